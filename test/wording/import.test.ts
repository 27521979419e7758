// What a sheet came to: the same trouble of many rows is one line that names them all.
import { expect, test } from 'vitest'
import { sayEdited } from '../../src/wording/import.ts'

const emptied = (...rows: number[]) => rows.map((row) => ({ row, why: 'empty-time', words: `trước 2${row % 10}/8` }))

test('a column emptied by mistake is one line, with its rows', () =>
  expect(sayEdited(12, [], emptied(2, 3, 4, 5, 9, 11, 12))).toEqual([
    '12 hàng; không có gì khác với sổ.',
    '7 chỗ chưa ghi được:',
    '   • 7 hàng (2–5, 9, 11–12): ô hạn để trống nên hạn giữ nguyên; muốn bỏ hạn thì ghi «không có hạn»',
  ]))
test('a few are told one by one, with what the register has; other troubles keep their own lines and words', () => {
  const said = sayEdited(
    12,
    ['việc 3 …'],
    [
      ...emptied(2, 3, 4),
      { row: 5, why: 'unread-time', words: 'mai mốt' },
      { row: 6, why: 'unread-time', words: 'sớm' },
    ],
  )
  expect(said[0]).toBe('12 hàng; 1 việc đã sửa:')
  expect(said.slice(3)).toEqual([
    expect.stringMatching(/hàng 2: ô hạn để trống .* Hạn trong sổ: «trước 22\/8»$/),
    expect.stringMatching(/hàng 3: ô hạn/),
    expect.stringMatching(/hàng 4: ô hạn/),
    expect.stringMatching(/hàng 5: không đọc được thời hạn: «mai mốt»$/),
    expect.stringMatching(/hàng 6: không đọc được thời hạn: «sớm»$/),
  ])
})
test('rows of two sheets are not mixed', () => {
  const said = sayEdited(
    20,
    [],
    [
      ...emptied(2, 3, 4, 5).map((p) => ({ ...p, sheet: 'Tháng 8' })),
      ...emptied(2, 3, 4, 5).map((p) => ({ ...p, sheet: 'Tháng 9' })),
    ],
  )
  expect(said.slice(2)).toEqual([
    expect.stringContaining('trang «Tháng 8», 4 hàng (2–5): '),
    expect.stringContaining('trang «Tháng 9», 4 hàng (2–5): '),
  ])
})
