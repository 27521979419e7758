// Days, moments and working days, always in Asia/Ho_Chi_Minh. The only file that computes with Date.
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc.js'
import { z } from 'zod'

dayjs.extend(utc)

/** A calendar day in Viet Nam, `2025-08-20`. Compares as text. */
export type Day = string
/** Milliseconds since 1970 UTC. */
export type Moment = number
/** A clock time in Viet Nam, `14:00`. */
export type Time = string

// Viet Nam is UTC+7 without daylight saving since 1975, so the fixed offset is exact whatever the server's zone.
const OFFSET_MINUTES = 7 * 60
const DAY_MS = 86_400_000
const FORMAT = 'YYYY-MM-DD'

const at = (moment: Moment) => dayjs.utc(moment).utcOffset(OFFSET_MINUTES)
const on = (day: Day) => dayjs.utc(day)

/** The same few days are asked for thousands of times in one plan: their answers are kept, boundedly. */
const KEPT_MAX = 50_000
function kept<T>(compute: (day: Day, count: number) => T): (day: Day, count: number) => T {
  const byCount = new Map<number, Map<Day, T>>()
  let size = 0
  return (day, count) => {
    let days = byCount.get(count)
    if (!days) {
      days = new Map()
      byCount.set(count, days)
    }
    const known = days.get(day)
    if (known !== undefined) return known
    if (size++ > KEPT_MAX) {
      byCount.clear()
      size = 0
    }
    const value = compute(day, count)
    days.set(day, value)
    return value
  }
}

/** The day with a number, counted from 1970 in Viet Nam. */
const dayAt = kept((_, number) => dayjs.utc(number * DAY_MS).format(FORMAT))

/** True for a day that exists: `2025-02-30` is refused, dayjs alone would read it as 2 March. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && exists(text, 0)
}
const exists = kept((text) => on(text).isValid() && on(text).format(FORMAT) === text)
export const daySchema = z.string().refine(isDay, 'a day that exists, written 2025-08-20')
export const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a clock time, written 14:00')

/** The day of a year, month (1-12) and day number, or null when there is no such day. */
export function dayFrom(year: number, month: number, date: number): Day | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  return isDay(text) ? text : null
}
/** Earlier first. Written days sort as they are spelled: what compares them as words of a language takes many times as long. */
export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export function dayOf(moment: Moment): Day {
  return dayAt('', Math.floor((moment + OFFSET_MINUTES * 60_000) / DAY_MS))
}
export function timeOf(moment: Moment): Time {
  return at(moment).format('HH:mm')
}
/** The moment at which a clock time begins on a day; midnight without a time. */
export function momentOf(day: Day, time: Time = '00:00'): Moment {
  return on(day).valueOf() - OFFSET_MINUTES * 60_000 + minutesOf(time) * 60_000
}
/** Minutes since midnight. */
export function minutesOf(time: Time): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}
/** Reads an ISO date-time; without a zone it is Hà Nội time. Null when it is none. */
export function readMoment(iso: string): Moment | null {
  const m = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    iso.trim(),
  )
  if (!m?.[1] || !isDay(m[1]) || (m[2] && !timeSchema.safeParse(m[2]).success)) return null
  const seconds = Number(m[3] ?? 0)
  if (seconds > 59) return null
  if (!m[4]) return momentOf(m[1], m[2] ?? '00:00') + seconds * 1000
  const value = dayjs(iso.trim().replace(' ', 'T')).valueOf()
  return Number.isNaN(value) ? null : value
}
/** A moment as ISO text with the offset of Viet Nam: `2025-08-11T07:30:00+07:00`. */
export function isoOf(moment: Moment): string {
  return at(moment).format('YYYY-MM-DDTHH:mm:ssZ')
}

export const addDays: (day: Day, days: number) => Day = kept((day, days) => on(day).add(days, 'day').format(FORMAT))
/** The same day number in another month, or that month's last day. */
export const addMonths: (day: Day, months: number) => Day = kept((day, months) =>
  on(day).add(months, 'month').format(FORMAT),
)
/** Days from one day to another, negative backwards. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((startMs(to, 0) - startMs(from, 0)) / DAY_MS)
}
const startMs = kept((day) => on(day).valueOf())
/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  return weekday(day, 0)
}
const weekday = kept((day) => on(day).day() || 7)
export const yearOf = (day: Day): number => Number(day.slice(0, 4))
export const monthOf = (day: Day): number => Number(day.slice(5, 7))
export const dateOf = (day: Day): number => Number(day.slice(8, 10))
export const quarterOf = (day: Day): number => Math.ceil(monthOf(day) / 3)
export function startOfWeek(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day))
}
export function endOfWeek(day: Day): Day {
  return addDays(day, 7 - weekdayOf(day))
}
export function startOfMonth(day: Day): Day {
  return `${day.slice(0, 8)}01`
}
export function endOfMonth(day: Day): Day {
  return lastOfMonth(day, 0)
}
const lastOfMonth = kept((day) => on(day).endOf('month').format(FORMAT))
/** First day of a quarter (1-4) of a year. */
export function startOfQuarter(year: number, quarter: number): Day {
  return dayFrom(year, quarter * 3 - 2, 1) ?? `${year}-01-01`
}
export function endOfQuarter(year: number, quarter: number): Day {
  return endOfMonth(dayFrom(year, quarter * 3, 1) ?? `${year}-12-01`)
}
/** `2025-08-20` → `20/8/2025`; with a year to leave out, `20/8`. */
export function writeDay(day: Day, withoutYear?: number): string {
  const short = `${dateOf(day)}/${monthOf(day)}`
  return withoutYear === yearOf(day) ? short : `${short}/${yearOf(day)}`
}

export const holidayTableSchema = z.strictObject({
  source: z.string(),
  years: z.record(
    z.string().regex(/^\d{4}$/),
    z.strictObject({
      provisional: z.boolean(),
      source: z.string(),
      off: z.array(z.strictObject({ day: daySchema, name: z.string() })),
      work: z.array(z.strictObject({ day: daySchema, name: z.string() })),
    }),
  ),
})
/** Official days off and worked Saturdays, with source; a provisional year is not announced yet. */
export type HolidayTable = z.infer<typeof holidayTableSchema>

/** Working days under one holiday table. */
export type WorkCalendar = {
  readonly isWorkingDay: (day: Day) => boolean
  /** The name of a day off that is no ordinary weekend, or null. */
  readonly holidayName: (day: Day) => string | null
  /** True when the table of that day's year is provisional or missing. */
  readonly isProvisional: (day: Day) => boolean
  /** The nth working day after a day (n > 0) or before it (n < 0); the day itself is not counted. */
  readonly workingDay: (day: Day, count: number) => Day
}

export function createWorkCalendar(table: HolidayTable): WorkCalendar {
  const off = new Map(Object.values(table.years).flatMap((year) => year.off.map((h) => [h.day, h.name] as const)))
  const work = new Set(Object.values(table.years).flatMap((year) => year.work.map((h) => h.day)))
  const worked = kept((day) => work.has(day) || (weekdayOf(day) <= 5 && !off.has(day)))
  const isWorkingDay = (day: Day) => worked(day, 0)
  return {
    isWorkingDay,
    workingDay: kept((day, count) => walkWorkingDays(isWorkingDay, day, count)),
    holidayName: (day) => off.get(day) ?? null,
    isProvisional: (day) => table.years[day.slice(0, 4)]?.provisional ?? true,
  }
}

function walkWorkingDays(isWorkingDay: WorkCalendar['isWorkingDay'], day: Day, count: number): Day {
  const step = count < 0 ? -1 : 1
  let left = Math.abs(count)
  let at = day
  // Bounded: no stretch of ten days without a working day exists in any table.
  for (let guard = 0; left > 0 && guard < Math.abs(count) * 12 + 12; guard++) {
    at = addDays(at, step)
    if (isWorkingDay(at)) left--
  }
  return at
}
export function addWorkingDays(calendar: WorkCalendar, day: Day, count: number): Day {
  return calendar.workingDay(day, count)
}
/** The day itself when it is worked, otherwise the next working day. */
export function workingDayFrom(calendar: WorkCalendar, day: Day): Day {
  return calendar.isWorkingDay(day) ? day : addWorkingDays(calendar, day, 1)
}
/** The day itself when it is worked, otherwise the last working day before it. */
export function workingDayUpTo(calendar: WorkCalendar, day: Day): Day {
  return calendar.isWorkingDay(day) ? day : addWorkingDays(calendar, day, -1)
}
/** Working days after `from` up to and with `to`; 0 when `to` is not later. */
export function workingDaysBetween(calendar: WorkCalendar, from: Day, to: Day): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) count++
  return count
}
