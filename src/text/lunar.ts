// The Vietnamese lunar calendar (UTC+7), by the astronomical rules of Hồ Ngọc Đức's published algorithm.
// The calendar of China (UTC+8) differs: its Tết 2030 is 3 February, here 2 February.
import { addDays, type Day, daysBetween, yearOf } from '../domain/calendar.ts'

const EPOCH: Day = '2000-01-01'
const EPOCH_JULIAN = 2_451_545
const ZONE = 7
const SYNODIC = 29.530588853

const sin = (degrees: number) => Math.sin((degrees * Math.PI) / 180)
const dayOfJulian = (julian: number): Day => addDays(EPOCH, julian - EPOCH_JULIAN)
const julianOf = (day: Day): number => daysBetween(EPOCH, day) + EPOCH_JULIAN

/** Julian day number, in Viet Nam, of the k-th new moon after 1 January 1900. */
function newMoon(k: number): number {
  const t = k / 1236.85
  const t2 = t * t
  const t3 = t2 * t
  const mean =
    2415020.75933 +
    29.53058868 * k +
    0.0001178 * t2 -
    0.000000155 * t3 +
    0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t2)
  const m = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3
  const mp = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3
  const f = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3
  const c =
    (0.1734 - 0.000393 * t) * sin(m) +
    0.0021 * sin(2 * m) -
    0.4068 * sin(mp) +
    0.0161 * sin(2 * mp) -
    0.0004 * sin(3 * mp) +
    0.0104 * sin(2 * f) -
    0.0051 * sin(m + mp) -
    0.0074 * sin(m - mp) +
    0.0004 * sin(2 * f + m) -
    0.0004 * sin(2 * f - m) -
    0.0006 * sin(2 * f + mp) +
    0.001 * sin(2 * f - mp) +
    0.0005 * sin(2 * mp + m)
  const drift = -0.000278 + 0.000265 * t + 0.000262 * t2
  return Math.floor(mean + c - drift + 0.5 + ZONE / 24)
}

/** Which twelfth of the zodiac the sun is in at midnight of a day: 0 from the spring equinox on. */
function sunTwelfth(julian: number): number {
  const t = (julian - 2451545.5 - ZONE / 24) / 36525
  const t2 = t * t
  const m = 357.5291 + 35999.0503 * t - 0.0001559 * t2 - 0.00000048 * t * t2
  const mean = 280.46645 + 36000.76983 * t + 0.0003032 * t2
  const shift =
    (1.9146 - 0.004817 * t - 0.000014 * t2) * sin(m) + (0.019993 - 0.000101 * t) * sin(2 * m) + 0.00029 * sin(3 * m)
  const longitude = (((mean + shift) % 360) + 360) % 360
  return Math.floor(longitude / 30)
}

/** First day of the 11th lunar month (the one with the winter solstice) of a solar year. */
function eleventhMonth(year: number): number {
  const k = Math.floor((julianOf(`${year}-12-31`) - 2_415_021) / SYNODIC)
  const start = newMoon(k)
  return sunTwelfth(start) >= 9 ? newMoon(k - 1) : start
}

/** How many months after the 11th the leap month stands, in a year of 13 months. */
function leapOffset(eleventh: number): number {
  const k = Math.floor(0.5 + (eleventh - 2_415_021.076998695) / SYNODIC)
  let last = sunTwelfth(newMoon(k + 1))
  for (let i = 2; i < 14; i++) {
    const arc = sunTwelfth(newMoon(k + i))
    if (arc === last) return i - 1
    last = arc
  }
  return 0
}

/** The day of a lunar date; null when that month of that year has no such day. Leap months are not named by people who set deadlines. */
export function dayOfLunar(year: number, month: number, date: number): Day | null {
  const [a, b] =
    month < 11 ? [eleventhMonth(year - 1), eleventhMonth(year)] : [eleventhMonth(year), eleventhMonth(year + 1)]
  const k = Math.floor(0.5 + (a - 2_415_021.076998695) / SYNODIC)
  let offset = (month + 1) % 12
  if (b - a > 365 && offset >= leapOffset(a)) offset++
  const first = newMoon(k + offset)
  const length = newMoon(k + offset + 1) - first
  return date >= 1 && date <= length ? dayOfJulian(first + date - 1) : null
}

/** A feast less than this many days ago is still the one people mean. */
const STILL_MEANT = 60

/** The day that «mùng 6 Tết» means to somebody who says it today: the one just past, otherwise the next. */
export function nearestLunar(today: Day, month: number, date: number): Day | null {
  for (const year of [yearOf(today) - 1, yearOf(today), yearOf(today) + 1]) {
    const day = dayOfLunar(year, month, date)
    if (day && daysBetween(day, today) <= STILL_MEANT) return day
  }
  return null
}
