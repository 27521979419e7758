import { expect, test } from 'vitest'
import { momentOf } from '../../src/domain/calendar.ts'
import { housekeep } from '../../src/flows/housekeep.ts'
import { createWatchdog } from '../../src/flows/watchdog.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'
import { aMessage } from '../contracts/storage.ts'

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
  expect(await storage.toldAlarms()).toEqual(new Set())
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

test('a silent poller is restarted after three calls that should have ended, and given time again', async () => {
  let now = 1_000_000
  let lastCallAt = now
  let restarts = 0
  const poller = {
    name: 'telegram',
    timeoutMs: 30_000,
    lastCallAt: () => lastCallAt,
    restart: async () => void restarts++,
  }
  const dog = createWatchdog([poller], { clock: { now: () => now }, log: silent })
  now += 89_000
  await dog.look()
  expect(restarts).toBe(0)
  now += 1_000
  await dog.look()
  await dog.look()
  expect(restarts).toBe(1)
  now += 90_000
  await dog.look()
  expect(restarts).toBe(2)
  now += 60_000
  lastCallAt = now
  now += 60_000
  await dog.look()
  expect(restarts).toBe(2)
})
