// What a look back needs of the ledger: nothing while nothing was written since.
import type { Moment } from '../domain/calendar.ts'
import type { Entry } from '../domain/ledger.ts'
import type { Register } from '../domain/register.ts'
import { changedTasks } from '../domain/register-past.ts'
import type { Storage } from '../ports.ts'

/** More tasks than a statement should name: all entries are read. */
const TASKS_MAX = 500

export async function entriesBehind(
  storage: Pick<Storage, 'entries'>,
  register: Register,
  at: Moment,
  /** The last moment looked at from there on. */
  until: Moment = at,
): Promise<readonly Entry[]> {
  const tasks = changedTasks(register, at)
  const told = tasks.length
    ? await storage.entries({ until: until + 1, ...(tasks.length <= TASKS_MAX ? { tasks } : {}) })
    : []
  const all = [...told, ...(await storage.entries({ kinds: ['corrected'], since: at + 1 }))]
  return [...new Map(all.map((e) => [e.id, e] as const)).values()]
}
