// Duties that come again: «trước ngày 25 hằng tháng», «định kỳ hằng quý», «thứ Sáu hằng tuần», «6 tháng một lần».
import type { Deadline } from '../domain/deadline.ts'
import {
  CLOCK,
  clock,
  type DocumentTime,
  deadline,
  type FoundDeadline,
  HOUR,
  L,
  R,
  type Rule,
  readRules,
  says,
  TIMELY,
} from './deadline-found.ts'
import { quarterNumber } from './deadline-periods.ts'
import { readRhythms } from './deadline-rhythms.ts'
import { clocks, HALF_YEAR, monthsOf, ONE_WEEKDAY, RULES, WEEKDAY_LIST, weekdaysIn } from './deadline-rules.ts'
import { matchesOf } from './matches.ts'

const WHEN = `(?<p>(?:${TIMELY})?)`
const DAY = '(?:ngày\\s+(?:mùng\\s+)?|mùng\\s+)(?<d>\\d{1,2})'
const NEXT_MONTH = 'tháng\\s+(?:sau|kế tiếp|tiếp theo|liền kề)'
// trước 14h00’ ngày 24 hằng tháng | ngày 10 và ngày 25 hằng tháng | chậm nhất ngày 05 của tháng sau
const MONTH_DAY = new RegExp(
  `${L}${WHEN}${CLOCK}${DAY}(?<more>(?:\\s*(?:,|và)\\s*(?:ngày\\s+)?\\d{1,2})*)[\\s,(]+(?:của\\s+)?(?:(?:hằng|hàng|mỗi|các)\\s+(?<unit>tháng|quý)|${NEXT_MONTH})(?!\\s+\\d)\\)?`,
  'giu',
)
// Trước ngày 15 tháng cuối quý | ngày 10 tháng đầu quý sau | ngày 20 của tháng thứ hai trong quý
const QUARTER_DAY = new RegExp(
  `${L}${WHEN}${CLOCK}${DAY}\\s+(?:của\\s+)?tháng\\s+(?<which>cuối(?: cùng)?|đầu(?: tiên)?|thứ\\s+(?:hai|ba|2|3))\\s+(?:của\\s+|trong\\s+)?(?:mỗi\\s+|hằng\\s+|hàng\\s+)?quý(?:\\s+(?:sau|tiếp theo|kế tiếp))?(?!\\s+[IV\\d])`,
  'giu',
)
// vào ngày 20 các tháng 3, 6, 9, 12      not: ngày 20 các tháng 9, 10, 11/2025
const IN_MONTHS = new RegExp(
  `${L}${WHEN}${CLOCK}${DAY}\\s+(?:của\\s+)?các\\s+tháng\\s+(?<months>\\d{1,2}(?:\\s*(?:,|và|, và)\\s*(?:tháng\\s+)?\\d{1,2}){1,11})(?!\\s?[\\d/]|\\s+năm\\s+20|,\\s*\\d)(?:\\s+(?:hằng|hàng|mỗi)\\s+năm)?`,
  'giu',
)
// trước ngày 15/12 hằng năm | ngày 20 tháng 6 hằng năm
const YEAR_DAY = new RegExp(
  `${L}${WHEN}${CLOCK}(?:ngày\\s+)?(?<d>\\d{1,2})(?:\\s?/\\s?|\\s+tháng\\s+)(?<m>\\d{1,2})\\s+(?:hằng|hàng|mỗi)\\s+năm`,
  'giu',
)
// trước ngày 20/6 và 20/12 hằng năm | ngày 15/6, 15/12 hằng năm
const YEAR_DAYS = new RegExp(
  `${L}${WHEN}${CLOCK}(?:ngày\\s+)?(?<d>\\d{1,2})/(?<m>\\d{1,2})\\s*(?:,|và|, và)\\s+(?:trước\\s+)?(?:ngày\\s+)?(?<d2>\\d{1,2})/(?<m2>\\d{1,2})\\s+(?:hằng|hàng|mỗi)\\s+năm`,
  'giu',
)
// trong tháng 12 hằng năm | quý IV hằng năm | tháng 6 và tháng 12 hằng năm
const YEAR_MONTHS = new RegExp(
  `${L}${WHEN}(?<!\\d\\s+)(?:tháng\\s+(?<m>\\d{1,2})(?:\\s*(?:,|và)\\s*(?:tháng\\s+)?(?<m2>\\d{1,2}))?|quý\\s+(?<q>IV|III|II|I|[1-4]))\\s+(?:hằng|hàng|mỗi)\\s+năm`,
  'giu',
)
const WEEK_DAY = new RegExp(
  `${L}${WHEN}${CLOCK}(?:(?:sáng|chiều)\\s+)?${WEEKDAY_LIST}[\\s,(]+(?:(?:hằng|hàng|mỗi)|của(?:\\s+mỗi)?)\\s+tuần\\)?`,
  'giu',
)
const IN_MONTH = `${CLOCK}(?:(?:sáng|chiều)\\s+)?(?:ngày\\s+)?(?<wd>${ONE_WEEKDAY})\\s+(?:của\\s+)?(?:tuần\\s+(?:lễ\\s+)?)?(?<nth>đầu|cuối)(?:\\s+(?:tiên|cùng))?`
// thứ Sáu cuối cùng của tháng | trước 16h00 thứ Sáu tuần cuối hằng tháng      not: giao ban thứ Hai tuần đầu hằng tháng | thứ Sáu tuần cuối tháng 8
const MONTH_WEEKDAY = new RegExp(
  `${L}(?<!(?:giao ban|hội ý|họp|sinh hoạt|tiếp công dân|chào cờ)\\s)${WHEN}${IN_MONTH}[\\s,(]+(?:(?:của|trong)\\s+)?(?:(?:hằng|hàng|mỗi|các)\\s+)?(?<unit>tháng|quý)${R}(?!\\s+(?:\\d|này|nay|sau|tới|[IV]+${R}))\\)?`,
  'giu',
)
// hằng tháng, vào thứ Hai đầu tiên | hằng tháng báo cáo vào thứ Sáu tuần cuối
const OF_EACH_MONTH = new RegExp(
  `${L}(?:hằng|hàng|mỗi)\\s+(?<unit>tháng|quý)[\\s,(]+(?:(?:báo cáo|gửi|nộp|tổng hợp)\\s+){0,2}(?<p>${TIMELY})${IN_MONTH}${R}`,
  'giu',
)
// 02 tuần một lần | hai tuần một lần | 10 ngày/lần | mỗi quý 01 lần | 3 tháng một lần
const EVERY = new RegExp(
  `${L}(?:định kỳ\\s+)?(?:mỗi\\s+)?(?:(?<n>\\d{1,2}|hai|ba|bốn|sáu|mười)\\s+)?(?<unit>ngày|tuần|tháng|quý|năm)(?:\\s+(?:một|0?1)\\s+lần|\\s*/\\s*(?:0?1\\s+)?lần)${R}`,
  'giu',
)
// trước 16h00 hằng ngày | trước 7 giờ và 15 giờ hằng ngày
const DAY_CLOCK = new RegExp(
  `${L}${WHEN}${HOUR}(?:\\s*(?:,|và|, và)\\s*(?:trước\\s+)?\\d{1,2}\\s?(?:h|giờ|g(?=\\d)|:(?=\\d))\\s?(?:\\d{2})?(?:['’′]|\\s?phút)?)*,?\\s+(?:các ngày|(?:hằng|hàng|mỗi)\\s+ngày)${R}`,
  'giu',
)
// vào ngày làm việc cuối cùng của tháng | trước ngày cuối cùng hằng quý      not: những ngày cuối năm
const LAST_DAY = new RegExp(
  `${L}(?<p>${TIMELY}|(?=ngày làm việc))ngày\\s+(?<work>làm việc\\s+)?cuối(?:\\s+cùng)?\\s+(?:của\\s+|trong\\s+)?(?:(?:hằng|hàng|mỗi|các)\\s+)?(?<unit>tuần|tháng|quý|năm)${R}(?!\\s+(?:này|nay|sau|tới|[IV\\d]))`,
  'giu',
)
// chậm nhất 05 ngày sau khi kết thúc tháng | trong vòng 15 ngày kể từ ngày kết thúc quý: the same day of every period
const AFTER_PERIOD = new RegExp(
  `${L}(?:(?:chậm nhất(?: là)?|muộn nhất(?: là)?|trong vòng|trong thời hạn|trong|không quá|sau)\\s+){0,2}(?<d>\\d{1,2})\\s+ngày,?\\s+(?:sau|kể từ|từ)\\s+(?:khi\\s+|ngày\\s+)?kết thúc\\s+(?:mỗi\\s+|hằng\\s+)?(?<unit>tháng|quý)${R}(?!\\s+[IV\\d])`,
  'giu',
)
const SPAN_NAME =
  '(?:(?:hằng|hàng|theo)\\s+)?(?:(?:ngày|tuần|tháng|quý)(?!\\s+(?:\\d|[IV]+(?![a-zà-ỹ])))|(?:0?[369]|ba|sáu|chín) tháng(?:\\s+(?:đầu|cuối)\\s+năm)?|(?:cả\\s+|0?1\\s+|một\\s+)?năm(?!\\s+\\d))'
const AND = '(?:,\\s*(?:và\\s+)?|\\s+và\\s+|\\s*/\\s*)'
// định kỳ tháng, quý, 06 tháng, năm | hằng tháng, quý và năm
const REGULAR = new RegExp(
  `${L}(?:định kỳ\\s+(?<list>${SPAN_NAME}(?:${AND}${SPAN_NAME}${R}){0,4})|(?<=báo cáo[^.;:,]{0,80}\\s)(?<!(?:kế hoạch|chỉ tiêu|nhiệm vụ|chương trình)\\s)(?<half>(?:0?6|sáu)\\s+tháng${AND}(?:hằng|hàng)?\\s*năm(?!\\s+\\d))|(?<several>(?:hằng|hàng)\\s+(?:tuần|tháng|quý)(?:${AND}${SPAN_NAME}${R}){1,4}))${R}`,
  'giu',
)
// hai lần mỗi năm | 02 lần/năm | mỗi năm 02 lần
const TWICE_A_YEAR = new RegExp(
  `${L}(?:định kỳ\\s+)?(?:(?:0?2|hai)\\s+lần\\s*(?:/|mỗi|trong|một)\\s*năm|(?:mỗi|hằng|hàng)\\s+năm\\s+(?:0?2|hai)\\s+lần)${R}`,
  'giu',
)
const HALF_YEARLY = new RegExp(
  `${L}(?:định kỳ\\s+)?(?:0?6|sáu)\\s+tháng\\s+(?:(?:một|0?1)\\s+lần|(?=báo cáo\\s+(?:kết quả\\s+)?(?:về\\s+|với\\s+|cho\\s+)?\\p{Lu}))|${L}(?:0?6|sáu)\\s+tháng/(?:0?1\\s+)?lần`,
  'giu',
)

const MONTHS: readonly Rule[] = [
  {
    has: ['hằng', 'hàng', 'mỗi', 'các tháng', 'tháng sau', 'tháng kế', 'tháng tiếp', 'tháng liền'],
    pattern: MONTH_DAY,
    read: (m) =>
      onDay(
        m,
        `${m.groups?.unit?.toLowerCase() === 'quý' ? RULES.quý : RULES.tháng};BYMONTHDAY=${daysIn(m).join(',')}`,
      ),
  },
  {
    has: ['quý'],
    pattern: QUARTER_DAY,
    read: (m) => onDay(m, `${monthsOf(m.groups?.which ?? '')};BYMONTHDAY=${Number(m.groups?.d)}`),
  },
  {
    has: ['cuối'],
    pattern: LAST_DAY,
    read: (m) => onDay(m, lastDay(m.groups?.unit?.toLowerCase() ?? '', m.groups?.work !== undefined)),
  },
  { has: ['các tháng'], pattern: IN_MONTHS, read: (m) => onDayOfMonths(m) },
  { has: ['kết thúc'], pattern: AFTER_PERIOD, read: (m) => onDay(m, afterPeriod(m)) },
]
const YEARS: readonly Rule[] = [
  {
    has: ['năm'],
    pattern: YEAR_DAY,
    read: (m) => onDay(m, `FREQ=YEARLY;BYMONTH=${Number(m.groups?.m)};BYMONTHDAY=${Number(m.groups?.d)}`),
  },
  { has: ['năm'], pattern: YEAR_MONTHS, read: (m) => inMonths(m) },
]
const WEEKS: readonly Rule[] = [
  {
    has: ['thứ', 'chủ nhật'],
    pattern: WEEK_DAY,
    read: (m) => onDay(m, `FREQ=WEEKLY;BYDAY=${weekdaysIn(m[0])}`),
  },
]
const MONTH_WEEKDAYS: readonly Rule[] = [
  { has: ['thứ', 'chủ nhật'], pattern: MONTH_WEEKDAY, read: (m) => onDay(m, inWeek(m)) },
  { has: ['thứ', 'chủ nhật'], pattern: OF_EACH_MONTH, read: (m) => onDay(m, inWeek(m)) },
]
const halfYear = (m: RegExpMatchArray): Deadline => deadline(m[0], 'recurring', { rrule: HALF_YEAR })
const OFTEN: readonly Rule[] = [
  { has: ['lần'], pattern: EVERY, read: (m) => everyFew(m) },
  { has: ['lần'], pattern: TWICE_A_YEAR, read: halfYear },
  { has: ['6 tháng', 'sáu tháng'], pattern: HALF_YEARLY, read: halfYear },
]

export function readRecurring(text: string, time: DocumentTime): readonly FoundDeadline[] {
  const isRhythmic = says(text, 'hằng', 'hàng', 'mỗi')
  const days = [
    ...(says(text, 'ngày', 'mùng') ? readRules(text, MONTHS, time) : []),
    ...(says(text, 'đầu', 'cuối') ? readRules(text, MONTH_WEEKDAYS, time) : []),
    ...(isRhythmic ? yearDays(text, time) : []),
    ...(says(text, 'tuần') ? readRules(text, WEEKS, time) : []),
    ...(isRhythmic || says(text, 'các ngày') ? hoursOfDay(text) : []),
  ]
  return [
    ...(isRhythmic || says(text, 'lần', 'báo cáo') ? readRhythms(text, days) : days),
    ...(isRhythmic || says(text, 'định kỳ') ? regular(text) : []),
    ...readRules(text, OFTEN, time),
  ]
}

function afterPeriod(m: RegExpMatchArray): string {
  const quarter = m.groups?.unit?.toLowerCase() === 'quý'
  return `${quarter ? monthsOf('đầu') : RULES.tháng};BYMONTHDAY=${Number(m.groups?.d)}`
}
const daysIn = (m: RegExpMatchArray): readonly number[] =>
  [m.groups?.d ?? '', ...(m.groups?.more?.match(/\d{1,2}/g) ?? [])].map(Number)
/** A period without a day is due on its last working day: that is what the bare rule means. */
function lastDay(unit: string, working: boolean): string {
  const bare = RULES[unit] ?? 'FREQ=MONTHLY'
  if (working || unit === 'tuần') return bare
  return unit === 'năm' ? 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31' : `${bare};BYMONTHDAY=-1`
}
function inWeek(m: RegExpMatchArray): string {
  const { nth = '', wd = '', unit = '' } = m.groups ?? {}
  const isFirst = nth.toLowerCase() === 'đầu'
  const months = unit.toLowerCase() === 'quý' ? monthsOf(nth) : RULES.tháng
  return `${months};BYDAY=${isFirst ? 1 : -1}${weekdaysIn(wd)}`
}
function yearDays(text: string, time: DocumentTime): readonly FoundDeadline[] {
  const pairs = matchesOf(text, YEAR_DAYS).flatMap(onTwoDays)
  const single = readRules(text, YEARS, time)
  return [...pairs, ...single.filter((f) => !pairs.some((p) => p.from < f.to && f.from < p.to))]
}
/** Two days of one number are one rule; of two numbers each is its own. */
function onTwoDays(m: RegExpMatchArray & { index: number }): readonly FoundDeadline[] {
  const { d, m: month, d2, m2 } = m.groups ?? {}
  const [first, second] = [Number(month), Number(m2)]
  if (Math.max(first, second) > 12 || Math.max(Number(d), Number(d2)) > 31 || !first || !second) return []
  const to = m.index + m[0].length
  if (d === d2) {
    const both = onDay(m, `FREQ=YEARLY;BYMONTH=${first},${second};BYMONTHDAY=${Number(d)}`)
    return both ? [{ deadline: both, from: m.index, to }] : []
  }
  const before = /trước/i.test(m.groups?.p ?? '')
  const cut = m[0].lastIndexOf(`${d2}/${m2}`)
  const until = m[0].indexOf(`${d}/${month}`) + `${d}/${month}`.length
  const on = (raw: string, rrule: string) =>
    deadline(raw, 'recurring', { rrule, before, time: clock(m.groups?.h, m.groups?.min, m.groups?.part) })
  return [
    {
      deadline: on(m[0].slice(0, until), `FREQ=YEARLY;BYMONTH=${first};BYMONTHDAY=${Number(d)}`),
      from: m.index,
      to: m.index + until,
    },
    {
      deadline: on(m[0].slice(cut), `FREQ=YEARLY;BYMONTH=${second};BYMONTHDAY=${Number(d2)}`),
      from: m.index + cut,
      to,
    },
  ]
}
function onDayOfMonths(m: RegExpMatchArray): Deadline | null {
  const months = [...new Set(m.groups?.months?.match(/\d{1,2}/g)?.map(Number))].sort((a, b) => a - b)
  if (months.some((n) => n < 1 || n > 12)) return null
  return onDay(m, `FREQ=MONTHLY;BYMONTH=${months.join(',')};BYMONTHDAY=${Number(m.groups?.d)}`)
}
function inMonths(m: RegExpMatchArray): Deadline | null {
  const { m: first, m2: second, q } = m.groups ?? {}
  const months = q ? [quarterNumber(q) * 3] : [first, second].flatMap((said) => (said ? [Number(said)] : []))
  return months.every((n) => n >= 1 && n <= 12) ? onDay(m, `FREQ=YEARLY;BYMONTH=${months.join(',')}`) : null
}
/** Each hour of a day is a duty of its own. */
function hoursOfDay(text: string): readonly FoundDeadline[] {
  if (
    !/(?:h|giờ|g|:)\s?\d{0,2}['’′]?(?:\s?phút)?(?:\s(?:sáng|chiều|tối))?,?\s+(?:các|hằng|hàng|mỗi)\s+ngày|giờ/iu.test(
      text,
    )
  )
    return []
  return matchesOf(text, DAY_CLOCK).flatMap((m) => {
    const hours = clocks(m[0])
    const before = /trước/iu.test(m.groups?.p ?? '')
    return hours.map((hour, i) => {
      const from = m.index + (i === 0 ? 0 : hour.from)
      const to = m.index + (i === hours.length - 1 ? m[0].length : hour.to)
      const value = { rrule: 'FREQ=DAILY', before, time: hour.time }
      return { deadline: deadline(text.slice(from, to), 'recurring', value), from, to }
    })
  })
}

const COUNTED: Readonly<Record<string, number>> = { hai: 2, ba: 3, bốn: 4, sáu: 6, mười: 10 }
/** «02 tuần một lần»: every second week; «3 tháng một lần» is a quarter, «6 tháng» a half-year. */
function everyFew(m: RegExpMatchArray): Deadline | null {
  const unit = m.groups?.unit?.toLowerCase() ?? ''
  const said = m.groups?.n?.toLowerCase() ?? '1'
  const count = COUNTED[said] ?? Number(said)
  const plain = RULES[unit]
  if (!plain || count < 1 || count > 12) return null
  if (unit === 'tháng' && count === 3) return deadline(m[0], 'recurring', { rrule: RULES.quý ?? plain })
  if (unit === 'tháng' && count === 6) return deadline(m[0], 'recurring', { rrule: HALF_YEAR })
  return deadline(m[0], 'recurring', { rrule: count === 1 ? plain : `${plain};INTERVAL=${count}` })
}
function onDay(m: RegExpMatchArray, rrule: string): Deadline | null {
  const month = Number(m.groups?.m ?? 1)
  if (daysIn(m).some((day) => day > 31) || m.groups?.d === '0' || month < 1 || month > 12) return null
  const before = /trước/i.test(m.groups?.p ?? '')
  return deadline(m[0], 'recurring', { rrule, before, time: clock(m.groups?.h, m.groups?.min, m.groups?.part) })
}

/** «định kỳ tháng, quý, 06 tháng, năm»: one duty for each period named. */
function regular(text: string): readonly FoundDeadline[] {
  const found: FoundDeadline[] = []
  for (const match of matchesOf(text, REGULAR)) {
    const list = match.groups?.list ?? match.groups?.half ?? match.groups?.several ?? ''
    const start = match.index + match[0].indexOf(list)
    const parts = [
      ...list.matchAll(
        /(?:0?[369]|ba|sáu|chín) tháng(?:\s+(?:đầu|cuối)\s+năm)?|ngày|tuần|tháng|quý|(?:cả\s+|0?1\s+|một\s+)?năm/giu,
      ),
    ]
    for (const [i, part] of parts.entries()) {
      const from = i === 0 ? match.index : start + part.index
      const to = start + part.index + part[0].length
      const rrule = spanRule(part[0].toLowerCase())
      found.push({ deadline: deadline(text.slice(from, to), 'recurring', { rrule }), from, to })
    }
  }
  return found
}
/** The first three and nine months of a year end once; half-years end twice. */
function spanRule(span: string): string {
  if (/^(?:0?3|ba) tháng/.test(span)) return 'FREQ=YEARLY;BYMONTH=3'
  if (/^(?:0?9|chín) tháng/.test(span)) return 'FREQ=YEARLY;BYMONTH=9'
  if (/^(?:0?6|sáu) tháng/.test(span)) return HALF_YEAR
  return RULES[span.split(/\s+/).at(-1) ?? ''] ?? 'FREQ=MONTHLY'
}
