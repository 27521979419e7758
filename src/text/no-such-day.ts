// A date that no calendar has: «30/2/2026», «ngày 31/4», «32/1/2026». It is asked back, never moved to a day that exists.
import { dayFrom } from '../domain/calendar.ts'

// 30/2/2026 | 30-2-2026 | 31/4      not: 12/2025 | the number of a document «31/4-KL» | 2/5 xã | việc 1.30/2
const FIGURES =
  /(?<![\p{L}\p{N}/.-])(?<date>\d{1,2})(?<sign>[/.-])(?<month>\d{1,2})(?:\k<sign>(?<year>\d{4}))?(?![\p{N}/-]|\.\d)(?!\p{L})/gu
const NUMBERED = /(?:số|so|mục|muc|khoản|khoan)\s*$/iu
const A_LEAP_YEAR = 2024

/** The first date in a text that does not exist, as it is written; null: none. */
export function readNoSuchDay(text: string): string | null {
  for (const hit of text.normalize('NFC').matchAll(FIGURES)) {
    const { date, month, year, sign } = hit.groups ?? {}
    const before = text.normalize('NFC').slice(0, hit.index)
    const named = /(?:ngày|ngay)\s+$/iu.test(before)
    // Without a year figures may count something else: only a month that has no such day is plain.
    const isDate = year !== undefined || named || (sign === '/' && isShortMonth(Number(date), Number(month)))
    if (!isDate || NUMBERED.test(before)) continue
    if (!dayFrom(Number(year ?? A_LEAP_YEAR), Number(month), Number(date))) return hit[0]
  }
  return null
}
const isShortMonth = (date: number, month: number) => date >= 30 && date <= 31 && month >= 1 && month <= 12
