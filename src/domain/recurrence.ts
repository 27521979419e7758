// Recurring deadlines: the part of RFC 5545 that directives use, as one due day per period.
import {
  addDays,
  addMonths,
  type Day,
  dateOf,
  dayFrom,
  daysBetween,
  endOfMonth,
  monthOf,
  quarterOf,
  startOfMonth,
  startOfWeek,
  type WorkCalendar,
  weekdayOf,
  workingDayUpTo,
  yearOf,
} from './calendar.ts'
import { createKept } from './kept.ts'

export type Recurrence = {
  readonly frequency: 'daily' | 'weekly' | 'monthly' | 'yearly'
  /** Every second week, every third month …; 1 is every one. */
  readonly interval: number
  readonly months: readonly number[]
  /** Day numbers of the month; -1 is the last. */
  readonly monthDays: readonly number[]
  /** 1 Monday … 7 Sunday. */
  readonly weekdays: readonly number[]
  /** Of a month: the first Monday, the last Friday (`nth` -1). */
  readonly monthWeekdays: readonly MonthWeekday[]
}
export type MonthWeekday = { readonly nth: number; readonly weekday: number }
/** One period of a recurring deadline. `key` names it for ever: `2025-08`, `2025-W33`, `2025-Q3`, `2025`. */
export type Period = { readonly key: string; readonly start: Day; readonly due: Day; readonly assumed: boolean }

const FREQUENCIES = { DAILY: 'daily', WEEKLY: 'weekly', MONTHLY: 'monthly', YEARLY: 'yearly' } as const
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** Reads an RRULE of the kinds a directive gives; null for anything else, never a guess. */
export function readRecurrence(rrule: string): Recurrence | null {
  return rulesKept(rrule, parseRecurrence)
}
const rulesKept = createKept<Recurrence | null>(1_000)
function parseRecurrence(rrule: string): Recurrence | null {
  const parts = new Map<string, string>()
  for (const part of rrule
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')) {
    const [name, value, ...rest] = part.split('=')
    if (!name || !value || rest.length || parts.has(name)) return null
    parts.set(name, value)
  }
  const frequency = FREQUENCIES[(parts.get('FREQ') ?? '') as keyof typeof FREQUENCIES]
  if (!frequency) return null
  for (const name of parts.keys())
    if (!['FREQ', 'INTERVAL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY'].includes(name)) return null
  const interval = Number(parts.get('INTERVAL') ?? '1')
  if (!Number.isInteger(interval) || interval < 1 || interval > 12) return null
  const numbers = (name: string, ok: (n: number) => boolean) => {
    const list = (parts.get(name)?.split(',') ?? []).map(Number)
    return list.every((n) => Number.isInteger(n) && ok(n)) ? list : null
  }
  const months = numbers('BYMONTH', (n) => n >= 1 && n <= 12)
  const monthDays = numbers('BYMONTHDAY', (n) => n === -1 || (n >= 1 && n <= 31))
  const isByMonth = frequency === 'monthly' || frequency === 'yearly'
  const named = parts.get('BYDAY')?.split(',') ?? []
  const weekdays = isByMonth ? [] : named.map((d) => WEEKDAYS.indexOf(d) + 1)
  const monthWeekdays = isByMonth ? named.map(readMonthWeekday) : []
  if (!months || !monthDays || weekdays.includes(0) || monthWeekdays.includes(null)) return null
  // A part that this frequency does not look at would be a rule read otherwise than it was written.
  if ((weekdays.length && frequency !== 'weekly') || (!isByMonth && (months.length || monthDays.length))) return null
  if (monthWeekdays.length && monthDays.length) return null
  const given = monthWeekdays.filter((d) => d !== null)
  return { frequency, interval, months, monthDays, weekdays, monthWeekdays: given }
}
/** «-1FR»: the last Friday; every month has four of each. */
function readMonthWeekday(text: string): MonthWeekday | null {
  const m = /^(-?[1-4])([A-Z]{2})$/.exec(text)
  const weekday = WEEKDAYS.indexOf(m?.[2] ?? '') + 1
  return m && weekday > 0 ? { nth: Number(m[1]), weekday } : null
}

/** Each question asks for the periods of the same rules to the same day. */
const PERIODS_MAX = 100
const periodsKept = new WeakMap<WorkCalendar, WeakMap<Recurrence, Kept>>()
type Kept = ReturnType<typeof createKept<readonly Period[]>>

/** The periods whose due day lies in `from`..`to`, earliest first. A period without a day is due on its last working day. */
export function periodsDue(rule: Recurrence, from: Day, to: Day, calendar: WorkCalendar): readonly Period[] {
  const ofCalendar = periodsKept.get(calendar) ?? new WeakMap<Recurrence, Kept>()
  periodsKept.set(calendar, ofCalendar)
  const kept = ofCalendar.get(rule) ?? createKept<readonly Period[]>(PERIODS_MAX)
  ofCalendar.set(rule, kept)
  return kept(`${from}|${to}`, () => computePeriods(rule, from, to, calendar))
}
function computePeriods(rule: Recurrence, from: Day, to: Day, calendar: WorkCalendar): readonly Period[] {
  const found: Period[] = []
  let start = periodStart(rule, from)
  // Bounded: a daily rule over ten years is the longest anybody asks for.
  for (let guard = 0; start <= to && guard < 4000; guard++) {
    for (const period of periodsStarting(rule, start, calendar))
      if (period.due >= from && period.due <= to) found.push(period)
    start = nextStart(rule, start)
  }
  return found
}

function periodStart(rule: Recurrence, day: Day): Day {
  if (rule.frequency === 'daily') return day
  if (rule.frequency === 'weekly') return startOfWeek(day)
  if (rule.frequency === 'yearly') return `${day.slice(0, 4)}-01-01`
  return startOfMonth(day)
}
function nextStart(rule: Recurrence, start: Day): Day {
  if (rule.frequency === 'daily') return addDays(start, 1)
  if (rule.frequency === 'weekly') return addDays(start, 7)
  return addMonths(start, rule.frequency === 'yearly' ? 12 : 1)
}

// A directive names no first period: weeks count from a fixed Monday, months from January, so that every machine agrees.
const FIRST_MONDAY = '2001-01-01'
function isItsTurn({ frequency, interval }: Recurrence, start: Day): boolean {
  if (interval === 1) return true
  if (frequency === 'weekly') return (daysBetween(FIRST_MONDAY, start) / 7) % interval === 0
  if (frequency === 'daily') return daysBetween(FIRST_MONDAY, start) % interval === 0
  return (frequency === 'monthly' ? monthOf(start) : yearOf(start)) % interval === 0
}

function periodsStarting(rule: Recurrence, start: Day, calendar: WorkCalendar): readonly Period[] {
  if (!isItsTurn(rule, start)) return []
  if (rule.frequency === 'daily')
    return calendar.isWorkingDay(start) ? [{ key: start, start, due: start, assumed: true }] : []
  if (rule.frequency === 'weekly') return weekPeriods(rule, start, calendar)
  if (rule.frequency === 'yearly') return yearPeriods(rule, start, calendar)
  if (rule.months.length && !rule.months.includes(monthOf(start))) return []
  return monthPeriods(rule, start, calendar, monthKey(rule, start))
}

// A rule on 3, 6, 9, 12 is a quarter's: its instance is named after the quarter.
function monthKey(rule: Recurrence, start: Day): string {
  return rule.months.join() === '3,6,9,12' ? `${yearOf(start)}-Q${quarterOf(start)}` : start.slice(0, 7)
}

function monthPeriods(rule: Recurrence, start: Day, calendar: WorkCalendar, key: string): readonly Period[] {
  const end = endOfMonth(start)
  if (rule.monthWeekdays.length) {
    const days = [...new Set(rule.monthWeekdays.map((day) => dayInMonth(start, day)))].sort()
    return days.map((due) => ({ key: days.length > 1 ? `${key}-${due.slice(8)}` : key, start, due, assumed: false }))
  }
  if (!rule.monthDays.length) return [{ key, start, due: workingDayUpTo(calendar, end), assumed: true }]
  // A month without that day number is due on its last day; of two that meet there, one is left.
  const days = new Set(
    rule.monthDays.map((n) =>
      n === -1 ? end : (dayFrom(yearOf(start), monthOf(start), Math.min(n, dateOf(end))) ?? end),
    ),
  )
  return [...days].map((due) => {
    return { key: rule.monthDays.length > 1 ? `${key}-${due.slice(8)}` : key, start, due, assumed: false }
  })
}

function dayInMonth(start: Day, { nth, weekday }: MonthWeekday): Day {
  const end = endOfMonth(start)
  return nth > 0
    ? addDays(start, ((weekday - weekdayOf(start) + 7) % 7) + 7 * (nth - 1))
    : addDays(end, -((weekdayOf(end) - weekday + 7) % 7) + 7 * (nth + 1))
}

function weekPeriods(rule: Recurrence, start: Day, calendar: WorkCalendar): readonly Period[] {
  const key = weekKey(start)
  const friday = addDays(start, 4)
  if (!rule.weekdays.length) {
    // A week without any working day has no instance.
    const due = workingDayUpTo(calendar, calendar.isWorkingDay(addDays(start, 5)) ? addDays(start, 5) : friday)
    return due >= start ? [{ key, start, due, assumed: true }] : []
  }
  return rule.weekdays.map((n) => ({
    key: rule.weekdays.length > 1 ? `${key}-${n}` : key,
    start,
    due: addDays(start, n - 1),
    assumed: false,
  }))
}

function yearPeriods(rule: Recurrence, start: Day, calendar: WorkCalendar): readonly Period[] {
  const months = rule.months.length ? rule.months : [12]
  return months.flatMap((month) => {
    const first = dayFrom(yearOf(start), month, 1) ?? start
    return monthPeriods(rule, first, calendar, months.length > 1 ? first.slice(0, 7) : start.slice(0, 4))
  })
}

/** The ISO week of a Monday: `2025-W33`. */
function weekKey(monday: Day): string {
  const thursday = addDays(monday, 3)
  const year = yearOf(thursday)
  const first = dayFrom(year, 1, 4) ?? thursday
  const week1 = addDays(first, 1 - weekdayOf(first))
  let week = 1
  for (let day = week1; day < monday; day = addDays(day, 7)) week++
  return `${year}-W${String(week).padStart(2, '0')}`
}
