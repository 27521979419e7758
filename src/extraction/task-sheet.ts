// An office's task register in Excel: the header found by its words, every row below it a task or a named problem.
import { addDays, type Day, writeDay } from '../domain/calendar.ts'
import type { Sheet, SheetCell } from '../domain/sheet.ts'
import { fold } from '../text/fold.ts'

export const COLUMNS = ['no', 'document', 'issued', 'ref', 'work', 'lead', 'coop', 'due', 'state'] as const
type Column = (typeof COLUMNS)[number]
export type SheetRow = {
  /** As Excel counts: the first row is 1. */
  readonly row: number
  readonly no: number | null
  readonly document: string | null
  readonly issued: Day | null
  readonly ref: string | null
  readonly work: string
  readonly lead: string
  readonly coop: string
  /** The words of the time cell; a serial number as a day. */
  readonly due: string
  readonly isDone: boolean
}
export type RowProblem = { readonly row: number; readonly why: 'no-work' | 'no-number'; readonly words: string }
export type TaskSheet = {
  readonly name: string
  readonly has: ReadonlySet<Column>
  readonly rows: readonly SheetRow[]
  readonly problems: readonly RowProblem[]
}

// Headings of the registers that offices keep, and of the bot's own lists. «Chủ trì theo dõi» is the clerk, not the body.
const HEADINGS: readonly (readonly [Column, RegExp])[] = [
  ['no', /^(viec so|ma nhiem vu|ma viec|so viec)$/],
  ['issued', /^(ngay ban hanh|ngay van ban|ngay ky|ngay thang)( van ban| ban hanh)?$/],
  [
    'document',
    /^(van ban( giao| chi dao)?|so( van ban| ky hieu| tb kl| kl| ket luan| thong bao)+|so tb kl.*|so va ky hieu)$/,
  ],
  ['ref', /^(muc|dieu|khoan)$/],
  [
    'work',
    /^(noi dung( ket luan| nhiem vu| viec| cong viec| chi dao| giao)?|nhiem vu( duoc giao| cu the)?|ten( nhiem vu| viec)|cong viec|noi dung nhiem vu.*)$/,
  ],
  [
    'lead',
    /^(co quan|don vi|co quan don vi)?( )?(chu tri|trinh chu tri|trinh|thuc hien|chu tri thuc hien|chu tri tham muu)$/,
  ],
  ['coop', /^((co quan|don vi|co quan don vi) )?phoi hop( thuc hien)?$/],
  [
    'due',
    /^(thoi )?han( xu ly| hoan thanh| thuc hien| ghi trong van ban)?$|^thoi (gian|han)( hoan thanh| thuc hien)?$/,
  ],
  ['state', /^(tien do|trang thai|tinh trang|ket qua)( thuc hien)?( minh chung)?$/],
]
const HEADER_WITHIN = 30

/** Null: no row of the sheet has the headings of a task register (work, and who or when). */
export function readTaskSheet(sheet: Sheet): TaskSheet | null {
  const rows = sheet.rows.slice(0, HEADER_WITHIN)
  const at = rows.findIndex((row) => {
    const found = columnsOf(row)
    return found.has('work') && (found.has('lead') || found.has('due'))
  })
  if (at < 0) return null
  const columns = columnsOf(sheet.rows[at] ?? [])
  const has = new Set(columns.keys())
  const tasks: SheetRow[] = []
  const problems: RowProblem[] = []
  sheet.rows.slice(at + 1).forEach((cells, i) => {
    const row = at + 2 + i
    const cell = (column: Column): SheetCell => cells[columns.get(column) ?? -1] ?? null
    if (isEmpty(cells) || isBand(cells) || isColumnNumbers(cells) || columnsOf(cells).has('work')) return
    const work = textOf(cell('work'))
    const words = cells.flatMap((c) => (c === null ? [] : [textOf(c)])).join(' · ')
    const number = cell('no') === null ? null : Number(textOf(cell('no')))
    if (!work) problems.push({ row, why: 'no-work', words })
    else if (number !== null && !Number.isSafeInteger(number) && /^\d/.test(textOf(cell('no'))))
      problems.push({ row, why: 'no-number', words })
    else
      tasks.push({
        row,
        no: number !== null && Number.isSafeInteger(number) && number > 0 ? number : null,
        document: textOf(cell('document')) || null,
        issued: dayIn(cell('issued')),
        ref: textOf(cell('ref')) || null,
        work,
        lead: textOf(cell('lead')),
        coop: textOf(cell('coop')),
        due: timeText(cell('due')),
        isDone: /^(da )?(hoan thanh|xong|ket thuc)/.test(fold(textOf(cell('state')))),
      })
  })
  return { name: sheet.name, has, rows: tasks, problems }
}

function columnsOf(cells: readonly SheetCell[]): ReadonlyMap<Column, number> {
  const found = new Map<Column, number>()
  cells.forEach((cell, i) => {
    const key = fold(textOf(cell))
    const column = HEADINGS.find(([, pattern]) => pattern.test(key))?.[0]
    if (column && !found.has(column)) found.set(column, i)
  })
  return found
}
const textOf = (cell: SheetCell): string => (cell === null ? '' : String(cell).replace(/\s+/g, ' ').trim())
const isEmpty = (cells: readonly SheetCell[]): boolean => cells.every((c) => textOf(c) === '')
/** A band over the whole width (a section, a note): one text in all its cells, or alone in its row. */
function isBand(cells: readonly SheetCell[]): boolean {
  const said = cells.map(textOf).filter(Boolean)
  const [first] = said
  return first !== undefined && !/^\d+$/.test(first) && new Set(said).size === 1
}
// (1) (2) (3) under the headings.
function isColumnNumbers(cells: readonly SheetCell[]): boolean {
  const said = cells.map(textOf).filter(Boolean)
  return said.length > 2 && said.every((s, i) => s.replace(/[()]/g, '') === String(i + 1))
}

/** The first and the last serial that is a day of this register's time: 2000 to 2099. */
const SERIALS = [36_526, 73_050] as const
function serialDay(cell: SheetCell): Day | null {
  const n = typeof cell === 'number' ? cell : /^\d{5}(\.\d+)?$/.test(textOf(cell)) ? Number(cell) : null
  return n !== null && n >= SERIALS[0] && n <= SERIALS[1] ? addDays('1899-12-30', Math.floor(n)) : null
}
function timeText(cell: SheetCell): string {
  const day = serialDay(cell)
  return day ? writeDay(day) : textOf(cell)
}
function dayIn(cell: SheetCell): Day | null {
  const serial = serialDay(cell)
  if (serial) return serial
  const read = /(?<d>\d{1,2})[/.-](?<m>\d{1,2})[/.-](?<y>\d{4})/.exec(textOf(cell))?.groups
  return read ? `${read.y}-${read.m?.padStart(2, '0')}-${read.d?.padStart(2, '0')}` : null
}
