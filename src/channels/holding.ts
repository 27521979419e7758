// What came to a mounted bot and cannot be stored: the platform counts it as delivered, so it is held here and tried again, in order.
import type { Log } from '../ports.ts'
import type { Item, Receive } from './telegram-item.ts'

export type Holding = {
  /** Never fails. Done when the item is stored, or is held because that does not work just now. */
  readonly take: (item: Item) => Promise<void>
  /** One last try for what is held. */
  readonly stop: () => Promise<void>
}
export type HoldingLimits = {
  /** So many items, and letters of them, are held; with more of them the host bot waits, and its platform keeps what comes. */
  readonly itemsMax: number
  readonly lettersMax: number
  /** The host bot waits so long for room; then what it brought is lost, and the log says so. */
  readonly roomMs: number
  /** The host bot waits so long for the store before it goes on: until then the platform would tell it again after a crash. */
  readonly patienceMs: number
  readonly firstMs: number
  readonly longestMs: number
}
export const HOLDING: HoldingLimits = {
  itemsMax: 5_000,
  lettersMax: 16_000_000,
  roomMs: 30_000,
  patienceMs: 2_000,
  firstMs: 200,
  longestMs: 5_000,
}
const BATCH = 100
const LOOK_FOR_ROOM_MS = 100

type Held = { readonly serial: number; readonly item: Item; readonly stored: () => void }

export function createHolding(receive: Receive, log: Log, limits: HoldingLimits = HOLDING): Holding {
  // In the order in which they came, whichever of them failed first.
  let held: Held[] = []
  let letters = 0
  let serials = 0
  let isStopped = false
  let isRetrying = false

  const hold = (one: Held) => {
    const after = held.findIndex((h) => h.serial > one.serial)
    held.splice(after < 0 ? held.length : after, 0, one)
    letters += one.item.body.length
    if (!isRetrying) void retry()
  }
  const release = (done: readonly Held[]) => {
    held = held.filter((h) => !done.includes(h))
    for (const { item, stored } of done) {
      letters -= item.body.length
      stored()
    }
  }
  const retry = async () => {
    isRetrying = true
    log.warn('what came cannot be stored: it is held and tried again')
    for (let tries = 0; held.length && !isStopped; tries++) {
      await sleep(Math.min(limits.firstMs * 2 ** Math.min(tries, 20), limits.longestMs))
      while (await again()) tries = 0
    }
    isRetrying = false
    if (!held.length) log.info('what was held is stored')
  }
  /** True: it went well, and there is more. */
  const again = async (): Promise<boolean> => {
    const first = held.slice(0, BATCH)
    if (!first.length) return false
    const isStored = await receive(first.map((h) => h.item)).then(
      () => true,
      () => false,
    )
    if (isStored) release(first)
    return isStored && held.length > 0
  }
  const isFull = () => held.length >= limits.itemsMax || letters >= limits.lettersMax
  const room = async (): Promise<boolean> => {
    for (let waitedMs = 0; isFull() && waitedMs < limits.roomMs && !isStopped; waitedMs += LOOK_FOR_ROOM_MS)
      await sleep(LOOK_FOR_ROOM_MS)
    return !isFull()
  }
  return {
    take: async (item) => {
      const serial = ++serials
      if (!(await room())) return log.error('an update is lost: too many are held', { key: item.key })
      const { promise, resolve } = withResolver()
      const one = { serial, item, stored: resolve }
      // Behind what is held nothing overtakes; and nobody waits for a store that is known to be away.
      if (held.length) return hold(one)
      receive([item]).then(resolve, () => hold(one))
      await Promise.race([promise, sleep(limits.patienceMs)])
    },
    stop: async () => {
      isStopped = true
      while (await again()) {}
      if (held.length) log.error('what was held is lost', { updates: held.length })
    },
  }
}

function withResolver() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
}
