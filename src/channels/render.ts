// A message as a platform takes it: pieces within its limit, choices as buttons or numbers, markup that nothing can open.
import type { Message } from '../domain/message.ts'
import type { Choice, OfferedFile } from '../domain/reply.ts'
import type { Capabilities } from '../ports.ts'
import { sayAnswered, sayChoices, sayHowChosen } from '../wording/choices.ts'

export type Button = { readonly text: string; readonly data: string }
export type Piece = {
  readonly text: string
  readonly buttons: readonly Button[]
  /** Sent with this piece, the text under it. */
  readonly file?: OfferedFile
}
/** Longest text under a file, in UTF-16 units; in a form each line break becomes two of them. */
const CAPTION_MAX = 1024
const captionLength = (text: string) => text.length + text.split('\n').length - 1

/** The pieces in which a message goes out; its file and its buttons stand with the last. */
export function renderMessage({ text: words, offers, file, answers }: Message, can: Capabilities): readonly Piece[] {
  const choices = offers?.choices ?? []
  // Where nothing points at the question, whoever asked is named: several people ask in one group.
  const text = answers?.name && !can.mention ? sayAnswered(answers.name, words) : words
  const asButtons = can.buttons ? choices : []
  const asText = can.buttons || !choices.length ? [] : sayChoices(choices, offers?.isGroup === true, offers?.code)
  const { isGroup = false, code } = offers ?? {}
  const said = choices.length ? sayHowChosen(text, choices, { buttons: can.buttons, isGroup, code }) : text
  const whole = [said, ...asText].join('\n')
  const carried = can.files ? file : undefined
  // A long text goes before its file, in messages of its own.
  const isCaption = captionLength(whole) <= CAPTION_MAX
  const texts = splitText(whole, carried && isCaption ? CAPTION_MAX : can.textMax)
  const pieces = carried && (texts.length === 0 || !isCaption) ? [...texts, ''] : texts
  return pieces.map((piece, i) => ({
    text: piece,
    buttons: i === pieces.length - 1 ? asButtons.map(buttonOf) : [],
    ...(carried && i === pieces.length - 1 ? { file: carried } : {}),
  }))
}

/** Longest callback data that Telegram takes, in bytes. */
const DATA_MAX = 64
// What fits goes as it stands, so that a button works for weeks; what does not is found again by its number.
function buttonOf({ label, says }: Choice, i: number): Button {
  const data = `s:${says}`
  return { text: label, data: new TextEncoder().encode(data).length <= DATA_MAX ? data : `n:${i + 1}` }
}
/** What a pressed button says: its words, or the number of a choice. Null: not one of ours. */
export function readButton(data: string): string | null {
  return /^[sn]:/.test(data) ? data.slice(2) : null
}

/**
 * Cuts a text at the platform's limit, never inside a task: lines that begin with a space belong to the line above.
 * A task longer than the limit is cut between its lines, then between words, and never inside a letter.
 */
export function splitText(text: string, max: number): readonly string[] {
  const pieces: string[] = []
  let open = ''
  const add = (block: string) => {
    if (open && open.length + 1 + block.length > max) {
      pieces.push(open)
      open = ''
    }
    open = open ? `${open}\n${block}` : block
  }
  for (const block of blocksOf(text)) for (const part of cutTo(block, max)) add(part)
  if (open.trim()) pieces.push(open)
  return pieces
}

/** Lines with what is indented under them. */
function blocksOf(text: string): readonly string[] {
  const blocks: string[] = []
  for (const line of text.split('\n')) {
    if (/^\s/.test(line) && blocks.length) blocks[blocks.length - 1] += `\n${line}`
    else blocks.push(line)
  }
  return blocks
}
function cutTo(block: string, max: number): readonly string[] {
  const parts: string[] = []
  let rest = block
  while (rest.length > max) {
    const at = cutAt(rest, max)
    parts.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  return rest.trimEnd() ? [...parts, rest.trimEnd()] : parts
}
function cutAt(text: string, max: number): number {
  const head = text.slice(0, max + 1)
  const line = head.lastIndexOf('\n')
  if (line > max / 2) return line
  const space = head.lastIndexOf(' ')
  if (space > max / 2) return space
  // Not between the halves of one letter, nor between a letter and its marks.
  let at = max
  while (at > 1 && /^[\uDC00-\uDFFF\u0300-\u036f\u200d\ufe0f]/.test(text.slice(at))) at--
  return at
}

/** Text in Telegram's HTML: nothing of it is markup. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
