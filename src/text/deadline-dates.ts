// Named days: «trước ngày 20/8/2025», «chậm nhất ngày 05 tháng 12 năm 2025», «từ 01/9 đến 15/9/2025».
import { type Day, dayFrom, endOfMonth, endOfQuarter, weekdayOf } from '../domain/calendar.ts'
import type { Deadline } from '../domain/deadline.ts'
import {
  CLOCK,
  clock,
  type DocumentTime,
  dayOf,
  deadline,
  type FoundDeadline,
  HOUR,
  L,
  R,
  type Rule,
  readRules,
  TIMELY,
  YEAR,
} from './deadline-found.ts'
import { quarterNumber } from './deadline-periods.ts'
import { weekdaysIn } from './deadline-rules.ts'

// 20/8/2025 | 20/8 | 5.9.26 (a year of two digits)
const SLASHED =
  '(?<d>\\d{1,2})\\s?[/.-]\\s?(?<m>\\d{1,2})(?:\\s?[/.-]\\s?(?<y>20\\d{2})|[/.](?<yy>[23]\\d)(?!\\d))?(?![\\d/]|[.-]\\d|\\s?%)'
const SPELLED = '(?<d2>\\d{1,2})\\s+tháng\\s+(?<m2>\\d{1,2})(?:\\s+năm\\s+(?<y2>20\\d{2}))?(?!\\d)'

// thứ Sáu, | chiều thứ Năm ( | ngày thứ Tư,
const WEEKDAY =
  '(?:(?:sáng|trưa|chiều|tối)\\s+)?(?:ngày\\s+)?(?<wd>thứ\\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\\s*(?:,\\s*|\\(\\s*|\\s)'
const PART_OF_DAY = '(?:buổi\\s+)?(?:sáng|trưa|chiều|tối|đêm)'
// trước ngày 20/8/2025 | xong trong ngày 31/8/2025 | chậm nhất 17h00 ngày 05 tháng 12 năm 2025 | trước 25/7
// ngay trong đêm 18/8 | xong trong chiều ngày 19/8/2026 | trước các ngày 15/9 và 15/12/2026
// not: Công văn số 141-CV/TU ngày 27/7/2025 (no word that sets a deadline) | trước 30% | trước và sau ngày 31/8
const NAMED = new RegExp(
  `${L}(?<p>${TIMELY})${CLOCK}(?:${WEEKDAY})?(?<n>(?:(?<end>(?:khi\\s+hết\\s+|hết\\s+|cuối\\s+)?)giờ\\s+(?:làm việc|hành chính|${PART_OF_DAY})(?:\\s+${PART_OF_DAY})?\\s+)?(?:${PART_OF_DAY}\\s+(?:ngày\\s+)?|(?:các\\s+)?ngày\\s+))?(?:${SLASHED}|${SPELLED})`,
  'giu',
)
// khóa sổ lúc 17h00 ngày 31/10/2026 | họp vào hồi 14 giờ 30 phút ngày 05 tháng 12: the hour makes it a deadline
const AT_HOUR = new RegExp(
  `${L}(?<p>(?:vào\\s+)?(?:lúc|hồi)\\s+)${HOUR},?\\s+(?<n>ngày\\s+)(?:${SLASHED}|${SPELLED})`,
  'giu',
)
// hoàn thành ngày 30/9/2025 | thời hạn: 30/9/2025: the verb sets the deadline
const DONE_ON = new RegExp(
  `(?<=${L}(?:hoàn thành|hoàn thành vào|hoàn thành:|xong|xong:|thời gian:?|thời hạn:?|hạn:?)\\s)(?<n>ngày\\s+)?(?:${SLASHED}|${SPELLED})`,
  'giu',
)
// Ngày 20/10/2025: Sở A tổng hợp: a line of a timetable, of a day to come
const SCHEDULED = new RegExp(`^\\s*(?<n>ngày\\s+)(?:${SLASHED}|${SPELLED})(?=\\s*:\\s)`, 'giu')
// …, báo cáo ngày 26/9 | tổ chức hội thi (06/10/2025): a day to come behind a verb of delivery, or alone in brackets; not: (ngày 12/9/2025) of a document
const DELIVERED = new RegExp(
  `(?<=(?<!theo\\s|tại\\s|số\\s)${L}(?:báo cáo|trình|gửi|nộp|bàn giao|khai mạc|khai trương|công bố)\\s)(?<n>ngày\\s+)(?:${SLASHED}|${SPELLED})(?!\\s+của)`,
  'giu',
)
const BRACKETED = new RegExp(
  `(?<=\\(\\s*)${CLOCK}(?:${PART_OF_DAY}\\s+)?(?<n>ngày\\s+)?${SLASHED}(?<=\\/20\\d\\d)(?=\\s*\\))`,
  'giu',
)
// kiểm tra chiều thứ Sáu, ngày 10/4 | lập danh sách – thứ Tư, 08/4/2026: a weekday with its date, of a day to come
const WEEKDAY_DATE = new RegExp(`${L}${CLOCK}${WEEKDAY}(?<n>ngày\\s+)?${SLASHED}`, 'giu')
// từ ngày 10 đến ngày 17/9/2025 | từ 10-17/9 | từ ngày 01 tháng 9 đến hết ngày 15 tháng 9 năm 2025 | trong các ngày 10, 11 và 12/9/2025
const SHORT_SPAN = new RegExp(
  `${L}(?:từ|trong|vào)\\s+(?:các\\s+|\\d{1,2}\\s+)?(?:ngày\\s+)?(?<d1>\\d{1,2})(?:\\s+tháng\\s+(?<m1>\\d{1,2})(?:\\s+năm\\s+(?<y1>20\\d{2}))?)?(?:\\s*,\\s*\\d{1,2})*\\s*(?:đến|-|–|và)\\s*(?:hết\\s+)?(?:ngày\\s+)?(?:${SLASHED}|${SPELLED})`,
  'giu',
)
// từ ngày 01/9 đến hết ngày 15/9/2025
const SPAN = new RegExp(
  `${L}từ\\s+(?:ngày\\s+)?(?<d1>\\d{1,2})/(?<m1>\\d{1,2})(?:/(?<y1>20\\d{2}))?\\s*(?:đến|-|–)\\s*(?:hết\\s+)?(?:ngày\\s+)?${SLASHED}`,
  'giu',
)
// trước ngày 15/6/2026 và ngày 10/12/2026 | vào ngày 24/01 và ngày 07/02/2026: the second day stands without its word
const SECOND =
  /^\s*(?:,|và|;|, và)\s+(?:ngày\s+)?(\d{1,2})\/(\d{1,2})(?:\/(20\d{2}))?(?![\d/]|\s?%|\s*(?:hằng|hàng)\s+năm)/iu
// từ ngày 01/4 đến hết tháng 8/2026 | từ 15/3/2026 đến cuối quý II/2026
const INTO_PERIOD = new RegExp(
  `${L}từ\\s+(?:ngày\\s+)?(?<d1>\\d{1,2})/(?<m1>\\d{1,2})(?:/(?<y1>20\\d{2}))?\\s*(?:đến|-|–)\\s*(?:hết\\s+|cuối\\s+)?(?:tháng\\s+(?<m>\\d{1,2})(?![\\d]|/\\d{1,2}/)|quý\\s+(?<q>IV|III|II|I|[1-4])${R})(?:${YEAR})?`,
  'giu',
)
// từ tháng 3 đến hết ngày 15/8/2026
const FROM_MONTH = new RegExp(
  `${L}từ\\s+tháng\\s+(?<m1>\\d{1,2})(?:/(?<y1>20\\d{2}))?\\s*(?:đến|-|–)\\s*(?:hết\\s+)?(?:ngày\\s+)?${SLASHED}`,
  'giu',
)
// Words before which a named day tells of the past or of a condition.
const PAST =
  /(?:^|[\s(])(?:tính|kể|(?<!(?:vệ|học|thí|hồi|an|hộ|tái|dưỡng|nảy)\s)sinh|phát sinh|hiệu lực|tuyển dụng|(?:trước|trong|sau) và|(?<!ảnh )hưởng|từ|số liệu|đã|giai đoạn)\s*$/iu
// «đơn thư tồn đọng trước ngày 01/7»: what was left then; of a day to come it is to be done by then.
const STOCK = /(?:^|[\s(])tồn đọng\s*$/iu
const CLAUSE_PAST = /(?:^|[\s,;(])(?:đã|được)\s[^,;.:]{0,60}$/iu

const SPANNING: readonly Rule[] = [
  { has: ['từ'], pattern: SPAN, read: (m, _, time) => readSpan(m, time) },
  { has: ['từ'], pattern: INTO_PERIOD, read: (m, _, time) => readIntoPeriod(m, time) },
  { has: ['từ tháng'], pattern: FROM_MONTH, read: (m, _, time) => readSpan(m, time) },
  {
    has: ['từ', 'các ngày', '-', '–', ' và '],
    pattern: SHORT_SPAN,
    read: (m, _, time) => (isOfDays(m) ? readSpan(m, time) : null),
  },
]
const TO_COME: readonly Rule[] = [
  { has: ['ngày'], pattern: SCHEDULED, read: (m, _, time) => onTimetable(m, time) },
  {
    has: ['báo cáo', 'trình', 'gửi', 'nộp', 'bàn giao', 'khai', 'công bố'],
    pattern: DELIVERED,
    read: (m, _, time) => toCome(m, time),
  },
  { has: ['('], pattern: BRACKETED, read: (m, _, time) => toCome(m, time) },
  { has: ['thứ', 'chủ nhật'], pattern: WEEKDAY_DATE, read: (m, _, time) => toCome(m, time) },
]
const SET: readonly Rule[] = [
  { has: [''], pattern: NAMED, read: (m, text, time) => readNamed(text, m, time) },
  { has: ['lúc', 'hồi'], pattern: AT_HOUR, read: (m, text, time) => readNamed(text, m, time) },
]
const DONE: readonly Rule[] = [
  { has: ['hoàn thành', 'xong', 'thời gian', 'hạn'], pattern: DONE_ON, read: (m, _, time) => doneOn(m, time) },
]
export function readDates(text: string, time: DocumentTime): readonly FoundDeadline[] {
  if (!/\d\s?[/.–-]\s?\d|\d\s+tháng\s+\d/iu.test(text)) return []
  return [
    ...readRules(text, SPANNING, time),
    ...readRules(text, TO_COME, time),
    ...readRules(text, SET, time).flatMap((first) => withSecond(text, first, time)),
    ...readRules(text, DONE, time),
  ]
}
const isOfDays = (m: RegExpMatchArray): boolean =>
  /ngày/iu.test(m[0]) || Boolean(m.groups?.y ?? m.groups?.y2 ?? m.groups?.yy)
function doneOn(m: RegExpMatchArray, time: DocumentTime): Deadline | null {
  const due = m.groups?.n || m.groups?.y || m.groups?.y2 || m.groups?.yy ? dueOf(m, time) : null
  return due ? deadline(m[0], 'date', { due }) : null
}
function onTimetable(m: RegExpMatchArray, time: DocumentTime): Deadline | null {
  const due = dueOf(m, time)
  return due && !(time.issued && due < time.issued) ? deadline(m[0].trim(), 'date', { due }) : null
}
function toCome(m: RegExpMatchArray, time: DocumentTime): Deadline | null {
  const due = dueOf(m, time)
  const { h, min, part } = m.groups ?? {}
  const isToCome = due && time.issued && due > time.issued && isThatWeekday(m, due)
  return isToCome ? deadline(m[0].trim(), 'date', { due, time: clock(h, min, part) }) : null
}

function withSecond(text: string, first: FoundDeadline, time: DocumentTime): readonly FoundDeadline[] {
  const match = SECOND.exec(text.slice(first.to))
  const own = first.deadline.due
  if (!match || !own) return [first]
  const said = /\/\s?20\d{2}$/.test(first.deadline.raw)
  const year = match[3] ? Number(match[3]) : null
  const due = dayOf(Number(match[1]), Number(match[2]), year ?? (said ? Number(own.slice(0, 4)) : null), time)
  if (!due) return [first]
  // The year said once holds for both days.
  const moved = year && !said ? dayOf(Number(own.slice(8)), Number(own.slice(5, 7)), year, time) : own
  const skipped = match[0].length - match[0].replace(/^\s*(?:, và|,|và|;)\s+/iu, '').length
  const from = first.to + skipped
  const to = first.to + match[0].length
  return [
    { ...first, deadline: { ...first.deadline, due: moved ?? own } },
    { deadline: deadline(text.slice(from, to), 'date', { due, before: first.deadline.before }), from, to },
  ]
}

function readSpan(m: RegExpMatchArray, time: DocumentTime): ReturnType<typeof deadline> | null {
  const due = dueOf(m, time)
  const y1 = m.groups?.y1 ?? due?.slice(0, 4)
  const start = due
    ? dayOf(Number(m.groups?.d1 ?? 1), Number(m.groups?.m1 ?? due.slice(5, 7)), y1 ? Number(y1) : null, time)
    : null
  if (!due || !start) return null
  // «dữ liệu từ ngày 01/01/2021 đến ngày 31/12/2025» tells what the work is about.
  if (time.issued && due < time.issued && start < due) return null
  // An end before its start is kept as written, without the start, and flagged by the caller.
  return start <= due ? deadline(m[0], 'range', { start, due }) : deadline(m[0], 'date', { due })
}

function readIntoPeriod(m: RegExpMatchArray, time: DocumentTime): ReturnType<typeof deadline> | null {
  const g = m.groups ?? {}
  const said = g.y ? Number(g.y) : null
  const since = dayOf(Number(g.d1), Number(g.m1), g.y1 ? Number(g.y1) : said, time)
  if (!since) return null
  const year = said ?? Number(since.slice(0, 4))
  const first = g.m ? dayFrom(year, Number(g.m), 1) : null
  const due = g.q ? endOfQuarter(year, quarterNumber(g.q)) : first && endOfMonth(first)
  return due && since <= due ? deadline(m[0], 'range', { start: since, due }) : null
}

function readNamed(
  text: string,
  m: RegExpMatchArray & { index: number },
  time: DocumentTime,
): ReturnType<typeof deadline> | null {
  const g = m.groups ?? {}
  const words = (g.p ?? '').toLowerCase()
  const ahead = text.slice(Math.max(0, m.index - 80), m.index)
  // «chốt số liệu lúc 16 giờ ngày …»: an hour to come is no state of things.
  const timed = /(?:lúc|hồi)\s+$/.test(words) && time.issued !== null
  if (!timed && PAST.test(ahead)) return null
  // «8.5», «2-3»: without «ngày» and without a year only a slash makes a day.
  if (!g.n && !g.y && !g.yy && !g.d2 && (/quá\s/.test(words) || !/\d\s?\/\s?\d/.test(m[0]))) return null
  const due = dueOf(m, time)
  if (!due || !isThatWeekday(m, due)) return null
  if (STOCK.test(ahead) && !(time.issued && due > time.issued)) return null
  const weak = /^(?:vào|đến|trong|(?:vào\s+)?(?:lúc|hồi))\s+$/.test(words)
  if (weak && time.issued && due < time.issued) return null
  const after = text.slice(m.index + m[0].length)
  // «đến ngày 30/6, đã giải ngân …», «các dự án đến ngày 30/11 giải ngân chưa đạt …» tell how far things are.
  if (weak && /^,?\s+(?:[A-Za-zÀ-ỹ]+\s){0,4}(?:đã|chưa|mới|vẫn|còn)\s/u.test(after)) return null
  if (time.issued && due < time.issued && /^\s+(?:đã qua|nhưng|mà)(?![A-Za-zÀ-ỹ])/u.test(after)) return null
  if (time.issued && due < time.issued && CLAUSE_PAST.test(ahead)) return null
  // «trước thứ Năm (20/8» takes its closing bracket along.
  const raw = m[0].includes('(') && after.startsWith(')') ? `${m[0]})` : m[0]
  // «trước giờ làm việc ngày 20/8» leaves that day out, «trước khi hết giờ làm việc ngày 20/8» does not.
  const before = words.includes('trước') && !g.end
  return deadline(raw, 'date', { due, before, time: clock(g.h, g.min, g.part) })
}
/** «thứ Năm (10/4)» where the tenth is a Friday says two things: a person decides. */
function isThatWeekday(m: RegExpMatchArray, due: Day): boolean {
  const said = m.groups?.wd
  return !said || weekdaysIn(said) === WEEKDAY_CODES[weekdayOf(due) - 1]
}
const WEEKDAY_CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
function dueOf(m: RegExpMatchArray, time: DocumentTime): Day | null {
  const g = m.groups ?? {}
  const year = g.y ?? g.y2 ?? (g.yy && `20${g.yy}`)
  return dayOf(Number(g.d ?? g.d2), Number(g.m ?? g.m2), year ? Number(year) : null, time)
}
