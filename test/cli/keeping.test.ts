// backup, restore, move-store and person as scripts call them, beside a service that holds the register.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPostgres } from '../../src/storage/postgres.ts'
import { takeServiceLock } from '../../src/storage/service-lock.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { aDocument, aMessage } from '../contracts/storage.ts'
import { startPostgres, type TestServer } from '../postgres.ts'

const bin = fileURLToPath(new URL('../../bin/dondoc.js', import.meta.url))
const oneLine = /^dondoc: [^\n]+ \([^\n]+\)\n$/
let work: string
let server: TestServer
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'dondoc-keeping-'))
  server = await startPostgres()
})
afterAll(async () => {
  await server.stop()
  rmSync(work, { recursive: true, force: true })
})

function dondoc(cwd: string, words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const ran = spawnSync(process.execPath, [bin, ...words], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: 50_000,
  })
  return { code: ran.status, out: ran.stdout, err: ran.stderr }
}
/** An office with two documents, a secretary who wrote and got something. */
async function office(name: string): Promise<string> {
  const home = join(work, name)
  mkdirSync(home)
  expect(dondoc(home, ['init', '--province', 'Lào Cai', '--data', 'so']).code).toBe(0)
  const storage = await openSqlite(join(home, 'so', 'dondoc.db'))
  await storage.commit({
    at: 1,
    by: 'zalo:ab',
    documents: [aDocument('a', [1, 2]), aDocument('b', [3])],
    members: [{ channel: 'zalo', user: 'ab', role: 'secretariat', province: 'Lào Cai', body: null }],
    queue: [aMessage('k', { to: { channel: 'zalo', chat: 'ab', thread: null } })],
    turns: [{ key: 'zalo:ab', texts: ['còn việc nào?'], memo: null, at: 1 }],
  })
  await storage.close()
  return home
}
async function settingOf(home: string): Promise<string | undefined> {
  const storage = await openSqlite(join(home, 'so', 'dondoc.db'))
  const value = (await storage.settings('x')).get('x')
  await storage.close()
  return value
}
async function set(home: string, x: string): Promise<void> {
  const storage = await openSqlite(join(home, 'so', 'dondoc.db'))
  await storage.commit({ at: 2, settings: { x } })
  await storage.close()
}

test('backup works beside a service, restore is refused until it ends, then brings everything back', async () => {
  const home = await office('one')
  await set(home, 'before')
  const lock = takeServiceLock(join(home, 'so'))
  const made = dondoc(home, ['backup', 'keep/sổ.db', '--json'])
  expect({ ...made, out: JSON.parse(made.out) }).toMatchObject({
    code: 0,
    err: '',
    out: { file: 'keep/sổ.db', documents: 2, tasks: 3, messages: 1 },
  })
  await set(home, 'after')
  const refused = dondoc(home, ['restore', 'keep/sổ.db'])
  expect(refused.code).toBe(1)
  expect(refused.err).toMatch(oneLine)
  expect(refused.err).toContain(`pid ${process.pid}`)
  expect(await settingOf(home)).toBe('after')
  if (lock.kind === 'held') lock.release()
  const restored = dondoc(home, ['restore', 'keep/sổ.db'])
  expect(restored).toMatchObject({ code: 0, err: '' })
  const [, aside = ''] = /what was there stands in (.+)\n/.exec(restored.out) ?? []
  expect(existsSync(join(home, aside))).toBe(true)
  expect(await settingOf(home)).toBe('before')
  expect(dondoc(home, ['doctor']).out).toContain('2 documents, 3 tasks')
})
test('nothing is written over, and wrong input is one line and exit code 2', async () => {
  const home = await office('two')
  writeFileSync(join(home, 'there.db'), 'mine')
  writeFileSync(join(home, 'bad.db'), 'không phải bản sao '.repeat(400))
  const before = readdirSync(join(home, 'so')).sort()
  for (const words of [
    ['backup', 'there.db'],
    ['backup'],
    ['restore', 'none.db'],
    ['restore', 'bad.db'],
    ['move-store', '--to', 'mysql://h/x'],
    ['move-store', '--to', 'so'],
    ['move-store'],
    ['person'],
    ['person', '--user', '1', '--channel', 'fax'],
    ['backup', 'x.db', '--data', 'none'],
  ]) {
    const { code, out, err } = dondoc(home, words)
    expect({ words, code, out }).toEqual({ words, code: 2, out: '' })
    expect(err).toMatch(oneLine)
  }
  expect(readFileSync(join(home, 'there.db'), 'utf8')).toBe('mine')
  expect(readdirSync(join(home, 'so')).sort()).toEqual(before)
  const nobody = dondoc(home, ['move-store', '--to', 'postgres://nobody@127.0.0.1:1/x'])
  expect(nobody.code).toBe(1)
  expect(nobody.err).toMatch(oneLine)
})
test('the same restore twice puts aside two registers', async () => {
  const home = await office('three')
  dondoc(home, ['backup', 'b.db'])
  const now = ['--now', '2025-08-11T07:30:05+07:00']
  const asides = [1, 2].map(() => JSON.parse(dondoc(home, ['restore', 'b.db', '--json', ...now]).out).moved)
  expect(asides[0]).toMatch(/dondoc\.db\.before-2025-08-11-073005$/)
  expect(asides[1]).toBe(`${asides[0]}-2`)
})
test('move-store carries the register to PostgreSQL, once, and never shows the password', async () => {
  const home = await office('four')
  const url = await server.newDatabase()
  const lock = takeServiceLock(join(home, 'so'))
  expect(dondoc(home, ['move-store', '--to', url]).err).toContain(`pid ${process.pid}`)
  if (lock.kind === 'held') lock.release()
  const moved = dondoc(home, ['move-store', '--to', url])
  expect(moved).toMatchObject({ code: 0, err: '' })
  expect(moved.out).toContain('2 documents, 3 tasks, 1 messages')
  expect(moved.out).not.toContain(new URL(url).password)
  const again = dondoc(home, ['move-store', '--to', url])
  expect(again.code).toBe(1)
  expect(again.err).toMatch(/empty database/)
  const env = { DATABASE_URL: url }
  expect(dondoc(home, ['move-store', '--to', url], env).code).toBe(2)
  expect(dondoc(home, ['doctor'], env).out).toContain('PostgreSQL: 2 documents, 3 tasks')
  expect(JSON.parse(dondoc(home, ['backup', 'from-pg.db', '--json'], env).out)).toMatchObject({ tasks: 3 })
})
test('on PostgreSQL a restore is refused while any service works on that database', async () => {
  const home = await office('five')
  dondoc(home, ['backup', 'b.db'])
  const url = await server.newDatabase()
  const storage = await openPostgres(url)
  let stop = () => {}
  // The first wake comes once the connection that says «a service is here» stands.
  await new Promise<void>((resolve) => {
    stop = storage.watch(resolve)
  })
  const refused = dondoc(home, ['restore', 'b.db'], { DATABASE_URL: url })
  expect(refused.code).toBe(1)
  expect(refused.err).toMatch(/a service works on this PostgreSQL register \(stop it/)
  stop()
  await storage.close()
})
test('person shows what is held, and --blank takes it away while the audit stays whole', async () => {
  const home = await office('six')
  const shown = dondoc(home, ['person', '--user', 'ab'])
  expect(shown).toMatchObject({ code: 0, err: '' })
  expect(shown.out).toContain('zalo:ab (p1): secretariat · Lào Cai')
  expect(shown.out).toContain('còn việc nào?')
  expect(JSON.parse(dondoc(home, ['person', '--channel', 'zalo', '--user', 'ab', '--json']).out)[0]).toMatchObject({
    channel: 'zalo',
    messages: 1,
  })
  const blanked = dondoc(home, ['person', '--user', 'ab', '--blank'])
  expect(blanked.out).toBe('zalo:ab is blanked; the audit knows them as p1 only\n')
  const gone = dondoc(home, ['person', '--user', 'ab'])
  expect({ code: gone.code, out: gone.out }).toEqual({ code: 1, out: '' })
  expect(gone.err).toMatch(oneLine)
  expect(dondoc(home, ['doctor']).out).toContain('2 documents, 3 tasks')
})
