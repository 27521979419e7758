// The grammY bot of the service: its address, its limits, its way out.
import { Bot } from 'grammy'
import type { ApiCall } from './bot-api.ts'
import type { Fetch } from './download.ts'
import { grammyCall } from './grammy.ts'
import { quickFetch } from './quick-fetch.ts'

export type TelegramBot = { readonly api: Bot['api']; readonly call: ApiCall }
// Longer than a long poll, shorter than a lease in the outbox for whatever is sent.
const TIMEOUT_S = 40

/** `fetch`: another way out, through a proxy. */
export function createTelegramBot(token: string, apiRoot: string, fetch: Fetch = quickFetch): TelegramBot {
  const client = { apiRoot: apiRoot.replace(/\/+$/, ''), timeoutSeconds: TIMEOUT_S }
  const bot = new Bot(token, { client: { ...client, fetch: fetch as never } })
  return { api: bot.api, call: grammyCall(bot.api) }
}
