// Several completions in one message: each has a document of its own, so each is read, asked and written by itself.
import { mayTouch } from '../../../domain/access.ts'
import { dayOf } from '../../../domain/calendar.ts'
import { isOfOneSentence } from '../../../domain/evidence.ts'
import type { Task } from '../../../domain/register.ts'
import { reply } from '../../../domain/reply.ts'
import type { Changes } from '../../../ports.ts'
import { readEvidence } from '../../../text/evidence-words.ts'
import { type DoneTold, readSeveralDone } from '../../../text/several-done.ts'
import { sayDoubts, sayOneAtATime, saySeveralDone } from '../../../wording/evidence.ts'
import { asking, type Word, type WordOutcome, type WordTurn } from '../word-turn.ts'
import { lookAt, toldTo } from './doubts.ts'

/** Null: one task at most is told done. */
export async function severalDone(turn: WordTurn, done: Word): Promise<WordOutcome | null> {
  const told = readSeveralDone(turn.rest)
  const { register } = turn.office.bot
  const each = told.flatMap((one) => {
    const task = register.task(one.no)
    return task && mayTouch('xong', turn.asker, task, register) ? [{ ...one, task }] : []
  })
  if (new Set(each.map((e) => e.task)).size < 2) return null
  const read = each.map((e) => ({ ...e, evidence: readEvidence(e.rest, dayOf(turn.now)) }))
  const isWhole = read.every(({ evidence }) => evidence.number !== null && evidence.day !== null)
  // A file belongs to one of them, and nobody can say to which.
  if (!isWhole || turn.said.file) return { reply: reply(sayOneAtATime(each.map((e) => e.task))) }
  if (!turn.isConfirmed) {
    const looked = await Promise.all(read.map((e) => doubtsAmong(turn, e, read)))
    return asking(saySeveralDone(looked), writtenOut(each))
  }
  const outcomes: WordOutcome[] = []
  for (const [i, { no, rest }] of each.entries())
    outcomes.push(
      await done({ ...turn, rest: `${no} ${rest}`, understanding: null, isSpoken: false, said: nth(turn, i) }),
    )
  // Of a recurring duty it may have to be asked which period is meant: one such question can be answered here, not two.
  const asked = outcomes.filter((o) => o.asks)
  return asked.length > 1 ? { reply: reply(sayOneAtATime(each.map((e) => e.task))) } : together(outcomes)
}
type Read = DoneTold & { readonly task: Task; readonly evidence: ReturnType<typeof readEvidence> }
/** With what speaks against it: also the number of another task of the same message. */
async function doubtsAmong(turn: WordTurn, one: Read, all: readonly Read[]) {
  const looked = await lookAt(turn, one.task, one.evidence)
  const twice = all.filter((e) => e.task !== one.task && e.evidence.number === one.evidence.number)
  const body = turn.asker.member?.body ?? ''
  const usedFor = [
    ...new Set([
      ...toldTo(body, turn, looked).usedFor,
      ...twice.filter((e) => !isOfOneSentence(e.task, one.task)).map((e) => e.task.no),
    ]),
  ]
  return { ...one, doubts: usedFor.length ? sayDoubts(['number-used'], { ...looked, usedFor }) : [] }
}
const writtenOut = (each: readonly DoneTold[]) =>
  `/xong ${each.map(({ no, rest }, i) => `${i ? 'xong ' : ''}${no} ${rest}`).join('; ')}`
/** Entries are named after what was heard: each completion has a name of its own. */
function nth({ said }: WordTurn, i: number): WordTurn['said'] {
  return i ? { ...said, key: `${said.key}.${i + 1}` } : said
}
function together(outcomes: readonly WordOutcome[]): WordOutcome {
  const changes = outcomes.flatMap((o) => o.changes ?? [])
  const all = <K extends 'entries' | 'states' | 'queue'>(key: K) =>
    changes.flatMap((c) => (c[key] ?? []) as readonly unknown[]) as unknown as NonNullable<Changes[K]>
  const parts = outcomes.flatMap((o) => o.reply?.parts ?? [])
  const asks = outcomes.find((o) => o.asks)?.asks
  const said = { reply: reply(parts), ...(asks ? { asks } : {}) }
  if (!changes.length) return said
  const expected = Object.assign({}, ...changes.map((c) => c.expects?.states ?? {}))
  return {
    ...said,
    changes: { entries: all('entries'), states: all('states'), queue: all('queue'), expects: { states: expected } },
  }
}
