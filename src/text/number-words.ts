// Numbers as people write them: 12, mười hai, hai mươi lăm, III.
import { type KnownWord, knownWord, says as saysKnown, type Word } from './words.ts'

export function says(word: Word | undefined, text: string): boolean {
  if (!word) return false
  // Another plain first letter is another word: most are passed by without looking anything up.
  const first = text.charCodeAt(0)
  if (first < 128 && first !== word.key.charCodeAt(0) && word.alts.length === 0) return false
  return saysKnown(word, knownWord(text))
}

/** True when the word says one of several, written with spaces between: `saysAny(word, 'đến tới')`. */
export function saysAny(word: Word | undefined, texts: string): boolean {
  if (!word) return false
  let group = GROUPS.get(texts)
  if (!group) {
    group = createGroup(texts)
    GROUPS.set(texts, group)
  }
  // Most words are none of them: one look at the keys says so.
  return (
    (group.keys.has(word.key) || (word.alts.length > 0 && mayStand(word, group.keys))) && saysOne(word, group.words)
  )
}
// Loops, not closures: a rule asks this fifty times a message.
function saysOne(word: Word, group: readonly KnownWord[]): boolean {
  for (const known of group) if (saysKnown(word, known)) return true
  return false
}
function mayStand(word: Word, keys: ReadonlySet<string>): boolean {
  for (const alt of word.alts) if (alt.length === 1 && keys.has(alt[0]!)) return true
  return false
}
/** Whether a word may begin what a rule reads: one look at its key spares most rules most words. */
export function mayBegin(word: Word | undefined, keys: ReadonlySet<string>): boolean {
  if (word === undefined) return false
  if (keys.has(word.key)) return true
  for (const alt of word.alts) if (keys.has(alt[0] ?? '')) return true
  return false
}
type Group = { readonly words: readonly KnownWord[]; readonly keys: ReadonlySet<string> }
// Keyed by the texts of the code alone, never by what people type: it stops growing once every rule has run.
const GROUPS = new Map<string, Group>()
function createGroup(texts: string): Group {
  const words = texts.split(' ').map(knownWord)
  return { words, keys: new Set(words.map((word) => word.key)) }
}

const DIGITS: ReadonlyMap<string, readonly (readonly [string, number])[]> = new Map(
  Object.entries({
    mot: 'một 1 mốt 1',
    hai: 'hai 2',
    ba: 'ba 3',
    bon: 'bốn 4',
    tu: 'tư 4',
    nam: 'năm 5',
    lam: 'lăm 5',
    sau: 'sáu 6',
    bay: 'bảy 7',
    tam: 'tám 8',
    chin: 'chín 9',
  }).map(([key, text]) => {
    const parts = text.split(' ')
    return [key, parts.flatMap((part, i) => (i % 2 ? [] : [[part, Number(parts[i + 1])] as const]))]
  }),
)
export type NumberRead = { readonly value: number; readonly to: number }

const digit = (word: Word | undefined): number | null => {
  if (!word) return null
  const found = DIGITS.get(word.key)?.find(([text]) => says(word, text) && !(word.exact && text !== word.text))
  return found?.[1] ?? null
}

/** A number in digits or words that begins at a word. */
export function readNumber(words: readonly Word[], at: number): NumberRead | null {
  const word = words[at]
  if (!word) return null
  // «6 chục phần trăm»
  if (word.number !== null && word.number > 0 && word.number < 10 && says(words[at + 1], 'chục'))
    return { value: word.number * 10, to: at + 2 }
  if (word.number !== null) return word.number <= 99_999 ? { value: word.number, to: at + 1 } : null
  if (says(word, 'mười') || says(word, 'chục')) {
    const unit = digit(words[at + 1])
    return unit === null ? { value: 10, to: at + 1 } : { value: 10 + unit, to: at + 2 }
  }
  const first = digit(word)
  if (first === null) return null
  if (first > 1 && saysAny(words[at + 1], 'mươi chục')) {
    const unit = digit(words[at + 2])
    return unit === null ? { value: first * 10, to: at + 2 } : { value: first * 10 + unit, to: at + 3 }
  }
  return { value: first, to: at + 1 }
}

/** A number of any size: «1.500», «2,5», «một trăm hai mươi», «ba nghìn». Null also where only a part could be read («trăm rưỡi»). */
export function readLargeNumber(words: readonly Word[], at: number): NumberRead | null {
  const first = words[at]
  if (!first) return null
  if (first.number !== null) return says(words[at + 1], 'chục') ? readNumber(words, at) : inDigits(words, at)
  let total = 0
  let to = at
  for (const [name, size] of SCALES) {
    const part = readNumber(words, to)
    if (part && part.value < 100 && saysAny(words[part.to], name)) {
      total += part.value * size
      to = part.to + 1
    }
  }
  while (to > at && saysAny(words[to], 'linh lẻ')) to++
  const rest = readNumber(words, to)
  const isRest = rest !== null && words[to]?.number === null
  if (to === at && !isRest) return null
  const end = isRest ? rest.to : to
  // «trăm rưỡi», «hai ba nhà»: more was said than was read.
  if (saysAny(words[end], 'trăm nghìn ngàn rưỡi rưởi mươi chục') || (words[end] && digit(words[end]) !== null))
    return null
  return { value: total + (isRest ? rest.value : 0), to: end }
}
const SCALES: readonly (readonly [string, number])[] = [
  ['nghìn ngàn', 1000],
  ['trăm', 100],
]
// 1.500 | 1.234,5 | 2,5      not: 12.5 (a clause), 20/8
function inDigits(words: readonly Word[], at: number): NumberRead | null {
  let digits = words[at]!.raw
  let to = at + 1
  while (words[to]?.gap === '.' && /^\d{3}$/.test(words[to]!.raw)) digits += words[to++]!.raw
  if (words[to]?.gap === ',' && /^\d{1,2}$/.test(words[to]!.raw)) digits += `.${words[to++]!.raw}`
  return { value: Number(digits), to }
}

const ROMAN = /^(x{0,3})(ix|iv|v?i{0,3})$/
const ROMAN_UNITS = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix']
/** I … XXXIX, only where a number is expected. */
export function readRoman(word: Word | undefined): number | null {
  const m = word && ROMAN.exec(word.key)
  return m ? m[1]!.length * 10 + ROMAN_UNITS.indexOf(m[2]!) || null : null
}
