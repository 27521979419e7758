// Months, quarters, half-years and years as deadlines: «trong tháng 8/2025», «đến hết Quý II/2026», «trong năm 2026».
import { addDays, type Day, dayFrom, endOfMonth, endOfQuarter, startOfQuarter } from '../domain/calendar.ts'
import type { Deadline } from '../domain/deadline.ts'
import {
  type DocumentTime,
  deadline,
  each,
  type FoundDeadline,
  isAttribute,
  L,
  monthFrom,
  R,
  says,
  YEAR,
  yearOfPeriod,
} from './deadline-found.ts'

const SETS =
  '(?:(?:chậm nhất(?: là)?|muộn nhất(?: là)?|từ nay|từ nay đến|trong|xong|đến|(?<!(?:năm|tháng|quý|tuần|kỳ) )trước|hết|cuối|giữa|đầu|vào|(?<=hoàn thành |xong )(?:vào )?)\\s*){1,3}'
const ROMAN: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4 }

// trong tháng 8/2025 | xong trong tháng 8 năm 2025 | cuối tháng 5/2026 | đến hết tháng 12/2025
// not: các nhiệm vụ tháng 05/2026 (an attribute) | sau 01 tháng | ngày 15 tháng 8
const MONTH = new RegExp(
  `${L}(?<p>${SETS})tháng\\s+(?<m>\\d{1,2})(?!\\d|\\s*[,-]\\s*\\d{1,2}(?!\\d)|\\s+và\\s+tháng|\\s+năm\\s+(?:trước|sau))(?:${YEAR})?`,
  'giu',
)
// trong tháng 8, 9/2025 | tháng 7-9/2025 | từ tháng 7 đến hết tháng 9/2025 | trong các tháng cao điểm … (tháng 5, 6, 7)
const MONTHS = new RegExp(
  `${L}(?:trong(?: các)?\\s+|từ\\s+)tháng\\s+(?<a>\\d{1,2})(?:/(?<ya>20\\d{2}))?(?:\\s*(?:,|-|–|và|đến hết|đến)\\s*(?:tháng\\s+)?(?<b>\\d{1,2})(?!\\d)){1,3}(?:${YEAR})?`,
  'giu',
)
const PEAK = new RegExp(
  `${L}trong các tháng[^().;,]{0,60}\\(tháng\\s+(?<a>\\d{1,2})(?:\\s*(?:,|-|và)\\s*(?<b>\\d{1,2})){1,5}(?:${YEAR})?\\)`,
  'giu',
)
// trong Quý II/2026 | đến hết quý IV năm 2025     not: tăng trưởng Quý II/2026 (an attribute)
const QUARTER = new RegExp(`${L}(?<p>${SETS})quý\\s+(?<q>IV|III|II|I|[1-4])${R}(?:${YEAR})?`, 'giu')
// trong Quý III và Quý IV/2026 | quý III, IV năm 2026 | từ quý II đến quý IV/2026
const QUARTERS = new RegExp(
  `${L}(?:trong\\s+|từ\\s+)(?:các\\s+)?quý\\s+(?<a>IV|III|II|I|[1-4])(?:/(?<ya>20\\d{2}))?\\s*(?:,|-|–|và|đến hết|đến)\\s*(?:quý\\s+)?(?<b>IV|III|II|I|[1-4])${R}(?:${YEAR})?`,
  'giu',
)
// trong 6 tháng cuối năm 2025 | 9 tháng đầu năm
const HALF = new RegExp(
  `${L}(?<p>${SETS})(?<n>0?[369]|ba|sáu|chín)\\s+tháng\\s+(?<half>đầu|cuối)\\s+năm(?:\\s+(?<y>20\\d{2}))?`,
  'giu',
)
// trong năm 2026 | đến hết năm 2026 | cuối năm 2025     not: đến năm 2030 (a goal) | năm 2025 (an attribute)
const WHOLE_YEAR = new RegExp(
  `${L}(?<p>(?:(?:chậm nhất(?: là)?|từ nay|từ nay đến|xong|đến)\\s+)?(?:trong|đến hết|hết|trước|đến cuối|(?<!tháng )cuối|(?<=hoàn thành |xong ))\\s*)năm\\s+(?<y>20\\d{2})(?!\\d|\\s*[-–]\\s*20\\d{2})`,
  'giu',
)
const ONWARDS = new RegExp(
  `${L}(?:từ\\s+)?năm\\s+(?<y>20\\d{2})\\s+(?:và (?:các|những) năm (?:tiếp theo|sau|tới)|trở đi)`,
  'giu',
)

// Before these words a period tells of the past or belongs to a noun: «mục tiêu trong năm 2025», «đã … trong tháng 4».
const ATTRIBUTE =
  /(?:mục tiêu|chỉ tiêu|kết quả|đề ra|dự toán|nhiệm vụ|đã|phát sinh|được giao|so với|(?:những|các|mấy) ngày)\s+$/iu

export function readPeriods(text: string, time: DocumentTime): readonly FoundDeadline[] {
  // Most sentences name no period: they are not searched six times.
  if (!/(?:tháng|quý|năm)\s/iu.test(text) || !/\d|quý/iu.test(text)) return []
  const guard = (m: { index: number }) => !isAttribute(text, m.index, ATTRIBUTE)
  const found: FoundDeadline[] = []
  const add = (pattern: RegExp, read: (m: RegExpMatchArray) => Deadline | null) =>
    found.push(...each(text, pattern, (m) => (guard(m) ? read(m) : null)))
  if (/tháng\s+\d/iu.test(text)) {
    add(MONTHS, (m) => readMonths(m, time))
    if (says(text, 'các tháng')) found.push(...each(text, PEAK, (m) => readMonths(m, time)))
    add(MONTH, (m) => readMonth(m, time))
  }
  if (/quý\s+[iv1-4]/iu.test(text)) {
    add(QUARTERS, (m) => readQuarters(m, time))
    add(QUARTER, (m) => readQuarter(m, time))
  }
  if (says(text, 'đầu năm', 'cuối năm')) add(HALF, (m) => readHalf(m, time))
  if (/năm\s+20\d/iu.test(text)) {
    if (says(text, 'và các', 'và những', 'trở đi'))
      found.push(...each(text, ONWARDS, (m) => deadline(m[0], 'ongoing', { start: `${m.groups?.y}-01-01` })))
    add(WHOLE_YEAR, readYear)
  }
  // «tồn đọng trong tháng 4»: what was left then; of a time to come it is to be done by then.
  const isStock = ({ from, deadline: d }: FoundDeadline) =>
    /tồn đọng\s+$/iu.test(text.slice(0, from)) && !(time.issued && (d.start ?? d.due ?? '') > time.issued)
  const future = found.filter((f) => !(time.issued && f.deadline.due && f.deadline.due < time.issued) && !isStock(f))
  return joinHorizons(text, future)
}

function readMonth(m: RegExpMatchArray, time: DocumentTime): Deadline | null {
  const first = monthFrom(Number(m.groups?.m), m.groups?.y ? Number(m.groups.y) : null, time)
  const words = (m.groups?.p ?? '').toLowerCase()
  if (!first || !words.trim()) return null
  const before = words.includes('trước')
  const day = /giữa/.test(words) ? addDays(first, 14) : before && !/cuối|hết/.test(words) ? first : endOfMonth(first)
  return deadline(m[0], 'month', { due: day, before })
}
function readMonths(m: RegExpMatchArray, time: DocumentTime): Deadline | null {
  const year = m.groups?.y ? Number(m.groups.y) : null
  const last = monthFrom(Number(m.groups?.b), year, time)
  const ya = m.groups?.ya ?? last?.slice(0, 4)
  const start = last ? monthFrom(Number(m.groups?.a), ya ? Number(ya) : null, time) : null
  if (!last || !start || start > last) return null
  return deadline(m[0], 'range', { start, due: endOfMonth(last) })
}
export function quarterNumber(text: string): number {
  return ROMAN[text.toUpperCase()] ?? Number(text)
}
function readQuarter(m: RegExpMatchArray, time: DocumentTime): Deadline | null {
  const quarter = quarterNumber(m.groups?.q ?? '')
  const year = yearOfPeriod(m.groups?.y, quarter * 3, time)
  const words = (m.groups?.p ?? '').toLowerCase()
  if (year === null || !words.trim()) return null
  const before = words.includes('trước')
  const day = before && !/cuối|hết/.test(words) ? startOfQuarter(year, quarter) : endOfQuarter(year, quarter)
  return deadline(m[0], 'quarter', { due: day, before })
}
function readQuarters(m: RegExpMatchArray, time: DocumentTime): Deadline | null {
  const first = quarterNumber(m.groups?.a ?? '')
  const last = quarterNumber(m.groups?.b ?? '')
  const year = yearOfPeriod(m.groups?.y, last * 3, time)
  const since = m.groups?.ya ? Number(m.groups.ya) : year
  if (year === null || since === null || since > year || (since === year && first >= last)) return null
  return deadline(m[0], 'range', { start: startOfQuarter(since, first), due: endOfQuarter(year, last) })
}
const SPELLED_COUNTS: Readonly<Record<string, number>> = { ba: 3, sáu: 6, chín: 9 }
function readHalf(m: RegExpMatchArray, time: DocumentTime): Deadline | null {
  const last = m.groups?.half?.toLowerCase() === 'cuối'
  const said = m.groups?.n?.toLowerCase() ?? '6'
  const months = SPELLED_COUNTS[said] ?? Number(said)
  const year = yearOfPeriod(m.groups?.y, last ? 12 : months, time)
  const start = year === null ? null : dayFrom(year, last ? 13 - months : 1, 1)
  const end = year === null ? null : dayFrom(year, last ? 12 : months, 1)
  const due = end && endOfMonth(end)
  return start && due ? deadline(m[0], 'range', { start, due }) : null
}
function readYear(m: RegExpMatchArray): Deadline | null {
  const before = /trước/i.test(m.groups?.p ?? '')
  return deadline(m[0], 'year', before ? { due: `${m.groups?.y}-01-01`, before } : { due: `${m.groups?.y}-12-31` })
}

/** «Trong tháng 5/2026 và đến hết Quý II/2026» is one span of time. */
function joinHorizons(text: string, found: readonly FoundDeadline[]): readonly FoundDeadline[] {
  const sorted = [...found].sort((a, b) => a.from - b.from)
  const joined: FoundDeadline[] = []
  for (const next of sorted) {
    const last = joined.at(-1)
    const start = last && startOf(last.deadline)
    const linked = last && /^\s+và\s+$/.test(text.slice(last.to, next.from)) && /^(?:đến )?hết/i.test(next.deadline.raw)
    if (linked && start && next.deadline.due && start < next.deadline.due) {
      const value = deadline(text.slice(last.from, next.to), 'range', { start, due: next.deadline.due })
      joined[joined.length - 1] = { deadline: value, from: last.from, to: next.to }
    } else joined.push(next)
  }
  return joined
}
function startOf(d: Deadline): Day | null {
  if (!d.due) return null
  if (d.kind === 'month') return `${d.due.slice(0, 8)}01`
  if (d.kind === 'quarter') return startOfQuarter(Number(d.due.slice(0, 4)), Math.ceil(Number(d.due.slice(5, 7)) / 3))
  return d.kind === 'year' ? `${d.due.slice(0, 4)}-01-01` : d.start
}
