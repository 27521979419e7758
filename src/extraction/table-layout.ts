// A table kept in columns by spaces (`pdftotext -layout`): cells centred on their row's number, columns shifting by page.
import type { DocumentTime } from '../text/deadlines.ts'
import type { Mark, Reading, TaskDraft } from './drafts.ts'
import { type SaidTime, timeOfBand } from './heading-times.ts'
import {
  columnOf,
  cutAtEdges,
  type Edge,
  fitEdges,
  headEdges,
  type Placed,
  piecesOf,
  shifted,
  shiftOf,
} from './layout-columns.ts'
import { assignRows, type Chunk } from './layout-rows.ts'
import type { Line } from './lines.ts'
import { leadOf } from './stream-sections.ts'
import { type Role, roleOf } from './table-roles.ts'
import { rowTask } from './table-rows.ts'

const SECTION = /^(?<label>[IVX]{1,5}(?:\.\d{1,2})?|[A-H])[.)]?\s+(?<title>\p{Lu}.*)$/u

type Block = { readonly label: string; readonly title: string; readonly pages: Line[][] }

export function readLayout(
  source: string,
  header: readonly Line[],
  lines: readonly Line[],
  time: DocumentTime,
  annex: string,
): Reading {
  const raw = (line: Line) => source.slice(line.from, line.to).replace(/\*/g, ' ')
  const heads = headColumns(header.map(raw))
  const roles = heads.map((c): Role => roleOf(c.text) ?? 'note')
  const expected = headEdges(heads)
  const tasks: TaskDraft[] = []
  const marks: Mark[] = []
  let lead: readonly string[] = []
  let until: SaidTime | null = null
  const columns = new Set(roles)
  for (const block of blocksOf(lines, new Set(header.map((l) => l.text)))) {
    const period = timeOfBand(block.title, time, until)
    if (period) until = period
    else if (block.title) {
      lead = leadOf(block.title)
      until = null
    }
    for (const page of block.pages) {
      const pieces = page.map((line) => piecesOf(raw(line), expected))
      const chunks = placeChunks(pieces, heads, expected)
      const rows = assignRows(oneEach(chunks), roles)
      for (const row of rows) {
        const cells: Partial<Record<Role, string>> = {}
        for (const [column, role] of roles.entries()) cells[role] = row.cells[column] ?? ''
        if (!cells.content) continue
        const ref = [annex, block.label, row.number].filter(Boolean).join('.')
        tasks.push(rowTask({ ref, cells, section: lead, until, from: page[row.first]?.from ?? 0 }, columns, time))
      }
      for (const chunk of chunks) {
        const base = page[chunk.line]?.from ?? 0
        const role = roles[chunk.column]
        const works = role === 'content' || role === 'lead' || role === 'coop' || role === 'time'
        const as = rows.length === 0 ? 'context' : works ? 'task' : 'frame'
        marks.push({ from: base + chunk.from, to: base + chunk.to, class: as })
      }
    }
  }
  return { tasks, marks }
}

/** The columns from left to right, from the words of the heading lines above one another. */
function headColumns(lines: readonly string[]): readonly Placed[] {
  const columns: Placed[] = []
  for (const line of lines)
    for (const match of line.matchAll(/\S+(?:\s\S+)*/g)) {
      const from = match.index
      const to = from + match[0].length
      const at = columns.findIndex((c) => from < c.to && c.from < to)
      const over = columns[at]
      if (over)
        columns[at] = { from: Math.min(over.from, from), to: Math.max(over.to, to), text: `${over.text} ${match[0]}` }
      else columns.push({ from, to, text: match[0] })
    }
  return columns.sort((a, b) => a.from - b.from)
}

const NUMBERED = /^\d{1,4}(?:\.\d{1,3})?[.)]?$/
/** The columns of every row by itself: rows of one page may lie further left or right than their neighbours. */
function placeChunks(
  pieces: readonly (readonly Placed[])[],
  heads: readonly Placed[],
  expected: readonly Edge[],
): readonly Chunk[] {
  const numbers = pieces.flatMap((line, i) =>
    NUMBERED.test(line[0]?.text ?? '') && (line[0]?.from ?? 99) < 8 ? [i] : [],
  )
  return pieces.flatMap((line, i) => {
    const row = numbers.reduce((near, n) => (Math.abs(n - i) < Math.abs(near - i) ? n : near), numbers[0] ?? i)
    const around = pieces.filter((_, k) => Math.abs(k - row) <= 3)
    const edges = fitEdges(around, shifted(expected, shiftOf(around, heads), heads))
    return line.flatMap((p) => cutAtEdges(p, edges)).map((p): Chunk => ({ ...p, column: columnOf(p, edges), line: i }))
  })
}
/** Pieces of one line in one column are one chunk. */
function oneEach(chunks: readonly Chunk[]): readonly Chunk[] {
  const kept: Chunk[] = []
  for (const chunk of chunks) {
    const last = kept.at(-1)
    if (last && last.line === chunk.line && last.column === chunk.column)
      kept[kept.length - 1] = { ...last, text: `${last.text} ${chunk.text}` }
    else kept.push(chunk)
  }
  return kept
}

/** Stretches of rows between section titles; page numbers and repeated heads fall away. */
function blocksOf(lines: readonly Line[], header: ReadonlySet<string>): readonly Block[] {
  const blocks: Block[] = [{ label: '', title: '', pages: [[]] }]
  for (const line of lines) {
    // A page's number stands alone in the middle: columns may shift after it.
    if (/^(?:Trang\s+)?\d{1,3}(?:\s*\/\s*\d+)?$/.test(line.text) && line.indent > 20) blocks.at(-1)?.pages.push([])
    else if (!header.has(line.text)) {
      const wide = /\S {2,}\S/.test(line.text.replace(/^(?:[IVX]{1,5}(?:\.\d{1,2})?|[A-H])[.)]?\s+/u, ''))
      const section = wide || line.indent > 8 ? null : SECTION.exec(line.text)
      if (section?.groups)
        blocks.push({ label: section.groups.label ?? '', title: section.groups.title ?? '', pages: [[]] })
      else blocks.at(-1)?.pages.at(-1)?.push(line)
    }
  }
  return blocks
}
