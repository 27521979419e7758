// dondoc backup, restore, move-store: the register as a file, back, and from SQLite to PostgreSQL.
import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { isoOf, type Moment } from '../domain/calendar.ts'
import { loadConfig, machineClock } from '../main.ts'
import { backup, type Counts, copyInto, inspect, type Place, restore } from '../storage/backup.ts'
import { holdForKeeping, openStore, placeOf } from '../storage/open.ts'
import type { Common } from './common.ts'
import { Failure, reasonOf } from './failure.ts'
import { line } from './lines.ts'

/** Beside a running service: one snapshot, opened and counted before it bears its name. */
export async function backupTo(file: string, options: Common): Promise<readonly string[]> {
  const { place, folder } = whereabouts(options)
  if (existsSync(file)) throw new Failure(2, line(options.lang, 'file-exists', file), line(options.lang, 'other-name'))
  mustHaveRegister(place, options)
  const counts = await backup(place, file, folder)
  await note(place, options, { what: 'backup made', value: basename(file) })
  return said(options, { file, ...counts }, line(options.lang, 'backup-made', file, sayCounts(counts, options)))
}

/** No service may run: it would go on writing into what is put aside. */
export async function restoreFrom(file: string, options: Common): Promise<readonly string[]> {
  const { lang } = options
  const { place, folder } = whereabouts(options)
  if (!existsSync(file)) throw new Failure(2, line(lang, 'no-such-file', file), line(lang, 'give-a-file'))
  await inspect(file).catch((error) => {
    throw new Failure(2, line(lang, 'no-backup', file), line(lang, 'other-backup'), error)
  })
  const held = await holdForKeeping(place, folder)
  try {
    const { counts, moved, aside } = await restore(file, place, { stamp: stampOf(options), dataDir: folder })
    await note(place, options, { what: 'restored', value: basename(file) })
    const lines = [line(lang, 'restored', file, sayCounts(counts, options))]
    for (const path of [...(moved ? [moved] : []), ...aside]) lines.push(line(lang, 'put-aside', path))
    return said(options, { file, moved, aside, ...counts }, ...lines)
  } finally {
    await held.release()
  }
}

export async function moveStore(to: string, options: Common): Promise<readonly string[]> {
  const { lang } = options
  const { place, folder } = whereabouts(options)
  const target = postgresPlace(to, options)
  if (place.kind !== 'sqlite') throw new Failure(2, line(lang, 'moved-already'), line(lang, 'mend-moved-already'))
  mustHaveRegister(place, options)
  const here = await holdForKeeping(place, folder)
  try {
    const there = await holdForKeeping(target, folder)
    try {
      const counts = await copyInto(place, target)
      const shown = withoutPassword(target.url)
      await note(target, options, { what: 'moved from SQLite', value: null })
      const lines = [
        line(lang, 'store-moved', shown, sayCounts(counts, options)),
        line(lang, 'store-moved-next', place.path),
      ]
      return said(options, { from: place.path, to: shown, ...counts }, ...lines)
    } finally {
      await there.release()
    }
  } finally {
    await here.release()
  }
}

/** A backup is an export; a register that cannot be written just now is backed up all the same. */
async function note(
  place: Place,
  options: Common,
  { what, value }: { readonly what: string; readonly value: string | null },
): Promise<void> {
  const databaseUrl = place.kind === 'postgres' ? place.url : ''
  const folder = place.kind === 'sqlite' ? dirname(place.path) : ''
  try {
    const storage = await openStore({ folder, databaseUrl })
    await storage.commit({ at: nowOf(options), by: 'cli', noted: [{ what, about: 'register', value }] })
    await storage.close()
  } catch (error) {
    process.stderr.write(`dondoc: ${line(options.lang, 'not-noted', reasonOf(error, options.lang))}\n`)
  }
}
function nowOf({ now }: Common): Moment {
  return now ?? machineClock().now()
}
function whereabouts({ data, lang }: Common): { readonly place: Place; readonly folder: string } {
  const { settings } = loadConfig(lang)
  const folder = data ?? settings.DONDOC_DATA_DIR
  if (!existsSync(folder)) throw new Failure(2, line(lang, 'no-data', folder), line(lang, 'mend-data-dir'))
  return { place: placeOf({ folder, databaseUrl: settings.DATABASE_URL }), folder }
}
function mustHaveRegister(place: Place, { lang }: Common): void {
  if (place.kind === 'sqlite' && !existsSync(place.path))
    throw new Failure(1, line(lang, 'no-register'), line(lang, 'mend-no-register'))
}
function postgresPlace(to: string, { lang }: Common): Extract<Place, { kind: 'postgres' }> {
  const isAddress = URL.canParse(to) && /^postgres(ql)?:$/.test(new URL(to).protocol)
  if (!isAddress) throw new Failure(2, line(lang, 'bad-store', to), line(lang, 'store-form'))
  return { kind: 'postgres', url: to }
}
function withoutPassword(url: string): string {
  const { protocol, host, pathname } = new URL(url)
  return `${protocol}//${host}${pathname}`
}
/** 2025-08-11-073005: part of a file's name. */
function stampOf(options: Common): string {
  return isoOf(nowOf(options)).slice(0, 19).replace('T', '-').replaceAll(':', '')
}
function sayCounts(counts: Counts, { lang }: Common): string {
  const { documents, tasks, messages, audit } = counts
  return line(lang, 'store-counts', String(documents), String(tasks), String(messages), String(audit))
}
function said({ json }: Common, value: object, ...lines: readonly string[]): readonly string[] {
  return json ? [JSON.stringify(value)] : lines
}
