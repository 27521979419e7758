// One service holds a data folder: a lock of the operating system, gone with the process however it ends.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'
import { StorageError } from '../ports.ts'

export type ServiceLock =
  | { readonly kind: 'held'; readonly release: () => void }
  /** Another service runs; its process id, where it could be read. */
  | { readonly kind: 'taken'; readonly pid: number | null }

/**
 * Takes the lock of a folder. A pid file alone would need somebody to judge whether that pid still lives and is still ours;
 * an exclusive transaction on a small database file is let go by the system itself, after a kill -9 too.
 */
export function takeServiceLock(folder: string, pid = process.pid): ServiceLock {
  const pidFile = join(folder, 'service.pid')
  const file = openLock(join(folder, 'service.lock'))
  try {
    file.exec('begin exclusive')
    writeFileSync(pidFile, `${pid}\n`)
  } catch (error) {
    if (file.inTransaction) file.exec('rollback')
    file.close()
    if (isBusy(error)) return { kind: 'taken', pid: readPid(pidFile) }
    throw unwritable(pidFile, error)
  }
  return {
    kind: 'held',
    release: () => {
      file.exec('rollback')
      file.close()
    },
  }
}

function openLock(path: string): Libsql.Database {
  try {
    const file = new Libsql(path)
    file.pragma('busy_timeout = 0')
    return file
  } catch (error) {
    throw unwritable(path, error)
  }
}
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(BUSY|LOCKED)/.test(String(error.code))
}
function unwritable(path: string, error: unknown): StorageError {
  const text = `${path} cannot be written (check the disk and the rights of the data folder)`
  return new StorageError(text, { cause: error, again: false })
}
function readPid(path: string): number | null {
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10) || null
  } catch {
    return null
  }
}
