// Telegram as a channel: a message in its pieces, with buttons, in its topic. What is sent is settled by the outbox.
import { fileName } from '../domain/attachment.ts'
import type { Attempt, OutboxMessage } from '../domain/delivery.ts'
import type { OfferedFile } from '../domain/reply.ts'
import type { Capabilities, Channel } from '../ports.ts'
import { sayFileBarred } from '../wording/files.ts'
import { type ApiCall, type ApiReply, Upload } from './bot-api.ts'
import { createPieceMemory } from './piece-memory.ts'
import { escapeHtml, type Piece, renderMessage } from './render.ts'
import { telegramAttempt } from './telegram-attempt.ts'

export const TELEGRAM_CAN: Capabilities = {
  buttons: true,
  edit: true,
  files: true,
  groups: true,
  mention: true,
  // A person must have pressed Start; a group is written to once the bot is in it.
  writeFirst: 'after-start',
  textMax: 4096,
}

export function createTelegramChannel(call: ApiCall, fetchFile?: Channel['fetch']): Channel {
  const memory = createPieceMemory()
  return {
    name: 'telegram',
    can: TELEGRAM_CAN,
    send: (message) =>
      memory.send(
        message.key,
        () => renderMessage(message, TELEGRAM_CAN),
        (piece, i) => sendPiece(call, message, piece, i === 0),
      ),
    withdraw: async ({ to, platformId }) => {
      if (platformId === null) return
      const edit = { chat_id: to.chat, message_id: Number(platformId), reply_markup: { inline_keyboard: [] } }
      await call('editMessageReplyMarkup', edit).catch(() => undefined)
    },
    ...(fetchFile ? { fetch: fetchFile } : {}),
  }
}

async function sendPiece(call: ApiCall, message: OutboxMessage, piece: Piece, isFirst: boolean): Promise<Attempt> {
  const hasHeading = isFirst && message.kind !== 'answer' && piece.text !== ''
  const plain = { ...whereTo(message), ...(isFirst ? answering(message) : {}), ...keyboard(piece) }
  const write = (words: Words) =>
    call('sendMessage', { ...plain, ...words, link_preview_options: { is_disabled: true } })
  const { file } = piece
  // A group may bar files and still take words.
  const withoutFile = (words: Words, name: string) => {
    const said = sayFileBarred(name)
    return write({
      ...words,
      text: [words.text, words.parse_mode ? escapeHtml(said) : said].filter(Boolean).join('\n'),
    })
  }
  const send = file ? fileCall(call, plain, file, withoutFile) : write
  if (!hasHeading) return telegramAttempt(await send({ text: piece.text }))
  const reply = await send({ text: withHeading(piece.text), parse_mode: 'HTML' })
  // Marks must never cost the message itself.
  return telegramAttempt(cannotParse(reply) ? await send({ text: piece.text }) : reply)
}

type Words = { readonly text: string; readonly parse_mode?: string }
/** Larger pictures go as documents. */
const PHOTO_MAX = 10 * 1024 * 1024
// A picture is shown; whatever Telegram does not take as a picture goes as a document.
function fileCall(
  call: ApiCall,
  plain: Readonly<Record<string, unknown>>,
  { name, base64 }: OfferedFile,
  withoutFile: (words: Words, name: string) => Promise<ApiReply>,
) {
  const file = new Upload(fileName(name), Buffer.from(base64, 'base64'))
  const isPhoto = /\.(png|jpe?g)$/i.test(file.name) && file.bytes.length <= PHOTO_MAX
  return async ({ text, parse_mode }: Words): Promise<ApiReply> => {
    const words = { ...plain, ...(text ? { caption: text } : {}), ...(parse_mode ? { parse_mode } : {}) }
    const shown = isPhoto ? await call('sendPhoto', { ...words, photo: file }) : null
    if (shown && !isNoPhoto(shown) && !isBarred(shown)) return shown
    const sent = await call('sendDocument', { ...words, document: file })
    return isBarred(sent) ? withoutFile({ text, ...(parse_mode ? { parse_mode } : {}) }, name) : sent
  }
}
// «not enough rights to send documents to the chat», not «… to send text messages …»: that one ends the chat.
function isBarred(reply: ApiReply): boolean {
  return reply.kind === 'refused' && /rights to send (?!text|a message)[a-z ]+ to the chat/i.test(reply.description)
}
function isNoPhoto(reply: ApiReply): boolean {
  return reply.kind === 'refused' && /PHOTO_|IMAGE_PROCESS|wrong type of the web page/i.test(reply.description)
}

function whereTo({ to }: OutboxMessage): Readonly<Record<string, unknown>> {
  return { chat_id: to.chat, ...(to.thread === null ? {} : { message_thread_id: Number(to.thread) }) }
}
// A question that was deleted meanwhile is no reason to leave it unanswered.
function answering({ answers }: OutboxMessage): Readonly<Record<string, unknown>> {
  if (!answers?.id) return {}
  return { reply_parameters: { message_id: Number(answers.id), allow_sending_without_reply: true } }
}
function keyboard({ buttons }: Piece): Readonly<Record<string, unknown>> {
  if (!buttons.length) return {}
  return { reply_markup: { inline_keyboard: buttons.map(({ text, data }) => [{ text, callback_data: data }]) } }
}
/** The first line in bold; everything in it is letters, never markup. */
function withHeading(text: string): string {
  const [first = '', ...rest] = text.split('\n')
  return [`<b>${escapeHtml(first)}</b>`, ...rest.map(escapeHtml)].join('\n')
}
function cannotParse(reply: ApiReply): boolean {
  return reply.kind === 'refused' && /can't parse entities/i.test(reply.description)
}
