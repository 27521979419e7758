// A rhythm and the day that leans on it, said apart: «hằng tháng (trước ngày 20)», «hằng ngày trước 7h00 và 15h00».
import { deadline, type FoundDeadline, HOUR, L, R, says, TIMELY } from './deadline-found.ts'
import { clocks, monthsOf, RULES, WEEKDAY_LIST, weekdaysIn } from './deadline-rules.ts'
import { matchesOf } from './matches.ts'

// hằng tuần | định kỳ hằng quý | mỗi tháng | 02 lần/ngày
const RHYTHM = new RegExp(
  `${L}(?:định kỳ\\s+)?(?:(?<!lần\\s)(?:hằng|hàng|mỗi)\\s+(?<unit>ngày|tuần|tháng|quý|năm)${R}(?!\\s+(?:0?[2-9]|hai|ba)\\s+lần)|(?:0?\\d|một|hai|ba)\\s+lần\\s*(?:/|mỗi|một)\\s*(?<often>ngày)${R})`,
  'giu',
)
// báo cáo tháng trước ngày 20 | báo cáo quý (trước ngày 15 tháng cuối quý), 6 tháng (trước ngày 15/6) và năm (trước ngày 15/12)
const REPORT_OF = new RegExp(
  `${L}(?:báo cáo\\s+(?:định kỳ\\s+)?|(?<=[,;(]\\s)|(?<=và\\s))(?<unit>tháng|quý|(?:(?:0?6|sáu)\\s+tháng(?:\\s+đầu\\s+năm)?)|năm)(?=\\s*\\(?\\s*(?:gửi\\s+|báo cáo\\s+)?(?:${TIMELY}|ngày\\s))`,
  'giu',
)
// «kế hoạch hằng năm», «nhu cầu hằng ngày»: the word belongs to the noun before it.
const ATTRIBUTE =
  /(?:kế hoạch|chỉ tiêu|dự toán|nhiệm vụ|chương trình|kinh phí|ngân sách|phong trào|lễ hội|sinh hoạt|chất lượng|đời sống|công việc|nhu cầu|thu nhập|bình quân|tăng trưởng|mức|diễn ra|tổ chức|danh mục|biên chế|cuộc sống|thường niên|trợ cấp|phụ cấp|tiền lương|xếp loại|tiêu chí|chế độ|học phí|báo cáo tổng kết|đóng góp)\s+$|(?:vào|trong|là|làm|theo)\s(?:các\s)?(?:chương trình|kế hoạch|tiêu chí|cơ sở|căn cứ|nhiệm vụ|nội dung)[^;.:]{0,60}$/iu

// thứ Sáu tuần cuối | hằng tháng  ·  hằng tháng, vào | thứ Hai tuần đầu  ·  tuần đầu | hằng tháng: the day of a week in the month, which no rule of ours says
const IN_WEEK_BEFORE =
  /(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\s+(?:của\s+)?(?:tuần\s+)?(?:lễ\s+)?(?:đầu|cuối|thứ\s+\S+)(?:\s+(?:tiên|cùng))?(?:\s+(?:của|trong))?\s+$|tuần\s+(?:lễ\s+)?(?:đầu(?:\s+tiên)?|thứ\s+\S+)(?:\s+(?:của|trong))?\s+$/iu
const IN_WEEK_BEHIND =
  /^[^.;]{0,60}?(?<![a-zà-ỹ])(?:(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\s+(?:của\s+)?(?:tuần\s+)?(?:đầu|cuối|thứ\s+\S+)|tuần\s+(?:đầu|thứ\s+(?:nhất|hai|ba|tư|[1-4])))(?![a-zà-ỹ])/iu

const SET = `(?<p>(?:${TIMELY})?(?:các\\s+)?)`
const OF_MONTH = `(?:ngày\\s+(?:mùng\\s+)?|mùng\\s+)(?<d>\\d{1,2})(?!\\d|\\s?[/.-]\\s?\\d|\\s+tháng\\s+\\d|\\s*(?:ngày|tháng|giờ|h\\d)${R})(?<more>(?:\\s*(?:,|và)\\s*(?:ngày|mùng)\\s+\\d{1,2}(?!\\d|\\s?[/.-]\\s?\\d))*)`
const NEXT = '(?:sau|kế tiếp|tiếp theo|liền kề)'
/** What a rhythm of each unit may be followed by. */
const LEANING: Readonly<Record<string, RegExp>> = {
  ngày: new RegExp(
    `${L}(?<p>(?:${TIMELY}|lúc\\s+|các khung giờ\\s+)?)${HOUR}(?<more>(?:\\s*(?:,|và|, và)\\s*(?:trước\\s+)?\\d{1,2}\\s?(?:h|giờ|g(?=\\d)|:(?=\\d))\\s?(?:\\d{2})?)*)${R}(?!\\s+(?:phút\\s+)?(?:ngày\\s+\\d|thứ))`,
    'iu',
  ),
  tuần: new RegExp(`${L}${SET}(?:${HOUR},?\\s+)?(?<half>(?:sáng|chiều)\\s+)?${WEEKDAY_LIST}${R}`, 'iu'),
  tháng: new RegExp(
    `${L}${SET}(?:${HOUR},?\\s+)?${OF_MONTH}(?:\\s+(?:của\\s+)?tháng(?:\\s+${NEXT})?(?!\\s+\\d))?`,
    'iu',
  ),
  quý: new RegExp(
    `${L}${SET}(?:${HOUR},?\\s+)?${OF_MONTH}(?:\\s+(?:của\\s+)?tháng\\s+(?:(?<next>${NEXT})|(?<which>cuối|đầu)(?:\\s+(?:của\\s+)?quý(?:\\s+${NEXT})?)?)${R})?`,
    'iu',
  ),
  năm: new RegExp(
    `${L}${SET}(?:ngày\\s+)?(?<d>\\d{1,2})(?:\\s?/\\s?|\\s+tháng\\s+)(?<m>\\d{1,2})(?!\\s?/?\\s?\\d|\\s+năm\\s+\\d)`,
    'iu',
  ),
}
/** A rhythm is its day's when only these words stand between; farther away the day needs a word that sets a deadline. */
const BESIDE = /^[\s,(:–-]*(?:(?:báo cáo|gửi|nộp|vào|tổng hợp)\s+){0,2}$/iu
const REACH = 160
const RAW_MAX = 90

/** `whole`: the days that name their rhythm themselves; a rhythm said beside such a day is the same duty. */
export function readRhythms(text: string, whole: readonly FoundDeadline[]): readonly FoundDeadline[] {
  const rhythms = !says(text, 'hằng', 'hàng', 'mỗi', 'lần')
    ? []
    : matchesOf(text, RHYTHM).filter((m) => !whole.some((w) => m.index < w.to && w.from < m.index + m[0].length))
  const found: FoundDeadline[] = [...reportsOf(text, rhythms.length + whole.length)]
  for (const [i, m] of rhythms.entries()) {
    const to = m.index + m[0].length
    if (ATTRIBUTE.test(text.slice(Math.max(0, m.index - 80), m.index)) && !/^định kỳ/i.test(m[0])) continue
    const end = Math.min(rhythms[i + 1]?.index ?? text.length, to + REACH)
    const unit = (m.groups?.unit ?? m.groups?.often ?? '').toLowerCase()
    const rest = text.slice(to, end).split(/;|\.(?=\s|$)/, 1)[0] ?? ''
    if (
      /^(?:tháng|quý)$/.test(unit) &&
      (IN_WEEK_BEFORE.test(text.slice(Math.max(0, m.index - 60), m.index)) || IN_WEEK_BEHIND.test(rest))
    )
      continue
    const near = whole.find((w) => w.from >= to && w.from < to + rest.length)
    const beside = near !== undefined && BESIDE.test(text.slice(to, near.from))
    if (near && beside) found.push(stretched(text, m.index, near))
    if (near && (beside || unitOf(near) === unit)) continue
    const leaning = lastDayOf(text, unit, m.index, to, rest) ?? leaningOn(text, unit, m.index, to, rest)
    if (leaning && !whole.some((w) => leaning.some((f) => f.from < w.to && w.from < f.to))) found.push(...leaning)
    else if (m.groups?.unit)
      found.push({ deadline: deadline(m[0], 'recurring', { rrule: RULES[unit] ?? null }), from: m.index, to })
  }
  // A day that was joined with its rhythm stands in its new length.
  return [...found, ...whole.filter((w) => !found.some((f) => f.from <= w.from && f.to >= w.to))]
}
/** Reports named by their span, each with its day; a yearly one only among others, since «báo cáo năm» may be this year's alone. */
function reportsOf(text: string, others: number): readonly FoundDeadline[] {
  if (!/(?:tháng|quý|năm)\s*\(?\s*(?:gửi |báo cáo )?(?:trước|chậm|vào|ngày|muộn|định)/iu.test(text)) return []
  const spans = matchesOf(text, REPORT_OF)
  return spans.flatMap((m, i) => {
    const to = m.index + m[0].length
    const span = (m.groups?.unit ?? '').toLowerCase()
    const yearly = /\d|sáu|năm/.test(span)
    if (yearly && spans.length + others < 2 && !/định kỳ/iu.test(text)) return []
    const rest = text.slice(to, Math.min(spans[i + 1]?.index ?? text.length, to + 60)).split(/;|\.(?=\s|$)/, 1)[0] ?? ''
    const leaning = leaningOn(text, yearly ? 'năm' : span, m.index, to, rest)
    return leaning?.every((f) => BESIDE.test(text.slice(to, f.from)) || f.from === m.index) ? leaning : []
  })
}
/** Of which unit a rule is. */
function unitOf({ deadline: d }: FoundDeadline): string {
  const rule = d.rrule ?? ''
  if (rule.startsWith('FREQ=MONTHLY')) return /BYMONTH=\d+,\d+,\d+,\d+/.test(rule) ? 'quý' : 'tháng'
  return rule.startsWith('FREQ=WEEKLY') ? 'tuần' : rule.startsWith('FREQ=YEARLY') ? 'năm' : 'ngày'
}
function stretched(text: string, from: number, found: FoundDeadline): FoundDeadline {
  const to = closed(text, from, found.to)
  return { deadline: { ...found.deadline, raw: deadline(text.slice(from, to), 'recurring').raw }, from, to }
}
/** «hằng tháng (trước ngày 20» takes its closing bracket along. */
function closed(text: string, from: number, to: number): number {
  return text.slice(from, to).includes('(') && text.charAt(to) === ')' ? to + 1 : to
}

// hằng tháng, chậm nhất ngày làm việc cuối cùng, báo cáo
const LAST_DAY = new RegExp(`^[\\s,(]*(?<p>(?:${TIMELY})?)ngày\\s+(?<work>làm việc\\s+)?cuối(?:\\s+cùng)?${R}`, 'iu')
/** The bare rule of a period means its last working day already. */
function lastDayOf(
  text: string,
  unit: string,
  from: number,
  after: number,
  rest: string,
): readonly FoundDeadline[] | null {
  const m = unit === 'ngày' ? null : LAST_DAY.exec(rest)
  const bare = RULES[unit]
  if (!m || !bare) return null
  const to = closed(text, from, after + m[0].length)
  const isDay = !m.groups?.work && (unit === 'tháng' || unit === 'quý')
  const value = { rrule: isDay ? `${bare};BYMONTHDAY=-1` : bare, before: /trước/iu.test(m.groups?.p ?? '') }
  return [{ deadline: deadline(text.slice(from, to), 'recurring', value), from, to }]
}
function leaningOn(
  text: string,
  unit: string,
  at: number,
  after: number,
  rest: string,
): readonly FoundDeadline[] | null {
  const m = LEANING[unit]?.exec(rest)
  if (!m) return null
  const set = (m.groups?.p ?? '') + (m.groups?.half ?? '')
  const gap = rest.slice(0, m.index)
  if (!BESIDE.test(gap) && !(set && /trước|chậm nhất|muộn nhất|vào|hạn|lúc|chiều|sáng/iu.test(set))) return null
  const start = after + m.index
  const from = start + m[0].length - at <= RAW_MAX ? at : start
  const to = closed(text, from, start + m[0].length)
  const before = /trước/iu.test(m.groups?.p ?? '')
  const raw = text.slice(from, to)
  const hours = clocks(m.groups?.h ? m[0] : '')
  if (unit === 'ngày') {
    // Each hour of a day is a duty of its own.
    return hours.map((hour, i) => ({
      deadline: deadline(i === 0 ? text.slice(from, start + hour.to) : hour.raw, 'recurring', {
        rrule: 'FREQ=DAILY',
        before,
        time: hour.time,
      }),
      from: i === 0 ? from : start + hour.from,
      to: start + hour.to,
    }))
  }
  const rrule = ruleOf(unit, m)
  if (!rrule) return null
  return [{ deadline: deadline(raw, 'recurring', { rrule, before, time: hours[0]?.time ?? null }), from, to }]
}
function ruleOf(unit: string, m: RegExpExecArray): string | null {
  const g = m.groups ?? {}
  if (unit === 'tuần') return `FREQ=WEEKLY;BYDAY=${weekdaysIn(m[0])}`
  const days = [g.d, ...(g.more?.match(/\d{1,2}/g) ?? [])].map(Number)
  if (days.some((d) => d < 1 || d > 31)) return null
  if (unit === 'tháng') return `FREQ=MONTHLY;BYMONTHDAY=${days.join(',')}`
  if (unit === 'quý') return `${monthsOf(g.next ? 'đầu' : (g.which ?? 'cuối'))};BYMONTHDAY=${days.join(',')}`
  const month = Number(g.m)
  return month >= 1 && month <= 12 ? `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${days[0]}` : null
}
