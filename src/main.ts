// Wires the world: settings, data folder, clock, register. The only file that asks the machine for the time.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from './cli/failure.ts'
import { type Lang, line } from './cli/lines.ts'
import { type Config, readConfig } from './config.ts'
import { createWorkCalendar, type Moment, readMoment } from './domain/calendar.ts'
import type { Chat } from './domain/chat.ts'
import { createDirectory, type Directory } from './domain/directory.ts'
import { withStored } from './domain/document.ts'
import { createRegister, type Register, type Rules } from './domain/register.ts'
import type { Clock, Storage } from './ports.ts'
import { type DataFiles, readDataFiles } from './storage/data-files.ts'
import { openStore } from './storage/open.ts'
import { saySetup } from './wording/setup-problems.ts'

/** The moment at which the demo begins: Monday morning, five seconds before the digests. */
export const DEMO_START: Moment = readMoment('2025-08-11T07:29:55+07:00') ?? 0

export type OpenOptions = { readonly data: string | null; readonly now: Moment | null; readonly lang: Lang }
export type Opened = {
  readonly config: Config
  readonly dataDir: string
  readonly data: DataFiles
  readonly directory: Directory
  readonly rules: Rules
  readonly register: Register
  readonly clock: Clock
  /** The office's own register; null in the demo. */
  readonly storage: Storage | null
  /** True while the shipped documents are what is asked: no office has its own register here. */
  readonly isDemo: boolean
  readonly close: () => Promise<void>
}

export function loadConfig(lang: Lang): Config {
  const read = readConfig()
  if (read.kind === 'ok') return read.config
  throw new Failure(
    2,
    line(lang, 'wrong-settings', inWords(read.problems, lang).join('; ')),
    line(lang, 'mend-settings'),
  )
}

export async function openOffice({ data, now, lang }: OpenOptions): Promise<Opened> {
  const config = loadConfig(lang)
  const dataDir = data ?? config.settings.DONDOC_DATA_DIR
  const folder = await loadData(dataDir, lang)
  const directory = createDirectory(folder.agencies)
  const rules = rulesOf(folder, config)
  const isDemo = !hasOwnRegister(dataDir, config)
  const storage = isDemo ? null : await openStorage(dataDir, config)
  const rows = storage ? await storage.register() : { files: [], states: [], events: [] }
  // The shipped documents count in an office's own register only while a test clock stands.
  const shipped = isDemo || config.clockStart !== null ? folder.documents : []
  const register = createRegister({
    rules,
    directory,
    files: withStored(shipped, rows.files),
    states: rows.states,
    events: rows.events,
  })
  return {
    storage,
    config,
    dataDir,
    data: folder,
    directory,
    rules,
    register,
    clock: clockFor(config, now, isDemo),
    isDemo,
    close: async () => storage?.close(),
  }
}

export async function loadData(dataDir: string, lang: Lang): Promise<DataFiles> {
  if (!existsSync(dataDir)) {
    throw new Failure(2, line(lang, 'no-data', dataDir), line(lang, 'mend-data-dir'))
  }
  const read = await readDataFiles(dataDir)
  if (read.kind === 'read') return read.files
  throw new Failure(2, `${dataDir}: ${inWords(read.problems, lang).join('; ')}`, line(lang, 'mend-data'))
}
const inWords = (problems: readonly string[], lang: Lang): readonly string[] =>
  lang === 'vi' ? problems.map((p) => saySetup(p) ?? p) : problems
/** PostgreSQL where it is set, otherwise SQLite in the data folder; the libraries are loaded only where they are needed. */
export function openStorage(dataDir: string, config: Config): Promise<Storage> {
  return openStore({ folder: dataDir, databaseUrl: config.settings.DATABASE_URL })
}

export function rulesOf(folder: DataFiles, config: Config): Rules {
  return {
    calendar: createWorkCalendar(folder.holidays),
    reading: { strictBefore: config.settings.DONDOC_STRICT_BEFORE },
  }
}
export function hasOwnRegister(dataDir: string, config: Config): boolean {
  return config.settings.DATABASE_URL !== '' || existsSync(join(dataDir, 'dondoc.db'))
}

function clockFor(config: Config, now: Moment | null, isDemo: boolean): Clock {
  if (now !== null) return { now: () => now }
  const start = config.clockStart ?? (isDemo ? DEMO_START : null)
  return start === null ? machineClock() : runningClock(start, config.settings.DONDOC_CLOCK_SPEED).clock
}
export function machineClock(): Clock {
  return { now: () => Date.now() }
}
/** A clock that starts at a moment and runs with the machine; `turnTo` moves it. */
export function runningClock(
  start: Moment,
  speed: number,
): { readonly clock: Clock; readonly turnTo: (moment: Moment) => void } {
  let base = start
  let since = Date.now()
  return {
    clock: { now: () => base + (Date.now() - since) * speed },
    turnTo: (moment) => {
      base = moment
      since = Date.now()
    },
  }
}

/** One group in the terminal for each body that has work of its own or as one of a collective. */
export function terminalGroups(register: Register): readonly Chat[] {
  return register.directory.provinces.flatMap((province) =>
    register.directory
      .bodies(province)
      .filter(
        (body) =>
          register.tasks.some((t) => t.province === province && t.shares.has(body.name)) || HEARS.has(body.name),
      )
      .filter(() => register.tasks.some((t) => t.province === province))
      .map((body) => ({
        to: { channel: 'terminal', chat: `${body.name}@${province}`, thread: null },
        province,
        bodies: [body.name],
        boundAt: 0,
        parked: null,
        digestAt: null,
        muted: false,
        snoozedUntil: null,
      })),
  )
}
// Those whom alarms climb to.
const HEARS = new Set(['Văn phòng Tỉnh ủy', 'Ban Thường vụ Tỉnh ủy', 'Thường trực Tỉnh ủy', 'UBND tỉnh'])
