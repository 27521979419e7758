// What a bot that already runs gives to Đôn Đốc, and gets from it.
import type { ApiCall } from './bot-api.ts'
import { buttonPressed, hearTelegram, type TelegramMe } from './telegram-updates.ts'

/** Where a bot's files lie unless it says otherwise. */
export const TELEGRAM_ROOT = 'https://api.telegram.org'

/** Đôn Đốc as a bot's middleware sees it. */
export type Mount = {
  /** The bot's own way to Telegram: what Đôn Đốc says goes out through it. */
  readonly connect: (call: ApiCall, me: TelegramMe, addressOf: (path: string) => string) => void
  readonly call: ApiCall
  readonly me: () => TelegramMe | null
  /** Stores what came, before the platform is told so where that works at once. What cannot be stored is held: it never fails. */
  readonly take: (item: { readonly key: string; readonly channel: string; readonly body: string }) => Promise<void>
}

/** Takes an update that is meant for Đôn Đốc; false: it is somebody else's, or everybody's. */
export async function takeUpdate(app: Mount, update: object): Promise<boolean> {
  const me = app.me()
  const heard = me && hearTelegram(update, me)
  if (!heard) return false
  if (heard.kind === 'said' && !heard.isAddressed) return false
  await app.take({ key: heard.key, channel: 'telegram', body: JSON.stringify({ me, update }) })
  answerButton(app.call, update)
  // That somebody left the group concerns the office's own bot as well.
  return heard.kind !== 'departed'
}

/** A pressed button is answered at once: the answer itself comes as a message. Too late is no harm. */
export function answerButton(call: ApiCall, update: unknown): void {
  const id = buttonPressed(update)
  if (id !== null) void call('answerCallbackQuery', { callback_query_id: id }).catch(() => undefined)
}
