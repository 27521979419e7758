// The compiled product writes long files in a thread: the same content, and whoever else is answered does not wait.
import mammoth from 'mammoth'
import readExcelFile from 'read-excel-file/node'
import { beforeAll, expect, test } from 'vitest'
import type * as Apart from '../../src/cli/write-apart.ts'
import type { Report } from '../../src/wording/report.ts'
import type { ReportTable } from '../../src/wording/report-tables.ts'

let compiled: Pick<typeof Apart, 'writeApart' | 'writeHere'>
beforeAll(async () => {
  compiled = await import(new URL('../../dist/cli/write-apart.js', import.meta.url).href)
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

const words = async (bytes: Uint8Array) => (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value
/** Starting a thread and writing takes hundreds of turns; written here there are a few. */
async function turnsIn<T>(work: () => Promise<T>): Promise<{ readonly done: T; readonly turns: number }> {
  let turns = 0
  const watch = setInterval(() => turns++, 1)
  const done = await work()
  clearInterval(watch)
  return { done, turns }
}
const report: Report = {
  kind: 'monthly',
  frame: {
    superior: 'TỈNH ỦY',
    issuer: 'VĂN PHÒNG',
    symbol: 'Số -BC/VPTU',
    party: 'ĐẢNG CỘNG SẢN VIỆT NAM',
    placeAndDay: 'Lào Cai, ngày 20 tháng 8 năm 2025',
    title: 'BÁO CÁO',
    subject: 'thử',
    to: 'Ban Thường vụ Tỉnh ủy',
    signature: ['CHÁNH VĂN PHÒNG'],
    recipients: ['Như trên'],
    version: null,
  },
  asOf: 'Số liệu tính đến 20/8/2025',
  paragraphs: [{ heading: 'I', lines: ['Một dòng.'] }],
  totals: { ...table, rows: [] },
  annexes: [table],
}

test('a workbook has the same cells as written here, and others get their turns in between', async () => {
  const order = { what: 'table', format: 'xlsx', table, asOf: 'Số liệu tính đến 20/8/2025' } as const
  const { done, turns } = await turnsIn(() => compiled.writeApart(order))
  expect(turns).toBeGreaterThan(30)
  const here = await cells(await compiled.writeHere(order))
  expect(here).toHaveLength(ROWS + 4)
  expect(await cells(done)).toEqual(here)
})
test('a Word table has the same words', async () => {
  const order = { what: 'table', format: 'docx', table, asOf: 'Số liệu tính đến 20/8/2025' } as const
  const { done, turns } = await turnsIn(() => compiled.writeApart(order))
  expect(turns).toBeGreaterThan(30)
  const apart = await words(done)
  expect(apart).toContain('Rà soát trụ sở thứ 2000')
  expect(apart).toBe(await words(await compiled.writeHere(order)))
})
test('so has a report with a long annex', async () => {
  for (const format of ['docx', 'xlsx'] as const) {
    const { done, turns } = await turnsIn(() => compiled.writeApart({ what: 'report', format, report }))
    expect(turns).toBeGreaterThan(30)
    const here = await compiled.writeHere({ what: 'report', format, report })
    if (format === 'docx') expect(await words(done)).toBe(await words(here))
    else
      expect((await readExcelFile(Buffer.from(done))).at(-1)).toEqual((await readExcelFile(Buffer.from(here))).at(-1))
  }
})
test('a short table is written at once', async () => {
  const short = { ...table, rows: table.rows.slice(0, 3) }
  for (const format of ['xlsx', 'docx'] as const)
    expect((await compiled.writeApart({ what: 'table', format, table: short, asOf: '' })).length).toBeGreaterThan(1_000)
})
