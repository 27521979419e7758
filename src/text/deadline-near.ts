// Days said by their place in a week, a month or from the document's day: «tuần đầu tháng 10», «10 ngày đầu tháng 9», «trong tuần này».
import {
  addDays,
  addMonths,
  type Day,
  dateOf,
  dayFrom,
  endOfQuarter,
  monthOf,
  quarterOf,
  startOfWeek,
  weekdayOf,
  yearOf,
} from '../domain/calendar.ts'
import type { Deadline } from '../domain/deadline.ts'
import {
  type DocumentTime,
  deadline,
  each,
  endOfMonth,
  type FoundDeadline,
  isAttribute,
  L,
  monthFrom,
  R,
  says,
  YEAR,
} from './deadline-found.ts'
import { weekdaysIn } from './deadline-rules.ts'

const SETS =
  '(?<p>(?:(?:chậm nhất(?: là)?|muộn nhất(?: là)?|ngay|trong|xong|đến|trước|hết|vào|cuối)\\s+){0,3})(?:khoảng\\s+)?'
const OF_MONTH = `(?:của\\s+|trong\\s+)?tháng\\s+(?<m>\\d{1,2})(?!\\d)(?:${YEAR})?`
// trong tuần đầu tháng 10 | tuần thứ hai của tháng 9/2025 | trước tuần cuối tháng 8
const WEEK = new RegExp(
  `${L}${SETS}tuần\\s+(?:lễ\\s+)?(?<nth>đầu(?: tiên)?|cuối(?: cùng)?|thứ\\s+(?:nhất|hai|ba|tư|[1-4]))\\s+${OF_MONTH}`,
  'giu',
)
// vào thứ Sáu tuần cuối tháng 9/2025 | thứ Hai đầu tiên của tháng 10: that weekday, counted in the month
const WEEKDAY_OF = new RegExp(
  `${L}${SETS}(?:ngày\\s+)?(?<day>thứ\\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\\s+(?:của\\s+)?(?:tuần\\s+)?(?<nth>đầu(?: tiên)?|cuối(?: cùng)?)\\s+${OF_MONTH}`,
  'giu',
)
// trong 10 ngày đầu tháng 9/2025 | 15 ngày cuối tháng 10
const FIRST_DAYS = new RegExp(`${L}${SETS}(?<n>\\d{1,2})\\s+ngày\\s+(?<nth>đầu|cuối)\\s+${OF_MONTH}`, 'giu')
// thượng tuần tháng 9 | trong nửa đầu tháng 10/2025
const THIRDS = new RegExp(
  `${L}${SETS}(?<part>nửa\\s+đầu|nửa\\s+cuối|thượng tuần|trung tuần|hạ tuần)\\s+${OF_MONTH}`,
  'giu',
)
const LAST_OF_PART: Readonly<Record<string, number>> = { 'nửa đầu': 15, 'thượng tuần': 10, 'trung tuần': 20 }
// ngày làm việc cuối cùng của tháng 9/2025 | vào ngày cuối cùng của tháng 8      not: những ngày cuối tháng 7
const LAST_DAY = new RegExp(`${L}${SETS}ngày\\s+(?<work>làm việc\\s+)?cuối(?:\\s+cùng)?\\s+${OF_MONTH}`, 'giu')
// trong tuần này | hết tháng này | trong quý này | trong năm nay | vào tuần tới      not: nhiệm vụ tháng tới (no word that sets a deadline)
const THIS = new RegExp(
  `${L}(?<p>(?:(?:chậm nhất(?: là)?|muộn nhất(?: là)?|ngay|trong|xong|đến|hết|vào|cuối)\\s+){1,3})(?<unit>tuần|tháng|quý|năm)\\s+(?<which>này|nay|sau|tới)${R}(?!\\s+(?:của|khi|đó))`,
  'giu',
)
const TODAY = new RegExp(
  `${L}(?:(?:chậm nhất(?: là)?|muộn nhất(?: là)?|ngay|trong|xong|vào|hết)\\s+){1,3}(?:ngày\\s+)?(?<day>hôm nay|mai)${R}(?!\\s+(?:sau|này))`,
  'giu',
)
const NOW = /(?:tuần|tháng|quý|năm)\s+(?:này|nay|sau|tới)/iu
const ATTRIBUTE = /(?:nhiệm vụ|kế hoạch|kết quả|đã|phát sinh|so với|dự toán|công tác)\s+$/iu

/** What is counted from the document's day is read only where the document has one; a person is asked to look at it. */
export function readNear(text: string, time: DocumentTime): readonly FoundDeadline[] {
  const guard = (m: { index: number }) => !isAttribute(text, m.index, ATTRIBUTE)
  const found: FoundDeadline[] = []
  const add = (pattern: RegExp, read: (m: RegExpMatchArray, time: DocumentTime) => Deadline | null) =>
    found.push(...each(text, pattern, (m) => (guard(m) ? read(m, time) : null)))
  if (says(text, 'tháng')) {
    if (says(text, 'tuần')) add(WEEK, ofWeek)
    if (says(text, 'thứ', 'chủ nhật')) add(WEEKDAY_OF, ofWeekday)
    if (says(text, 'ngày đầu', 'ngày cuối')) add(FIRST_DAYS, ofDays)
    if (says(text, 'nửa', 'tuần')) add(THIRDS, ofPart)
    if (says(text, 'ngày cuối', 'việc cuối')) add(LAST_DAY, ofLastDay)
  }
  const { issued } = time
  if (issued && NOW.test(text)) found.push(...each(text, THIS, (m) => fromNow(m, issued)))
  if (issued && says(text, 'hôm nay', ' mai')) found.push(...each(text, TODAY, (m) => ofToday(m, issued)))
  return found.filter(({ deadline: d }) => !(time.issued && d.due && d.due < time.issued))
}
/** Counted from the document's day, or by weeks of a month whose border a person must know. */
export function isCountedNear(d: Deadline): boolean {
  return (
    d.kind !== 'recurring' &&
    d.due !== null &&
    /tuần|nửa|ngày\s+làm việc|này|nay(?!\s+đến)|\s(?:sau|tới|mai)$|^(?:vào\s+)?đầu/iu.test(d.raw)
  )
}

function monthOfMatch(m: RegExpMatchArray, time: DocumentTime): Day | null {
  return monthFrom(Number(m.groups?.m), m.groups?.y ? Number(m.groups.y) : null, time)
}
const isBefore = (m: RegExpMatchArray): boolean => /trước/iu.test(m.groups?.p ?? '')

const NTH: Readonly<Record<string, number>> = { nhất: 1, hai: 2, ba: 3, tư: 4, '1': 1, '2': 2, '3': 3, '4': 4 }
/** Weeks of a month are counted by sevens; the last one ends with the month. */
function ofWeek(m: RegExpMatchArray, time: DocumentTime): Deadline | null {
  const first = monthOfMatch(m, time)
  if (!first) return null
  const said = (m.groups?.nth ?? '').toLowerCase()
  const last = said.startsWith('cuối')
  const nth = said.startsWith('đầu') ? 1 : (NTH[said.split(/\s+/).at(-1) ?? ''] ?? 0)
  if (isBefore(m)) {
    const start = last ? addDays(endOfMonth(first), -6) : addDays(first, (nth - 1) * 7)
    return deadline(m[0], 'date', { due: start, before: true })
  }
  if (last) return deadline(m[0], 'date', { due: endOfMonth(first) })
  return nth ? deadline(m[0], 'date', { due: addDays(first, nth * 7 - 1) }) : null
}
/** The first or the last such weekday of the month; where weeks are counted otherwise a person sees it. */
function ofWeekday(m: RegExpMatchArray, time: DocumentTime): Deadline | null {
  const first = monthOfMatch(m, time)
  const wanted = WEEKDAY_CODES.indexOf(weekdaysIn(m.groups?.day ?? '')) + 1
  if (!first || !wanted) return null
  const end = endOfMonth(first)
  const isLast = /^cuối/iu.test(m.groups?.nth ?? '')
  const due = isLast
    ? addDays(end, -((weekdayOf(end) - wanted + 7) % 7))
    : addDays(first, (wanted - weekdayOf(first) + 7) % 7)
  return deadline(m[0], 'date', { due, before: isBefore(m) })
}
const WEEKDAY_CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
function ofDays(m: RegExpMatchArray, time: DocumentTime): Deadline | null {
  const first = monthOfMatch(m, time)
  const count = Number(m.groups?.n)
  if (!first || isBefore(m) || count < 1 || count > dateOf(endOfMonth(first))) return null
  const due = m.groups?.nth?.toLowerCase() === 'đầu' ? addDays(first, count - 1) : endOfMonth(first)
  return deadline(m[0], 'date', { due })
}
function ofPart(m: RegExpMatchArray, time: DocumentTime): Deadline | null {
  const first = monthOfMatch(m, time)
  if (!first || isBefore(m)) return null
  const last = LAST_OF_PART[(m.groups?.part ?? '').toLowerCase().replace(/\s+/g, ' ')]
  return deadline(m[0], 'date', { due: last ? addDays(first, last - 1) : endOfMonth(first) })
}
function ofLastDay(m: RegExpMatchArray, time: DocumentTime): Deadline | null {
  const first = monthOfMatch(m, time)
  if (!first || !(m.groups?.work || m.groups?.p?.trim())) return null
  const end = endOfMonth(first)
  const due = m.groups?.work ? addDays(end, -Math.max(0, weekdayOf(end) - 5)) : end
  return deadline(m[0], 'date', { due, before: isBefore(m) })
}
function fromNow(m: RegExpMatchArray, issued: Day): Deadline | null {
  const next = /sau|tới/iu.test(m.groups?.which ?? '')
  const unit = (m.groups?.unit ?? '').toLowerCase()
  if (unit === 'tuần') {
    const friday = addDays(startOfWeek(issued), next ? 11 : 4)
    return deadline(m[0], 'date', { due: friday > issued ? friday : issued })
  }
  if (unit === 'tháng') return deadline(m[0], 'month', { due: endOfMonth(addMonths(issued, next ? 1 : 0)) })
  if (unit === 'quý') {
    const start = addMonths(issued, next ? 3 : 0)
    return deadline(m[0], 'quarter', { due: endOfQuarter(yearOf(start), quarterOf(start)) })
  }
  const due = dayFrom(yearOf(issued) + (next ? 1 : 0), 12, 31)
  return due && monthOf(due) === 12 ? deadline(m[0], 'year', { due }) : null
}
function ofToday(m: RegExpMatchArray, issued: Day): Deadline {
  return deadline(m[0], 'date', { due: /mai/iu.test(m.groups?.day ?? '') ? addDays(issued, 1) : issued })
}
