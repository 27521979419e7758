import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Message } from '../../src/domain/message.ts'
import { OUTAGES_NOTE } from '../../src/flows/late-marks.ts'
import { createSender, type SenderParts } from '../../src/flows/send.ts'
import { type Log, type Storage, StorageError } from '../../src/ports.ts'
import { createPace, TELEGRAM_LIMITS } from '../../src/reminders/pace.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'
import { aMessage } from '../contracts/storage.ts'
import type { Fault } from '../fakes/api-server.ts'
import { plainTelegram, plainZalo } from '../fakes/channels.ts'
import { startTelegramApi, TELEGRAM_FLOOD, type TelegramApi } from '../fakes/telegram-api.ts'
import { startZaloApi, type ZaloApi } from '../fakes/zalo-api.ts'

const NOW = Date.UTC(2025, 7, 11, 0, 30)
const SECOND = 1_000
const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const chat = (id: string, channel = 'telegram') => ({ channel, chat: id, thread: null })

let storage: Storage
let telegram: TelegramApi
let zalo: ZaloApi
let now: number
beforeEach(async () => {
  now = NOW
  storage = createMemoryStorage()
  telegram = await startTelegramApi()
  zalo = await startZaloApi()
})
afterEach(() => Promise.all([telegram.stop(), zalo.stop()]))

const sender = (over: Partial<SenderParts> = {}) =>
  createSender({
    storage,
    channel: plainTelegram(telegram),
    clock: { now: () => now },
    log: silent,
    pace: null,
    lease: 'a',
    ...over,
  })
const queue = (...messages: Message[]) => storage.commit({ at: now, queue: messages })
const failOnce = (fault: Fault) => {
  let left = 1
  return () => (left-- > 0 ? fault : null)
}
const texts = () => telegram.sent.map((m) => m.text)
const states = async () => (await storage.messages()).map((m) => m.state)
const secretary = { role: 'secretariat' as const, province: 'Sơn Hà', body: null }

describe('the sender', () => {
  test('sends what is due and writes down that it did', async () => {
    await queue(aMessage('a', { to: chat('1') }), aMessage('b', { to: { ...chat('-2'), thread: '9' } }))
    await queue(aMessage('later', { to: chat('3'), dueAt: NOW + 1 }))
    await sender().drain()
    expect(telegram.sent.map((m) => [m.chat, m.thread, m.text])).toEqual([
      ['1', null, 'Lời nhắc a'],
      ['-2', 9, 'Lời nhắc b'],
    ])
    expect(await states()).toEqual(['sent', 'sent', 'pending'])
    expect((await storage.messages())[0]).toMatchObject({ platformId: '1', sentAt: NOW, late: false })
  })
  test('waits exactly as long as it is asked to', async () => {
    await queue(aMessage('a'))
    telegram.faults = failOnce({ code: 429, description: 'Too Many Requests', parameters: { retry_after: 33 } })
    await sender().drain()
    now = NOW + 33 * SECOND - 1
    await sender().drain()
    expect(telegram.sent).toHaveLength(0)
    now = NOW + 33 * SECOND
    await sender().drain()
    expect(texts()).toEqual(['Lời nhắc a'])
  })
  test.each([
    'reset-before',
    'reset-after',
    'bad-gateway',
  ] as const)('after a %s nobody knows: it goes once more, and says so', async (fault) => {
    await queue(aMessage('a'))
    telegram.faults = failOnce(fault)
    await sender().drain()
    expect((await storage.messages())[0]).toMatchObject({ state: 'pending', doubts: 1 })
    now += 20 * SECOND
    await sender().drain()
    expect(texts().at(-1)).toBe('(gửi lại: lần trước chưa rõ đã tới hay chưa)\nLời nhắc a')
    expect(telegram.sent).toHaveLength(fault === 'reset-after' ? 2 : 1)
    expect(await states()).toEqual(['sent'])
  })
  test('no network is no doubt: nothing has left', async () => {
    await queue(aMessage('a'))
    const dead = plainTelegram({ root: 'http://127.0.0.1:20001', token: 'x' })
    await sender({ channel: dead }).drain()
    expect((await storage.messages())[0]).toMatchObject({
      state: 'pending',
      doubts: 0,
      tries: 1,
      nextTryAt: NOW + 2_000,
    })
  })
  test('an answer in the queue goes before the digests', async () => {
    const digests = Array.from({ length: 80 }, (_, i) => aMessage(`d${i}`, { to: chat(`${i}`) }))
    await queue(...digests, aMessage('answer', { kind: 'answer', to: chat('999') }))
    await sender().drain()
    expect(texts().indexOf('Lời nhắc answer')).toBeLessThan(60)
    expect(telegram.sent).toHaveLength(81)
  })
  test('what left late says since when, and names the outage', async () => {
    await queue(aMessage('a'), aMessage('b', { to: chat('5'), kind: 'answer' }))
    now = NOW + 280 * 60 * SECOND
    await sender().drain()
    expect(texts().toSorted()).toEqual(['(gửi muộn: lẽ ra lúc 07:30 11/8/2025)\nLời nhắc a', 'Lời nhắc b'])
    await storage.commit({ at: now, notes: { [OUTAGES_NOTE]: JSON.stringify([{ from: NOW - 30 * 60_000, to: now }]) } })
    await queue(aMessage('c', { dueAt: NOW, to: chat('6') }))
    await sender().drain()
    expect(texts().at(-1)).toBe('(gửi muộn: hệ thống gián đoạn 07:00–12:10)\nLời nhắc c')
    expect((await storage.messages()).map((m) => m.late)).toEqual([true, false, true])
  })
  test('a digest is stale once the next one is due', async () => {
    await queue(aMessage('a', { staleAt: NOW + 10, tells: ['1:x::1'] }))
    now = NOW + 10
    await sender().drain()
    expect(await states()).toEqual(['stale'])
    expect(await storage.toldSteps({ tasks: [1], keys: [] })).toEqual(new Set())
    expect(telegram.sent).toEqual([])
  })
})

describe('a chat that cannot be reached', () => {
  test('kicked: it is parked, its digest ends, its hand-out waits, the office hears of it on Zalo', async () => {
    await storage.commit({
      at: now,
      members: [
        { ...secretary, channel: 'telegram', user: '50' },
        { ...secretary, channel: 'zalo', user: 'abc' },
      ],
    })
    await queue(aMessage('digest', { to: chat('-1') }), aMessage('handout', { to: chat('-1'), kind: 'handout' }))
    telegram.kick('-1')
    await sender().drain()
    await sender({ channel: plainZalo(zalo) }).drain()
    expect((await storage.messages()).map((m) => [m.key, m.state])).toEqual([
      ['digest', 'pending'],
      ['handout', 'pending'],
      ['parked:telegram:-1::2025-08-11>zalo:abc:', 'sent'],
    ])
    expect(zalo.sent[0]?.text).toMatch(/Không gửi được tới nhóm \(Telegram -1\): bot bị đưa ra khỏi nhóm/)
    telegram.welcome('-1')
    await storage.commit({ at: now, parks: [{ to: chat('-1'), why: null }] })
    await sender().drain()
    expect(texts()).toEqual(['Lời nhắc handout', 'Lời nhắc digest'])
  })
  test('a closed topic parks that topic alone', async () => {
    telegram.closeTopic('-1', 7)
    await queue(aMessage('topic', { to: { ...chat('-1'), thread: '7' } }), aMessage('group', { to: chat('-1') }))
    await sender().drain()
    expect(texts()).toEqual(['Lời nhắc group'])
    expect((await storage.messages()).map((m) => m.state)).toEqual(['never', 'sent'])
  })
  test('a group that became a supergroup gets its message under the new id', async () => {
    telegram.migrate('-1', '-1001')
    await queue(aMessage('digest:telegram:-1::2025-08-11', { to: chat('-1') }), aMessage('second', { to: chat('-1') }))
    await sender().drain()
    expect(telegram.sent.map((m) => m.chat)).toEqual(['-1001', '-1001'])
    expect((await storage.messages())[0]).toMatchObject({ key: 'digest:telegram:-1001::2025-08-11', state: 'sent' })
  })
  test('a message that the platform refuses ends alone', async () => {
    await queue(aMessage('empty', { text: ' ', to: chat('-1') }), aMessage('good', { to: chat('-1') }))
    await sender().drain()
    expect((await storage.messages()).map((m) => [m.state, m.why])).toEqual([
      ['never', 'message text is empty'],
      ['sent', null],
    ])
  })
})

describe('a message that the platform will not have', () => {
  const refusing: Partial<SenderParts> = {
    channel: {
      ...plainTelegram({ root: 'http://127.0.0.1:20001', token: 'x' }),
      send: async ({ key }) =>
        key.startsWith('refused:') ? { kind: 'sent', id: '1' } : { kind: 'never', who: 'message', why: 'bad entities' },
    },
  }
  test('is told to the office when it was a hand-out, with its first line and whom it was for', async () => {
    await storage.commit({ at: now, members: [{ channel: 'telegram', user: '1', ...secretary }] })
    await queue(aMessage('h', { kind: 'handout', to: chat('-1'), text: 'Giao việc 12\nchi tiết' }))
    await sender(refusing).drain()
    const told = (await storage.messages()).find((m) => m.key.startsWith('refused:'))
    expect(told).toMatchObject({ kind: 'notice', to: { chat: '1' } })
    expect(told?.text).toContain('«Giao việc 12»')
    expect(told?.text).not.toContain('chi tiết')
  })
  test('makes no endless tale of notices about notices', async () => {
    await storage.commit({ at: now, members: [{ channel: 'telegram', user: '1', ...secretary }] })
    await queue(aMessage('h', { kind: 'handout', to: chat('-1') }))
    const never = { kind: 'never', who: 'message', why: 'bad' } as const
    await sender({
      channel: { ...plainTelegram({ root: 'http://127.0.0.1:20001', token: 'x' }), send: async () => never },
    }).drain()
    expect((await storage.messages()).map((m) => m.state)).toEqual(['never', 'never'])
  })
})

describe('a channel that cannot send', () => {
  test('a dead Telegram delays nobody on Zalo', async () => {
    await queue(...Array.from({ length: 50 }, (_, i) => aMessage(`t${i}`, { to: chat(`${i}`) })))
    await queue(aMessage('z', { to: chat('abc', 'zalo') }))
    const dead = sender({
      channel: plainTelegram({ root: 'http://127.0.0.1:20001', token: 'x' }),
      pace: createPace(TELEGRAM_LIMITS),
    })
    const alive = sender({ channel: plainZalo(zalo) })
    dead.start()
    await alive.drain()
    expect(zalo.sent).toHaveLength(1)
    await dead.stop(500)
    expect(dead.health().failuresInARow).toBeGreaterThan(0)
  })
  test('a refused token stops the channel and costs no message a try', async () => {
    await storage.commit({ at: now, members: [{ ...secretary, channel: 'zalo', user: 'abc' }] })
    await queue(aMessage('a'), aMessage('b', { to: chat('2') }))
    const wrong = sender({
      channel: plainTelegram({ root: telegram.root, token: 'wrong' }),
      pace: createPace(TELEGRAM_LIMITS),
    })
    await wrong.drain()
    expect(wrong.health().stopped).toBe('token')
    expect((await storage.messages({ channel: 'telegram' })).map((m) => [m.state, m.tries])).toEqual([
      ['pending', 0],
      ['pending', 0],
    ])
    expect((await storage.messages({ channel: 'zalo' })).map((m) => m.kind)).toEqual(['notice'])
  })
  test('the month’s quota is counted, with alarms at 70 and 90 %', async () => {
    await storage.commit({ at: now, members: [{ ...secretary, channel: 'telegram', user: '50' }] })
    for (let i = 0; i < 10; i++) await queue(aMessage(`m${i}`, { to: chat(`z${i}`, 'zalo') }))
    zalo.setQuotaLeft(9)
    const zaloSender = sender({
      channel: plainZalo(zalo),
      quota: 10,
      pace: createPace({ perSecond: 1000, perChatMs: 0, perGroupMinute: 1000 }),
    })
    await zaloSender.drain()
    expect(zalo.sent).toHaveLength(9)
    expect(await storage.notes('quota:')).toEqual(new Map([['quota:zalo:2025-08', '9']]))
    expect(zaloSender.health().stopped).toBe('quota')
    const alarms = (await storage.messages({ channel: 'telegram' })).map((m) => m.text)
    expect(alarms.map((t) => /70 %|90 %|dừng gửi/.exec(t)?.[0])).toEqual(['70 %', '90 %', 'dừng gửi'])
    expect((await storage.messages({ states: ['pending'], channel: 'zalo' })).length).toBe(1)
  })
})

describe('crashes and stops', () => {
  test('what a dead sender held is sent by the next one, marked', async () => {
    await queue(aMessage('a'))
    await storage.claim({ channel: 'telegram', now, leaseMs: 45_000, limit: 9, lease: 'dead' })
    await sender().drain()
    expect(telegram.sent).toEqual([])
    await sender({ isSole: true }).drain()
    expect(texts()).toEqual(['(gửi lại: lần trước chưa rõ đã tới hay chưa)\nLời nhắc a'])
  })
  test('a machine that does not hold the channel sends nothing', async () => {
    await queue(aMessage('a'))
    await sender({ isMine: () => false }).drain()
    expect(telegram.sent).toEqual([])
  })
  test('a full disk sends nothing twice: what was sent is written down as soon as it can be', async () => {
    await queue(aMessage('a'), aMessage('b', { to: chat('-7'), dueAt: NOW + 5 }))
    let full = true
    const commit: Storage['commit'] = async (changes) => {
      if (full && changes.settled) throw new StorageError('the disk is full', { again: false })
      return storage.commit(changes)
    }
    const one = sender({ storage: { ...storage, commit } })
    const drained = one.drain()
    await new Promise((resolve) => setTimeout(resolve, 100))
    now = NOW + 5
    expect(telegram.sent).toHaveLength(1)
    full = false
    await drained
    expect(await states()).toContain('sent')
    expect(texts()).toEqual(['Lời nhắc a', 'Lời nhắc b'])
  })
  test('stopping waits for what is on its way and takes nothing more', async () => {
    await queue(aMessage('a'))
    telegram.faults = () => ({ slowMs: 100 })
    const one = sender()
    one.start()
    await new Promise((resolve) => setTimeout(resolve, 50))
    await queue(aMessage('b', { to: chat('-7') }))
    const began = performance.now()
    await one.stop()
    expect(performance.now() - began).toBeLessThan(10_000)
    expect((await storage.messages())[0]?.state).toBe('sent')
    expect(await states()).not.toContain('sending')
  })
  test('a running sender is woken by what is queued', async () => {
    const one = sender({ pace: createPace(TELEGRAM_LIMITS), clock: { now: () => performance.now() } })
    one.start()
    await new Promise((resolve) => setTimeout(resolve, 30))
    await storage.commit({ at: 0, queue: [aMessage('a', { dueAt: 0 })] })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(telegram.sent).toHaveLength(1)
    await one.stop()
  })
})

test('a hundred messages at the allowed rate bring about no refusal for flooding', async () => {
  await telegram.stop()
  telegram = await startTelegramApi({ flood: TELEGRAM_FLOOD })
  const began = performance.now()
  const clock = { now: () => NOW + performance.now() - began }
  await queue(...Array.from({ length: 100 }, (_, i) => aMessage(`m${i}`, { to: chat(`-${i + 1}`) })))
  const one = sender({ clock, pace: createPace(TELEGRAM_LIMITS) })
  one.start()
  while (telegram.sent.length < 100 && performance.now() - began < 8_000) await new Promise((r) => setTimeout(r, 20))
  await one.stop()
  expect(telegram.sent).toHaveLength(100)
  expect(telegram.flooded()).toBe(0)
})

describe('a message taken ahead of its slot', () => {
  const open = createPace(TELEGRAM_LIMITS)
  test('leaves when the slot opens, and its try is counted once', async () => {
    let looks = 0
    await queue(aMessage('a', { to: chat('1') }))
    await sender({
      pace: { ...open, room: (at) => (at > now || ++looks > 3 ? 1 : 0), nextChange: () => now + 1 },
    }).drain()
    expect(texts()).toEqual(['Lời nhắc a'])
    expect((await storage.messages())[0]).toMatchObject({ state: 'sent', tries: 1, doubts: 0 })
  })
  test('is put back untried when the platform asks for silence meanwhile', async () => {
    let isSilent = false
    await queue(aMessage('a', { to: chat('1') }))
    const silenced = (at: number) => {
      if (at === now) isSilent = true
      return isSilent ? 0 : 1
    }
    await sender({ pace: { ...open, room: silenced, nextChange: () => now + 30_000 } }).drain()
    expect(telegram.sent).toEqual([])
    expect((await storage.messages())[0]).toMatchObject({ state: 'pending', tries: 0, doubts: 0, lease: null })
  })
})
