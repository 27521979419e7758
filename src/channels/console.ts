// The terminal as a channel: a chat with one person, and the groups of the demo as their messages would look.
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { type Reply, replyText } from '../domain/reply.ts'
import { sayGroupAloud } from '../wording/choices.ts'

export type Console = {
  readonly say: (text: string) => void
  readonly reply: (reply: Reply) => void
  /** A message as a group would get it, under the group's name. */
  readonly push: (chat: string, text: string) => void
  /** Reads lines until the input ends; one line is wholly answered before the next is read. */
  readonly read: (onLine: (line: string) => Promise<boolean>) => Promise<void>
}
/** The longest line that is kept at all; what is longer is cut while reading, so that it costs no memory. */
const LINE_MAX = 100_000
const ESCAPE = '\u001b'

export function createConsole({
  input,
  output,
  isTerminal,
  colour,
  isPlain = false,
}: {
  input: Readable
  output: Writable
  isTerminal: boolean
  colour: boolean
  /** For screen readers: no colours, no frames, no signs, whole lines. */
  isPlain?: boolean
}): Console {
  const paint = (code: string, text: string) => (colour && !isPlain ? `\u001b[${code}m${text}\u001b[0m` : text)
  let prompting = false
  // What is typed can be edited and called back (↑) wherever there are keys to hear; a screen reader gets the line alone, without a sign before it.
  const isEdited = isTerminal && (!isPlain || (input as { isTTY?: boolean }).isTTY === true)
  const rl = createInterface({
    input,
    ...(isEdited ? { output } : {}),
    terminal: isEdited,
    prompt: isPlain ? '' : paint('36', '› '),
    historySize: 200,
  })
  rl.on('SIGINT', () => rl.close())
  // From now on: a line typed before the prompt is up waits, it is not lost.
  const lines = rl[Symbol.asyncIterator]()
  const write = (text: string) => {
    // A message that comes while the person is typing: above the line, the line stays.
    if (prompting && !isPlain) output.write('\r\u001b[K')
    // Read aloud, a line that was begun is not wiped away: it ends, and stands again below.
    const isBegun = isPlain && isEdited && prompting && rl.line !== ''
    if (isBegun) output.write('\n')
    output.write(`${isPlain ? spoken(text) : text}\n`)
    if ((prompting && !isPlain) || isBegun) rl.prompt(true)
  }
  return {
    say: write,
    reply: (reply) => write(replyText(reply)),
    push: (chat, text) =>
      write(
        isPlain
          ? sayGroupAloud(chat, text)
          : `${paint('1;33', `┌─ nhóm ${chat}`)}\n${text
              .split('\n')
              .map((l) => `${paint('33', '│')} ${l}`)
              .join('\n')}\n${paint('33', '└─')}`,
      ),
    read: async (onLine) => {
      if (isTerminal) {
        if (!isPlain) rl.prompt()
        prompting = true
      }
      for await (const line of lines) {
        prompting = false
        const goOn = await onLine(withoutKeys(line.slice(0, LINE_MAX)))
        if (!goOn) break
        if (isTerminal) {
          if (!isPlain) rl.prompt()
          prompting = true
        }
      }
      prompting = false
      rl.close()
    },
  }
}
// What a reader would call out by its name: «red circle» before each late task, which says «quá hạn» in words anyway.
function spoken(text: string): string {
  return text
    .replace(/\p{Extended_Pictographic}\uFE0F? ?/gu, '')
    .replace(/^( *)· /gm, '$1- ')
    .replace(/ · /g, ', ')
    .replace(/^•\s*/gm, '- ')
}
/** Arrows and the like, typed where no line is edited: «^[[A» is no part of a question. */
function withoutKeys(line: string): string {
  return line.replace(new RegExp(`${ESCAPE}(?:\\[[0-9;]*[A-Za-z~]|O[A-Za-z])`, 'g'), '')
}
