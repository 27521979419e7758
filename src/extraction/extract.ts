// A document's text becomes its tasks, with every sentence accounted for.
import type { Citation } from '../domain/citation.ts'
import type { Deadline } from '../domain/deadline.ts'
import type { SourceText } from '../domain/source-text.ts'
import type { DocumentTime } from '../text/deadlines.ts'
import { citesOf } from './cites.ts'
import { coverageOf, type Sentence } from './coverage.ts'
import { type DocumentHead, readHead } from './doc-head.ts'
import type { Mark, Reading, TaskDraft } from './drafts.ts'
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
import { singleSpaced, titleOf } from './titles.ts'
import { tornStart, withTornStart } from './torn-start.ts'
import { twinsOf } from './twins.ts'
import { readWho } from './who.ts'
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
  const read = inOrder(readings)
  const prose = zones.flatMap((zone, i) => (zone.kind === 'prose' ? (readings[i]?.tasks ?? []) : []))
  const inProse = new Set(prose)
  const rows = read.filter((draft) => !inProse.has(draft))
  const torn = tornStart(all, title >= 0 || head.number !== null || head.issuer !== null)
  const found = readings.flatMap((r) => r.marks)
  const marks = torn === null ? found : withTornStart(torn, read, found)
  const drafts = silent ? (head.kind === 'BC' ? read.filter((draft) => isDemand(draft, time)) : []) : read
  const told = (m: Mark) => drafts.some((d) => d.from >= m.from && d.from < m.to)
  const asks = silent ? read.filter((d) => isAsked(d, time) && !drafts.includes(d)) : []
  const quiet = (m: Mark): Mark => {
    if (m.class === 'frame' || told(m)) return m
    return { ...m, class: asks.some((d) => d.from >= m.from && d.from < m.to) ? 'unsure' : 'context' }
  }
  const placeOf = placesOf(text, source.pages)
  const sentences = coverageOf(text, silent ? marks.map(quiet) : marks)
  return {
    doc: { ...head, signer: readSigner(all) },
    tasks: drafts.map((draft) => ({ ...taskOf(draft), ...placeOf(draft.from) })),
    sentences: sentences.map((s) => ({ ...s, ...placeOf(s.from) })),
    citations: citesOf(text, head.number),
    flags: [...flagsOf(drafts, time.issued), ...(silent ? [] : twinsOf(prose, rows))],
  }
}
/** A report reports; but «Ủy ban nhân dân tỉnh yêu cầu các xã … gửi … trước ngày 20/10» in it is an order, by a day to come. */
function isDemand(draft: TaskDraft, time: DocumentTime): boolean {
  const { text } = draft
  const order = /(?:^|\s)(?:yêu cầu|giao)\s/iu.exec(text)
  if (!order || !(readWho(text).ordered || /[,;]\s[^,;]{3,80}$/u.test(text.slice(0, order.index)))) return false
  return isAsked(draft, time) && !TOLD.test(text)
}
/** Bodies below are told or asked by a day to come, in a paragraph of its own: an item of the report's own plan is no order. */
function isAsked({ lead, deadlines, apart }: TaskDraft, time: DocumentTime): boolean {
  const comes = deadlines.some((d) => d.due !== null && time.issued !== null && d.due > time.issued)
  return apart === true && comes && lead.length > 0 && !lead.some((name) => ABOVE.test(name))
}
// What was ordered elsewhere, and how far it is.
const TOLD =
  /^(?:Tại|Theo|Ngày|Trong|Qua|Sau|Căn cứ|Thực hiện)\s|(?:^|\s)(?:đã|vừa|mới|đang|đến nay|hiện nay)(?:\s|,|$)|\s(?:Thông báo|Kết luận|Công văn|Kế hoạch|Chỉ thị|Nghị quyết|Quyết định) số\s/u
// Whom a province may only ask.
const ABOVE =
  /^(?:Chính phủ|Thủ tướng|Quốc hội|Bộ|Các bộ|Trung ương|Ban Bí thư|Văn phòng Chính phủ|Ngân hàng Nhà nước Việt Nam)/u
/** Tables and running text in the order of the document. */
function inOrder(readings: readonly Reading[]): readonly TaskDraft[] {
  const first = (r: Reading) => Math.min(...r.marks.map((m) => m.from), Number.MAX_SAFE_INTEGER)
  return [...readings].sort((a, b) => first(a) - first(b)).flatMap((r) => r.tasks)
}
function annexBefore(lines: readonly Line[], at: number): string {
  const line = lines.findLast((l) => l.from < at && /^PHỤ LỤC/u.test(l.text))
  const match = line && /^PHỤ LỤC\s*(\d{1,2}|[IVX]{1,4})?(?![A-Za-zÀ-ỹ])/u.exec(line.text)
  return match ? `PL${match[1] ?? ''}` : ''
}

type About = { readonly time: DocumentTime; readonly addressees: readonly string[]; readonly kind: string }
function readZone(text: string, zone: Zone, { time, addressees, kind }: About): Reading {
  if (zone.kind === 'table') return neverSilent(readTable(text, zone, time))
  if (zone.kind !== 'prose') {
    const as = zone.kind
    return { tasks: [], marks: zone.lines.map(({ from, to }) => ({ from, to, class: as })) }
  }
  const units = outlineOf(text, zone.lines, pageOf(zone.lines))
  const own = zone.as && PROGRAMMES.has(zone.as) ? zone.as : kind
  const read = readProse(units, {
    time,
    addressees,
    strict: own === 'QĐ' || (own === 'NQ' && hasArticles(units)),
    broad: PROGRAMMES.has(own),
  })
  const passed = read.marks.filter((m) => m.class === 'context').length
  const flat = passed > 0 && units.every((unit) => !unit.marker)
  return zone.duties && (flat || passed > read.tasks.length) ? { ...read, marks: read.marks.map(asked) } : read
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
  return readStream(zone.lines, zone.header, time, zone.annex)
}
/** A table of which no row was read is for a person: never passed over. */
function neverSilent(read: Reading): Reading {
  if (read.tasks.length) return read
  const bare = read.marks.every((m) => m.class === 'frame')
  return { ...read, marks: read.marks.map((m) => (bare ? { ...m, class: 'unsure' } : asked(m))) }
}
function asked(m: Mark): Mark {
  return m.class === 'context' ? { ...m, class: 'unsure' } : m
}

function taskOf(draft: TaskDraft): Omit<ExtractedTask, keyof Place> {
  const done = draft.deadlines.some((d) => d.kind === 'done')
  return {
    ref: draft.ref,
    title: titleOf(draft),
    text: singleSpaced(draft.text),
    lead: draft.lead,
    coop: draft.coop,
    report_to: draft.reportTo,
    deadlines: draft.deadlines,
    targets: readTargets(draft.text),
    status: done ? 'done' : 'open',
  }
}
