// The ledger of a register in memory.
import type { Entry, EntryFilter, NewEntry } from '../domain/ledger.ts'
import type { Changes } from '../ports.ts'
import { type MemoryState, originIn, whoOf } from './memory-state.ts'

/** Writes what is not known yet; gives what was written. */
export function writeEntries(state: MemoryState, changes: Changes): readonly NewEntry[] {
  const fresh: NewEntry[] = []
  for (const entry of changes.entries ?? []) {
    if (state.entries.has(entry.id)) continue
    const written = { at: changes.at, by: whoOf(state, changes), from: originIn(state, changes) }
    state.entries.set(entry.id, { ...entry, ...written } as Entry)
    fresh.push(entry)
  }
  return fresh
}

export function readEntries(state: MemoryState, filter: EntryFilter): readonly Entry[] {
  const refs = new Map<string, string>([...state.people].map(([ref, no]) => [`p${no}`, ref]))
  // A blanked person keeps the number alone.
  const refOf = (who: string) => {
    const ref = refs.get(who)
    return ref === undefined || ref.startsWith('blanked ') ? who : ref
  }
  const found = [...state.entries.values()]
    .filter((e) => !filter.tasks || filter.tasks.includes(e.task))
    .filter((e) => !filter.kinds || filter.kinds.includes(e.kind))
    .filter((e) => !filter.ids || filter.ids.includes(e.id))
    .filter((e) => filter.body === undefined || e.body === filter.body)
    .filter((e) => filter.since === undefined || e.at >= filter.since)
    .filter((e) => filter.until === undefined || e.at < filter.until)
  const newest = filter.limit === undefined ? found : found.slice(-filter.limit)
  return newest.map((e) => ({ ...e, by: refOf(e.by) }))
}
