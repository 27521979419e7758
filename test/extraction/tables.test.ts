// The same table as real cells, between bars and flattened gives the same tasks.
import { expect, test } from 'vitest'
import type { SourceTable, TableCell } from '../../src/domain/source-text.ts'
import { extract } from '../../src/extraction/extract.ts'

const ROWS = [
  ['STT', 'Nội dung công việc', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian thực hiện'],
  [
    '1',
    'Rà soát quỹ đất công.',
    'Sở Nông nghiệp và Môi trường',
    'Sở Tài chính; UBND các xã, phường',
    'Trước 31/3/2026',
  ],
  ['2', 'Số hóa hồ sơ địa chính.', 'Sở Khoa học và Công nghệ', 'Các đơn vị liên quan', 'Quý II/2026'],
  ['3', 'Công khai quy hoạch.', 'UBND các xã, phường', '', 'Thường xuyên'],
]
const HEAD = 'PHỤ LỤC\n(kèm theo Kế hoạch số 21-KH/TU, ngày 10/01/2026 của Ban Thường vụ Tỉnh ủy Đông Lĩnh)\n'

/** Cells row by row, a line break after each, as readers give them. */
function asTable(): { text: string; tables: readonly SourceTable[] } {
  let text = HEAD
  const cells: TableCell[] = []
  const from = text.length
  for (const [row, columns] of ROWS.entries())
    for (const [column, value] of columns.entries()) {
      cells.push({ row, column, rowSpan: 1, columnSpan: 1, from: text.length, to: text.length + value.length })
      text += `${value}\n`
    }
  return { text, tables: [{ from, to: text.length, rows: ROWS.length, columns: 5, cells }] }
}
const bars = HEAD + ROWS.map((row) => `| ${row.join(' | ')} |`).join('\n')
const flat = `${HEAD}${ROWS[0]?.join(' ')}\n${ROWS.slice(1)
  .map((row) => row.filter(Boolean).join('\n'))
  .join('\n')}\n`
const essence = (read: ReturnType<typeof extract>) => read.tasks.map((t) => [t.lead, t.coop, t.deadlines, t.text])

test('real cells', () => {
  const read = extract(asTable())
  expect(read.tasks.map((t) => t.lead)).toEqual([
    ['Sở Nông nghiệp và Môi trường'],
    ['Sở Khoa học và Công nghệ'],
    ['Ủy ban nhân dân các xã, phường'],
  ])
  expect(read.tasks.map((t) => t.deadlines[0]?.due ?? t.deadlines[0]?.kind)).toEqual([
    '2026-03-31',
    '2026-06-30',
    'ongoing',
  ])
})
test('rows between bars', () => expect(essence(extract({ text: bars }))).toEqual(essence(extract(asTable()))))
test('a flattened stream', () => expect(essence(extract({ text: flat }))).toEqual(essence(extract(asTable()))))
test('a cell merged over two rows holds for both', () => {
  const { text, tables } = asTable()
  const [table] = tables
  const cells =
    table?.cells
      .filter((c) => !(c.row === 2 && c.column === 4))
      .map((c) => (c.row === 1 && c.column === 4 ? { ...c, rowSpan: 2 } : c)) ?? []
  const read = extract({ text, tables: table ? [{ ...table, cells }] : [] })
  expect(read.tasks.map((t) => t.deadlines[0]?.due)).toEqual(['2026-03-31', '2026-03-31', null])
})

const MANY = 1203
const WIDE = [6, 62, 20]
const many = Array.from({ length: MANY }, (_, i) => [
  `${i + 1}`,
  `Lập hồ sơ thửa đất công số ${i + 1} của xã Bản Lừu`,
  'Sở Nội vụ',
  'Trước 31/12/2026',
])
const titles = ['TT', 'Nội dung công việc', 'Cơ quan chủ trì', 'Thời gian thực hiện']
const columns = (row: readonly string[]) =>
  row
    .map((cell, i) => cell.padEnd(WIDE[i] ?? 0))
    .join('')
    .trimEnd()
test.each([
  ['between bars', [titles, ...many].map((row) => `| ${row.join(' | ')} |`).join('\n')],
  ['between tabs', [titles, ...many].map((row) => row.join('\t')).join('\n')],
  ['in one stream', [titles.join(' '), ...many.flat()].join('\n')],
  ['in columns', [titles, ...many].map(columns).join('\n\n')],
])('a table of more than a thousand rows is whole, %s', (_, table) => {
  const { tasks } = extract({ text: HEAD + table })
  expect(tasks.length).toBe(MANY)
  expect(new Set(tasks.map((t) => t.ref)).size).toBe(MANY)
  expect(tasks.at(-1)?.ref).toMatch(/(?:^|\.)1203$/)
  expect(tasks.every((t) => t.lead[0] === 'Sở Nội vụ' && t.deadlines[0]?.due === '2026-12-31')).toBe(true)
})
test('a year alone in its line is no row', () => {
  const flatYear = `${HEAD}${titles.join(' ')}\n1\nLập hồ sơ đất công\nSở Nội vụ\n2026\n2\nCông khai quy hoạch\nSở Tài chính\n2027\n`
  expect(extract({ text: flatYear }).tasks.map((t) => [t.ref, t.deadlines[0]?.due])).toEqual([
    ['PL.1', '2026-12-31'],
    ['PL.2', '2027-12-31'],
  ])
})
