// A text as the words that name bodies: abbreviations in full, the slips of a scan put right.
import { ABBREVIATIONS } from './body-words.ts'
import { mendNames } from './misread-bodies.ts'
import { recently } from './recent.ts'
import { type Word, wordsOf } from './written-words.ts'

/** Words ready for the grammar: abbreviations spelled out, all at the place of the abbreviation; misread names put right. */
export const bodyWords: (text: string) => readonly Word[] = recently(spelledOut)
function spelledOut(text: string): readonly Word[] {
  const words: Word[] = []
  for (const word of wordsOf(text)) {
    const long = word.capital ? ABBREVIATIONS[word.key] : undefined
    if (!long) words.push(word)
    else
      for (const [i, part] of wordsOf(long).entries())
        words.push({ ...part, from: word.from, to: word.to, gap: i === 0 ? word.gap : part.gap || ' ' })
  }
  return mendNames(words)
}
