import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Storage } from '../../src/ports.ts'
import { brokenAt } from '../../src/storage/audit.ts'
import {
  backup,
  COPIED,
  copyInto,
  inspect,
  newestBackup,
  nightlyBackup,
  type Place,
  restore,
} from '../../src/storage/backup.ts'
import { enclose, enclosed } from '../../src/storage/edited-files.ts'
import { openPostgres } from '../../src/storage/postgres.ts'
import { openFile, openSqlite } from '../../src/storage/sqlite.ts'
import { aDocument, aMessage } from '../contracts/storage.ts'
import { startPostgres, type TestServer } from '../postgres.ts'

let server: TestServer
let folder: string
let place: Extract<Place, { kind: 'sqlite' }>
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-backup-'))
  place = { kind: 'sqlite', path: join(folder, 'dondoc.db') }
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const COUNTS = { documents: 2, tasks: 3, messages: 1 }
async function fill(storage: Storage): Promise<void> {
  const chat = {
    to: aMessage('x').to,
    province: 'Sơn Hà',
    bodies: ['Sở Nội vụ'],
    boundAt: 1,
    parked: 'kicked',
    digestAt: null,
    muted: true,
    snoozedUntil: null,
  }
  await storage.commit({
    at: 1,
    by: 'telegram:9',
    documents: [aDocument('a', [1, 2]), aDocument('b', [3])],
    chats: [chat],
    members: [{ channel: 'zalo', user: 'ab', role: 'leader', province: 'Sơn Hà', body: null }],
    entries: [{ id: 'e', task: 1, body: 'Sở Nội vụ', period: '', kind: 'progress', percent: 60, note: 'đang trình' }],
    settings: { a: '1' },
    notes: { n: '2' },
    queue: [aMessage('k', { tells: ['1:x::1'] })],
    turns: [{ key: 't', texts: ['hạn?'], memo: null, at: 1 }],
    received: [{ key: 'u', channel: 'telegram', body: '{}', receivedAt: 1 }],
  })
}
async function content(storage: Storage) {
  return {
    register: await storage.register(),
    entries: await storage.entries(),
    chats: await storage.chats(),
    members: await storage.members(),
    settings: [...(await storage.settings())],
    notes: [...(await storage.notes())],
    messages: await storage.messages(),
    told: [...(await storage.toldSteps({ tasks: [1, 2, 3], keys: [] }))],
    turn: await storage.turn('t'),
    incoming: await storage.incoming(9),
    audit: await storage.audit(),
  }
}

test('a backup taken while the service writes opens and holds the register', async () => {
  const storage = await openSqlite(place.path)
  await fill(storage)
  const file = join(folder, 'copy.db')
  expect(await backup(place, file)).toMatchObject(COUNTS)
  await storage.commit({ at: 2, settings: { a: '2' } })
  const copy = await openSqlite(file)
  expect(await copy.settings()).toEqual(new Map([['a', '1']]))
  expect(brokenAt(await copy.audit())).toBeNull()
  await Promise.all([copy.close(), storage.close()])
})
test('a backup is never written over another file, and a failed one leaves nothing', async () => {
  await (await openSqlite(place.path)).close()
  await writeFile(join(folder, 'there.db'), 'x')
  await expect(backup(place, join(folder, 'there.db'))).rejects.toThrow(/exists already \(/)
  await expect(backup({ kind: 'sqlite', path: join(folder, 'none.db') }, join(folder, 'b.db'))).rejects.toThrow(
    /no register yet/,
  )
  expect((await readdir(folder)).filter((n) => /part|b\.db/.test(n) && n !== 'dondoc.db')).toEqual([])
})
test('a restore puts the old register aside and brings everything back', async () => {
  const storage = await openSqlite(place.path)
  await fill(storage)
  const before = await content(storage)
  await backup(place, join(folder, 'copy.db'))
  await storage.commit({ at: 2, settings: { a: 'wrong' } })
  await storage.close()
  const { moved } = await restore(join(folder, 'copy.db'), place, { stamp: '2025-08-11-0730' })
  const restored = await openSqlite(place.path)
  expect(await content(restored)).toEqual(before)
  await restored.close()
  const aside = await openSqlite(moved ?? '')
  expect(await aside.settings()).toEqual(new Map([['a', 'wrong']]))
  await aside.close()
})
test('what is no backup is refused before anything is touched', async () => {
  const storage = await openSqlite(place.path)
  await fill(storage)
  await storage.close()
  await writeFile(join(folder, 'bad.db'), 'không phải bản sao '.repeat(300))
  await expect(restore(join(folder, 'bad.db'), place, { stamp: 's' })).rejects.toThrow(/bad\.db/)
  await expect(restore(join(folder, 'none.db'), place, { stamp: 's' })).rejects.toThrow(/no such file/)
  expect(await inspect(place.path)).toMatchObject(COUNTS)
})
test('a register moves to PostgreSQL whole, and from there into a file and back', async () => {
  const storage = await openSqlite(place.path)
  await fill(storage)
  const before = await content(storage)
  await storage.close()
  const to: Place = { kind: 'postgres', url: await server.newDatabase() }
  expect(await copyInto(place, to)).toMatchObject(COUNTS)
  const moved = await openPostgres(to.url)
  expect(await content(moved)).toEqual(before)
  await moved.close()
  await expect(copyInto(place, to)).rejects.toThrow(/holds a register already/)
  expect(await backup(to, join(folder, 'from-pg.db'))).toMatchObject(COUNTS)
  const second: Place = { kind: 'postgres', url: await server.newDatabase() }
  await restore(join(folder, 'from-pg.db'), second, { stamp: 's' })
  const restored = await openPostgres(second.url)
  expect(await content(restored)).toEqual(before)
  await restored.commit({ at: 3, settings: { b: '1' } })
  expect(brokenAt(await restored.audit())).toBeNull()
  await restored.close()
})
test('a backup every night, once a day, fourteen kept, the newest good one known', async () => {
  await (await openSqlite(place.path)).close()
  const nights = join(folder, 'backups')
  for (let day = 1; day <= 17; day++) await nightlyBackup(place, nights, `2025-08-${String(day).padStart(2, '0')}`)
  await nightlyBackup(place, nights, '2025-08-17')
  expect((await readdir(nights)).sort()[0]).toBe('dondoc-2025-08-04.db')
  expect(await readdir(nights)).toHaveLength(14)
  await writeFile(join(nights, 'dondoc-2025-08-17.db'), 'hỏng')
  expect((await newestBackup(nights))?.day).toBe('2025-08-16')
  expect(await newestBackup(join(folder, 'none'))).toBeNull()
})

test('every table of the database is copied: a new one may not be forgotten', async () => {
  await (await openSqlite(place.path)).close()
  const url = await server.newDatabase()
  await (await openPostgres(url)).close()
  const file = openFile(place.path)
  const onSqlite = file.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[]
  file.close()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows: onPostgres } = await client.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  )
  await client.end()
  const expected = [...Object.keys(COPIED), 'meta'].sort()
  for (const found of [onSqlite, onPostgres]) expect(found.map((t) => t.name).sort()).toEqual(expected)
})

test('a backup from before the ledger is restored into SQLite and PostgreSQL alike', async () => {
  const storage = await openSqlite(place.path)
  await fill(storage)
  const register = await storage.register()
  await storage.close()
  const file = join(folder, 'old.db')
  await backup(place, file)
  const old = new Libsql(file)
  old.exec(
    "drop table entries; drop table files; drop table attached; drop index tells_task; alter table tells drop column task; alter table parked drop column at; update meta set value = 1 where key = 'schema'",
  )
  old.close()
  expect(await inspect(file)).toMatchObject({ ...COUNTS, version: 1 })
  const url = await server.newDatabase()
  await restore(file, { kind: 'postgres', url }, { stamp: 'now' })
  const fresh = { kind: 'sqlite' as const, path: join(folder, 'fresh.db') }
  await restore(file, fresh, { stamp: 'now' })
  for (const opened of [await openPostgres(url), await openSqlite(fresh.path)]) {
    expect(await opened.register()).toEqual(register)
    expect(await opened.entries()).toEqual([])
    expect(await opened.toldSteps({ tasks: [1], keys: [] })).toEqual(new Set(['1:x::1']))
    await opened.close()
  }
})

test('what people edit goes into the backup and comes back; what said something else is put aside', async () => {
  await fill(await openSqlite(place.path))
  const data = join(folder, 'data')
  await mkdir(join(data, 'documents'), { recursive: true })
  await writeFile(join(data, 'agencies.json'), '{"a":1}')
  await writeFile(join(data, 'documents', 'kl-01.json'), '{"d":1}')
  await writeFile(join(data, '.env'), 'TELEGRAM_BOT_TOKEN=secret')
  const file = join(folder, 'with-files.db')
  await backup(place, file, data)
  expect(enclosed(file).map((f) => f.name)).toEqual(['agencies.json', 'documents/kl-01.json'])

  await writeFile(join(data, 'agencies.json'), '{"a":2}')
  await rm(join(data, 'documents'), { recursive: true })
  const { aside } = await restore(file, place, { stamp: 's', dataDir: data })
  expect(aside).toEqual([join(data, 'agencies.json.before-s')])
  expect(await readFile(join(data, 'agencies.json'), 'utf8')).toBe('{"a":1}')
  expect(await readFile(join(data, 'agencies.json.before-s'), 'utf8')).toBe('{"a":2}')
  expect(await readFile(join(data, 'documents', 'kl-01.json'), 'utf8')).toBe('{"d":1}')
  // The register itself has the tables it should have and no more.
  expect(enclosed(place.path)).toEqual([])
})
test('a name in a backup leads out of no folder', async () => {
  await fill(await openSqlite(place.path))
  const file = join(folder, 'wicked.db')
  await backup(place, file)
  enclose(file, [
    { name: '../outside.json', text: '{}' },
    { name: 'documents/../../x.json', text: '{}' },
    { name: 'good.json', text: '{}' },
  ])
  expect(enclosed(file).map((f) => f.name)).toEqual(['good.json'])
})
