// How Telegram's updates come in: long polling or a webhook. Both store first and confirm then.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Api } from 'grammy'
import type { Log } from '../ports.ts'
import type { ApiCall } from './bot-api.ts'
import { readGrammyError } from './grammy.ts'
import { createPoller, type Poller, troubleOf, type Waits } from './supervisor.ts'
import { answerButton, type Receive, telegramItem } from './telegram-item.ts'
import type { TelegramMe } from './telegram-updates.ts'

export type TelegramPolling = {
  readonly api: Api
  readonly call: ApiCall
  readonly receive: Receive
  readonly log: Log
  /** Told once the bot's own name is known. */
  readonly onMe: (me: TelegramMe) => Promise<void>
  readonly timeoutS?: number
  readonly waits?: Waits
}
const UPDATES = ['message', 'callback_query', 'my_chat_member'] as const

/** Long polling. An update is confirmed by the next poll, after it was stored: a crash in between tells it twice, never not at all. */
export function createTelegramPoller(parts: TelegramPolling): Poller {
  const { api, call, receive, log, onMe, timeoutS = 30 } = parts
  let me: TelegramMe | null = null
  let offset = 0
  return createPoller({
    channel: 'telegram',
    log,
    timeoutMs: timeoutS * 1_000,
    ...(parts.waits ? { waits: parts.waits } : {}),
    once: async (signal) => {
      let updates: readonly { readonly update_id: number }[]
      try {
        if (!me) {
          const { id, username } = await api.getMe()
          me = { id, username }
          await onMe(me)
        }
        const options = { offset, limit: 100, timeout: timeoutS, allowed_updates: UPDATES }
        updates = await api.getUpdates(options, signal as never)
      } catch (error) {
        const reply = readGrammyError(error)
        if (reply.kind === 'ok') return null
        // Polling was asked for: a webhook left behind by an earlier setting is taken away.
        if (reply.kind === 'refused' && reply.code === 409 && /webhook/i.test(reply.description))
          await call('deleteWebhook', {})
        return troubleOf(reply)
      }
      if (!updates.length) return null
      try {
        const bot = me
        await receive(updates.flatMap((update) => telegramItem(update, bot, log) ?? []))
      } catch {
        return { trouble: 'storage', afterMs: null }
      }
      for (const update of updates) answerButton(call, update)
      offset = Math.max(...updates.map((u) => u.update_id)) + 1
      return null
    },
  })
}

export type WebhookRequest = {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
}
/** The HTTP status to answer with. */
export type Webhook = (request: WebhookRequest) => Promise<number>

export function telegramWebhook(parts: {
  readonly secret: string
  readonly me: () => TelegramMe
  readonly call: ApiCall
  readonly receive: Receive
  readonly log: Log
}): Webhook {
  return async ({ headers, body }) => {
    if (!isSecret(headers['x-telegram-bot-api-secret-token'], parts.secret)) return 401
    const update = readJson(body)
    const id = (update as { update_id?: unknown } | null)?.update_id
    // A shape that nobody knows is taken and forgotten: refused, it would come again for a day.
    if (typeof id !== 'number' || !Number.isSafeInteger(id)) return 200
    const item = telegramItem(update as { update_id: number }, parts.me(), parts.log)
    if (!item) return 200
    try {
      await parts.receive([item])
    } catch {
      return 500
    }
    answerButton(parts.call, update)
    return 200
  }
}

/** In constant time, whatever was sent. */
export function isSecret(given: string | readonly string[] | undefined, secret: string): boolean {
  if (typeof given !== 'string' || !secret) return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(secret))
}
export function readJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
