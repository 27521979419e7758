import { expect, test } from 'vitest'
import type { Deadline } from '../../src/domain/deadline.ts'
import { findDoubles } from '../../src/extraction/doubles.ts'

const before = (due: string): Deadline => ({
  raw: `trước ${due}`,
  kind: 'date',
  due,
  start: null,
  before: true,
  time: null,
  rrule: null,
  event: null,
  offset: null,
})
const task = (id: string, title: string, lead: string, due: string) => ({
  id,
  title,
  lead: [lead],
  deadlines: [before(due)],
})
const register = [
  task(
    '31',
    'Rà soát tổng thể nhu cầu cán bộ, công chức nghỉ hưu trước tuổi theo nghị định, báo cáo Ban Thường vụ',
    'Ban Tổ chức Tỉnh ủy',
    '2025-08-15',
  ),
]

test('the same work with another date moves it: both dates stand side by side', () => {
  const again = task(
    'a',
    'Rà soát tổng thể nhu cầu cán bộ, công chức nghỉ hưu trước tuổi theo nghị định, báo cáo Ban Thường vụ',
    'Ban Tổ chức Tỉnh ủy',
    '2025-09-30',
  )
  expect(findDoubles([again], register)).toMatchObject([
    { task: 'a', other: '31', relation: 'moves', dates: { task: ['<2025-09-30'], other: ['<2025-08-15'] } },
  ])
})
test('the same work with the same date repeats it', () => {
  const again = task(
    'b',
    'Rà soát tổng thể nhu cầu cán bộ, công chức nghỉ hưu trước tuổi, báo cáo Ban Thường vụ',
    'Ban Tổ chức Tỉnh ủy',
    '2025-08-15',
  )
  expect(findDoubles([again], register)).toMatchObject([{ relation: 'repeats' }])
})
test('a few words are a double when they are the very same', () => {
  const short = [task('1', 'Kiểm kê kho', 'Sở Nội vụ', '2025-08-15')]
  expect(findDoubles([task('e', 'Kiểm kê kho', 'Sở Nội vụ', '2025-08-20')], short)).toMatchObject([
    { relation: 'moves' },
  ])
  expect(findDoubles([task('f', 'Kiểm kê xe', 'Sở Nội vụ', '2025-08-20')], short)).toEqual([])
})
test('done work is doubled by done work alone', () => {
  const done = [{ ...task('1', 'Kiểm kê kho', 'Sở Nội vụ', '2025-08-15'), status: 'done' as const }]
  const again = task('e', 'Kiểm kê kho', 'Sở Nội vụ', '2025-08-15')
  expect(findDoubles([again], done)).toEqual([])
  expect(findDoubles([{ ...again, status: 'done' }], done)).toHaveLength(1)
})
test('another body, or other work, is no double', () => {
  const elsewhere = task('c', register[0]?.title ?? '', 'Sở Nội vụ', '2025-08-15')
  const other = task(
    'd',
    'Rà soát trụ sở, tài sản công dôi dư sau sắp xếp để bán đấu giá, thu ngân sách',
    'Ban Tổ chức Tỉnh ủy',
    '2025-08-15',
  )
  expect(findDoubles([elsewhere, other], register)).toEqual([])
})
