// The one function of a task and a moment from which every status comes; only open and closed are stored.
import {
  addDays,
  addWorkingDays,
  compareDays,
  type Day,
  dayOf,
  daysBetween,
  type Moment,
  minutesOf,
  type Time,
  timeOf,
  workingDayFrom,
} from './calendar.ts'
import { type Deadline, dueAfterEvent, isDated, lastDayInTime, readOffset } from './deadline.ts'
import { takesPlaceAgain } from './events.ts'
import type { EndingHow } from './ledger.ts'
import { movedTo } from './moved.ts'
import type { AssignmentState, Extension } from './progress.ts'
import { type Period, periodsDue, readRecurrence } from './recurrence.ts'
import { owersOf, type Register, type Rules, type Task, whoseDays } from './register.ts'

export type Status =
  | { readonly kind: 'overdue'; readonly days: number }
  | { readonly kind: 'due-today'; readonly time: Time | null }
  | { readonly kind: 'due-soon'; readonly days: number }
  | { readonly kind: 'not-due'; readonly days: number }
  | { readonly kind: 'needs-deadline' }
  | { readonly kind: 'awaiting-event'; readonly event: string }
  | { readonly kind: 'ongoing' }
  | { readonly kind: 'awaiting-acceptance' }
  /** Of another's late task, where how it stands is not said (`discretion.ts`). Nothing computes it, nothing stores it. */
  | { readonly kind: 'untold' }
  /** Suspended by a document; `until`: the last day of it, where one is named. */
  | { readonly kind: 'paused'; readonly until: Day | null }
  | { readonly kind: 'done'; readonly when: 'early' | 'on-time' | 'late' | 'unrated'; readonly on: Day | null }
  /** Closed otherwise than by being done: outside every rate. */
  | { readonly kind: 'ended'; readonly how: EndingHow; readonly on: Day | null }

/** A day on which something is due: a deadline with a date, a period of a recurring one, or an event that was recorded. */
export type Due = {
  readonly deadline: Deadline
  /** The named day. */
  readonly due: Day
  /** The last day in time. */
  readonly last: Day
  /** '' but for recurring deadlines. */
  readonly period: string
  /** The day was not named by the document: the last working day of a period, a computed event date. */
  readonly assumed: boolean
  /** Where a counted period would have ended on a day off: that day. */
  readonly movedFrom?: Day
  /**
   * Set where the office gave a later date, or a correction moved it: the named day, the last day in time as first promised, how
   * often it moved; `first`: the deadline given first, where the named day is another one by now.
   */
  readonly extended: {
    readonly of: Day
    readonly last: Day
    readonly times: number
    readonly first?: Deadline
  } | null
}

/** The most pressing first. */
export const STATUS_ORDER: readonly Status['kind'][] = [
  'overdue',
  'due-today',
  'due-soon',
  'not-due',
  'needs-deadline',
  'awaiting-acceptance',
  'awaiting-event',
  'ongoing',
  'untold',
  'paused',
  'done',
  'ended',
]

/** Working days before the last day from which a task counts as «sắp đến hạn» (alarm level 1 begins there). */
export const SOON_WORKING_DAYS = 3
/** The notice before the first period of a recurring duty whose day is assumed. */
const NOTICE_WORKING_DAYS = 5
/** How far ahead periods of a recurring duty are looked at; the next one always, however far it is. */
const HORIZON_DAYS = 100
const LONGEST_PERIOD_DAYS = 370

/** What one body (or '' for the task as a whole) has to keep: the dues of the task, later where the office gave it more time. */
export function duesFor(
  task: Task,
  body: string,
  { register, today, until }: { readonly register: Register; readonly today: Day; readonly until?: Day },
): readonly Due[] {
  const dues = duesOf(task, register, today, { body, ...(until ? { until } : {}) })
  if (!register.isTouched(task)) return dues
  return dues.map((due) => {
    const states = [body, ''].flatMap((name) => register.ownState(task.no, name, due.period) ?? [])
    const all = states.flatMap((s) => s.extensions ?? [])
    const given = all.find((e) => e.of === due.due) ?? movedWithEvent(all, due, dues)
    if (!given) return due
    const { of, until, times } = given
    const { last, times: moved, ...first } = due.extended ?? { last: due.last, times: 0 }
    return { ...due, due: until, last: until, extended: { ...first, of, last, times: moved + times } }
  })
}

/** What was granted of an event's day holds when the event gets another day, unless the new one is later anyway. */
function movedWithEvent(all: readonly Extension[], due: Due, dues: readonly Due[]): Extension | undefined {
  if (due.deadline.kind !== 'event') return undefined
  const own = all.filter((e) => !dues.some((d) => d.period === due.period && d.due === e.of))
  return own.filter((e) => e.until > due.due).sort((a, b) => compareDays(b.until, a.until))[0]
}

/** All dues of a task (of one body, where events have days of their own there) known at a moment, as the document has them: dated ones, recorded events, and periods from its entry to a little ahead (or to `until`). */
export function duesOf(
  task: Task,
  register: Register,
  today: Day,
  { until, body = '' }: { readonly until?: Day; readonly body?: string } = {},
): readonly Due[] {
  const { rules } = register
  const owing = { task, body, register }
  const dues: Due[] = []
  for (const deadline of task.record.deadlines) {
    if (deadline.due && isDated(deadline)) dues.push(movedDue(datedDue(deadline, deadline.due, rules), task, rules))
    else if (deadline.kind === 'recurring')
      dues.push(...recurringDues(deadline, task, rules, until ? { until } : { today }))
    else if (deadline.kind === 'event' && deadline.event)
      dues.push(
        ...eventDues(deadline, deadline.event, owing).filter((d) => !until || d.due <= until || d.period === ''),
      )
  }
  return dues
}

/** Of an event that takes place again each time is a period of its own, from the entry of the task on. */
function eventDues(
  deadline: Deadline,
  event: string,
  { task, body, register: { rules, occasions } }: Omit<Owing, 'now'>,
): readonly Due[] {
  const again = takesPlaceAgain(event)
  const dues = occasions(task.document, event, whoseDays(task, body)).flatMap(({ day, key }): readonly Due[] => {
    const counted = dueAfterEvent(deadline, day, rules.calendar)
    const due = counted && workedDay(deadline, counted, rules)
    if (!due || (again && due < task.document.known_from)) return []
    const moved = due === counted ? {} : { movedFrom: counted }
    return [{ ...datedDue(deadline, due, rules), period: again ? key : '', assumed: true, ...moved }]
  })
  return dues.sort((a, b) => compareDays(a.due, b.due))
}

/** A counted period that ends on a day off ends with the next working day (BLDS 2015, điều 148); a day counted backwards stays. */
function workedDay(deadline: Deadline, day: Day, { calendar }: Rules): Day {
  const offset = deadline.offset ? readOffset(deadline.offset) : null
  return offset && offset.count > 0 && offset.unit !== 'h' ? workingDayFrom(calendar, day) : day
}

function datedDue(deadline: Deadline, due: Day, { reading }: Rules): Due {
  return {
    deadline,
    due,
    last: lastDayInTime(deadline, due, reading),
    period: '',
    assumed: false,
    extended: null,
  }
}
/** Of a day that a correction moved the one given first stays in sight. */
function movedDue(due: Due, { record }: Task, { reading }: Rules): Due {
  const moved = movedTo(record, due.due)
  if (!moved?.first.due) return due
  const { first, times } = moved
  return { ...due, extended: { of: due.due, last: lastDayInTime(first, moved.first.due, reading), times, first } }
}
type Span = { readonly until: Day } | { readonly today: Day }
function recurringDues(deadline: Deadline, task: Task, rules: Rules, span: Span): readonly Due[] {
  const rule = deadline.rrule ? readRecurrence(deadline.rrule) : null
  if (!rule) return []
  const from = task.document.known_from
  // A period whose day nobody named is owed only by those who had a week for it.
  const isOwed = (p: Period) => !p.assumed || addWorkingDays(rules.calendar, from, NOTICE_WORKING_DAYS) <= p.due
  const between = (first: Day, until: Day) => periodsDue(rule, first, until, rules.calendar).filter(isOwed)
  const periods = () => {
    if ('until' in span) return between(from, span.until)
    const horizon = addDays(span.today, HORIZON_DAYS)
    const near = between(from, horizon)
    if (near.some((p) => p.due >= span.today)) return near
    const start = addDays(horizon, 1)
    const far = between(start < from ? from : start, addDays(horizon, 2 * LONGEST_PERIOD_DAYS * rule.interval))
    // Two: the nearer one may be closed already.
    return [...near, ...far.slice(0, 2)]
  }
  return periods().map((p) => ({
    deadline,
    due: p.due,
    last: lastDayInTime(deadline, p.due, rules.reading),
    period: p.key,
    assumed: p.assumed,
    extended: null,
  }))
}

/** A due that is still owed, with its own status: a task may owe several at once. */
export type Owed = Due & { readonly status: Status }
/** Written out: a hundred thousand are made in one plan, and a spread takes many times as long. */
function withStatus(due: Due, status: Status): Owed {
  if (due.movedFrom !== undefined) return { ...due, status }
  const { deadline, due: day, last, period, assumed, extended } = due
  return { deadline, due: day, last, period, assumed, extended, status }
}
/** The status of what one body (or '' for the task as a whole) owes, the due it rests on, and all that is owed. */
export type Standing = {
  readonly status: Status
  readonly due: Due | null
  readonly openPeriods: readonly Due[]
  /** Late ones first, then the nearest. */
  readonly owed: readonly Owed[]
  /** What was recorded of it: how far, what is in the way, what was asked for or sent back. */
  readonly state: AssignmentState | null
}

/** A body that leads stands by its own share; one that only helps stands as the leads do, with their dates, evidence and endings. */
export function standingOf(task: Task, body: string, register: Register, now: Moment): Standing {
  return onlyHelpsWith(task, body) ? wholeStanding(task, register, now) : ownStanding(task, body, register, now)
}

/** A task as the office and its helpers see it: done when every instance is, otherwise as late as its latest instance. */
export function wholeStanding(task: Task, register: Register, now: Moment): Standing {
  const whole = ownStanding(task, '', register, now)
  if (!register.isTouched(task) || !isOpen(whole.status)) return whole
  const each = owersOf(task).map((name) => ownStanding(task, name, register, now))
  const open = each.filter((s) => isOpen(s.status))
  if (!open.length) return [...each].sort((a, b) => compareDays(dayDone(b), dayDone(a)))[0] ?? whole
  return [...open].sort(latestFirst)[0] ?? whole
}
const dayDone = ({ status }: Standing): Day => (status.kind === 'done' ? (status.on ?? '0') : '')
const latestFirst = (a: Standing, b: Standing) =>
  STATUS_ORDER.indexOf(a.status.kind) - STATUS_ORDER.indexOf(b.status.kind) ||
  compareDays(a.due?.last ?? '9999', b.due?.last ?? '9999')

function onlyHelpsWith(task: Task, body: string): boolean {
  const shares = task.shares.get(body) ?? []
  return shares.length > 0 && shares.every((s) => s.role === 'coop') && task.forEverybody?.role !== 'lead'
}
/**
 * What is still open of the dues of a body, of the task as a whole (''), or of those whom a body helps: each day once, as pressing
 * as it is for the one who stands worst.
 */
export function openDues(
  task: Task,
  body: string,
  { register, now, until }: { readonly register: Register; readonly now: Moment; readonly until?: Day },
): readonly Owed[] {
  const isJoint = register.isTouched(task) && (body === '' || onlyHelpsWith(task, body))
  const owers = isJoint ? owersOf(task) : []
  const span = { register, today: dayOf(now), ...(until ? { until } : {}) }
  const dues = (owers.length ? owers : [body]).flatMap((name) =>
    duesFor(task, name, span)
      .filter((d) => register.state(task, name, d.period)?.state !== 'closed')
      .map((d) => withStatus(d, owedStatus(d, { task, body: name, register, now }))),
  )
  if (dues.length < 2) return dues
  const keyOf = (d: Due) => [task.record.deadlines.indexOf(d.deadline), d.period, d.due].join('|')
  const worstLast = (a: Owed, b: Owed) => STATUS_ORDER.indexOf(b.status.kind) - STATUS_ORDER.indexOf(a.status.kind)
  const byDay = new Map([...dues].sort(worstLast).map((d) => [keyOf(d), d]))
  return [...byDay.values()].sort((a, b) => compareDays(a.last, b.last))
}

function ownStanding(task: Task, body: string, register: Register, now: Moment): Standing {
  const today = dayOf(now)
  const whole = register.state(task, body, '')
  const none = { due: null, openPeriods: [], owed: [], state: whole }
  if (task.record.status === 'done') return { ...none, status: { kind: 'done', when: 'unrated', on: null } }
  const dues = duesFor(task, body, { register, today })
  if (whole?.state === 'closed') return { ...none, status: closedStatus(whole, dues) }
  if (whole?.awaitingAcceptance) return { ...none, status: { kind: 'awaiting-acceptance' }, due: dues[0] ?? null }
  const pause = pauseOf(task, register, today)
  if (pause) return { ...none, status: pause, due: dues[0] ?? null }
  const open = register.isTouched(task)
    ? dues.filter((d) => d.period === '' || register.state(task, body, d.period)?.state !== 'closed')
    : dues
  const owing = { task, body, register, now }
  const owed = counted(open, today).map((d) => withStatus(d, owedStatus(d, owing)))
  if (owed.length > 1) owed.sort((a, b) => compareDays(a.last, b.last))
  const openPeriods = owed.some((d) => d.period !== '') ? owed.filter((d) => d.period !== '') : NO_PERIODS
  // A period that waits for the office hides no later one that is late.
  const first = owed[0]?.status.kind === 'awaiting-acceptance' ? (owed.find(isLateOwed) ?? owed[0]) : owed[0]
  if (!first) return { ...none, status: undatedStatus({ task, body, register }, today) }
  const state = first.period === '' ? whole : register.state(task, body, first.period)
  return { status: first.status, due: first, openPeriods, owed, state }
}
const isLateOwed = ({ status }: Owed): boolean => status.kind === 'overdue'
const NO_PERIODS: readonly Owed[] = []
/** A task is suspended for all its bodies, to the end of the last day named, or until the office takes it up again. */
export function pauseOf(task: Task, register: Register, today: Day): Status | null {
  const paused = register.isTouched(task) ? register.ownState(task.no, '', '')?.paused : undefined
  return paused && (paused.until === null || today <= paused.until) ? { kind: 'paused', until: paused.until } : null
}
type Owing = { readonly task: Task; readonly body: string; readonly register: Register; readonly now: Moment }
/** Each period of a recurring duty waits for acceptance on its own. */
function owedStatus(due: Due, { task, body, register, now }: Owing): Status {
  if (register.state(task, body, due.period)?.awaitingAcceptance) return { kind: 'awaiting-acceptance' }
  return dueStatus(due, now, register.rules)
}
/** Of a recurring deadline only the periods that have come count, and its next one. */
function counted(open: readonly Due[], today: Day): readonly Due[] {
  if (open.every((d) => d.period === '')) return open
  const coming = new Set<Deadline>()
  return open.filter((d) => {
    if (d.period === '' || d.last < today) return true
    const isNext = !coming.has(d.deadline)
    coming.add(d.deadline)
    return isNext
  })
}

/** True from the first minute after the last day in time; a deadline with a clock time is late from that minute on. */
export function isLate(due: Due, now: Moment): boolean {
  const today = dayOf(now)
  const time = timeOfDue(due)
  if (today !== due.last || !time) return today > due.last
  return minutesOf(timeOf(now)) >= minutesOf(time)
}

/** The hour belongs to the day that the document named; a later date has the whole day. */
export function timeOfDue({ due, deadline, extended }: Due): Time | null {
  return extended && extended.of !== due ? null : deadline.time
}

export function dueStatus(due: Due, now: Moment, rules: Rules): Status {
  const today = dayOf(now)
  if (isLate(due, now)) return { kind: 'overdue', days: daysBetween(due.last, today) }
  if (due.last === today) return { kind: 'due-today', time: timeOfDue(due) }
  const days = daysBetween(today, due.last)
  return soonFrom(due.last, rules) <= today ? { kind: 'due-soon', days } : { kind: 'not-due', days }
}
/** The day from which a last day counts as near. */
export function soonFrom(last: Day, rules: Rules): Day {
  return addWorkingDays(rules.calendar, last, -SOON_WORKING_DAYS)
}

/** «Khi có hướng dẫn»: it has happened, and no number of days is said: somebody has to fill in the day. */
export function isPastUndated(
  { kind, event, offset, before }: Deadline,
  { task, body = '', register }: { readonly task: Task; readonly body?: string; readonly register: Register },
  today: Day,
): boolean {
  if (kind !== 'event' || !event || offset !== null || before) return false
  return register.occasions(task.document, event, whoseDays(task, body)).some((o) => o.day <= today)
}
/** The bodies of a task for which nobody has said when an event takes place; '' where no body owes it by name. */
export function withoutDay(
  task: Task,
  event: string,
  { occasions }: Register,
  from: Day | null = null,
): readonly string[] {
  const owers = owersOf(task)
  return (owers.length ? owers : ['']).filter(
    (name) => !occasions(task.document, event, whoseDays(task, name)).some((o) => from === null || o.day >= from),
  )
}
function undatedStatus({ task, body, register }: Omit<Owing, 'now'>, today: Day): Status {
  const { deadlines } = task.record
  const events = deadlines.filter((d) => d.kind === 'event')
  const event = events.find((d) => !isPastUndated(d, { task, body, register }, today))
  if (event?.event) return { kind: 'awaiting-event', event: event.event }
  if (events.length) return { kind: 'needs-deadline' }
  if (deadlines.some((d) => d.kind === 'done')) return { kind: 'done', when: 'unrated', on: null }
  if (deadlines.some((d) => d.kind === 'ongoing')) return { kind: 'ongoing' }
  // A recurring duty whose periods so far are all closed waits for its next one.
  if (deadlines.some((d) => d.kind === 'recurring')) return { kind: 'ongoing' }
  return { kind: 'needs-deadline' }
}

function closedStatus({ closedOn: on, ending }: AssignmentState, dues: readonly Due[]): Status {
  if (ending) return { kind: 'ended', how: ending.how, on }
  const last = dues.filter((d) => d.period === '').at(-1)?.last
  return { kind: 'done', when: on && last ? whenDone(on, last) : 'unrated', on }
}
/** A product of this day, held against a last day in time. */
export function whenDone(on: Day, last: Day): 'early' | 'on-time' | 'late' {
  return on < last ? 'early' : on === last ? 'on-time' : 'late'
}

/** True for work that is still owed. */
export function isOpen(status: Status): boolean {
  return status.kind !== 'done' && status.kind !== 'ended'
}
