// dondoc init: fills an empty data folder for one office and prints the first one-time code.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AgenciesFile, agenciesFileSchema } from '../domain/agency.ts'
import { holidayTableSchema } from '../domain/calendar.ts'
import { nameKey } from '../domain/names.ts'
import { PROVINCES } from '../domain/provinces.ts'
import { oneTimeCode } from '../flows/codes.ts'
import { loadConfig, loadData } from '../main.ts'
import { writeDataFile } from '../storage/data-files.ts'
import { openSqlite } from '../storage/sqlite.ts'
import type { Common } from './common.ts'
import { Failure, reasonOf } from './failure.ts'
import { line } from './lines.ts'

const SHIPPED = fileURLToPath(new URL('../../data', import.meta.url))

export async function init(wanted: string, { data, json, lang }: Common): Promise<readonly string[]> {
  const config = loadConfig(lang)
  const folder = data ?? config.settings.DONDOC_DATA_DIR
  const province =
    PROVINCES.find((p) => nameKey(p) === nameKey(wanted.replace(/^(tỉnh|thành phố|tp\.?)\s+/iu, ''))) ??
    PROVINCES.find((p) => nameKey(p) === nameKey(wanted))
  if (!province)
    throw new Failure(2, line(lang, 'no-such-province', wanted), line(lang, 'provinces-are', PROVINCES.join(', ')))
  mustBeEmpty(folder, lang)
  mustBeOnlyOffice(folder, config.settings.DONDOC_DATA_DIR, lang)
  const shipped = await loadData(SHIPPED, lang)
  const code = oneTimeCode()
  try {
    mkdirSync(folder, { recursive: true })
    await writeDataFile(folder, 'agencies.json', agenciesFileSchema, agenciesOf(shipped.agencies, province))
    await writeDataFile(folder, 'holidays.json', holidayTableSchema, shipped.holidays)
    const storage = await openSqlite(join(folder, 'dondoc.db'))
    await storage.close()
    writeEnv({ DONDOC_DATA_DIR: folder, DONDOC_REHEARSAL: 'true', DONDOC_FIRST_CODE: code })
  } catch (error) {
    throw new Failure(1, line(lang, 'cannot-write', folder, reasonOf(error, lang)), line(lang, 'mend-write'), error)
  }
  if (json) return [JSON.stringify({ province, folder, code })]
  return [line(lang, 'init-done', province, folder), line(lang, 'init-code', code), line(lang, 'init-next')]
}

function mustBeEmpty(folder: string, lang: Common['lang']): void {
  if (existsSync(folder) && readdirSync(folder).length) {
    throw new Failure(2, line(lang, 'not-empty', folder), line(lang, 'mend-not-empty'))
  }
}

// A .env that serves another office would be led away from it in silence.
function mustBeOnlyOffice(folder: string, inUse: string, lang: Common['lang']): void {
  if (resolve(folder) === resolve(inUse) || !existsSync(join(inUse, 'dondoc.db'))) return
  throw new Failure(2, line(lang, 'other-office', inUse), line(lang, 'mend-other-office'))
}

/** The bodies that stand in this province; communes of others are left out, none are invented. */
export function agenciesOf(file: AgenciesFile, province: string): AgenciesFile {
  const here = file.agencies.filter((a) => a.province === null || a.province === province)
  return {
    ...file,
    provinces: [{ name: province }],
    agencies: here.map((a) => {
      const count = a.counts?.[province]
      const { counts: _, ...rest } = a
      return count === undefined ? rest : { ...rest, counts: { [province]: count } }
    }),
  }
}

// What stands in .env already is kept; the three settings are set.
function writeEnv(values: Readonly<Record<string, string>>): void {
  const before = existsSync('.env') ? readFileSync('.env', 'utf8').split(/\r?\n/) : []
  const kept = before.filter((l) => !Object.keys(values).some((name) => l.startsWith(`${name}=`)))
  const lines = [...kept.join('\n').trimEnd().split('\n'), ...Object.entries(values).map(([k, v]) => `${k}=${v}`)]
  writeFileSync('.env', `${lines.filter((l, i) => i > 0 || l !== '').join('\n')}\n`, { mode: 0o600 })
}
