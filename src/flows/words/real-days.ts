// Before a word writes anything: a date that does not exist is asked back.
import { reply } from '../../domain/reply.ts'
import { readNoSuchDay } from '../../text/no-such-day.ts'
import { sayNoSuchDay } from '../../wording/work.ts'
import type { Word } from './word-turn.ts'

export const withRealDays =
  (word: Word): Word =>
  async (turn) => {
    const wrong = readNoSuchDay(turn.rest)
    return wrong === null ? word(turn) : { reply: reply(sayNoSuchDay(wrong)) }
  }
