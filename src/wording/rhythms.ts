// A rule of recurrence in the words an office uses: «hằng quý», «ngày 20 hằng tháng», «thứ Sáu hằng tuần».
import { type MonthWeekday, type Recurrence, readRecurrence } from '../domain/recurrence.ts'

const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']
const OFTEN = { daily: 'hằng ngày', weekly: 'hằng tuần', monthly: 'hằng tháng', yearly: 'hằng năm' } as const
const UNITS = { daily: 'ngày', weekly: 'tuần', monthly: 'tháng', yearly: 'năm' } as const

export function sayRhythm(rrule: string): string {
  const rule = readRecurrence(rrule)
  if (!rule) return 'định kỳ'
  const { frequency, interval, months, monthDays, weekdays, monthWeekdays } = rule
  const days = [
    ...monthDays.map((d) => (d === -1 ? 'ngày cuối' : `ngày ${d}`)),
    ...monthWeekdays.map(sayMonthWeekday),
  ].join(', ')
  const [month, second] = months
  if (month && !second && monthWeekdays.length) return `${days} tháng ${month} hằng năm`
  if (month && !second) {
    const day = monthDays.map((d) => (d === -1 ? `cuối tháng ${month}` : `${d}/${month}`)).join(', ')
    return day ? `ngày ${day} hằng năm`.replace('ngày cuối', 'cuối') : `tháng ${month} hằng năm`
  }
  const parts = [days, weekdays.map((d) => WEEKDAYS[d - 1]).join(', '), months.length ? sayMonths(rule, days) : '']
  const often = interval > 1 ? `${interval} ${UNITS[frequency]} một lần` : OFTEN[frequency]
  return [...parts, months.length ? '' : often].filter(Boolean).join(' ')
}
const NTH = ['đầu tiên', 'thứ hai', 'thứ ba', 'thứ tư'] as const
const NTH_LAST = ['cuối cùng', 'thứ hai từ cuối', 'thứ ba từ cuối', 'thứ tư từ cuối'] as const
/** «thứ Sáu cuối cùng» */
const sayMonthWeekday = ({ nth, weekday }: MonthWeekday): string =>
  `${WEEKDAYS[weekday - 1]} ${nth > 0 ? NTH[nth - 1] : NTH_LAST[-nth - 1]}`
const isEvery = (months: readonly number[], step: number): boolean =>
  months.length === 12 / step && months.every((m, i) => m === step * (i + 1))
/** The last months of the quarters and half-years have names of their own. */
function sayMonths({ months }: Recurrence, days: string): string {
  if (isEvery(months, 3)) return days ? 'tháng cuối quý' : 'hằng quý'
  if (isEvery(months, 6)) return days ? 'tháng 6 và tháng 12' : '6 tháng một lần'
  return `các tháng ${months.join(', ')} hằng năm`
}
