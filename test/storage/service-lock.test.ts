import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeServiceLock } from '../../src/storage/service-lock.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-lock-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Another process that takes the lock and keeps it. */
const HOLDER = `
  const Libsql = require('libsql')
  const file = new Libsql(process.argv[1] + '/service.lock')
  file.exec('begin exclusive')
  require('node:fs').writeFileSync(process.argv[1] + '/service.pid', String(process.pid))
  console.log('held')
  setInterval(() => {}, 1000)`

test('a second service is refused with the pid of the first, and may start once that one has ended', () => {
  const first = takeServiceLock(folder)
  expect(first.kind).toBe('held')
  expect(takeServiceLock(folder)).toEqual({ kind: 'taken', pid: process.pid })
  if (first.kind === 'held') first.release()
  const third = takeServiceLock(folder)
  expect(third.kind).toBe('held')
  if (third.kind === 'held') third.release()
})
test('a folder that cannot be written is told as such, and the lock is let go', async () => {
  await mkdir(join(folder, 'service.pid'))
  expect(() => takeServiceLock(folder)).toThrow(/service\.pid cannot be written \(check the disk/)
  await rm(join(folder, 'service.pid'), { recursive: true })
  const lock = takeServiceLock(folder)
  expect(lock.kind).toBe('held')
  if (lock.kind === 'held') lock.release()
})
test('a service that was killed leaves no lock behind', async () => {
  const holder = spawn(process.execPath, ['-e', HOLDER, folder], { cwd: process.cwd() })
  await once(holder.stdout, 'data')
  expect(takeServiceLock(folder)).toEqual({ kind: 'taken', pid: holder.pid })
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  const lock = takeServiceLock(folder)
  expect(lock.kind).toBe('held')
  if (lock.kind === 'held') lock.release()
})
test('a folder that cannot be written is said so in one line', () => {
  expect(() => takeServiceLock(join(folder, 'missing'))).toThrow(/service\.lock cannot be written \(check/)
})
