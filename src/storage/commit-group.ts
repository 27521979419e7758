// Commits that wait at the same moment are written together: a busy minute waits for the disk a few times, not a hundred.
import type { Changes, Committed } from '../ports.ts'

type Waiting = {
  readonly changes: Changes
  readonly resolve: (committed: Committed) => void
  readonly reject: (error: unknown) => void
}
const TOGETHER_MAX = 64

/** `write` does all of a list or none of it. When a list fails, each of it is tried alone, so that one bad commit spoils no other. */
export function createCommitGroup(
  write: (list: readonly Changes[]) => Promise<readonly Committed[]>,
): (changes: Changes) => Promise<Committed> {
  const waiting: Waiting[] = []
  let running = false
  /** Ends the wait of those that may wait; begun by the first of them. */
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
    } catch {
      for (const one of list) await alone(one)
      return
    }
    list.forEach((w, i) => {
      const mine = committed[i]
      if (mine) w.resolve(mine)
      else w.reject(new Error('a commit was to come to something'))
    })
  }
  const run = async () => {
    if (running) return
    running = true
    clearTimeout(patience)
    // A turn of the event loop, so that whoever is about to commit joins in.
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length) await together(waiting.splice(0, TOGETHER_MAX))
    running = false
    patience = undefined
  }
  return (changes) =>
    new Promise((resolve, reject) => {
      waiting.push({ changes, resolve, reject })
      if (changes.withinMs) patience ??= setTimeout(run, changes.withinMs)
      else void run()
    })
}
