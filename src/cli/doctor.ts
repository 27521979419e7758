// dondoc doctor: settings, data, storage, channels, clock, holidays: a line each, ok or how to mend it.
import { accessSync, constants, existsSync } from 'node:fs'
import { readConfig } from '../config.ts'
import { addMonths, createWorkCalendar, dayOf, isoOf, yearOf } from '../domain/calendar.ts'
import { hasOwnRegister, machineClock } from '../main.ts'
import { readDataFiles } from '../storage/data-files.ts'
import type { Common } from './common.ts'
import { reasonOf } from './failure.ts'

export type Finding = { readonly what: string; readonly ok: boolean; readonly says: string }

export async function doctor(options: Common): Promise<{ readonly lines: readonly string[]; readonly ok: boolean }> {
  const findings = await examine(options)
  const ok = findings.every((f) => f.ok)
  if (options.json) return { lines: [JSON.stringify({ ok, findings })], ok }
  return { lines: findings.map((f) => `${f.ok ? 'ok  ' : 'FAIL'} ${f.what}: ${f.says}`), ok }
}

async function examine(options: Common): Promise<readonly Finding[]> {
  const read = readConfig()
  if (read.kind === 'wrong') {
    return read.problems.map((p) => bad('settings', `${p} (mend .env; every setting stands in .env.example)`))
  }
  const { config } = read
  const { settings } = config
  const dataDir = options.data ?? settings.DONDOC_DATA_DIR
  const names = [settings.TELEGRAM_BOT_TOKEN ? 'Telegram' : '', settings.ZALO_BOT_TOKEN ? 'Zalo' : ''].filter(Boolean)
  const now = options.now ?? config.clockStart ?? machineClock().now()
  return [
    good('settings', config.envFile ? `${config.envFile} read, nothing unknown` : 'no .env: all defaults'),
    ...(await dataFindings(dataDir, dayOf(now))),
    storageFinding(dataDir, config),
    good('channels', names.length ? names.join(', ') : 'no token: the terminal alone'),
    good('clock', `${isoOf(now)}${config.clockStart !== null ? ' (DONDOC_CLOCK, not the machine’s)' : ''}`),
  ]
}

async function dataFindings(dataDir: string, today: string): Promise<readonly Finding[]> {
  if (!existsSync(dataDir))
    return [bad('data', `${dataDir} does not exist (set DONDOC_DATA_DIR, or run dondoc init --province NAME)`)]
  const read = await readDataFiles(dataDir)
  if (read.kind === 'refused')
    return read.problems.map((p) => bad('data', `${dataDir}: ${p} (mend the file; nothing was loaded)`))
  const { documents, agencies, holidays } = read.files
  const tasks = documents.reduce((n, d) => n + d.tasks.length, 0)
  return [
    good('data', `${dataDir}: ${agencies.agencies.length} bodies, ${documents.length} documents, ${tasks} tasks`),
    holidayFinding(createWorkCalendar(holidays), today),
  ]
}
function storageFinding(dataDir: string, config: Parameters<typeof hasOwnRegister>[1]): Finding {
  if (config.settings.DATABASE_URL) return good('storage', 'PostgreSQL (DATABASE_URL)')
  try {
    accessSync(existsSync(dataDir) ? dataDir : '.', constants.W_OK)
  } catch (error) {
    return bad('storage', `${dataDir}: ${reasonOf(error)} (give the user of the service the right to write there)`)
  }
  return good(
    'storage',
    hasOwnRegister(dataDir, config)
      ? `SQLite, ${dataDir}/dondoc.db`
      : 'no register of an office yet: the demo data (dondoc init makes one)',
  )
}
function holidayFinding(calendar: ReturnType<typeof createWorkCalendar>, today: string): Finding {
  const ahead = addMonths(today, 3)
  const open = [...new Set([today, ahead])].filter((day) => calendar.isProvisional(day)).map(yearOf)
  return open.length
    ? bad(
        'holidays',
        `the table of ${open.join(', ')} is provisional or missing (enter the official days off in holidays.json, then set provisional to false)`,
      )
    : good('holidays', `official up to ${yearOf(ahead)}`)
}
const good = (what: string, says: string): Finding => ({ what, ok: true, says })
const bad = (what: string, says: string): Finding => ({ what, ok: false, says })
