// Commits that wait at the same moment are written together: a busy minute waits for the disk a few times, not a hundred.
import type { Changes, Committed } from '../ports.ts'
import { UnflushedError } from './wal-sync.ts'

type Waiting = {
  readonly changes: Changes
  readonly resolve: (committed: Committed) => void
  readonly reject: (error: unknown) => void
  /** It waits for company until then; null: it is in a hurry. */
  readonly until: number | null
}
const TOGETHER_MAX = 64

/** `write` does all of a list or none of it. When a list fails, each of it is tried alone, so that one bad commit spoils no other. */
export function createCommitGroup(
  write: (list: readonly Changes[]) => Promise<readonly Committed[]>,
): (changes: Changes) => Promise<Committed> {
  const waiting: Waiting[] = []
  let running = false
  /** Ends the wait of those that may wait. */
  let patience: ReturnType<typeof setTimeout> | undefined

  const alone = async ({ changes, resolve, reject }: Waiting) => {
    try {
      const [committed] = await write([changes])
      if (!committed) throw new Error('a commit was to come to something')
      resolve(committed)
    } catch (error) {
      reject(error)
    }
  }
  const together = async (list: readonly Waiting[]) => {
    const [only] = list
    if (only && list.length === 1) return alone(only)
    let committed: readonly Committed[]
    try {
      committed = await write(list.map((w) => w.changes))
    } catch (error) {
      if (error instanceof UnflushedError) for (const one of list) one.reject(error)
      else for (const one of list) await alone(one)
      return
    }
    list.forEach((w, i) => {
      const mine = committed[i]
      if (mine) w.resolve(mine)
      else w.reject(new Error('a commit was to come to something'))
    })
  }
  /** Whether any of them is in a hurry, or has waited long enough. */
  const isDue = () => {
    const now = performance.now()
    return waiting.some(({ until }) => until === null || until <= now)
  }
  const run = async () => {
    if (running) return
    running = true
    clearTimeout(patience)
    patience = undefined
    // A turn of the event loop, so that whoever is about to commit joins in.
    await new Promise((resolve) => setImmediate(resolve))
    do await together(waiting.splice(0, TOGETHER_MAX))
    while (isDue())
    running = false
    bePatient()
  }
  const bePatient = () => {
    if (patience || running || !waiting.length) return
    const first = Math.min(...waiting.map(({ until }) => until ?? 0))
    patience = setTimeout(run, Math.max(0, first - performance.now()))
  }
  return (changes) =>
    new Promise((resolve, reject) => {
      const until = changes.withinMs ? performance.now() + changes.withinMs : null
      waiting.push({ changes, resolve, reject, until })
      if (until === null) void run()
      else bePatient()
    })
}
