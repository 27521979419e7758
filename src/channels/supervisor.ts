// Keeps a poller alive: what goes wrong is said once in the log, waited out, and said once when it is over.
import type { Log } from '../ports.ts'
import type { ApiReply } from './bot-api.ts'

export type Waits = { readonly firstMs: number; readonly longestMs: number; readonly tokenMs: number }
export const WAITS: Waits = { firstMs: 1_000, longestMs: 60_000, tokenMs: 5 * 60_000 }

export type PollerHealth = {
  readonly channel: string
  readonly state: 'starting' | 'ok' | 'token' | 'conflict' | 'network' | 'storage' | 'stopped'
  /** Ends of polls, counted: one that stands still is dead however alive it looks. */
  readonly polls: number
}
export type Poller = {
  readonly start: () => void
  readonly stop: () => Promise<void>
  readonly health: () => PollerHealth
}
export type Trouble = Exclude<PollerHealth['state'], 'starting' | 'ok' | 'stopped'>
export type PollerParts = {
  readonly channel: string
  readonly log: Log
  readonly waits?: Waits
  /** One poll. Null: it went well. */
  readonly once: (signal: AbortSignal) => Promise<{ readonly trouble: Trouble; readonly afterMs: number | null } | null>
}

const STOP_MS = 1_500
const SAYS: Readonly<Record<Trouble, string>> = {
  token: 'the platform refuses the token: mend it in .env and start again',
  conflict: 'another program or a webhook receives for this bot: only one may',
  network: 'the platform cannot be reached: trying again',
  storage: 'what came cannot be stored: trying again',
}

export function createPoller({ channel, log, once, waits = WAITS }: PollerParts): Poller {
  let state: PollerHealth['state'] = 'starting'
  let polls = 0
  let failures = 0
  let stopping = new AbortController()
  let loop: Promise<void> | null = null

  const turn = async (signal: AbortSignal): Promise<void> => {
    const trouble = await once(signal).catch((error) => {
      log.error('a poller threw', { channel, error: error instanceof Error ? error.name : 'unknown' })
      return { trouble: 'network' as const, afterMs: null }
    })
    if (signal.aborted) return
    polls++
    if (!trouble) {
      if (state !== 'ok' && state !== 'starting') log.info('receiving again', { channel })
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
    start: () => {
      if (loop) return
      stopping = new AbortController()
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
      state = 'stopped'
    },
    health: () => ({ channel, state, polls }),
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
