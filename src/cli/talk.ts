// Who answers in the demo: the answers alone (piped input), or the chat turn over a register (demo-office.ts).
import type { Console } from '../channels/console.ts'
import type { Viewer } from '../domain/chat.ts'
import type { Choice } from '../domain/reply.ts'
import { answer, type Bot, type Conversation, NEW_CONVERSATION } from '../flows/answer.ts'
import type { Clock } from '../ports.ts'

export type Talk = {
  /** Answers on the console. Gives the choices that a number typed next stands for; null: those from before stay. */
  readonly hear: (text: string) => Promise<readonly Choice[] | null>
  /** Another person sits down: a new conversation. */
  readonly become: (viewer: Viewer) => Promise<void>
  /** True for a word after a slash that is answered here. */
  readonly knows: (word: string) => boolean
}
const PAGE = 20
const QUESTIONS = new Set(['viec', 'han', 'quahan', 'thongke', 'trogiup', 'help'])

/** Questions only; nothing is kept. */
export function createAnswerTalk({ bot, console, clock }: { bot: Bot; console: Console; clock: Clock }): Talk {
  let viewer: Viewer = { role: 'guest' }
  let conversation: Conversation = NEW_CONVERSATION
  return {
    hear: async (text) => {
      const said = { text, viewer, now: clock.now(), addressed: true, pageSize: PAGE }
      const { reply, conversation: after } = answer(bot, said, conversation)
      conversation = after
      if (reply) console.reply(reply)
      return reply?.choices ?? null
    },
    become: async (next) => {
      viewer = next
      conversation = NEW_CONVERSATION
    },
    knows: (word) => QUESTIONS.has(word),
  }
}
