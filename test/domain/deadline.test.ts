import { describe, expect, test } from 'vitest'
import { deadlineSchema, dueAfterEvent, lastDayInTime } from '../../src/domain/deadline.ts'
import { periodsDue, readRecurrence } from '../../src/domain/recurrence.ts'
import { calendar } from '../data/shipped.ts'

const strict = { strictBefore: true }
const lenient = { strictBefore: false }
const lastDay = (more: object, reading = strict) =>
  lastDayInTime({ before: false, time: null, offset: null, ...more }, '2025-08-20', reading)
const deadline = (more: object) => ({
  raw: 'x',
  kind: 'date' as const,
  due: '2025-08-20',
  start: null,
  before: false,
  time: null,
  rrule: null,
  event: null,
  offset: null,
  ...more,
})

describe('the last day in time', () => {
  test('«trước ngày 20/8» strictly ends on 19/8', () => expect(lastDay({ before: true })).toBe('2025-08-19'))
  test('«trước ngày 20/8» leniently ends on 20/8', () => expect(lastDay({ before: true }, lenient)).toBe('2025-08-20'))
  test('«chậm nhất ngày 20/8» ends on 20/8', () => expect(lastDay({})).toBe('2025-08-20'))
  test('«trước 14h00 ngày 20/8» ends on 20/8, at that minute', () =>
    expect(lastDay({ before: true, time: '14:00' })).toBe('2025-08-20'))
  test('«trước đại hội 30 ngày làm việc» has spent its «trước» on the offset', () =>
    expect(lastDay({ before: true, offset: '-30wd' })).toBe('2025-08-20'))
})

describe('event deadlines', () => {
  const event = (offset: string | null, before = false) =>
    deadline({ kind: 'event', due: null, event: 'Đại hội', offset, before })
  test('sau đại hội 07 ngày', () => expect(dueAfterEvent(event('+7d'), '2025-10-03', calendar)).toBe('2025-10-10'))
  test('sau 7 ngày làm việc', () => expect(dueAfterEvent(event('+7wd'), '2025-08-28', calendar)).toBe('2025-09-10'))
  test('trước đại hội 30 ngày làm việc', () =>
    expect(dueAfterEvent(event('-30wd', true), '2025-10-03', calendar)).toBe('2025-08-20'))
  test('sau 12 tháng', () => expect(dueAfterEvent(event('+12m'), '2025-10-31', calendar)).toBe('2026-10-31'))
  test('trong vòng 24 giờ, 48 giờ, 30 giờ: a part of a day counts as a day', () =>
    expect(['+24h', '+48h', '+30h'].map((o) => dueAfterEvent(event(o), '2026-09-24', calendar))).toEqual([
      '2026-09-25',
      '2026-09-26',
      '2026-09-26',
    ]))
  test('ngay sau', () => expect(dueAfterEvent(event('+0d'), '2025-10-03', calendar)).toBe('2025-10-03'))
  test('«sau khi có hướng dẫn» alone names no day', () =>
    expect(dueAfterEvent(event(null), '2025-10-03', calendar)).toBeNull())
  test('«trước đại hội» is due on the day of the congress, strictly the day before', () => {
    expect(dueAfterEvent(event(null, true), '2025-10-03', calendar)).toBe('2025-10-03')
    expect(lastDayInTime(event(null, true), '2025-10-03', strict)).toBe('2025-10-02')
  })
})

describe('recurring deadlines, one instance a period', () => {
  const dues = (rrule: string, from: string, to: string) =>
    periodsDue(readRecurrence(rrule)!, from, to, calendar).map((p) => [p.key, p.due, p.assumed])
  test('ngày 24 hằng tháng', () =>
    expect(dues('FREQ=MONTHLY;BYMONTHDAY=24', '2025-08-07', '2025-10-31')).toEqual([
      ['2025-08', '2025-08-24', false],
      ['2025-09', '2025-09-24', false],
      ['2025-10', '2025-10-24', false],
    ]))
  test('ngày 31 hằng tháng ends with a short month', () =>
    expect(dues('FREQ=MONTHLY;BYMONTHDAY=31', '2026-02-01', '2026-03-31').map((d) => d[1])).toEqual([
      '2026-02-28',
      '2026-03-31',
    ]))
  test('thứ Sáu cuối cùng của tháng, thứ Hai đầu tiên', () => {
    expect(dues('FREQ=MONTHLY;BYDAY=-1FR', '2026-01-01', '2026-04-30')).toEqual([
      ['2026-01', '2026-01-30', false],
      ['2026-02', '2026-02-27', false],
      ['2026-03', '2026-03-27', false],
      ['2026-04', '2026-04-24', false],
    ])
    expect(dues('FREQ=MONTHLY;BYDAY=1MO,3MO', '2026-06-01', '2026-06-30').map((d) => d.slice(0, 2))).toEqual([
      ['2026-06-01', '2026-06-01'],
      ['2026-06-15', '2026-06-15'],
    ])
    expect(dues('FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=-1FR', '2026-03-01', '2026-06-30')).toEqual([
      ['2026-Q1', '2026-03-27', false],
      ['2026-Q2', '2026-06-26', false],
    ])
  })
  test('hằng tháng is due on its last working day, assumed', () =>
    expect(dues('FREQ=MONTHLY', '2025-08-01', '2025-09-30')).toEqual([
      ['2025-08', '2025-08-29', true],
      ['2025-09', '2025-09-30', true],
    ]))
  test('hằng tuần is due on Friday, or the last working day of a short week', () =>
    expect(dues('FREQ=WEEKLY', '2025-04-21', '2025-05-09').map((d) => d.slice(0, 2))).toEqual([
      ['2025-W17', '2025-04-26'],
      ['2025-W18', '2025-04-29'],
      ['2025-W19', '2025-05-09'],
    ]))
  test('02 tuần một lần: every second week, the same weeks on every machine', () =>
    expect(dues('FREQ=WEEKLY;INTERVAL=2', '2026-06-01', '2026-07-03').map((d) => d[1])).toEqual([
      '2026-06-05',
      '2026-06-19',
      '2026-07-03',
    ]))
  test('02 tháng một lần counts from January', () =>
    expect(dues('FREQ=MONTHLY;INTERVAL=2', '2026-01-01', '2026-06-30').map((d) => d[0])).toEqual([
      '2026-02',
      '2026-04',
      '2026-06',
    ]))
  test('two rules that differ in their interval alone do not share their periods', () => {
    expect(dues('FREQ=MONTHLY;INTERVAL=2', '2027-01-01', '2027-04-30').map((d) => d[0])).toEqual(['2027-02', '2027-04'])
    expect(dues('FREQ=MONTHLY', '2027-01-01', '2027-04-30').map((d) => d[0])).toEqual([
      '2027-01',
      '2027-02',
      '2027-03',
      '2027-04',
    ])
  })
  test('two days that meet at the end of a short month are one instance', () =>
    expect(dues('FREQ=MONTHLY;BYMONTHDAY=30,31', '2025-09-01', '2025-10-31').map((d) => d[0])).toEqual([
      '2025-09-30',
      '2025-10-30',
      '2025-10-31',
    ]))
  test('a week wholly off has no instance', () => expect(dues('FREQ=WEEKLY', '2026-02-16', '2026-02-22')).toEqual([]))
  test('ngày 15 tháng cuối quý', () =>
    expect(
      dues('FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=15', '2025-07-23', '2026-03-31').map((d) => d.slice(0, 2)),
    ).toEqual([
      ['2025-Q3', '2025-09-15'],
      ['2025-Q4', '2025-12-15'],
      ['2026-Q1', '2026-03-15'],
    ]))
  test('the instance before the entry of the document is nobody’s debt', () =>
    expect(dues('FREQ=MONTHLY;BYMONTHDAY=5', '2025-08-07', '2025-09-30').map((d) => d[0])).toEqual(['2025-09']))
  test.each([
    '',
    'FREQ=HOURLY',
    'FREQ=MONTHLY;BYSETPOS=1',
    'FREQ=MONTHLY;INTERVAL=0',
    'FREQ=WEEKLY;INTERVAL=two',
    'FREQ=MONTHLY;BYMONTHDAY=40',
    'MONTHLY',
    'FREQ=WEEKLY;BYDAY=XX',
    // Parts that the frequency does not look at: a rule read otherwise than it was written.
    'FREQ=MONTHLY;BYDAY=FR',
    'FREQ=DAILY;BYDAY=MO',
    'FREQ=MONTHLY;BYDAY=5FR',
    'FREQ=WEEKLY;BYDAY=-1FR',
    'FREQ=MONTHLY;BYMONTHDAY=3;BYDAY=1MO',
    'FREQ=WEEKLY;BYMONTHDAY=5',
  ])('refuses the rule «%s»', (rule) => expect(readRecurrence(rule)).toBeNull())
})

describe('the door', () => {
  test.each([
    ['a date without a day', { due: null }],
    ['a range without a start', { kind: 'range' }],
    ['a range that ends before it starts', { kind: 'range', start: '2025-09-01' }],
    ['a recurring one without a rule', { kind: 'recurring', due: null }],
    ['an event without a name', { kind: 'event', due: null }],
    ['an ongoing one with a day', { kind: 'ongoing' }],
    ['an offset nobody understands', { kind: 'event', due: null, event: 'x', offset: '7 ngày' }],
    ['a day that does not exist', { due: '2025-02-30' }],
  ])('refuses %s', (_, more) => expect(deadlineSchema.safeParse(deadline(more)).success).toBe(false))
})
