// A count told of work: «xong 20 nhà», «được ba mươi nhà», «20/60 nhà», «còn 40 nhà»: how many, of what, and of how many.
import { readLargeNumber, says, saysAny } from './number-words.ts'
import { atTheDoor, readWords, type Word } from './words.ts'

/**
 * `finished`: told with «xong», «hoàn thành»; `reached`: with «đạt», «được»; `did`: with the verb of the work («đã xóa»);
 * `left`: that many are still to do; `added`: on top of what was told before («thêm 20 nhà»);
 * `share`: «20/60 nhà» without a verb, which a day may look like («5/8 xã»).
 */
export type CountHow = 'finished' | 'reached' | 'did' | 'left' | 'added' | 'share'
export type CountTold = {
  readonly how: CountHow
  readonly value: number
  /** The whole that was said with it, «20/60 nhà». */
  readonly of: number | null
  readonly unit: string
  /** In digits; a single number word may be anything («xong hai bên»). */
  readonly isDigits: boolean
}

// No thing that work is counted in: times, shares, tasks, turns of talk.
const NO_UNIT =
  'ngày tháng năm tuần giờ phút quý hôm buổi lần phần trăm phẩy rưỡi nửa việc nhiệm nv công rồi ạ nhé nhe nha em anh chị luôn hết xong đã được đạt và nhưng vì do là bằng theo số kỳ gửi trình nộp báo từ đến tới khi nữa thì trước sau hay hoặc mới'
const ENDS_UNIT =
  'rồi ạ nhé nhe em anh chị luôn hết xong đã được đạt và nhưng vì do là bằng theo số kỳ gửi trình nộp báo từ đến tới khi nữa thì thôi trước sau hôm ngày tháng tuần nay này sáng chiều còn ở tại trong trên của cho việc nhiệm nv thuộc so tổng đang chưa mới mà để chờ có hay hoặc vừa đó'
const SOFTENS = 'khoảng tầm cỡ chừng gần hơn độ tổng cả hết đủ được đạt tới đến mới đã là có'
const NOT_TOLD = 'chưa không phải cần sẽ sắp nếu khi để cố dự nhằm chậm trước sau giao hạn chỉ đăng đang'
/** Typed without marks these may be a thing that is counted. */
const UNMARKED: ReadonlySet<string> = new Set(['nha', 'tram'])
const UNIT_WORDS_MAX = 4
// 45 BC-SNV: a number of a document whose bar was left out
const DOCUMENT = /^(?:bc|ttr|kh|qđ|qd|cv|kl|nq|đa|ct|ctr|hd|tb|bb)$/i

/** Every count of a message in order; a question tells none. */
export function readCounts(text: string): readonly CountTold[] {
  const words = readWords(atTheDoor(text), 120)
  const counts: CountTold[] = []
  for (let i = 0; i < words.length; i++) {
    const how = howAt(words, i)
    if (!how) continue
    const found = countFrom(words, i + how.size, how.how)
    if (!found) continue
    counts.push(found.count)
    i = found.to - 1
  }
  return counts
}

function howAt(words: readonly Word[], i: number): { readonly how: CountHow; readonly size: number } | null {
  const word = words[i]
  const isDenied = [1, 2].some((back) => saysAny(words[i - back], NOT_TOLD) && !isCut(words, i - back, i))
  if (saysAny(word, 'còn thiếu') && !says(words[i + 1], 'được')) return { how: 'left', size: 1 }
  if (says(word, 'thêm')) return isDenied ? null : { how: 'added', size: 1 }
  const size = finishedAt(words, i)
  if (size) return isDenied ? null : { how: 'finished', size }
  if (saysAny(word, 'đạt được') || word?.key === 'dc') return isDenied ? null : { how: 'reached', size: 1 }
  // «đã xóa 20 nhà», «mới sửa chữa 20 nhà»: a verb of one or two words.
  if (word?.number != null && words[i + 1]?.gap === '/' && !isDenied && !saysAny(words[i - 1], 'ngày số hôm'))
    return { how: 'share', size: 0 }
  if (!saysAny(word, 'đã mới vừa') || isDenied || finishedAt(words, i + 1)) return null
  const verb = [1, 2].find(
    (n) =>
      readLargeNumber(words, i + 1 + n) !== null && !isCut(words, i, i + 1 + n) && !saysAny(words[i + n], 'được đạt'),
  )
  return verb && !saysAny(words[i + verb], 'số kỳ việc ngày') ? { how: 'did', size: 1 + verb } : null
}
/** How many words say it: «xong», «hoàn thành», «ht». */
function finishedAt(words: readonly Word[], i: number): number {
  if (says(words[i], 'xong') || words[i]?.key === 'ht') return 1
  return says(words[i], 'hoàn') && saysAny(words[i + 1], 'thành tất') ? 2 : 0
}
/** A mark of punctuation stands between two words. */
const isCut = (words: readonly Word[], from: number, to: number): boolean =>
  words.slice(Math.max(0, from + 1), to + 1).some((w) => /[,;:.\n(]/.test(w.gap))

function countFrom(words: readonly Word[], from: number, said: CountHow) {
  let at = from
  let how = said
  while (
    (saysAny(words[at], SOFTENS) || says(words[at], 'thêm') || words[at]?.key === 'dc') &&
    !isCut(words, at - 1, at)
  ) {
    if (says(words[at], 'thêm')) how = 'added'
    at++
  }
  const value = readLargeNumber(words, at)
  if (!value || (said !== 'share' && isCut(words, at - 1, at)) || /[-−–]/.test(words[at]!.gap)) return null
  const isDigits = words[at]!.number !== null
  // «hoàn thành tư vấn»: four alone is «bốn».
  if (value.to === at + 1 && words[at]!.key === 'tu') return null
  let { to } = value
  let of = ofAt(words, to)
  if (of) to = of.to
  const unit = unitAt(words, to)
  if (!unit) return null
  to = unit.to
  // «20 nhà trên 60 nhà», «20 nhà/60»
  of ??= ofAt(words, to)
  if (of && of.to > to) to = of.to
  if (how === 'share' && of === null) return null
  if (says(words[to], 'nữa') && how !== 'left') how = 'added'
  return { count: { how, value: value.value, of: of?.value ?? null, unit: unit.text, isDigits }, to }
}
/** «/60», «trên 60», «trong tổng số 60». */
function ofAt(words: readonly Word[], from: number) {
  let at = from
  if (words[at] && words[at]!.gap.trim() === '/') return readLargeNumber(words, at)
  if (!saysAny(words[at], 'trên trong')) return null
  at++
  while (saysAny(words[at], 'tổng số')) at++
  return readLargeNumber(words, at)
}
function unitAt(words: readonly Word[], from: number): { readonly text: string; readonly to: number } | null {
  const first = words[from]
  if (!first || first.number !== null || !/^ ?$/.test(first.gap) || !/^\p{L}/u.test(first.raw)) return null
  // «xong 20 nha» is a house without its mark, «lắp 10 tram» a station; «xong 20 nha em» is politeness: the target tells them apart.
  if ((!UNMARKED.has(first.text) && saysAny(first, NO_UNIT)) || DOCUMENT.test(first.raw)) return null
  let to = from + 1
  while (
    to < words.length &&
    to - from < UNIT_WORDS_MAX &&
    words[to]!.gap === ' ' &&
    words[to]!.number === null &&
    !saysAny(words[to], ENDS_UNIT)
  )
    to++
  const text = words
    .slice(from, to)
    .map((w) => w.raw)
    .join(' ')
  return { text, to }
}

// được 20 nhà, đang chờ vật liệu | được 20 nhà nhưng vướng mặt bằng      not: được 20 nhà rồi ạ | đạt 12,5 km
const BEHIND =
  /[,;]\s+|\s+(?=(?:nhưng|nhung|song|đang|dang|chờ|vướng|vuong|chưa|chua|do|vì)(?!\p{L}))(?:(?:nhưng|nhung|song)\s+)?/iu
/** The clause with the count, and what is told behind it. */
export function aroundCount(text: string): readonly [string, string] {
  const count = /\d\s+\p{L}+/u.exec(text)
  const from = count ? count.index + count[0].length : 0
  const found = (count ? BEHIND : /[,;]\s+/).exec(text.slice(from))
  if (!found) return [text, '']
  const at = from + found.index
  return [text.slice(0, at), text.slice(at + found[0].length).trim()]
}

// 20 hồ sơ | 20 ho so | 3,5 km đường      not: 60 đang trình | 60 trình ký | 60%
const THING =
  /^(?<value>\d[\d.,]*)\s+(?<unit>(?:hồ sơ|ho so|nhà|nha|căn|hộ|ho|xã|xa|phường|phuong|thôn|thon|bản|trường|truong|trạm|tram|điểm|diem|km|ha|m2|m3|m²|tỷ|ty|triệu|trieu|đồng|người|nguoi|đơn vị|don vi|cơ quan|co quan|văn bản|van ban|dự án|du an|công trình|cong trinh|thủ tục|thu tuc|lớp|lop|cuộc|lượt|luot|học sinh|hoc sinh|cán bộ|can bo|cơ sở|co so|doanh nghiệp|doanh nghiep|mô hình|mo hinh|máy|may|cây|cay|tấn|tan|mét|met|sản phẩm|san pham|vụ|trường hợp|truong hop|tập thể|tap the|cá nhân|ca nhan|gói thầu|goi thau|bộ|chiếc|chiec|hộ dân|ho dan|thửa|thua|mẫu|mau)(?!\p{L})[^,;.\n]*)/iu
/** A bare number in front of a thing that work is counted in. */
export function bareCount(text: string): { readonly value: string; readonly unit: string } | null {
  const groups = THING.exec(text.trim())?.groups
  return groups?.value && groups.unit ? { value: groups.value, unit: groups.unit.trim() } : null
}
