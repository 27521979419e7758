// Turns of the clock over storage: what is due is queued once, caught up after an outage, never doubled.
import { describe, expect, test } from 'vitest'
import { type Moment, readMoment } from '../../src/domain/calendar.ts'
import type { Chat } from '../../src/domain/chat.ts'
import type { OutboxMessage } from '../../src/domain/delivery.ts'
import { createCurrentRegister } from '../../src/flows/current-register.ts'
import { noneKnown, remind } from '../../src/flows/remind.ts'
import { createSender } from '../../src/flows/send.ts'
import { readQuietHours } from '../../src/reminders/quiet-hours.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'
import { directory, files, rules } from '../data/shipped.ts'

const at = (text: string): Moment => readMoment(text) ?? 0
const chats: readonly Chat[] = ['Sở Nội vụ', 'UBND tỉnh', 'Văn phòng Tỉnh ủy', 'Ban Thường vụ Tỉnh ủy'].map((name) => ({
  to: { channel: 'terminal', chat: name, thread: null },
  province: 'Lào Cai',
  bodies: [name],
  boundAt: at('2025-08-01 00:00'),
  parked: null,
  digestAt: null,
  muted: false,
  snoozedUntil: null,
}))

async function office() {
  const storage = createMemoryStorage()
  await storage.commit({ at: at('2025-08-07 08:00'), documents: files, chats })
  let now = 0
  const service = () => ({
    storage,
    clock: { now: () => now },
    current: createCurrentRegister(storage, { directory, rules }),
    settings: { digestAt: '07:30', quiet: readQuietHours('11:30-13:30,17:00-07:30') ?? [] },
    known: noneKnown(),
  })
  let world = service()
  return {
    storage,
    restart: () => {
      world = service()
    },
    turn: async (text: string) => {
      now = at(text)
      return remind(world)
    },
    /** Sends all that is due, over a channel that always takes it. */
    send: async (text: string): Promise<readonly OutboxMessage[]> => {
      now = at(text)
      const sent: OutboxMessage[] = []
      const quiet = () => {}
      const sender = createSender({
        storage,
        clock: { now: () => now },
        log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
        pace: null,
        lease: 'test',
        isSole: true,
        channel: {
          name: 'terminal',
          can: {
            buttons: false,
            edit: false,
            files: false,
            groups: true,
            mention: false,
            writeFirst: 'always' as const,
            textMax: 100_000,
          },
          send: async (message) => {
            sent.push(message)
            return { kind: 'sent', id: null }
          },
        },
      })
      await sender.drain()
      return sent
    },
  }
}

describe('the heartbeat', () => {
  test('queues the digests at their hour and nothing the minute after', async () => {
    const o = await office()
    expect(await o.turn('2025-08-11 07:29')).toBe(0)
    expect(await o.turn('2025-08-11 07:30')).toBe(2)
    expect(await o.turn('2025-08-11 07:31')).toBe(0)
  })
  test('two services on one storage queue once', async () => {
    const o = await office()
    await o.turn('2025-08-11 07:30')
    o.restart()
    expect(await o.turn('2025-08-11 07:30')).toBe(0)
  })
  test('a clock set back sends nothing twice', async () => {
    const o = await office()
    await o.turn('2025-08-12 07:30')
    o.restart()
    expect(await o.turn('2025-08-12 07:30')).toBe(0)
    expect(await o.turn('2025-08-12 09:00')).toBe(0)
  })
})

describe('what a minute costs', () => {
  test('what was told is read when a digest is due, not every minute', async () => {
    const o = await office()
    let reads = 0
    const { toldSteps } = o.storage
    Object.assign(o.storage, {
      toldSteps: (wanted: Parameters<typeof toldSteps>[0]) => {
        reads++
        return toldSteps(wanted)
      },
    })
    await o.turn('2025-08-11 07:29')
    expect(reads).toBe(0)
    await o.turn('2025-08-11 07:30')
    expect(reads).toBe(1)
    // Two of the four chats had nothing to hear: they are looked at again ten minutes later, not before.
    for (const minute of ['07:31', '07:35', '07:39']) await o.turn(`2025-08-11 ${minute}`)
    expect(reads).toBe(1)
    await o.turn('2025-08-11 07:40')
    expect(reads).toBe(2)
  })
  test('a changed register is looked at at once', async () => {
    const o = await office()
    expect(await o.turn('2025-08-18 07:30')).toBeGreaterThan(0)
    const before = (await o.storage.messages()).length
    const late = {
      ...chats[0],
      to: { channel: 'terminal', chat: 'muộn', thread: null },
      bodies: ['Ban Tổ chức Tỉnh ủy'],
      boundAt: at('2025-08-01 00:00'),
    } as Chat
    await o.storage.commit({ at: at('2025-08-18 07:31'), chats: [late] })
    await o.turn('2025-08-18 07:32')
    expect((await o.storage.messages()).length).toBe(before + 1)
  })
})

describe('after an outage', () => {
  test('what was missed is sent in the next allowed hour and says why it is late', async () => {
    const o = await office()
    await o.turn('2025-08-11 07:00')
    o.restart()
    expect(await o.turn('2025-08-11 12:10')).toBe(0)
    for (let minute = 11; minute < 60; minute++) await o.turn(`2025-08-11 12:${minute}`)
    for (let minute = 0; minute < 30; minute++) await o.turn(`2025-08-11 13:${String(minute).padStart(2, '0')}`)
    expect(await o.turn('2025-08-11 13:30')).toBe(2)
    const [first] = await o.send('2025-08-11 13:30')
    expect(first?.text).toContain('(gửi muộn: hệ thống gián đoạn 07:00–12:10)')
  })
  test('a digest whose next one is due is not sent any more, its alarm steps are', async () => {
    const o = await office()
    await o.turn('2025-08-18 07:30')
    const late = (await o.storage.messages()).find((m) => m.to.chat === 'UBND tỉnh')
    expect(late?.text).toContain('CẤP DƯỚI QUÁ HẠN')
    // Nothing was sent on Monday; on Tuesday Monday's digests are stale.
    expect((await o.send('2025-08-19 07:30')).length).toBe(0)
    o.restart()
    await o.turn('2025-08-19 07:30')
    const next = (await o.send('2025-08-19 07:31')).find((m) => m.to.chat === 'UBND tỉnh')
    expect(next?.text).toContain('CẤP DƯỚI QUÁ HẠN')
  })
  test('an alarm step that was sent is not told again', async () => {
    const o = await office()
    await o.turn('2025-08-18 07:30')
    await o.send('2025-08-18 07:30')
    await o.turn('2025-08-19 07:30')
    const texts = (await o.send('2025-08-19 07:30')).map((m) => m.text)
    expect(texts.some((t) => t.includes('CẤP DƯỚI QUÁ HẠN (mức 2'))).toBe(false)
  })
  test('days of silence bring one digest, not one a day', async () => {
    const o = await office()
    await o.turn('2025-08-11 07:30')
    await o.send('2025-08-11 07:30')
    o.restart()
    await o.turn('2025-08-20 09:00')
    const sent = await o.send('2025-08-20 09:00')
    expect(new Set(sent.map((m) => m.to.chat)).size).toBe(sent.length)
  })
})
