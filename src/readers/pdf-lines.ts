// Words placed on a page become lines, and lines that only wrapped become paragraphs again.
import { oneLine } from './clean-text.ts'
import { raise } from './docx-paragraph.ts'

/** A piece of text as placed: baseline `y` from the top of the page, size of its letters. */
export type Item = {
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly y: number
  readonly size: number
}
export type Line = Item & { readonly page: number }

const GAP_WIDE = 4 // letter heights: another column
const GAP_WORD = 0.2

/** Consecutive items on one baseline are a line; a wide gap, or a step back, begins another. */
export function linesOf(items: readonly Item[], page: number): Line[] {
  const lines: { -readonly [K in keyof Line]: Line[K] }[] = []
  for (const item of items) {
    const line = lines.at(-1)
    if (item.text === '' || (item.text.trim() === '' && line === undefined)) continue
    const gap = line === undefined ? 0 : item.x0 - line.x1
    const isNote = line !== undefined && isRaised(item, line)
    const isSame = line !== undefined && (isNote || Math.abs(item.y - line.y) < 0.4 * Math.max(item.size, line.size))
    if (line === undefined || !isSame || gap > GAP_WIDE * line.size || gap < -0.6 * line.size) {
      if (item.text.trim() !== '') lines.push({ ...item, page })
      continue
    }
    const needsSpace = gap > GAP_WORD * line.size && !/\s$/.test(line.text) && !/^\s/.test(item.text)
    line.text += (needsSpace && !isNote ? ' ' : '') + (isNote ? raise(Number(item.text.trim())) : item.text)
    line.x1 = Math.max(line.x1, item.text.trim() === '' ? line.x1 : item.x1)
    if (!isNote && item.size > line.size) Object.assign(line, { size: item.size, y: item.y })
  }
  return lines.map((line) => ({ ...line, text: oneLine(line.text) })).filter((line) => line.text !== '')
}

/** A small number set higher right behind a word: the mark of a note. */
function isRaised(item: Item, line: Item): boolean {
  const rise = line.y - item.y
  const gap = item.x0 - line.x1
  const isSmall = item.size < 0.8 * line.size && rise > 0.15 * line.size && rise < 0.8 * line.size
  return isSmall && gap > -1 && gap < line.size && /^\s*\d{1,3}\s*$/.test(item.text)
}

/** Items of one cell, whatever order they were drawn in: by lines from the top, then from the left. */
export function sortForReading(items: readonly Item[]): Item[] {
  const rows: { y: number; size: number; items: Item[] }[] = []
  for (const item of items) {
    const row = rows.find(
      (one) => Math.abs(one.y - item.y) < 0.4 * Math.max(one.size, item.size) || isBeside(item, one),
    )
    if (row === undefined) rows.push({ y: item.y, size: item.size, items: [item] })
    else row.items.push(item)
  }
  return rows.sort((a, b) => a.y - b.y).flatMap((row) => row.items.sort((a, b) => a.x0 - b.x0))
}

function isBeside(item: Item, row: { readonly y: number; readonly size: number }): boolean {
  const rise = row.y - item.y
  return item.size < 0.8 * row.size && rise > 0 && rise < 0.8 * row.size
}

// - việc | + việc | 1. việc | 1.2. việc | (1) việc | a) việc | II. việc | Điều 3. | ¹ chú thích
const OPENS =
  /^(?:[-–—•+*]\s|\d{1,3}(?:\.\d{1,3}){0,3}[.)/]?\s+\S|\(\d{1,3}\)|[a-zđ]{1,2}\)|\([a-zđ]\)|[IVXL]{1,6}[.)]\s|[⁰¹²³⁴⁵⁶⁷⁸⁹]+\s?\S|(?:Điều|Chương|Mục|Phụ lục)\s+[\dIVX])/u

/** Whether `next` only goes on with what `line` says: the line was full and its next word would not have fitted. */
export function isWrapped(line: Line, next: Line, right: number): boolean {
  if (OPENS.test(next.text) && !/(?:ngày|tháng|năm|số|quý|điểm|khoản|mục)$/iu.test(line.text)) return false
  if (Math.max(line.size, next.size) > 1.2 * Math.min(line.size, next.size)) return false
  const isNear = line.page !== next.page || (next.y > line.y && next.y - line.y < 2.4 * line.size)
  if (!isNear) return false
  if (next.x0 < line.x0 - STEP_BACK_MAX * line.size) return false
  const word = next.text.split(' ', 1)[0] ?? ''
  const wordWidth = ((next.x1 - next.x0) * weigh(word)) / Math.max(1, weigh(next.text))
  return line.x1 + 0.25 * line.size + 1.08 * wordWidth > right - 0.5
}

const STEP_BACK_MAX = 5 // letter heights: a first line is not indented further

/** How wide letters are, roughly, in shares of an «n». */
function weigh(text: string): number {
  let sum = 0
  for (const letter of text.normalize('NFD')) {
    if (/\p{M}/u.test(letter)) continue
    sum += /[iljtfrI.,;:'()!/| -]/.test(letter) ? 0.55 : /[mwMW]/.test(letter) ? 1.5 : /\p{Lu}/u.test(letter) ? 1.3 : 1
  }
  return sum
}

/** Two halves of a sentence: one space between them, none at «2025-» or «12/». */
export function joinHalves(first: string, second: string): string {
  return /[\p{L}\p{N}][-/]$/u.test(first) && /^[\p{L}\p{N}]/u.test(second) ? first + second : `${first} ${second}`
}
