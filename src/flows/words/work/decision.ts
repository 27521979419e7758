// «số 15-TB/TU ngày 14/8/2025, đồng chí Chánh Văn phòng»: the document, its day and the person behind what the office records.
import type { Day } from '../../../domain/calendar.ts'
import { readEvidence } from '../../../text/evidence-words.ts'
import { fold } from '../../../text/fold.ts'

export type Decision = { readonly document: string; readonly day: Day; readonly person: string }

/** Null: one of the three is missing, or the document is of a day to come. */
export function readDecision(words: string, today: Day): Decision | null {
  const { number, day } = readEvidence(words, today)
  const person = personIn(words, number)
  return number && day && day <= today && person ? { document: number, day, person } : null
}
// What stands behind the document and its day: who decided.
function personIn(words: string, number: string | null): string {
  const parts = words.split(/[,;]/).map((p) => p.trim())
  const last = parts.at(-1) ?? ''
  const isDocument = (number !== null && fold(last).includes(fold(number))) || /\d{1,2}\/\d{1,2}/.test(last)
  return isDocument ? '' : last.slice(0, 200)
}
