// A report as a workbook: one sheet a table, headings frozen, days as real dates.
import writeExcelFile, { type CellObject, type Row, type Sheet } from 'write-excel-file/node'
import { type Day, daysBetween } from '../domain/calendar.ts'
import type { Report } from '../wording/report.ts'
import type { ReportCell, ReportColumn, ReportTable } from '../wording/report-tables.ts'
import { printable } from './printable.ts'

/** Above each table: its title, and the moment of its figures; the headings stand in the third row. */
export const HEADING_ROW = 3

export async function writeXlsx(report: Report): Promise<Uint8Array> {
  const sheets = [report.totals, ...report.annexes].map((table) => sheetOf(table, report.asOf))
  return writeExcelFile(sheets, { fontFamily: 'Times New Roman', fontSize: 12 }).toBuffer()
}

/** One table as a workbook. */
export async function writeTableXlsx(table: ReportTable, asOf: string): Promise<Uint8Array> {
  return writeExcelFile([sheetOf(table, asOf)], { fontFamily: 'Times New Roman', fontSize: 12 }).toBuffer()
}

function sheetOf(table: ReportTable, asOf: string): Sheet<never> {
  const { columns, rows, total, notes } = table
  const data: Row[] = [
    [{ value: table.title, fontWeight: 'bold', fontSize: 14, columnSpan: columns.length }],
    [{ value: asOf, fontStyle: 'italic', columnSpan: columns.length }],
    columns.map(headingCell),
    ...rows.map((row) => row.map((cell, i) => dataCell(cell, columns[i]))),
    ...(total ? [total.map((cell, i) => ({ ...dataCell(cell, columns[i]), fontWeight: 'bold' as const }))] : []),
    ...notes.map((note): Row => [{ value: note, fontStyle: 'italic', columnSpan: columns.length }]),
  ]
  return {
    data,
    sheet: table.name,
    columns: columns.map((c) => ({ width: c.width + 2 })),
    stickyRowsCount: HEADING_ROW,
    orientation: 'landscape',
  }
}

const BORDER = { borderStyle: 'thin', borderColor: '#808080' } as const
function headingCell({ title }: ReportColumn): CellObject {
  const style = { fontWeight: 'bold', wrap: true, align: 'center', alignVertical: 'center' } as const
  return { value: title, type: String, backgroundColor: '#E7E0D0', ...style, ...BORDER }
}
function dataCell(cell: ReportCell, column: ReportColumn | undefined): CellObject {
  const style = { ...BORDER, alignVertical: 'top' } as const
  if (cell === null) return { type: String, ...style }
  if (typeof cell === 'object') return { value: serialOf(cell.day), type: Number, format: 'dd/mm/yyyy', ...style }
  if (typeof cell === 'number') return { value: cell, type: Number, ...style }
  return { value: printable(cell), type: String, wrap: (column?.width ?? 0) > 12, ...style }
}
// Excel counts days from 30/12/1899; the time zone of the machine has no part in it.
function serialOf(day: Day): number {
  return daysBetween('1899-12-30', day)
}
