// When nothing is sent: nights, lunch, weekends, holidays.
import {
  addDays,
  type Day,
  dayOf,
  type Moment,
  minutesOf,
  momentOf,
  type Time,
  timeOf,
  type WorkCalendar,
  workingDayFrom,
} from '../domain/calendar.ts'

/** `11:30-13:30,17:00-07:30`; a span over midnight is one span. */
export type QuietHours = readonly { readonly from: Time; readonly to: Time }[]

/** Reads the setting; null when a part is no span of clock times. */
export function readQuietHours(text: string): QuietHours | null {
  if (text.trim() === '') return []
  const spans = text
    .split(',')
    .map((part) => /^\s*([01]\d|2[0-3]):([0-5]\d)\s*-\s*([01]\d|2[0-3]):([0-5]\d)\s*$/.exec(part))
  if (spans.some((m) => m === null)) return null
  return spans.map((m) => ({ from: `${m?.[1]}:${m?.[2]}`, to: `${m?.[3]}:${m?.[4]}` }))
}

/** The first moment at or after `now` at which something may be sent. */
export function firstAllowed(now: Moment, quiet: QuietHours, calendar: WorkCalendar): Moment {
  let at = now
  // Bounded: each turn leaves a quiet span or a day off; no stretch of days off is longer than two weeks.
  for (let guard = 0; guard < 60; guard++) {
    const day = dayOf(at)
    if (!calendar.isWorkingDay(day)) {
      at = momentOf(workingDayFrom(calendar, addDays(day, 1)))
      continue
    }
    const span = quiet.find((q) => isWithin(timeOf(at), q))
    if (!span) return at
    at = endOf(span, at, day)
  }
  return at
}
export function isAllowed(now: Moment, quiet: QuietHours, calendar: WorkCalendar): boolean {
  return firstAllowed(now, quiet, calendar) === now
}

/** The first clock time at or after `time` at which something is sent on a working day; after hours that is one of the next morning. */
export function firstTimeAllowed(time: Time, quiet: QuietHours): Time {
  let at = time
  // Bounded: each turn leaves one span; where nothing is ever allowed it stays what it was.
  for (let guard = 0; guard <= quiet.length; guard++) {
    const span = quiet.find((q) => isWithin(at, q))
    if (!span) return at
    at = span.to
  }
  return time
}

function isWithin(time: Time, { from, to }: { from: Time; to: Time }): boolean {
  const [t, a, b] = [minutesOf(time), minutesOf(from), minutesOf(to)]
  return a <= b ? t >= a && t < b : t >= a || t < b
}
function endOf({ from, to }: { from: Time; to: Time }, at: Moment, day: Day): Moment {
  const overMidnight = minutesOf(from) > minutesOf(to)
  const tomorrow = overMidnight && minutesOf(timeOf(at)) >= minutesOf(from)
  return momentOf(tomorrow ? addDays(day, 1) : day, to)
}
