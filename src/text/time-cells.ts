// The time column of a table and the value of a label «Thời gian:»: there a bare date, month or year is a deadline too.
import { dayFrom, endOfMonth, endOfQuarter, startOfQuarter } from '../domain/calendar.ts'
import type { Deadline } from '../domain/deadline.ts'
import { eventName, offsetOf } from './deadline-events.ts'
import { type DocumentTime, dayOf, deadline, monthFrom, yearOr } from './deadline-found.ts'
import { quarterNumber } from './deadline-periods.ts'
import { readDeadlines } from './deadlines.ts'

type Reader = readonly [
  RegExp,
  (m: RegExpMatchArray, raw: string, time: DocumentTime, about: string) => Deadline | null,
]
const COUNT = '(?<n>\\d{1,3})\\s*(?<unit>ngày làm việc|ngày|tuần|tháng)'
const CELLS: readonly Reader[] = [
  [
    /^(?:đã|cơ bản)\s+(?:cơ bản\s+)?(?:hoàn thành|thực hiện|xong|ban hành|triển khai|báo cáo|trình)|^hoàn thành$|^xong$/iu,
    (_, raw) => deadline(raw, 'done'),
  ],
  [
    /^(?:[a-zà-ỹ]+\s+){0,4}?(?:năm\s+)?(?<y>20\d{2})[^\d.;]{0,20}(?:(?:các|những) năm (?:tiếp theo|sau|tới)|trở đi)$/iu,
    (m, raw) => deadline(raw, 'ongoing', { start: `${m.groups?.y}-01-01` }),
  ],
  [
    /^(?:thực hiện |duy trì |triển khai |nhiệm vụ |làm )?(?:thường xuyên|liên tục)(?:,? (?:liên tục|hằng năm|hàng năm|hằng ngày|theo kế hoạch|trong năm(?: \d{4})?|đột xuất|khi có yêu cầu))*$/iu,
    (_, raw) => deadline(raw, 'ongoing'),
  ],
  [
    /^(?:thực hiện |triển khai |hoàn thành |làm )?(?:ngay|khẩn trương|sớm|kịp thời|càng sớm càng tốt|trong thời gian sớm nhất)$/iu,
    (_, raw) => deadline(raw, 'unspecified_soon'),
  ],
  [
    /^(?:(?:trong\s+)?(?:giai đoạn|các năm|(?:0?[2-9]\s+)?năm|từ năm|từ)\s+)?\(?(?<a>20\d{2})\s*(?:[-–,]|và|đến|đến năm|đến hết năm)\s*(?:năm\s+)?(?<b>20\d{2})\)?$/iu,
    (m, raw) => years(m, raw),
  ],
  [/^(?:trong\s+)?(?:năm\s+)?(?<y>20\d{2})$/iu, (m, raw) => deadline(raw, 'year', { due: `${m.groups?.y}-12-31` })],
  [
    /^(?:trong\s+|các\s+)?(?:tháng|t)\s*(?<a>\d{1,2})\s*(?:[-–,]|và|đến|đến tháng)\s*(?:(?:\d{1,2})\s*,\s*)?(?:tháng\s+)?(?<b>\d{1,2})\s*(?:\/|năm|-)\s*(?<y>20\d{2})$/iu,
    (m, raw, time) => months(m, raw, time),
  ],
  [
    /^(?:trong\s+|các\s+)?(?:tháng|t)?\s*(?<m>\d{1,2})\s*(?:\/|-|năm)\s*(?<y>20\d{2})$/iu,
    (m, raw, time) => month(m, raw, time),
  ],
  [
    /^(?:trong|cả|trong cả)\s+năm(?:\s+nay)?$/iu,
    (_, raw, time) => {
      const year = yearOr(undefined, time)
      return year === null ? null : deadline(raw, 'year', { due: `${year}-12-31` })
    },
  ],
  [/^(?:trong\s+)?tháng\s*(?<m>\d{1,2})$/iu, (m, raw, time) => month(m, raw, time)],
  [
    /^(?:trong\s+)?(?:quý|q\.?)\s*(?<a>IV|III|II|I|[1-4])\s*(?:(?:[-–,]|và|đến)\s*(?:quý\s+)?(?<b>IV|III|II|I|[1-4]))?\s*(?:\/|-|năm)\s*(?<y>20\d{2})$/iu,
    (m, raw) => quarters(m, raw),
  ],
  [
    /^(?:(?:hoàn thành|xong|hạn|ngày)\s*:?\s*){0,2}(?<d>\d{1,2})\s?[/.-]\s?(?<m>\d{1,2})(?:\s?[/.-]\s?(?<y>20\d{2})|[/.](?<yy>[23]\d))?$/iu,
    (m, raw, time) => day(m, raw, time),
  ],
  [
    /^(?:ngày\s+)?(?<d>\d{1,2})\s+tháng\s+(?<m>\d{1,2})(?:\s+năm\s+(?<y>20\d{2}))?$/iu,
    (m, raw, time) => day(m, raw, time),
  ],
  [
    /^(?:thực hiện |triển khai )?theo\s+(?<event>.+)$/iu,
    (m, raw) => deadline(raw, 'event', { event: (m.groups?.event ?? '').replace(/(\d)-\s+(?=[A-Za-zÀ-ỹ])/gu, '$1-') }),
  ],
  [
    new RegExp(`^sau\\s+${COUNT}$`, 'iu'),
    (m, raw, _, about) => deadline(raw, 'event', { event: congress(about) ?? raw, offset: offsetOf(m, '+') }),
  ],
  [
    new RegExp(`^sau\\s+(?:khi\\s+)?(?<event>.+?)\\s+${COUNT}$`, 'iu'),
    (m, raw, _, about) =>
      deadline(raw, 'event', { event: fuller(eventName(m.groups?.event ?? ''), about), offset: offsetOf(m, '+') }),
  ],
  [
    new RegExp(`^trước\\s+(?:khi\\s+)?(?!ngày\\s+\\d|\\d)(?<event>.+?)\\s+(?:ít nhất\\s+)?${COUNT}$`, 'iu'),
    (m, raw, _, about) =>
      deadline(raw, 'event', { event: fuller(m.groups?.event ?? '', about), offset: offsetOf(m, '-'), before: true }),
  ],
  [
    new RegExp(
      `^(?:chậm nhất\\s+|trong\\s+|trong vòng\\s+|sau\\s+)?${COUNT}\\s+(?:sau|kể từ|từ)\\s+(?:khi\\s+)?(?:ngày\\s+)?(?<event>.+)$`,
      'iu',
    ),
    (m, raw, _, about) =>
      deadline(raw, 'event', { event: fuller(eventName(m.groups?.event ?? ''), about), offset: offsetOf(m, '+') }),
  ],
  [
    /^ngay\s+(?:sau\s+khi|khi|sau)\s+(?<event>.+)$/iu,
    (m, raw) => deadline(raw, 'event', { event: eventName(m.groups?.event ?? ''), offset: '+0d' }),
  ],
  [
    /^(?:sau\s+khi|khi|sau)\s+(?<event>[a-zà-ỹ].+)$/iu,
    (m, raw) => deadline(raw, 'event', { event: eventName(m.groups?.event ?? '') }),
  ],
  [
    /^trước\s+(?:khi\s+)?(?!ngày\s+\d|tháng|quý|năm|\d)(?<event>.+)$/iu,
    (m, raw) => deadline(raw, 'event', { event: m.groups?.event ?? '', before: true }),
  ],
]

/** The deadlines of a time cell; `about` is the content beside it, where an event may have its full name. */
export function readTimeCell(cell: string, time: DocumentTime, about = ''): readonly Deadline[] {
  const raw = cell
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.;,]+$/, '')
  if (!raw || /^[-–x*]+$/i.test(raw)) return []
  // The words of the document say more than a rule about cells when they set a day themselves.
  const said = readDeadlines(raw, time).map((f) => f.deadline)
  if (said.some((d) => d.kind === 'recurring' && d.raw.length >= raw.length * 0.6)) return said
  const aside = /^(?<main>[^()]{3,60}?)\s*\((?<inner>[^()]+)\)$/u.exec(raw)
  if (aside?.groups?.inner && aside.groups.main) {
    const inner = readWhole(aside.groups.inner, time, about)
    const main = readTimeCell(aside.groups.main, time, about)
    // «Tháng 10/2025 (tuần đầu)»
    const closer = inner ? [] : coveringAll(`${aside.groups.inner} ${aside.groups.main}`, time)
    if (closer.length) return closer.map((d) => ({ ...d, raw }))
    if (main.length) return [...main, ...(inner ? [inner] : [])]
  }
  const whole = readWhole(raw, time, about)
  if (said.some((d) => d.kind === 'recurring' || d.kind === 'range')) return said
  if (whole) return [whole]
  if (said.length) return said.length === 1 ? said.map((d) => ({ ...d, raw })) : said
  const parts = raw.split(/\s*;\s*/)
  return parts.length > 1 ? parts.flatMap((part) => readTimeCell(part, time, about)) : asSaid(raw, time)
}
/** A cell leaves out the small word that a sentence has: «6 tháng cuối năm», «01/9 - 30/9/2025», «tháng, quý, năm». */
function asSaid(raw: string, time: DocumentTime): readonly Deadline[] {
  for (const word of ['trong', 'từ', 'vào', 'định kỳ']) {
    const found = coveringAll(`${word} ${raw}`, time)
    if (found.length)
      return found.map((d) => (d.raw.startsWith(`${word} `) ? { ...d, raw: d.raw.slice(word.length + 1) } : d))
  }
  return []
}
/** What is read of a text of which hardly a word is left over. */
function coveringAll(text: string, time: DocumentTime): readonly Deadline[] {
  const found = readDeadlines(text, time)
  const covered = found.reduce((sum, f) => sum + f.to - f.from, 0)
  return covered >= text.length - 4 - (found.length - 1) * 4 ? found.map((f) => f.deadline) : []
}
/** True when a text is nothing but a time as a time column has it. */
export function isTimeCell(text: string, time: DocumentTime): boolean {
  const raw = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.;,]+$/, '')
  if (!raw || raw.length > 160) return false
  if (readWhole(raw, time, '')) return true
  const said = readDeadlines(raw, time)
  const covered = said.reduce((sum, f) => sum + f.to - f.from, 0)
  return said.length > 0 && covered >= raw.replace(/^(?:hoàn thành|báo cáo|xong)\s+/iu, '').length * 0.8
}

function readWhole(raw: string, time: DocumentTime, about: string): Deadline | null {
  for (const [pattern, read] of CELLS) {
    const match = pattern.exec(raw)
    const value = match && read(match, raw, time, about)
    if (value) return value
  }
  return null
}

function years(m: RegExpMatchArray, raw: string): Deadline | null {
  const { a, b } = m.groups ?? {}
  return a && b && a <= b ? deadline(raw, 'range', { start: `${a}-01-01`, due: `${b}-12-31` }) : null
}
function months(m: RegExpMatchArray, raw: string, time: DocumentTime): Deadline | null {
  const year = Number(m.groups?.y)
  const start = monthFrom(Number(m.groups?.a), year, time)
  const last = monthFrom(Number(m.groups?.b), year, time)
  return start && last && start <= last ? deadline(raw, 'range', { start, due: endOfMonth(last) }) : null
}
function month(m: RegExpMatchArray, raw: string, time: DocumentTime): Deadline | null {
  const first = monthFrom(Number(m.groups?.m), m.groups?.y ? Number(m.groups.y) : null, time)
  return first ? deadline(raw, 'month', { due: endOfMonth(first) }) : null
}
function quarters(m: RegExpMatchArray, raw: string): Deadline | null {
  const year = Number(m.groups?.y)
  const first = quarterNumber(m.groups?.a ?? '')
  const last = m.groups?.b ? quarterNumber(m.groups.b) : first
  const due = endOfQuarter(year, last)
  return last > first
    ? deadline(raw, 'range', { start: startOfQuarter(year, first), due })
    : deadline(raw, 'quarter', { due })
}
function day(m: RegExpMatchArray, raw: string, time: DocumentTime): Deadline | null {
  const year = m.groups?.y ? Number(m.groups.y) : m.groups?.yy ? 2000 + Number(m.groups.yy) : null
  const due =
    year === null
      ? dayOf(Number(m.groups?.d), Number(m.groups?.m), null, time)
      : dayFrom(year, Number(m.groups?.m), Number(m.groups?.d))
  return due ? deadline(raw, 'date', { due }) : null
}

/** «đại hội» in a time cell is the one the content names. */
export function fuller(event: string, about: string): string {
  const short = event.trim()
  if (short.split(/\s+/).length > 3) return short
  const head = short.split(/\s+/).slice(0, 2).join(' ')
  return longName(head, about) ?? short
}
function congress(about: string): string | null {
  return longName('đại hội', about) ?? longName('hội nghị', about) ?? longName('kỳ họp', about)
}
/** The longer name that begins with `head` in a text: «Đại hội Đảng bộ tỉnh lần thứ XV». */
export function longName(head: string, about: string): string | null {
  const at = about.toLowerCase().indexOf(head.toLowerCase())
  if (at < 0) return null
  const rest = about.slice(at, at + 140)
  const end = rest.search(/[,.;:()]|\s(?:trên địa bàn|nhiệm kỳ|để|nhằm|theo|bảo đảm|báo cáo|và)\s/u)
  const name = (end < 0 ? rest : rest.slice(0, end)).trim()
  return name.split(/\s+/).length > head.split(/\s+/).length ? name : null
}
