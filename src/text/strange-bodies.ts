// A body that no name of the register explains: «Sở Biển Đảo», «Chi cục Mây Mưa». Asked about, it must not be passed over: the answer
// would be about everybody.
import { says, saysAny } from './number-words.ts'
import type { Word } from './words.ts'

type Span = { readonly from: number; readonly to: number }
/** Words that begin the name of a body; nothing else bears a capital behind them. */
const HEADS = 'sở cục viện hội'
const HEADS_OF_TWO: readonly (readonly [string, string])[] = [
  ['chi', 'cục'],
  ['tổng', 'cục'],
  ['ban', 'quản'],
  ['trung', 'tâm'],
  ['công', 'ty'],
  ['hiệp', 'hội'],
]
const LONGEST = 7

/** The first such name as it was typed, where no known one covers it. `unexplained`: words that mean nothing else here. Null: none. */
export function readStrangeBody(
  words: readonly Word[],
  known: readonly Span[],
  unexplained: readonly number[],
): string | null {
  return strangeBodyFrom(0, words, known, unexplained)?.name ?? null
}
/** The same from a word on, with its place. */
export function strangeBodyFrom(
  start: number,
  words: readonly Word[],
  known: readonly Span[],
  unexplained: readonly number[],
): (Span & { readonly name: string }) | null {
  for (let at = start; at < words.length; at++) {
    const head = headAt(words, at)
    if (!head || known.some((k) => k.from < head && at < k.to)) continue
    // «của sở ma»: behind «của» small letters name a body too; «Sở Thủy sản»: and behind a capital, or half a name would be quoted.
    const mayBeSmall = saysAny(words[at - 1], 'của bên thuộc') || isCapital(words[head])
    const end = endOfName(words, head, mayBeSmall ? unexplained : [])
    if (end > head && !known.some((k) => k.from < end && at < k.to)) {
      const typed = words.slice(at, end).map((w) => w.raw)
      return { name: typed.join(' '), from: at, to: end }
    }
  }
  return null
}
function headAt(words: readonly Word[], at: number): number | null {
  if (HEADS_OF_TWO.some(([a, b]) => says(words[at], a) && says(words[at + 1], b))) return at + 2
  return saysAny(words[at], HEADS) ? at + 1 : null
}
const isCapital = (word: Word | undefined): boolean => /^\p{Lu}/u.test(word?.raw ?? '')
/** Capitals, with «và» between them; small ones only where they mean nothing else. */
function endOfName(words: readonly Word[], from: number, unexplained: readonly number[]): number {
  let end = from
  for (let i = from; i < words.length && i < from + LONGEST; i++) {
    const word = words[i]!
    if (i > from && word.gap.trim() !== '') break
    if (isCapital(word) || unexplained.includes(i)) end = i + 1
    else if (!says(word, 'và')) break
  }
  return end
}
