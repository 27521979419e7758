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
  } catch {
    file.close()
    return { kind: 'taken', pid: readPid(pidFile) }
  }
  writeFileSync(pidFile, `${pid}\n`)
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
    throw new StorageError(`${path} cannot be written (check the rights of the data folder)`, {
      cause: error,
      again: false,
    })
  }
}
function readPid(path: string): number | null {
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10) || null
  } catch {
    return null
  }
}
