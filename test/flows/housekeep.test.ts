import { expect, test } from 'vitest'
import { createPoller } from '../../src/channels/supervisor.ts'
import { momentOf } from '../../src/domain/calendar.ts'
import type { OutboxMessage } from '../../src/domain/delivery.ts'
import { housekeep } from '../../src/flows/housekeep.ts'
import { createWatchdog } from '../../src/flows/watchdog.ts'
import { createWriteAlarm } from '../../src/flows/write-alarm.ts'
import { StorageError } from '../../src/ports.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'
import { aMessage } from '../contracts/storage.ts'
import { ZALO } from '../fakes/capabilities.ts'

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const at = (time: string, day = '2025-08-11') => momentOf(day, time)

test('keeps house once a day after two in the morning, or at the start when that was missed', async () => {
  const storage = createMemoryStorage()
  const days: string[] = []
  const turn = (now: number) =>
    housekeep({ storage, clock: { now: () => now }, log: silent, backup: async (day) => days.push(day) })
  expect(await turn(at('01:59'))).toBe(false)
  expect(await turn(at('02:00'))).toBe(true)
  expect(await turn(at('02:01'))).toBe(false)
  expect(await turn(at('09:30', '2025-08-12'))).toBe(true)
  expect(days).toEqual(['2025-08-11', '2025-08-12'])
})
test('of two machines one keeps house', async () => {
  const storage = createMemoryStorage()
  let backups = 0
  const turn = () =>
    housekeep({ storage, clock: { now: () => at('02:00') }, log: silent, backup: async () => backups++ })
  await Promise.all([turn(), turn()])
  expect(backups).toBe(1)
})
test('the words of messages go after thirty days, or after as many as the office sets', async () => {
  const storage = createMemoryStorage()
  const sent = (key: string, day: string) =>
    aMessage(key, { queuedAt: at('08:00', day), kind: 'notice', to: { channel: 'telegram', chat: key, thread: null } })
  await storage.commit({ at: 1, queue: [sent('a', '2025-07-01'), sent('b', '2025-07-20')] })
  for (const m of await storage.claim({ channel: 'telegram', now: at('09:00'), leaseMs: 1, limit: 9, lease: 'a' }))
    await storage.commit({ at: 1, settled: [{ ...m, state: 'sent', lease: 'a', sentAt: 1 }] })
  const texts = async () => (await storage.messages()).map((m) => m.text !== '')
  const turn = (day: string) =>
    housekeep({ storage, clock: { now: () => at('02:00', day) }, log: silent, backup: async () => {} })
  await turn('2025-08-11')
  expect(await texts()).toEqual([false, true])
  await storage.commit({ at: 1, settings: { 'keep-texts-days': '5' } })
  await turn('2025-08-12')
  expect(await texts()).toEqual([false, false])
})
test('a digest to a parked chat goes stale all the same, so that its alarm steps are told again', async () => {
  const storage = createMemoryStorage()
  const to = aMessage('x').to
  await storage.commit({
    at: 1,
    queue: [aMessage('a', { tells: ['1:x::1'], staleAt: at('01:00') })],
    parks: [{ to, why: 'kicked' }],
  })
  await housekeep({ storage, clock: { now: () => at('02:00') }, log: silent, backup: async () => {} })
  expect((await storage.messages())[0]?.state).toBe('stale')
  expect(await storage.toldSteps({ tasks: [1], keys: [] })).toEqual(new Set())
})
test('a backup that failed is told to the secretariat', async () => {
  const storage = createMemoryStorage()
  await storage.commit({
    at: 1,
    members: [{ channel: 'zalo', user: 'ab', role: 'secretariat', province: 'Sơn Hà', body: null }],
  })
  const backup = () => Promise.reject(new Error('the disk is full'))
  expect(await housekeep({ storage, clock: { now: () => at('02:00') }, log: silent, backup })).toBe(true)
  expect((await storage.messages()).map((m) => m.text)).toEqual([
    'Không sao lưu được sổ ngày 11/8/2025. Đề nghị quản trị chạy: dondoc doctor.',
  ])
})

test('a poll that should have ended three times over is restarted; one that rests is left alone', async () => {
  let underWayMs = 0
  const done: string[] = []
  const poller = {
    timeoutMs: 30_000,
    health: () => ({ channel: 'telegram', underWayMs }),
    stop: async () => void done.push('stop'),
    start: () => void done.push('start'),
  }
  const dog = createWatchdog([poller], silent)
  for (underWayMs of [0, 89_000]) await dog.look()
  expect(done).toEqual([])
  underWayMs = 90_000
  await Promise.all([dog.look(), dog.look()])
  expect(done).toEqual(['stop', 'start'])
})

test('a poller that hangs for ever is found and polls again', async () => {
  let polls = 0
  const poller = createPoller({
    channel: 'telegram',
    log: silent,
    timeoutMs: 1,
    // The first poll never ends, whatever is asked of it.
    once: () => (++polls === 1 ? new Promise(() => {}) : new Promise((resolve) => setTimeout(() => resolve(null), 5))),
  })
  poller.start()
  const dog = createWatchdog([poller], silent)
  await expect.poll(() => poller.health().underWayMs).toBeGreaterThan(3)
  await dog.look()
  await expect.poll(() => poller.health().state).toBe('ok')
  expect(polls).toBeGreaterThan(1)
  await poller.stop()
})
test('a poller polls only while its machine has the bot', async () => {
  let isMine = false
  let polls = 0
  const once = () => {
    polls++
    return new Promise<null>((resolve) => setTimeout(() => resolve(null), 5))
  }
  const poller = createPoller({ channel: 'zalo', log: silent, timeoutMs: 1_000, once })
  poller.start(() => isMine)
  await expect.poll(() => poller.health().state).toBe('waiting')
  expect(polls).toBe(0)
  isMine = true
  await expect.poll(() => poller.health().state, { timeout: 5_000 }).toBe('ok')
  await poller.stop()
})

test('a register that cannot be written: the office is told straight through the channels, once an hour, and when it is over', async () => {
  const storage = createMemoryStorage()
  await storage.commit({
    at: 1,
    members: [{ channel: 'zalo', user: 'ab', role: 'secretariat', province: 'Sơn Hà', body: null }],
  })
  let now = at('08:00')
  const told: string[] = []
  const send = async ({ to, text }: OutboxMessage) => {
    told.push(`${to.channel}:${to.chat} ${text}`)
    return { kind: 'sent', id: null } as const
  }
  const can = ZALO
  const channels = () => ['telegram', 'zalo'].map((name) => ({ name, can, send }))
  const alarm = createWriteAlarm({ storage, clock: { now: () => now }, log: silent, channels })
  const full = new StorageError('dondoc.db: the disk is full (make room)', { again: false })
  await alarm.tried(new StorageError('busy', { again: true }))
  expect(alarm.why()).toBeNull()
  for (const minute of [0, 1, 59]) {
    now = at('08:00') + minute * 60_000
    await alarm.tried(full)
  }
  expect(alarm.why()).toContain('the disk is full')
  expect(told).toHaveLength(1)
  expect(told[0]).toMatch(/^zalo:ab Không ghi được vào sổ/)
  now = at('09:00')
  await alarm.tried(full)
  await alarm.tried(null)
  expect(alarm.why()).toBeNull()
  expect(told).toHaveLength(3)
  expect(told[2]).toContain('đã ghi lại được')
})
