// dondoc doctor: settings, data, storage, channels, clock, holidays: a line each, ok or how to mend it.
import { existsSync } from 'node:fs'
import { type Config, readConfig } from '../config.ts'
import { addMonths, createWorkCalendar, dayOf, daysBetween, isoOf, yearOf } from '../domain/calendar.ts'
import { hasOwnRegister, machineClock, openStorage } from '../main.ts'
import { hasOcr } from '../readers/ocr.ts'
import { newestBackup } from '../storage/backup.ts'
import { readDataFiles } from '../storage/data-files.ts'
import { DOCTOR_LEVELS, DOCTOR_PARTS, saySetup } from '../wording/setup-problems.ts'
import { sayStorageError } from '../wording/storage-errors.ts'
import type { Common } from './common.ts'
import { channelFindings, type Finding, strandedFindings } from './doctor-channels.ts'
import { reminderHours } from './reminder-hours.ts'
import { backupFolder } from './upkeep.ts'

export async function doctor(options: Common): Promise<{ readonly lines: readonly string[]; readonly ok: boolean }> {
  const findings = await examine(options)
  const ok = findings.every((f) => f.level !== 'fail')
  if (options.json) return { lines: [JSON.stringify({ ok, findings })], ok }
  return { lines: findings.map(options.lang === 'vi' ? sayFinding : writeFinding), ok }
}

const writeFinding = (f: Finding) => `${f.level === 'ok' ? 'ok  ' : f.level.toUpperCase()} ${f.what}: ${f.says}`
function sayFinding({ what, level, says }: Finding): string {
  const said = saySetup(says) ?? sayStorageError(says) ?? says
  return `${DOCTOR_LEVELS[level]} ${DOCTOR_PARTS[what] ?? what}: ${said}`
}

async function examine(options: Common): Promise<readonly Finding[]> {
  const read = readConfig()
  if (read.kind === 'wrong') {
    return read.problems.map((p) => bad('settings', `${p} (mend .env; every setting stands in .env.example)`))
  }
  const { config } = read
  const { settings } = config
  const dataDir = options.data ?? settings.DONDOC_DATA_DIR
  const now = options.now ?? config.clockStart ?? machineClock().now()
  return [
    good('settings', config.envFile ? `${config.envFile} read, nothing unknown` : 'no .env: all defaults'),
    ...hourFindings(settings),
    ...(await dataFindings(dataDir, dayOf(now))),
    ...(await storageFindings(dataDir, config)),
    ...(await backupFindings(dataDir, config, dayOf(now))),
    await ocrFinding(),
    ...(await channelFindings(settings)),
    good('clock', `${isoOf(now)}${config.clockStart !== null ? ' (DONDOC_CLOCK, not the machine’s)' : ''}`),
  ]
}

/** The hour that was set is not the hour that is kept: the service takes the first one allowed. */
function hourFindings({ DONDOC_DIGEST_AT: at, DONDOC_QUIET: spans }: Config['settings']): readonly Finding[] {
  const { digestAt: leaves } = reminderHours({ DONDOC_DIGEST_AT: at, DONDOC_QUIET: spans })
  if (leaves === at) return []
  return [
    warn(
      'settings',
      `DONDOC_DIGEST_AT ${at} lies in the quiet hours: digests leave at ${leaves} (change DONDOC_DIGEST_AT or DONDOC_QUIET)`,
    ),
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
/** Scanned documents are read only where tesseract knows Vietnamese; nothing else depends on it. */
async function ocrFinding(): Promise<Finding> {
  const there = await hasOcr('tesseract')
  return good(
    'ocr',
    there
      ? 'tesseract with Vietnamese: extract and import read scans with --ocr'
      : 'no tesseract with Vietnamese: scanned files are refused (install tesseract-ocr and tesseract-ocr-vie)',
  )
}
async function storageFindings(dataDir: string, config: Config): Promise<readonly Finding[]> {
  if (!hasOwnRegister(dataDir, config))
    return [good('storage', 'no register of an office yet: the demo data (dondoc init makes one)')]
  try {
    const storage = await openStorage(dataDir, config)
    const [rows, chats] = [await storage.register(), await storage.chats()]
    await storage.close()
    const tasks = rows.files.reduce((n, f) => n + f.tasks.length, 0)
    return [
      good(
        'storage',
        `${config.settings.DATABASE_URL ? 'PostgreSQL' : `SQLite, ${dataDir}/dondoc.db`}: ${rows.files.length} documents, ${tasks} tasks`,
      ),
      ...strandedFindings(chats, config.settings),
    ]
  } catch (error) {
    return [bad('storage', error instanceof Error ? error.message : String(error))]
  }
}
/** How old the newest backup that opens is: older than two nights, somebody should look. */
async function backupFindings(dataDir: string, config: Config, today: string): Promise<readonly Finding[]> {
  if (!hasOwnRegister(dataDir, config)) return []
  const folder = backupFolder(dataDir)
  const newest = await newestBackup(folder)
  if (!newest)
    return [warn('backup', `none in ${folder} on this machine (the service makes one each night: does it run?)`)]
  const days = daysBetween(newest.day, today)
  const says = `${newest.path}, ${days} day(s) old, opened: ${newest.counts.documents} documents, ${newest.counts.tasks} tasks`
  return [days > 2 ? warn('backup', `${says} (the service makes one each night: does it run?)`) : good('backup', says)]
}
function holidayFinding(calendar: ReturnType<typeof createWorkCalendar>, today: string): Finding {
  const ahead = addMonths(today, 3)
  const open = [...new Set([today, ahead])].filter((day) => calendar.isProvisional(day)).map(yearOf)
  return open.length
    ? warn(
        'holidays',
        `the table of ${open.join(', ')} is provisional or missing (enter the official days off in holidays.json, then set provisional to false)`,
      )
    : good('holidays', `official up to ${yearOf(ahead)}`)
}
const good = (what: string, says: string): Finding => ({ what, level: 'ok', says })
const warn = (what: string, says: string): Finding => ({ what, level: 'warn', says })
const bad = (what: string, says: string): Finding => ({ what, level: 'fail', says })
