// The grammY bot of the service: its address, its limits, its way out.
import { Bot, InputFile, type Transformer } from 'grammy'
import type { ApiCall } from './bot-api.ts'
import type { Fetch } from './download.ts'
import { grammyCall } from './grammy.ts'
import { quickCall, quickFetch } from './quick-fetch.ts'

export type TelegramBot = { readonly api: Bot['api']; readonly call: ApiCall }
// Longer than a long poll, shorter than a lease in the outbox for whatever is sent.
const TIMEOUT_S = 40

/** `fetch`: another way out, through a proxy. */
export function createTelegramBot(token: string, apiRoot: string, fetch?: Fetch): TelegramBot {
  const root = apiRoot.replace(/\/+$/, '')
  const client = { apiRoot: root, timeoutSeconds: TIMEOUT_S, fetch: (fetch ?? quickFetch) as never }
  const bot = new Bot(token, { client })
  if (!fetch) bot.api.config.use(straight(`${root}/bot${token}/`))
  return { api: bot.api, call: grammyCall(bot.api) }
}

const HEADERS = { 'content-type': 'application/json' }
/** Calls without a file go out as they are: grammY's own way makes a controller, three promises and a timer for each. */
function straight(base: string): Transformer {
  return async (way, method, payload, signal) => {
    const values: readonly unknown[] = Object.values(payload)
    if (values.some((value) => value instanceof InputFile)) return way(method, payload, signal)
    const ended = signal as AbortSignal | undefined
    const sent = { method: 'POST', headers: HEADERS, body: JSON.stringify(payload), timeoutMs: TIMEOUT_S * 1_000 }
    const { text } = await quickCall(base + method, { ...sent, ...(ended ? { signal: ended } : {}) })
    return JSON.parse(text)
  }
}
