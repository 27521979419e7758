// What speaks against a piece of evidence without refusing it: a document of another kind, a number that another task has.
import { type Evidence, isOfOneSentence, usedFor } from '../../../domain/evidence.ts'
import type { Entry } from '../../../domain/ledger.ts'
import type { Task } from '../../../domain/register.ts'
import { askedKinds, kindWord } from '../../../text/asked-kinds.ts'
import { type Doubts, sayDoubts } from '../../../wording/evidence.ts'
import type { WordTurn } from '../word-turn.ts'

export type Looked = Doubts & {
  readonly expectedKinds: readonly string[]
  readonly others: readonly Entry<'evidence'>[]
}
type Proof = Pick<Evidence, 'number' | 'day' | 'documentKind'>

/** `sent`: the entry of this evidence; what was sent after it came second. */
export async function lookAt(turn: WordTurn, task: Task, evidence: Proof, sent?: string): Promise<Looked> {
  const asked = askedKinds(task.record.text ?? task.record.title)
  const others = await evidenceElsewhere(turn, task, sent)
  return {
    asked: asked?.asked ?? [],
    given: evidence.documentKind === null ? null : kindWord(evidence.documentKind),
    usedFor: usedFor(evidence, { others, task }),
    expectedKinds: asked?.passes ?? [],
    others,
  }
}
/** A body hears the numbers of its own tasks; of others it hears that there is one. */
export function toldTo(body: string, { office }: WordTurn, looked: Looked): Doubts {
  const isOwn = (no: number) => office.bot.register.task(no)?.shares.has(body) === true
  return { ...looked, usedFor: looked.usedFor.filter(isOwn) }
}

// What came back, or was replaced before anybody decided, proves nothing, so its number may be used again.
async function evidenceElsewhere(
  { storage, office }: WordTurn,
  task: Task,
  sent: string | undefined,
): Promise<readonly Entry<'evidence'>[]> {
  const entries = await storage.entries({ kinds: ['evidence', 'evidence-withdrawn', 'returned', 'accepted'] })
  const accepted = new Set(entries.flatMap((e) => (e.kind === 'accepted' ? [e.request] : [])))
  const last = new Map(
    entries.flatMap((e) => (e.kind === 'evidence' ? [[`${e.task}|${e.body}|${e.period}`, e.id] as const] : [])),
  )
  const isReplaced = (e: Entry<'evidence'>) =>
    !accepted.has(e.id) && last.get(`${e.task}|${e.body}|${e.period}`) !== e.id
  const back = new Set(
    entries.flatMap((e) => (e.kind === 'returned' || e.kind === 'evidence-withdrawn' ? [e.request] : [])),
  )
  const own = entries.findIndex((e) => e.id === sent)
  return entries.slice(0, own < 0 ? undefined : own).flatMap((e) => {
    if (e.kind !== 'evidence' || e.task === task.no || back.has(e.id) || isReplaced(e)) return []
    const other = office.bot.register.task(e.task)
    // Symbols are a province's own: its neighbour has a 45/BC-SNV as well.
    const isElse = other && (other.province !== task.province || isOfOneSentence(task, other))
    return isElse ? [] : [e]
  })
}

/** What the second person has to accept knowingly, as it stands today; none: one press will do. */
export async function againstAccepting(
  turn: WordTurn,
  task: Task,
  evidence: Entry<'evidence'>,
): Promise<readonly string[]> {
  const looked = await lookAt(turn, task, evidence, evidence.id)
  const { documentKind } = evidence
  const isOther =
    evidence.findings.includes('other-kind') && documentKind !== null && !looked.expectedKinds.includes(documentKind)
  const findings = [
    ...(looked.usedFor.length ? ['number-used'] : []),
    ...(isOther && looked.asked.length ? ['other-kind'] : []),
  ]
  return sayDoubts(findings, looked)
}
