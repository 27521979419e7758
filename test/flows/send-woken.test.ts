// A sender that never looks by itself: whatever leaves, it leaves because the sender was told of it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { OutboxMessage } from '../../src/domain/delivery.ts'
import { createLeft } from '../../src/flows/left-messages.ts'
import { createSender } from '../../src/flows/send.ts'
import type { Channel, Log, Storage, Taker } from '../../src/ports.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { aMessage } from '../contracts/storage.ts'

const NOW = Date.UTC(2025, 7, 11, 0, 30)
const NEVER_MS = 3_600_000
const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const to = (id: number) => ({ channel: 'telegram', chat: `${id}`, thread: null })
const turns = async (count: number) => {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve))
}

let folder: string
let storage: Storage
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc-send-'))
  storage = await openSqlite(join(folder, 'register.db'))
})
afterEach(async () => {
  await storage.close()
  rmSync(folder, { recursive: true, force: true })
})

function start(slowness: (message: OutboxMessage) => number) {
  const sent: string[] = []
  const channel = {
    name: 'telegram',
    can: { buttons: true, edit: true, files: true, groups: true, firstWord: true, mention: true, maxLength: 4_096 },
    send: async (message: OutboxMessage) => {
      await turns(slowness(message))
      sent.push(message.key)
      return { kind: 'sent' as const, id: message.key }
    },
  } as unknown as Channel
  const sender = createSender({
    storage,
    channel,
    clock: { now: () => NOW },
    log: silent,
    pace: null,
    lease: 'a',
    isSole: true,
    tickMs: NEVER_MS,
  })
  sender.start()
  return { sent, sender }
}

describe('a sender that only wakes when it is told', () => {
  test('sends all that was queued for one chat, in order', async () => {
    const { sent, sender } = start(() => 3)
    const keys = Array.from({ length: 40 }, (_, i) => `m${i}`)
    await storage.commit({ at: NOW, queue: keys.map((key) => aMessage(key, { to: to(1) })) })
    await vi.waitFor(() => expect(sent).toHaveLength(40), { timeout: 5_000 })
    expect(sent).toEqual(keys)
    await sender.stop()
  })
  test('sends what was queued while others were on their way, whatever comes when', async () => {
    const commits = fc.array(
      fc.record({ chats: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }), wait: fc.nat(6) }),
      { minLength: 1, maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(
        commits,
        fc.array(fc.nat(9), { minLength: 5, maxLength: 5 }),
        fc.uuid(),
        async (all, slow, run) => {
          const { sent, sender } = start((m) => slow[Number(m.to.chat)] ?? 0)
          const keys: string[] = []
          const pending: Promise<unknown>[] = []
          for (const { chats, wait } of all) {
            const queue = chats.map((chat) => aMessage(`${run}:${keys.push('')}`, { to: to(chat) }))
            pending.push(storage.commit({ at: NOW, queue }))
            await turns(wait)
          }
          await Promise.all(pending)
          await vi.waitFor(() => expect(sent).toHaveLength(keys.length), { timeout: 5_000, interval: 1 })
          expect(new Set(sent).size).toBe(keys.length)
          await sender.stop()
        },
      ),
      { numRuns: 40, seed: 1 },
    )
  }, 60_000)
})

test('a look that found all places promised to a commit is made up for when that commit is done', async () => {
  const takers: Taker[] = []
  const wakes: (() => void)[] = []
  let looks = 0
  const watched = {
    ...storage,
    claim: async () => {
      looks++
      return []
    },
    watch: (wake: () => void, taker: Taker) => {
      wakes.push(wake)
      takers.push(taker)
      return () => {}
    },
  } as unknown as Storage
  const channel = { name: 'telegram', can: {}, send: async () => ({ kind: 'sent' as const, id: 'x' }) }
  const sender = createSender({
    storage: watched,
    channel: channel as unknown as Channel,
    clock: { now: () => NOW },
    log: silent,
    pace: null,
    lease: 'a',
    tickMs: NEVER_MS,
  })
  sender.start()
  await turns(5)
  expect(looks).toBe(1)
  // A commit takes what it queues: until the disk has it, all places are its own.
  expect(takers[0]?.wish()).not.toBeNull()
  wakes[0]?.()
  await turns(5)
  expect(looks).toBe(1)
  takers[0]?.take([])
  await turns(5)
  expect(looks).toBe(2)
  await sender.stop()
})

describe('messages that are known to wait', () => {
  test('are known by their chats until they are taken', () => {
    const left = createLeft()
    left.add(aMessage('a', { to: to(1) }))
    left.add(aMessage('b', { to: to(1) }))
    left.add(aMessage('b', { to: to(1) }))
    expect([left.take('a'), left.has('1'), left.take('b'), left.has('1'), left.take('b')]).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
  test('a look that found all forgets what it did not find, but for what lay hidden or came after it began', () => {
    const left = createLeft()
    left.add(aMessage('gone', { to: to(1) }))
    left.add(aMessage('behind', { to: to(2) }))
    const look = left.look()
    left.add(aMessage('new', { to: to(3) }))
    left.forget(look, new Set(['2']))
    expect(['1', '2', '3'].map(left.has)).toEqual([false, true, true])
  })
})
