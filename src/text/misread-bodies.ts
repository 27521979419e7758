// Names of bodies that a scan or a hasty hand wrote with wrong marks: «Sớ Tài chính», «Uy ban nhân dân», «Đang ủy».
import { FIELD_NAMES, HEAD_NAMES } from './body-words.ts'
import { fold } from './fold.ts'
import { type Word, wordsOf } from './written-words.ts'

// Ordinary words begin alike: «Thương vụ» is no Thường vụ, «Công đoạn» no Công đoàn.
const ORDINARY = new Set([
  'thuong vu',
  'cong doan',
  'hiep hoi',
  'cong ty',
  'quan su',
  'cap uy',
  'nhom cong tac',
  'dien luc',
])

/** Folded phrase → its words as they should be, under the folded first two words, longest first: thirty names begin with «Sở». */
type Phrase = { readonly folded: readonly string[]; readonly keys: readonly string[] }
const MENDED = new Map<string, Map<string, Phrase[]>>()
const SEEN = new Map<string, string>()

function put(phrase: string): void {
  const keys = wordsOf(phrase).map((w) => w.key)
  const names = keys.map((key) => fold(key))
  const [first = '', second = ''] = names
  if (keys.length < 2 || ORDINARY.has(names.join(' '))) return
  const under = MENDED.get(first) ?? new Map<string, Phrase[]>()
  MENDED.set(first, under)
  under.set(second, [...(under.get(second) ?? []), { folded: names, keys }])
}
for (const head of HEAD_NAMES) put(head)
for (const field of FIELD_NAMES) {
  put(`sở ${field}`)
  put(`bộ ${field}`)
}
for (const under of MENDED.values())
  for (const list of under.values()) list.sort((a, b) => b.keys.length - a.keys.length)

/** A word without its marks, remembered: there are few thousand. */
export function foldedKey(key: string): string {
  const seen = SEEN.get(key)
  if (seen !== undefined) return seen
  const made = fold(key)
  if (SEEN.size < 5000) SEEN.set(key, made)
  return made
}

/** Words with the keys of known names put right; the text keeps what was written. Only names with a capital are looked at. */
export function mendNames(words: readonly Word[]): readonly Word[] {
  let mended: Word[] | null = null
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word
    if (!word.capital) continue
    const second = words[i + 1]
    const under = MENDED.get(foldedKey(word.key))
    const found = second && under?.get(foldedKey(second.key))?.find((phrase) => isSame(words, i, phrase))
    if (!found) continue
    if (found.keys.some((key, k) => words[i + k]?.key !== key)) {
      mended ??= [...words]
      for (const [k, key] of found.keys.entries()) mended[i + k] = mendedAs(words[i + k] as Word, key, k > 0)
    }
    i += found.keys.length - 1
    // «Ủy ban nhân dân tinh»
    const next = words[i + 1]
    if (next && /^\s+$/.test(next.gap) && (next.key === 'tinh' || next.key === 'tình')) {
      mended ??= [...words]
      mended[i + 1] = { key: 'tỉnh', text: 'tỉnh', from: next.from, to: next.to, capital: next.capital, gap: next.gap }
    }
  }
  return mended ?? words
}
function isSame(words: readonly Word[], at: number, { keys, folded: names }: Phrase): boolean {
  for (let k = 0; k < keys.length; k++) {
    const word = words[at + k]
    if (!word || (k > 0 && word.gap !== ' ' && /[.;:()]/.test(word.gap))) return false
    if (word.key !== keys[k] && foldedKey(word.key) !== names[k]) return false
  }
  return true
}
/** All words are made with their parts in one order: the grammar reads those of one shape twice as fast. */
function mendedAs(word: Word, key: string, inner: boolean): Word {
  const { from, to, capital, gap } = word
  return { key, text: inner ? likeKey(word, key) : word.text, from, to, capital, gap }
}
function likeKey(word: Word, key: string): string {
  return word.capital ? key.charAt(0).toUpperCase() + key.slice(1) : key
}
