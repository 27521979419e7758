// The body of a .docx as paragraphs and grids: merged cells, nested tables, tables that only lay out a letterhead.
import { type Course, readParagraph } from './docx-paragraph.ts'
import type { Block, Grid, GridCell } from './lay-out.ts'
import { child, elements, isOn, valueAt, type XmlNode } from './xml-tree.ts'

const BOX_SHORT_MAX = 160

/** Everything of a body, header, footer, note or text box, in order. */
export function readBlocks(parent: XmlNode, course: Course): Block[] {
  const blocks: Block[] = []
  for (const node of elements(parent)) {
    if (node.name === 'p') addParagraph(node, course, blocks)
    else if (node.name === 'tbl') blocks.push(...readTable(node, course))
    else if (node.name === 'altChunk')
      blocks.push({ kind: 'paragraph', text: '[Phần nhúng từ tệp khác: không đọc được]' })
    else if (WRAPPERS.has(node.name)) blocks.push(...readBlocks(node, course))
    else if (node.name === 'AlternateContent') blocks.push(...readBlocks(child(node, 'Choice') ?? node, course))
  }
  return blocks
}

/** Content controls, insertions and the like around whole paragraphs; deleted ones are not among them. */
const WRAPPERS = new Set([
  'body',
  'sdt',
  'sdtContent',
  'ins',
  'moveTo',
  'customXml',
  'smartTag',
  'txbxContent',
  'hdr',
  'ftr',
])

/** A long text box is part of the text and follows its paragraph; short ones (stamps, urgency) are left to the caller. */
function addParagraph(node: XmlNode, course: Course, blocks: Block[]): void {
  const text = readParagraph(node, course)
  if (text.trim() !== '' || text.includes('\f')) blocks.push({ kind: 'paragraph', text })
  if (!course.hasRenderedPages && endsSectionAndPage(node)) blocks.push({ kind: 'paragraph', text: '\f' })
  for (const box of course.boxes.filter((one) => plainLength(one) > BOX_SHORT_MAX)) {
    course.boxes.splice(course.boxes.indexOf(box), 1)
    blocks.push(...readBlocks(box, course))
  }
}

/** The last paragraph of a section carries its settings; the next section begins a page unless it says otherwise. */
function endsSectionAndPage(paragraph: XmlNode): boolean {
  const section = child(paragraph, 'pPr', 'sectPr')
  return section !== undefined && valueAt(section, 'type') !== 'continuous'
}

function plainLength(node: XmlNode): number {
  return node.children.reduce((sum, one) => sum + (typeof one === 'string' ? one.length : plainLength(one)), 0)
}

function readTable(table: XmlNode, course: Course): Block[] {
  const grid = readGrid(table, course)
  if (grid.cells.length === 0) return []
  const isLayout = (grid.columns <= 2 || grid.rows <= 2) && !hasBorders(table, course)
  if (!isLayout && grid.columns > 1) return [{ kind: 'table', ...grid }]
  return grid.cells.flatMap((cell) => (cell.text === '' ? [] : [{ kind: 'paragraph', text: cell.text } as const]))
}

type OpenCell = { -readonly [K in keyof GridCell]: GridCell[K] }

/** Rows and cells with their spans; a cell merged downwards grows by every row that continues it, whose own words Word hides. */
function readGrid(table: XmlNode, course: Course): Grid {
  const cells: OpenCell[] = []
  let open = new Map<number, OpenCell>()
  let row = 0
  let columns = 0
  for (const line of rowsOf(table)) {
    const next = new Map<number, OpenCell>()
    let column = Number(valueAt(line, 'trPr', 'gridBefore') ?? 0)
    for (const node of cellsOf(line)) {
      const properties = child(node, 'tcPr')
      const columnSpan = Math.min(Math.max(1, Number(valueAt(properties, 'gridSpan') ?? 1) || 1), 63)
      const above = isContinued(properties) ? open.get(column) : undefined
      const cell = above ?? { row, column, rowSpan: 0, columnSpan, text: cellText(node, course) }
      cell.rowSpan += 1
      if (above === undefined) cells.push(cell)
      next.set(column, cell)
      column += columnSpan
    }
    columns = Math.max(columns, column)
    if (next.size > 0) row += 1
    open = next
  }
  return { rows: row, columns, cells }
}

function isContinued(properties: XmlNode | undefined): boolean {
  const merge = child(properties, 'vMerge')
  return merge !== undefined && merge.attributes.val !== 'restart'
}

function cellText(node: XmlNode, course: Course): string {
  return readBlocks(node, course)
    .map((block) => (block.kind === 'paragraph' ? block.text : block.cells.map((cell) => cell.text).join('\n')))
    .filter((text) => text !== '')
    .join('\n')
}

function rowsOf(node: XmlNode): XmlNode[] {
  return elements(node).flatMap((one) => {
    if (one.name === 'tr') return isOn(child(one, 'trPr'), 'del') ? [] : [one]
    return WRAPPERS.has(one.name) ? rowsOf(one) : []
  })
}

function cellsOf(node: XmlNode): XmlNode[] {
  return elements(node).flatMap((one) => (one.name === 'tc' ? [one] : WRAPPERS.has(one.name) ? cellsOf(one) : []))
}

/** Whether any line of the table is drawn: by the table, its style or one of its cells. */
function hasBorders(table: XmlNode, course: Course): boolean {
  const properties = child(table, 'tblPr')
  const own = child(properties, 'tblBorders') ?? course.styles.tableBorders(valueAt(properties, 'tblStyle') ?? null)
  if (isDrawn(own ?? undefined)) return true
  return rowsOf(table).some((line) => cellsOf(line).some((cell) => isDrawn(child(cell, 'tcPr', 'tcBorders'))))
}

function isDrawn(borders: XmlNode | undefined): boolean {
  return elements(borders).some((line) => !['nil', 'none'].includes(line.attributes.val ?? 'nil'))
}
