// One line of a file of questions, understood on its own: for measuring.
import { readMoment } from '../domain/calendar.ts'
import type { IntentName, Slots } from './intent.ts'
import { understand } from './understand.ts'
import type { Vocabulary } from './vocabulary.ts'

export type BatchLine = {
  readonly id: string
  readonly text: string
  readonly now: string
  readonly context?: readonly string[] | undefined
}
export type BatchAnswer = { readonly id: string; readonly intent: IntentName; readonly slots: Slots }

export function answerBatchLine(line: BatchLine, vocabulary: Vocabulary): BatchAnswer {
  const now = readMoment(line.now)
  if (now === null) return { id: line.id, intent: 'out_of_scope', slots: { reply: 'silent' } }
  const { intent, slots } = understand(line.text, { now, context: line.context ?? [], vocabulary })
  if (slots.status !== 'undated') return { id: line.id, intent, slots }
  const { status: _, ...known } = slots
  return { id: line.id, intent, slots: known }
}
