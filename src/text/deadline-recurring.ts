// Duties that come again: «trước ngày 25 hằng tháng», «định kỳ hằng quý», «thứ Sáu hằng tuần», «6 tháng một lần».
import type { Deadline } from '../domain/deadline.ts'
import { CLOCK, clock, deadline, each, type FoundDeadline, L, R, TIMELY } from './deadline-found.ts'

const WHEN = `(?<p>(?:${TIMELY})?)`
// trước 14h00’ ngày 24 hằng tháng | ngày 20 hàng tháng | chậm nhất ngày 05 của tháng sau
const MONTH_DAY = new RegExp(
  `${L}${WHEN}${CLOCK}(?:ngày\\s+)(?<d>\\d{1,2})\\s+(?:của\\s+)?(?:(?:hằng|hàng|mỗi|các)\\s+(?<unit>tháng|quý)|tháng\\s+(?:sau|kế tiếp|tiếp theo|liền kề))`,
  'giu',
)
// Trước ngày 15 tháng cuối quý | ngày 10 tháng đầu quý sau
const QUARTER_DAY = new RegExp(
  `${L}${WHEN}${CLOCK}ngày\\s+(?<d>\\d{1,2})\\s+(?:của\\s+)?tháng\\s+(?<end>cuối|đầu)\\s+(?:của\\s+|mỗi\\s+|hằng\\s+|hàng\\s+)?quý(?:\\s+(?:sau|tiếp theo|kế tiếp))?`,
  'giu',
)
// trước ngày 15/12 hằng năm | ngày 20 tháng 6 hằng năm
const YEAR_DAY = new RegExp(
  `${L}${WHEN}${CLOCK}(?:ngày\\s+)?(?<d>\\d{1,2})(?:\\s?/\\s?|\\s+tháng\\s+)(?<m>\\d{1,2})\\s+(?:hằng|hàng)\\s+năm`,
  'giu',
)
// trước ngày 20/6 và 20/12 hằng năm | ngày 15/6, 15/12 hằng năm
const YEAR_DAYS = new RegExp(
  `${L}${WHEN}${CLOCK}(?:ngày\\s+)?(?<d>\\d{1,2})/(?<m>\\d{1,2})\\s*(?:,|và|, và)\\s+(?:trước\\s+)?(?:ngày\\s+)?(?<d2>\\d{1,2})/(?<m2>\\d{1,2})\\s+(?:hằng|hàng)\\s+năm`,
  'giu',
)
const WEEK_DAY = new RegExp(
  `${L}${WHEN}${CLOCK}(?:ngày\\s+)?(?:thứ\\s+(?<wd>hai|ba|tư|năm|sáu|bảy|[2-7])|(?<sun>chủ nhật))\\s+(?:hằng|hàng|mỗi)\\s+tuần`,
  'giu',
)
// hằng tuần, trước 15 giờ 00 thứ Năm | hằng năm, trước ngày 15/11 | Hằng tháng, trước ngày 28: the period stands first
const FIRST = '(?:định kỳ\\s+)?(?:hằng|hàng|mỗi)\\s+'
const WEEK_FIRST = new RegExp(
  `${L}${FIRST}tuần,?\\s+(?:báo cáo\\s+|gửi\\s+)?${WHEN}${CLOCK}(?:ngày\\s+)?thứ\\s+(?<wd>hai|ba|tư|năm|sáu|bảy|[2-7])${R}`,
  'giu',
)
const MONTH_FIRST = new RegExp(
  `${L}${FIRST}(?<unit>tháng|quý),?\\s+(?:báo cáo\\s+|gửi\\s+)?${WHEN}${CLOCK}(?:ngày|mùng)\\s+(?<d>\\d{1,2})(?!\\s?[/\\d-])`,
  'giu',
)
const YEAR_FIRST = new RegExp(
  `${L}${FIRST}năm,?\\s+(?:báo cáo\\s+|gửi\\s+)?${WHEN}${CLOCK}(?:ngày\\s+)?(?<d>\\d{1,2})(?:\\s?/\\s?|\\s+tháng\\s+)(?<m>\\d{1,2})(?!\\s?/?\\s?\\d)`,
  'giu',
)
// 02 tuần một lần | 10 ngày/lần | mỗi quý 01 lần | 3 tháng một lần
const EVERY = new RegExp(
  `${L}(?:định kỳ\\s+)?(?:mỗi\\s+)?(?:(?<n>\\d{1,2})\\s+)?(?<unit>ngày|tuần|tháng|quý|năm)(?:\\s+(?:một|0?1)\\s+lần|\\s*/\\s*(?:0?1\\s+)?lần)${R}`,
  'giu',
)
// trước 16h00 hằng ngày | 07 giờ và 15 giờ hằng ngày (the later hour is named last)
const DAY_CLOCK = new RegExp(
  `${L}${WHEN}(?<h>\\d{1,2})\\s?(?:h|giờ|:)\\s?(?<min>\\d{2})?['’′]?(?:\\s?phút)?(?:\\s(?<part>sáng|chiều|tối))?,?\\s+(?:các ngày|(?:hằng|hàng|mỗi)\\s+ngày)${R}`,
  'giu',
)
// định kỳ hằng tuần | hằng quý | hàng tháng | theo định kỳ tháng, quý, 06 tháng, năm
const PERIOD = new RegExp(`${L}(?:định kỳ\\s+)?(?:hằng|hàng|mỗi)\\s+(?<unit>ngày|tuần|tháng|quý|năm)${R}`, 'giu')
const REGULAR = new RegExp(
  `${L}định kỳ\\s+(?<list>(?:(?:hằng|hàng|theo)\\s+)?(?:ngày|tuần|tháng|quý|0?6 tháng|năm)(?:(?:,\\s*|\\s+và\\s+)(?:(?:hằng|hàng)\\s+)?(?:ngày|tuần|tháng|quý|0?6 tháng|năm)${R}){0,4})${R}`,
  'giu',
)
const HALF_YEARLY = new RegExp(
  `${L}(?:định kỳ\\s+)?(?:0?6|sáu)\\s+tháng\\s+(?:(?:một|0?1)\\s+lần|(?=báo cáo\\s+(?:kết quả\\s+)?(?:về\\s+|với\\s+|cho\\s+)?\\p{Lu}))|${L}(?:0?6|sáu)\\s+tháng/(?:0?1\\s+)?lần`,
  'giu',
)

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
const RULES: Readonly<Record<string, string>> = {
  ngày: 'FREQ=DAILY',
  tuần: 'FREQ=WEEKLY',
  tháng: 'FREQ=MONTHLY',
  quý: 'FREQ=MONTHLY;BYMONTH=3,6,9,12',
  năm: 'FREQ=YEARLY',
}
const HALF_YEAR = 'FREQ=MONTHLY;BYMONTH=6,12'

// «kế hoạch hằng năm», «nhu cầu hằng ngày»: the word belongs to the noun before it.
const ATTRIBUTE =
  /(?:kế hoạch|chỉ tiêu|dự toán|nhiệm vụ|chương trình|kinh phí|ngân sách|phong trào|lễ hội|sinh hoạt|chất lượng|đời sống|công việc|nhu cầu|thu nhập|bình quân|tăng trưởng|mức|diễn ra|tổ chức|danh mục|biên chế|cuộc sống|thường niên|trợ cấp|phụ cấp|tiền lương|xếp loại|tiêu chí|chế độ|học phí|báo cáo tổng kết|đóng góp)\s+$|(?:vào|trong|là|làm|theo)\s(?:các\s)?(?:chương trình|kế hoạch|tiêu chí|cơ sở|căn cứ|nhiệm vụ|nội dung)[^;.:]{0,60}$/iu

export function readRecurring(text: string): readonly FoundDeadline[] {
  if (!/hằng|hàng|mỗi|định kỳ|lần|0?6 tháng báo|tháng (?:sau|kế|tiếp|liền|cuối|đầu)|các tháng/iu.test(text)) return []
  const days = [
    ...each(text, MONTH_DAY, (m) =>
      onDay(
        m,
        m.groups?.unit?.toLowerCase() === 'quý'
          ? `${RULES.quý};BYMONTHDAY=${Number(m.groups?.d)}`
          : `FREQ=MONTHLY;BYMONTHDAY=${Number(m.groups?.d)}`,
      ),
    ),
    ...each(text, QUARTER_DAY, (m) =>
      onDay(
        m,
        `FREQ=MONTHLY;BYMONTH=${m.groups?.end?.toLowerCase() === 'đầu' ? '1,4,7,10' : '3,6,9,12'};BYMONTHDAY=${Number(m.groups?.d)}`,
      ),
    ),
    ...each(text, YEAR_DAYS, (m) => {
      const { d, m: month, d2, m2 } = m.groups ?? {}
      // Two days of one number are one rule; of two numbers they cannot be.
      return d === d2 ? onDay(m, `FREQ=YEARLY;BYMONTH=${Number(month)},${Number(m2)};BYMONTHDAY=${Number(d)}`) : null
    }),
    ...each(text, YEAR_DAY, (m) =>
      onDay(m, `FREQ=YEARLY;BYMONTH=${Number(m.groups?.m)};BYMONTHDAY=${Number(m.groups?.d)}`),
    ),
    ...each(text, DAY_CLOCK, (m) => onDay(m, 'FREQ=DAILY')),
    ...each(text, WEEK_FIRST, (m) =>
      onDay(m, `FREQ=WEEKLY;BYDAY=${WEEKDAYS[m.groups?.wd?.toLowerCase() ?? ''] ?? 'FR'}`),
    ),
    ...each(text, MONTH_FIRST, (m) =>
      onDay(m, `${RULES[m.groups?.unit?.toLowerCase() ?? ''] ?? 'FREQ=MONTHLY'};BYMONTHDAY=${Number(m.groups?.d)}`),
    ),
    ...each(text, YEAR_FIRST, (m) =>
      onDay(m, `FREQ=YEARLY;BYMONTH=${Number(m.groups?.m)};BYMONTHDAY=${Number(m.groups?.d)}`),
    ),
    ...each(text, WEEK_DAY, (m) =>
      onDay(m, `FREQ=WEEKLY;BYDAY=${m.groups?.sun ? 'SU' : (WEEKDAYS[m.groups?.wd?.toLowerCase() ?? ''] ?? 'FR')}`),
    ),
  ]
  const periods = [
    ...regular(text),
    ...each(text, EVERY, (m) => everyFew(m)),
    ...each(text, HALF_YEARLY, (m) => deadline(m[0], 'recurring', { rrule: HALF_YEAR })),
    ...each(text, PERIOD, (m) => {
      const noun = ATTRIBUTE.test(text.slice(Math.max(0, m.index - 80), m.index)) && !/^định kỳ/i.test(m[0])
      return noun
        ? null
        : deadline(m[0], 'recurring', { rrule: RULES[m.groups?.unit?.toLowerCase() ?? ''] ?? 'FREQ=MONTHLY' })
    }),
  ]
  return [...days, ...periods]
}

/** «02 tuần một lần»: every second week; «3 tháng một lần» is a quarter, «6 tháng» a half-year. */
function everyFew(m: RegExpMatchArray): Deadline | null {
  const unit = m.groups?.unit?.toLowerCase() ?? ''
  const count = Number(m.groups?.n ?? 1)
  const plain = RULES[unit]
  if (!plain || count < 1 || count > 12) return null
  if (unit === 'tháng' && count === 3) return deadline(m[0], 'recurring', { rrule: RULES.quý ?? plain })
  if (unit === 'tháng' && count === 6) return deadline(m[0], 'recurring', { rrule: HALF_YEAR })
  return deadline(m[0], 'recurring', { rrule: count === 1 ? plain : `${plain};INTERVAL=${count}` })
}
function onDay(m: RegExpMatchArray, rrule: string): Deadline | null {
  const day = Number(m.groups?.d ?? 1)
  const month = Number(m.groups?.m ?? 1)
  if (day < 1 || day > 31 || month < 1 || month > 12) return null
  const before = /trước/i.test(m.groups?.p ?? '')
  return deadline(m[0], 'recurring', { rrule, before, time: clock(m.groups?.h, m.groups?.min, m.groups?.part) })
}

/** «định kỳ tháng, quý, 06 tháng, năm»: one duty for each period named. */
function regular(text: string): readonly FoundDeadline[] {
  const found: FoundDeadline[] = []
  for (const match of text.matchAll(REGULAR)) {
    const start = match.index + match[0].indexOf(match.groups?.list ?? '')
    const parts = [...(match.groups?.list ?? '').matchAll(/0?6 tháng|ngày|tuần|tháng|quý|năm/giu)]
    for (const [i, part] of parts.entries()) {
      const key = part[0].toLowerCase()
      const rrule = /6/.test(key) ? HALF_YEAR : (RULES[key] ?? 'FREQ=MONTHLY')
      const from = i === 0 ? match.index : start + part.index
      const to = start + part.index + part[0].length
      found.push({ deadline: deadline(text.slice(from, to), 'recurring', { rrule }), from, to })
    }
  }
  return found
}
