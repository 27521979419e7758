// What a register in memory consists of, and how its audit grows.
import type { Address } from '../domain/message.ts'
import type { AuditRow, Changes, Incoming, Turn } from '../ports.ts'
import { type AuditEntry, chained, FIRST_HASH } from './audit.ts'
import type { Entity, EntityTable } from './entities.ts'
import type { MessageRow } from './tables.ts'

export type Kept = { readonly data: string; readonly task: Entity['task'] }
export type MemoryState = {
  revision: number
  readonly values: Record<EntityTable, Map<string, Kept>>
  readonly notes: Map<string, string>
  readonly turns: Map<string, Turn>
  readonly parked: Map<string, { readonly to: Address; readonly why: string }>
  readonly moved: Map<string, string>
  readonly messages: Map<number, MessageRow>
  readonly words: Map<number, string>
  readonly incoming: Map<string, Incoming & { readonly handled: boolean }>
  readonly people: Map<string, number>
  readonly audit: AuditRow[]
}

export function emptyState(): MemoryState {
  const kept = () => new Map<string, Kept>()
  return {
    revision: 0,
    values: {
      documents: kept(),
      tasks: kept(),
      states: kept(),
      events: kept(),
      chats: kept(),
      members: kept(),
      settings: kept(),
    },
    notes: new Map(),
    turns: new Map(),
    parked: new Map(),
    moved: new Map(),
    messages: new Map(),
    words: new Map(),
    incoming: new Map(),
    people: new Map(),
    audit: [],
  }
}

export function writeAudit(state: MemoryState, changes: Changes, entries: readonly AuditEntry[]): void {
  const numbered = (ref: string) => {
    const no = state.people.get(ref) ?? state.people.size + 1
    state.people.set(ref, no)
    return `p${no}`
  }
  if (!entries.length) return
  const who = changes.by?.includes(':') ? numbered(changes.by) : (changes.by ?? 'system')
  for (const { what, aboutRef, about, before, after } of entries) {
    const named = aboutRef === null ? about : `${about} ${numbered(aboutRef)}`
    const last = state.audit.at(-1) ?? { seq: 0, hash: FIRST_HASH }
    const from = changes.from ?? null
    state.audit.push(chained(last, { at: changes.at, who, from, what, about: named, before, after }))
  }
}
