// Rows of cells between tabs, as they come out of a word processor: a cell may break over lines, a row may lack its last cells.
import type { Line } from './lines.ts'

export type RowSpan = { readonly from: number; readonly to: number }

// 1⇥ | 2.1⇥ | IV.⇥ | A⇥: the number of a row
const NUMBERED = /^\s*(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]+|[A-Z])[.)]?\s*\t/u
const tabsIn = (text: string): number => text.match(/\t/g)?.length ?? 0

/** The rows from the heads on, and the first line behind them. */
export function tabRows(
  source: string,
  lines: readonly Line[],
  from: number,
): { readonly rows: readonly RowSpan[]; readonly end: number } {
  const rawOf = (line: Line): string => source.slice(line.from, line.to)
  const first = lines[from]
  const width = first ? tabsIn(rawOf(first)) : 0
  const rows: { from: number; to: number; tabs: number }[] = []
  let i = from
  for (; i < lines.length; i++) {
    const line = lines[i] as Line
    const raw = rawOf(line)
    const tabs = tabsIn(raw)
    const last = rows.at(-1)
    const isFull = !last || last.tabs >= width
    const begins = NUMBERED.test(raw) || tabs >= width || isFull
    if (tabs === 0 && last && isBetween(source, lines, i, width)) {
      // The foot of a page is no row; a band over the table is one of its own.
      if (!PAGE.test(line.text)) rows.push({ from: line.from, to: line.to, tabs: width })
      continue
    }
    if (
      tabs === 0 &&
      (isFull ? !goesOn(line) && !isBeforeRow(source, lines, i, width) : !isInside(source, lines, i, width))
    )
      break
    if (tabs > 0 && begins) rows.push({ from: line.from, to: line.to, tabs })
    else if (last) {
      last.to = line.to
      last.tabs += tabs
    }
  }
  return { rows, end: i }
}
/** The foot of a page, a band over the table: lines of their own between two rows. */
function isBetween(source: string, lines: readonly Line[], at: number, width: number): boolean {
  for (let i = at; i < Math.min(lines.length, at + 4); i++) {
    const { from, to, text } = lines[i] as Line
    const raw = source.slice(from, to)
    if (i > at && (NUMBERED.test(raw) || tabsIn(raw) >= width)) return true
    if (!PAGE.test(text) && !isBand(text)) return false
  }
  return false
}
const PAGE = /^\d{1,3}$/
const isBand = (text: string): boolean =>
  /^(?:[IVXLC]+|[A-Z])[.)]\s/u.test(text) || (text === text.toUpperCase() && /\p{Lu}{2}/u.test(text))
/** The last cell of a row that has all its cells runs on. */
const goesOn = ({ text, blanks }: Line): boolean =>
  blanks === 0 && /^(?:\p{Ll}|\d{1,2}\/\d{1,2}(?:\/\d{4})?[.;]?$)/u.test(text)
/** A few lines without a tab, and then a row again: they are of the last cell. */
function isBeforeRow(source: string, lines: readonly Line[], at: number, width: number): boolean {
  for (let i = at; i < Math.min(lines.length - 1, at + 4); i++) {
    const [line, next] = [lines[i] as Line, lines[i + 1] as Line]
    if (line.blanks > 0 || isBand(line.text)) return false
    const raw = source.slice(next.from, next.to)
    if (NUMBERED.test(raw) || tabsIn(raw) >= width) return next.blanks === 0
    if (tabsIn(raw) > 0) return false
  }
  return false
}
/** In a row that lacks cells: a line further on brings one, before anything that is no row. */
function isInside(source: string, lines: readonly Line[], at: number, width: number): boolean {
  for (let i = at; i < Math.min(lines.length, at + 6); i++) {
    const line = lines[i] as Line
    if (line.blanks > 0) return false
    const raw = source.slice(line.from, line.to)
    if (NUMBERED.test(raw) || tabsIn(raw) >= width) return i > at && goesOn(lines[at] as Line)
    if (tabsIn(raw) > 0) return true
  }
  return false
}
