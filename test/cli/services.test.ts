// Real services: one on SQLite beside commands, several on one PostgreSQL, killed, stopped and restarted while they work.
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Message } from '../../src/domain/message.ts'
import type { Storage } from '../../src/ports.ts'
import { brokenAt } from '../../src/storage/audit.ts'
import { openPostgres } from '../../src/storage/postgres.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { messageUpdate } from '../contracts/channel-benches.ts'
import { startTelegramApi, type TelegramApi } from '../fakes/telegram-api.ts'
import { startPostgres, type TestServer } from '../postgres.ts'
import { MONDAY, type Office, openTestOffice, type RunningService } from '../services.ts'

let telegram: TelegramApi
let office: Office
beforeEach(async () => {
  telegram = await startTelegramApi()
})
afterEach(async () => {
  await office.close()
  await telegram.stop()
})

const notice = (key: string): Message => ({
  key,
  to: { channel: 'telegram', chat: '1', thread: null },
  kind: 'notice',
  text: key,
  tells: [],
  dueAt: MONDAY,
  staleAt: null,
  queuedAt: MONDAY,
})
const secretary = { channel: 'telegram', user: '1', role: 'secretariat', province: 'Lào Cai', body: null } as const
const arrived = (text: string) => telegram.sent.filter((m) => m.text.includes(text))
/** One chat gets one answer a second. */
const QUESTIONS_MAX = 40
// Times below are wide: they tell «woken» from «at the next minute», whatever else the machine is doing. The bench measures.
const soon = { timeout: 30_000, interval: 20 }
const bot = () => ({ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root })

describe('one service on SQLite', () => {
  let storage: Storage
  beforeEach(async () => {
    office = openTestOffice(bot())
    storage = await openSqlite(join(office.home, 'so', 'dondoc.db'))
  })
  afterEach(() => storage.close())

  test('a second start is told the holder’s process id; what a command queues leaves within two seconds', async () => {
    const service = await office.start()
    const second = office.dondoc('start')
    expect(second.code).toBe(1)
    expect(second.err).toMatch(
      new RegExp(`^dondoc: another service \\(process ${service.pid}\\) holds so \\([^\\n]+\\)\\n$`),
    )
    await expect.poll(() => telegram.calls.some((c) => c.method === 'getUpdates'), soon).toBe(true)
    for (const key of ['tin một', 'tin hai', 'tin ba']) {
      const began = performance.now()
      await storage.commit({ at: 1, by: 'cli', queue: [notice(key)] })
      await expect.poll(() => arrived(key).length, soon).toBe(1)
      expect(performance.now() - began).toBeLessThan(10_000)
    }
    const metrics = await (await fetch(`http://127.0.0.1:${service.port}/metrics`)).text()
    for (const name of [
      'queue_depth',
      'oldest_unsent_seconds',
      'poll_age_seconds{channel="telegram"}',
      'planner_seconds',
    ])
      expect(metrics).toContain(`dondoc_${name}`)
    expect(metrics).toContain('dondoc_sends_total{channel="telegram",kind="notice"} 3')
    // The night's work was missed, so it is done at the start.
    await expect.poll(() => office.dondoc('doctor').out, { timeout: 40_000 }).toContain('0 day(s) old, opened')
    service.signal('SIGTERM')
    expect(await service.ended).toBe(0)
    expect(service.logged()).toContain('the service has ended')
    expect(service.logged()).not.toContain(telegram.token)
  }, 120_000)

  test('asked to stop while the platform hangs, it ends within ten seconds and loses nothing', async () => {
    const service = await office.start()
    telegram.faults = (call) => (call.method === 'sendMessage' ? { slowMs: 60_000 } : null)
    await storage.commit({ at: 1, queue: [notice('tin treo')] })
    await expect.poll(() => telegram.calls.some((c) => c.method === 'sendMessage'), soon).toBe(true)
    const began = performance.now()
    service.signal('SIGTERM')
    expect(await service.ended).toBe(0)
    expect(performance.now() - began).toBeLessThan(20_000)
    expect((await storage.messages({ keys: ['tin treo'] })).map((m) => m.state)).toEqual(['sending'])
    telegram.faults = () => null
    // The fake took it although it never said so: sent again, and it says that this may be the second time.
    await office.start()
    await expect
      .poll(() => arrived('tin treo').map((m) => m.text), { timeout: 60_000 })
      .toEqual(['<b>tin treo</b>', expect.stringContaining('gửi lại')])
    await expect.poll(async () => (await storage.messages({ keys: ['tin treo'] }))[0]?.state, soon).toBe('sent')
    expect((await storage.messages({ keys: ['tin treo'] }))[0]?.doubts).toBe(1)
  }, 120_000)
})

describe('a disk that fills under a running service', () => {
  // Every file the service writes may grow no further: what a full disk does, for one process, without anybody's rights to mount one.
  function growUpTo(service: RunningService, bytes: number | 'unlimited'): void {
    const ran = spawnSync('prlimit', [`--pid=${service.pid}`, `--fsize=${bytes}:`], { encoding: 'utf8' })
    if (ran.status !== 0) throw new Error(`prlimit (of util-linux) is needed here: ${ran.error ?? ran.stderr}`)
  }
  test('the office is told at once, nothing is half-written, and with room again everything goes on, once', async () => {
    office = openTestOffice(bot())
    const file = join(office.home, 'so', 'dondoc.db')
    const storage = await openSqlite(file)
    await storage.commit({ at: 1, members: [secretary] })
    const service = await office.start()
    const ask = (text: string) => telegram.push(messageUpdate(text, { user: '1' }))
    ask('/trogiup')
    await expect.poll(() => arrived('/viec').length, soon).toBe(1)
    await expect.poll(async () => (await storage.messages({ states: ['sending', 'pending'] })).length, soon).toBe(0)
    // The night's backup, missed, is made at the start and noted: from then on nothing but questions writes.
    await expect.poll(async () => (await storage.audit()).some((l) => l.what === 'backup made'), soon).toBe(true)
    const before = (await storage.audit()).length

    growUpTo(service, statSync(`${file}-wal`).size)
    ask('/trogiup')
    await expect.poll(() => arrived('Không ghi được vào sổ').length, soon).toBe(1)
    const ready = await fetch(`http://127.0.0.1:${service.port}/readyz`)
    expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining('disk')])
    expect(service.logged()).toContain('the register cannot be written')
    expect(arrived('/viec')).toHaveLength(1)
    // Beside it everything reads on, and what stands in the register is whole.
    expect(brokenAt(await storage.audit())).toBeNull()
    expect((await storage.audit()).length).toBe(before)
    expect(office.dondoc('members', '--json').code).toBe(0)

    growUpTo(service, 'unlimited')
    await expect.poll(() => arrived('Sổ đã ghi lại được').length, { timeout: 60_000 }).toBe(1)
    await expect.poll(() => arrived('/viec').length, { timeout: 60_000 }).toBe(2)
    ask('/trogiup')
    await expect.poll(() => arrived('/viec').length, soon).toBe(3)
    await expect.poll(async () => (await storage.messages({ states: ['sending', 'pending'] })).length, soon).toBe(0)
    expect((await storage.messages()).every((m) => m.doubts === 0)).toBe(true)
    expect(await storage.incoming(9)).toEqual([])
    expect(brokenAt(await storage.audit())).toBeNull()
    expect(arrived('Không ghi được vào sổ')).toHaveLength(1)
    await storage.close()
  }, 180_000)
})

describe('several services on one PostgreSQL', () => {
  let server: TestServer
  let storage: Storage
  const SECRET = 'chuoi-bi-mat'
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    const url = await server.newDatabase()
    storage = await openPostgres(url)
    await storage.commit({ at: 1, members: [secretary] })
    const hook = { TELEGRAM_WEBHOOK_URL: 'http://127.0.0.1/tg', TELEGRAM_WEBHOOK_SECRET: SECRET }
    office = openTestOffice({ ...bot(), ...hook, DATABASE_URL: url })
  })
  afterEach(() => storage.close())

  /** As the platform does: until somebody takes it, at another address when one is down. */
  async function deliver(services: readonly RunningService[], text: string): Promise<void> {
    const update = { ...messageUpdate(text, { user: '1' }) }
    for (let i = 0; ; i++) {
      const service = services[i % services.length]
      const response = await fetch(`http://127.0.0.1:${service?.port}/tg`, {
        method: 'POST',
        headers: { 'x-telegram-bot-api-secret-token': SECRET },
        body: JSON.stringify(update),
      }).catch(() => null)
      if (response?.status === 200) return
      if (i > 200) throw new Error('nobody took the update')
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const isSending = (service: RunningService) =>
    service.logged().lastIndexOf('"isMine":true') > service.logged().lastIndexOf('"isMine":false')

  test('webhooks are taken by all, one sends, and another sends within 15 s of its death', async () => {
    const services = [await office.start(), await office.start()]
    await expect.poll(() => services.filter(isSending).length, soon).toBe(1)
    for (const service of services) await deliver([service], '/trogiup')
    await expect.poll(() => telegram.sent.length, soon).toBe(2)
    await storage.commit({ at: 1, queue: [notice('tin trước')] })
    await expect.poll(() => arrived('tin trước').length, soon).toBe(1)
    // Written down as sent: what dies with its sender half-way waits for its lease.
    await expect.poll(async () => (await storage.messages({ states: ['sending'] })).length, soon).toBe(0)
    const dead = services.find(isSending)
    const other = services.find((s) => s !== dead)
    dead?.signal('SIGKILL')
    await dead?.ended
    const began = performance.now()
    await storage.commit({ at: 1, queue: [notice('tin sau')] })
    await expect.poll(() => arrived('tin sau').length, soon).toBe(1)
    expect(performance.now() - began).toBeLessThan(30_000)
    expect(other && isSending(other)).toBe(true)
    expect(telegram.sent).toHaveLength(4)
  }, 120_000)

  test('a rolling restart under questions: each is answered once', async () => {
    let services = [await office.start(), await office.start()]
    let asking = true
    let asked = 0
    const questions = (async () => {
      while (asking && asked < QUESTIONS_MAX) {
        await deliver(services, '/trogiup')
        asked++
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    })()
    for (const old of services) {
      const fresh = await office.start()
      services = [...services.filter((s) => s !== old), fresh]
      // However fast the machine is, some are asked beside each restart.
      const before = asked
      await expect.poll(() => asked - before, soon).toBeGreaterThanOrEqual(6)
      old.signal('SIGTERM')
      expect(await old.ended).toBe(0)
    }
    asking = false
    await questions
    await expect.poll(() => telegram.sent.length, { timeout: 90_000 }).toBe(asked)
    expect(asked).toBeGreaterThan(10)
    // The last answer may wait a moment for company before it is written down as sent.
    await expect.poll(async () => (await storage.messages()).every((m) => m.state === 'sent'), soon).toBe(true)
    expect((await storage.messages()).map((m) => m.doubts)).toEqual(Array(asked).fill(0))
    expect(await storage.incoming(9)).toEqual([])
    expect(brokenAt(await storage.audit())).toBeNull()
  }, 180_000)
})
