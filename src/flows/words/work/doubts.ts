// What speaks against a piece of evidence without refusing it: a document of another kind, a number that another task has.
import { type Evidence, isOfOneSentence, isSameNumber, usedFor } from '../../../domain/evidence.ts'
import type { Entry, EntryFilter } from '../../../domain/ledger.ts'
import type { Task } from '../../../domain/register.ts'
import { standingOf } from '../../../domain/status.ts'
import { askedKinds, kindWord } from '../../../text/asked-kinds.ts'
import { type Doubts, sayDoubts } from '../../../wording/evidence.ts'
import type { WordTurn } from '../word-turn.ts'
import type { Own } from './own-task.ts'

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
/** Of a recurring duty: other periods of the body that this number proves, and earlier ones that are late with nothing handed in. */
export async function lookAtPeriod(
  turn: WordTurn,
  { task, body, period }: Pick<Own, 'task' | 'body' | 'period'>,
  proof: Pick<Evidence, 'number' | 'day'>,
): Promise<{ readonly usedPeriods: readonly string[]; readonly earlierOwed: readonly string[] }> {
  if (period === '') return { usedPeriods: [], earlierOwed: [] }
  const entries = await turn.storage.entries({ tasks: [task.no], kinds: PROOFS, body })
  const used = standingEvidence(entries).filter((e) => e.period !== period && isSameNumber(proof, e))
  const { owed } = standingOf(task, body, turn.office.bot.register, turn.now)
  const last = owed.find((d) => d.period === period)?.last ?? ''
  const earlier = owed.filter((d) => d.period !== '' && d.last < last && d.status.kind === 'overdue')
  return { usedPeriods: [...new Set(used.map((e) => e.period))], earlierOwed: earlier.map((d) => d.period) }
}
/** A body hears the numbers of its own tasks; of others it hears that there is one. */
export function toldTo(body: string, { office }: WordTurn, looked: Looked): Doubts {
  const isOwn = (no: number) => office.bot.register.task(no)?.shares.has(body) === true
  return { ...looked, usedFor: looked.usedFor.filter(isOwn) }
}

async function evidenceElsewhere(
  { storage, office }: WordTurn,
  task: Task,
  sent: string | undefined,
): Promise<readonly Entry<'evidence'>[]> {
  const entries = await storage.entries({ kinds: PROOFS })
  const own = entries.findIndex((e) => e.id === sent)
  const standing = new Set(standingEvidence(entries))
  return entries.slice(0, own < 0 ? undefined : own).flatMap((e) => {
    if (e.kind !== 'evidence' || e.task === task.no || !standing.has(e)) return []
    const other = office.bot.register.task(e.task)
    // Symbols are a province's own: its neighbour has a 45/BC-SNV as well.
    const isElse = other && (other.province !== task.province || isOfOneSentence(task, other))
    return isElse ? [] : [e]
  })
}
const PROOFS: NonNullable<EntryFilter['kinds']> = ['evidence', 'evidence-withdrawn', 'returned', 'accepted']
// What came back, was taken back, or was replaced before anybody decided, proves nothing, so its number may be used again.
function standingEvidence(entries: readonly Entry[]): readonly Entry<'evidence'>[] {
  const accepted = new Set(entries.flatMap((e) => (e.kind === 'accepted' ? [e.request] : [])))
  const last = new Map(
    entries.flatMap((e) => (e.kind === 'evidence' ? [[`${e.task}|${e.body}|${e.period}`, e.id] as const] : [])),
  )
  const isReplaced = (e: Entry<'evidence'>) =>
    !accepted.has(e.id) && last.get(`${e.task}|${e.body}|${e.period}`) !== e.id
  const back = new Set(
    entries.flatMap((e) => (e.kind === 'returned' || e.kind === 'evidence-withdrawn' ? [e.request] : [])),
  )
  return entries.flatMap((e) => (e.kind === 'evidence' && !back.has(e.id) && !isReplaced(e) ? [e] : []))
}

/** What the second person has to accept knowingly, as it stands today; none: one press will do. */
export async function againstAccepting(
  turn: WordTurn,
  task: Task,
  evidence: Entry<'evidence'>,
): Promise<readonly string[]> {
  const { documentKind } = evidence
  const looked = {
    ...(await lookAt(turn, task, evidence, evidence.id)),
    ...(await lookAtPeriod(turn, { task, body: evidence.body, period: evidence.period }, evidence)),
  }
  const isOther =
    evidence.findings.includes('other-kind') && documentKind !== null && !looked.expectedKinds.includes(documentKind)
  const findings = [
    ...(looked.usedFor.length ? ['number-used'] : []),
    // Of two periods the one that was sent first has the number.
    ...(evidence.findings.includes('number-of-period') && looked.usedPeriods.length ? ['number-of-period'] : []),
    ...(isOther && looked.asked.length ? ['other-kind'] : []),
  ]
  return sayDoubts(findings, looked)
}
