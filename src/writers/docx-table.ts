// One table of a report in Word: headings on every page, no row torn apart, widths shared out in proportion.
import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { writeDay } from '../domain/calendar.ts'
import type { ReportCell, ReportColumn, ReportTable } from '../wording/report-tables.ts'
import { printable } from './printable.ts'

/** `width` in twentieths of a point, `size` in half points. */
export function writeTable({ columns, rows, total }: ReportTable, width: number, size: number): Table {
  const whole = columns.reduce((sum, c) => sum + c.width, 0)
  const columnWidths = columns.map((c) => Math.floor((width * c.width) / whole))
  const row = (cells: readonly ReportCell[], bold: boolean) =>
    new TableRow({
      cantSplit: true,
      children: columns.map((c, i) =>
        tableCell(writeCell(cells[i] ?? null), { width: columnWidths[i] ?? 0, size, bold, alignment: alignmentOf(c) }),
      ),
    })
  const heading = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((c, i) =>
      tableCell(c.title, { width: columnWidths[i] ?? 0, size, bold: true, alignment: AlignmentType.CENTER }),
    ),
  })
  return new Table({
    columnWidths,
    layout: TableLayoutType.FIXED,
    width: { size: columnWidths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    rows: [heading, ...rows.map((r) => row(r, false)), ...(total ? [row(total, true)] : [])],
  })
}

type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType]
type CellStyle = {
  readonly width: number
  readonly size: number
  readonly bold: boolean
  readonly alignment: Alignment
}
function tableCell(text: string, { width, size, bold, alignment }: CellStyle): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: 60, right: 60, top: 30, bottom: 30 },
    verticalAlign: VerticalAlign.CENTER,
    children: [new Paragraph({ alignment, children: [new TextRun({ text: printable(text), bold, size })] })],
  })
}
function alignmentOf({ kind }: ReportColumn): Alignment {
  return kind === 'text' ? AlignmentType.LEFT : AlignmentType.CENTER
}
/** A cell as Word shows it. */
export function writeCell(cell: ReportCell): string {
  if (cell === null) return ''
  return typeof cell === 'object' ? writeDay(cell.day) : String(cell)
}
