// A text as the words that name bodies: abbreviations in full, the slips of a scan put right.
import { ABBREVIATIONS } from './body-words.ts'
import { mendNames } from './misread-bodies.ts'
import { recently } from './recent.ts'
import { type Word, wordsOf } from './written-words.ts'

/** Words ready for the grammar: abbreviations spelled out, all at the place of the abbreviation; misread names put right. */
export const bodyWords: (text: string) => readonly Word[] = recently(spelledOut)
function spelledOut(text: string): readonly Word[] {
  const words = wordsOf(text)
  return mendNames(words.some(isShort) ? words.flatMap(spelled) : words)
}
function isShort({ capital, key }: Word): boolean {
  return capital && ABBREVIATIONS.has(key)
}
function spelled(word: Word): Word | readonly Word[] {
  const long = word.capital ? ABBREVIATIONS.get(word.key) : undefined
  return long ? inFull(word, long) : word
}
function inFull({ from, to, gap }: Word, long: string): readonly Word[] {
  return wordsOf(long).map((part, i) => ({
    key: part.key,
    text: part.text,
    from,
    to,
    capital: part.capital,
    gap: i === 0 ? gap : part.gap || ' ',
  }))
}
