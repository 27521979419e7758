// Telegram as a channel: a message in its pieces, with buttons, in its topic. What is sent is settled by the outbox.
import type { Attempt, OutboxMessage } from '../domain/delivery.ts'
import type { Capabilities, Channel } from '../ports.ts'
import type { ApiCall, ApiReply } from './bot-api.ts'
import { createPieceMemory } from './piece-memory.ts'
import { escapeHtml, type Piece, renderMessage } from './render.ts'
import { telegramAttempt } from './telegram-attempt.ts'

export const TELEGRAM_CAN: Capabilities = {
  buttons: true,
  edit: true,
  files: true,
  groups: true,
  mention: true,
  textMax: 4096,
}

export function createTelegramChannel(call: ApiCall): Channel {
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
  }
}

async function sendPiece(call: ApiCall, message: OutboxMessage, piece: Piece, isFirst: boolean): Promise<Attempt> {
  const hasHeading = isFirst && message.kind !== 'answer'
  const plain = { ...whereTo(message), ...keyboard(piece), link_preview_options: { is_disabled: true } }
  if (!hasHeading) return telegramAttempt(await call('sendMessage', { ...plain, text: piece.text }))
  const reply = await call('sendMessage', { ...plain, text: withHeading(piece.text), parse_mode: 'HTML' })
  // Marks must never cost the message itself.
  return telegramAttempt(cannotParse(reply) ? await call('sendMessage', { ...plain, text: piece.text }) : reply)
}

function whereTo({ to }: OutboxMessage): Readonly<Record<string, unknown>> {
  return { chat_id: to.chat, ...(to.thread === null ? {} : { message_thread_id: Number(to.thread) }) }
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
