// Rules of recurrence as directives word them: units, weekdays, the months of a quarter, the hours of a day.
import { clock, HOUR } from './deadline-found.ts'

export const RULES: Readonly<Record<string, string>> = {
  ngày: 'FREQ=DAILY',
  tuần: 'FREQ=WEEKLY',
  tháng: 'FREQ=MONTHLY',
  quý: 'FREQ=MONTHLY;BYMONTH=3,6,9,12',
  năm: 'FREQ=YEARLY',
}
export const HALF_YEAR = 'FREQ=MONTHLY;BYMONTH=6,12'

/** «tháng cuối quý», «tháng đầu quý sau», «tháng thứ hai của quý». */
export function monthsOf(which: string): string {
  const word = which.toLowerCase()
  const months = word.startsWith('đầu') ? '1,4,7,10' : /hai|2/.test(word) ? '2,5,8,11' : '3,6,9,12'
  return `FREQ=MONTHLY;BYMONTH=${months}`
}

const WEEKDAYS: Readonly<Record<string, string>> = {
  hai: 'MO',
  ba: 'TU',
  tư: 'WE',
  năm: 'TH',
  sáu: 'FR',
  bảy: 'SA',
  '2': 'MO',
  '3': 'TU',
  '4': 'WE',
  '5': 'TH',
  '6': 'FR',
  '7': 'SA',
}
export const ONE_WEEKDAY = '(?:thứ\\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)'
/** thứ Sáu | ngày thứ Ba và thứ Sáu | chủ nhật */
export const WEEKDAY_LIST = `(?:ngày\\s+)?${ONE_WEEKDAY}(?:\\s*(?:,|và)\\s*(?:chiều\\s+|sáng\\s+|ngày\\s+)?${ONE_WEEKDAY})*`
export function weekdaysIn(text: string): string {
  const said = [...text.matchAll(/thứ\s+(hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật/giu)]
  return said.map((m) => (m[1] ? (WEEKDAYS[m[1].toLowerCase()] ?? 'FR') : 'SU')).join(',')
}

export type Hour = { readonly time: string; readonly raw: string; readonly from: number; readonly to: number }
const HOURS = new RegExp(HOUR, 'giu')
/** The hours said in a text, those that exist. */
export function clocks(text: string): readonly Hour[] {
  return [...text.matchAll(HOURS)].flatMap((m) => {
    const time = clock(m.groups?.h, m.groups?.min, m.groups?.part)
    return time ? [{ time, raw: m[0].trim(), from: m.index, to: m.index + m[0].trimEnd().length }] : []
  })
}
