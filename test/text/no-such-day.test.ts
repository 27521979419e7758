// A date that no calendar has is found as it is written; everything else that has figures is left.
import { expect, test } from 'vitest'
import { readNoSuchDay } from '../../src/text/no-such-day.ts'

test.each([
  ['30/2/2026 chờ Bộ', '30/2/2026'],
  ['177 đến 31-4-2026', '31-4-2026'],
  ['ngày 29/2/2026', '29/2/2026'],
  ['số 45/BC-SNV ngày 31/9', '31/9'],
  ['177 31/6 chờ hướng dẫn', '31/6'],
  ['hạn: trước 32/1/2026', '32/1/2026'],
  ['Đại hội 12/13/2025', '12/13/2025'],
])('«%s»: no such day', (text, written) => {
  expect(readNoSuchDay(text)).toBe(written)
})
test.each([
  '28/2/2026',
  '29/2/2024',
  'ngày 29/2',
  'đạt 31/99 xã',
  'số 31/4-KL/TU ngày 30/4/2025',
  'số 45/13/2025',
  'tháng 12/2025',
  '4.(3) trước 1/8',
  '31/12',
])('«%s» has none', (text) => {
  expect(readNoSuchDay(text)).toBeNull()
})
