// An .xlsx as grids of values: shared and inline texts, merged ranges filled, days as their serial numbers.
import type { Sheet, SheetCell } from '../domain/sheet.ts'
import { cleanText } from './clean-text.ts'
import { listEntries, relations, takeOut } from './docx-parts.ts'
import { MACROS } from './file-kind.ts'
import { Refusal } from './refusal.ts'
import { child, elements, readXml, textOf, type XmlNode } from './xml-tree.ts'

const ROWS_MAX = 20_000
const COLUMNS_MAX = 200
const CELLS_MAX = 500_000
/** Between the two calendars that Excel counts in. */
const MAC_EPOCH_DAYS = 1462

export function readXlsx(bytes: Uint8Array): readonly Sheet[] {
  const names = listEntries(bytes).map((entry) => entry.name)
  if (names.some((name) => /vbaProject|vbaData/i.test(name))) throw new Refusal('macros', MACROS)
  const book = takeOut(bytes, [
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/sharedStrings.xml',
    'xl/styles.xml',
  ])
  const workbook = book.get('xl/workbook.xml')
  if (!workbook) throw new Refusal('wrong-extension', 'Tệp có đuôi .xlsx nhưng không phải bảng tính Excel.')
  const tree = readXml(workbook)
  const links = relations(book.get('xl/_rels/workbook.xml.rels'), 'xl/')
  const shared = sharedOf(book.get('xl/sharedStrings.xml'))
  const isMac = /^(1|true)$/.test(child(tree, 'workbookPr')?.attributes.date1904 ?? '')
  const shift = isMac ? { days: MAC_EPOCH_DAYS, isDay: dayStyles(book.get('xl/styles.xml')) } : null
  const left = { cells: CELLS_MAX }
  const sheets = elements(child(tree, 'sheets')).flatMap((sheet): readonly Sheet[] => {
    const path = links.find((l) => l.id === (sheet.attributes.id ?? sheet.attributes['r:id']))?.target
    const part = path ? takeOut(bytes, [path]).get(path) : undefined
    // A sheet that its owner has hidden is not part of the register.
    if (!part || /hidden/i.test(sheet.attributes.state ?? '')) return []
    return [{ name: sheet.attributes.name ?? '', rows: gridOf(readXml(part), shared, { shift, left }) }]
  })
  if (sheets.every((s) => s.rows.every((r) => r.every((c) => c === null))))
    throw new Refusal('empty', 'Bảng tính không có ô nào có chữ.')
  return sheets
}

type Reading = {
  readonly shift: { readonly days: number; readonly isDay: (style: string) => boolean } | null
  readonly left: { cells: number }
}
function gridOf(
  sheet: XmlNode,
  shared: readonly string[],
  { shift, left }: Reading,
): readonly (readonly SheetCell[])[] {
  const rows: SheetCell[][] = []
  let next = 0
  for (const row of elements(child(sheet, 'sheetData'))) {
    const at = Number(row.attributes.r ?? next + 1) - 1
    if (!(at >= 0 && at < ROWS_MAX)) throw new Refusal('too-big', `Bảng tính quá dài (hơn ${ROWS_MAX} hàng).`)
    next = at + 1
    const cells: SheetCell[] = []
    let column = -1
    for (const cell of elements(row).filter((c) => c.name === 'c')) {
      column = columnOf(cell.attributes.r) ?? column + 1
      if (column >= COLUMNS_MAX) continue
      if (--left.cells < 0) throw new Refusal('too-big', 'Bảng tính có quá nhiều ô.')
      const value = valueIn(cell, shared)
      const isShifted = shift && typeof value === 'number' && shift.isDay(cell.attributes.s ?? '')
      cells[column] = isShifted ? (value as number) + shift.days : value
    }
    rows[at] = cells
  }
  fillMerged(
    rows,
    elements(child(sheet, 'mergeCells')).map((m) => m.attributes.ref ?? ''),
  )
  return Array.from(rows, (row) => Array.from(row ?? [], (cell) => cell ?? null))
}
function valueIn(cell: XmlNode, shared: readonly string[]): SheetCell {
  const raw = child(cell, 'v')
  const said = raw ? textOf(raw) : ''
  switch (cell.attributes.t) {
    case 's':
      return shared[Number(said)] ?? null
    case 'inlineStr':
      return written(child(cell, 'is'))
    case 'str':
      return clean(said)
    case 'd':
      return clean(said)
    case 'b':
      return said === '1' ? 'có' : 'không'
    case 'e':
      return null
    default:
      return said === '' || !Number.isFinite(Number(said)) ? null : Number(said)
  }
}
const clean = (text: string): string | null => cleanText(text).trim() || null
/** The runs of a text; readings beside it (phonetic hints) do not count. */
function written(node: XmlNode | undefined): string | null {
  const runs = elements(node).flatMap((one) =>
    one.name === 't' ? [one] : one.name === 'r' ? elements(one).filter((t) => t.name === 't') : [],
  )
  return clean(runs.map(textOf).join(''))
}
function sharedOf(part: Uint8Array | undefined): readonly string[] {
  return part ? elements(readXml(part)).map((si) => written(si) ?? '') : []
}

// «B12» → 1; columns count from 0.
function columnOf(ref: string | undefined): number | null {
  const letters = /^(?<letters>[A-Z]{1,3})\d+$/.exec(ref ?? '')?.groups?.letters
  return letters ? [...letters].reduce((n, l) => n * 26 + l.charCodeAt(0) - 64, 0) - 1 : null
}
function fillMerged(rows: SheetCell[][], ranges: readonly string[]): void {
  for (const range of ranges.slice(0, ROWS_MAX)) {
    const ends = /^(?<a>[A-Z]{1,3})(?<from>\d+):(?<b>[A-Z]{1,3})(?<to>\d+)$/.exec(range)?.groups
    if (!ends) continue
    const [left, right] = [columnOf(`${ends.a}1`) ?? 0, Math.min(columnOf(`${ends.b}1`) ?? 0, COLUMNS_MAX - 1)]
    const [top, bottom] = [Number(ends.from) - 1, Math.min(Number(ends.to) - 1, rows.length - 1)]
    const value = rows[top]?.[left] ?? null
    if (value === null || (right - left + 1) * (bottom - top + 1) > CELLS_MAX) continue
    for (let r = top; r <= bottom; r++) {
      const row = rows[r] ?? []
      rows[r] = row
      for (let c = left; c <= right; c++) row[c] = value
    }
  }
}

/** Styles that show a number as a day: built in (14–22, 45–47), or with a d, m or y of its own. */
function dayStyles(part: Uint8Array | undefined): (style: string) => boolean {
  if (!part) return () => false
  const tree = readXml(part)
  const own = new Map(
    elements(child(tree, 'numFmts')).map((f) => [f.attributes.numFmtId ?? '', f.attributes.formatCode ?? ''] as const),
  )
  const formats = elements(child(tree, 'cellXfs')).map((xf) => xf.attributes.numFmtId ?? '0')
  return (style) => {
    const id = formats[Number(style || '0')] ?? '0'
    const code = own.get(id)
    return code ? /[dmy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]/g, '')) : Number(id) >= 14 && Number(id) <= 22
  }
}
