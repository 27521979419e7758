// Cells of a layout table find their rows: the lines of every column are shared out so that each cell lies around its number.
import type { Role } from './table-roles.ts'

/** `from` and `to` are places in the line. */
export type Chunk = {
  readonly text: string
  readonly column: number
  readonly line: number
  readonly from: number
  readonly to: number
}
export type LayoutRow = { readonly number: string; readonly cells: readonly string[]; readonly first: number }

const NUMBER = /^\d{1,4}(?:\.\d{1,3})?[.)]?$/

/** Cells stand centred on their number or begin at it; the page decides which, by what fits better. */
export function assignRows(chunks: readonly Chunk[], roles: readonly Role[]): readonly LayoutRow[] {
  const numbers = inSeries(chunks.filter((c) => c.column === 0 && NUMBER.test(c.text)))
  if (numbers.length === 0) return []
  const ways = (['centre', 'top'] as const).map((way) => placeRows(chunks, roles, numbers, way))
  return (ways[0]?.cost ?? 0) <= (ways[1]?.cost ?? 0) ? (ways[0]?.rows ?? []) : (ways[1]?.rows ?? [])
}
/** Four digits are a row's number only where they follow: «2026» is a year. */
function inSeries(numbers: readonly Chunk[]): readonly Chunk[] {
  let last = 0
  return numbers.filter((c) => {
    const n = Number.parseInt(c.text, 10)
    if (n > 999 && n !== last + 1) return false
    last = n
    return true
  })
}
type Way = 'centre' | 'top'
function placeRows(
  chunks: readonly Chunk[],
  roles: readonly Role[],
  numbers: readonly Chunk[],
  way: Way,
): { readonly rows: readonly LayoutRow[]; readonly cost: number } {
  const at = numbers.map((n) => n.line)
  const cells = numbers.map(() => new Array<string>(roles.length).fill(''))
  const firsts = numbers.map((n) => n.line)
  let cost = 0
  for (let column = 1; column < roles.length; column++) {
    const own = chunks.filter((c) => c.column === column)
    const shared = shareOut(own, at, { way, content: roles[column] === 'content' })
    cost += shared.cost
    for (const [i, share] of shared.cells.entries()) {
      const row = cells[i]
      if (row)
        row[column] = share
          .map((c) => c.text)
          .join(' ')
          .replace(/\s+/g, ' ')
      if (share[0]) firsts[i] = Math.min(firsts[i] ?? 0, share[0].line)
    }
  }
  const rows = numbers.map((n, i) => ({
    number: n.text.replace(/[.)]$/, ''),
    cells: cells[i] ?? [],
    first: firsts[i] ?? n.line,
  }))
  return { rows, cost }
}

/**
 * Lines between two numbers belong to the row above up to some point, then to the row below. The points are chosen together
 * so that every cell is centred on its number (or begins at it) and begins like a cell. Dynamic over the gaps.
 */
type Manner = { readonly way: Way; readonly content: boolean }
function shareOut(
  lines: readonly Chunk[],
  at: readonly number[],
  manner: Manner,
): { readonly cells: readonly (readonly Chunk[])[]; readonly cost: number } {
  const n = at.length
  // Lines before the first number, between each pair, after the last; a line on a number's own line is that row's.
  const gaps: Chunk[][] = Array.from({ length: n + 1 }, () => [])
  const own: Chunk[][] = Array.from({ length: n }, () => [])
  for (const line of lines) {
    const row = at.indexOf(line.line)
    if (row >= 0) own[row]?.push(line)
    else gaps[at.filter((a) => a < line.line).length]?.push(line)
  }
  const cellOf = (row: number, above: number, below: number): readonly Chunk[] => [
    ...(gaps[row]?.slice(above) ?? []),
    ...(own[row] ?? []),
    ...(gaps[row + 1]?.slice(0, below) ?? []),
  ]
  // best[k]: the cheapest way to have given rows 0..i-1, with k lines of gap i left to the row above it.
  let best = new Map<number, { cost: number; splits: readonly number[] }>([[0, { cost: 0, splits: [0] }]])
  for (let row = 0; row < n; row++) {
    const next = new Map<number, { cost: number; splits: readonly number[] }>()
    const size = gaps[row + 1]?.length ?? 0
    for (const [above, so] of best)
      for (let below = row === n - 1 ? size : 0; below <= size; below++) {
        const cost = so.cost + costOf(cellOf(row, above, below), at[row] ?? 0, manner)
        const known = next.get(below)
        if (!known || cost < known.cost) next.set(below, { cost, splits: [...so.splits, below] })
      }
    best = next
  }
  const winner = [...best.values()].sort((a, b) => a.cost - b.cost)[0]
  const splits = winner?.splits ?? []
  return { cells: at.map((_, row) => cellOf(row, splits[row] ?? 0, splits[row + 1] ?? 0)), cost: winner?.cost ?? 0 }
}

function costOf(cell: readonly Chunk[], number: number, { way, content }: Manner): number {
  const first = cell[0]
  const last = cell.at(-1)
  if (!first || !last) return content ? 8 : 2
  const off = way === 'centre' ? Math.abs((first.line + last.line) / 2 - number) : Math.abs(first.line - number) * 2
  // A cell that begins in lower case has lost its beginning; one that ends on a joining word its end.
  const begins = /^[\p{Ll},;)]/u.test(first.text) ? 6 : 0
  const ends = JOINING.test(last.text) ? 3 : 0
  // Full stops end most contents: one inside a cell, or none at its end, speaks a little against it.
  const open = content && !/[.;:)…!]$/.test(last.text) ? 0.4 : 0
  const broken = cell.slice(1).filter((c, i) => /[.]$/.test(cell[i]?.text ?? '') && /^\p{Lu}/u.test(c.text)).length
  return off + begins + ends + open + broken * 0.8
}
const JOINING =
  /(?:,|;|\s(?:và|của|các|tổ|về|với|để|Ban|Phó|Ủy|Đảng|Văn|ngày|tháng|năm|quý|số|trước|sau|khi|đến|từ|hằng|có|theo|hướng|thường|đại|hội)|^(?:trước|sau|ngay|trong|đến|thực hiện|sau khi có|văn phòng)(?: ngày| khi)?)$/iu
