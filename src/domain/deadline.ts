// Deadlines as directives word them, and the one rule of the last day in time.
import { z } from 'zod'
import {
  addDays,
  addMonths,
  addWorkingDays,
  type Day,
  daySchema,
  type Time,
  timeSchema,
  type WorkCalendar,
} from './calendar.ts'
import { readRecurrence } from './recurrence.ts'

export const DEADLINE_KINDS = [
  'date',
  'month',
  'quarter',
  'year',
  'range',
  'recurring',
  'event',
  'ongoing',
  'done',
  'unspecified_soon',
] as const

/** One deadline as the document states it; the shape of `deadlines[]` in the JSON files and in `extract --json`. */
export const deadlineSchema = z
  .strictObject({
    raw: z.string().min(1),
    kind: z.enum(DEADLINE_KINDS),
    due: daySchema.nullable(),
    start: daySchema.nullable(),
    before: z.boolean(),
    time: timeSchema.nullable(),
    rrule: z.string().nullable(),
    event: z.string().nullable(),
    offset: z
      .string()
      .regex(/^[+-]\d+(d|wd|m|h)$/, 'an offset like +7d, -30wd, +12m or +24h')
      .nullable(),
  })
  .superRefine((d, context) => {
    const wrong = (message: string) => context.addIssue({ code: 'custom', message })
    const dated = ['date', 'month', 'quarter', 'year', 'range'].includes(d.kind)
    if (dated && !d.due) wrong(`a deadline of kind ${d.kind} needs a due day`)
    if (d.kind === 'range' && !d.start) wrong('a range needs its first day in start')
    if (d.start && d.due && d.start > d.due) wrong('the range ends before it starts')
    if (d.kind === 'recurring' && !(d.rrule && readRecurrence(d.rrule))) wrong('rrule is not one that is understood')
    if (d.kind === 'event' && !d.event) wrong('an event deadline names its event')
    if (!dated && d.due) wrong(`a deadline of kind ${d.kind} has no due day of its own`)
  })
export type Deadline = Readonly<z.infer<typeof deadlineSchema>>

/** True where something is known of the time: a day, a rhythm, an event, «thường xuyên». */
export function isTimed({ due, rrule, event, kind }: Deadline): boolean {
  return due !== null || rrule !== null || event !== null || kind === 'ongoing'
}

const DATED: readonly string[] = ['date', 'month', 'quarter', 'year', 'range']
/** True where it names its day, once and for all. */
export function isDated({ due, kind }: Pick<Deadline, 'due' | 'kind'>): boolean {
  return due !== null && DATED.includes(kind)
}

export type Offset = { readonly count: number; readonly unit: 'd' | 'wd' | 'm' | 'h' }
export function readOffset(offset: string): Offset | null {
  const m = /^([+-]\d+)(d|wd|m|h)$/.exec(offset)
  return m?.[1] ? { count: Number(m[1]), unit: m[2] as Offset['unit'] } : null
}

/** How «trước ngày 20/8» is read: strict, late from 20/8 00:00; lenient, late from 21/8. */
export type Reading = { readonly strictBefore: boolean }

/** What the rule needs of a deadline: how its day is named. */
export type Named = {
  readonly before: boolean
  readonly time: Time | null
  readonly offset: string | null
}

/**
 * The last day in time (contract.md): with «trước», without a clock time or an offset, and read strictly, the day before
 * the named day; otherwise the named day itself, with a time that minute.
 */
export function lastDayInTime(named: Named, due: Day, reading: Reading): Day {
  const excludesItself = named.before && reading.strictBefore && !named.time && !named.offset
  return excludesItself ? addDays(due, -1) : due
}

/** The day an event deadline names once the event has happened on `day`; null while only «sau khi» is known (offset null). */
export function dueAfterEvent(deadline: Deadline, day: Day, calendar: WorkCalendar): Day | null {
  const offset = deadline.offset ? readOffset(deadline.offset) : null
  if (!offset) return deadline.before ? day : null
  if (offset.unit === 'm') return addMonths(day, offset.count)
  // Of an event only its day is known: a part of a day counts as a day.
  if (offset.unit === 'h') return addDays(day, Math.sign(offset.count) * Math.ceil(Math.abs(offset.count) / 24))
  if (offset.unit === 'd') return addDays(day, offset.count)
  return offset.count === 0 ? day : addWorkingDays(calendar, day, offset.count)
}
