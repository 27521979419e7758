// PostgreSQL 15 or newer, for offices that run several machines: the same SQL as SQLite, woken by LISTEN/NOTIFY.
import { randomUUID } from 'node:crypto'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { type Storage, StorageError } from '../ports.ts'
import { migrate } from './migrations.ts'
import { PRESENT } from './postgres-presence.ts'
import { createSqlStorage } from './sql-storage.ts'
import type { Database, Flavour, Tables } from './tables.ts'

const OLDEST = 150_000
/** Names our locks among those of other programs on the same server. */
const WRITERS = 7_310_001
const WAKE = 'dondoc_wake'
const RECONNECT_MS = 1_000

export const POSTGRES: Flavour = {
  name: 'postgres',
  // One writer at a time, as on SQLite: numbers and the audit's chain follow each other without gaps.
  lockWriters: async (work) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(WRITERS)})`.execute(work)
  },
  version: async () => null,
  isNear: false,
  guard: (table) => [
    `create function ${table}_is_kept() returns trigger language plpgsql as
      $$ begin raise exception '${table} is never changed'; end $$`,
    `create trigger ${table}_kept before update or delete or truncate on ${table}
      for each statement execute function ${table}_is_kept()`,
  ],
}

export async function openPostgres(url: string): Promise<Storage> {
  const pool = openPool(url)
  const db: Database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    await refuseOldServer(db)
    await migrate(db, POSTGRES)
  } catch (error) {
    await db.destroy()
    throw explain(error)
  }
  // Our own commits wake our own watchers themselves, and tell them more: heard once more they would only cost an empty look.
  const me = randomUUID()
  return createSqlStorage({
    db,
    flavour: POSTGRES,
    listen: (wake) => listen(url, me, wake),
    announce: async () => {
      await sql`select pg_notify(${sql.lit(WAKE)}, ${sql.lit(me)})`.execute(db)
    },
    explain,
  })
}

export function openPool(url: string, max = 5): pg.Pool {
  // Moments are bigints; node-postgres would give them as text.
  const types = {
    getTypeParser: (oid: number, format?: 'text') => (oid === 20 ? Number : pg.types.getTypeParser(oid, format)),
  }
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types: types as pg.CustomTypesConfig,
    application_name: 'dondoc',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  // An idle connection that breaks must not end the process; the next query opens another.
  pool.on('error', () => undefined)
  // One that breaks at work tells its query, and then emits the error once more: unheard, that would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

async function refuseOldServer(db: Database): Promise<void> {
  const { rows } = await sql<{ v: string }>`select current_setting('server_version_num') as v`.execute(db)
  const version = Number(rows[0]?.v ?? 0)
  if (version < OLDEST)
    throw new StorageError(`the server is PostgreSQL ${Math.floor(version / 10_000)} (use 15 or newer)`, {
      again: false,
    })
}

/** A connection of its own that hears what other machines queue; it comes back by itself and wakes us when it does. */
function listen(url: string, me: string, wake: () => void): () => void {
  let stopped = false
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  const again = () => {
    if (stopped || timer) return
    timer = setTimeout(() => {
      timer = undefined
      void connect()
    }, RECONNECT_MS)
    timer.unref()
  }
  const connect = async () => {
    const mine = new pg.Client({ connectionString: url, application_name: 'dondoc listener', keepAlive: true })
    client = mine
    mine.on('error', again)
    mine.on('end', again)
    mine.on('notification', ({ payload }) => stopped || payload === me || wake())
    try {
      await mine.connect()
      await mine.query(`listen ${WAKE}`)
      await mine.query(PRESENT)
      // What was queued while nobody listened.
      if (stopped) await mine.end()
      else wake()
    } catch {
      again()
    }
  }
  void connect()
  return () => {
    stopped = true
    clearTimeout(timer)
    client?.end().catch(() => undefined)
  }
}

const MEANINGS: readonly (readonly [code: RegExp, again: boolean, meaning: string])[] = [
  [/^(28P01|28000)$/, false, 'the database refuses the user or password (check DATABASE_URL)'],
  [/^3D000$/, false, 'there is no such database (create it, or check DATABASE_URL)'],
  [/^42501$/, false, 'the database user may not do this (give it the rights on its schema)'],
  [/^53100$/, false, 'the disk of the database is full (make room; nothing half-done was written)'],
  [/^25006$/, false, 'the database is read-only (connect to the primary server)'],
  [/^(40001|40P01|53300|57P0[123]|08.{3})$/, true, 'the database is not ready (try again)'],
  [
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/,
    true,
    'the database cannot be reached (check that it runs, and DATABASE_URL)',
  ],
]
const LOST = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/

// The address holds a password, so it stays out of what people read.
function explain(error: unknown): Error {
  if (error instanceof StorageError)
    return new StorageError(`PostgreSQL: ${error.message}`, { cause: error, again: error.again })
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const text = error instanceof Error ? error.message : String(error)
  const known = MEANINGS.find(([pattern]) => pattern.test(code))
  if (known) return new StorageError(`PostgreSQL: ${known[2]}`, { cause: error, again: known[1] })
  if (LOST.test(text))
    return new StorageError('PostgreSQL: the connection was lost (try again)', { cause: error, again: true })
  return error instanceof Error ? error : new Error(text)
}
