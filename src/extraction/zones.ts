// The parts of a document: head, body, tables, footnotes, signature and recipients, annexes.
import { bodiesOfCell, onlyBodies } from '../text/body-cells.ts'
import { annexLabel, FOOT, openingsIn } from './annexes.ts'
import { type Line, RULE } from './lines.ts'
import { markerOf } from './markers.ts'
import { barsEnd, type TableForm, tableStart } from './table-zone.ts'

export type Zone =
  | {
      readonly kind: 'frame' | 'context' | 'unsure' | 'prose'
      readonly lines: readonly Line[]
      /** The kind of an enclosed document: the plan that a decision issues is read as a plan. */
      readonly as?: string | undefined
      /** An annex whose title says that it shares out work: what is not read in it is for a person. */
      readonly duties?: boolean
    }
  | {
      readonly kind: 'table'
      readonly form: TableForm
      readonly header: readonly Line[]
      readonly lines: readonly Line[]
      readonly annex: string
    }
export type Zones = {
  readonly zones: readonly Zone[]
  /** Whom a letter or telegram is sent to: they own what names nobody else. */
  readonly addressees: readonly string[]
}

const FOOTNOTE = /^(?:\[\d{1,2}\]|[¹²³⁴-⁹]+\s*\S)/u
/** «[3] Sở A …»: an item of a list, unless its number stands behind a word somewhere, as that of a footnote does. */
function isNote(source: string, { text }: Line): boolean {
  if (!FOOTNOTE.test(text)) return false
  const item = /^(?<mark>\[\d{1,2}\])\s*(?<rest>.*)$/u.exec(text)?.groups
  if (!item) return true
  const { mark = '', rest = '' } = item
  return SOURCE.test(rest) || new RegExp(`[^\\s\\]][ ]?${mark.replace(/[[\]]/g, '\\$&')}`, 'u').test(source)
}
// What a footnote says: a document, a place in one, «Gồm: …».
const SOURCE =
  /^(?:(?:Theo |Tại |Xem |Căn cứ )?(?:Nghị quyết|Kết luận|Chỉ thị|Quyết định|Kế hoạch|Thông báo|Thông tri|Quy định|Luật|Nghị định|Thông tư|Báo cáo|Công văn|Tờ trình|Công điện|Hướng dẫn|Văn bản)\s|Gồm|Bao gồm|Trong đó|Như|Cụ thể|$)/u

export function zonesOf(source: string, lines: readonly Line[], title: number, kind: string): Zones {
  const annexes = openingsIn(source, lines)
  const first = annexes[0]?.at ?? lines.length
  const main = lines.slice(0, first)
  const foot = footAt(main)
  const sent = kind === 'CV' || kind === 'CĐ' ? addresseesOf(main.slice(0, foot)) : { names: [], end: 0 }
  const start = Math.min(foot, Math.max(headEnd(main, title), sent.end))
  const zones: Zone[] = [
    { kind: 'frame', lines: main.slice(0, start) },
    ...bodyZones(source, main.slice(start, foot), annexLabel(main[0])),
    ...tailZones(source, main.slice(foot)),
  ]
  for (const [i, opening] of annexes.entries())
    zones.push(...annexZones(source, lines.slice(opening.at, annexes[i + 1]?.at ?? lines.length), opening.as))
  return { zones, addressees: sent.names }
}

const DUTIES = /phân công|giao việc|nhiệm vụ|công việc|tiến độ thực hiện/iu
function annexZones(source: string, lines: readonly Line[], as: string | undefined): readonly Zone[] {
  const table = tableStart(source, lines.slice(0, 30), 0)
  const start = table ? table.header.from : headEnd(lines, 0)
  const foot = footAt(lines)
  const duties =
    !as &&
    DUTIES.test(
      lines
        .slice(0, Math.max(start, 6))
        .map((line) => line.text)
        .join(' '),
    )
  return [
    { kind: 'frame', lines: lines.slice(0, start) },
    ...bodyZones(source, lines.slice(start, foot), annexLabel(lines[0]) || (as ? '' : 'PL')).map((zone) =>
      zone.kind === 'prose' ? { ...zone, as, duties } : zone,
    ),
    ...tailZones(source, lines.slice(foot)),
  ]
}

/** Running text, tables and the footnotes between. */
function bodyZones(source: string, lines: readonly Line[], annex: string): readonly Zone[] {
  const zones: Zone[] = []
  let at = 0
  while (at < lines.length) {
    const table = tableStart(source, lines, at)
    const until = table ? table.header.from : lines.length
    zones.push(...proseZones(source, lines.slice(at, until)))
    if (!table) break
    const end = table.form === 'bars' ? barsEnd(source, lines, table.header.from) : lines.length
    zones.push({
      kind: 'table',
      form: table.form,
      header: lines.slice(table.header.from, table.header.to),
      lines: lines.slice(table.header.to, end),
      annex,
    })
    at = end
  }
  return zones
}
function proseZones(source: string, lines: readonly Line[]): readonly Zone[] {
  const notes: Line[] = []
  const run: Line[] = []
  let note = false
  for (const line of lines) {
    // A footnote in the middle of a page ends with its paragraph.
    note = isNote(source, line) || (note && line.blanks === 0 && !/^\[\d{1,2}\]/.test(line.text))
    if (note) notes.push(line)
    else run.push(line)
  }
  return [
    { kind: 'prose', lines: run },
    { kind: 'context', lines: notes },
  ]
}

// Recipients, signature and stamps of one document take no more lines than this.
const TAIL_LINES = 60
/** Recipients and signature are frame; a table after them is a table, footnotes are context; more text than that is for a person. */
function tailZones(source: string, lines: readonly Line[]): readonly Zone[] {
  const table = tableStart(source, lines, 0)
  if (table)
    return [
      ...tailZones(source, lines.slice(0, table.header.from)),
      ...bodyZones(source, lines.slice(table.header.from), 'PL'),
    ]
  const note = lines.findIndex((line) => FOOTNOTE.test(line.text) || /^\[\d{1,2}\]$/.test(line.text))
  const end = note < 0 ? lines.length : note
  return [
    { kind: 'frame', lines: lines.slice(0, Math.min(end, TAIL_LINES)) },
    { kind: 'unsure', lines: lines.slice(Math.min(end, TAIL_LINES), end) },
    { kind: 'context', lines: lines.slice(end) },
  ]
}

/** Where the recipients or the signature begin; the end of the text without them. */
function footAt(lines: readonly Line[]): number {
  const from = Math.floor(lines.length * 0.3)
  const at = lines.findIndex((line, i) => i >= from && FOOT.test(line.text))
  return at < 0 ? lines.length : at
}

const LEAD_IN =
  /^(?:Ngày|Tại|Thực hiện|Căn cứ|Sau|Trên cơ sở|Xét|Theo|Trong|Để|Nhằm|Tiếp tục|Vừa qua|Từ|Ban Thường vụ|Thường trực)\s/u
/** The title and what it is about, up to the rule or the first words of the text. */
function headEnd(lines: readonly Line[], title: number): number {
  if (title < 0) return 0
  for (let i = title + 1; i < Math.min(lines.length, title + 10); i++) {
    const line = lines[i]
    if (!line) return i
    if (RULE.test(line.text)) return i + 1
    if (
      LEAD_IN.test(line.text) ||
      markerOf(line.text)?.value === 1 ||
      line.text.length > 200 ||
      /^\|?\s*(?:STT|TT)\s/u.test(line.text)
    )
      return i
  }
  return title + 1
}

/** «Kính gửi:» or «điện:» and the bodies after it. */
function addresseesOf(lines: readonly Line[]): { readonly names: readonly string[]; readonly end: number } {
  const at = lines.slice(0, 60).findIndex((l) => /^kính gửi|(?:^|\s)(?:điện|gửi)\s*:\s*$/iu.test(l.text))
  if (at < 0) return { names: [], end: 0 }
  const names: string[] = []
  const first = lines[at]?.text.replace(/^.*?:\s*/u, '') ?? ''
  const items: string[] = first ? [first] : []
  let end = at + 1
  for (let i = at + 1; i < Math.min(lines.length, at + 30); i++) {
    const line = lines[i] as Line
    const dash = /^[-–•]\s/.test(line.text)
    const goesOn =
      /^\p{Ll}/u.test(line.text) || (items.length > 0 && !/[;.,]$/.test(items.at(-1) ?? '') && line.blanks === 0)
    if (RULE.test(line.text)) end = i + 1
    else if (dash) items.push(line.text)
    else if (goesOn && items.length) items[items.length - 1] += ` ${line.text}`
    else break
    end = i + 1
  }
  for (const item of items) {
    const clean = item.replace(/^[-–•\s]+/, '').replace(/[;,.\s]+$/, '')
    if (onlyBodies(clean)) names.push(...bodiesOfCell(clean))
  }
  return { names: [...new Set(names)], end }
}
