// What a bot that already runs gives to Đôn Đốc, and gets from it.
import type { Log } from '../ports.ts'
import type { ApiCall } from './bot-api.ts'
import { answerButton, type Item, telegramItem } from './telegram-item.ts'
import { buttonPressed, hearTelegram, type TelegramMe } from './telegram-updates.ts'

/** Where a bot's files lie unless it says otherwise. */
export const TELEGRAM_ROOT = 'https://api.telegram.org'

/** A bot's calls, and where its files lie. */
export type BotCall = ApiCall & { readonly addressOf: (path: string) => string }

/** Đôn Đốc as a bot's middleware sees it. */
export type Mount = {
  /** The bot's own way to Telegram (`grammyCall(bot.api)`, `telegrafCall(bot.telegram)`): what Đôn Đốc says goes out through it. */
  readonly connect: (call: BotCall, me: TelegramMe) => void
  readonly call: ApiCall
  readonly me: () => TelegramMe | null
  /** Stores what came, before the platform is told so where that works at once. What cannot be stored is held: it never fails. */
  readonly take: (item: Item) => Promise<void>
  /** Whether a command («/viec») is one of Đôn Đốc's. */
  readonly knows: (command: string) => boolean
  readonly log: Log
}

/**
 * Takes an update that is meant for Đôn Đốc. False: the bot's own handlers see it as well, because it is somebody else's, or tells of
 * the chat itself (a new id, the bot or a person gone, a topic closed).
 */
export async function takeUpdate(app: Mount, update: object): Promise<boolean> {
  const me = app.me()
  const heard = me && hearTelegram(update, me)
  if (!heard) return false
  const isTalk = heard.kind === 'said' || heard.kind === 'wordless'
  if (isTalk && !heard.isAddressed) return false
  if (heard.kind === 'said' && buttonPressed(update) === null && isForeign(heard.text, app.knows)) return false
  const item = telegramItem(update as { readonly update_id: number }, me, app.log)
  if (!item) return false
  await app.take(item)
  answerButton(app.call, update)
  return isTalk
}

/** /diemdanh | /diemdanh@dondoc_bot 12: a command of the office's own bot. */
function isForeign(text: string, knows: Mount['knows']): boolean {
  const command = /^\/[a-z0-9_]+/i.exec(text)?.[0]
  return command !== undefined && !knows(command.toLowerCase())
}
