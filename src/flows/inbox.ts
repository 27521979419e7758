// What platforms deliver: stored before it is answered for, handled once, in order within a chat, chats beside each other.
import type { Heard } from '../domain/heard.ts'
import { type Clock, type Incoming, type Log, type Storage, StorageError } from '../ports.ts'
import { chatTurn } from './chat.ts'
import type { ChatWorld } from './chat-world.ts'
import { createUnstored } from './unstored.ts'

export type Delivered = { readonly key: string; readonly channel: string; readonly body: string }
export type Inbox = {
  /** Stores what came. When this is done, the platform may be told so. */
  readonly receive: (items: readonly Delivered[]) => Promise<void>
  /** Handles all that waits; for tests and for what a program that was killed left behind. */
  readonly drain: () => Promise<void>
  readonly start: () => void
  readonly stop: (withinMs?: number) => Promise<void>
  readonly waiting: () => number
}
export type InboxParts = {
  readonly world: ChatWorld
  /** What an update says; null: nothing for us. Never throws for any shape. */
  readonly hear: (channel: string, body: string) => Heard | null
}

const BATCH = 200
const TRIES_MAX = 3
const LONGEST_WAIT_MS = 5_000
const TICK_MS = 1_000
const WAKE_MS = 100
/** Who is answered within this is stored together with his answer; everybody else before it, so that no platform waits longer. */
const STORE_AFTER_MS = 20

export function createInbox({ world, hear }: InboxParts): Inbox {
  const { storage, clock, log } = world
  const chains = new Map<string, Promise<void>>()
  const taken = new Set<string>()
  let running = false
  let timer: ReturnType<typeof setInterval> | null = null
  let unwatch = () => {}
  let pumping: Promise<void> | null = null
  let again = false
  let waking: ReturnType<typeof setTimeout> | null = null
  // False while older items may still lie in storage: newer ones of the same chat must not overtake them.
  let isCaughtUp = false

  const unstored = createUnstored(storage, clock)

  const follow = (item: Incoming, heard: Heard | null) => {
    const chat = heard ? `${heard.channel}:${heard.chat}` : item.channel
    const before = chains.get(chat) ?? Promise.resolve()
    const mine = before
      .then(() => handle(item, heard))
      .finally(() => {
        taken.delete(item.key)
        if (chains.get(chat) === mine) chains.delete(chat)
      })
    chains.set(chat, mine)
  }

  const handle = async (item: Incoming, heard: Heard | null): Promise<void> => {
    const received = () => unstored.take(item.key)
    let bugs = 0
    for (let tries = 1; ; tries++)
      try {
        if (heard) await chatTurn(world, heard, received)
        else await storage.commit({ at: clock.now(), handled: item.key, received: received() })
        return unstored.done(item.key)
      } catch (error) {
        log.error('an update could not be handled', { key: item.key, tries, error: textOf(error) })
        // The platform was not told that it is ours: it delivers it again.
        if (!(await unstored.mustStore(item.key))) return
        // A database that is away or full for a while is no fault of the update: it waits, in storage when we stop meanwhile.
        const isAway = error instanceof StorageError
        if (!isAway && ++bugs >= TRIES_MAX) return dropped(storage, clock, log, item)
        if (isAway && !running && tries >= TRIES_MAX) return
        await sleep(Math.min(200 * tries, LONGEST_WAIT_MS))
      }
  }

  const pumpOnce = async () => {
    const items = await storage.incoming(BATCH)
    isCaughtUp = items.length < BATCH
    items.forEach(take)
  }
  const take = (item: Incoming) => {
    if (taken.has(item.key)) return
    taken.add(item.key)
    follow(item, heardIn(item))
  }
  const heardIn = (item: Incoming): Heard | null => {
    const heard = hear(item.channel, item.body)
    // The key under which it was stored is the one it is handled by.
    return heard && { ...heard, key: item.key }
  }
  const pump = (): Promise<void> => {
    if (pumping) {
      again = true
      return pumping
    }
    pumping = pumpOnce()
      .catch((error) => log.error('the inbox cannot be read', { error: textOf(error) }))
      .finally(() => {
        pumping = null
        if (again) {
          again = false
          void pump()
        }
      })
    return pumping
  }
  // Every answer that is queued wakes too: one look at storage does for many of them.
  const wake = () => {
    // While nothing is left over, what comes is taken as it comes; the tick looks for what another process received.
    if (isCaughtUp) return
    waking ??= setTimeout(() => {
      waking = null
      if (running) void pump()
    }, WAKE_MS)
  }
  return {
    receive: async (items) => {
      if (!items.length) return
      const at = clock.now()
      const received = items.map((item) => ({ ...item, receivedAt: at }))
      // While nothing is left over, what comes is taken as it comes, and stored together with its answer where that is quick.
      if (running && isCaughtUp) {
        const fresh = received.filter((item) => !taken.has(item.key))
        const stored = received.map((item) => unstored.add(item))
        fresh.forEach(take)
        const storing = setTimeout(() => void unstored.store(), STORE_AFTER_MS)
        return Promise.all(stored)
          .then(() => undefined)
          .finally(() => clearTimeout(storing))
      }
      await storage.commit({ at, received })
      if (running) void pump()
    },
    drain: async () => {
      // Bounded: each round takes what waits; a thousand rounds are a bug.
      for (let rounds = 0; rounds < 1_000; rounds++) {
        await pump()
        if (!chains.size) return
        await Promise.all(chains.values())
      }
      throw new Error('the inbox was to come to an end')
    },
    start: () => {
      if (running) return
      running = true
      unwatch = storage.watch(wake)
      timer = setInterval(() => void pump(), TICK_MS)
      void pump()
    },
    stop: async (withinMs = 5_000) => {
      running = false
      void unstored.store()
      unwatch()
      if (timer) clearInterval(timer)
      if (waking) clearTimeout(waking)
      await Promise.race([Promise.all(chains.values()), sleep(withinMs)])
    },
    waiting: () => taken.size,
  }
}

// What fails again and again must not stand before everything that comes after it.
async function dropped(storage: Storage, clock: Clock, log: Log, item: Incoming): Promise<void> {
  const note = { what: 'update dropped', about: item.channel, value: null }
  await storage
    .commit({ at: clock.now(), handled: item.key, noted: [note] })
    .catch((error) => log.error('an update could not be dropped', { key: item.key, error: textOf(error) }))
}
function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
}
function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
