// Finds annex tables among the lines and says how they came out of their file.
import { type Line, RULE } from './lines.ts'
import { readPeriod } from './period-headings.ts'
import { tabRows } from './tab-rows.ts'
import { rolesInLine } from './table-roles.ts'

export type TableForm = 'stream' | 'layout' | 'bars'
export type TableStart = { readonly header: { readonly from: number; readonly to: number }; readonly form: TableForm }

const NUMBER_HEAD = /^\|?\s*(?:STT|TT|Số TT|Số thứ tự)(?=[\s|]|$)/iu
// A table may go on from another: its first row need not be 1.
const FIRST_ROW = /^(?:I|A|1)(?:[.)]?\s|[.)]?$)|^\d{1,3}[.)]?\s+\p{Lu}/u

/** The heads of the first table from a line on; null when there is none. */
export function tableStart(source: string, lines: readonly Line[], from: number): TableStart | null {
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]
    if (!line) break
    const bars = isBars(source, line)
    if (!NUMBER_HEAD.test(line.text) && !bars) continue
    const text = line.text.replace(/\s*\|\s*/g, ' ').trim()
    const below = lines[i + 1]
    // A band may stand between the heads and the first row.
    const isTabbed = hasTabs(source, line) && (hasTab(source, below) || hasTab(source, lines[i + 2]))
    const isRow = isBars(source, below) || isTabbed
    if (bars && rolesInLine(text).length >= 2 && isRow) return { header: { from: i, to: i + 1 }, form: 'bars' }
    const start = raised(source, lines, i)
    let to = i + 1
    while (to < lines.length && to < i + 12 && !FIRST_ROW.test(lines[to]?.text ?? '') && !isBand(lines, to)) to++
    const roles = rolesInLine(
      lines
        .slice(start, to)
        .map((l) => l.text.replace(/\s+/g, ' '))
        .join(' '),
    )
    const layout = isLayout(source, lines.slice(i, i + 60))
    const known = new Set(roles)
    const enough =
      known.has('number') &&
      (known.has('lead') || known.has('coop') || known.has('time')) &&
      (known.has('content') || layout)
    if (enough) return { header: { from: start, to }, form: layout ? 'layout' : 'stream' }
  }
  return null
}
function isBars(source: string, line: Line | undefined): boolean {
  if (!line) return false
  const raw = source.slice(line.from, line.to)
  return (raw.match(/\|/g)?.length ?? 0) >= 3 || (raw.match(/\t/g)?.length ?? 0) >= 2
}
const hasTabs = (source: string, line: Line): boolean => source.slice(line.from, line.to).split('\t').length > 2
// A cell of the first row may break over lines, so that the line holds a part of its cells.
const hasTab = (source: string, line: Line | undefined): boolean =>
  line !== undefined && source.slice(line.from, line.to).includes('\t')
/** «QUÝ I» between the heads and the first row. */
function isBand(lines: readonly Line[], at: number): boolean {
  return readPeriod(lines[at]?.text ?? '') !== null && FIRST_ROW.test(lines[at + 1]?.text ?? '')
}
/** Heads in several lines: those above «TT» that are set in columns too. */
function raised(source: string, lines: readonly Line[], at: number): number {
  let start = at
  while (start > 0 && at - start < 3) {
    const above = lines[start - 1]
    const raw = above ? source.slice(above.from, above.to) : ''
    if (
      !above ||
      above.text.length > 90 ||
      RULE.test(above.text) ||
      !/^\s{20,}\S/.test(raw) ||
      /^\s*\(|PHỤ LỤC|DANH MỤC|GIAI ĐOẠN/u.test(above.text)
    )
      break
    start--
  }
  return start
}
/** Set in columns: many lines have wide gaps inside or a deep indent. */
function isLayout(source: string, lines: readonly Line[]): boolean {
  const wide = lines.filter((line) => /\S {3,}\S/.test(source.slice(line.from, line.to)) || line.indent > 20)
  return wide.length > lines.length * 0.4
}

/** The lines a table of bars goes on for. */
export function barsEnd(source: string, lines: readonly Line[], from: number): number {
  const first = lines[from]
  if (first && hasTabs(source, first)) return tabRows(source, lines, from).end
  let i = from
  while (i < lines.length && (isBars(source, lines[i]) || RULE.test(lines[i]?.text ?? ''))) i++
  return i
}
