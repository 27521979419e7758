// Tables whose cells are known: real ones from .docx and .pdf, rows between bars («| … |»), cells between tabs.
import type { SourceTable } from '../domain/source-text.ts'
import type { DocumentTime } from '../text/deadlines.ts'
import type { Mark, Reading, SentenceClass, TaskDraft } from './drafts.ts'
import { type SaidTime, timeOfBand } from './heading-times.ts'
import type { Line } from './lines.ts'
import { periodLabel } from './period-headings.ts'
import { leadOf } from './stream-sections.ts'
import { tabRows } from './tab-rows.ts'
import { type Role, roleOf, rolesOf } from './table-roles.ts'
import { rowTask } from './table-rows.ts'

export type GridCell = {
  readonly text: string
  readonly from: number
  readonly to: number /** False for the lower rows of a cell merged over several. */
  readonly own: boolean
}
export type Grid = readonly (readonly GridCell[])[]
const EMPTY: GridCell = { text: '', from: 0, to: 0, own: false }

/** The tasks of a grid, or null when it has no heads that say what its columns hold. */
export function readGrid(grid: Grid, time: DocumentTime, annex: string, ownTable = true): Reading | null {
  const head = grid.slice(0, 4).findIndex((row) => rolesOf(row.map((c) => c.text)) !== null)
  const second = head >= 0 && isSecondHead(grid[head] ?? [], grid[head + 1] ?? []) ? 1 : 0
  const roles = head < 0 ? null : second ? joinedRoles(grid, head) : rolesOf(headings(grid, head))
  if (!roles || (!ownTable && grid.length < 3)) return null
  const columns = new Set(roles.filter((r): r is Role => r !== null))
  const tasks: TaskDraft[] = []
  const marks: Mark[] = []
  let lead: readonly string[] = []
  let label = ''
  let last = 0
  let until: SaidTime | null = null
  let band = ''
  for (const [i, row] of grid.entries()) {
    const cells = cellsOf(row, roles)
    const above = i > head + second ? bandOf(row) : null
    const period: SaidTime | null = above && timeOfBand(above.said, time, until)
    if (i <= head + second || isHead(row)) markRow(marks, row, 'frame')
    else if (period) {
      until = period
      label = above?.label || label
      last = above?.label ? 0 : last
      band = above?.label ? '' : periodLabel(above?.said ?? '')
      markRow(marks, row, 'frame')
    } else if (isSection(row, cells)) {
      const title = row.map((c) => c.text).filter((t, k, all) => t && all.indexOf(t) === k)
      const number = /^(?:[IVX]+|[A-H]|\d{1,2}(?:\.\d+)?)[.)]?$/.test(title[0] ?? '') ? title.shift() : undefined
      const said = title.join(' ').replace(/^([IVX]+|[A-H]|\d{1,2})[.)]\s+/, '')
      const body = leadOf(said)
      const top = number === undefined || !/^\d/.test(number)
      if (body.length || top) lead = body
      if (top) until = null
      label = number !== undefined && top ? number.replace(/[.)]$/, '') : label
      last = 0
      markRow(marks, row, 'frame')
    } else if (cells.content) {
      // A scan may lose the number of a row: it is the next one.
      const number = cells.number?.replace(/[.)]$/, '') ?? String(last + 1)
      // Where every band counts anew, its time tells the rows apart.
      if (band && Number(number) <= last) label = band
      band = ''
      last = Number.parseInt(number.split('.').at(-1) ?? '', 10) || last + 1
      const ref = [annex, label, number].filter(Boolean).join('.')
      tasks.push(rowTask({ ref, cells, section: lead, until, from: row.find((c) => c.text)?.from ?? 0 }, columns, time))
      markRow(marks, row, 'task')
    } else markRow(marks, row, 'context')
  }
  return { tasks, marks }
}

/** «II» «QUÝ II»: the words of a row that holds one text and maybe its numeral. */
function bandOf(row: readonly GridCell[]): { readonly label: string; readonly said: string } | null {
  const texts = [...new Set(row.map((c) => c.text).filter(Boolean))]
  const label = texts.length === 2 && /^(?:[IVX]+|[A-H])[.)]?$/.test(texts[0] ?? '') ? (texts.shift() ?? '') : ''
  return texts.length === 1
    ? { label: label.replace(/[.)]$/, ''), said: (texts[0] ?? '').replace(/^(?:[IVX]+|[A-H])[.)]\s+/, '') }
    : null
}
/** Heads may stand in two rows, one above the other. */
function headings(grid: Grid, head: number): readonly string[] {
  const row = grid[head] ?? []
  return row.map((cell, i) => cell.text || (head > 0 ? (grid[head - 1]?.[i]?.text ?? '') : ''))
}
/** Heads under a head: «Thời gian» over «Bắt đầu», «Kết thúc»; «Cơ quan thực hiện» over «Chủ trì», «Phối hợp». */
function isSecondHead(top: readonly GridCell[], row: readonly GridCell[]): boolean {
  const own = row.map((c, i) => (c.text === top[i]?.text ? '' : c.text))
  const said = own.filter(Boolean)
  const isNamed = top.every((c, i) => !own[i] || !['number', 'content'].includes(roleOf(c.text) ?? ''))
  return isNamed && said.some((t) => roleOf(t) !== null) && said.every((t) => t.length < 40 && !/\d/.test(t))
}
function joinedRoles(grid: Grid, head: number): readonly (Role | null)[] {
  const top = grid[head] ?? []
  return top.map(({ text }, i) => {
    const own = grid[head + 1]?.[i]?.text ?? ''
    return own && own !== text ? (roleOf(own) ?? roleOf(`${text} ${own}`)) : roleOf(text)
  })
}
function isHead(row: readonly GridCell[]): boolean {
  const roles = rolesOf(row.map((c) => c.text))
  return (
    roles !== null &&
    row.every((c) => c.text.length < 60) &&
    roles[0] === 'number' &&
    /^(?:stt|tt|số)/iu.test(row[0]?.text ?? '')
  )
}
function cellsOf(row: readonly GridCell[], roles: readonly (Role | null)[]): Partial<Record<Role, string>> {
  const cells: Partial<Record<Role, string>> = {}
  for (const [i, role] of roles.entries()) {
    const text = row[i]?.text ?? ''
    if (role && text && !cells[role]) cells[role] = text
  }
  return cells
}
/** A band over the table: one text in all columns, or a number and a title with nothing else. */
function isSection(row: readonly GridCell[], cells: Partial<Record<Role, string>>): boolean {
  const texts = new Set(row.map((c) => c.text).filter(Boolean))
  if (texts.size === 0) return false
  if (texts.size === 1 && row.length > 2)
    return row.filter((c) => c.text).length > 1 || !cells.content || /^(?:[IVX]+|[A-H])[.)]\s/.test([...texts][0] ?? '')
  const roman = /^(?:[IVX]+|[A-H])[.)]?$/.test(row[0]?.text ?? '')
  return (
    texts.size === 2 &&
    !cells.lead &&
    !cells.coop &&
    !cells.time &&
    (roman || /^\d{1,2}$/.test(row[0]?.text ?? '')) &&
    !/[.;]$/.test(cells.content ?? '') &&
    (roman || (cells.content ?? '').length < 90)
  )
}
function markRow(marks: Mark[], row: readonly GridCell[], as: SentenceClass): void {
  for (const cell of row) if (cell.own && cell.to > cell.from) marks.push({ from: cell.from, to: cell.to, class: as })
}

/** A real table as a grid; a merged cell stands in every row and column it covers. */
export function gridOfTable(source: string, table: SourceTable): Grid {
  const grid: GridCell[][] = Array.from({ length: table.rows }, () => new Array<GridCell>(table.columns).fill(EMPTY))
  for (const cell of table.cells) {
    const text = source.slice(cell.from, cell.to).replace(/\s+/g, ' ').trim()
    for (let r = cell.row; r < Math.min(table.rows, cell.row + cell.rowSpan); r++)
      for (let c = cell.column; c < Math.min(table.columns, cell.column + cell.columnSpan); c++) {
        const row = grid[r]
        if (row) row[c] = { text, from: cell.from, to: cell.to, own: r === cell.row && c === cell.column }
      }
  }
  return grid
}

/** Rows of «| … |» or of cells between tabs, as a grid; null when the lines are no such table. */
export function gridOfLines(source: string, lines: readonly Line[]): Grid | null {
  const rows: GridCell[][] = []
  const first = lines[0]
  const isTabbed = first !== undefined && source.slice(first.from, first.to).split('\t').length > 2
  for (const line of isTabbed ? tabRows(source, lines, 0).rows : lines) {
    const raw = source.slice(line.from, line.to)
    if (/^[\s|:=+-]+$/.test(raw)) continue
    const sign = raw.includes('\t') ? /\t/g : /\|/g
    const cells: GridCell[] = []
    let from = 0
    for (const match of [...raw.matchAll(sign), null]) {
      const end = match ? match.index : raw.length
      const text = raw
        .slice(from, end)
        .replace(/[*]+/g, '')
        .replace(/<br\s*\/?>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
      cells.push({ text, from: line.from + from, to: line.from + end, own: true })
      from = end + 1
    }
    if (/^\s*\|/.test(raw)) cells.shift()
    if (/\|\s*$/.test(raw)) cells.pop()
    rows.push(cells)
  }
  const width = Math.max(0, ...rows.map((r) => r.length))
  return width >= 3 ? rows.map((r) => [...r, ...new Array<GridCell>(width - r.length).fill(EMPTY)]) : null
}
