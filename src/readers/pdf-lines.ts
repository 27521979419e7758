// Words placed on a page become lines, and lines that only wrapped become paragraphs again.
import { oneLine } from './clean-text.ts'
import { raise } from './docx-paragraph.ts'

/** A word as placed: baseline `y` from the top of the page, size of its letters. */
export type Item = {
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly y: number
  readonly size: number
  readonly spaced: boolean
}
export type Line = {
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly y: number
  readonly size: number
  /** Where its first word ends. */
  readonly firstEnd: number
  readonly page: number
}
type Row = { items: Item[]; x0: number; x1: number; y: number; size: number }

const GAP_WIDE = 4 // letter heights: another column
const GAP_WORD = 0.15
const BACK_MAX = 0.6
const TOUCH = 0.35
const LOOK_BACK = 12

/** Words on one baseline are a line while no wide gap parts them; those drawn later into its gaps belong to it too. */
export function linesOf(items: readonly Item[], page: number): Line[] {
  const rows: Row[] = []
  for (const item of items) {
    if (item.text.trim() === '') continue
    const row = rowFor(rows, item)
    if (row === undefined) rows.push({ items: [item], x0: item.x0, x1: item.x1, y: item.y, size: item.size })
    else extend(row, item)
  }
  return joinLevel(rows)
    .map((row) => lineOf(row, page))
    .filter((line) => line.text !== '')
}

/** A row drawn right after another on its level, with no more than a space between them, is part of it. */
function joinLevel(rows: readonly Row[]): Row[] {
  const joined: Row[] = []
  for (const row of rows) {
    const before = joined.at(-1)
    const gap = before === undefined ? 0 : Math.max(row.x0 - before.x1, before.x0 - row.x1)
    if (before !== undefined && isLevel(row, before) && gap < before.size)
      for (const item of row.items) extend(before, item)
    else joined.push(row)
  }
  return joined
}

function isLevel(
  one: { readonly y: number; readonly size: number },
  other: { readonly y: number; readonly size: number },
): boolean {
  return Math.abs(one.y - other.y) < 0.4 * Math.max(one.size, other.size)
}

function rowFor(rows: readonly Row[], item: Item): Row | undefined {
  const last = rows.at(-1)
  if (last !== undefined && (isRaised(item, last) || isHeadedBy(item, last))) return last
  const isInside = (row: Row) => item.x1 >= row.x0 - TOUCH * row.size && item.x0 <= row.x1 + TOUCH * row.size
  const touched = rows.slice(-LOOK_BACK).findLast((row) => isLevel(item, row) && isInside(row))
  if (touched !== undefined || last === undefined || !isLevel(item, last)) return touched
  const gap = item.x0 - last.x1
  return gap <= GAP_WIDE * last.size && gap >= -BACK_MAX * last.size ? last : undefined
}

function extend(row: Row, item: Item): void {
  const isTwice = row.items.some((one) => one.text === item.text && Math.abs(one.x0 - item.x0) < 0.1 * item.size)
  if (isTwice && !isRaised(item, row)) return
  if (item.size > row.size) Object.assign(row, { size: item.size, y: item.y })
  row.items.push(item)
  row.x0 = Math.min(row.x0, item.x0)
  row.x1 = Math.max(row.x1, item.x1)
}

function lineOf(row: Row, page: number): Line {
  const items = [...row.items].sort((a, b) => a.x0 - b.x0)
  let text = ''
  let end = row.x0
  let firstEnd: number | null = null
  for (const item of items) {
    const gap = item.x0 - end
    const isNote = text !== '' && isRaised(item, { ...row, x1: end })
    const isGap = gap > GAP_WORD * row.size || (item.spaced && gap > 0.03 * row.size)
    const isApart = text !== '' && !isNote && (isGap || (LABEL.test(text) && !/^[⁰¹²³⁴⁵⁶⁷⁸⁹]/.test(item.text)))
    if (isApart) firstEnd ??= end
    text += (isApart ? ' ' : '') + (isNote || isNoteNumber(item, row, text) ? raise(Number(item.text)) : item.text)
    end = Math.max(end, item.x1)
  }
  return { text: oneLine(text), x0: row.x0, x1: row.x1, y: row.y, size: row.size, firstEnd: firstEnd ?? end, page }
}

// 1. | 2.1. | II. | (3) | a) | ¹: whatever follows it as a word of its own stands apart
const LABEL = /^(?:\d{1,3}(?:\.\d{1,3})*\.|[IVXL]+\.|\(\d{1,3}\)|\(?[a-zđ]\)|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/u

/** The number at the head of a note: small and raised before the first word. */
function isNoteNumber(item: Item, row: Row, before: string): boolean {
  const rise = row.y - item.y
  return before === '' && item.size < 0.8 * row.size && rise > 0.15 * row.size && /^\d{1,3}$/.test(item.text)
}

/** The first word of a note behind its small raised number. */
function isHeadedBy(item: Item, row: Row): boolean {
  const head = row.items[0]
  if (head === undefined || row.items.length > 1) return false
  const gap = item.x0 - row.x1
  return (
    isNoteNumber(head, { ...row, y: item.y, size: item.size }, '') &&
    row.y > item.y - 0.8 * item.size &&
    gap > -1 &&
    gap < item.size
  )
}

/** A small number set higher right behind a word: the mark of a note. */
function isRaised(item: Item, line: { readonly x1: number; readonly y: number; readonly size: number }): boolean {
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
  /^(?:[-–—•+*]\s|\d{1,3}[.)]\s|\d{1,3}(?:\.\d{1,2}){1,3}\.?\s|\(\d{1,3}\)|[a-zđ]{1,2}\)|\([a-zđ]\)|[IVXL]{1,6}[.)]\s|[⁰¹²³⁴⁵⁶⁷⁸⁹]+\s?\S|(?:Điều|Chương|Mục|Phụ lục)\s+[\dIVX])/u

/** Whether `next` only goes on with what `line` says: the line was full and its next word would not have fitted. */
export function isWrapped(line: Line, next: Line, right: number): boolean {
  if (OPENS.test(next.text) && !/(?:ngày|tháng|năm|số|quý|điểm|khoản|mục)$/iu.test(line.text)) return false
  if (Math.max(line.size, next.size) > 1.2 * Math.min(line.size, next.size)) return false
  const isNear = line.page !== next.page || (next.y > line.y && next.y - line.y < 2.4 * line.size)
  if (!isNear) return false
  if (next.x0 < line.x0 - STEP_BACK_MAX * line.size) return false
  return line.x1 + SPACE_MAX * line.size + (next.firstEnd - next.x0) > right - 0.5
}

const SPACE_MAX = 0.35 // letter heights: no font has a wider space
const STEP_BACK_MAX = 5 // letter heights: a first line is not indented further

/** Two halves of a sentence: one space between them, none at «2025-» or «12/». */
export function joinHalves(first: string, second: string): string {
  return /[\p{L}\p{N}][-/]$/u.test(first) && /^[\p{L}\p{N}]/u.test(second) ? first + second : `${first} ${second}`
}
