// The Vietnamese lunar calendar against a table of our own, 2024–2033.
import { expect, test } from 'vitest'
import { dayOfLunar, nearestLunar } from '../../src/text/lunar.ts'

/** Year → mùng 1 Tết, Giỗ Tổ (10/3), Trung thu (15/8), ông Công ông Táo (23/12). Tết 2030 is 2 February in Viet Nam, 3 February in China. */
const TABLE: Readonly<Record<number, readonly [string, string, string, string]>> = {
  2024: ['2024-02-10', '2024-04-18', '2024-09-17', '2025-01-22'],
  2025: ['2025-01-29', '2025-04-07', '2025-10-06', '2026-02-10'],
  2026: ['2026-02-17', '2026-04-26', '2026-09-25', '2027-01-30'],
  2027: ['2027-02-06', '2027-04-16', '2027-09-15', '2028-01-19'],
  2028: ['2028-01-26', '2028-04-04', '2028-10-03', '2029-02-06'],
  2029: ['2029-02-13', '2029-04-23', '2029-09-22', '2030-01-26'],
  2030: ['2030-02-02', '2030-04-12', '2030-09-12', '2031-01-16'],
  2031: ['2031-01-23', '2031-04-01', '2031-10-01', '2032-02-04'],
  2032: ['2032-02-11', '2032-04-19', '2032-09-19', '2033-01-23'],
}
test.each(Object.entries(TABLE))('knows the feasts of %s', (year, [tet, kings, moon, kitchen]) => {
  const y = Number(year)
  expect(dayOfLunar(y, 1, 1)).toBe(tet)
  expect(dayOfLunar(y, 3, 10)).toBe(kings)
  expect(dayOfLunar(y, 8, 15)).toBe(moon)
  expect(dayOfLunar(y, 12, 23)).toBe(kitchen)
})
test('a month of 29 days has no 30th', () => {
  const thirtieths = Array.from({ length: 12 }, (_, i) => dayOfLunar(2026, i + 1, 30))
  expect(thirtieths.filter((day) => day === null).length).toBeGreaterThan(3)
  expect(dayOfLunar(2026, 1, 31)).toBeNull()
})
test('the nearest mùng 6 Tết lies ahead in December and behind in March', () => {
  expect(nearestLunar('2025-12-20', 1, 6)).toBe('2026-02-22')
  expect(nearestLunar('2026-03-11', 1, 6)).toBe('2026-02-22')
})
