// The pages of a PDF one after another: paragraphs and tables that go on over a page end made whole.
import { type Block, NEW_PAGE } from './lay-out.ts'
import { isWrapped, joinHalves, type Line } from './pdf-lines.ts'
import { linePitch, rightMargins, usualSize } from './pdf-measure.ts'
import type { PageContent, Placed } from './pdf-page.ts'
import { appendTable, goesOn, type PageTable } from './pdf-tables.ts'

type Open =
  | { kind: 'paragraph'; text: string; last: Line; right: number }
  | { kind: 'table'; table: PageTable; page: number }
  | { kind: 'mark'; text: string }
type Measure = { readonly right: number; readonly pitch: (line: Line) => number }

/** Stamps and running headers first, then the pages, then the footnotes and running footers. */
export function flowPages(pages: readonly PageContent[]): Block[] {
  const running = findRunning(pages)
  const right = rightMargins(pages)
  const pitch = linePitch(pages)
  const flow: Open[] = []
  const notes: Open[] = []
  let starts = ''
  for (const page of pages) {
    if (page.page > 1) starts += NEW_PAGE
    const measure = { right: right(page), pitch }
    const { body, notes: itsNotes } = partNotes(page)
    for (const line of itsNotes) addLine(notes, line, measure, '')
    for (const text of unreadable(page)) starts = addMark(flow, starts + text)
    for (const one of body) {
      if (one.kind === 'table') addTable(flow, one.table, page.page, starts)
      else if (isPageNumber(one.line, page) || running.has(one.line)) continue
      else addLine(flow, one.line, measure, starts)
      starts = ''
    }
  }
  const stamps = [...new Set(pages.flatMap((page) => page.stamps))]
  const marks = (texts: readonly string[]): Block[] => texts.map((text) => ({ kind: 'paragraph', text }))
  return [...marks([...stamps, ...running.heads]), ...[...flow, ...notes].map(toBlock), ...marks(running.feet)]
}

function addMark(flow: Open[], text: string): '' {
  flow.push({ kind: 'mark', text })
  return ''
}

type Running = {
  readonly has: (line: Line) => boolean
  readonly heads: readonly string[]
  readonly feet: readonly string[]
}

/** Lines at the edge of the page that come back on another page, whatever their numbers: headers and footers. */
function findRunning(pages: readonly PageContent[]): Running {
  const seen = new Map<string, Line[]>()
  for (const page of pages) {
    for (const one of page.placed) {
      if (one.kind !== 'line' || !isInMargin(one.line, page) || isPageNumber(one.line, page)) continue
      const key = one.line.text.replace(/\d+/g, '#')
      seen.set(key, [...(seen.get(key) ?? []), one.line])
    }
  }
  const back = [...seen.values()].filter((lines) => new Set(lines.map((line) => line.page)).size > 1)
  const all = new Set(back.flat())
  const firsts = back.map((lines) => lines[0]!)
  const isHigh = (line: Line) => line.y < 0.5 * (pages[line.page - 1]?.height ?? 0)
  return {
    has: (line) => all.has(line),
    heads: firsts.filter(isHigh).map((line) => line.text),
    feet: firsts.filter((line) => !isHigh(line)).map((line) => line.text),
  }
}

/** Footnotes: from the first small line with a raised number on, every small line below. They go to the end. */
function partNotes(page: PageContent): { body: readonly Placed[]; notes: readonly Line[] } {
  const lines = page.placed.flatMap((one) => (one.kind === 'line' ? [one.line] : []))
  const usual = usualSize(lines)
  const isSmall = (line: Line) => line.size < 0.9 * usual
  const first = lines.find((line) => isSmall(line) && /^[⁰¹²³⁴⁵⁶⁷⁸⁹]+ /.test(line.text) && line.y > page.height / 3)
  if (first === undefined) return { body: page.placed, notes: [] }
  const isNote = (line: Line) => isSmall(line) && line.y > first.y - 1 && !isPageNumber(line, page)
  return {
    body: page.placed.filter((one) => one.kind !== 'line' || !isNote(one.line)),
    notes: lines.filter(isNote),
  }
}

/** A page that is a picture and stayed one is told as such: nothing is passed over in silence. */
function unreadable(page: PageContent): readonly string[] {
  return page.picture === 'bare' && !page.recognised ? [`[Trang ${page.page} là ảnh: không đọc được chữ]`] : []
}

function toBlock(one: Open): Block {
  if (one.kind !== 'table') return { kind: 'paragraph', text: one.text }
  const { rows, columns, cells } = one.table
  return { kind: 'table', rows, columns, cells }
}

function open(line: Line, right: number, starts: string): Open {
  return { kind: 'paragraph', text: starts + line.text, last: line, right }
}

function addLine(flow: Open[], line: Line, { right, pitch }: Measure, starts: string): void {
  const last = flow.at(-1)
  const isSame = last?.kind === 'paragraph' && isContinued(last.last, line, { right: last.right, pitch })
  if (last === undefined || last.kind !== 'paragraph' || !isSame) {
    flow.push(open(line, right, starts))
    return
  }
  const joined = joinHalves(last.text, line.text)
  const at = joined.length - line.text.length
  last.text = joined.slice(0, at) + starts + joined.slice(at)
  last.last = line
}

const STEP = 0.8 // letter heights: more to the right than this begins a paragraph

function isContinued(line: Line, next: Line, { right, pitch }: Measure): boolean {
  if (!isWrapped(line, next, right)) return false
  if (line.page === next.page && next.y - line.y > pitch(line) + 0.2 * line.size) return false
  const shift = next.x0 - line.x0
  if (shift > STEP * line.size)
    return /^(?:[-–•+]|\d|\(|[a-zđ]\)|[⁰¹²³⁴⁵⁶⁷⁸⁹])/u.test(line.text) && shift < 4 * line.size
  return true
}

/** `starts` is not empty when the table is the first thing on its page: then it may go on with the one before. */
function addTable(flow: Open[], table: PageTable, page: number, starts: string): void {
  const last = flow.at(-1)
  if (starts !== '' && last?.kind === 'table' && last.page === page - 1 && goesOn(last.table, table)) {
    last.table = appendTable(last.table, table)
    last.page = page
    return
  }
  const cells = [...table.cells].sort((a, b) => a.row - b.row || a.column - b.column)
  const marked = cells.map((cell, index) => (index === 0 ? { ...cell, text: starts + cell.text } : cell))
  flow.push({ kind: 'table', table: { ...table, cells: marked }, page })
}

const MARGIN = 0.075
const EDGE = 0.1

function isInMargin(line: Line, page: PageContent): boolean {
  return line.y < MARGIN * page.height || line.y > (1 - MARGIN) * page.height
}

// 7 | - 7 - | Trang 7/12, alone at the edge of the page
const PAGE_NUMBER = /^[-–—\s]*(?:trang\s*)?\d{1,4}(?:\s*\/\s*\d{1,4})?[-–—\s]*$/iu

function isPageNumber(line: Line, page: PageContent): boolean {
  const isAtEdge = line.y < EDGE * page.height || line.y > (1 - EDGE) * page.height
  return PAGE_NUMBER.test(line.text) && isAtEdge
}
