// The day that was given first: kept beside a deadline that a later correction moves, however often, unless that day was a slip of the pen.
import { type Deadline, isDated } from './deadline.ts'
import type { TaskRecord } from './document.ts'

export type Moved = NonNullable<TaskRecord['moved']>[number]

/** What a day was before it was moved; undefined: it is the one given first. */
export function movedTo(record: Pick<TaskRecord, 'moved'>, day: string | null): Moved | undefined {
  return record.moved?.findLast((m) => m.to === day)
}

export type Moving = {
  /** The day before was never what the document says: the new one takes its place as the first. */
  readonly isMistyped: boolean
  /** How often the office had given more time beyond a day of the task. */
  readonly grantedOf: (day: string) => number
}
/** What is kept of the first days when the deadlines of a task become others; days that stay keep what they have. */
export function movesOf(
  record: Pick<TaskRecord, 'deadlines' | 'moved'>,
  wanted: readonly Deadline[],
  { isMistyped, grantedOf }: Moving,
): readonly Moved[] {
  const before = record.deadlines.filter(isDated)
  const after = wanted.filter(isDated)
  const gone = before.filter((b) => !after.some((a) => a.due === b.due))
  const come = after.filter((a) => !before.some((b) => b.due === a.due))
  const fromOf = (i: number): Moved | undefined => {
    const old = gone[i]
    // Cleared before, filled in now: the day of then is the first one still.
    if (!old) return before.length ? undefined : movedTo(record, null)
    const known = movedTo(record, old.due)
    const times = (known?.times ?? 0) + grantedOf(old.due ?? '')
    return { to: old.due, first: known?.first ?? old, times }
  }
  const moves = come.flatMap((next, i): readonly Moved[] => {
    const from = fromOf(i)
    if (!from || from.first.due === next.due) return []
    const isFirst = isMistyped && from.to === from.first.due
    return isFirst ? [] : [{ to: next.due, first: from.first, times: from.times + (isMistyped ? 0 : 1) }]
  })
  const cleared = after.length || isMistyped ? undefined : fromOf(0)
  return cleared && before.length ? [...moves, { ...cleared, to: null }] : moves
}
