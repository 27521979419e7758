// Who answers in the demo: the chat turn over a register of its own (demo-office.ts).
import type { Viewer } from '../domain/chat.ts'
import type { Choice } from '../domain/reply.ts'

export type Talk = {
  /** Answers on the console. Gives the choices that a number typed next stands for; null: those from before stay. */
  readonly hear: (text: string) => Promise<readonly Choice[] | null>
  /** Another person sits down: a new conversation. */
  readonly become: (viewer: Viewer) => Promise<void>
  /** True for a word after a slash that is answered here. */
  readonly knows: (word: string) => boolean
}
