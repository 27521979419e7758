// The ledger in SQL: written at the end, never changed.
import type { Entry, EntryFilter, NewEntry } from '../domain/ledger.ts'
import type { Changes } from '../ports.ts'
import type { Writing } from './held.ts'
import { inParts } from './parts.ts'
import { originOf, refsBehind, whoOf } from './sql-people.ts'
import { listStatement } from './statement.ts'
import type { Database } from './tables.ts'

/** Writes what is not known yet; gives what was written. */
export async function writeEntries(on: Writing, changes: Changes): Promise<readonly NewEntry[]> {
  const wanted = [...new Map((changes.entries ?? []).map((e) => [e.id, e] as const)).values()]
  const { work } = on
  const known = new Set<string>()
  for (const part of inParts(wanted)) {
    const ids = part.map((e) => e.id)
    for (const row of await work.selectFrom('entries').select('key').where('key', 'in', ids).execute())
      known.add(row.key)
  }
  const fresh = wanted.filter((e) => !known.has(e.id))
  if (!fresh.length) return []
  const newest = await work
    .selectFrom('entries')
    .select((e) => e.fn.max('seq').as('seq'))
    .executeTakeFirst()
  const first = Number(newest?.seq ?? 0) + 1
  const [who, origin] = [await whoOf(on, changes), await originOf(on, changes)]
  const rows = fresh.map((entry, i) => ({
    key: entry.id,
    seq: first + i,
    task: entry.task,
    body: entry.body,
    kind: entry.kind,
    at: changes.at,
    who,
    origin,
    data: JSON.stringify(entry),
  }))
  for (const part of inParts(rows)) await work.insertInto('entries').values(part).execute()
  return fresh
}

export async function readEntries(db: Database, filter: EntryFilter): Promise<readonly Entry[]> {
  if ([filter.tasks, filter.kinds, filter.ids].some((list) => list?.length === 0)) return []
  const { tasks, ...further } = filter
  const isPlain = tasks && tasks.length <= FEW && Object.values(further).every((wish) => wish === undefined)
  const rows = isPlain ? (await entriesOfTasks(db, {}, tasks)).rows : await filteredEntries(db, filter)
  const refs = await refsBehind(
    db,
    rows.map((row) => row.who),
  )
  return rows.toReversed().map((row) => {
    const entry = JSON.parse(row.data) as NewEntry
    return { ...entry, at: row.at, by: refs.get(row.who) ?? row.who, from: row.origin } as Entry
  })
}
/** Each question about one task asks this. */
const FEW = 16
const entriesOfTasks = listStatement((db, _: object, tasks: readonly number[]) =>
  db.selectFrom('entries').selectAll().where('task', 'in', tasks).orderBy('seq', 'desc').compile(),
)
async function filteredEntries(db: Database, filter: EntryFilter) {
  let query = db.selectFrom('entries').selectAll()
  if (filter.tasks) query = query.where('task', 'in', filter.tasks)
  if (filter.kinds) query = query.where('kind', 'in', filter.kinds)
  if (filter.ids) query = query.where('key', 'in', filter.ids)
  if (filter.body !== undefined) query = query.where('body', '=', filter.body)
  if (filter.since !== undefined) query = query.where('at', '>=', filter.since)
  if (filter.until !== undefined) query = query.where('at', '<', filter.until)
  // The newest ones where not all are wanted, but always in the order they were written.
  query = query.orderBy('seq', 'desc')
  return await (filter.limit === undefined ? query : query.limit(filter.limit)).execute()
}
