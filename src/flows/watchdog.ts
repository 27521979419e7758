// Restarts what looks alive and is not: a poller whose call should have ended long ago.
import type { Log } from '../ports.ts'

/** A poller as the watchdog sees it. */
export type Watched = {
  readonly start: () => void
  readonly stop: () => Promise<void>
  /** How long one call may take by itself. */
  readonly timeoutMs: number
  readonly health: () => { readonly channel: string; readonly underWayMs: number }
}
export type Watchdog = { readonly look: () => Promise<void> }

/** One call that should have ended three times over: the connection is dead without having said so. */
const TIMEOUTS = 3

export function createWatchdog(pollers: readonly Watched[], log: Log): Watchdog {
  const restarting = new Set<Watched>()
  const lookAt = async (poller: Watched) => {
    const { channel, underWayMs } = poller.health()
    if (underWayMs < poller.timeoutMs * TIMEOUTS || restarting.has(poller)) return
    restarting.add(poller)
    log.error('a poller hangs and is restarted', { channel, silentMs: Math.round(underWayMs) })
    try {
      await poller.stop()
      poller.start()
    } catch (error) {
      log.error('a poller could not be restarted', { channel, error: String(error) })
    } finally {
      restarting.delete(poller)
    }
  }
  return { look: async () => void (await Promise.all(pollers.map(lookAt))) }
}
