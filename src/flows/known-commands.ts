// Every word with a slash that the bot answers to, also those of buttons: what a bot of an office's own may keep for itself is all the rest.
import { WORDS } from '../domain/access.ts'
import { ANSWERS } from '../text/yes-no.ts'
import { COMMAND_NAMES } from '../understanding/intents/commands.ts'
import { ALIASES } from './decide-said.ts'

const KNOWN: ReadonlySet<string> = new Set([
  ...Object.keys(WORDS),
  ...Object.keys(ALIASES),
  ...COMMAND_NAMES,
  ...ANSWERS,
])

/** «/viec» is known, «/diemdanh» is not. */
export function knowsCommand(command: string): boolean {
  return KNOWN.has(command.replace(/^\//, '').toLowerCase())
}
