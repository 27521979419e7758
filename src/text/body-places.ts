// The small words inside bodies' names: joints of a list, levels («cấp xã»), place names.
import { COLLECTIVES, HEADS, TITLES } from './body-words.ts'
import { WORK_VERBS } from './directive-words.ts'
import { phraseAt, type Word } from './written-words.ts'

export const JOINED = /^(?:\s+|\s*,\s*|\s*[-–&]\s*)$/
export const SPACE = /^\s+$/
export const COMMA = /^\s*[,;]\s*$/
export const DETERMINERS = new Set(['các', 'những', 'mọi', 'từng'])

const LINKS = new Set(['và', 'cùng', 'hoặc'])
/** Where the next name of a list begins: after a comma, a semicolon or «và»; null when the list ends. */
export function jointAt(words: readonly Word[], at: number): number | null {
  const word = words[at]
  if (!word) return null
  const link = LINKS.has(word.key)
  if (word.gap === ' ') return link ? at + 1 : null
  if (COMMA.test(word.gap)) return link ? at + 1 : at
  return link && SPACE.test(word.gap) ? at + 1 : null
}

const LEVELS = new Set(['tỉnh', 'xã', 'phường', 'huyện', 'quận', 'thôn', 'bản'])
export function levelAt(words: readonly Word[], at: number): number {
  const key = words[at]?.key
  const after = words[at + 1]
  // «Tỉnh ủy» is a body, no level.
  if (key === undefined || (['ủy', 'đoàn'].includes(after?.key ?? '') && after?.gap === ' ')) return 0
  // «đo đạc bản đồ», «bản quyền» name no hamlet.
  if (key === 'bản' && ['đồ', 'quyền', 'sắc', 'tin', 'vẽ', 'thân'].includes(after?.key ?? '')) return 0
  if (key === 'đặc' && words[at + 1]?.key === 'khu') return 2
  if (key === 'thành' && words[at + 1]?.key === 'phố') return 2
  if (key === 'thị' && ['xã', 'trấn'].includes(words[at + 1]?.key ?? '')) return 2
  return LEVELS.has(key) || key === 'tp' ? 1 : 0
}

const NUMERALS = new Set(['hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'])
/** «hai xã», «03 phường», «11 ấp»: how many words the count and its level take, 0 for none. */
export function countedAt(words: readonly Word[], at: number): number {
  const key = words[at]?.key ?? ''
  if (!NUMERALS.has(key) && !/^\d{1,3}$/.test(key)) return 0
  if (!SPACE.test(words[at + 1]?.gap ?? '')) return 0
  const level = levelAt(words, at + 1) || (['ấp', 'khóm', 'buôn'].includes(words[at + 1]?.key ?? '') ? 1 : 0)
  return level ? 1 + level : 0
}

/** «cấp tỉnh, cấp xã», «cấp cơ sở», «cấp ủy» is none. */
export function readLevels(words: readonly Word[], at: number): number {
  let i = at
  for (let round = 0; round < 4; round++) {
    if (words[i]?.key !== 'cấp') return i
    const level = levelAt(words, i + 1) || (['trên', 'dưới', 'cơ', 'trung'].includes(words[i + 1]?.key ?? '') ? 1 : 0)
    if (!level) return i
    const plus = ['cơ', 'trung'].includes(words[i + 1]?.key ?? '') ? 1 : 0
    i += 1 + level + plus
    const joint = jointAt(words, i)
    if (joint === null || words[joint]?.key !== 'cấp') return i
    i = joint
  }
  return i
}
/** Place names: «: Gia Lai, Đắk Lắk và Lâm Đồng» or « Con Cuông, Lượng Minh và Chiêu Lưu». */
export function readPlaces(words: readonly Word[], at: number, plural = true): number {
  let i = at
  // «xã: Niêm yết …» begins the work; «các tỉnh: Gia Lai, …» a list of names.
  if (words[i]?.gap.includes(':') && !(plural && words[i + 1]?.capital)) return i
  let first = true
  for (let round = 0; round < 40; round++) {
    const word = words[i]
    i = otherLevel(words, i, first)
    if (words[i] !== word) continue
    const gap = first ? /^\s*:?\s*$/ : /^\s*(?:[,;]\s*|[-–]\s*)?$/
    const link = word?.key === 'và' && !first ? 1 : 0
    const place = words[i + link]
    if (!word || !place?.capital || !gap.test(word.gap)) return i
    // A verb at the head begins the work; inside a list of names («…, Bãi Cát») it is part of one.
    const named = !first && words[i + link + 1]?.capital && SPACE.test(words[i + link + 1]?.gap ?? '')
    const verb = (first || link > 0 || word.gap.trim() !== '') && !named && phraseAt(words, i + link, WORK_VERBS)
    const isOther = phraseAt(words, i + link, HEADS) || phraseAt(words, i + link, TITLES) || verb
    // «…, Bản Khoang»: a commune called after its bản.
    const isCommon = phraseAt(words, i + link, COLLECTIVES) && !first && !(place.key === 'bản' && named)
    if (isOther || isCommon || DETERMINERS.has(place.key)) return i
    i += link + 1
    first = false
  }
  return i
}

/** «xã, phường, đặc khu» after one level. */
export function moreLevels(words: readonly Word[], at: number): number {
  let i = at
  for (let round = 0; round < 4; round++) {
    const joint = jointAt(words, i)
    const level = joint === null ? 0 : levelAt(words, joint)
    if (joint === null || !level || words[joint + level]?.capital) return i
    i = joint + level
  }
  return i
}
/** «…, Thương mại và Du lịch» goes on an open name; another body, a title or a verb does not. */
export function goesOn(words: readonly Word[], at: number): boolean {
  const word = words[at]
  const link = word?.key === 'và' ? 1 : 0
  const part = words[at + link]
  if (
    !word ||
    !part?.capital ||
    !(link ? SPACE.test(word.gap) : (COMMA.test(word.gap) && !word.gap.includes(';')) || /^\s+[-–]\s+$/.test(word.gap))
  )
    return false
  if (phraseAt(words, at + link, HEADS, JOINED) || phraseAt(words, at + link, TITLES)) return false
  if (phraseAt(words, at + link, COLLECTIVES) || DETERMINERS.has(part.key)) return false
  const dashed = /[-–]/.test(word.gap)
  return dashed || !(link === 0 && phraseAt(words, at + link, WORK_VERBS))
}

// Verbs that institutions are named after: «Ban Quản lý dự án đầu tư xây dựng tỉnh», «Trung tâm Xúc tiến Đầu tư».
const NAMING = new Set(
  `đầu tư;xây dựng;phát triển;quản lý;bảo vệ;phòng;phòng chống;ứng phó;chuyển đổi;cải cách;giải phóng;sử dụng;đào tạo;bồi dưỡng;xúc tiến;phục vụ;giới thiệu;kiểm soát;hỗ trợ;bảo tồn;khai thác;ứng dụng;chăm sóc;khuyến khích;phát hành;kiểm định;quan trắc;huy động;tiết kiệm;phục hồi;điều phối;điều hành;tìm kiếm;cứu hộ;tuyên truyền;vận động;phòng ngừa`.split(
    ';',
  ),
)
/** True when such a verb goes on to the end of a name («… tỉnh») before any order begins. */
export function closesAhead(words: readonly Word[], at: number): boolean {
  for (let i = at; i < Math.min(words.length, at + 14); i++) {
    const gap = words[i]?.gap ?? ''
    const comma = COMMA.test(gap) && words[i]?.capital === true
    if (i > at && !SPACE.test(gap) && !comma) return false
    if (i > at && (levelAt(words, i) || isRegion(words, i))) return true
    const verb = phraseAt(words, i, WORK_VERBS)
    const key = words
      .slice(i, i + verb)
      .map((w) => w.key)
      .join(' ')
    if (verb && !NAMING.has(key) && !isNoun(words, i)) return false
  }
  return false
}
/** «khu vực Đông Khê», «khu vực 3» */
function isRegion(words: readonly Word[], at: number): boolean {
  const name = words[at]?.key === 'khu' && words[at + 1]?.key === 'vực' ? words[at + 2] : undefined
  return name !== undefined && (name.capital || /^\d/.test(name.key))
}
/** «công trình giao thông»: neither submits nor gives anything. */
function isNoun(words: readonly Word[], at: number): boolean {
  const [before, own, next] = [words[at - 1]?.key, words[at]?.key, words[at + 1]?.key]
  return (own === 'trình' && before === 'công') || (own === 'giao' && next === 'thông')
}
/** «các phường Hải Đông, Hải Tây và xã Đảo Ngọc»: another level with its own place goes on the list. */
function otherLevel(words: readonly Word[], at: number, first: boolean): number {
  const joint = first ? null : jointAt(words, at)
  const level = joint === null ? 0 : levelAt(words, joint)
  return joint !== null && level && !words[joint]?.capital && words[joint + level]?.capital ? joint + level + 1 : at
}
