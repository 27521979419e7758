// Đôn Đốc inside a bot that already runs: the app behind the middlewares.
import { join } from 'node:path'
import type { ApiCall } from '../channels/bot-api.ts'
import { createHolding } from '../channels/holding.ts'
import type { BotCall, Mount } from '../channels/mount.ts'
import { createTelegramChannel } from '../channels/telegram.ts'
import { telegramFetch } from '../channels/telegram-files.ts'
import type { TelegramMe } from '../channels/telegram-updates.ts'
import { knowsCommand } from '../flows/known-commands.ts'
import { machineClock, openOffice } from '../main.ts'
import { createPace, type Pace, TELEGRAM_LIMITS } from '../reminders/pace.ts'
import { placeOf } from '../storage/open.ts'
import { openSqlite } from '../storage/sqlite.ts'
import { holdRegister } from './hold-register.ts'
import { createLog } from './log.ts'
import { reminderHours } from './reminder-hours.ts'
import { createService, type Service } from './service.ts'
import { createUpkeep } from './upkeep.ts'

/** What `openDondoc` gives: for the middlewares, and to end it. */
export type DondocApp = Mount & {
  /** Ends what runs beside the bot: what is on its way is waited for, the register is closed. */
  readonly stop: () => Promise<void>
}

/** Opens the office's register (settings as for `dondoc start`) and begins to send, remind and answer through the bot it is used in. */
export async function openDondoc(options: { readonly data?: string } = {}): Promise<DondocApp> {
  const opened = await openOffice({ data: options.data ?? null, now: null, lang: 'en' })
  const { settings, clockStart } = opened.config
  const hold = await holdRegister(opened, 'en')
  const lead = hold.lead('telegram:mounted')
  const storage = opened.storage ?? (await openSqlite(join(opened.dataDir, 'dondoc.db')))
  // Without a register of its own an office still has the machine's time, not the demo's.
  const clock = opened.isDemo && clockStart === null ? machineClock() : opened.clock
  const secrets = [settings.TELEGRAM_BOT_TOKEN, settings.DONDOC_FIRST_CODE]
  const service = createService({
    storage,
    directory: opened.directory,
    rules: opened.rules,
    shipped: clockStart === null ? [] : opened.data.documents,
    clock,
    log: createLog({ level: settings.LOG_LEVEL, clock, secrets }),
    reminders: reminderHours(settings),
    firstCode: settings.DONDOC_FIRST_CODE,
    twoPersons: settings.DONDOC_TWO_PERSON,
    isPrivate: settings.DONDOC_PRIVATE_PUSH,
    isRehearsal: settings.DONDOC_REHEARSAL,
    everySecond: clockStart !== null,
    machine: { isSole: hold.isSole, isMine: lead.isMine },
  })
  const place = placeOf({ folder: opened.dataDir, databaseUrl: settings.DATABASE_URL })
  const { world } = service
  const upkeep = createUpkeep({ ...world, place, dataDir: opened.dataDir, isTest: clockStart !== null })
  const mount = mountOn(service)
  service.start()
  upkeep.start()
  return {
    ...mount,
    stop: async () => {
      await Promise.all([service.stop(), upkeep.stop()])
      await mount.stop()
      await hold.release()
      await storage.close()
    },
  }
}

/** What a mount sends goes through the bot that carries it; until that bot has spoken up, it waits. */
export function mountOn(
  service: Service,
  pace: Pace | null = createPace(TELEGRAM_LIMITS),
): Mount & { readonly stop: () => Promise<void> } {
  let way: BotCall | null = null
  let me: TelegramMe | null = null
  const call: ApiCall = async (method, body) =>
    way ? way(method, body) : { kind: 'unsent', why: 'the bot has not started yet' }
  const fetchFile = telegramFetch({ call, addressOf: (path) => way?.addressOf(path) ?? '' })
  service.carry(createTelegramChannel(call, fetchFile), { pace })
  const holding = createHolding(service.receive, service.world.log)
  return {
    call,
    me: () => me,
    take: holding.take,
    knows: knowsCommand,
    log: service.world.log,
    stop: holding.stop,
    connect: (through, who) => {
      way = through
      if (me?.username !== who.username) service.knowBot(who.username)
      me = { id: who.id, username: who.username }
    },
  }
}
