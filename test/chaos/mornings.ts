// Four days of an office as no office should have them: real services killed at any moment, mornings missed, the clock set back and forward.
import { join } from 'node:path'
import { type Moment, readMoment } from '../../src/domain/calendar.ts'
import type { Chat } from '../../src/domain/chat.ts'
import { createCurrentRegister } from '../../src/flows/current-register.ts'
import { noneKnown, remind } from '../../src/flows/remind.ts'
import type { Storage } from '../../src/ports.ts'
import { readQuietHours } from '../../src/reminders/quiet-hours.ts'
import { brokenAt } from '../../src/storage/audit.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'
import { openPostgres } from '../../src/storage/postgres.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { directory, files, rules } from '../data/shipped.ts'
import { startTelegramApi } from '../fakes/telegram-api.ts'
import { openTestOffice } from '../services.ts'
import { createDice, FAULTS } from './run.ts'

/** From which moment the clock runs, and whether the services are killed soon or live until all is sent. */
type Life = readonly [from: string, until: 'killed' | 'sent']
const LIVES: readonly Life[] = [
  ['2025-08-11 07:29:50', 'killed'],
  ['2025-08-11 07:31', 'killed'],
  // The clock is set back before the hour, then forward.
  ['2025-08-11 07:10', 'killed'],
  ['2025-08-11 09:00', 'sent'],
  // The morning was missed; then it comes a second time.
  ['2025-08-12 10:15', 'killed'],
  ['2025-08-12 06:00', 'killed'],
  ['2025-08-12 10:30', 'sent'],
  // A day on which nothing ran at all.
  ['2025-08-14 07:29:50', 'sent'],
]
const DAYS = ['2025-08-11', '2025-08-12', '2025-08-14']
/** The clock of the services against ours: a lease of 45 seconds ends after four and a half. */
const SPEED = 10

export type MorningsResult = {
  readonly store: string
  readonly services: number
  readonly kills: number
  readonly faults: number
  readonly expected: number
  readonly missing: readonly string[]
  readonly unexpected: readonly string[]
  readonly doubles: number
  readonly unexplainedDoubles: number
  readonly doubts: number
  readonly integrity: string
  readonly seconds: number
}

export async function runMornings(plan: {
  readonly url: string | null
  /** How many services share the register at a time. */
  readonly services: number
  readonly faults: number
  readonly seed: number
  readonly lives?: number
}): Promise<MorningsResult> {
  const dice = createDice(plan.seed)
  const began = performance.now()
  const api = await startTelegramApi({ keepCalls: false })
  let faults = 0
  api.faults = ({ method }) => {
    const fault = method === 'sendMessage' && dice() < plan.faults ? FAULTS[Math.floor(dice() * FAULTS.length)] : null
    if (fault) faults++
    return fault ?? null
  }
  const settings = {
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.root,
    DONDOC_CLOCK_SPEED: String(SPEED),
    ...(plan.url === null ? {} : { DATABASE_URL: plan.url }),
  }
  const office = openTestOffice(settings, { shipped: true })
  const storage =
    plan.url === null ? await openSqlite(join(office.home, 'so', 'dondoc.db')) : await openPostgres(plan.url)
  let kills = 0
  try {
    await storage.commit({ at: 1, chats: groups() })
    const lives = LIVES.slice(0, plan.lives ?? LIVES.length)
    for (const [from, until] of lives) {
      const clock = { DONDOC_CLOCK: new Date(at(from)).toISOString() }
      const running = await Promise.all(Array.from({ length: plan.services }, () => office.start(clock)))
      if (until === 'sent') await allSent(storage, from.slice(0, 10))
      else await new Promise((resolve) => setTimeout(resolve, 500 + dice() * 3_000))
      for (const service of running) {
        kills++
        service.signal('SIGKILL')
        await service.ended
      }
    }
    const days = DAYS.filter((day) => lives.some(([from, until]) => until === 'sent' && from.startsWith(day)))
    return { ...(await account(storage, api.sent, days)), ...named(plan), kills, faults, seconds: secondsSince(began) }
  } finally {
    await storage.close()
    await office.close()
    await api.stop()
  }
}
const named = ({ url, services }: { readonly url: string | null; readonly services: number }) => ({
  store: url === null ? 'sqlite' : 'postgres',
  services,
})
const secondsSince = (began: number) => Math.round((performance.now() - began) / 1_000)
const at = (text: string): Moment => readMoment(text) ?? 0

function groups(): readonly Chat[] {
  return directory.bodies('Lào Cai').map(({ province, name }, i) => ({
    to: { channel: 'telegram', chat: `-${i + 1}`, thread: null },
    province,
    bodies: [name],
    boundAt: at('2025-08-01 00:00'),
    parked: null,
    digestAt: null,
    muted: false,
    snoozedUntil: null,
  }))
}

/** Until the digests of the day are planned and nothing waits any more. */
async function allSent(storage: Storage, day: string): Promise<void> {
  for (let quiet = 0; quiet < 8; ) {
    const messages = await storage.messages()
    const planned = messages.some((m) => m.key.endsWith(`:${day}`))
    quiet = planned && messages.every((m) => m.state !== 'pending' && m.state !== 'sending') ? quiet + 1 : 0
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** The digests of an office where nothing ever goes wrong. */
async function undisturbed(days: readonly string[]): Promise<ReadonlySet<string>> {
  const storage = createMemoryStorage()
  await storage.commit({ at: 1, documents: files, chats: groups() })
  const quiet = readQuietHours('11:30-13:30,17:00-07:30') ?? []
  const current = createCurrentRegister(storage, { directory, rules })
  const settings = { digestAt: '07:30', quiet } as const
  for (const day of days) {
    const now = at(`${day} 07:30`)
    await remind({ storage, current, clock: { now: () => now }, settings, known: noneKnown() })
  }
  return new Set((await storage.messages({ kinds: ['digest'] })).map((m) => m.key))
}

async function account(storage: Storage, arrived: readonly { readonly chat: string }[], days: readonly string[]) {
  const expected = await undisturbed(days)
  const messages = await storage.messages()
  const sent = new Set(messages.filter((m) => m.kind === 'digest' && m.state === 'sent').map((m) => m.key))
  const doubts = messages.reduce((n, m) => n + m.doubts, 0)
  // Every arrival beyond one for each message was in doubt before.
  const byChat = new Map<string, number>()
  for (const { chat } of arrived) byChat.set(chat, (byChat.get(chat) ?? 0) + 1)
  const chats = [...new Set([...byChat.keys(), ...messages.map((m) => m.to.chat)])]
  const extra = chats.map((chat) => {
    const mine = messages.filter((m) => m.to.chat === chat)
    const more = (byChat.get(chat) ?? 0) - mine.filter((m) => m.state === 'sent').length
    return { more: Math.max(0, more), doubts: mine.reduce((n, m) => n + m.doubts, 0) }
  })
  return {
    expected: expected.size,
    missing: [...expected].filter((key) => !sent.has(key)),
    unexpected: [...sent].filter((key) => !expected.has(key)),
    doubles: extra.reduce((n, e) => n + e.more, 0),
    unexplainedDoubles: extra.reduce((n, e) => n + Math.max(0, e.more - e.doubts), 0),
    doubts,
    integrity: brokenAt(await storage.audit()) === null ? 'ok' : 'the audit is broken',
  }
}
