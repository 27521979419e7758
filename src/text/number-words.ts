// Numbers as people write them: 12, mười hai, hai mươi lăm, III.
import { knownWord, says as saysKnown, type Word } from './words.ts'

export const says = (word: Word | undefined, text: string): boolean => saysKnown(word, knownWord(text))
/** True when the word says one of several. */
export const saysAny = (word: Word | undefined, texts: readonly string[]): boolean =>
  word !== undefined && texts.some((text) => says(word, text))

const DIGITS: readonly (readonly [string, number])[] = [
  ['một', 1],
  ['mốt', 1],
  ['hai', 2],
  ['ba', 3],
  ['bốn', 4],
  ['tư', 4],
  ['năm', 5],
  ['lăm', 5],
  ['sáu', 6],
  ['bảy', 7],
  ['bẩy', 7],
  ['tám', 8],
  ['chín', 9],
]
const ROMAN: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  v: 5,
  vi: 6,
  vii: 7,
  viii: 8,
  ix: 9,
  x: 10,
}

export type NumberRead = { readonly value: number; readonly to: number }

const digit = (word: Word | undefined): number | null => {
  if (!word) return null
  return DIGITS.find(([text]) => says(word, text) && !(word.exact && text !== word.text))?.[1] ?? null
}

/** A number in digits or words that begins at a word. */
export function readNumber(words: readonly Word[], at: number): NumberRead | null {
  const word = words[at]
  if (!word) return null
  if (word.number !== null) return word.number <= 99_999 ? { value: word.number, to: at + 1 } : null
  if (says(word, 'mười') || says(word, 'chục')) {
    const unit = digit(words[at + 1])
    return unit === null ? { value: 10, to: at + 1 } : { value: 10 + unit, to: at + 2 }
  }
  const first = digit(word)
  if (first === null) return null
  if (first > 1 && saysAny(words[at + 1], ['mươi', 'chục'])) {
    const unit = digit(words[at + 2])
    return unit === null ? { value: first * 10, to: at + 2 } : { value: first * 10 + unit, to: at + 3 }
  }
  return { value: first, to: at + 1 }
}

/** I … X, only where a number is expected. */
export function readRoman(word: Word | undefined): number | null {
  return (word && ROMAN[word.key]) ?? null
}
