// Opens the register where the settings say: for a command beside the service, or for the service itself.
import { join } from 'node:path'
import { type Lead, type Storage, StorageError } from '../ports.ts'
import type { Place } from './backup.ts'

export type StoreSettings = { readonly folder: string; readonly databaseUrl: string }
/** A service's hold on its register. */
export type ServiceHold = {
  readonly kind: 'held'
  /** True where no other service can be alive: what a dead one left on its way is taken at once. */
  readonly isSole: boolean
  /** The right to send for a bot (its channel and token); at once and for ever where this service is the only one. */
  readonly lead: (bot: string, onChange?: (isMine: boolean) => void) => Lead
  readonly release: () => Promise<void>
}
/** Another service holds the register; its process id, where it could be read. */
export type HoldTaken = { readonly kind: 'taken'; readonly pid: number | null }

export function placeOf({ folder, databaseUrl }: StoreSettings): Place {
  return databaseUrl ? { kind: 'postgres', url: databaseUrl } : { kind: 'sqlite', path: join(folder, 'dondoc.db') }
}

/** For every command: beside a running service on either database. */
export async function openStore(settings: StoreSettings): Promise<Storage> {
  const place = placeOf(settings)
  // Loaded only where it is needed: a question asked on the command line should not wait for the other driver.
  if (place.kind === 'postgres') return (await import('./postgres.ts')).openPostgres(place.url)
  return (await import('./sqlite.ts')).openSqlite(place.path)
}

/** For `dondoc start`: on SQLite one service holds the register, on PostgreSQL several share it. */
export async function holdForService(settings: StoreSettings): Promise<ServiceHold | HoldTaken> {
  const place = placeOf(settings)
  if (place.kind === 'sqlite') {
    const { takeServiceLock } = await import('./service-lock.ts')
    const lock = takeServiceLock(settings.folder)
    if (lock.kind === 'taken') return lock
    return { kind: 'held', isSole: true, lead: () => ALWAYS, release: async () => lock.release() }
  }
  const { seekLead } = await import('./sender-lead.ts')
  const leads: Lead[] = []
  return {
    kind: 'held',
    isSole: false,
    lead: (bot, onChange) => {
      const lead = seekLead(place.url, bot, onChange)
      leads.push(lead)
      return lead
    },
    release: async () => void (await Promise.all(leads.map((lead) => lead.release()))),
  }
}

/** Holds a register for one that replaces or copies all of it: no service may run meanwhile, on this machine or another. */
export async function holdForKeeping(place: Place, folder: string): Promise<{ readonly release: () => Promise<void> }> {
  if (place.kind === 'postgres') return (await import('./postgres-presence.ts')).withoutServices(place.url)
  const { takeServiceLock } = await import('./service-lock.ts')
  const lock = takeServiceLock(folder)
  if (lock.kind === 'held') return { release: async () => lock.release() }
  throw new StorageError(`a service${pidOf(lock)} holds ${folder} (stop it first)`, { again: false })
}
const pidOf = ({ pid }: { readonly pid: number | null }) => (pid === null ? '' : ` (pid ${pid})`)
const ALWAYS: Lead = { isMine: () => true, release: async () => undefined }
