// A Zalo bot as a channel: text alone, numbered choices, pieces within the limit.
import type { OutboxMessage } from '../domain/delivery.ts'
import type { Capabilities, Channel, Log } from '../ports.ts'
import { type FileLink, sayFileLink } from '../wording/files.ts'
import { type Announced, announcedBy } from './announce.ts'
import type { ApiCall } from './bot-api.ts'
import type { Fetch } from './download.ts'
import { createPieceMemory } from './piece-memory.ts'
import { renderMessage } from './render.ts'
import { createPoller, type Poller, type Trouble, troubleOf, type Waits } from './supervisor.ts'
import type { Item, Receive } from './telegram-item.ts'
import { isSecret, readJson, type Webhook } from './telegram-receive.ts'
import { zaloAttempt } from './zalo-attempt.ts'
import { fetchPhoto } from './zalo-files.ts'
import { readZaloEvent, zaloKey } from './zalo-updates.ts'

/** The platform takes 2,000; nobody says in which unit, so a little room is left. */
export const ZALO_CAN: Capabilities = {
  buttons: false,
  edit: false,
  files: false,
  groups: true,
  mention: false,
  writeFirst: 'always',
  textMax: 1_900,
}
/** Messages a month of the free plan. */
export const ZALO_QUOTA = 3_000

/** Where a file can be had for a while; null: the service has no address of its own. */
export type LinkTo = (message: OutboxMessage) => Promise<FileLink | null>

export type ZaloFiles = { readonly linkTo?: LinkTo; readonly fetch?: Fetch }

export function createZaloChannel(name: string, call: ApiCall, files: ZaloFiles = {}): Channel {
  const linkTo = files.linkTo ?? (async () => null)
  const memory = createPieceMemory()
  return {
    name,
    can: ZALO_CAN,
    send: async (message) => {
      const file = message.file ? sayFileLink(message.file.name, await linkTo(message)) : null
      const text = file === null ? message.text : [message.text, file].filter(Boolean).join('\n')
      return memory.send(
        message.key,
        () => renderMessage({ ...message, text }, ZALO_CAN),
        async ({ text }) => zaloAttempt(await call('sendMessage', { chat_id: message.to.chat, text })),
      )
    },
    fetch: (file) => fetchPhoto(file, files.fetch),
  }
}

/** The channels of several bots: zalo, zalo2, zalo3 … in the order of their tokens. */
export function zaloChannels(tokens: string): readonly { readonly channel: string; readonly token: string }[] {
  return tokens
    .split(',')
    .map((token) => token.trim())
    .filter(Boolean)
    .map((token, i) => ({ channel: i === 0 ? 'zalo' : `zalo${i + 1}`, token }))
}

/** What is stored of an event; null for nothing that we know. */
export function zaloItem(channel: string, body: unknown, botName: string): Item | null {
  const event = readZaloEvent(body)
  return event && { key: zaloKey(channel, event), channel, body: JSON.stringify({ botName, event }) }
}

export type ZaloPolling = {
  readonly channel: string
  /** A call whose own limit is longer than the poll. */
  readonly call: ApiCall
  readonly receive: Receive
  readonly log: Log
  readonly onName: (name: string) => Promise<void>
  readonly timeoutS?: number
  readonly waits?: Waits
}

/** One update a poll, gone once it is answered: it is stored before the next one is asked for, however long that takes. */
export function createZaloPoller(parts: ZaloPolling): Poller {
  const { channel, call, receive, timeoutS = 30 } = parts
  let botName: string | null = null
  let unstored: Item | null = null
  const store = async (): Promise<{ readonly trouble: Trouble; readonly afterMs: null } | null> => {
    if (!unstored) return null
    try {
      await receive([unstored])
      unstored = null
      return null
    } catch {
      return { trouble: 'storage', afterMs: null }
    }
  }
  return createPoller({
    channel,
    log: parts.log,
    timeoutMs: timeoutS * 1_000,
    ...(parts.waits ? { waits: parts.waits } : {}),
    once: async () => {
      const late = await store()
      if (late) return late
      if (botName === null) {
        const me = await call('getMe', {})
        if (me.kind !== 'ok') return troubleOf(me)
        botName = String((me.result as { account_name?: unknown } | null)?.account_name ?? '')
        await parts.onName(botName)
      }
      const reply = await call('getUpdates', { timeout: String(timeoutS) })
      // Nothing came: the normal end of a poll.
      if (reply.kind === 'refused' && reply.code === 408) return null
      if (reply.kind === 'refused' && reply.code === 400 && /webhook/i.test(reply.description)) {
        await call('deleteWebhook', {})
        return { trouble: 'conflict', afterMs: null }
      }
      if (reply.kind !== 'ok') return troubleOf(reply)
      unstored = zaloItem(channel, reply.result, botName)
      return store()
    },
  })
}

export function zaloWebhook(parts: {
  readonly channel: string
  readonly secret: string
  readonly botName: () => string
  readonly receive: Receive
}): Webhook {
  return async ({ headers, body }) => {
    if (!isSecret(headers['x-bot-api-secret-token'], parts.secret)) return 401
    const item = zaloItem(parts.channel, readJson(body), parts.botName())
    // Empty bodies and unknown events are taken and forgotten.
    if (!item) return 200
    try {
      await parts.receive([item])
      return 200
    } catch {
      return 500
    }
  }
}

/** Sets the webhook only where it is not set yet as it should be: the platform counts these calls by the day. `isAsBefore`: its secret is the one that was set last. */
export async function ensureZaloWebhook(
  call: ApiCall,
  { url, secret, isAsBefore }: { readonly url: string; readonly secret: string; readonly isAsBefore: boolean },
): Promise<Announced> {
  const info = await call('getWebhookInfo', {})
  if (info.kind === 'ok' && isAsBefore && (info.result as { url?: unknown } | null)?.url === url) return 'done'
  return announcedBy(await call('setWebhook', { url, secret_token: secret }))
}
