// The audit: what each commit says of itself, in a chain of hashes that nothing can be taken out of unseen.
import { hash } from 'node:crypto'
import type { NewEntry } from '../domain/ledger.ts'
import { type Address, addressKey } from '../domain/message.ts'
import type { AuditRow, Changes } from '../ports.ts'
import type { Entity } from './entities.ts'

/** A line before it has a place in the chain. `about` may be a person or chat (`telegram:123`), shown by number. */
export type AuditEntry = {
  readonly what: string
  readonly about: string
  readonly aboutRef: string | null
  readonly before: string | null
  readonly after: string | null
  /** The new value is itself a chat, shown by number. */
  readonly afterRef?: string
}
/** What reached a place, before and after: null where nothing stands in its way. */
export type ParkChange = { readonly to: Address; readonly before: string | null; readonly after: string | null }
/** All that one commit changed. */
export type Written = {
  readonly entities: readonly EntityChange[]
  readonly parks: readonly ParkChange[]
  readonly deliveries: readonly Delivery[]
  readonly ledger: readonly NewEntry[]
}
/** A value as it was and as it is now. */
export type EntityChange = { readonly entity: Entity; readonly before: string | null }

export const FIRST_HASH = '0'.repeat(64)

/** The lines of one commit: every changed value with its old and new form, every delivery, whatever the flow noted. */
export function auditEntries(changes: Changes, written: Written): readonly AuditEntry[] {
  return [
    ...written.entities.map(entityEntry),
    ...written.ledger.map(ledgerEntry),
    ...written.parks.map(parkEntry),
    ...(changes.moved ?? []).filter((m) => m.from !== m.to).map(moveEntry),
    ...written.deliveries.map(deliveryEntry),
    ...(changes.noted ?? []).map((n) => ({
      what: n.what,
      about: n.about,
      aboutRef: null,
      before: null,
      after: n.value,
    })),
  ]
}
/** Whether the register is another one afterwards. */
export function isChanged(changes: Changes, { entities, parks, ledger }: Written): boolean {
  return entities.length + parks.length + ledger.length + (changes.moved?.length ?? 0) > 0
}

/** Where a chat message is named after its chat, the chat in it: `zalo:abc:12` → `zalo:abc:`; a number of the platform's own says nothing. */
export function chatInOrigin(from: string | undefined): string | null {
  return /^[^:]+:.+(?=:[^:]*$)/.exec(from ?? '')?.[0].concat(':') ?? null
}
export function originWith(from: string | undefined, no: number | undefined): string | null {
  const chat = chatInOrigin(from)
  if (from === undefined || chat === null || no === undefined) return from ?? null
  return `${from.slice(0, from.indexOf(':'))}:p${no}:${from.slice(chat.length)}`
}

/** A message that reached its end. */
export type Delivery = {
  readonly key: string
  readonly channel: string
  readonly chat: string
  readonly address: string
  readonly kind: string
  readonly state: string
  readonly why: string | null
}

/** The row that follows another. */
export function chained(last: Pick<AuditRow, 'seq' | 'hash'>, row: Omit<AuditRow, 'seq' | 'hash'>): AuditRow {
  const seq = last.seq + 1
  return { ...row, seq, hash: hashOf(last.hash, { ...row, seq }) }
}

/** The first row that does not follow from the one before it; null when the chain is whole. */
export function brokenAt(rows: readonly AuditRow[], before = FIRST_HASH): number | null {
  let last = before
  for (const row of rows) {
    if (row.hash !== hashOf(last, row)) return row.seq
    last = row.hash
  }
  return null
}

function hashOf(last: string, row: Omit<AuditRow, 'hash'>): string {
  const parts = [last, row.seq, row.at, row.who, row.from, row.what, row.about, row.before, row.after]
  return sha256(JSON.stringify(parts))
}
function sha256(text: string): string {
  return hash('sha256', text)
}

const NAMES = {
  documents: 'document',
  tasks: 'task',
  states: 'state',
  events: 'event',
  chats: 'chat',
  members: 'member',
  settings: 'setting',
} as const

function entityEntry({ entity, before }: EntityChange): AuditEntry {
  const name = NAMES[entity.table]
  const what = `${name} ${before === null ? 'added' : entity.data === null ? 'removed' : 'changed'}`
  const personal = entity.table === 'chats' || entity.table === 'members'
  return {
    what,
    about: personal ? name : `${name} ${entity.key}`,
    aboutRef: personal ? entity.key : null,
    before: entity.table === 'settings' ? before : impersonal(before, personal),
    after: entity.table === 'settings' ? entity.data : impersonal(entity.data, personal),
  }
}

// Ids of people and chats stand in the audit by number only, so that they can be blanked while the chain stays whole.
function impersonal(data: string | null, isPerson: boolean): string | null {
  if (data === null) return null
  const { to: _to, user: _user, channel: _channel, recordedBy: _recordedBy, name, ...rest } = JSON.parse(data)
  // The name of an event is no person's.
  return JSON.stringify(isPerson || name === undefined ? rest : { ...rest, name })
}

// The ledger keeps the words; the audit chains what was written, so that nothing can be put into it or taken out unseen.
function ledgerEntry(entry: NewEntry): AuditEntry {
  const after = JSON.stringify(entry)
  return { what: `entry ${entry.kind}`, about: `task ${entry.task}`, aboutRef: null, before: null, after }
}
function deliveryEntry(d: Delivery): AuditEntry {
  const after = JSON.stringify({ kind: d.kind, message: sha256(d.key).slice(0, 16), why: d.why })
  return { what: `message ${d.state}`, about: 'chat', aboutRef: d.address, before: null, after }
}
function parkEntry({ to, before, after }: ParkChange): AuditEntry {
  return { what: after === null ? 'unparked' : 'parked', about: 'chat', aboutRef: addressKey(to), before, after }
}
function moveEntry({ channel, from, to }: NonNullable<Changes['moved']>[number]): AuditEntry {
  const afterRef = `${channel}:${to}:`
  return { what: 'moved', about: 'chat', aboutRef: `${channel}:${from}:`, before: null, after: null, afterRef }
}
