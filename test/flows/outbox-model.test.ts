// The outbox against its promises: any interleaving of planning, claiming, sending, crashing and clock jumps.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { Attempt, OutboxMessage } from '../../src/domain/delivery.ts'
import { digestKey, type Message } from '../../src/domain/message.ts'
import type { Storage } from '../../src/ports.ts'
import { afterSending, asGivenUp, asStale, isStale, LEASE_MS, mayGoAgain } from '../../src/reminders/outbox.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'

const START = Date.UTC(2025, 7, 11, 0, 30)
const DAY = 86_400_000
const CHATS = ['-1', '-2', '-3']
const SENDERS = ['a', 'b'] as const

type Outcome = 'sent' | 'later' | 'lost' | 'arrived' | 'refused'
type Step =
  | { readonly kind: 'plan'; readonly day: number }
  | { readonly kind: 'answer'; readonly chat: number }
  | { readonly kind: 'claim'; readonly sender: number; readonly limit: number }
  | { readonly kind: 'send'; readonly sender: number; readonly outcome: Outcome }
  | { readonly kind: 'settle'; readonly sender: number }
  | { readonly kind: 'crash'; readonly sender: number }
  | { readonly kind: 'jump'; readonly ms: number }

const sender = fc.integer({ min: 0, max: 1 })
const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('plan' as const), day: fc.integer({ min: 0, max: 3 }) }),
    fc.record({ kind: fc.constant('answer' as const), chat: fc.integer({ min: 0, max: 2 }) }),
    fc.record({ kind: fc.constant('claim' as const), sender, limit: fc.integer({ min: 1, max: 4 }) }),
    fc.record({
      kind: fc.constant('send' as const),
      sender,
      outcome: fc.constantFrom<Outcome>('sent', 'later', 'lost', 'arrived', 'refused'),
    }),
    fc.record({ kind: fc.constant('settle' as const), sender }),
    fc.record({ kind: fc.constant('crash' as const), sender }),
    fc.record({
      kind: fc.constant('jump' as const),
      ms: fc.constantFrom(1_000, 30_000, LEASE_MS, DAY, 2 * DAY, -3_600_000, -DAY),
    }),
  ),
  { minLength: 5, maxLength: 60 },
)

type Held = { readonly message: OutboxMessage; attempt: Attempt | null; at: number }
type World = {
  readonly storage: Storage
  now: number
  /** Every hour at which the message was delivered. */
  readonly arrivals: Map<string, number>
  readonly held: readonly Held[][]
  readonly queued: Set<string>
}

const to = (chat: string) => ({ channel: 'telegram', chat, thread: null })
function digest(chat: string, day: number, now: number): Message {
  const dueAt = START + day * DAY
  return {
    key: digestKey(to(chat), `d${day}`),
    to: to(chat),
    kind: 'digest',
    text: 'x',
    tells: [`${chat}:b:${day}:1`],
    dueAt,
    staleAt: dueAt + DAY,
    queuedAt: now,
  }
}

async function take(world: World, step: Step): Promise<void> {
  const { storage } = world
  if (step.kind === 'jump') world.now += step.ms
  if (step.kind === 'plan')
    await queue(
      world,
      CHATS.map((chat) => digest(chat, step.day, world.now)),
    )
  if (step.kind === 'answer') {
    const chat = CHATS[step.chat] ?? '-1'
    const key = `answer:${world.queued.size}`
    await queue(world, [
      { ...digest(chat, 0, world.now), key, kind: 'answer', tells: [], dueAt: world.now, staleAt: null },
    ])
  }
  if (step.kind === 'crash') world.held[step.sender]?.splice(0)
  if (step.kind === 'claim') {
    const lease = SENDERS[step.sender] ?? 'a'
    const taken = await storage.claim({
      channel: 'telegram',
      now: world.now,
      leaseMs: LEASE_MS,
      limit: step.limit,
      lease,
    })
    world.held[step.sender]?.push(...taken.map((message) => ({ message, attempt: null, at: world.now })))
  }
  if (step.kind === 'send') send(world, step.sender, step.outcome)
  if (step.kind === 'settle') await settle(world, step.sender)
}

async function queue(world: World, messages: readonly Message[]): Promise<void> {
  for (const { key } of messages) world.queued.add(key)
  await world.storage.commit({ at: world.now, queue: messages })
}

function send(world: World, who: number, outcome: Outcome): void {
  const held = world.held[who]?.find((h) => h.attempt === null && mayLeave(h.message, world.now))
  // A call is cut off long before its lease ends, so no living sender sends under a lease that has run out.
  if (!held || world.now - held.at >= LEASE_MS || world.now < held.at) return
  const { key } = held.message
  if (outcome === 'sent' || outcome === 'arrived') world.arrivals.set(key, (world.arrivals.get(key) ?? 0) + 1)
  held.attempt = ATTEMPTS[outcome]
}
const mayLeave = (m: OutboxMessage, now: number) => !isStale(m, now) && mayGoAgain(m)
const ATTEMPTS: Record<Outcome, Attempt> = {
  sent: { kind: 'sent', id: '1' },
  later: { kind: 'later', who: 'chat', afterMs: 5_000, why: '429' },
  lost: { kind: 'unknown', why: 'reset' },
  arrived: { kind: 'unknown', why: 'reset' },
  refused: { kind: 'never', who: 'message', why: 'bad' },
}

async function settle(world: World, who: number): Promise<void> {
  const held = world.held[who]?.shift()
  if (!held) return
  const { message, attempt } = held
  const settled = attempt
    ? afterSending(message, attempt, world.now)
    : isStale(message, world.now)
      ? asStale(message)
      : mayGoAgain(message)
        ? null
        : asGivenUp(message)
  if (settled) await world.storage.commit({ at: world.now, settled: [settled] })
}

/** Whatever is left goes, once the world behaves: both senders dead, then one that always gets through. */
async function finish(world: World): Promise<void> {
  for (const list of world.held) list.splice(0)
  for (let turn = 0; turn < 60; turn++) {
    world.now += LEASE_MS
    await take(world, { kind: 'claim', sender: 0, limit: 10 })
    while (world.held[0]?.length) {
      send(world, 0, 'sent')
      await settle(world, 0)
    }
  }
}

async function check(storage: Storage, all: readonly Step[]): Promise<void> {
  const world: World = {
    storage,
    now: START,
    arrivals: new Map(),
    held: [[], []],
    queued: new Set(),
  }
  for (const step of all) {
    await take(world, step)
    const sending = (await storage.messages({ states: ['sending'] })).filter((m) => (m.leaseUntil ?? 0) > world.now)
    // One message of a chat at a time, and never one message with two senders.
    expect(new Set(sending.map((m) => m.to.chat)).size).toBe(sending.length)
  }
  await finish(world)
  const messages = await storage.messages()
  expect(new Set(messages.map((m) => m.key))).toEqual(world.queued)
  const told = await storage.toldSteps({ tasks: [], keys: messages.flatMap((m) => m.tells) })
  for (const m of messages) {
    const arrived = world.arrivals.get(m.key) ?? 0
    // Twice only where a try was in doubt, and each such try was counted.
    expect(arrived - 1).toBeLessThanOrEqual(m.doubts)
    if (m.state === 'sent') expect(arrived).toBeGreaterThan(0)
    // All has an end, except a digest of a day that has not come.
    if (m.dueAt <= world.now) expect(['sent', 'never', 'stale']).toContain(m.state)
    if (m.state === 'never' && m.kind === 'digest') expect(m.why).toBe('bad')
    if (m.kind !== 'digest') expect(m.state).not.toBe('stale')
    for (const step of m.tells) expect(told.has(step)).toBe(m.state !== 'stale' && m.state !== 'never')
  }
}

const folder = mkdtempSync(join(tmpdir(), 'dondoc-model-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let count = 0

test('in memory: 500 interleavings', async () => {
  await fc.assert(
    fc.asyncProperty(steps, (all) => check(createMemoryStorage(), all)),
    { numRuns: 500, seed: 7 },
  )
})
test('on SQLite: 30 interleavings', async () => {
  const property = fc.asyncProperty(steps, async (all) => {
    const storage = await openSqlite(join(folder, `${++count}.db`))
    await check(storage, all).finally(() => storage.close())
  })
  await fc.assert(property, { numRuns: 30, seed: 11 })
})
