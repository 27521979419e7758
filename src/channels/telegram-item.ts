// An update as it is stored, and what its platform is told at once.
import type { Log } from '../ports.ts'
import type { ApiCall } from './bot-api.ts'
import { buttonPressed, type TelegramMe, telegramKey } from './telegram-updates.ts'

export type Item = { readonly key: string; readonly channel: string; readonly body: string }
export type Receive = (items: readonly Item[]) => Promise<void>

/**
 * What is stored of an update: with the bot's own name, so that it can be read while Telegram is out of reach. Null for one that cannot be
 * written (nested beyond every sense): it is taken and forgotten, for no later try will do better.
 */
export function telegramItem(update: { readonly update_id: number }, me: TelegramMe, log: Log): Item | null {
  try {
    return { key: telegramKey(update.update_id), channel: 'telegram', body: JSON.stringify({ me, update }) }
  } catch {
    log.warn('an update that cannot be written is forgotten', { channel: 'telegram', update: update.update_id })
    return null
  }
}

/** A pressed button is answered at once: the answer itself comes as a message. Too late is no harm. */
export function answerButton(call: ApiCall, update: unknown): void {
  const id = buttonPressed(update)
  if (id !== null) void call('answerCallbackQuery', { callback_query_id: id }).catch(() => undefined)
}
