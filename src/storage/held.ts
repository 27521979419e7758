// What a writer knows of the database from its last transaction: the newest numbers and the people it met. It holds while nobody else wrote.
import type { AuditRow } from '../ports.ts'
import type { Flavour, Work } from './tables.ts'

export type Held = {
  /** As the database tells whether others wrote; null: it does not tell. */
  version: number | null
  revision: number | null
  message: number | null
  incoming: number | null
  audit: Pick<AuditRow, 'seq' | 'hash'> | null
  moved: ReadonlyMap<string, string> | null
  readonly people: Map<string, number>
}
/** One writing transaction. */
export type Writing = { readonly work: Work; readonly held: Held; readonly flavour: Flavour }

const PEOPLE_KEPT = 20_000

export function createHeld(): Held {
  return { version: null, revision: null, message: null, incoming: null, audit: null, moved: null, people: new Map() }
}
export function forget(held: Held): void {
  const { people, ...nothing } = createHeld()
  Object.assign(held, nothing)
  held.people.clear()
}

/** The first thing of a transaction, under the writers' lock: forgets what another process may have changed. */
export async function beginWriting(work: Work, held: Held, flavour: Flavour): Promise<Writing> {
  const version = await flavour.version(work)
  if (version === null || version !== held.version || held.people.size > PEOPLE_KEPT) forget(held)
  held.version = version
  return { work, held, flavour }
}
