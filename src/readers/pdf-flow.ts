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

export function flowPages(pages: readonly PageContent[]): Block[] {
  const right = rightMargins(pages)
  const pitch = linePitch(pages)
  const flow: Open[] = []
  const notes: Open[] = []
  for (const page of pages) {
    const starts = page.page > 1 ? NEW_PAGE : ''
    const own: Open[] = pageMarks(page, starts)
    const edges: Open[] = []
    let isFresh = own.length === 0
    const { body, notes: itsNotes } = partNotes(page)
    for (const line of itsNotes) addLine(notes, line, { right: right(page), pitch }, '')
    for (const one of body) {
      if (one.kind === 'line' && isPageNumber(one.line, page)) continue
      const isBetween = one.kind === 'line' && isInMargin(one.line, page)
      if (one.kind === 'table') addTable(flow, one.table, page.page, isFresh, starts)
      else if (isBetween && isFresh && page.page > 1) edges.push(open(one.line, right(page), ''))
      else addLine(flow, one.line, { right: right(page), pitch }, isFresh ? starts : '')
      if (!isBetween || page.page === 1) isFresh = false
    }
    flow.push(...own, ...edges)
  }
  return [...flow, ...notes].map(toBlock)
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

/** Stamps of the page, and a word for what could not be read: nothing is passed over in silence. */
function pageMarks(page: PageContent, starts: string): Open[] {
  if (page.recognised !== undefined) {
    return page.recognised
      .split('\n')
      .map((text, index) => ({ kind: 'mark', text: (index === 0 ? starts : '') + text }))
  }
  const unread = page.picture === 'bare' ? [`[Trang ${page.page} là ảnh: không đọc được chữ]`] : []
  return [...unread, ...page.stamps].map((text, index) => ({ kind: 'mark', text: (index === 0 ? starts : '') + text }))
}

function toBlock(one: Open): Block {
  if (one.kind !== 'table') return { kind: 'paragraph', text: one.text }
  const { rows, columns, cells } = one.table
  return { kind: 'table', rows, columns, cells }
}

function open(line: Line, right: number, starts: string): Open {
  return { kind: 'paragraph', text: starts + line.text, last: line, right }
}

type Measure = { readonly right: number; readonly pitch: (line: Line) => number }

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

function addTable(flow: Open[], table: PageTable, page: number, isFresh: boolean, starts: string): void {
  const last = flow.findLast((one) => one.kind !== 'paragraph' || one.text !== '')
  if (isFresh && last?.kind === 'table' && last.page === page - 1 && goesOn(last.table, table)) {
    last.table = appendTable(last.table, table)
    last.page = page
    return
  }
  const cells = [...table.cells].sort((a, b) => a.row - b.row || a.column - b.column)
  const marked = cells.map((cell, index) => (index === 0 && isFresh ? { ...cell, text: starts + cell.text } : cell))
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
