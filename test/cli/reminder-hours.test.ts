import { expect, test } from 'vitest'
import { reminderHours } from '../../src/cli/reminder-hours.ts'

test.each([
  ['07:30', '11:30-13:30,17:00-07:30', '07:30'],
  ['06:00', '11:30-13:30,17:00-07:30', '07:30'],
  ['12:15', '11:30-13:30,17:00-07:30', '13:30'],
  ['22:00', '11:30-13:30,17:00-07:30', '07:30'],
  ['06:00', '', '06:00'],
])('a digest at %s with the quiet hours %s leaves at %s', (set, quiet, kept) =>
  expect(reminderHours({ DONDOC_DIGEST_AT: set, DONDOC_QUIET: quiet }).digestAt).toBe(kept))
