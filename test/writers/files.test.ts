// The files of a report, opened again by other libraries and compared cell by cell with the snapshot behind them.
import mammoth from 'mammoth'
import readExcelFile from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { writeDay } from '../../src/domain/calendar.ts'
import { isOpenCell, type SnapshotRow } from '../../src/domain/snapshot.ts'
import { sayReport, withoutNames } from '../../src/wording/report.ts'
import type { ReportCell, ReportTable } from '../../src/wording/report-tables.ts'
import { writeDocx } from '../../src/writers/docx.ts'
import { writeMarkdown } from '../../src/writers/markdown.ts'
import { HEADING_ROW, writeXlsx } from '../../src/writers/xlsx.ts'
import { exceptions, monthly, previous, snapshot, weekly } from './sample-report.ts'

const shown = (cell: ReportCell) => (cell === null ? '' : typeof cell === 'object' ? writeDay(cell.day) : String(cell))
const linesOf = (t: ReportTable) => [...t.rows, ...(t.total ? [t.total] : [])]
const reports = [
  ['weekly', weekly],
  ['monthly', monthly],
  ['exceptions', exceptions],
  ['anonymous', sayReport({ kind: 'weekly', snapshot: withoutNames(snapshot), previous })],
] as const

describe.each(reports)('the %s workbook', async (_, report) => {
  const sheets = await readExcelFile(Buffer.from(await writeXlsx(report)))
  const tables = [report.totals, ...report.annexes]
  test('has one sheet a table', () => expect(sheets.map((s) => s.sheet)).toEqual(tables.map((t) => t.name)))
  test.each(tables.map((t, i) => [t.name, t, i] as const))('«%s» has every cell', (_name, table, i) => {
    const data = sheets[i]?.data ?? []
    expect(data[0]?.[0]).toBe(table.title)
    expect(data[1]?.[0]).toBe(report.asOf)
    expect(data[HEADING_ROW - 1]).toEqual(table.columns.map((c) => c.title))
    linesOf(table).forEach((line, r) => {
      const read = data[HEADING_ROW + r]?.map((cell) =>
        cell instanceof Date ? { day: cell.toISOString().slice(0, 10) } : cell,
      )
      expect(read).toEqual(line.map((cell) => (cell === '' ? null : cell)))
    })
  })
})

describe.each(reports)('the %s Word file', async (_, report) => {
  const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(await writeDocx(report)) })
  const text = decode(html.replace(/<[^>]+>/g, '\n'))
  const tables = [...html.matchAll(/<table>(.*?)<\/table>/gs)].map((m) => rowsOf(m[1] ?? ''))
  const filled = [report.totals, ...report.annexes].filter((t) => t.rows.length > 0)
  test('has the Party frame, with the number left for the office', () => {
    for (const words of ['TỈNH ỦY LÀO CAI', 'VĂN PHÒNG', '*', 'ĐẢNG CỘNG SẢN VIỆT NAM', 'BÁO CÁO', 'Nơi nhận:'])
      expect(text.split('\n')).toContain(words)
    expect(text).toContain('Số        -BC/VPTU')
    expect(text).toContain('Lào Cai, ngày 01 tháng 9 năm 2025')
  })
  test('says on every annex until when its figures go', () =>
    expect(text.split(report.asOf).length - 1).toBeGreaterThanOrEqual(report.annexes.length + 1))
  test('has every sentence', () => {
    for (const line of report.paragraphs.flatMap((p) => [p.heading, ...p.lines])) expect(text).toContain(line)
  })
  test.each(filled.map((t, i) => [t.name, t, i] as const))('«%s» has every cell', (_name, table, i) => {
    // The first table is the frame, the third the foot with the recipients.
    const read = tables[i === 0 ? 1 : i + 2]
    expect(read).toEqual([table.columns.map((c) => c.title), ...linesOf(table).map((line) => line.map(shown))])
  })
})
function rowsOf(table: string): readonly (readonly string[])[] {
  return [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map((row) =>
    [...(row[1] ?? '').matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map((cell) =>
      decode((cell[1] ?? '').replace(/<[^>]+>/g, '')),
    ),
  )
}
function decode(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

describe('the task list of the workbook against the snapshot itself', async () => {
  const sheets = await readExcelFile(Buffer.from(await writeXlsx(monthly)))
  const data = sheets.find((s) => s.sheet === 'Danh sách việc')?.data ?? []
  const column = (title: string) => data[HEADING_ROW - 1]?.indexOf(title) ?? -1
  const day = (cell: unknown) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : null)
  test('has one line a task', () => expect(data.length - HEADING_ROW).toBe(snapshot.rows.length))
  test.each(snapshot.rows.map((r) => [r.no, r] as const))('task %i', (no: number, row: SnapshotRow) => {
    const line = data.slice(HEADING_ROW).find((l) => l[0] === no) ?? []
    const at = (title: string) => line[column(title)] ?? null
    expect(at('Nội dung việc')).toBe(row.title)
    expect(at('Mục')).toBe(row.clause)
    expect(day(at('Ngày cuối còn kịp'))).toBe(row.last)
    expect(day(at('Hạn hứa đầu tiên'))).toBe(row.first)
    expect(day(at('Ngày xong'))).toBe(row.doneOn)
    expect(at('Quá hạn (ngày)')).toBe(row.daysLate)
    const owed = row.shares.filter((s) => s.cell !== 'ended')
    const done = owed.filter((s) => !isOpenCell(s.cell)).length
    expect(at('Nơi đã xong')).toBe(owed.length ? `${done}/${owed.length}` : '–')
  })
  test('four cells by body, counted anew from the shares', () => {
    const sheet = sheets.find((s) => s.sheet === 'Theo cơ quan')?.data ?? []
    const names = sheet[HEADING_ROW - 1] ?? []
    const shares = snapshot.rows.flatMap((r) => r.shares)
    for (const line of sheet.slice(HEADING_ROW).filter((l) => typeof l[0] === 'number')) {
      const own = shares.filter((s) => s.body === line[1])
      const cells = [
        ['Tổng giao', own.length],
        ['Xong đúng hạn', own.filter((s) => s.cell === 'done-in-time').length],
        ['Xong quá hạn', own.filter((s) => s.cell === 'done-late').length],
        ['Chưa xong, trong hạn', own.filter((s) => s.cell === 'open-in-time').length],
        ['Chưa xong, quá hạn', own.filter((s) => s.cell === 'open-late').length],
      ] as const
      for (const [name, want] of cells) expect(line[names.indexOf(name)]).toBe(want)
    }
  })
})

describe('Markdown', () => {
  const text = writeMarkdown(weekly)
  test('has every cell of every table', () => {
    for (const table of [weekly.totals, ...weekly.annexes])
      for (const line of linesOf(table)) expect(text).toContain(`| ${line.map(shown).join(' | ')} |`)
  })
  test('keeps a bar and a line break inside their cell', () => {
    const odd = { ...weekly.totals, rows: [['a|b\nc', 1, '']] }
    expect(writeMarkdown({ ...weekly, totals: odd })).toContain('| a\\|b c | 1 |  |')
  })
})
