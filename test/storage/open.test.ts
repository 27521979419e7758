import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { holdForKeeping, holdForService, openStore, placeOf } from '../../src/storage/open.ts'
import { aMessage } from '../contracts/storage.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-open-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const settings = () => ({ folder, databaseUrl: '' })
async function held() {
  const hold = await holdForService(settings())
  if (hold.kind === 'taken') throw new Error('the folder was to be free')
  return hold
}

test('a second service on one folder is told the pid of the first, until that one ends', async () => {
  const first = await held()
  expect(await holdForService(settings())).toEqual({ kind: 'taken', pid: process.pid })
  await first.release()
  await (await held()).release()
})
test('every other command works beside the service, which is the only sender for every bot', async () => {
  const hold = await held()
  const service = await openStore(settings())
  const command = await openStore(settings())
  await command.commit({ at: 1, queue: [aMessage('k')] })
  expect((await service.messages()).map((m) => m.key)).toEqual(['k'])
  expect(hold.isSole && hold.lead('telegram:1').isMine()).toBe(true)
  await Promise.all([command.close(), service.close(), hold.release()])
})
test('whoever replaces the register waits for no service: it is refused', async () => {
  const hold = await held()
  const place = placeOf(settings())
  await expect(holdForKeeping(place, folder)).rejects.toThrow(`a service (pid ${process.pid}) holds ${folder} (stop it`)
  await hold.release()
  const keeping = await holdForKeeping(place, folder)
  expect((await holdForService(settings())).kind).toBe('taken')
  await keeping.release()
})
test('the place follows the settings', () => {
  expect(placeOf({ folder: '/d', databaseUrl: '' })).toEqual({ kind: 'sqlite', path: '/d/dondoc.db' })
  expect(placeOf({ folder: '/d', databaseUrl: 'postgres://h/x' })).toEqual({ kind: 'postgres', url: 'postgres://h/x' })
})
