// dondoc start with a channel token: the service, from the settings to the last goodbye.
import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { announcedBy, untilAnnounced } from '../channels/announce.ts'
import { createApiCall } from '../channels/bot-api.ts'
import { fetchThrough } from '../channels/proxy.ts'
import { createTelegramChannel } from '../channels/telegram.ts'
import { createTelegramBot } from '../channels/telegram-bot.ts'
import { telegramFetch, telegramFileAddress } from '../channels/telegram-files.ts'
import { createCommandMenus } from '../channels/telegram-menus.ts'
import { createTelegramPoller, telegramWebhook } from '../channels/telegram-receive.ts'
import type { TelegramMe } from '../channels/telegram-updates.ts'
import {
  createZaloChannel,
  createZaloPoller,
  ensureZaloWebhook,
  type LinkTo,
  ZALO_QUOTA,
  zaloChannels,
  zaloWebhook,
} from '../channels/zalo.ts'
import type { Settings } from '../config.ts'
import { createFileLinks, registerKey } from '../flows/file-links.ts'
import { machineClock, type Opened } from '../main.ts'
import type { Log, Storage } from '../ports.ts'
import { createPace, TELEGRAM_LIMITS, ZALO_LIMITS } from '../reminders/pace.ts'
import { feedRoute } from '../server/feeds.ts'
import { fileRoute } from '../server/files.ts'
import { healthRoutes } from '../server/health.ts'
import { type HttpServer, type Route, startHttp } from '../server/http.ts'
import { webhookAddress, webhookRoute } from '../server/webhook-address.ts'
import { placeOf, type ServiceHold } from '../storage/open.ts'
import { openSqlite } from '../storage/sqlite.ts'
import type { Common } from './common.ts'
import { Failure, reasonOf } from './failure.ts'
import { holdRegister } from './hold-register.ts'
import { line } from './lines.ts'
import { createLog } from './log.ts'
import { reminderHours } from './reminder-hours.ts'
import { createService, type Machine, type Service } from './service.ts'
import { createUpkeep, type Upkeep } from './upkeep.ts'
import { bareWebhooks } from './webhook-settings.ts'

/** Runs until `ended` says so; by default when the system asks. */
export async function startService(opened: Opened, options: Common, ended = signalled): Promise<void> {
  mustBeWhole(opened.config.settings, options.lang)
  const hold = await holdRegister(opened, options.lang)
  try {
    await runService(opened, options, { hold, ended })
  } finally {
    await hold.release()
  }
}

type Run = { readonly hold: ServiceHold; readonly ended: () => Promise<void> }
async function runService(opened: Opened, { lang }: Common, { hold, ended }: Run): Promise<void> {
  const { settings } = opened.config
  const clock = opened.isDemo && opened.config.clockStart === null ? machineClock() : opened.clock
  const zalo = zaloChannels(settings.ZALO_BOT_TOKEN)
  const secrets = [
    settings.TELEGRAM_BOT_TOKEN,
    ...zalo.map((z) => z.token),
    settings.TELEGRAM_WEBHOOK_SECRET,
    settings.ZALO_WEBHOOK_SECRET,
    settings.DONDOC_FIRST_CODE,
    proxyPassword(settings.TELEGRAM_PROXY),
  ]
  const log = createLog({ level: settings.LOG_LEVEL, clock, secrets })
  const storage = opened.storage ?? (await openSqlite(join(opened.dataDir, 'dondoc.db')))
  const place = placeOf({ folder: opened.dataDir, databaseUrl: settings.DATABASE_URL })
  const machine = machineOf(hold, { telegram: settings.TELEGRAM_BOT_TOKEN, zalo, log })
  const isTest = opened.config.clockStart !== null
  if (opened.isDemo && !isTest) log.warn('the register is empty: make one with dondoc init --province NAME')
  const reminders = reminderHours(settings)
  if (reminders.digestAt !== settings.DONDOC_DIGEST_AT)
    log.warn('the digest hour lies in the quiet hours', { set: settings.DONDOC_DIGEST_AT, kept: reminders.digestAt })
  const service = createService({
    storage,
    directory: opened.directory,
    rules: opened.rules,
    shipped: isTest ? opened.data.documents : [],
    clock,
    log,
    reminders,
    firstCode: settings.DONDOC_FIRST_CODE,
    twoPersons: settings.DONDOC_TWO_PERSON,
    publicUrl: settings.PUBLIC_URL,
    isPrivate: settings.DONDOC_PRIVATE_PUSH,
    isRehearsal: settings.DONDOC_REHEARSAL,
    everySecond: isTest,
    machine,
  })
  const upkeep = createUpkeep({ storage, clock, log, place, dataDir: opened.dataDir, isTest })
  const routes: Route[] = [...signsOfLife(service, upkeep, storage)]
  if (settings.TELEGRAM_BOT_TOKEN) routes.push(...(await carryTelegram(service, settings, { storage, log })))
  const links = createFileLinks(storage, clock, settings.PUBLIC_URL)
  if (settings.PUBLIC_URL) routes.push(fileRoute(links), feedRoute(service.feeds))
  for (const bot of zalo)
    routes.push(...carryZalo(service, settings, { ...bot, linkTo: links.linkTo }, { storage, log }))
  const http = await openPort(settings, routes, log, lang)
  service.start()
  upkeep.start()
  log.info('the service runs', {
    telegram: settings.TELEGRAM_BOT_TOKEN !== '',
    zalo: zalo.length,
    port: http?.port ?? 0,
  })
  await ended()
  // First nobody new comes in; what was stored is answered by the next start or another machine.
  await http?.stop()
  await Promise.all([service.stop(), upkeep.stop()])
  if (!opened.storage) await storage.close()
  log.info('the service has ended')
}

function mustBeWhole(settings: Settings, lang: Common['lang']): void {
  for (const [url, secret] of bareWebhooks(settings))
    throw new Failure(2, line(lang, 'webhook-needs-secret', url, secret), line(lang, 'mend-settings'))
}

function proxyPassword(proxy: string): string {
  return URL.canParse(proxy) ? decodeURIComponent(new URL(proxy).password) : ''
}

/** A role that is given or lost shows in the menus soon after. */
const LOOK_AT_ROLES_MS = 3_000
/** Where the bot's own name is kept, so that a restart while Telegram is out of reach still knows it. */
const ME = 'telegram:me'

async function carryTelegram(
  service: Service,
  settings: Settings,
  { storage, log }: { readonly storage: Storage; readonly log: Log },
): Promise<readonly Route[]> {
  const through = settings.TELEGRAM_PROXY ? await fetchThrough(settings.TELEGRAM_PROXY) : undefined
  const { api, call } = createTelegramBot(settings.TELEGRAM_BOT_TOKEN, settings.TELEGRAM_API_ROOT, through)
  const addressOf = telegramFileAddress(settings.TELEGRAM_API_ROOT, settings.TELEGRAM_BOT_TOKEN)
  service.carry(
    createTelegramChannel(call, telegramFetch({ call, addressOf, ...(through ? { fetch: through } : {}) })),
    { pace: createPace(TELEGRAM_LIMITS) },
  )
  const kept = (await storage.notes(ME)).get(ME)
  const fallback = { id: Number(settings.TELEGRAM_BOT_TOKEN.split(':')[0]), username: '' }
  let me: TelegramMe = kept ? (JSON.parse(kept) as TelegramMe) : fallback
  if (me.username) service.knowBot(me.username)
  const menus = createCommandMenus({ storage, clock: service.world.clock, call })
  setInterval(() => void menus.follow().catch(() => undefined), LOOK_AT_ROLES_MS).unref()
  const onMe = async (known: TelegramMe) => {
    me = known
    service.knowBot(known.username)
    await storage.commit({ at: service.world.clock.now(), notes: { [ME]: JSON.stringify(known) } })
    await menus.offer()
  }
  const { receive } = service
  if (!settings.TELEGRAM_WEBHOOK_URL) {
    service.poll(createTelegramPoller({ api, call, receive, log, onMe }))
    return []
  }
  const url = webhookAddress(settings.TELEGRAM_WEBHOOK_URL)
  const allowed_updates = ['message', 'callback_query', 'my_chat_member']
  const announce = async () => {
    const known = await call('getMe', {})
    if (known.kind !== 'ok') return announcedBy(known)
    const { id, username } = known.result as TelegramMe
    await onMe({ id, username })
    return announcedBy(
      await call('setWebhook', { url, secret_token: settings.TELEGRAM_WEBHOOK_SECRET, allowed_updates }),
    )
  }
  void untilAnnounced(announce, { channel: 'telegram', log })
  const hook = telegramWebhook({ secret: settings.TELEGRAM_WEBHOOK_SECRET, me: () => me, call, receive, log })
  return [webhookRoute(url, hook)]
}

/** What a secret was, for whoever has the register's own key and the secret. */
async function sealOfSecret(storage: Storage, secret: string): Promise<string> {
  const key = await registerKey(storage, machineClock().now())
  return createHmac('sha256', key).update(secret).digest('base64url')
}

const ZALO_POLL_S = 30
function carryZalo(
  service: Service,
  settings: Settings,
  { channel, token, linkTo }: { readonly channel: string; readonly token: string; readonly linkTo: LinkTo },
  { storage, log }: { readonly storage: Storage; readonly log: Log },
): readonly Route[] {
  const root = settings.ZALO_API_ROOT
  const call = createApiCall({ root, token })
  service.carry(createZaloChannel(channel, call, { linkTo }), { pace: createPace(ZALO_LIMITS), quota: ZALO_QUOTA })
  const { receive } = service
  let name = ''
  if (!settings.ZALO_WEBHOOK_URL) {
    const polling = createApiCall({ root, token, timeoutMs: (ZALO_POLL_S + 5) * 1_000 })
    const onName = async (known: string) => {
      name = known
    }
    service.poll(createZaloPoller({ channel, call: polling, receive, log, onName, timeoutS: ZALO_POLL_S }))
    return []
  }
  // Each bot has an address of its own: the first the one that was set, the others with their name behind it.
  const url = webhookAddress(settings.ZALO_WEBHOOK_URL, channel === 'zalo' ? '' : channel)
  const secret = settings.ZALO_WEBHOOK_SECRET
  const announce = async () => {
    const me = await call('getMe', {})
    if (me.kind !== 'ok') return announcedBy(me)
    name = String((me.result as { account_name?: unknown } | null)?.account_name ?? '')
    // Its address alone does not tell whether the platform still sends the secret of before.
    const [note, seal] = [`webhook:${channel}`, await sealOfSecret(storage, `${url}\n${secret}`)]
    const isAsBefore = (await storage.notes(note)).get(note) === seal
    const set = await ensureZaloWebhook(call, { url, secret, isAsBefore })
    if (set === 'done' && !isAsBefore) await storage.commit({ at: service.world.clock.now(), notes: { [note]: seal } })
    return set
  }
  void untilAnnounced(announce, { channel, log })
  const hook = zaloWebhook({ channel, secret: settings.ZALO_WEBHOOK_SECRET, botName: () => name, receive })
  return [webhookRoute(url, hook)]
}

/** One of several machines sends and polls for each bot; whoever has the bot's lock. */
function machineOf(
  hold: ServiceHold,
  bots: { readonly telegram: string; readonly zalo: ReturnType<typeof zaloChannels>; readonly log: Log },
): Machine {
  const all = [...bots.zalo, ...(bots.telegram ? [{ channel: 'telegram', token: bots.telegram }] : [])]
  const leads = new Map(
    all.map(({ channel, token }) => [
      channel,
      hold.lead(`${channel}:${token}`, (isMine) => bots.log.info('sending here', { channel, isMine })),
    ]),
  )
  return { isSole: hold.isSole, isMine: (channel) => leads.get(channel)?.isMine() ?? true }
}

function signsOfLife(service: Service, upkeep: Upkeep, storage: Storage): readonly Route[] {
  return healthRoutes({
    storage,
    clock: service.world.clock,
    senders: () => service.health().senders,
    polls: () =>
      Object.fromEntries(
        service
          .health()
          .pollers.filter((p) => p.state !== 'waiting')
          .map((p) => [p.channel, p.ageMs]),
      ),
    heart: () => service.health().heart,
    unwritable: () => service.health().unwritable,
    backup: () => upkeep.newest(),
  })
}

// Without webhooks nothing depends on the port: a taken one is said and lived with.
async function openPort(
  settings: Settings,
  routes: readonly Route[],
  log: Log,
  lang: Common['lang'],
): Promise<HttpServer | null> {
  const { HTTP_HOST: host, HTTP_PORT: port } = settings
  try {
    return await startHttp({ host, port, routes, log })
  } catch (error) {
    const why = `${host}:${port}: ${reasonOf(error, lang)}`
    if (settings.TELEGRAM_WEBHOOK_URL || settings.ZALO_WEBHOOK_URL)
      throw new Failure(1, line(lang, 'no-port', why), line(lang, 'mend-port'), error)
    log.warn('the HTTP port could not be opened', { why })
    return null
  }
}

export function signalled(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}
