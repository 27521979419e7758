// Divisions inside a body, whose names go on behind a field: «Phòng Chính trị tư tưởng và Công tác học sinh».
import { goesOn, SPACE } from './body-places.ts'
import { CONNECTIVES, WORK_VERBS } from './directive-words.ts'
import { phraseAt, type Word } from './written-words.ts'

const DIVISIONS = new Set(['phòng', 'vụ', 'bộ phận'])
const LOWER_MAX = 4
/** True when the words behind the field lead to «và» and one more part; not: «Phòng Kinh tế và Công an xã», «Phòng Kinh tế rà soát và …». */
export function isDivision(words: readonly Word[], at: number, head: string): boolean {
  if (!DIVISIONS.has(head)) return false
  for (let i = at; i <= at + LOWER_MAX; i++) {
    const word = words[i]
    if (!word || !SPACE.test(word.gap)) return false
    if (word.key === 'và') return goesOn(words, i)
    if (word.capital || phraseAt(words, i, CONNECTIVES) || phraseAt(words, i, WORK_VERBS)) return false
  }
  return false
}
