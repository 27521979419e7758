// What one intent's reader hands back.
import type { IntentName, Slots } from './intent.ts'
import type { Reading } from './reading.ts'

export type Answer = {
  readonly slots: Slots
  /** The words carry it only weakly: the bot asks before it answers or acts. */
  readonly unsure?: boolean
  /** It leans on what was said before: which task, which list. Without a turn before it the bot asks. */
  readonly leans?: boolean
  /** Leans, and makes no sense at all on its own. */
  readonly fragment?: boolean
}
export type IntentReader = {
  readonly name: IntentName
  /** Ways to ask it, read by a test; a new way is added here first. */
  readonly examples: readonly string[]
  readonly read: (r: Reading) => Answer | null
}
