// Names made comparable: one key for all spellings of a body's name.
import { createKept } from './kept.ts'

const MARKS = /[\u0300-\u036f]/g

/** Lower case without marks, đ → d (it does not decompose; Ð and ð come from bad fonts). Length may change. */
export function unaccent(text: string): string {
  return text
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(/[đĐðÐ]/g, 'd')
    .toLowerCase()
    .normalize('NFC')
}

const EXPANSIONS: readonly (readonly [RegExp, string])[] = [
  [/\bubnd\b/g, 'uy ban nhan dan'],
  [/\bhdnd\b/g, 'hoi dong nhan dan'],
  [/\bubkt\b/g, 'uy ban kiem tra'],
  [/\b(ub ?mttq|mttq)\b/g, 'uy ban mat tran to quoc'],
  [/\buy ban uy ban\b/g, 'uy ban'],
  [/\bviet nam\b/g, ' '],
  [/\bban thuong vu (?=dang uy )/g, ' '],
  [/\b(vptu)\b/g, 'van phong tinh uy'],
  [/\btand\b/g, 'toa an nhan dan'],
  [/\bvksnd\b/g, 'vien kiem sat nhan dan'],
]

/**
 * The key of a body's written name: accents, case, tone placement, abbreviations, «tỉnh» at the end and words in
 * parentheses do not count; «Ban Thường vụ Đảng ủy X» is Đảng ủy X.
 */
export function nameKey(name: string): string {
  return keys(name, computeKey)
}
const keys = createKept<string>(5_000)

function computeKey(name: string): string {
  let key = unaccent(name.replace(/\([^)]*\)/g, ' '))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  for (const [from, to] of EXPANSIONS) key = key.replace(from, to)
  return key
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ (tinh|cap tinh|cua tinh)$/, '')
}
