// What runs beside the service: each minute a look whether the night's work is due, and what the newest backup is.
import { join } from 'node:path'
import type { Day } from '../domain/calendar.ts'
import { housekeep } from '../flows/housekeep.ts'
import type { Clock, Log, Storage } from '../ports.ts'
import { newestBackup, type Place } from '../storage/backup.ts'
import { backupAside } from '../storage/backup-aside.ts'

export type Upkeep = {
  readonly start: () => void
  /** Waits for a backup that is being written. */
  readonly stop: () => Promise<void>
  readonly newest: () => { readonly day: Day } | null
}
const EVERY_MS = 60_000
const EVERY_MS_ON_TEST_CLOCK = 1_000

export function createUpkeep(parts: {
  readonly storage: Storage
  readonly clock: Clock
  readonly log: Log
  readonly place: Place
  readonly dataDir: string
  readonly isTest: boolean
}): Upkeep {
  const { log, place } = parts
  const folder = backupFolder(parts.dataDir)
  let newest: { readonly day: Day } | null = null
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> | null = null

  const backup = async (day: Day) => {
    await backupAside({ from: place, folder, day, dataDir: parts.dataDir })
    newest = { day }
  }
  const turn = () => {
    working ??= housekeep({ ...parts, backup })
      .then(() => undefined)
      .catch((error) => log.error('the night’s work failed', { error: String(error) }))
      .finally(() => {
        working = null
      })
  }
  return {
    start: () => {
      void newestBackup(folder).then((found) => {
        newest ??= found
      })
      timer = setInterval(turn, parts.isTest ? EVERY_MS_ON_TEST_CLOCK : EVERY_MS)
      turn()
    },
    stop: async () => {
      clearInterval(timer)
      await working
    },
    newest: () => newest,
  }
}

export function backupFolder(dataDir: string): string {
  return join(dataDir, 'backups')
}
