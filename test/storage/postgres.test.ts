import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StorageError, Taker } from '../../src/ports.ts'
import { openPostgres } from '../../src/storage/postgres.ts'
import { seekLead } from '../../src/storage/sender-lead.ts'
import { auditContract } from '../contracts/audit-walk.ts'
import { aMessage, storageContract } from '../contracts/storage.ts'
import { startPostgres, type TestServer } from '../postgres.ts'

let server: TestServer
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())

storageContract('PostgreSQL', async () => openPostgres(await server.newDatabase()))
auditContract('PostgreSQL', async () => openPostgres(await server.newDatabase()))

test('another machine hears at once what was queued', async () => {
  const url = await server.newDatabase()
  const [one, two] = [await openPostgres(url), await openPostgres(url)]
  let woken = () => {}
  const connected = new Promise<void>((resolve) => {
    woken = resolve
  })
  two.watch(() => woken())
  await connected
  const heard = new Promise<void>((resolve) => {
    woken = resolve
  })
  const began = performance.now()
  await one.commit({ at: 1, queue: [aMessage('k')] })
  await heard
  expect(performance.now() - began).toBeLessThan(500)
  await Promise.all([one.close(), two.close()])
})
test('nobody is woken once more by what his own process queued and took', async () => {
  const url = await server.newDatabase()
  const [one, two] = [await openPostgres(url), await openPostgres(url)]
  const wakes: string[] = []
  let next = () => {}
  const woken = () => new Promise<void>((resolve) => (next = resolve))
  const connected = woken()
  const wish = { channel: 'telegram', now: Date.UTC(2025, 8, 1), leaseMs: 1_000, limit: 10, lease: 'mine' }
  const taken: string[] = []
  const taker: Taker = {
    channel: 'telegram',
    waits: () => false,
    wish: () => wish,
    take: (messages) => taken.push(...messages.map((m) => m.key)),
    leave: (messages) => wakes.push(...messages.map((m) => m.key)),
  }
  const stop = one.watch(() => {
    wakes.push('woken')
    next()
  }, taker)
  await connected
  wakes.length = 0
  await one.commit({ at: 1, queue: [aMessage('mine')] })
  const heard = woken()
  await two.commit({ at: 1, queue: [aMessage('theirs')] })
  await heard
  // Notices come in the order of their commits: one of our own would have been heard before.
  expect([taken, wakes]).toEqual([['mine'], ['woken']])
  stop()
  await Promise.all([one.close(), two.close()])
})
test('three writers wait for each other and lose nothing', async () => {
  const url = await server.newDatabase()
  const machines = await Promise.all([openPostgres(url), openPostgres(url), openPostgres(url)])
  const write = async (n: number) => {
    for (let i = 0; i < 20; i++)
      await machines[n]!.commit({ at: 1, queue: [aMessage(`${n}-${i}`)], settings: { [`${n}`]: `${i}` } })
  }
  await Promise.all([write(0), write(1), write(2)])
  expect(await machines[0]!.messages()).toHaveLength(60)
  expect((await machines[1]!.audit()).map((row) => row.seq)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1))
  await Promise.all(machines.map((m) => m.close()))
})
test('three senders never hold the same message', async () => {
  const url = await server.newDatabase()
  const machines = await Promise.all([openPostgres(url), openPostgres(url), openPostgres(url)])
  const to = (i: number) => ({ channel: 'telegram', chat: `-${i}`, thread: null })
  await machines[0]!.commit({ at: 1, queue: Array.from({ length: 60 }, (_, i) => aMessage(`${i}`, { to: to(i) })) })
  const wish = { channel: 'telegram', now: Date.UTC(2025, 8, 1), leaseMs: 1_000, limit: 10 }
  const claims = Array.from({ length: 6 }, (_, i) => machines[i % 3]!.claim({ ...wish, lease: `s${i}` }))
  const taken = (await Promise.all(claims)).flat().map((m) => m.key)
  expect(taken).toHaveLength(60)
  expect(new Set(taken).size).toBe(60)
  await Promise.all(machines.map((m) => m.close()))
})
test('several machines may start on an empty database at once', async () => {
  const url = await server.newDatabase()
  const machines = await Promise.all([openPostgres(url), openPostgres(url), openPostgres(url)])
  expect(await machines[2]!.revision()).toBe(0)
  await Promise.all(machines.map((m) => m.close()))
})
test('goes on after its connections were cut', async () => {
  const url = await server.newDatabase()
  const storage = await openPostgres(url)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dondoc'`)
  await client.end()
  // Each of the five of its pool may be met broken once; every time it says that another try helps.
  let revision: unknown = null
  for (let tries = 0; tries < 6 && revision !== 0; tries++) {
    revision = await storage.revision().catch((error) => error)
    expect(revision === 0 || (revision as StorageError).again).toBe(true)
  }
  expect(revision).toBe(0)
  await storage.close()
})
test('refuses a database that a newer program wrote', async () => {
  const url = await server.newDatabase()
  await (await openPostgres(url)).close()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query("update meta set value = 99 where key = 'schema'")
  await client.end()
  await expect(openPostgres(url)).rejects.toThrow(/version 99, this program knows/)
})
test('says in one line what is wrong with the address, without the password', async () => {
  const url = new URL(await server.newDatabase())
  url.password = 'bí-mật-sai'
  await expect(openPostgres(url.href)).rejects.toThrow(/^PostgreSQL: the database refuses the user or password \(.*\)$/)
  url.port = '1'
  await expect(openPostgres(url.href)).rejects.toThrow(/^PostgreSQL: the database cannot be reached \(.*\)$/)
})
test('no statement changes or removes a row of the audit', async () => {
  const url = await server.newDatabase()
  const storage = await openPostgres(url)
  await storage.commit({ at: 1, settings: { a: '1' } })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const statement of ["update audit set after = '2'", 'delete from audit', 'truncate audit'])
    await expect(client.query(statement)).rejects.toThrow(/never changed/)
  await client.end()
  await storage.close()
})

test('one machine sends for a bot; after its death another takes over within 15 s', async () => {
  const url = await server.newDatabase()
  const until = async (holds: () => boolean, withinMs: number) => {
    for (const end = performance.now() + withinMs; !holds() && performance.now() < end; )
      await new Promise((resolve) => setTimeout(resolve, 20))
    return holds()
  }
  const one = seekLead(url, 'telegram:1')
  expect(await until(one.isMine, 3_000)).toBe(true)
  const two = seekLead(url, 'telegram:1')
  const other = seekLead(url, 'zalo:1')
  expect(await until(other.isMine, 3_000)).toBe(true)
  expect(two.isMine()).toBe(false)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const holder = `select pg_terminate_backend(pid) from pg_locks join pg_stat_activity using (pid)
    where locktype = 'advisory' and granted and application_name = 'dondoc sender' order by backend_start limit 1`
  await client.query(holder)
  await client.end()
  expect(await until(() => one.isMine() !== two.isMine(), 8_000)).toBe(true)
  await one.release()
  expect(await until(two.isMine, 8_000)).toBe(true)
  await Promise.all([two.release(), other.release()])
})
