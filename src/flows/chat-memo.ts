// What a conversation keeps from one turn to the next: the list shown, the numbered choices, the questions that wait.
import { z } from 'zod'
import type { Moment } from '../domain/calendar.ts'
import { NOTHING_WAITS, type ReasonWanted, reasonWantedSchema, type Waiting, waitingSchema } from '../domain/pending.ts'
import type { Choice } from '../domain/reply.ts'
import type { Turn } from '../ports.ts'
import type { Conversation } from './answer.ts'
import type { WordOutcome } from './words/word-turn.ts'

const memoSchema = z.object({
  shown: z.array(z.number()).default([]),
  skip: z.number().default(0),
  choices: z.array(z.object({ label: z.string(), says: z.string() })).default([]),
  waiting: waitingSchema.default(NOTHING_WAITS),
  reason: reasonWantedSchema.nullable().default(null),
  ongoing: z.object({ word: z.string(), rest: z.string() }).nullable().default(null),
})
export type Memo = z.infer<typeof memoSchema>
export function readMemo(turn: Turn | null): Memo {
  return memoSchema.parse(JSON.parse(turn?.memo ?? '{}'))
}
/** What one turn came to. */
export type Decided = WordOutcome & {
  readonly about: string
  /** The bodies asked about, for the audit. */
  readonly bodies?: readonly string[]
  readonly conversation: Conversation
}

/** A number typed means the choice that stood under it. */
export function chosen(text: string, choices: readonly Choice[]): string {
  return /^\d{1,2}$/.test(text) ? (choices[Number(text) - 1]?.says ?? text) : text
}

type Remembered = {
  readonly memo: Memo
  readonly waiting: Waiting
  readonly reason: ReasonWanted | null
  readonly isAnswer: boolean
}
export function turnAfter(
  key: string,
  { conversation, reply, ongoing, about }: Decided,
  { memo: before, waiting, reason, isAnswer }: Remembered,
  now: Moment,
): Turn {
  const { shown, skip, texts } = conversation
  // The numbers of a question stay what they were once it is answered: pressing one again says so.
  const choices = isAnswer && !reply?.choices.length ? before.choices : (reply?.choices ?? before.choices)
  // A question in between leaves what was asked before open; another word ends it.
  const open = ongoing !== undefined ? ongoing : about.startsWith('word ') ? null : before.ongoing
  const memo: Memo = { shown: [...shown], skip, choices: [...choices], waiting, reason, ongoing: open }
  return { key, texts, memo: JSON.stringify(memo), at: now }
}
