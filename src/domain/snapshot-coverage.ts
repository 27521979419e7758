// Weekly coverage: of every open share, was its body pressed, and did it read that? With the list of the missed.
import { type Day, dayOf, type Moment } from './calendar.ts'
import { type Coverage, isOpenCell, type Snapshot, type SnapshotShare } from './snapshot.ts'

/** A message that told a body of a task; `readAt` null: nobody has shown that it was read. */
export type Pressing = {
  readonly task: number
  readonly body: string
  readonly sentAt: Moment
  readonly readAt: Moment | null
}
export type MessageFacts = {
  readonly from: Day
  readonly to: Day
  readonly pressings: readonly Pressing[]
  /** Bodies that no chat reaches. */
  readonly unreachable: ReadonlySet<string>
  /** Bodies that turned their reminders off, or put them off beyond the first of these days. */
  readonly held?: ReadonlyMap<string, 'muted' | 'snoozed'>
}

/** Counts are in shares (what is suspended is not to be pressed), and `read + notRead + notPressed = of`. */
export function coverageOf({ rows }: Pick<Snapshot, 'rows'>, facts: MessageFacts): Coverage {
  const told = readingByShare(facts)
  const open = rows.flatMap(({ no, shares }) =>
    shares.filter((s) => isOpenCell(s.cell) && s.cell !== 'paused').map((share) => ({ no, share })),
  )
  const read = open.filter(({ no, share }) => told.get(key(no, share.body)) === true)
  const notRead = open.filter(({ no, share }) => told.get(key(no, share.body)) === false)
  const missed = open.flatMap(({ no, share }) => missedOf(no, share, { told, facts }))
  const counts = { of: open.length, read: read.length, notRead: notRead.length }
  return { from: facts.from, to: facts.to, ...counts, notPressed: missed.length - notRead.length, missed }
}

type Told = ReadonlyMap<string, boolean>
function missedOf(no: number, share: SnapshotShare, { told, facts }: { told: Told; facts: MessageFacts }) {
  const read = told.get(key(no, share.body))
  if (read === true) return []
  const why = read === false ? 'not-read' : whyNot(share.body, facts)
  return [{ no, body: share.body, cell: share.cell, why } as const]
}
function whyNot(body: string, { unreachable, held }: MessageFacts) {
  return unreachable.has(body) ? 'unreachable' : (held?.get(body) ?? 'not-pressed')
}
// Pressed twice and read once is read; what was sent outside the days does not count.
function readingByShare({ pressings, from, to }: MessageFacts): Told {
  const told = new Map<string, boolean>()
  for (const p of pressings) {
    const day = dayOf(p.sentAt)
    if (day < from || to < day) continue
    const before = told.get(key(p.task, p.body)) ?? false
    told.set(key(p.task, p.body), before || p.readAt !== null)
  }
  return told
}
const key = (task: number, body: string) => `${task}|${body}`
