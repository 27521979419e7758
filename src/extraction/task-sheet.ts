// An office's task register in Excel: the header found by its words, every row below it a task or a named problem.
import { addDays, type Day, isDay, writeDay } from '../domain/calendar.ts'
import type { Sheet, SheetCell } from '../domain/sheet.ts'
import type { InSteps } from '../domain/steps.ts'
import { fold } from '../text/fold.ts'
import { type Column, findHeadings, isHeadingRow, cellText as textOf } from './sheet-headings.ts'

export type SheetRow = {
  /** As Excel counts: the first row is 1. */
  readonly row: number
  readonly no: number | null
  readonly document: string | null
  readonly issued: Day | null
  readonly ref: string | null
  readonly work: string
  /** Bodies a line each where the cell has several lines. */
  readonly lead: string
  readonly coop: string
  /** The words of the time cell; a serial number as a day. */
  readonly due: string
  readonly last: Day | null
  readonly isDone: boolean
}
export type RowProblem = {
  /** 0: the whole sheet. */
  readonly row: number
  readonly why: 'no-work' | 'no-number' | 'no-issued' | 'no-table'
  readonly words: string
  /** Named where the workbook has several. */
  readonly sheet?: string
}
export type TaskSheet = {
  readonly name: string
  readonly has: ReadonlySet<Column>
  /** The first body of the lead column leads, the others help. */
  readonly isShared: boolean
  /** The year that stands over the table («NĂM 2025»), for days written without one. */
  readonly year: number | null
  /** «Số liệu tính đến ngày 20/8/2025»: the day of a list that the bot wrote. */
  readonly asOf: Day | null
  readonly rows: readonly SheetRow[]
  readonly problems: readonly RowProblem[]
}

/** Columns in which a serial number is a day. */
const DATED = ['issued', 'due', 'last'] as const satisfies readonly Column[]

/** Null: no row of the sheet has the headings of a task register (work, and who or when). */
export function* readTaskSheet(sheet: Sheet): InSteps<TaskSheet | null> {
  const headings = findHeadings(sheet.rows)
  if (!headings) return null
  const { columns, below } = headings
  const tasks: SheetRow[] = []
  const problems: RowProblem[] = []
  for (const [i, cells] of sheet.rows.slice(below).entries()) {
    yield
    const row = below + 1 + i
    const cell = (column: Column): SheetCell => cells[columns.get(column) ?? -1] ?? null
    if (isEmpty(cells) || isBand(cells, columns.get('work')) || isColumnNumbers(cells) || isHeadingRow(cells)) continue
    const work = textOf(cell('work'))
    const dated = DATED.map((column) => columns.get(column))
    const words = cells
      .flatMap((c, at) => (c === null ? [] : [dated.includes(at) ? timeText(c) : textOf(c)]))
      .join(' · ')
    const number = cell('no') === null ? null : Number(textOf(cell('no')))
    const issued = dayIn(cell('issued'))
    if (!work) problems.push({ row, why: 'no-work', words })
    else if (number !== null && !Number.isSafeInteger(number) && /^\d/.test(textOf(cell('no'))))
      problems.push({ row, why: 'no-number', words })
    else {
      if (textOf(cell('issued')) && !issued) problems.push({ row, why: 'no-issued', words: textOf(cell('issued')) })
      tasks.push({
        row,
        no: number !== null && Number.isSafeInteger(number) && number > 0 ? number : null,
        document: textOf(cell('document')) || null,
        issued,
        ref: textOf(cell('ref')) || null,
        work,
        lead: bodyLines(cell('lead')),
        coop: bodyLines(cell('coop')),
        due: timeText(cell('due')),
        last: dayIn(cell('last')),
        isDone: isDone(textOf(cell('state'))),
      })
    }
  }
  const above = `${sheet.name} ${sheet.rows.slice(0, below).flat().map(textOf).join(' ')}`
  const year = /(?:^|\D)(20\d\d)(?:\D|$)/.exec(above)?.[1]
  return {
    name: sheet.name,
    has: new Set(columns.keys()),
    isShared: headings.isShared,
    year: year ? Number(year) : null,
    asOf: dayIn(/Số liệu tính đến ngày (?<day>[\d/]+)/u.exec(above)?.groups?.day ?? null),
    rows: tasks,
    problems,
  }
}

/** «Hoàn thành», «Đã xong ngày 5/8», «Hoàn thành 100%»; not «Hoàn thành 50%», «xong bước 1», «hoàn thành một phần»: what is not all done stays open. */
function isDone(state: string): boolean {
  const said = /^(?:da )?(?:hoan thanh|(?:thuc hien |lam )?xong|ket thuc)(?<rest>.*)$/.exec(fold(state))?.groups?.rest
  return (
    said !== undefined &&
    /^$|^ (100$|toan bo|day du|dut diem|roi|viec|nhiem vu|dung han|truoc han|som|cham|tre|qua han|sau han|ngay|thang|so|theo|tai|bao cao|\d{1,2} \d{1,2})/.test(
      said,
    )
  )
}

/** Lines of a cell are bodies of their own, without their bullets; a name that runs on is put together by who reads them. */
function bodyLines(cell: SheetCell): string {
  return String(cell ?? '')
    .split('\n')
    .flatMap(
      (line) =>
        line
          .replace(/\s+/g, ' ')
          .replace(/^\s*(?:[-–•+*]|\d{1,2}[.)])\s*/, '')
          .trim() || [],
    )
    .join('\n')
}
const isEmpty = (cells: readonly SheetCell[]): boolean => cells.every((c) => textOf(c) === '')
/** A band over the whole width (a section, a note): one text in all its cells, its number before it, or alone in its row. */
function isBand(cells: readonly SheetCell[], work: number | undefined): boolean {
  const said = cells.map(textOf).filter(Boolean)
  const [first = '', ...others] = said
  if (others.length > 1 && NUMBERED.test(first) && new Set(others).size === 1) return true
  if (others.length === 1 && SECTION.test(first)) return true
  // Work alone in its row is work whose owner is missing, a number alone a row left empty.
  if (said.length === 1)
    return !/^\d+$/.test(first) && !(work !== undefined && textOf(cells[work] ?? null) && isWork(first))
  return !/^\d+$/.test(first) && new Set(said).size === 1
}
const NUMBERED = /^(?:[IVXLC]+|\d{1,3}(?:\.\d{1,2})*|\p{L})[.)]?$/u
const SECTION = /^(?:[IVXLC]+|\p{Lu})[.)]?$/u
// «II. Nội chính», «LĨNH VỰC KINH TẾ», «Tổng cộng: 5», «Ghi chú: …» are none.
const isWork = (text: string): boolean =>
  text !== text.toUpperCase() &&
  text.split(' ').length > 3 &&
  !/^(?:[IVXLC]+|[A-ZĐ])[.)]\s|^(?:Tổng|Cộng|Ghi chú|Lưu ý|Nguồn|Người|Lĩnh vực|Nhóm)(?![\p{L}])/u.test(text)
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
  return day ? writeDay(day) : plainDays(textOf(cell)).replace(/^tx$/iu, 'thường xuyên')
}
// 2025-09-30 | 2025-09-30 00:00:00 | 20/08/25: as the rest of the bot reads days
const ISO = /(?<!\d)(20\d{2})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?(?!\d)/g
const SHORT_YEAR = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-]([2-4]\d)(?![\d/.-])/g
const plainDays = (text: string): string => text.replace(ISO, '$3/$2/$1').replace(SHORT_YEAR, '$1/$2/20$3')
function dayIn(cell: SheetCell): Day | null {
  const serial = serialDay(cell)
  if (serial) return serial
  const read = /(?<d>\d{1,2})[/.-](?<m>\d{1,2})[/.-](?<y>\d{4})/.exec(plainDays(textOf(cell)))?.groups
  const day = read ? `${read.y}-${read.m?.padStart(2, '0')}-${read.d?.padStart(2, '0')}` : ''
  return isDay(day) ? day : null
}
