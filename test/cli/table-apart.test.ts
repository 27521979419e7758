// The compiled product writes long workbooks in a thread: the same cells, and whoever else is answered does not wait.
import readExcelFile from 'read-excel-file/node'
import { beforeAll, expect, test } from 'vitest'
import type * as Apart from '../../src/cli/table-apart.ts'
import type { ReportTable } from '../../src/wording/report-tables.ts'

let compiled: Pick<typeof Apart, 'writeTableApart' | 'writeTable'>
beforeAll(async () => {
  compiled = await import(new URL('../../dist/cli/table-apart.js', import.meta.url).href)
})

const ROWS = 2_000
const table: ReportTable = {
  name: 'Việc',
  title: 'Danh sách thử',
  columns: ['Số', 'Nội dung', 'Hạn'].map((title) => ({ title, kind: 'text', width: 20 })),
  rows: Array.from({ length: ROWS }, (_, i) => [i + 1, `Rà soát trụ sở thứ ${i + 1}`, { day: '2025-08-20' }]),
  total: null,
  notes: ['Ghi chú'],
}
const cells = async (bytes: Uint8Array) => {
  const [sheet] = await readExcelFile(Buffer.from(bytes))
  return sheet?.data
}

test('gives the same cells as in the thread that asks, and turns to others in between', async () => {
  const order = { format: 'xlsx', table, asOf: 'Số liệu tính đến 20/8/2025' } as const
  let turns = 0
  const watch = setInterval(() => turns++, 1)
  const apart = await compiled.writeTableApart(order)
  clearInterval(watch)
  // Starting a thread and writing takes hundreds of turns; written here there are a few.
  expect(turns).toBeGreaterThan(30)
  const here = await cells(await compiled.writeTable(order))
  expect(here).toHaveLength(ROWS + 4)
  expect(await cells(apart)).toEqual(here)
})
test('a short table and a Word table are written as before', async () => {
  const short = { ...table, rows: table.rows.slice(0, 3) }
  for (const format of ['xlsx', 'docx'] as const)
    expect((await compiled.writeTableApart({ format, table: short, asOf: '' })).length).toBeGreaterThan(1_000)
})
