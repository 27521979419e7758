// Fixed words that narrow a collective or end a name: «có liên quan», «trực thuộc tỉnh», «khu vực II», «tối cao».
import { JOINED } from './body-places.ts'
import type { Word } from './written-words.ts'

const FIXED_QUALIFIERS: readonly (readonly string[])[] = [
  'có liên quan',
  'liên quan',
  'quân đội',
  'nhà nước',
  'vũ trang',
  'tham gia',
  'thành viên',
  'chức năng',
  'chuyên môn',
  'chuyên ngành',
  'khác có liên quan',
  'chuyên trách tham mưu giúp việc',
  'chuyên trách',
  'tham mưu giúp việc',
  'từ tỉnh đến cơ sở',
  'từ trung ương đến địa phương',
  'từ trung ương đến cơ sở',
  'trong khối nội chính',
  'trong toàn tỉnh',
  'trong tỉnh',
  'các cấp',
  'trung ương',
  'đảng tỉnh',
  'của tỉnh',
  'của trung ương',
  'của thành phố',
  'tỉnh',
  'ngang bộ',
  'trực thuộc trung ương',
  'trực thuộc tỉnh',
  'trực thuộc',
  'cơ sở',
  'địa phương',
  'ven biển',
  'ven sông',
  'biên giới',
  'vùng cao',
  'miền núi',
  'trung tâm',
  'trọng điểm',
  'đặc biệt khó khăn',
  'vùng ven biển',
  'vùng biên giới',
  'vùng hạ du',
  'nêu trên',
  'nói trên',
].map((text) => text.split(' '))

/** How many words of such a phrase stand at `at`, 0 for none. */
export function fixedQualifier(words: readonly Word[], at: number): number {
  for (const fixed of FIXED_QUALIFIERS) {
    const same = fixed.every(
      (key, k) => words[at + k]?.key === key && (k === 0 || JOINED.test(words[at + k]?.gap ?? '')),
    )
    // «các ban của Tỉnh ủy» is no ban «của tỉnh».
    if (same && !(fixed.at(-1) === 'tỉnh' && words[at + fixed.length]?.key === 'ủy')) return fixed.length
  }
  return 0
}

/** The same at the end of a name's tail. */
export function fixedTail(words: readonly Word[], at: number): number {
  const key = words[at]?.key
  const next = words[at + 1]?.key
  if (key === 'khu' && next === 'vực') return words[at + 2]?.capital || /^\d/.test(words[at + 2]?.key ?? '') ? 3 : 2
  if (key === 'tối' && next === 'cao') return 2
  if (key === 'số' && /^\d/.test(next ?? '')) return 2
  if (key === 'nhân' && next === 'dân') return 2
  if (key === 'trung' && next === 'ương') return 2
  if (key === 'liên' && next === 'quan') return 2
  if (key === 'nhà' && next === 'nước') return 2
  // «Phòng Giáo dục thường xuyên», «Trung tâm Công nghệ thông tin»
  if (key === 'thông' && next === 'tin' && words[at - 1]?.key === 'nghệ') return 2
  if (key === 'thường' && next === 'xuyên' && words[at - 1]?.key === 'dục') return 2
  return 0
}
