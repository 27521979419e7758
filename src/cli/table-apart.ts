// A long workbook is written in a thread of its own: thousands of rows held up every other chat for almost half a second.
import type { TableFormat } from '../flows/files.ts'
import { hasFreeSeat, hasThreads, inThread } from '../readers/thread.ts'
import type { ReportTable } from '../wording/report-tables.ts'

export type TableOrder = { readonly format: TableFormat; readonly table: ReportTable; readonly asOf: string }
/** Below that a thread takes longer to start than the table to be written. */
const CELLS_SMALL = 3_000
const TIMEOUT_MS = 60_000

export async function writeTableApart(order: TableOrder): Promise<Uint8Array> {
  const { rows, columns } = order.table
  // A Word table of that length needs more memory than a thread is given.
  const isApart = order.format === 'xlsx' && rows.length * columns.length >= CELLS_SMALL
  // Behind two documents that are being read it would wait for minutes.
  if (!hasThreads || !isApart || !hasFreeSeat()) return writeTable(order)
  const file = new URL('./table-worker.js', import.meta.url)
  const end = await inThread<Uint8Array>({ file, order, allowedMs: TIMEOUT_MS })
  if (end.kind === 'done') return end.outcome
  throw new Error('a table was to be written', { cause: end })
}

export async function writeTable({ format, table, asOf }: TableOrder): Promise<Uint8Array> {
  return format === 'docx'
    ? (await import('../writers/docx.ts')).writeTableDocx(table, asOf)
    : (await import('../writers/xlsx.ts')).writeTableXlsx(table, asOf)
}
