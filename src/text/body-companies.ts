// Names of companies: a form («cổ phần», «TNHH MTV»), what the company does, and its own name. They bear verbs of work in capitals.
import { goesOn, JOINED, levelAt, SPACE } from './body-places.ts'
import { CONNECTIVES, WORK_VERBS } from './directive-words.ts'
import { phraseAt, phrases, type Word } from './written-words.ts'

/** Heads whose tail is read as a company's name. */
export const COMPANY_HEADS = new Set(['công ty', 'tổng công ty', 'tập đoàn', 'liên danh', 'doanh nghiệp tư nhân'])

const FORMS = phrases([
  'cổ phần',
  'tnhh',
  'trách nhiệm hữu hạn',
  'hợp danh',
  'tư nhân',
  'mtv',
  'một thành viên',
  'hai thành viên',
  'hai thành viên trở lên',
])
const LOWER_MAX = 6

/** Index after the name whose head ends at `at`. «Cấp nước Vạn Xuân | đưa …»: behind two capitals in a row the name is complete. */
export function companyEnd(words: readonly Word[], at: number): number {
  let i = afterForms(words, at)
  const begin = i
  let end = i
  let capitals = 0
  let lower = 0
  // Bounded by the words; a name has few small letters in a row.
  while (i < words.length && lower <= LOWER_MAX) {
    const word = words[i] as Word
    const link = !SPACE.test(word.gap) || word.key === 'và'
    if (link && (i === begin || /[,;:]/.test(word.gap) || !goesOn(words, i))) return end
    const level = word.capital ? 0 : levelAt(words, i)
    if (level) return i > begin ? i + level : end
    if (!word.capital && !/^\d/.test(word.key) && word.key !== 'và') {
      if (capitals > 1 || i === begin || beginsWork(words, i)) return end
      lower++
      capitals = 0
    } else {
      lower = 0
      capitals = word.capital ? capitals + 1 : capitals
    }
    i++
    if (word.key !== 'và') end = i
  }
  return end
}
/** A verb or a joining word; «trình» in «công trình», «treo» in «cáp treo» is none. */
function beginsWork(words: readonly Word[], at: number): boolean {
  if (words[at]?.key === 'trình' && ['công', 'chương', 'quy'].includes(words[at - 1]?.key ?? '')) return false
  if (words[at]?.key === 'treo' && words[at - 1]?.key === 'cáp') return false
  return phraseAt(words, at, WORK_VERBS) > 0 || phraseAt(words, at, CONNECTIVES) > 0
}
function afterForms(words: readonly Word[], at: number): number {
  let i = at
  for (let round = 0; round < 3; round++) i += phraseAt(words, i, FORMS, JOINED)
  return i
}

const WORKS = phrases(['dự án', 'công trình', 'khu công nghiệp', 'khu kinh tế', 'cụm công nghiệp', 'dịch vụ công ích'])
const TRADES = phrases([
  'đầu tư',
  'xây dựng',
  'giao thông',
  'vận tải',
  'dân dụng',
  'công nghiệp',
  'nông nghiệp',
  'phát triển',
  'nông thôn',
  'thủy lợi',
  'hạ tầng',
  'kỹ thuật',
  'đô thị',
  'y tế',
  'văn hóa',
  'trọng điểm',
  'khu vực',
  'ngành',
])
/** «Ban Quản lý | các công trình giao thông và nông nghiệp» tỉnh: where what a board builds ends; 0 for no such name. Its words are verbs elsewhere. */
export function worksEnd(words: readonly Word[], at: number): number {
  let end = at + phraseAt(words, at, WORKS, JOINED)
  if (end === at) return 0
  for (let next = end; ; end = next) {
    const link = words[end]?.key === 'và' || /^\s*[,–-]\s*$/.test(words[end]?.gap ?? '') ? 1 : 0
    const from = words[end]?.key === 'và' ? end + 1 : end
    const trade = phraseAt(words, from, TRADES, link && from === end ? ANY_LINK : JOINED)
    if (!trade) return end
    next = from + trade
  }
}
/** How many words of what a board builds stand at a place. */
export const tradeAt = (words: readonly Word[], at: number): number => phraseAt(words, at, TRADES, JOINED)
const ANY_LINK = /^[\s,–-]+$/
