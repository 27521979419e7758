// Long files are written in a thread of their own: thousands of rows held up every other chat for seconds.
import type { TableFormat } from '../flows/files.ts'
import { hasFreeSeat, hasThreads, inThread } from '../readers/thread.ts'
import type { Report } from '../wording/report.ts'
import type { ReportTable } from '../wording/report-tables.ts'

export type WriteOrder =
  | { readonly what: 'table'; readonly format: TableFormat; readonly table: ReportTable; readonly asOf: string }
  | { readonly what: 'report'; readonly format: TableFormat; readonly report: Report }
/** Below so many cells a thread takes longer to start than the file to be written; Word takes several times as long for each. */
const CELLS_SMALL = { xlsx: 3_000, docx: 600 }
const TIMEOUT_MS = 60_000
/** A Word table of five thousand rows takes some 800. */
const HEAP_MB = 960

export async function writeApart(order: WriteOrder): Promise<Uint8Array> {
  // Behind two documents that are being read it would wait for minutes.
  if (!hasThreads || cellsOf(order) < CELLS_SMALL[order.format] || !hasFreeSeat()) return writeHere(order)
  const file = new URL('./write-worker.js', import.meta.url)
  const end = await inThread<Uint8Array>({ file, order, allowedMs: TIMEOUT_MS, heapMb: HEAP_MB })
  if (end.kind === 'done') return end.outcome
  // A thread is given less memory than the process has.
  if (end.kind === 'out-of-memory') return writeHere(order)
  throw new Error('a file was to be written', { cause: end })
}
function cellsOf(order: WriteOrder): number {
  const tables = order.what === 'table' ? [order.table] : [order.report.totals, ...order.report.annexes]
  return tables.reduce((sum, { rows, columns }) => sum + rows.length * columns.length, 0)
}

export async function writeHere(order: WriteOrder): Promise<Uint8Array> {
  if (order.format === 'docx') {
    const { writeDocx, writeTableDocx } = await import('../writers/docx.ts')
    return order.what === 'table' ? writeTableDocx(order.table, order.asOf) : writeDocx(order.report)
  }
  const { writeXlsx, writeTableXlsx } = await import('../writers/xlsx.ts')
  return order.what === 'table' ? writeTableXlsx(order.table, order.asOf) : writeXlsx(order.report)
}
