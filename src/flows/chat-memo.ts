// What a conversation keeps from one turn to the next: the list shown, the numbered choices, the questions that wait.
import { z } from 'zod'
import { type Asker, viewerOf } from '../domain/access.ts'
import type { Moment } from '../domain/calendar.ts'
import { NOTHING_WAITS, type ReasonWanted, reasonWantedSchema, type Waiting, waitingSchema } from '../domain/pending.ts'
import { maySee } from '../domain/task-list.ts'
import type { Turn } from '../ports.ts'
import type { Conversation } from './answer.ts'
import { answerKey } from './answer-message.ts'
import type { OfficeNow } from './current-office.ts'
import type { WordOutcome } from './words/word-turn.ts'

const memoSchema = z.object({
  shown: z.array(z.number()).default([]),
  skip: z.number().default(0),
  choices: z.array(z.object({ label: z.string(), says: z.string() })).default([]),
  choicesAt: z.number().default(0),
  choicesOf: z.string().default(''),
  waiting: waitingSchema.default(NOTHING_WAITS),
  reason: reasonWantedSchema.nullable().default(null),
  ongoing: z.object({ word: z.string(), rest: z.string() }).nullable().default(null),
})
export type Memo = z.infer<typeof memoSchema>
export function readMemo(turn: Turn | null): Memo {
  return memoSchema.parse(JSON.parse(turn?.memo ?? '{}'))
}
/** What was said before, for whoever asks today: of a list of which anything is no longer his to see nothing is left. */
export function conversationOf(
  { texts, shown, skip }: Conversation,
  asker: Asker,
  { bot: { register } }: OfficeNow,
): Conversation {
  const viewer = viewerOf(asker, register.directory)
  const isSeen = (no: number) => {
    const task = register.task(no)
    return task !== null && maySee(viewer, task, register)
  }
  return { texts, shown: shown.every(isSeen) ? shown : [], skip }
}
/** What one turn came to. */
export type Decided = WordOutcome & {
  readonly about: string
  /** The bodies asked about, for the audit. */
  readonly bodies?: readonly string[]
  readonly conversation: Conversation
}

type Remembered = {
  /** Of the message that came. */
  readonly heard: string
  readonly memo: Memo
  readonly waiting: Waiting
  readonly reason: ReasonWanted | null
  readonly isAnswer: boolean
}
export function turnAfter(
  key: string,
  { conversation, reply, ongoing, about }: Decided,
  { heard, memo: before, waiting, reason, isAnswer }: Remembered,
  now: Moment,
): Turn {
  const { shown, skip, texts } = conversation
  // The numbers of a question stay what they were once it is answered: pressing one again says so.
  const stays = !reply || (isAnswer && !reply.choices.length)
  const offered = stays ? before : { choices: reply.choices, choicesAt: now, choicesOf: answerKey(heard) }
  const { choicesAt, choicesOf } = offered.choices.length ? offered : { choicesAt: 0, choicesOf: '' }
  // A question in between leaves what was asked before open; another word ends it.
  const open = ongoing !== undefined ? ongoing : about.startsWith('word ') ? null : before.ongoing
  const choices = { choices: [...offered.choices], choicesAt, choicesOf }
  const memo: Memo = { shown: [...shown], skip, ...choices, waiting, reason, ongoing: open }
  return { key, texts, memo: JSON.stringify(memo), at: now }
}
