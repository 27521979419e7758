// Keeps a poller alive: what goes wrong is said once in the log, waited out, and said once when it is over.
import type { Log } from '../ports.ts'
import type { ApiReply } from './bot-api.ts'

export type Waits = { readonly firstMs: number; readonly longestMs: number; readonly tokenMs: number }
export const WAITS: Waits = { firstMs: 1_000, longestMs: 60_000, tokenMs: 5 * 60_000 }

export type PollerHealth = {
  readonly channel: string
  /** `waiting`: another machine polls for this bot. */
  readonly state: 'starting' | 'ok' | 'token' | 'conflict' | 'network' | 'storage' | 'stopped' | 'waiting'
  /** Ends of polls, counted. */
  readonly polls: number
  /** Since the last poll ended, or since the start; by a clock that nobody sets back. */
  readonly ageMs: number
  /** How long the poll under way has been going on; zero between polls. */
  readonly underWayMs: number
}
export type Poller = {
  /** `isMine` is false while another machine polls for this bot; left out, it stays what it was. */
  readonly start: (isMine?: () => boolean) => void
  readonly stop: () => Promise<void>
  readonly health: () => PollerHealth
  /** How long one poll may take by itself. */
  readonly timeoutMs: number
}
export type Trouble = Exclude<PollerHealth['state'], 'starting' | 'ok' | 'stopped' | 'waiting'>
export type PollerParts = {
  readonly channel: string
  readonly log: Log
  readonly waits?: Waits
  readonly timeoutMs: number
  /** One poll. Null: it went well. */
  readonly once: (signal: AbortSignal) => Promise<{ readonly trouble: Trouble; readonly afterMs: number | null } | null>
}

const STOP_MS = 1_500
const NOT_MINE_MS = 500
const SAYS: Readonly<Record<Trouble, string>> = {
  token: 'the platform refuses the token: mend it in .env and start again',
  conflict: 'another program or a webhook receives for this bot: only one may',
  network: 'the platform cannot be reached: trying again',
  storage: 'what came cannot be stored: trying again',
}

export function createPoller(parts: PollerParts): Poller {
  const { channel, log, once, timeoutMs, waits = WAITS } = parts
  let isMine = () => true
  let state: PollerHealth['state'] = 'starting'
  let polls = 0
  let failures = 0
  let endedAt = performance.now()
  let begunAt: number | null = null
  let stopping = new AbortController()
  let loop: Promise<void> | null = null

  const turn = async (signal: AbortSignal): Promise<void> => {
    if (!isMine()) {
      state = 'waiting'
      return pause(NOT_MINE_MS, signal)
    }
    begunAt = performance.now()
    const trouble = await once(signal).catch((error) => {
      log.error('a poller threw', { channel, error: error instanceof Error ? error.name : 'unknown' })
      return { trouble: 'network' as const, afterMs: null }
    })
    // The loop that a restart left behind ends here and says nothing of the new one.
    if (signal.aborted) return
    polls++
    endedAt = performance.now()
    begunAt = null
    // It was taken over in the middle of a poll, and the platform says so: no trouble.
    if (trouble && !isMine()) return
    if (!trouble) {
      if (state !== 'ok' && state !== 'starting' && state !== 'waiting') log.info('receiving again', { channel })
      state = 'ok'
      failures = 0
      return
    }
    // One line when it begins; the tries in between would fill the log.
    if (state !== trouble.trouble) log.warn(SAYS[trouble.trouble], { channel })
    state = trouble.trouble
    const growing = Math.min(waits.firstMs * 2 ** Math.min(failures++, 20), waits.longestMs)
    await pause(trouble.afterMs ?? (state === 'token' ? waits.tokenMs : growing), signal)
  }
  return {
    start: (may = isMine) => {
      if (loop) return
      isMine = may
      stopping = new AbortController()
      endedAt = performance.now()
      begunAt = null
      const { signal } = stopping
      loop = (async () => {
        while (!signal.aborted) await turn(signal)
      })()
    },
    stop: async () => {
      stopping.abort()
      // A poll that hangs is left to end by itself; what it brings is stored all the same.
      await Promise.race([loop, pause(STOP_MS, new AbortController().signal)])
      loop = null
      begunAt = null
      state = 'stopped'
    },
    health: () => {
      const now = performance.now()
      return { channel, state, polls, ageMs: now - endedAt, underWayMs: begunAt === null ? 0 : now - begunAt }
    },
    timeoutMs,
  }
}

/** What a failed call means for whoever polls. */
export function troubleOf(reply: Exclude<ApiReply, { kind: 'ok' }>): {
  readonly trouble: Trouble
  readonly afterMs: number | null
} {
  if (reply.kind !== 'refused') return { trouble: 'network', afterMs: null }
  const afterMs = reply.parameters.retry_after === undefined ? null : reply.parameters.retry_after * 1_000
  if (reply.code === 401 || reply.code === 404) return { trouble: 'token', afterMs }
  if (reply.code === 409) return { trouble: 'conflict', afterMs }
  return { trouble: 'network', afterMs }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
  })
}
