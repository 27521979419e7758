// «số 15-TB/TU ngày 14/8/2025, đồng chí Chánh Văn phòng»: the document, its day and the person behind what the office records.
import type { Day } from '../../../domain/calendar.ts'
import { givenOn } from '../../../domain/document.ts'
import type { Task } from '../../../domain/register.ts'
import { readEvidence } from '../../../text/evidence-words.ts'
import { fold } from '../../../text/fold.ts'
import type { DecisionPart, Untimely } from '../../../wording/decision.ts'

export type Decision = { readonly document: string; readonly day: Day; readonly person: string }
export type DecisionRead =
  | { readonly kind: 'decision'; readonly decision: Decision }
  /** What is not there; a document of a day to come decides nothing yet, one from before the task nothing of it. */
  | { readonly kind: 'lacking'; readonly parts: readonly DecisionPart[]; readonly untimely: Untimely | null }

export function readDecision(words: string, task: Task, today: Day): DecisionRead {
  const { number, day } = readEvidence(words, today)
  const person = personIn(words, number)
  const untimely = untimelyOf(day, task, today)
  if (number && day && !untimely && person) return { kind: 'decision', decision: { document: number, day, person } }
  const parts: DecisionPart[] = []
  if (!number) parts.push('document')
  if (!day) parts.push('day')
  if (!person) parts.push('person')
  return { kind: 'lacking', parts, untimely }
}
export function untimelyOf(day: Day | null, { document }: Task, today: Day): Untimely | null {
  if (day === null) return null
  if (day > today) return { kind: 'ahead', day }
  const given = givenOn(document)
  return given && day < given ? { kind: 'early', day, given } : null
}
// What stands behind the document and its day: who decided.
export function personIn(words: string, number: string | null): string {
  const parts = words.split(/[,;]/).map((p) => p.trim())
  const last = parts.at(-1) ?? ''
  const isDocument = (number !== null && fold(last).includes(fold(number))) || /\d{1,2}\/\d{1,2}/.test(last)
  return isDocument ? '' : last.slice(0, 200)
}
