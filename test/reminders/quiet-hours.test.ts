import { expect, test } from 'vitest'
import { isoOf, readMoment } from '../../src/domain/calendar.ts'
import { firstAllowed, isAllowed, readQuietHours } from '../../src/reminders/quiet-hours.ts'
import { calendar } from '../data/shipped.ts'

const quiet = readQuietHours('11:30-13:30,17:00-07:30') ?? []
const at = (text: string) => readMoment(text) ?? 0

test.each([
  ['2025-08-11 07:29', '2025-08-11T07:30:00+07:00'],
  ['2025-08-11 07:30', '2025-08-11T07:30:00+07:00'],
  ['2025-08-11 11:30', '2025-08-11T13:30:00+07:00'],
  ['2025-08-11 12:59', '2025-08-11T13:30:00+07:00'],
  ['2025-08-11 16:59', '2025-08-11T16:59:00+07:00'],
  ['2025-08-11 17:00', '2025-08-12T07:30:00+07:00'],
  ['2025-08-11 23:30', '2025-08-12T07:30:00+07:00'],
  ['2025-08-12 00:30', '2025-08-12T07:30:00+07:00'],
  ['2025-08-15 18:00', '2025-08-18T07:30:00+07:00'],
  ['2025-08-16 09:00', '2025-08-18T07:30:00+07:00'],
  ['2025-08-29 17:30', '2025-09-03T07:30:00+07:00'],
  ['2026-02-13 18:00', '2026-02-23T07:30:00+07:00'],
  ['2026-08-22 09:00', '2026-08-22T09:00:00+07:00'],
])('what is ready at %s may go at %s', (now, want) => expect(isoOf(firstAllowed(at(now), quiet, calendar))).toBe(want))

test('without quiet hours only days off are quiet', () => {
  expect(isAllowed(at('2025-08-11 03:00'), [], calendar)).toBe(true)
  expect(isAllowed(at('2025-08-10 09:00'), [], calendar)).toBe(false)
})
test('a span over the whole day ends in a bounded search, not in a loop', () =>
  expect(firstAllowed(at('2025-08-11 09:00'), readQuietHours('00:00-23:59') ?? [], calendar)).toBeGreaterThan(0))
test.each(['abc', '25:00-26:00', '11:30', '11:30-13:30;17:00-07:30'])('refuses the spans «%s»', (text) =>
  expect(readQuietHours(text)).toBeNull())
