import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addWorkingDays,
  dayOf,
  daysBetween,
  endOfMonth,
  isDay,
  isoOf,
  momentOf,
  readMoment,
  timeOf,
  weekdayOf,
  workingDaysBetween,
  workingDayUpTo,
} from '../../src/domain/calendar.ts'
import { calendar } from '../data/shipped.ts'

test('17:00 to 23:59 UTC is already tomorrow in Viet Nam', () => {
  expect(dayOf(Date.UTC(2025, 7, 10, 16, 59))).toBe('2025-08-10')
  expect(dayOf(Date.UTC(2025, 7, 10, 17, 0))).toBe('2025-08-11')
  expect(timeOf(Date.UTC(2025, 7, 10, 17, 0))).toBe('00:00')
})
test('a moment and its text agree', () => {
  expect(isoOf(momentOf('2025-08-11', '07:30'))).toBe('2025-08-11T07:30:00+07:00')
  expect(readMoment('2025-08-11T07:30:00+07:00')).toBe(momentOf('2025-08-11', '07:30'))
  expect(readMoment('2025-08-11T00:30:00Z')).toBe(momentOf('2025-08-11', '07:30'))
})
test('a moment without a zone is Hà Nội time', () =>
  expect(readMoment('2025-08-20 07:29')).toBe(momentOf('2025-08-20', '07:29')))
test.each([
  '',
  'mai',
  '2025-02-30',
  '2025-08-11T25:00',
  '2025-13-01',
  '11/8/2025',
  '2025-08-11T07:30:99',
])('refuses the moment «%s»', (text) => expect(readMoment(text)).toBeNull())
test.each(['2025-02-29', '2025-00-10', '2025-1-1', '0', ''])('%s is no day', (day) => expect(isDay(day)).toBe(false))
test('the 29th of February exists in 2028', () => expect(isDay('2028-02-29')).toBe(true))
test('months keep the day number or end with the month', () => {
  expect(addMonths('2025-08-31', 1)).toBe('2025-09-30')
  expect(addMonths('2025-08-20', 12)).toBe('2026-08-20')
  expect(endOfMonth('2026-02-03')).toBe('2026-02-28')
})
test('days count over months and back', () => {
  expect(addDays('2025-12-31', 1)).toBe('2026-01-01')
  expect(daysBetween('2025-08-14', '2025-08-11')).toBe(-3)
  expect(weekdayOf('2025-08-11')).toBe(1)
  expect(weekdayOf('2025-08-17')).toBe(7)
})
test('the worked Saturdays and the swapped days off are known', () => {
  expect(calendar.isWorkingDay('2025-04-26')).toBe(true)
  expect(calendar.isWorkingDay('2025-05-02')).toBe(false)
  expect(calendar.isWorkingDay('2026-01-10')).toBe(true)
  expect(calendar.isWorkingDay('2026-08-22')).toBe(true)
  expect(calendar.isWorkingDay('2026-08-31')).toBe(false)
  expect(calendar.isWorkingDay('2026-11-24')).toBe(false)
  expect(calendar.isWorkingDay('2025-11-24')).toBe(true)
})
test.each([
  ['2025', 250],
  ['2026', 249],
])('%s has %i working days', (year, days) => {
  expect(workingDaysBetween(calendar, `${Number(year) - 1}-12-31`, `${year}-12-31`)).toBe(days)
})
test('a provisional or missing year says so', () => {
  expect(calendar.isProvisional('2026-06-01')).toBe(false)
  expect(calendar.isProvisional('2027-06-01')).toBe(true)
  expect(calendar.isProvisional('2031-06-01')).toBe(true)
})
test('three working days before Friday 15/8/2025 is Tuesday 12/8', () =>
  expect(addWorkingDays(calendar, '2025-08-15', -3)).toBe('2025-08-12'))
test('seven working days after Thursday 28/8/2025 step over the National Day', () =>
  expect(addWorkingDays(calendar, '2025-08-28', 7)).toBe('2025-09-10'))
test('the last working day up to Sunday 31/8/2025 is Friday 29/8', () =>
  expect(workingDayUpTo(calendar, '2025-08-31')).toBe('2025-08-29'))
