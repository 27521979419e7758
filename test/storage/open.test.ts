import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openServiceStore, openStore, placeOf } from '../../src/storage/open.ts'
import { aMessage } from '../contracts/storage.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-open-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a second service on one folder is refused in one line with the pid of the first', async () => {
  const settings = { folder, databaseUrl: '' }
  const first = await openServiceStore(settings)
  const refusal = new RegExp(`^another service \\(pid ${process.pid}\\) holds .* \\(stop it first, .*\\)$`)
  await expect(openServiceStore(settings)).rejects.toThrow(refusal)
  await first.close()
  await (await openServiceStore(settings)).close()
})
test('every other command works beside the service', async () => {
  const settings = { folder, databaseUrl: '' }
  const service = await openServiceStore(settings)
  const command = await openStore(settings)
  await command.commit({ at: 1, queue: [aMessage('k')] })
  expect((await service.storage.messages()).map((m) => m.key)).toEqual(['k'])
  expect(service.isSole && service.lead('telegram:1').isMine()).toBe(true)
  await Promise.all([command.close(), service.close()])
})
test('a service that could not open its register lets the folder go', async () => {
  const settings = { folder, databaseUrl: '' }
  const { writeFile } = await import('node:fs/promises')
  await writeFile(join(folder, 'dondoc.db'), 'hỏng '.repeat(500))
  await expect(openServiceStore(settings)).rejects.toThrow(/no database/)
  await rm(join(folder, 'dondoc.db'))
  await (await openServiceStore(settings)).close()
})
test('the place follows the settings', () => {
  expect(placeOf({ folder: '/d', databaseUrl: '' })).toEqual({ kind: 'sqlite', path: '/d/dondoc.db' })
  expect(placeOf({ folder: '/d', databaseUrl: 'postgres://h/x' })).toEqual({ kind: 'postgres', url: 'postgres://h/x' })
})
