// Puts the pieces of a document into one text and notes where its pages, tables and cells lie.
import type { SourceTable, SourceText, TableCell } from '../domain/source-text.ts'
import { cleanText } from './clean-text.ts'

/** A form feed inside a text says that a new page begins there. */
export const NEW_PAGE = '\f'

export type GridCell = {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly text: string
}
export type Grid = { readonly rows: number; readonly columns: number; readonly cells: readonly GridCell[] }
export type Block = { readonly kind: 'paragraph'; readonly text: string } | ({ readonly kind: 'table' } & Grid)

type Sheet = { readonly parts: string[]; readonly pages: number[]; length: number }

/** The whole document: a paragraph and a cell each end with a line break. */
export function layOut(
  blocks: readonly Block[],
  about: { readonly fileName: string; readonly uncertain: SourceText['uncertain'] },
): SourceText {
  const sheet: Sheet = { parts: [], pages: [0], length: 0 }
  const tables: SourceTable[] = []
  for (const block of blocks) {
    if (block.kind === 'paragraph') write(sheet, block.text)
    else tables.push(writeTable(sheet, block))
  }
  return {
    text: sheet.parts.join(''),
    fileName: about.fileName,
    pages: sheet.pages,
    tables,
    uncertain: about.uncertain,
  }
}

function writeTable(sheet: Sheet, grid: Grid): SourceTable {
  const from = sheet.length
  const cells = [...grid.cells]
    .sort((a, b) => a.row - b.row || a.column - b.column)
    .map(({ text, ...place }): TableCell => ({ ...place, ...write(sheet, text) }))
  return { from, to: sheet.length, rows: grid.rows, columns: grid.columns, cells }
}

/** Adds one piece and its line break; gives where the piece stands, without the break. */
function write(sheet: Sheet, text: string): { from: number; to: number } {
  const pieces = cleanText(text).split(NEW_PAGE)
  const from = sheet.length
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) sheet.pages.push(sheet.length)
    sheet.parts.push(piece)
    sheet.length += piece.length
  }
  const to = sheet.length
  sheet.parts.push('\n')
  sheet.length += 1
  return { from, to }
}
