// Days that no calendar has: tháng 13, quý 5, ngày 31/2. Dropped without a word they would widen a question.
import { dayFrom } from '../domain/calendar.ts'
import { tidy } from './fold.ts'
import { says, saysAny } from './number-words.ts'
import { readWords, type Word } from './words.ts'

export type Impossible = { readonly kind: 'month' | 'quarter' | 'day'; readonly said: string }

/** «tháng 13», «ngày 31/2» in a message as typed: no answer would be the one that was asked for. */
export const impossibleIn = (text: string): Impossible | null =>
  /\d/.test(text) ? readImpossible(readWords(tidy(text), WORDS_MAX)) : null
const WORDS_MAX = 100

// tháng 13 | tháng 0 | quý 5 | ngày 31/2 | hạn 32/8 | ngày 32 tháng 8      not: 3 tháng 15 ngày | đạt đến 35/40 xã | lương tháng 13
function readImpossible(words: readonly Word[]): Impossible | null {
  for (let at = 0; at < words.length; at++) {
    const found = readPart(words, at) ?? readSlashed(words, at)
    if (found) return found
  }
  return null
}
function readPart(words: readonly Word[], at: number): Impossible | null {
  const [word, next] = [words[at]!, words[at + 1]]
  if (next?.number == null || (next.gap !== ' ' && next.gap !== '') || words[at - 1]?.number != null) return null
  if (saysAny(words[at - 1], 'lương thưởng')) return null
  const most = says(word, 'tháng') ? 12 : says(word, 'quý') ? 4 : null
  if (most !== null && (next.number < 1 || next.number > most) && next.number < 100)
    return { kind: most === 12 ? 'month' : 'quarter', said: next.raw }
  const isDay = says(word, 'ngày') && says(words[at + 2], 'tháng') && words[at + 3]?.number != null
  return isDay ? notADay(words, at + 1, at + 3) : null
}
function readSlashed(words: readonly Word[], at: number): Impossible | null {
  const [word, next] = [words[at]!, words[at + 1]]
  if (word.number === null || next?.number == null || next.gap !== '/') return null
  if (saysAny(words[at - 1], 'ngày hạn trước sau hôm')) return notADay(words, at, at + 1)
  // «đến 35/40 xã» is a share; «đến 31/2» a day that is not there.
  const isNear = word.number <= 31 && next.number <= 12
  return isNear && saysAny(words[at - 1], 'đến tới từ') ? notADay(words, at, at + 1) : null
}
function notADay(words: readonly Word[], dayAt: number, monthAt: number): Impossible | null {
  const [day, month] = [words[dayAt]!.number!, words[monthAt]!.number!]
  const tail = words[monthAt + 1]
  const year = tail?.number != null && tail.gap === '/' && tail.number > 1900 ? tail.number : null
  if (month > 99 || day > 99) return null
  // Without a year the 29th of February may be meant.
  return dayFrom(year ?? 2024, month, day) ? null : { kind: 'day', said: `${day}/${month}${year ? `/${year}` : ''}` }
}
