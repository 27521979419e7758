// What a register in memory consists of, and how its audit grows.
import type { Moment } from '../domain/calendar.ts'
import type { Entry } from '../domain/ledger.ts'
import type { Address } from '../domain/message.ts'
import type { AuditRow, Changes, Incoming, Turn } from '../ports.ts'
import { type AuditEntry, chained, chatInOrigin, FIRST_HASH, originWith } from './audit.ts'
import type { Entity, EntityTable } from './entities.ts'
import type { MessageRow } from './tables.ts'

export type Kept = { readonly data: string; readonly task: Entity['task'] }
export type MemoryState = {
  revision: number
  readonly values: Record<EntityTable, Map<string, Kept>>
  /** The ledger in order; `by` is a person by number. */
  readonly entries: Map<string, Entry>
  readonly notes: Map<string, string>
  readonly turns: Map<string, Turn>
  readonly parked: Map<string, { readonly to: Address; readonly why: string; readonly at: Moment }>
  readonly moved: Map<string, string>
  readonly messages: Map<number, MessageRow>
  readonly words: Map<number, string>
  /** Bytes of the files of messages. */
  readonly files: Map<number, string>
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
    entries: new Map(),
    notes: new Map(),
    turns: new Map(),
    parked: new Map(),
    moved: new Map(),
    messages: new Map(),
    words: new Map(),
    files: new Map(),
    incoming: new Map(),
    people: new Map(),
    audit: [],
  }
}

/** Who caused a commit, as what is never changed calls them: a person by number. */
export function whoOf(state: MemoryState, { by = 'system' }: Pick<Changes, 'by'>): string {
  return by.includes(':') ? numberedIn(state, by) : by
}
/** The chat message that a commit came from, with its chat by number. */
export function originIn(state: MemoryState, { from }: Pick<Changes, 'from'>): string | null {
  const chat = chatInOrigin(from)
  return originWith(from, chat === null ? undefined : Number(numberedIn(state, chat).slice(1)))
}
function numberedIn(state: MemoryState, ref: string): string {
  const no = state.people.get(ref) ?? state.people.size + 1
  state.people.set(ref, no)
  return `p${no}`
}

export function writeAudit(state: MemoryState, changes: Changes, entries: readonly AuditEntry[]): void {
  if (!entries.length) return
  const who = whoOf(state, changes)
  const numbered = (ref: string) => numberedIn(state, ref)
  const from = originIn(state, changes)
  for (const { what, aboutRef, about, before, afterRef, ...rest } of entries) {
    const named = aboutRef === null ? about : `${about} ${numbered(aboutRef)}`
    const after = afterRef === undefined ? rest.after : numbered(afterRef)
    const last = state.audit.at(-1) ?? { seq: 0, hash: FIRST_HASH }
    state.audit.push(chained(last, { at: changes.at, who, from, what, about: named, before, after }))
  }
}
