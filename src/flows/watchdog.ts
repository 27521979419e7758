// Restarts what looks alive and is not: a poller whose last completed call lies too far back.
import type { Moment } from '../domain/calendar.ts'
import type { Clock, Log } from '../ports.ts'

export type Poller = {
  readonly name: string
  /** When it last completed a call, with or without an update. */
  readonly lastCallAt: () => Moment
  readonly restart: () => Promise<void>
  /** How long one call may take by itself. */
  readonly timeoutMs: number
}
export type Watchdog = { readonly look: () => Promise<void> }

/** Three calls that should have ended and did not: the connection is dead without having said so. */
const TIMEOUTS = 3

export function createWatchdog(
  pollers: readonly Poller[],
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Watchdog {
  const restarting = new Set<string>()
  const restartedAt = new Map<string, Moment>()
  const lookAt = async (poller: Poller) => {
    const patienceMs = poller.timeoutMs * TIMEOUTS
    const since = Math.max(poller.lastCallAt(), restartedAt.get(poller.name) ?? 0)
    const silentMs = clock.now() - since
    // A clock set back makes the silence negative: then it begins anew.
    if (silentMs < 0) restartedAt.set(poller.name, clock.now())
    if (silentMs < patienceMs || restarting.has(poller.name)) return
    restarting.add(poller.name)
    restartedAt.set(poller.name, clock.now())
    log.error('a poller was silent and is restarted', { name: poller.name, silentMs })
    try {
      await poller.restart()
    } catch (error) {
      log.error('a poller could not be restarted', { name: poller.name, error: String(error) })
    } finally {
      restarting.delete(poller.name)
    }
  }
  return { look: async () => void (await Promise.all(pollers.map(lookAt))) }
}
