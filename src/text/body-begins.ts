// Whether a body can begin at a place of a text: one word is looked at before the text is cut into words.
import { DETERMINERS } from './body-places.ts'
import { ABBREVIATIONS, COLLECTIVES, HEADS, TITLES } from './body-words.ts'
import { foldedKey } from './misread-bodies.ts'
import { wordAt } from './written-words.ts'

/** First words of heads, groups and titles, without marks: a scan may have lost them. */
const BEGINS = new Set(
  [...HEADS.keys(), ...COLLECTIVES.keys(), ...TITLES.keys(), ...DETERMINERS, 'toàn', 'tất'].map(foldedKey),
)
/** `also`: further words (without marks) that are looked for, such as those of an order. */
export function mayBeginBody(text: string, at = 0, also?: ReadonlySet<string>): boolean {
  const word = wordAt(text, at).toLowerCase()
  if (word === '') return false
  const key = foldedKey(word)
  return BEGINS.has(key) || ABBREVIATIONS[word] !== undefined || (also?.has(key) ?? false)
}
