// A full disk: a clear word, no half commit, and everything goes on once there is room.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { brokenAt } from '../../src/storage/audit.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { aMessage } from '../contracts/storage.ts'
import { compileProgram } from './run.ts'

test.skipIf(process.platform === 'win32')('a full disk is said plainly and leaves no half commit', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-full-'))
  const file = join(folder, 'dondoc.db')
  await (await openSqlite(file)).close()
  const script = fileURLToPath(new URL('./full-disk.js', import.meta.url))
  // No file may grow beyond two megabytes; the signal that would end the program is set aside, so that the write itself fails.
  const limited = `trap '' XFSZ; ulimit -f 2048; exec "$0" "$1" "$2" "$3"`
  const said = execFileSync('bash', ['-c', limited, process.execPath, script, compileProgram(), file]).toString()
  const [failed, after] = said
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(failed).toMatchObject({ name: 'StorageError', again: false })
  expect(failed.message).toMatch(/dondoc\.db: the disk (is full|fails) \(.*nothing half-done was written\)$/)
  expect(failed.written).toBeGreaterThan(10)
  expect(after.read).toBe(failed.written)
  const storage = await openSqlite(file)
  expect((await storage.settings()).get('count')).toBe(String(failed.written))
  expect(await storage.messages()).toHaveLength(failed.written)
  expect(brokenAt(await storage.audit())).toBeNull()
  await storage.commit({ at: 2, queue: [aMessage('after')] })
  expect(await storage.messages()).toHaveLength(failed.written + 1)
  await storage.close()
  rmSync(folder, { recursive: true, force: true })
})
