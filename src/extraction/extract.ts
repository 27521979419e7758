// A document's text becomes its tasks, with every sentence accounted for.
import type { Citation } from '../domain/citation.ts'
import type { Deadline } from '../domain/deadline.ts'
import type { SourceText } from '../domain/source-text.ts'
import type { DocumentTime } from '../text/deadlines.ts'
import { citesOf } from './cites.ts'
import { coverageOf, type Sentence } from './coverage.ts'
import { type DocumentHead, readHead } from './doc-head.ts'
import type { Reading, TaskDraft } from './drafts.ts'
import { type Flag, flagsOf } from './flags.ts'
import { type Line, linesOf, pageOf } from './lines.ts'
import { outlineOf, type Unit } from './outline.ts'
import { type Place, placesOf } from './places.ts'
import { readProse } from './prose.ts'
import { type Refusal, readSecrecy } from './secrecy.ts'
import { readSigner } from './signer.ts'
import { gridOfLines, gridOfTable, readGrid } from './table-grid.ts'
import { readLayout } from './table-layout.ts'
import { readStream } from './table-stream.ts'
import { readTargets } from './targets.ts'
import { titleOf } from './titles.ts'
import { type Zone, zonesOf } from './zones.ts'

export type ExtractedTask = {
  readonly ref: string
  readonly title: string
  readonly text: string
  readonly lead: readonly string[]
  readonly coop: readonly string[]
  readonly report_to: readonly string[]
  readonly deadlines: readonly Deadline[]
  readonly targets: readonly string[]
  readonly status: 'open' | 'done'
  /** Where its first words stand in the document, from 1. */
  readonly page: number
  readonly line: number
}
export type Extraction = {
  readonly doc: DocumentHead
  readonly tasks: readonly ExtractedTask[]
  readonly sentences: readonly (Sentence & Place)[]
  /** The documents it cites, once each, with what it says of them. */
  readonly citations: readonly Citation[]
  readonly flags: readonly Flag[]
  /** Set when the document bears a mark of secrecy: then nothing else of it was read. */
  readonly refused?: Refusal
}
const NOTHING: DocumentHead = { number: null, kind: 'khác', issuer: null, place: null, issued: null, signer: null }

/** What a reader gives (`SourceText`), of which only the text is needed. */
export type ExtractSource = Pick<SourceText, 'text'> & Partial<Pick<SourceText, 'fileName' | 'tables' | 'pages'>>

/** Kinds whose «nhiệm vụ, giải pháp» may be told to nobody. */
const PROGRAMMES = new Set(['KH', 'CTr', 'NQ', 'ĐA', 'PA', 'HD'])
/** Kinds of documents that report, propose or invite: they assign nothing. */
const ASSIGNS_NOTHING = new Set(['BC', 'TTr', 'GM', 'BB'])

export function extract(source: ExtractSource): Extraction {
  const { text } = source
  const refused = readSecrecy(text, source.fileName)
  if (refused) return { doc: NOTHING, tasks: [], sentences: [], citations: [], flags: [], refused }
  const all = linesOf(text)
  const { head, time, title } = readHead(text, all)
  const tables = (source.tables ?? []).flatMap((table) => {
    const read = readGrid(gridOfTable(text, table), time, annexBefore(all, table.from))
    return read ? [{ table, read }] : []
  })
  const lines = all.filter((line) => !tables.some(({ table }) => line.from >= table.from && line.from < table.to))
  const { zones, addressees } = zonesOf(text, lines, title, head.kind)
  const readings = [
    ...zones.map((zone) => readZone(text, zone, { time, addressees, kind: head.kind })),
    ...tables.map((t) => t.read),
  ]
  const silent = ASSIGNS_NOTHING.has(head.kind)
  const marks = readings.flatMap((r) => r.marks)
  const drafts = silent ? [] : inOrder(readings)
  const placeOf = placesOf(text, source.pages)
  const sentences = coverageOf(
    text,
    silent ? marks.map((m) => (m.class === 'frame' ? m : { ...m, class: 'context' as const })) : marks,
  )
  return {
    doc: { ...head, signer: readSigner(all) },
    tasks: drafts.map((draft) => ({ ...taskOf(draft), ...placeOf(draft.from) })),
    sentences: sentences.map((s) => ({ ...s, ...placeOf(s.from) })),
    citations: citesOf(text, head.number),
    flags: flagsOf(drafts, time.issued),
  }
}
/** Tables and running text in the order of the document. */
function inOrder(readings: readonly Reading[]): readonly TaskDraft[] {
  const first = (r: Reading) => Math.min(...r.marks.map((m) => m.from), Number.MAX_SAFE_INTEGER)
  return [...readings].sort((a, b) => first(a) - first(b)).flatMap((r) => r.tasks)
}
function annexBefore(lines: readonly Line[], at: number): string {
  const line = lines.findLast((l) => l.from < at && /^PHỤ LỤC/u.test(l.text))
  const match = line && /^PHỤ LỤC\s*(\d{1,2}|[IVX]{1,4})?(?![\p{L}])/u.exec(line.text)
  return match ? `PL${match[1] ?? ''}` : ''
}

type About = { readonly time: DocumentTime; readonly addressees: readonly string[]; readonly kind: string }
function readZone(text: string, zone: Zone, { time, addressees, kind }: About): Reading {
  if (zone.kind === 'table') return readTable(text, zone, time)
  if (zone.kind !== 'prose') {
    const as = zone.kind
    return { tasks: [], marks: zone.lines.map(({ from, to }) => ({ from, to, class: as })) }
  }
  const units = outlineOf(text, zone.lines, pageOf(zone.lines))
  return readProse(units, {
    time,
    addressees,
    strict: kind === 'QĐ' || (kind === 'NQ' && hasArticles(units)),
    broad: PROGRAMMES.has(kind),
  })
}
/** A resolution in articles decides like a decision does. */
function hasArticles(units: readonly Unit[]): boolean {
  return units.filter((unit) => unit.marker?.style === 'article').length > 1
}
function readTable(text: string, zone: Extract<Zone, { kind: 'table' }>, time: DocumentTime): Reading {
  if (zone.form === 'layout') return readLayout(text, zone.header, zone.lines, time, zone.annex)
  if (zone.form === 'bars') {
    const grid = gridOfLines(text, [...zone.header, ...zone.lines])
    const read = grid && readGrid(grid, time, zone.annex)
    if (read) return read
  }
  return readStream(zone.lines, zone.header, time)
}

function taskOf(draft: TaskDraft): Omit<ExtractedTask, keyof Place> {
  const done = draft.deadlines.some((d) => d.kind === 'done')
  return {
    ref: draft.ref,
    title: titleOf(draft),
    text: draft.text.replace(/\s+/g, ' ').trim(),
    lead: draft.lead,
    coop: draft.coop,
    report_to: draft.reportTo,
    deadlines: draft.deadlines,
    targets: readTargets(draft.text),
    status: done ? 'done' : 'open',
  }
}
