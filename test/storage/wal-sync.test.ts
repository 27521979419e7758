import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Changes, Committed } from '../../src/ports.ts'
import { createCommitGroup } from '../../src/storage/commit-group.ts'
import { createLibsqlDialect } from '../../src/storage/libsql-dialect.ts'
import { openFile } from '../../src/storage/sqlite.ts'
import { createWalSync, UnflushedError, type WalSync } from '../../src/storage/wal-sync.ts'
import { until } from '../until.ts'

let folder: string
let count = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-wal-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A disk that turns when it is told to. */
function slowDisk() {
  const begun: { readonly end: () => void; readonly fail: () => void }[] = []
  const flush = () =>
    new Promise<void>((resolve, reject) => begun.push({ end: resolve, fail: () => reject(new Error('EIO')) }))
  return { begun, flush, turns: (count: number) => until(() => begun.length >= count) }
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 20))
type Tables = { t: { a: number } }
function openTable(wal: (path: string) => WalSync) {
  const path = join(folder, `${++count}.db`)
  const file = openFile(path)
  file.exec('create table t (a integer)')
  return new Kysely<Tables>({ dialect: createLibsqlDialect(file, wal(path)) })
}
const rowsOf = async (db: Kysely<Tables>) => (await db.selectFrom('t').select('a').execute()).map(({ a }) => a)

test('a change is done when the disk has it, and everybody else goes on meanwhile', async () => {
  const disk = slowDisk()
  const db = openTable((path) => createWalSync(path, disk.flush))
  let done = false
  const first = db
    .transaction()
    .execute((work) => work.insertInto('t').values({ a: 1 }).execute())
    .then(() => {
      done = true
    })
  await disk.turns(1)
  await settle()
  expect(done).toBe(false)
  expect(await rowsOf(db)).toEqual([1])
  disk.begun[0]?.end()
  await first
  expect(done).toBe(true)
  await db.destroy()
})
test('what is written while a flush runs waits for the next one, all of it together', async () => {
  const disk = slowDisk()
  const db = openTable((path) => createWalSync(path, disk.flush))
  const done: number[] = []
  const write = (a: number) =>
    db
      .transaction()
      .execute((work) => work.insertInto('t').values({ a }).execute())
      .then(() => done.push(a))
  const all = [write(1)]
  await disk.turns(1)
  all.push(write(2), write(3))
  await until(async () => (await rowsOf(db)).length === 3)
  await settle()
  expect(disk.begun).toHaveLength(1)
  disk.begun[0]?.end()
  await disk.turns(2)
  expect(done).toEqual([1])
  disk.begun[1]?.end()
  await Promise.all(all)
  expect(done).toEqual([1, 2, 3])
  await db.destroy()
})
test('reading waits for no disk', async () => {
  const disk = slowDisk()
  const db = openTable((path) => createWalSync(path, disk.flush))
  await db
    .transaction()
    .setAccessMode('read only')
    .execute((work) => sql`select a from t`.execute(work))
  expect(await rowsOf(db)).toEqual([])
  expect(disk.begun).toHaveLength(0)
  await db.destroy()
})
test('a disk that fails is told, and the next change asks it anew', async () => {
  const disk = slowDisk()
  const db = openTable((path) => createWalSync(path, disk.flush))
  const lost = db.transaction().execute((work) => work.insertInto('t').values({ a: 1 }).execute())
  await disk.turns(1)
  disk.begun[0]?.fail()
  await expect(lost).rejects.toThrow(UnflushedError)
  const next = db.insertInto('t').values({ a: 2 }).execute()
  await disk.turns(2)
  disk.begun[1]?.end()
  await next
  expect(await rowsOf(db)).toEqual([1, 2])
  await db.destroy()
})
test('the log itself is flushed', async () => {
  const handles: number[] = []
  const { fdatasync } = await import('node:fs')
  const db = openTable((path) =>
    createWalSync(path, async (handle) => {
      handles.push(handle)
      await new Promise<void>((resolve, reject) => fdatasync(handle, (e) => (e ? reject(e) : resolve())))
    }),
  )
  await db.insertInto('t').values({ a: 1 }).execute()
  await db.insertInto('t').values({ a: 2 }).execute()
  expect(handles).toHaveLength(2)
  expect(new Set(handles).size).toBe(1)
  await db.destroy()
})
test('what was written but not flushed is not written again, one by one', async () => {
  let writes = 0
  const commit = createCommitGroup(async (_list: readonly Changes[]): Promise<readonly Committed[]> => {
    writes++
    throw new UnflushedError('EIO')
  })
  const both = await Promise.allSettled([commit({ at: 1 }), commit({ at: 2 })])
  expect(both.map((r) => r.status)).toEqual(['rejected', 'rejected'])
  expect(writes).toBe(1)
})
