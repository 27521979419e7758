// What came in and is not stored yet: it is written together with its answer, or alone when that takes longer. The platform waits for it.
import type { Clock, Incoming, Storage } from '../ports.ts'

export type Unstored = {
  /** Done when it is stored; fails when it cannot be: then the platform must deliver it again. */
  readonly add: (item: Incoming) => Promise<void>
  /** What a commit must store beside what it writes; nothing when it is stored already. */
  readonly take: (key: string) => readonly Incoming[]
  /** It was stored by the commit that took it. */
  readonly done: (key: string) => void
  /** Stores all that no commit has taken, in the order it came. */
  readonly store: () => Promise<void>
  /** Stores one whatever became of the commit that took it. False: it cannot be stored, and is nobody's business here any more. */
  readonly mustStore: (key: string) => Promise<boolean>
}
type Waiting = {
  readonly item: Incoming
  readonly stored: Promise<void>
  readonly done: () => void
  readonly fail: (error: unknown) => void
  isTaken: boolean
}

export function createUnstored(storage: Storage, clock: Clock): Unstored {
  const waiting = new Map<string, Waiting>()
  const end = (one: Waiting, how: () => void) => {
    if (waiting.get(one.item.key) === one) waiting.delete(one.item.key)
    how()
  }
  const write = async (list: readonly Waiting[]) => {
    if (!list.length) return
    for (const one of list) one.isTaken = true
    try {
      await storage.commit({ at: clock.now(), received: list.map((one) => one.item) })
      for (const one of list) end(one, one.done)
    } catch (error) {
      for (const one of list) end(one, () => one.fail(error))
    }
  }
  return {
    add: (item) => {
      const known = waiting.get(item.key)
      if (known) return known.stored
      const { promise, resolve, reject } = withResolvers()
      waiting.set(item.key, { item, stored: promise, done: resolve, fail: reject, isTaken: false })
      return promise
    },
    take: (key) => {
      const one = waiting.get(key)
      if (!one) return []
      one.isTaken = true
      return [one.item]
    },
    done: (key) => {
      const one = waiting.get(key)
      if (one) end(one, one.done)
    },
    store: () => write([...waiting.values()].filter((one) => !one.isTaken)),
    mustStore: async (key) => {
      const one = waiting.get(key)
      if (!one) return true
      await write([one])
      return one.stored.then(
        () => true,
        () => false,
      )
    },
  }
}

function withResolvers() {
  let resolve = () => {}
  let reject = (_error: unknown) => {}
  const promise = new Promise<void>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}
