// The text of ruled grids: words put into their cells, and tables that go on over pages made one.
import type { Grid, GridCell } from './lay-out.ts'
import { NEW_PAGE } from './lay-out.ts'
import type { RuledGrid } from './pdf-grid.ts'
import { type Item, isWrapped, joinHalves, type Line, linesOf, sortForReading } from './pdf-lines.ts'

export type PageTable = Grid & {
  readonly xs: readonly number[]
  readonly openTop: boolean
  readonly openBottom: boolean
}

/** The number of the place that an item lies in, or null outside. */
export function regionAt(grid: RuledGrid, item: Item): number | null {
  const x = (item.x0 + item.x1) / 2
  const y = item.y - 0.35 * item.size
  const column = grid.xs.findIndex((edge, index) => x >= edge && x < (grid.xs[index + 1] ?? edge))
  const row = grid.ys.findIndex((edge, index) => y >= edge && y < (grid.ys[index + 1] ?? edge))
  if (column < 0 || row < 0) return null
  return grid.regions.findIndex(
    (one) =>
      row >= one.row && row < one.row + one.rowSpan && column >= one.column && column < one.column + one.columnSpan,
  )
}

export function fillGrid(grid: RuledGrid, items: readonly Item[], page: number): PageTable {
  const byRegion = grid.regions.map((): Item[] => [])
  for (const item of items) byRegion[regionAt(grid, item) ?? -1]?.push(item)
  const lines = byRegion.map((mine) => linesOf(sortForReading(mine), page))
  const left = (region: number) => grid.xs[grid.regions[region]!.column]!
  const paddings = lines.flatMap((its, region) => its.map((line) => line.x0 - left(region)))
  const padding = Math.min(8, Math.max(1, Math.min(...paddings)))
  const cells = grid.regions.map((region, index): GridCell => {
    const right = grid.xs[region.column + region.columnSpan]! - padding
    return { ...region, text: cellText(lines[index]!, right) }
  })
  const shape = { rows: grid.ys.length - 1, columns: grid.xs.length - 1, xs: grid.xs }
  return dropEmptyRows({ ...shape, cells, openTop: grid.openTop, openBottom: grid.openBottom })
}

function cellText(lines: readonly Line[], right: number): string {
  let text = ''
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    if (before === undefined) text = line.text
    else text = isWrapped(before, line, right) ? joinHalves(text, line.text) : `${text}\n${line.text}`
  }
  return text
}

/** Double lines leave rows without a word and without height: they are no rows. */
function dropEmptyRows(table: PageTable): PageTable {
  let kept = table
  for (let row = table.rows - 1; row >= 0 && kept.rows > 1; row -= 1) {
    const its = kept.cells.filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan)
    if (its.every((cell) => cell.row === row && cell.rowSpan === 1 && cell.text === '')) kept = withoutRow(kept, row)
  }
  return kept
}

function withoutRow(table: PageTable, row: number): PageTable {
  const cells = table.cells.flatMap((cell): GridCell[] => {
    const holds = cell.row <= row && row < cell.row + cell.rowSpan
    if (holds && cell.rowSpan === 1) return []
    if (holds) return [{ ...cell, rowSpan: cell.rowSpan - 1 }]
    return [cell.row > row ? { ...cell, row: cell.row - 1 } : cell]
  })
  return { ...table, rows: table.rows - 1, cells }
}

const EDGE_NEAR = 4

/** Whether a table at the top of a page goes on with the one at the bottom of the page before: the same columns. */
export function goesOn(table: PageTable, next: PageTable): boolean {
  return table.xs.length === next.xs.length && table.xs.every((x, index) => Math.abs(x - next.xs[index]!) <= EDGE_NEAR)
}

/** Both as one: the repeated head left out, a torn row sewn, a merged cell carried over. */
export function appendTable(table: PageTable, following: PageTable): PageTable {
  let next = following
  for (let row = 0; row < table.rows && next.rows > 1 && sameRow(table, row, next); row += 1) next = withoutRow(next, 0)
  const first = next.cells.filter((cell) => cell.row === 0).sort((a, b) => a.column - b.column)[0]
  const marked = next.cells.map((cell) => (cell === first ? { ...cell, text: NEW_PAGE + cell.text } : cell))
  const moved = marked.map((cell) => ({ ...cell, row: cell.row + table.rows }))
  const whole = {
    ...table,
    rows: table.rows + next.rows,
    cells: [...table.cells, ...moved],
    openBottom: next.openBottom,
  }
  return isTorn(table, next) ? sew(whole, table.rows) : carryOver(whole, table.rows)
}

function sameRow(table: PageTable, row: number, next: PageTable): boolean {
  const key = (one: PageTable, at: number) =>
    JSON.stringify(
      one.cells
        .filter((cell) => cell.row === at)
        .map((cell) => [cell.column, cell.columnSpan, cell.rowSpan, cell.text]),
    )
  const text = next.cells.filter((cell) => cell.row === 0).map((cell) => cell.text)
  return text.some((one) => one !== '') && key(table, row) === key(next, 0)
}

type Pair = readonly [upper: GridCell, lower: GridCell]

/** The cells on both sides of a page end, if they stand one below the other. */
function pairsAt(table: PageTable, next: PageTable): readonly Pair[] | null {
  const byColumn = (cells: readonly GridCell[]) => [...cells].sort((a, b) => a.column - b.column)
  const last = byColumn(table.cells.filter((cell) => cell.row + cell.rowSpan === table.rows))
  const first = byColumn(next.cells.filter((cell) => cell.row === 0))
  if (last.length !== first.length || last.length < 2) return null
  const pairs = last.map((cell, index): Pair => [cell, first[index]!])
  const isBelow = ([upper, lower]: Pair) => upper.column === lower.column && upper.columnSpan === lower.columnSpan
  return pairs.every(isBelow) ? pairs : null
}

/** A row is torn when no line closes it, or when its longest cell breaks off in mid sentence and one number serves both. */
function isTorn(table: PageTable, next: PageTable): boolean {
  const pairs = pairsAt(table, next)?.filter(([upper, lower]) => upper.rowSpan === 1 && lower.rowSpan === 1) ?? []
  const [number] = pairs
  if (number === undefined || number[0].column !== 0 || pairs.length < 2) return false
  if (number[0].text !== '' && number[1].text !== '') return false
  if (table.openBottom && next.openTop) return true
  const length = ([upper, lower]: Pair) => upper.text.length + lower.text.length
  const [upper, lower] = pairs.reduce((a, b) => (length(b) > length(a) ? b : a))
  return upper.text !== '' && lower.text !== '' && breaksOff(upper.text, lower.text)
}

function breaksOff(text: string, rest: string): boolean {
  return !/[.;:!?…]$/.test(text) || /^\p{Ll}/u.test(rest)
}

/** The row that begins a page is joined to the one above, cell by cell; a cell merged further down keeps its reach. */
function sew(table: PageTable, row: number): PageTable {
  const lower = new Map(table.cells.filter((cell) => cell.row === row).map((cell) => [cell.column, cell] as const))
  const cells = table.cells.flatMap((cell): GridCell[] => {
    if (cell.row === row) return []
    if (cell.row > row) return [{ ...cell, row: cell.row - 1 }]
    const rest = cell.row + cell.rowSpan === row ? lower.get(cell.column) : undefined
    if (rest === undefined) return [cell]
    return [{ ...cell, rowSpan: cell.rowSpan + rest.rowSpan - 1, text: sewText(cell.text, rest.text) }]
  })
  return { ...table, rows: table.rows - 1, cells }
}

function sewText(text: string, rest: string): string {
  const newPage = rest.startsWith(NEW_PAGE) ? NEW_PAGE : ''
  const words = rest.slice(newPage.length)
  if (text === '' || words === '') return text + newPage + words
  const joined = joinHalves(text, words)
  const at = joined.length - words.length
  return joined.slice(0, at) + newPage + joined.slice(at)
}

/** A cell merged downwards at the foot of a page goes on in the empty cell below it. */
function carryOver(table: PageTable, row: number): PageTable {
  const above = table.cells.filter((cell) => cell.row + cell.rowSpan === row)
  const gone = new Set<GridCell>()
  const grown = new Map<GridCell, GridCell>()
  for (const upper of above) {
    const lower = table.cells.find((cell) => cell.row === row && cell.column === upper.column)
    if (lower === undefined || lower.columnSpan !== upper.columnSpan) continue
    const words = lower.text.replace(NEW_PAGE, '')
    if (Math.max(upper.rowSpan, lower.rowSpan) < 2 || upper.text + words === '') continue
    if (upper.text !== '' && words !== '' && !/^\p{Ll}/u.test(words)) continue
    gone.add(lower)
    grown.set(upper, { ...upper, rowSpan: upper.rowSpan + lower.rowSpan, text: sewText(upper.text, lower.text) })
  }
  return { ...table, cells: table.cells.flatMap((cell) => (gone.has(cell) ? [] : [grown.get(cell) ?? cell])) }
}
