// The deadlines of a directive's sentence, in the order of the text; dates that set none are left alone.

import { readDates } from './deadline-dates.ts'
import { readEvents } from './deadline-events.ts'
import { type DocumentTime, deadline, each, type FoundDeadline, L, R, says } from './deadline-found.ts'
import { readNear } from './deadline-near.ts'
import { readPeriods } from './deadline-periods.ts'
import { readRecurring } from './deadline-recurring.ts'
import { recently } from './recent.ts'

export type { DocumentTime, FoundDeadline } from './deadline-found.ts'

// thường xuyên kiểm tra | kiểm tra thường xuyên      not: chi thường xuyên | không thường xuyên | thường xuyên xảy ra
const ONGOING = new RegExp(
  `(?<!(?:chi|không|giáo dục|nhiệm vụ|công việc|hoạt động|vốn|kinh phí|nguồn|mức|kiểm tra, giám sát)\\s)${L}thường xuyên(?:, liên tục)?${R}(?!\\s+(?:xảy ra|bị|có mưa|diễn ra|ngập|sạt|chịu|của))`,
  'giu',
)

// theo chức năng, nhiệm vụ thường xuyên theo dõi      not: nhiệm vụ thường xuyên
const ONGOING_BY_DUTY =
  /(?<=chức năng,? nhiệm vụ(?: được giao)?,?\s)thường xuyên(?=\s+(?:theo dõi|kiểm tra|đôn đốc|phối hợp|hướng dẫn|giám sát|rà soát|cập nhật|báo cáo|tuyên truyền|nắm))/giu
// đên ngày | truớc ngày | thảng 6: slips of a scan, of the same length as what was meant
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/(?<![A-Za-zÀ-ỹ])(?:đên|đén|dến|đển)(?![A-Za-zÀ-ỹ])/gu, 'đến'],
  [/(?<![A-Za-zÀ-ỹ])(?:truớc|trứơc|trưóc|trươc|trườc)(?![A-Za-zÀ-ỹ])/gu, 'trước'],
  [/(?<![A-Za-zÀ-ỹ])(?:Truớc|Trứơc|Trưóc|Trươc|Trườc)(?![A-Za-zÀ-ỹ])/gu, 'Trước'],
  [/(?<![A-Za-zÀ-ỹ])(?:ngáy|ngảy|ngầy|ngàv)(?=\s\d)/gu, 'ngày'],
  [/(?<![A-Za-zÀ-ỹ])(?:thảng|thàng|thãng)(?=\s\d)/gu, 'tháng'],
  [/(?<![A-Za-zÀ-ỹ])(?:hăng|hẳng)(?=\s(?:ngày|tuần|tháng|quý|năm))/gu, 'hằng'],
]
// Nearly every text has none of them: one look instead of six.
const ANY_SLIP = /[đd][êéếể]n|uớc|ứơc|ưóc|ươc|ườc|ng[áảầ]y|ngàv|th[ảàã]ng|h[ăẳ]ng/iu
function mended(text: string): string {
  if (!ANY_SLIP.test(text)) return text
  return SLIPS.reduce((said, [slip, meant]) => said.replace(slip, meant), text)
}

/** One document's time, and what was read with it. */
let reading: { readonly time: DocumentTime; readonly read: (text: string) => readonly FoundDeadline[] } | null = null
export function readDeadlines(said: string, time: DocumentTime): readonly FoundDeadline[] {
  if (reading?.time !== time) reading = { time, read: recently((text) => readAll(text, time)) }
  return reading.read(said)
}
function readAll(said: string, time: DocumentTime): readonly FoundDeadline[] {
  const text = mended(said)
  const found = readMended(text, time)
  if (text === said) return found
  return found.map((f) => ({
    ...f,
    deadline: { ...f.deadline, raw: said.slice(f.from, f.to).replace(/\s+/g, ' ').trim() },
  }))
}
/** The earlier kind of reading first. */
const READERS: readonly ((text: string, time: DocumentTime) => readonly FoundDeadline[])[] = [
  readRecurring,
  readEvents,
  readDates,
  readNear,
  readPeriods,
  readOngoing,
]
function readOngoing(text: string): readonly FoundDeadline[] {
  if (!says(text, 'thường xuyên')) return []
  return [ONGOING, ONGOING_BY_DUTY].flatMap((pattern) => each(text, pattern, (m) => deadline(m[0], 'ongoing')))
}
// No reader finds anything without one of these.
const MAY_SET_TIME =
  /\d\s?[/.–-]\s?\d|ngày|tuần|tháng|quý|năm|giờ|mùng|ngay|khi|trước|tại (?:kỳ|phiên|hội|cuộc)|hôm nay| mai|thường xuyên/iu
function readMended(text: string, time: DocumentTime): readonly FoundDeadline[] {
  if (!MAY_SET_TIME.test(text)) return []
  const found = READERS.flatMap((read) => read(text, time))
  if (found.length === 0) return found
  const kept = found.filter((f) => !isCondition(text, f))
  return withoutTwins(withoutAsides(text, withDays(text, apart(kept))))
}

// nếu đến ngày 30/9 | trường hợp dự án nào đến hết tháng 6 | nếu chưa bàn giao trước ngày 15/8      not: (nếu có) trước ngày 5/8 | trường hợp khẩn cấp báo cáo trước 16 giờ
const IN_CONDITION =
  /(?:^|[\s,;(])(?:nếu|(?<!các\s|những\s|mọi\s)trường hợp|giả sử)\s+(?!có\s*$|cần\s*$|cần thiết\s*$)(?<said>[^,;.:()]{0,70})$/iu
const ACTS =
  /(?<!(?:chưa|không|chậm)\s)(?<![a-zà-ỹ])(?:báo cáo|hoàn thành|gửi|trình|xử lý|giải quyết|thực hiện|tham mưu|thì|phải|đề nghị|yêu cầu)(?![a-zà-ỹ])/iu
// các dự án đến hết ngày 30/4/2026 giải ngân dưới 20%: which of them is meant
const WHICH =
  /(?:^|\s)(?:dự án|công trình|đơn vị|địa phương|chủ đầu tư|hồ sơ|hộ|xã|phường|cơ sở|nhà thầu|nhiệm vụ|gói thầu|trường hợp|tập thể|cá nhân)(?:\s+(?:nào|mà))?\s+$/iu
const FALLS_SHORT = /^\s+(?:[a-zà-ỹ]+\s+){0,5}(?:dưới|chưa|không|thấp hơn|còn|vẫn|chậm)\s/iu
/** A time that says when something would be the case, or which of many is meant, is no deadline. */
function isCondition(text: string, { from, to, deadline: d }: FoundDeadline): boolean {
  if (d.kind === 'ongoing') return false
  const ahead = text.slice(Math.max(0, from - 100), from)
  const said = IN_CONDITION.exec(ahead)?.groups?.said
  if (said !== undefined && !ACTS.test(said)) return true
  return /^(?:tính\s+)?(?:đến|hết|sau|quá)\s/iu.test(d.raw) && WHICH.test(ahead) && FALLS_SHORT.test(text.slice(to))
}

/** Where two readings overlap the longer one stands, the earlier kind of reading first. */
function apart(found: readonly FoundDeadline[]): readonly FoundDeadline[] {
  const kept: FoundDeadline[] = []
  for (const next of found) {
    const rivals = kept.filter((k) => k.from < next.to && next.from < k.to)
    const wins = rivals.every((k) => next.to - next.from > k.to - k.from && next.deadline.kind !== 'event')
    if (rivals.length === 0) kept.push(next)
    else if (wins) {
      for (const rival of rivals) kept.splice(kept.indexOf(rival), 1)
      kept.push(next)
    }
  }
  return kept.sort((a, b) => a.from - b.from)
}

const NAMED_DAY = new Set(['date', 'month', 'quarter', 'year'])
/** «trước ngày bầu cử (15/3/2026)»: the day in brackets is that of the event, and «trước» holds for it. */
function withDays(text: string, found: readonly FoundDeadline[]): readonly FoundDeadline[] {
  return found.flatMap((f, i): readonly FoundDeadline[] => {
    const [last, next] = [found[i - 1], found[i + 1]]
    const isDayOf = (event: FoundDeadline, day: FoundDeadline) =>
      event.deadline.kind === 'event' &&
      event.deadline.before &&
      event.deadline.offset === null &&
      day.deadline.kind === 'date' &&
      /^\s*\(\s*$/.test(text.slice(event.to, day.from))
    if (next && isDayOf(f, next)) return []
    if (!last || !isDayOf(last, f)) return [f]
    const raw = `${text.slice(last.from, f.to)}${text.charAt(f.to) === ')' ? ')' : ''}`
    return [{ ...f, from: last.from, deadline: { ...f.deadline, raw: deadline(raw, 'date').raw, before: true } }]
  })
}
/** «… trước mùa mưa, hoàn thành trong tháng 6/2026»: the day said of the same clause is the deadline. */
function withoutAsides(text: string, found: readonly FoundDeadline[]): readonly FoundDeadline[] {
  return found.filter((f, i) => {
    const next = found[i + 1]
    const vague = f.deadline.kind === 'event' && f.deadline.before && f.deadline.offset === null
    if (!vague || !next || !NAMED_DAY.has(next.deadline.kind)) return true
    return !/^,\s*(?:phải\s+)?(?:hoàn thành|xong)[^;.]{0,20}$/iu.test(text.slice(f.to, next.from))
  })
}

/** The same deadline said twice in one task is one deadline. */
function withoutTwins(found: readonly FoundDeadline[]): readonly FoundDeadline[] {
  if (found.length < 2) return found
  const seen = new Set<string>()
  return found.filter(({ deadline: d }) => {
    const key = JSON.stringify([
      d.kind,
      d.due,
      d.start,
      d.before,
      d.time,
      d.rrule,
      d.offset,
      d.kind === 'event' ? d.event : null,
    ])
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
