// Waits for the disk beside the event loop: SQLite's own flush (synchronous=FULL) stops everything while a slow disk turns.
import { close, fdatasync, open } from 'node:fs'
import { promisify } from 'node:util'

const openHandle = promisify(open)
const closeHandle = promisify(close)
const flushHandle = promisify(fdatasync)

/** Written and seen by everybody, but perhaps not yet on the disk: to do it again would be to do it twice. */
export class UnflushedError extends Error {}

export type WalSync = {
  /** Done when all that was committed before this call lies on the disk. Fails with `UnflushedError`. */
  readonly flush: () => Promise<void>
  /** Lets the log go; before the database is closed, which removes it. */
  readonly close: () => Promise<void>
}

/** For the log beside the database at `path`, in WAL mode and with a connection open: until that is closed the log stays the same file. */
export function createWalSync(path: string, flushed: (handle: number) => Promise<void> = flushHandle): WalSync {
  let handle: Promise<number> | null = null
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  const start = (): Promise<void> => {
    // Windows flushes only what may be written.
    handle ??= openHandle(`${path}-wal`, 'r+')
    const mine = handle
      .then(flushed)
      .catch((error: unknown) => {
        handle = null
        throw new UnflushedError(`${path}-wal: ${error instanceof Error ? error.message : error}`, { cause: error })
      })
      .finally(() => {
        if (running === mine) running = null
      })
    running = mine
    return mine
  }
  const afterThat = () => {
    next = null
    return start()
  }
  return {
    // A flush that has begun may have missed what was written since: the next one takes all who came meanwhile.
    flush: () => {
      if (!running) return start()
      next ??= running.then(afterThat, afterThat)
      return next
    },
    close: async () => {
      const [open, ...waiting] = [handle, running, next]
      handle = null
      await Promise.allSettled(waiting)
      if (open) await open.then(closeHandle, () => undefined)
    },
  }
}
