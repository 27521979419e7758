// What dondoc doctor finds of the channels: each bot is asked once who it is; what keeps the service from starting is told as the service would.
import type { ApiCall, ApiReply } from '../channels/bot-api.ts'
import { zaloChannels } from '../channels/zalo.ts'
import type { Settings } from '../config.ts'
import type { Chat } from '../domain/chat.ts'
import { bareWebhooks } from './webhook-settings.ts'

/** `warn`: the service works, but somebody should look. */
export type Finding = { readonly what: string; readonly level: 'ok' | 'warn' | 'fail'; readonly says: string }

const TIMEOUT_MS = 5_000

export async function channelFindings(settings: Settings): Promise<readonly Finding[]> {
  const { TELEGRAM_BOT_TOKEN: telegram, ZALO_BOT_TOKEN: zalo } = settings
  if (!telegram && !zalo) return [{ what: 'channels', level: 'ok', says: 'no token: the terminal alone' }]
  const bare = bareWebhooks(settings).map(([url, secret]) => fail(`${url} is set without ${secret} (${MEND})`))
  const plain = (['TELEGRAM_WEBHOOK_URL', 'ZALO_WEBHOOK_URL'] as const)
    .filter((name) => settings[name].startsWith('http:'))
    .map((name) => warn(`${name} begins with http: the platforms call https alone (${MEND})`))
  const bots = await Promise.all([...(telegram ? [askTelegram(settings)] : []), ...(await zaloBots(settings))])
  const links = zalo && !settings.PUBLIC_URL ? [warn(`no PUBLIC_URL: on Zalo no file can be had (${MEND})`)] : []
  return [...bare, ...plain, ...bots, ...links]
}
/** Chats of a bot whose token is gone: what is queued for them waits, and nobody is told. Without any token the terminal is meant. */
export function strandedFindings(chats: readonly Chat[], settings: Settings): readonly Finding[] {
  const { TELEGRAM_BOT_TOKEN: telegram, ZALO_BOT_TOKEN: zalo } = settings
  if (!telegram && !zalo) return []
  const served = new Set([...(telegram ? ['telegram'] : []), ...zaloChannels(zalo).map((z) => z.channel), 'terminal'])
  const counts = new Map<string, number>()
  for (const { to } of chats.filter((c) => !served.has(c.to.channel)))
    counts.set(to.channel, (counts.get(to.channel) ?? 0) + 1)
  return [...counts].map(([channel, count]) =>
    warn(
      `${channel}: ${count} chats are tied there and no bot of it is set: nothing reaches them${channel === 'telegram' ? ', unless a bot of your own carries the program' : ''} (${MEND})`,
    ),
  )
}
const MEND = 'mend .env; every setting stands in .env.example'

async function askTelegram(settings: Settings): Promise<Finding> {
  const { fetchThrough } = await import('../channels/proxy.ts')
  const { createApiCall } = await import('../channels/bot-api.ts')
  const proxy = settings.TELEGRAM_PROXY
  const call = createApiCall({
    root: settings.TELEGRAM_API_ROOT,
    token: settings.TELEGRAM_BOT_TOKEN,
    timeoutMs: TIMEOUT_MS,
    ...(proxy ? { fetch: await fetchThrough(proxy) } : {}),
  })
  return whoIs('Telegram', call, (me) => {
    const name = `@${String(me.username ?? '')}`
    if (me.can_read_all_group_messages === true)
      return warn(`Telegram ${name}: privacy mode is off (turn it on with /setprivacy in BotFather)`)
    if (me.can_join_groups === false)
      return warn(`Telegram ${name}: no group can add it (allow it with /setjoingroups in BotFather)`)
    return ok(`Telegram ${name}: the token is good`)
  })
}
async function zaloBots(settings: Settings): Promise<readonly Promise<Finding>[]> {
  const { createApiCall } = await import('../channels/bot-api.ts')
  return zaloChannels(settings.ZALO_BOT_TOKEN).map(({ channel, token }) => {
    const call = createApiCall({ root: settings.ZALO_API_ROOT, token, timeoutMs: TIMEOUT_MS })
    return whoIs(channel, call, (me) => ok(`${channel} «${String(me.account_name ?? '')}»: the token is good`))
  })
}

type Me = Readonly<Record<string, unknown>>
async function whoIs(name: string, call: ApiCall, known: (me: Me) => Finding): Promise<Finding> {
  const reply = await call('getMe', {})
  if (reply.kind === 'ok') return known(typeof reply.result === 'object' && reply.result ? (reply.result as Me) : {})
  if (isRefused(reply)) return fail(`${name}: the platform refuses the token (mend it in .env)`)
  const why = reply.kind === 'refused' ? String(reply.code) : reply.why
  const way = name === 'Telegram' ? 'look at the network; where it is barred set TELEGRAM_PROXY' : 'look at the network'
  return warn(`${name}: the platform cannot be reached, ${why} (${way})`)
}
const isRefused = (reply: ApiReply): boolean => reply.kind === 'refused' && (reply.code === 401 || reply.code === 404)

const ok = (says: string): Finding => ({ what: 'channels', level: 'ok', says })
const warn = (says: string): Finding => ({ what: 'channels', level: 'warn', says })
const fail = (says: string): Finding => ({ what: 'channels', level: 'fail', says })
