// One page of a PDF: its words as a reader sees them placed, its ruled tables, its stamps.
import { cleanText } from './clean-text.ts'
import { convertRun, type LegacyFont, type LegacyKind, legacyFontOf } from './legacy-fonts.ts'
import { findGrids } from './pdf-grid.ts'
import { type Item, type Line, linesOf } from './pdf-lines.ts'
import type { Codes, Matrix, Operators } from './pdf-operators.ts'
import { readDrawing } from './pdf-rules.ts'
import { fillGrid, type PageTable, regionAt } from './pdf-tables.ts'
import { type PdfWord, readWords } from './pdf-words.ts'

/** What is used of a page of pdf.js. */
export type PdfPage = {
  getViewport(options: { scale: number }): { transform: readonly number[]; width: number; height: number }
  getOperatorList(): Promise<Operators>
  getAnnotations(): Promise<readonly unknown[]>
  readonly commonObjs: { has(id: string): boolean; get(id: string): PdfFont | null }
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
  /** The words are what OCR made of a page that is a picture. */
  readonly recognised?: true
}

type PdfFont = { readonly name?: unknown; readonly isType3Font?: unknown; readonly fontMatrix?: readonly number[] }

export async function readPage(pdfPage: PdfPage, page: number, codes: Codes): Promise<PageContent> {
  const { transform, width, height } = pdfPage.getViewport({ scale: 1 })
  const view = transform as unknown as Matrix
  const operators = await pdfPage.getOperatorList()
  const drawing = readDrawing(operators, codes, view, width * height)
  const fonts = knowFonts(pdfPage)
  const words = readWords(operators, codes, view, fonts).map((word) => mendWord(word, fonts(word.font).legacy))
  const stamps = [...(await readAnnotations(pdfPage)), ...joinSlanted(words)]
  const items = words.filter((word) => !word.slanted)
  pdfPage.cleanup()
  return {
    page,
    width,
    height,
    placed: place(items, findGrids(drawing.level, drawing.upright), page),
    stamps,
    legacy: [...new Set(words.flatMap((word) => (word.legacy === null ? [] : [word.legacy])))],
    picture: !drawing.hasPagePicture ? 'none' : items.length === 0 ? 'bare' : pictureUnder(items),
  }
}

function pictureUnder(items: readonly Word[]): PageContent['picture'] {
  return items.filter((item) => item.hidden).length > 0.5 * items.length ? 'with-hidden-text' : 'none'
}

type FontFacts = { readonly widthUnit: number; readonly legacy: LegacyFont | null }
type Word = PdfWord & { readonly legacy: LegacyKind | null }

/** Facts of a font by its id, asked of the page once each. */
function knowFonts(page: PdfPage): (id: string) => FontFacts {
  const known = new Map<string, FontFacts>()
  return (id) => {
    const before = known.get(id)
    if (before !== undefined) return before
    const font = page.commonObjs.has(id) ? page.commonObjs.get(id) : null
    const widthUnit = font?.isType3Font ? (font.fontMatrix?.[0] ?? 0.001) : 0.001
    const facts = { widthUnit, legacy: legacyFontOf(typeof font?.name === 'string' ? font.name : '') }
    known.set(id, facts)
    return facts
  }
}

function mendWord(word: PdfWord, font: LegacyFont | null): Word {
  const text = cleanText(font === null ? word.text : convertRun(word.text, font)).replace(/[\n\f]/g, ' ')
  return { ...word, text, legacy: font !== null && /[^\u0000-\u007f]/.test(word.text) ? font.kind : null }
}

function joinSlanted(words: readonly Word[]): string[] {
  const text = words
    .filter((word) => word.slanted)
    .map((word) => (word.spaced ? ' ' : '') + word.text)
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
export function place(items: readonly Item[], grids: ReturnType<typeof findGrids>, page: number): Placed[] {
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
