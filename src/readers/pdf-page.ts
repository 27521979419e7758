// One page of a PDF: its words as a reader sees them placed, its ruled tables, its stamps.
import { cleanText } from './clean-text.ts'
import { convertRun, type LegacyFont, type LegacyKind, legacyFontOf } from './legacy-fonts.ts'
import { findGrids } from './pdf-grid.ts'
import { type Item, type Line, linesOf } from './pdf-lines.ts'
import { type Codes, type Matrix, multiply, type Operators, readDrawing } from './pdf-rules.ts'
import { fillGrid, type PageTable, regionAt } from './pdf-tables.ts'

/** What is used of a page of pdf.js. */
export type PdfPage = {
  getViewport(options: { scale: number }): { transform: readonly number[]; width: number; height: number }
  getOperatorList(): Promise<Operators>
  getTextContent(options: { disableNormalization: boolean }): Promise<{ items: readonly unknown[] }>
  getAnnotations(): Promise<readonly unknown[]>
  readonly commonObjs: { has(id: string): boolean; get(id: string): { readonly name?: unknown } | null }
  cleanup(): unknown
}
export type Placed =
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'table'; readonly table: PageTable }
export type PageContent = {
  readonly page: number
  readonly width: number
  readonly height: number
  readonly placed: readonly Placed[]
  /** Words of annotations and slanted letters: stamps and watermarks. */
  readonly stamps: readonly string[]
  readonly legacy: readonly LegacyKind[]
  /** The page is a picture: with no text at all, or with letters laid under it by an OCR program. */
  readonly picture: 'none' | 'bare' | 'with-hidden-text'
  /** What OCR made of a page that is a picture. */
  readonly recognised?: string
}

export async function readPage(pdfPage: PdfPage, page: number, codes: Codes): Promise<PageContent> {
  const { transform, width, height } = pdfPage.getViewport({ scale: 1 })
  const view = transform as unknown as Matrix
  const operators = await pdfPage.getOperatorList()
  const drawing = readDrawing(operators, codes, view, width * height)
  const content = await pdfPage.getTextContent({ disableNormalization: true })
  const fonts = new Map<string, LegacyFont | null>()
  const words = content.items
    .filter(isTextItem)
    .map((item) => readWord(item, view, fontOf(pdfPage, item.fontName, fonts)))
  const stamps = [...(await readAnnotations(pdfPage)), ...joinSlanted(words)]
  const items = words.filter((word) => !word.isSlanted)
  const hasText = items.some((item) => item.text.trim() !== '')
  pdfPage.cleanup()
  return {
    page,
    width,
    height,
    placed: place(items, findGrids(drawing.level, drawing.upright), page),
    stamps,
    legacy: [...new Set(words.flatMap((word) => (word.legacy === null ? [] : [word.legacy])))],
    picture: !drawing.hasPagePicture ? 'none' : !hasText ? 'bare' : drawing.hasHiddenText ? 'with-hidden-text' : 'none',
  }
}

type TextItem = { str: string; transform: number[]; width: number; fontName: string }
type Word = Item & { readonly isSlanted: boolean; readonly legacy: LegacyKind | null }

function isTextItem(item: unknown): item is TextItem {
  return typeof item === 'object' && item !== null && 'str' in item && (item as TextItem).str !== ''
}

function readWord(item: TextItem, view: Matrix, font: LegacyFont | null): Word {
  const matrix = multiply(view, item.transform as unknown as Matrix)
  const [x, y] = [matrix[4], matrix[5]]
  const text = cleanText(font === null ? item.str : convertRun(item.str, font)).replace(/[\n\f]/g, ' ')
  const isLegacy = font !== null && /[^\u0000-\u007f]/.test(item.str)
  return {
    text,
    x0: x,
    x1: x + item.width,
    y,
    size: Math.hypot(matrix[2], matrix[3]) || 1,
    isSlanted: matrix[0] <= 0 || Math.abs(matrix[1]) > 0.1 * Math.abs(matrix[0]),
    legacy: isLegacy ? font.kind : null,
  }
}

/** The old code of a font by the name that the PDF gives it. */
function fontOf(page: PdfPage, id: string, known: Map<string, LegacyFont | null>): LegacyFont | null {
  const before = known.get(id)
  if (before !== undefined) return before
  const name = page.commonObjs.has(id) ? page.commonObjs.get(id)?.name : ''
  const font = legacyFontOf(typeof name === 'string' ? name : '')
  known.set(id, font)
  return font
}

function joinSlanted(words: readonly Word[]): string[] {
  const text = words
    .filter((word) => word.isSlanted)
    .map((word) => word.text)
    .join('')
  return text.trim() === '' ? [] : [text.trim()]
}

async function readAnnotations(page: PdfPage): Promise<string[]> {
  return (await page.getAnnotations()).flatMap((one) => {
    const { subtype, contentsObj } = one as { subtype?: string; contentsObj?: { str?: string } }
    const text = cleanText(contentsObj?.str ?? '').trim()
    return (subtype === 'FreeText' || subtype === 'Stamp') && text !== '' ? [text] : []
  })
}

/** Lines in the order in which they were written, each table where its first word stands. */
function place(items: readonly Item[], grids: ReturnType<typeof findGrids>, page: number): Placed[] {
  const inGrid = grids.map((): Item[] => [])
  const runs: (number | Item[])[] = []
  for (const item of items) {
    const at = grids.findIndex((grid) => (regionAt(grid, item) ?? -1) >= 0)
    if (at >= 0) {
      if (item.text.trim() === '' && inGrid[at]!.length === 0) continue
      if (inGrid[at]!.length === 0) runs.push(at)
      inGrid[at]!.push(item)
    } else {
      const last = runs.at(-1)
      if (Array.isArray(last)) last.push(item)
      else runs.push([item])
    }
  }
  const placed = runs.flatMap((run): Placed[] => {
    if (!Array.isArray(run)) return [{ kind: 'table', table: fillGrid(grids[run]!, inGrid[run]!, page) }]
    return linesOf(run, page).map((line) => ({ kind: 'line', line }))
  })
  return isDisordered(placed) ? sortByHeight(placed, grids.length) : placed
}

const JUMPS_MIN = 3
const JUMPS_SHARE = 0.15

/** Lines that keep jumping up within one column were not written in reading order. */
function isDisordered(placed: readonly Placed[]): boolean {
  const lines = placed.flatMap((one) => (one.kind === 'line' ? [one.line] : []))
  const jumps = lines.filter((line, index) => {
    const before = lines[index - 1]
    if (before === undefined || line.y > before.y - 2 * line.size) return false
    return line.x0 < before.x1 && before.x0 < line.x1
  })
  return jumps.length >= JUMPS_MIN && jumps.length > JUMPS_SHARE * lines.length
}

function sortByHeight(placed: readonly Placed[], tables: number): Placed[] {
  if (tables > 0) return [...placed]
  const lines = placed.flatMap((one) => (one.kind === 'line' ? [one.line] : []))
  return lines
    .sort((a, b) => (Math.abs(a.y - b.y) < 0.4 * a.size ? a.x0 - b.x0 : a.y - b.y))
    .map((line) => ({ kind: 'line', line }))
}
