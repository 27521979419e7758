// SQLite, the embedded default: one file in the data folder, safe against a kill and a power cut.
import { Kysely, sql } from 'kysely'
import Libsql from 'libsql'
import { type Storage, StorageError } from '../ports.ts'
import { createLibsqlDialect } from './libsql-dialect.ts'
import { migrate } from './migrations.ts'
import { createSqlStorage } from './sql-storage.ts'
import { statement } from './statement.ts'
import type { Database, Flavour, Tables } from './tables.ts'
import { createWalSync } from './wal-sync.ts'

/** Short, since it stops the event loop: the dialect waits the rest of the time without stopping anything. */
const BUSY_MS = 20
/** 16 MB of log at most before it is written back. */
const WAL_PAGES = 4_000
/** How often we look whether another process wrote: what a command queues leaves within two seconds. */
const LOOK_MS = 500

const dataVersion = statement<object, { data_version: number }>((db) =>
  sql<{ data_version: number }>`pragma data_version`.compile(db),
)

export const SQLITE: Flavour = {
  name: 'sqlite',
  // «begin immediate» holds the file's write lock already.
  lockWriters: async () => undefined,
  version: async (work) => (await dataVersion(work, {})).rows[0]?.data_version ?? null,
  isNear: true,
  guard: (table) =>
    (['update', 'delete'] as const).map(
      (verb) => `create trigger ${table}_no_${verb} before ${verb} on ${table}
        begin select raise(abort, '${table} is never changed'); end`,
    ),
}

export async function openSqlite(path: string): Promise<Storage> {
  const file = openFile(path)
  // What FULL would do, without stopping the event loop: the dialect waits for the log to be flushed before it says that a change is done.
  file.pragma('synchronous = NORMAL')
  const db: Database = new Kysely<Tables>({ dialect: createLibsqlDialect(file, createWalSync(path)) })
  try {
    await migrate(db, SQLITE)
  } catch (error) {
    await db.destroy()
    throw explain(error, path)
  }
  return createSqlStorage({
    db,
    flavour: SQLITE,
    listen: (wake) => lookForWrites(db, wake),
    announce: async () => undefined,
    explain: (error) => explain(error, path),
  })
}

export function openFile(path: string): Libsql.Database {
  try {
    const file = new Libsql(path)
    file.pragma(`busy_timeout = ${BUSY_MS}`)
    file.pragma('journal_mode = WAL')
    // FULL: an acknowledged change survives a power cut, not only a crash.
    file.pragma('synchronous = FULL')
    // The same few pages change with every question: written back less often, they are written back once for many.
    file.pragma(`wal_autocheckpoint = ${WAL_PAGES}`)
    return file
  } catch (error) {
    throw explain(error, path)
  }
}

/** `data_version` moves when another connection wrote; our own writes wake us without it. */
function lookForWrites(db: Database, wake: () => void): () => void {
  let seen: number | null = null
  let looking = false
  const look = async () => {
    if (looking) return
    looking = true
    try {
      const { rows } = await dataVersion(db, {})
      const version = rows[0]?.data_version ?? 0
      if (seen !== null && version !== seen) wake()
      seen = version
    } catch {
      // The next look tells; whoever queries meets the error itself.
    }
    looking = false
  }
  void look()
  const timer = setInterval(() => void look(), LOOK_MS)
  timer.unref()
  return () => clearInterval(timer)
}

const MEANINGS: readonly (readonly [pattern: RegExp, again: boolean, meaning: string])[] = [
  [/SQLITE_BUSY|SQLITE_LOCKED|is locked/, true, 'the database is busy with another program (try again)'],
  [/SQLITE_FULL|disk is full/, false, 'the disk is full (make room; nothing half-done was written)'],
  [/SQLITE_READONLY|readonly/, false, 'the database cannot be written (check the rights of the data folder)'],
  [/SQLITE_NOTADB|not a database/, false, 'this file is no database (move it away, or restore a backup)'],
  [/SQLITE_CORRUPT|malformed/, false, 'the database is damaged (restore the newest backup)'],
  [/SQLITE_IOERR|disk I\/O|-wal: /, false, 'the disk fails (check it; nothing half-done was written)'],
  [/unable to open|: 14/i, false, 'the database cannot be opened (check that the folder exists and is yours)'],
]

function explain(error: unknown, path: string): Error {
  if (error instanceof StorageError)
    return new StorageError(`${path}: ${error.message}`, { cause: error, again: error.again })
  const text = error instanceof Error ? `${'code' in error ? String(error.code) : ''} ${error.message}` : String(error)
  const known = MEANINGS.find(([pattern]) => pattern.test(text))
  if (known) return new StorageError(`${path}: ${known[2]}`, { cause: error, again: known[1] })
  return error instanceof Error ? error : new Error(text)
}
