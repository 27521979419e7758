// dondoc report: the office's weekly, monthly and exception reports as a file.
import { renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { addDays, addMonths, dayOf, isoOf, type Moment, momentOf, timeOf } from '../domain/calendar.ts'
import type { Entry } from '../domain/ledger.ts'
import { isKnown } from '../domain/register.ts'
import type { Snapshot } from '../domain/snapshot.ts'
import type { MessageFacts } from '../domain/snapshot-coverage.ts'
import { taskFigures } from '../domain/snapshot-figures.ts'
import { REPORT_FORMATS } from '../flows/files.ts'
import { type SnapshotWish, takeSnapshot } from '../flows/report.ts'
import type { Opened } from '../main.ts'
import { type ReportWish, sayReport, withoutNames } from '../wording/report.ts'
import type { ReportKind } from '../wording/report-frame.ts'
import { Failure, reasonOf } from './failure.ts'
import { createFileDoor } from './files.ts'
import { type Lang, line } from './lines.ts'
import { viewerOf } from './viewer.ts'
import { readProvince } from './who.ts'

export type ReportOptions = {
  readonly at: Moment
  readonly out: string
  readonly province: string | null
  readonly who: string
  readonly json: boolean
  readonly lang: Lang
  /** The version for wide circulation, from the same snapshot. */
  readonly isAnonymous?: boolean
  /** What the office knows beyond the register, when it keeps one of its own. */
  readonly facts?: SnapshotWish['facts']
  readonly messages?: MessageFacts
  /** What tells how a moment stood; left out, nothing was written since. */
  readonly past?: (at: Moment) => Promise<readonly Entry[]>
  /** The kept snapshot of the last report of this kind; undefined: none is kept, one is built from the register. */
  readonly previous?: Snapshot
}
export type ReportMade = { readonly lines: readonly string[]; readonly snapshot: Snapshot }

/** Writes the file and gives what is printed, and the (named) snapshot to be kept. */
export async function report(kind: string, options: ReportOptions, opened: Opened): Promise<ReportMade> {
  const { at, out, lang } = options
  const wanted = kindOf(kind, lang)
  const write = writerOf(out, lang)
  const province = provinceOf(options, opened)
  const snapshot = takeSnapshot(await wishFor(province, at, options, opened))
  const shown = options.isAnonymous ? withoutNames(snapshot) : snapshot
  const compared = await comparedWith(wanted, province, options, opened)
  const bytes = await write({ kind: wanted, snapshot: shown, ...compared })
  save(out, bytes, lang)
  return { lines: options.json ? [jsonOf(wanted, out, snapshot)] : [writtenLine(wanted, options, snapshot)], snapshot }
}

function kindOf(kind: string, lang: Lang): ReportKind {
  if (kind === 'weekly' || kind === 'monthly' || kind === 'exceptions') return kind
  throw new Failure(2, line(lang, 'no-such-report', kind), line(lang, 'report-kinds'))
}

type Writer = (wish: ReportWish) => Promise<Uint8Array | string>
const FILES = createFileDoor()
const WRITERS: Readonly<Record<string, Writer>> = {
  ...Object.fromEntries(
    REPORT_FORMATS.map((format) => [`.${format}`, (wish: ReportWish) => FILES.report(format, wish)]),
  ),
  '.md': async (wish) => (await import('../writers/markdown.ts')).writeMarkdown(sayReport(wish)),
}
function writerOf(out: string, lang: Lang): Writer {
  const writer = WRITERS[extname(out).toLowerCase()]
  if (writer) return writer
  throw new Failure(2, line(lang, 'bad-report-file', out), line(lang, 'report-files'))
}

/** Named, or the asker's, or the only one that the register has documents of at that moment. */
function provinceOf({ province, who, lang, at }: ReportOptions, { register }: Opened): string {
  const viewer = viewerOf(who, register.directory, lang)
  if (viewer.role === 'guest' || viewer.role === 'agency')
    throw new Failure(2, line(lang, 'no-report-right'), line(lang, 'report-right'))
  const all = register.directory.provinces
  const named = province === null ? viewer.province : readProvince(province, register.directory)
  if (province !== null && (named === null || (viewer.province !== null && viewer.province !== named)))
    throw new Failure(2, line(lang, 'no-such-province', province), line(lang, 'provinces-are', all.join(', ')))
  if (named !== null) return named
  const today = dayOf(at)
  const alive = all.filter((p) => register.documents.some((d) => d.province === p && isKnown(d, today)))
  const [only, second] = alive.length ? alive : all
  if (only !== undefined && second === undefined) return only
  throw new Failure(
    2,
    line(lang, 'several-provinces'),
    line(lang, 'say-province', (alive.length ? alive : all).join(', ')),
  )
}

async function wishFor(
  province: string,
  now: Moment,
  { facts, messages, past }: ReportOptions,
  { register }: Opened,
): Promise<SnapshotWish> {
  return {
    register,
    province,
    now,
    entries: await past?.(now),
    ...(facts ? { facts } : {}),
    ...(messages ? { messages } : {}),
  }
}
// Without a kept report the register tells what it knew a week or a month ago; the report says that it was built anew.
async function comparedWith(
  kind: ReportKind,
  province: string,
  options: ReportOptions,
  { register }: Opened,
): Promise<Pick<ReportWish, 'previous' | 'isRebuilt'>> {
  if (kind === 'exceptions') return { previous: null }
  if (options.previous) return { previous: options.previous }
  const today = dayOf(options.at)
  const day = kind === 'weekly' ? addDays(today, -7) : addMonths(today, -1)
  const then = momentOf(day, timeOf(options.at))
  const before = takeSnapshot({ register, province, now: then, entries: await options.past?.(then) })
  return before.rows.length ? { previous: before, isRebuilt: true } : { previous: null }
}

// Whole or not at all: a report half written must not lie where the old one lay.
function save(out: string, bytes: Uint8Array | string, lang: Lang): void {
  const temporary = join(dirname(out), `.${basename(out)}.tmp`)
  try {
    writeFileSync(temporary, bytes)
    renameSync(temporary, out)
  } catch (error) {
    throw new Failure(1, line(lang, 'cannot-write', out, reasonOf(error, lang)), line(lang, 'mend-report-write'), error)
  }
}
function jsonOf(kind: ReportKind, out: string, snapshot: Snapshot): string {
  const { province, takenAt } = snapshot
  return JSON.stringify({ kind, province, at: takenAt, out, figures: taskFigures(snapshot) })
}
function writtenLine(kind: ReportKind, { out, at, lang }: ReportOptions, { province, rows }: Snapshot): string {
  return line(lang, 'report-written', out, `${kind} ${province}`, String(rows.length), isoOf(at))
}
