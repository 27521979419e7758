// Deadlines that hang on an event: «chậm nhất 07 ngày sau khi …», «ít nhất 05 ngày trước …», «ngay khi có …».
import type { Deadline } from '../domain/deadline.ts'
import { type DocumentTime, deadline, type FoundDeadline, L, type Rule, readRules, says } from './deadline-found.ts'

const COUNT = '(?<![/\\d])(?<n>\\d{1,3})\\s*(?:\\([^)]{1,20}\\)\\s*)?(?<unit>ngày làm việc|ngày|tuần|tháng|giờ)'
// What an event is called: up to the end of the clause.
const EVENT = '(?<event>[^.;,:()]{2,140})'
// chậm nhất 07 ngày sau khi có chỉ đạo | trong vòng 10 ngày kể từ ngày nhận được văn bản
const AFTER = new RegExp(
  `${L}(?:(?:chậm nhất(?: là)?|muộn nhất(?: là)?|trong thời hạn|trong thời gian|trong vòng|trong|không quá|tối đa|sau)\\s+){0,2}${COUNT},?\\s+(?:sau|kể từ|tính từ|từ)\\s+(?:khi\\s+|ngày\\s+|thời điểm\\s+)?(?!ngày ký ban hành kế hoạch)${EVENT}`,
  'giu',
)
// sau 12 tháng khi đủ điều kiện khởi công
const LATER = new RegExp(`${L}sau\\s+${COUNT}\\s+(?:kể từ\\s+)?khi\\s+${EVENT}`, 'giu')
// sau khi kết thúc hội nghị 05 ngày | sau đại hội 07 ngày làm việc
const LATEST = new RegExp(
  `${L}sau\\s+(?:khi\\s+)?(?<event>[a-zà-ỹ][^.;,:()\\d]{2,80}?)\\s+(?:chậm nhất\\s+|không quá\\s+|trong\\s+)?${COUNT}(?=\\s*(?:[.;,)]|$))`,
  'giu',
)
// trước Tết Nguyên đán 10 ngày | trước kỳ họp ít nhất 05 ngày làm việc | trước mỗi kỳ giao ban 03 ngày
const EARLIEST = new RegExp(
  `${L}trước\\s+(?:khi\\s+)?(?:khai mạc\\s+)?(?<event>(?:(?:mỗi|từng)\\s+[a-zà-ỹ]+|(?:đại hội|kỳ họp|cuộc họp|phiên họp|(?:kỳ\\s+|phiên\\s+)?giao ban|hội nghị|đợt|buổi|tết|ngày bầu cử|diễn tập|khai giảng|lễ|kỳ thi))(?![a-zà-ỹ])[^.;,:()\\d]{0,60}?)\\s+(?:ít nhất\\s+|tối thiểu\\s+)?${COUNT}(?=\\s*(?:[.;,)]|$))`,
  'giu',
)
// ít nhất 05 ngày trước diễn tập chính thức    not: 05 ngày trước ngày 20/8 (no event)
const AHEAD = new RegExp(
  `${L}(?:(?:ít nhất|chậm nhất(?: là)?|tối thiểu|trước)\\s+)?${COUNT},?\\s+trước\\s+(?:khi\\s+|ngày\\s+(?=[a-zà-ỹ]))?(?!ngày\\s+\\d|\\d)${EVENT}`,
  'giu',
)
// ngay sau khi … | ngay khi có … | ngay sau Hội nghị …
const AT_ONCE = new RegExp(`${L}ngay\\s+(?:sau\\s+khi|khi|sau)\\s+${EVENT}`, 'giu')
// sau khi có hướng dẫn của Trung ương | khi có quyết định của …
// not: sau khi sắp xếp (circumstance) | khi có yêu cầu (condition)
const ISSUED =
  '(?:hướng dẫn|kết quả|chỉ đạo|quy định|các quy định|ý kiến|kết luận|quyết định|nghị quyết|kế hoạch|chủ trương|thông báo|thông tri|văn bản|các văn bản|đề án|luật|nghị định|thông tư|phê duyệt|thông qua|chấp thuận)'
const UPON = new RegExp(
  `${L}(?:sau\\s+khi|khi)\\s+(?<event>(?:có|được)\\s+(?:cấp có thẩm quyền\\s+|Trung ương\\s+)?${ISSUED}(?![a-zà-ỹ])[^.;,:()]{0,100})`,
  'giu',
)
// trước Đại hội Đảng bộ tỉnh | trước kỳ họp thứ 10 | trước mùa mưa bão
// trước khi học sinh nghỉ Tết | trước khi bão đổ bộ      not: trước khi trình, trước khi ban hành (the order of a procedure)
// hoàn thành trước khi khóa sổ kế toán năm 2026 | xong trước khi nghiệm thu công trình: the verb sets the deadline
const DONE_BEFORE = new RegExp(`${L}trước\\s+khi\\s+(?!trình|gửi|ban hành|báo cáo|ký|công bố|thông qua)${EVENT}`, 'giu')
const DONE = /(?<![a-zà-ỹ])(?:hoàn thành|xong|kết thúc)(?:\s+[a-zà-ỹ]+){0,6}\s+$/iu
// trình Hội đồng nhân dân tỉnh tại kỳ họp cuối năm 2026 | báo cáo tại phiên họp tháng 10
const AT_MEETING = new RegExp(
  `${L}tại\\s+(?<event>(?:kỳ họp|phiên họp|hội nghị|cuộc họp)\\s+(?:giao ban|thường lệ|thường kỳ|chuyên đề|cuối|giữa|đầu|gần nhất|tới|lần thứ|thứ|tháng|quý|sắp)(?![a-zà-ỹ])[^.;,:()]{0,60})`,
  'giu',
)
const SUBMITS = /(?<![a-zà-ỹ])(?:trình|báo cáo|thông qua)\s[^.;:]{0,90}$/iu
const UNTIL_WHEN = new RegExp(
  `${L}trước\\s+khi\\s+(?<event>(?:[a-zà-ỹ]+\\s+){0,5}(?:nghỉ Tết|khai giảng|khai mạc|bế mạc|đổ bộ|tựu trường|bàn giao|khởi công|khánh thành|diễn ra|bắt đầu)(?![a-zà-ỹ])[^.;,:()]{0,60})`,
  'giu',
)
const UNTIL = new RegExp(
  `${L}(?:chậm nhất\\s+|xong\\s+|hoàn thành\\s+)?trước\\s+(?:khi\\s+)?(?<event>(?:thời điểm\\s+|thềm\\s+)?(?:bước vào\\s+|kết thúc\\s+|diễn ra\\s+|tổ chức\\s+|khai mạc\\s+)?(?:đại hội|kỳ họp|phiên họp|cuộc họp|kỳ giao ban|phiên giao ban|hội nghị giao ban|giao ban|ngày khai giảng|khởi công|khánh thành|bão|hội nghị|hội thảo|diễn tập|cuộc bầu cử|ngày bầu cử|mùa|tết|khai giảng|năm học|lễ|kỳ thi|dịp|vụ)(?![a-zà-ỹ])(?!\\s+(?:đổ bộ|tràn))[^.;,:()]{0,80})`,
  'giu',
)
// hoàn thành trong 10 ngày | báo cáo trong vòng 05 ngày làm việc: counted from the document's date
const WITHIN = new RegExp(
  `${L}trong\\s+(?:vòng\\s+|thời hạn\\s+|thời gian\\s+)?${COUNT}(?!\\s*(?:,|sau|kể|tính|từ|trước|đầu|cuối|qua|vừa|gần|\\d|/|lễ|nghỉ|nắng|tới liên))`,
  'giu',
)
const WORK = /(?:hoàn thành|báo cáo|ban hành|trình|gửi|xong|thực hiện|tham mưu|đề xuất)[^.;]{0,80}$/iu

const COUNTED = /\d\s*(?:\([^)]{1,20}\)\s*)?(?:ngày|tuần|tháng|giờ)/iu
/** Rules of which each needs a count of days; what follows the event is cut off their words. */
const COUNTING: readonly Rule[] = [
  { has: ['sau'], pattern: LATER, read: (m) => counted(m, '+') },
  { has: ['sau'], pattern: LATEST, read: (m) => counted(m, '+') },
  { has: ['trước'], pattern: EARLIEST, read: (m) => counted(m, '-') },
  { has: ['sau', 'từ'], pattern: AFTER, read: (m) => counted(m, '+') },
  { has: ['trước'], pattern: AHEAD, read: (m) => counted(m, '-') },
]
const NAMING: readonly Rule[] = [
  { has: ['ngay'], pattern: AT_ONCE, read: (m) => named(m, { offset: '+0d' }) },
  { has: ['khi có', 'khi được'], pattern: UPON, read: (m, text) => (isCircumstance(text, m) ? null : named(m, {})) },
  {
    has: ['trước khi'],
    pattern: DONE_BEFORE,
    read: (m, text) => (DONE.test(text.slice(0, m.index)) ? named(m, { before: true }) : null),
  },
  { has: ['trước khi'], pattern: UNTIL_WHEN, read: (m) => named(m, { before: true }) },
  {
    has: ['tại kỳ họp', 'tại phiên họp', 'tại hội nghị', 'tại cuộc họp'],
    pattern: AT_MEETING,
    read: (m, text) => (SUBMITS.test(text.slice(0, m.index)) ? named(m, {}) : null),
  },
  { has: ['trước'], pattern: UNTIL, read: (m) => named(m, { before: true }) },
]
const SPANS: readonly Rule[] = [{ has: ['trong'], pattern: WITHIN, read: (m, text) => ofThisPaper(m, text) }]

export function readEvents(text: string, time: DocumentTime): readonly FoundDeadline[] {
  if (!says(text, 'khi', 'sau', 'trước', 'tại', 'từ', 'trong')) return []
  const isCounted = COUNTED.test(text)
  return [
    ...(isCounted ? cut(readRules(text, COUNTING, time)) : []),
    ...cut(readRules(text, NAMING, time)),
    ...(isCounted ? readRules(text, SPANS, time) : []),
  ]
}
/** «trước khi có …», «mỗi khi được …» */
function isCircumstance(text: string, { index }: { readonly index: number }): boolean {
  return /(?:trước|trong|mỗi|nhất là)\s+$/iu.test(text.slice(Math.max(0, index - 12), index))
}
function ofThisPaper(m: RegExpMatchArray & { index: number }, text: string): Deadline | null {
  if (!WORK.test(text.slice(Math.max(0, m.index - 100), m.index))) return null
  return deadline(m[0], 'event', { event: 'ngày ban hành văn bản này', offset: offsetOf(m, '+') })
}

function counted(m: RegExpMatchArray, sign: '+' | '-'): Deadline | null {
  return named(m, { offset: offsetOf(m, sign) })
}
const UNIT_LETTERS: Readonly<Record<string, string>> = { tháng: 'm', 'ngày làm việc': 'wd', giờ: 'h' }
export function offsetOf(m: RegExpMatchArray, sign: '+' | '-'): string {
  const unit = m.groups?.unit?.toLowerCase() ?? 'ngày'
  const count = Number(m.groups?.n) * (unit === 'tuần' ? 7 : 1)
  return `${sign}${count}${UNIT_LETTERS[unit] ?? 'd'}`
}
function named(m: RegExpMatchArray, rest: Partial<Deadline>): Deadline | null {
  const event = eventName(m.groups?.event ?? '')
  return event ? deadline(m[0], 'event', { ...rest, event }) : null
}

// Where the clause after an event goes on to other matters.
const GOES_ON =
  /\s+(?:để|nhằm|bảo đảm|đảm bảo|báo cáo|hoàn thành|trình|gửi|theo đúng|theo quy định|đồng thời|tổ chức (?:thực hiện|triển khai|vệ sinh|kiểm tra|rà soát|khắc phục|lấy ý kiến|tuyên truyền)|và báo cáo|phải|thì|cần|trong đó|bằng|làm cơ sở|phục vụ)(?![a-zà-ỹ])[\s\S]*$/iu
/** «ban hành Thông báo này hoàn thiện …»: with «này» the paper is named to its end. */
const BEHIND_THIS =
  /(?<=(?:văn bản|thông báo|kết luận|kế hoạch|chỉ thị|công văn|quyết định|nghị quyết|công điện|chương trình)\s+này)\s[\s\S]*$/iu
/** The event in a few words: «có chỉ đạo của Trung ương» → «chỉ đạo của Trung ương». */
export function eventName(text: string): string {
  return text
    .replace(GOES_ON, '')
    .replace(BEHIND_THIS, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(
      /^(?:khi\s+)?(?:có|kết thúc(?!\s+(?:tháng|quý|năm|tuần|học kỳ|đợt)(?![a-zà-ỹ]))|kết thúc việc|nhận được)\s+/iu,
      '',
    )
    .replace(/^tổ chức\s+(?=đại hội|hội|kỳ|lễ|diễn tập|bầu cử|cuộc|phiên|đợt)/iu, '')
    .replace(/^(?:ký|ban hành|ký ban hành)$/iu, 'ngày $& văn bản này')
    .trim()
}
/** The raw words end where the event does. */
function cut(found: readonly FoundDeadline[]): readonly FoundDeadline[] {
  return found.map((f) => {
    const raw = f.deadline.raw.replace(GOES_ON, '').replace(BEHIND_THIS, '').trim()
    return { deadline: { ...f.deadline, raw }, from: f.from, to: f.from + Math.min(f.to - f.from, raw.length) }
  })
}
