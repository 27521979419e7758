// Names of communes in small letters, typed with marks or without: «của xã bảo thắng», «xa bao thang con viec gi».
import { saysAny } from './number-words.ts'
import type { Word } from './words.ts'

/** Words that go on a sentence behind «xã», «phường». */
const GOES_ON =
  `hội mình em tôi nào này kia đó nọ và với đổi khác mới cùng cũng ở có còn phải được là thì trễ quá đã đang chưa báo mấy gì tháng tuần quý
năm trong trước sau đến chủ phối trên dưới ta tui ấy đều nộp làm bị của bạn toàn các cho về sắp gần nhé ạ thuộc hôm hết xong không ni nớ mô viên luân phương
chậm lắm quá ghê rồi giờ hiện tới từ đầu cuối giữa nay mai vừa cần sao hay hoàn nữa tồn nợ chờ`
    .split(/\s+/)
    .join(' ')
/** Such words that typed bare are syllables of place names as well: «Bảo Thắng», «Nam Cường», «Quý Mông», «Bản Lầu», «Hội Xuân». */
const PLACES = new Set('bao thang nam quy ban lam minh doi den trong toan tu con chu cho cung tan'.split(' '))
/** «bao nhiêu», «con lai», «ban nao»: two bare words that are no name. */
const NO_SECOND = new Set(
  'nhieu gio lai viec nay sau truoc toi nao may gi han xong tre em minh ta ra qua de cao phai duoc'.split(' '),
)

/** Where the name ends: two syllables, a third where the sentence plainly goes on behind it; `at` itself where none begins. */
export function endOfSmallName(words: readonly Word[], at: number): number {
  if (!mayBePart(words, at, ' ') || !mayBePart(words, at + 1, ' ')) return at
  if (isBare(words[at]) && goesOn(words[at]) && NO_SECOND.has(words[at + 1]!.key)) return at
  const third = words[at + 2]
  const isThird = third?.gap === ' ' && third.number === null && !goesOn(third) && /^\p{Ll}+$/u.test(third.raw)
  const behind = words[at + 3]
  return isThird && (!behind || goesOn(behind)) ? at + 3 : at + 2
}
function mayBePart(words: readonly Word[], at: number, gap: string): boolean {
  const word = words[at]
  if (!word || word.number !== null || word.gap !== gap || !/^\p{Ll}+$/u.test(word.raw)) return false
  if (!goesOn(word)) return true
  // «tháng 8», «quý này» are times, «thắng» in «xa bao thang» is none.
  return isBare(word) && PLACES.has(word.key) && words[at + 1]?.number == null && !isTime(words, at)
}
const isBare = (word: Word | undefined): boolean => word !== undefined && word.spelling === null
export const goesOn = (word: Word | undefined): boolean => saysAny(word, GOES_ON)
const isTime = (words: readonly Word[], at: number): boolean =>
  saysAny(words[at], 'tháng tuần quý năm') && saysAny(words[at + 1], 'này sau trước tới nay rồi qua ngoái')
