// Backups: the register as one SQLite file whatever it lives in, taken while running, opened and counted before it counts as one.
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import Libsql from 'libsql'
import { StorageError } from '../ports.ts'
import { editedFiles, enclose, enclosed, putBack, unenclose } from './edited-files.ts'
import { createLibsqlDialect } from './libsql-dialect.ts'
import { migrate, SCHEMA_VERSION } from './migrations.ts'
import { openPool, POSTGRES } from './postgres.ts'
import { openFile, SQLITE } from './sqlite.ts'
import type { Database, Tables } from './tables.ts'

/** Where a register lives. */
export type Place =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: string }
export type Counts = {
  readonly version: number
  readonly documents: number
  readonly tasks: number
  readonly messages: number
  readonly audit: number
}

/** Every table but `meta`, and the order of its pages. A table left out does not compile; a test compares with the database. */
export const COPIED: Readonly<Record<Exclude<keyof Tables, 'meta'>, string>> = {
  documents: 'key',
  tasks: 'key',
  states: 'key',
  events: 'key',
  chats: 'key',
  members: 'key',
  settings: 'key',
  notes: 'key',
  turns: 'key',
  parked: 'channel, chat, thread',
  moved: 'channel, old_chat',
  messages: 'id',
  texts: 'message',
  files: 'id',
  attached: 'message',
  tells: 'step, message',
  incoming: 'key',
  people: 'no',
  audit: 'seq',
  entries: 'seq',
}
type Table = keyof typeof COPIED
const TABLES = Object.keys(COPIED) as Table[]
const PAGE = 2_000
const INSERT = 200
/** Files are large: few at a time. */
const FILES_PAGE = 4

/**
 * Writes a backup beside its name first: a half one never bears the name. Refuses to write over anything. `dataDir`: whose files that
 * people edit go along.
 */
export async function backup(from: Place, target: string, dataDir: string | null = null): Promise<Counts> {
  if (existsSync(target)) throw new StorageError(`${target} exists already (choose another name)`, { again: false })
  const half = `${target}.${process.pid}.part`
  mkdirSync(dirname(target), { recursive: true })
  rmSync(half, { force: true })
  try {
    if (from.kind === 'sqlite') vacuumInto(from.path, half)
    else {
      // A copy in two steps: the first stands in a file and its log, the second in one file alone.
      await copyInto(from, { kind: 'sqlite', path: `${half}-copy` })
      vacuumInto(`${half}-copy`, half)
    }
    if (dataDir) enclose(half, editedFiles(dataDir))
    const counts = await inspect(half)
    flush(half)
    renameSync(half, target)
    flush(dirname(target))
    return counts
  } finally {
    for (const end of ['', '-copy', '-copy-wal', '-copy-shm']) rmSync(half + end, { force: true })
  }
}

/** Opens a backup as a restore would, checks it and counts what is in it. */
export async function inspect(path: string): Promise<Counts> {
  if (!existsSync(path)) throw new StorageError(`${path}: there is no such file`, { again: false })
  // Opened as it is: making it a WAL database would change it, and part of it would then stand in a second file.
  const db = new Kysely<Tables>({ dialect: createLibsqlDialect(new Libsql(path)) })
  try {
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
    if (rows[0]?.integrity_check !== 'ok') throw new Error(`integrity: ${rows[0]?.integrity_check}`)
    return await countsOf(db)
  } catch (error) {
    throw new StorageError(`${path} is no backup that can be restored (choose another one)`, {
      cause: error,
      again: false,
    })
  } finally {
    await db.destroy()
  }
}

/**
 * Puts a backup in the place of the register, and its files that people edit into `dataDir`; no service may run. On SQLite what was there
 * stays beside it under `moved`; a PostgreSQL database has to be empty. Files that said something else stay beside theirs (`aside`).
 */
export async function restore(
  file: string,
  to: Place,
  { stamp, dataDir = null }: { readonly stamp: string; readonly dataDir?: string | null },
): Promise<{ readonly counts: Counts; readonly moved: string | null; readonly aside: readonly string[] }> {
  const counts = await inspect(file)
  if (counts.version > SCHEMA_VERSION)
    throw new StorageError(`${file} was written by a newer program (update the program first)`, { again: false })
  if (to.kind === 'postgres') {
    await restoreIntoPostgres(file, to)
    return { counts, moved: null, aside: dataDir ? putBack(dataDir, enclosed(file), stamp) : [] }
  }
  const half = `${to.path}.${process.pid}.part`
  copyFileSync(file, half)
  unenclose(half)
  flush(half)
  const moved = existsSync(to.path) ? unused(`${to.path}.before-${stamp}`) : null
  if (moved) {
    settleWal(to.path)
    // The log goes along: whatever is still in it belongs to the file that is put aside.
    for (const end of ['', '-wal']) if (existsSync(to.path + end)) renameSync(to.path + end, moved + end)
  }
  rmSync(`${to.path}-shm`, { force: true })
  renameSync(half, to.path)
  flush(dirname(to.path))
  return { counts, moved, aside: dataDir ? putBack(dataDir, enclosed(file), stamp) : [] }
}

// A copy of the backup is brought to today's form, so that the backup itself stays as it was written.
async function restoreIntoPostgres(file: string, to: Place): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-restore-'))
  const path = join(folder, 'copy.db')
  try {
    copyFileSync(file, path)
    await copyInto({ kind: 'sqlite', path }, to)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
function unused(path: string): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? path : `${path}-${n}`
    if (!existsSync(name)) return name
  }
}

/** Copies a register into another, empty place, all or nothing; refuses when a table's count differs afterwards. */
export async function copyInto(from: Place, to: Place): Promise<Counts> {
  const source = openPlace(from)
  const target = openPlace(to)
  try {
    // Both of today's form: an older file could otherwise lack a column that the new place wants.
    await migrate(source, flavourOf(from))
    await migrate(target, flavourOf(to))
    const snapshot = source.transaction().setAccessMode('read only').setIsolationLevel('repeatable read')
    await snapshot.execute((reading) =>
      target.transaction().execute(async (writing) => {
        await flavourOf(to).lockWriters(writing)
        await mustBeEmpty(writing)
        for (const table of TABLES) {
          await copyTable(reading, writing, table)
          if ((await countOf(reading, table)) !== (await countOf(writing, table)))
            throw new StorageError(`the copy of ${table} does not hold what the register holds (try again)`, {
              again: true,
            })
        }
        const { rows } = await sql<{ value: number }>`select value from meta where key = 'revision'`.execute(reading)
        await sql`update meta set value = ${Number(rows[0]?.value ?? 0)} where key = 'revision'`.execute(writing)
      }),
    )
    return await countsOf(target)
  } finally {
    await Promise.all([source.destroy(), target.destroy()])
  }
}
const flavourOf = (place: Place) => (place.kind === 'sqlite' ? SQLITE : POSTGRES)

// What a service notes for itself is no register: it goes, the notes that come are newer in meaning.
async function mustBeEmpty(target: Database): Promise<void> {
  for (const table of TABLES)
    if (table !== 'notes' && (await countOf(target, table)) > 0)
      throw new StorageError('the new place holds a register already (choose an empty database)', { again: false })
  await target.deleteFrom('notes').execute()
}

async function copyTable(from: Database, to: Database, table: Table): Promise<void> {
  const order = sql.raw(COPIED[table])
  const size = table === 'files' ? FILES_PAGE : PAGE
  for (let offset = 0; ; offset += size) {
    const page = sql<
      Record<string, unknown>
    >`select * from ${sql.table(table)} order by ${order} limit ${size} offset ${offset}`
    const { rows } = await page.execute(from)
    for (let i = 0; i < rows.length; i += INSERT)
      await to
        .insertInto(table)
        .values(rows.slice(i, i + INSERT) as never)
        .execute()
    if (rows.length < size) return
  }
}

async function countOf(db: Database, table: Table): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db)
  return Number(rows[0]?.n ?? 0)
}
async function countsOf(db: Database): Promise<Counts> {
  const { rows } = await sql<{ value: number }>`select value from meta where key = 'schema'`.execute(db)
  return {
    version: Number(rows[0]?.value ?? 0),
    documents: await countOf(db, 'documents'),
    tasks: await countOf(db, 'tasks'),
    messages: await countOf(db, 'messages'),
    audit: await countOf(db, 'audit'),
  }
}

function openPlace(place: Place): Database {
  if (place.kind === 'postgres')
    return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(place.url, 1) }) })
  return new Kysely<Tables>({ dialect: createLibsqlDialect(openFile(place.path)) })
}

function vacuumInto(path: string, target: string): void {
  if (!existsSync(path))
    throw new StorageError(`${path}: there is no register yet (dondoc init makes one)`, { again: false })
  const file = openFile(path)
  try {
    // libsql has no backup(); this reads one snapshot while others write.
    file.prepare('vacuum into ?').run([target])
  } catch (error) {
    const isFull = /full/i.test(String(error))
    throw new StorageError(
      `${target} could not be written (${isFull ? 'the disk is full' : 'check the folder and its rights'})`,
      { cause: error, again: false },
    )
  } finally {
    file.close()
  }
}
function settleWal(path: string): void {
  try {
    const file = openFile(path)
    file.pragma('wal_checkpoint(TRUNCATE)')
    file.close()
  } catch {
    // A damaged register is put aside as it is: that is why somebody restores.
  }
}
function flush(path: string): void {
  if (process.platform === 'win32' && statSync(path).isDirectory()) return
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

const NIGHTLY = /^dondoc-\d{4}-\d{2}-\d{2}\.db$/
const KEPT = 14

/** The backup of a day: made once, opened and counted; of the older ones fourteen are kept. */
export async function nightlyBackup(
  from: Place,
  folder: string,
  day: string,
  dataDir: string | null = null,
): Promise<Counts> {
  const target = join(folder, `dondoc-${day}.db`)
  // What a backup that was cut off left behind.
  if (existsSync(folder))
    for (const half of readdirSync(folder).filter((name) => name.includes('.part'))) rmSync(join(folder, half))
  const counts = existsSync(target) ? await inspect(target) : await backup(from, target, dataDir)
  for (const old of nightlies(folder).slice(KEPT)) rmSync(join(folder, old))
  return counts
}
/** The newest backup that opens, and its day; null when there is none. */
export async function newestBackup(
  folder: string,
): Promise<{ readonly path: string; readonly day: string; readonly counts: Counts } | null> {
  for (const name of nightlies(folder)) {
    const path = join(folder, name)
    const counts = await inspect(path).catch(() => null)
    if (counts) return { path, day: name.slice(7, 17), counts }
  }
  return null
}
function nightlies(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => NIGHTLY.test(name))
    .sort()
    .reverse()
}
