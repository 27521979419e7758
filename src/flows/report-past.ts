// What a look back needs of the ledger: nothing while nothing was written since.
import { addMonths, type Day, dayOf, type Moment, momentOf } from '../domain/calendar.ts'
import type { Entry } from '../domain/ledger.ts'
import type { Register } from '../domain/register.ts'
import { changedTasks } from '../domain/register-past.ts'
import type { Storage } from '../ports.ts'
import type { AskedFacts } from './answers/asked-reports.ts'
import { allKeptReports } from './report-archive.ts'

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

/** What questions about kept reports need, and about what moved since a week, a month or a day that was asked about. */
export async function askedFacts(
  storage: Pick<Storage, 'entries' | 'notes'>,
  register: Register,
  now: Moment,
  asked: Day | null,
): Promise<AskedFacts> {
  const reports = await allKeptReports(storage, register.directory.provinces)
  const month = addMonths(dayOf(now), -1)
  const from = asked !== null && asked < month ? asked : month
  return { reports, entries: await entriesBehind(storage, register, momentOf(from), now) }
}
