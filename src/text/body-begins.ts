// Whether a body can begin at a place of a text: two words are looked at before the text is cut into words.
import { DETERMINERS } from './body-places.ts'
import { ABBREVIATIONS, COLLECTIVES, HEADS, TITLES } from './body-words.ts'
import { foldedKey } from './misread-bodies.ts'
import { type Phrases, phrases, wordAt } from './written-words.ts'

/** First words, without marks since a scan may have lost them, each with the words that must follow; null: none must. */
export type Beginnings = ReadonlyMap<string, ReadonlySet<string> | null>
export function beginningsOf(...lists: readonly Phrases[]): Beginnings {
  const seconds = new Map<string, Set<string> | null>()
  for (const list of lists)
    for (const [key, under] of list) {
      const first = foldedKey(key)
      const known = seconds.get(first)
      if (known === null) continue
      const next = known ?? new Set<string>()
      for (const [, second] of under) if (second !== undefined) next.add(foldedKey(second))
      seconds.set(first, under.some((keys) => keys.length === 1) ? null : next)
    }
  return seconds
}
/** First words of heads, groups and titles. «Kiểm tra …», «Chủ động …» begin like «Kiểm toán nhà nước», «Chủ tịch», but go on otherwise. */
const BEGINS = beginningsOf(HEADS, COLLECTIVES, TITLES, phrases([...DETERMINERS, 'toàn', 'tất']))

/** By its first word alone: whoever is told may have a name that no list knows («Tổng thầu …»). */
export function beginsLikeBody(text: string): boolean {
  const word = wordAt(text, 0).toLowerCase()
  return word !== '' && (BEGINS.has(foldedKey(word)) || ABBREVIATIONS.has(word))
}
/** `also`: further words that are looked for, such as those of an order. */
export function mayBeginBody(text: string, at = 0, also?: Beginnings): boolean {
  const word = wordAt(text, at)
  if (word === '') return false
  const small = word.toLowerCase()
  if (ABBREVIATIONS.has(small)) return true
  const key = foldedKey(small)
  const [own, other] = [BEGINS.get(key), also?.get(key)]
  if (own === undefined && other === undefined) return false
  if (own === null || other === null) return true
  const next = wordAt(text, text.indexOf(word, at) + word.length).toLowerCase()
  const second = foldedKey(next)
  return ABBREVIATIONS.has(next) || own?.has(second) === true || other?.has(second) === true
}
