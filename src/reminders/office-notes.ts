// What only the office hears: deadlines to fill in, events to record, lists that are missing, work late on entry.
import type { Day } from '../domain/calendar.ts'
import { isKnown, type Register, type Task } from '../domain/register.ts'
import { duesOf, isPastUndated, withoutDay } from '../domain/status.ts'
import { isLateOnEntry } from './alarms.ts'

export type OfficeNotes = {
  readonly needDeadline: readonly Task[]
  readonly events: readonly { readonly event: string; readonly tasks: readonly Task[] }[]
  /** Named circles whose members the register lacks. */
  readonly missingLists: readonly string[]
  readonly lateOnEntry: readonly Task[]
  readonly hasNews: boolean
}

/** The whole of it on the first working day of a week; nothing on other days, so that it stays read. */
export function officeNotes(register: Register, province: string, today: Day, isFull: boolean): OfficeNotes | null {
  if (!isFull) return null
  const tasks = register
    .tasksIn(province)
    .filter((t) => isKnown(t.document, today) && t.record.status === 'open' && !isClosed(register, t))
  const needDeadline = tasks.filter((t) =>
    t.record.deadlines.every((d) => d.kind === 'unspecified_soon' || isPastUndated(d, { task: t, register }, today)),
  )
  const events = new Map<string, Task[]>()
  for (const task of tasks)
    for (const d of task.record.deadlines)
      if (d.kind === 'event' && d.event && d.offset !== null && withoutDay(task, d.event, register).length)
        events.set(d.event, [...(events.get(d.event) ?? []), task])
  const missing = new Set(
    tasks.flatMap((t) =>
      t.parties.filter((p) => p.role === 'lead' && p.addressee.kind === 'named').map((p) => p.written),
    ),
  )
  const lateOnEntry = tasks.filter((t) =>
    duesOf(t, register, today).some((d) => d.period === '' && isLateOnEntry(t, d, register)),
  )
  return {
    needDeadline,
    events: [...events].map(([event, list]) => ({ event, tasks: list })),
    missingLists: [...missing],
    lateOnEntry,
    hasNews: needDeadline.length + events.size + missing.size + lateOnEntry.length > 0,
  }
}
function isClosed(register: Register, task: Task): boolean {
  return register.state(task, '', '')?.state === 'closed'
}
