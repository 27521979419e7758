// «Đúng không?» on a terminal before something leaves; a script is not asked.
import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import { readPendingAnswer } from '../text/yes-no.ts'

/** How a command that sends behaves: it only shows, it asks first, or it acts at once. */
export type Manner = 'preview' | 'ask' | 'act'

/** At a terminal people are asked; scripts, `--json` and `--yes` act at once, as they always did. */
export function mannerOf(options: Readonly<Record<string, unknown>>): Manner {
  if (options.preview === true) return 'preview'
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true
  return isTerminal && options.yes !== true && options.json !== true ? 'ask' : 'act'
}

export async function confirmed(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  // An input that ends is no yes.
  const ended = once(terminal, 'close').then(() => '')
  const said = await Promise.race([terminal.question(`${question} `).catch(() => ''), ended])
  terminal.close()
  return readPendingAnswer(said)?.kind === 'yes'
}
