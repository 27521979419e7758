import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { auditContract } from '../contracts/audit-walk.ts'
import { aChat, aDocument, aMessage, storageContract } from '../contracts/storage.ts'

let folder: string
let count = 0
const path = () => join(folder, `register-${++count}.db`)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-sqlite-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

storageContract('SQLite', () => openSqlite(path()))
auditContract('SQLite', () => openSqlite(path()))

test('keeps everything when it is closed and opened again', async () => {
  const file = path()
  const first = await openSqlite(file)
  await first.commit({ at: 1, documents: [aDocument('a', [1])], queue: [aMessage('k')] })
  await first.close()
  const second = await openSqlite(file)
  expect((await second.register()).files).toEqual([aDocument('a', [1])])
  expect((await second.messages()).map((m) => m.key)).toEqual(['k'])
  await second.close()
})
test('keeps a log beside the file', async () => {
  const file = path()
  const storage = await openSqlite(file)
  const looker = new Libsql(file)
  expect(looker.pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }])
  looker.close()
  await storage.close()
})
test('notices what another process wrote within two seconds', async () => {
  const file = path()
  const [service, command] = [await openSqlite(file), await openSqlite(file)]
  const woken = new Promise<void>((resolve) => service.watch(resolve))
  await new Promise((resolve) => setTimeout(resolve, 50))
  const began = performance.now()
  await command.commit({ at: 1, queue: [aMessage('k')], settings: { a: '1' } })
  await woken
  expect(performance.now() - began).toBeLessThan(2_000)
  expect(await service.revision()).toBe(1)
  await Promise.all([service.close(), command.close()])
})
test('two writers wait for each other and lose nothing', async () => {
  const file = path()
  const [one, two] = [await openSqlite(file), await openSqlite(file)]
  const write = async (storage: typeof one, name: string) => {
    for (let i = 0; i < 40; i++) await storage.commit({ at: 1, queue: [aMessage(`${name}${i}`)], notes: { n: `${i}` } })
  }
  await Promise.all([write(one, 'a'), write(two, 'b')])
  expect(await one.messages()).toHaveLength(80)
  await Promise.all([one.close(), two.close()])
})
test('a register of before silent chats were dated is brought to today: since when is not known, what was told is', async () => {
  const file = path()
  const to = { channel: 'telegram', chat: '-1', thread: null }
  const before = await openSqlite(file)
  const tells = ['new:12:telegram:-1:', '12:Sở Nội vụ::1:telegram:-1:', 'week:2025-08-11:telegram:-1:']
  const queue = [aMessage('k', { to, tells })]
  await before.commit({ at: 5, chats: [aChat(to)], parks: [{ to, why: 'kicked' }], queue })
  await before.close()
  const db = new Libsql(file)
  db.exec(
    "drop index tells_task; alter table tells drop column task; alter table parked drop column at; update meta set value = 4 where key = 'schema'",
  )
  db.close()
  const storage = await openSqlite(file)
  expect((await storage.chats()).map((c) => [c.parked, c.parkedAt])).toEqual([['kicked', null]])
  expect(await storage.toldSteps({ tasks: [12, 2025], keys: [] })).toEqual(new Set(tells.slice(0, 2)))
  await storage.close()
})
test('refuses a database that a newer program wrote, and leaves it as it is', async () => {
  const file = path()
  await (await openSqlite(file)).close()
  const db = new Libsql(file)
  db.exec("update meta set value = 99 where key = 'schema'")
  await expect(openSqlite(file)).rejects.toThrow(/version 99, this program knows \d+ \(update the program/)
  expect(db.prepare("select value from meta where key = 'schema'").all()).toEqual([{ value: 99 }])
  db.close()
})
test('says in one line what is wrong with a file or a folder', async () => {
  const file = path()
  await writeFile(file, 'không phải cơ sở dữ liệu '.repeat(200))
  await expect(openSqlite(file)).rejects.toThrow(/register-\d+\.db: this file is no database \(.*\)$/)
  await expect(openSqlite(join(folder, 'missing', 'x.db'))).rejects.toThrow(/cannot be opened \(check/)
})
test('no statement changes or removes a row of the audit', async () => {
  const file = path()
  const storage = await openSqlite(file)
  await storage.commit({ at: 1, settings: { a: '1' } })
  const db = new Libsql(file)
  expect(() => db.exec("update audit set after = '2'")).toThrow(/never changed/)
  expect(() => db.exec('delete from audit')).toThrow(/never changed/)
  db.close()
  await storage.close()
})
