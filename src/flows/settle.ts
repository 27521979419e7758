// Writes down what became of sent messages: everything that is ready in one commit, again and again until it is written.
import { dayOf } from '../domain/calendar.ts'
import type { Changes, Clock, Log, Storage } from '../ports.ts'
import { StorageError } from '../ports.ts'
import { quotaCrossed, quotaNotices } from './send-troubles.ts'

type Settled = Omit<Changes, 'at'>
export type Settler = {
  readonly settle: (changes: Settled) => Promise<void>
  /** True while something sent could not be written down: nothing new may be sent, it would go twice. */
  readonly isStuck: () => boolean
}
type Waiting = { readonly changes: Settled; readonly done: () => void }
type Parts = {
  readonly storage: Storage
  readonly clock: Clock
  readonly log: Log
  readonly channel: string
  /** Messages a month, where the platform counts them. */
  readonly quota: number | null
}

const AGAIN_MS = 1_000
const BUG_TRIES = 5

export function createSettler(parts: Parts): Settler {
  let waiting: Waiting[] = []
  let working = false
  let failures = 0

  const work = async () => {
    working = true
    while (waiting.length) {
      // After a bug one at a time, so that one wrong message does not hold the others.
      const batch = failures > 0 ? waiting.slice(0, 1) : waiting
      waiting = waiting.slice(batch.length)
      await write(batch)
    }
    working = false
  }
  const write = async (batch: readonly Waiting[]) => {
    try {
      await commit(parts, merged(batch.map((w) => w.changes)))
      failures = 0
      for (const { done } of batch) done()
    } catch (error) {
      failures++
      parts.log.error('a settlement could not be written', { failures, error: String(error) })
      const isBug = !(error instanceof StorageError)
      if (isBug && batch.length === 1 && failures > BUG_TRIES) for (const { done } of batch) done()
      else waiting = [...batch, ...waiting]
      await new Promise((resolve) => setTimeout(resolve, isBug && batch.length > 1 ? 0 : AGAIN_MS).unref())
    }
  }
  return {
    settle: (changes) =>
      new Promise((done) => {
        waiting.push({ changes, done })
        if (!working) void work()
      }),
    isStuck: () => failures > 0,
  }
}

async function commit({ storage, clock, channel, quota }: Parts, changes: Settled): Promise<void> {
  const now = clock.now()
  const sent = (changes.settled ?? []).filter((s) => s.state === 'sent').length
  const counted = quota !== null && sent > 0 ? await countQuota(storage, { channel, quota, sent }, now) : null
  await storage.commit({
    ...changes,
    at: now,
    ...(counted ? { notes: counted.notes, queue: [...(changes.queue ?? []), ...counted.queue] } : {}),
  })
}

async function countQuota(
  storage: Storage,
  { channel, quota, sent }: { readonly channel: string; readonly quota: number; readonly sent: number },
  now: number,
) {
  const month = dayOf(now).slice(0, 7)
  const key = `quota:${channel}:${month}`
  const before = Number((await storage.notes(key)).get(key) ?? 0)
  const used = before + sent
  const crossed = quotaCrossed(before, used, quota)
  const notices = crossed.map((percent) => quotaNotices(storage, { channel, month, percent, used, quota }, now))
  return { notes: { [key]: String(used) }, queue: (await Promise.all(notices)).flat() }
}

function merged(all: readonly Settled[]): Settled {
  return {
    // As long as the least patient of them.
    withinMs: Math.min(...all.map((c) => c.withinMs ?? 0)),
    settled: all.flatMap((c) => c.settled ?? []),
    queue: all.flatMap((c) => c.queue ?? []),
    parks: all.flatMap((c) => c.parks ?? []),
    moved: all.flatMap((c) => c.moved ?? []),
  }
}
