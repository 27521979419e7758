import { describe, expect, test } from 'vitest'
import { momentOf } from '../../src/domain/calendar.ts'
import type { Deadline } from '../../src/domain/deadline.ts'
import type { DocumentFile } from '../../src/domain/document.ts'
import { createRegister, instancesOf, shareOf } from '../../src/domain/register.ts'
import { standingOf } from '../../src/domain/status.ts'
import { calendar, directory, shippedRegister } from '../data/shipped.ts'

const deadline = (more: Partial<Deadline>): Deadline => ({
  raw: 'x',
  kind: 'date',
  due: null,
  start: null,
  before: false,
  time: null,
  rrule: null,
  event: null,
  offset: null,
  ...more,
})
function registerWith(
  deadlines: readonly Deadline[],
  more: { strict?: boolean; states?: object[]; events?: object[]; done?: boolean } = {},
) {
  const file: DocumentFile = {
    doc: {
      id: 'd',
      number: '01-KL/TU',
      kind: 'KL',
      issuer: 'Ban Thường vụ Tỉnh ủy',
      province: 'Lào Cai',
      issued: '2025-08-01',
      meeting: null,
      short_name: 'KL 01',
      title: 't',
      known_from: '2025-08-07',
      known_from_assumed: true,
      cites: [],
      names: {},
    },
    tasks: [
      {
        no: 1,
        ref: '1',
        title: 't',
        lead: ['Sở Nội vụ'],
        coop: [],
        report_to: [],
        deadlines: [...deadlines],
        targets: [],
        status: more.done ? 'done' : 'open',
      },
    ],
  }
  return createRegister({
    rules: { calendar, reading: { strictBefore: more.strict ?? true } },
    directory,
    files: [file],
    states: (more.states ?? []) as never,
    events: (more.events ?? []) as never,
  })
}
function status(deadlines: readonly Deadline[], at: string, more = {}) {
  const register = registerWith(deadlines, more)
  const [day, time] = at.split(' ')
  return standingOf(register.task(1)!, 'Sở Nội vụ', register, momentOf(day ?? '', time ?? '09:00')).status
}
const before20 = deadline({ due: '2025-08-20', before: true })

describe('«trước ngày 20/8/2025»', () => {
  test.each([
    ['2025-08-11', { kind: 'not-due', days: 8 }],
    ['2025-08-14', { kind: 'due-soon', days: 5 }],
    ['2025-08-18', { kind: 'due-soon', days: 1 }],
    ['2025-08-19', { kind: 'due-today', time: null }],
    ['2025-08-20', { kind: 'overdue', days: 1 }],
    ['2025-08-25', { kind: 'overdue', days: 6 }],
  ])('read strictly on %s', (at, want) => expect(status([before20], at)).toEqual(want))
  test('read leniently it is due on 20/8 itself', () =>
    expect(status([before20], '2025-08-20', { strict: false })).toEqual({ kind: 'due-today', time: null }))
})
test('«trước 14h00 ngày 20/8» is late from 14:00 on', () => {
  const at14 = deadline({ due: '2025-08-20', before: true, time: '14:00' })
  expect(status([at14], '2025-08-20 13:59')).toEqual({ kind: 'due-today', time: '14:00' })
  expect(status([at14], '2025-08-20 14:00')).toEqual({ kind: 'overdue', days: 0 })
  expect(status([at14], '2025-08-21 08:00')).toEqual({ kind: 'overdue', days: 1 })
})
test('no deadline at all is a state of its own', () =>
  expect(status([], '2025-08-11')).toEqual({ kind: 'needs-deadline' }))
test('«khẩn trương» is no deadline either', () =>
  expect(status([deadline({ kind: 'unspecified_soon' })], '2025-08-11')).toEqual({ kind: 'needs-deadline' }))
test('«thường xuyên» is never late', () =>
  expect(status([deadline({ kind: 'ongoing' })], '2030-01-01')).toEqual({ kind: 'ongoing' }))
test('a dated deadline speaks before «thường xuyên»', () =>
  expect(status([deadline({ kind: 'ongoing' }), before20], '2025-08-19').kind).toBe('due-today'))
describe('an event', () => {
  const after = deadline({ kind: 'event', event: 'Đại hội Đảng bộ tỉnh', offset: '+7d' })
  const events = [
    { province: 'Lào Cai', name: 'đại hội đảng bộ tỉnh', day: '2025-10-03', recordedAt: 0, recordedBy: 'vp' },
  ]
  test('has no date until somebody says that it happened', () =>
    expect(status([after], '2030-01-01')).toEqual({ kind: 'awaiting-event', event: 'Đại hội Đảng bộ tỉnh' }))
  test('then the offset counts from its day', () =>
    expect(status([after], '2025-10-10', { events })).toEqual({ kind: 'due-today', time: null }))
  test('of another province does not count', () =>
    expect(status([after], '2025-10-10', { events: [{ ...events[0], province: 'Nghệ An' }] }).kind).toBe(
      'awaiting-event',
    ))
})
describe('a recurring duty', () => {
  const monthly = deadline({ kind: 'recurring', rrule: 'FREQ=MONTHLY;BYMONTHDAY=24', before: true, time: '14:00' })
  const closed = (period: string) => ({
    task: 1,
    body: 'Sở Nội vụ',
    period,
    state: 'closed',
    closedOn: null,
    awaitingAcceptance: false,
    changedAt: 0,
  })
  test('first looks at the coming period', () =>
    expect(status([monthly], '2025-08-11')).toEqual({ kind: 'not-due', days: 13 }))
  test('a period that was missed stays late', () => expect(status([monthly], '2025-09-23').kind).toBe('overdue'))
  test('a closed period gives way to the next', () =>
    expect(status([monthly], '2025-09-23', { states: [closed('2025-08')] })).toEqual({ kind: 'due-soon', days: 1 }))
  test('a period that waits for the office hides no later one that is late', () => {
    const states = [{ ...closed('2025-08'), state: 'open', awaitingAcceptance: true }]
    expect(status([monthly], '2025-09-28', { states })).toEqual({ kind: 'overdue', days: 4 })
    expect(status([monthly], '2025-09-10', { states })).toEqual({ kind: 'awaiting-acceptance' })
  })
  test.each([
    ['FREQ=YEARLY', '2025-08-18', 135],
    ['FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15', '2025-08-18', 301],
    ['FREQ=MONTHLY;BYMONTH=6,12', '2026-01-06', 175],
    ['FREQ=YEARLY;INTERVAL=2', '2025-08-18', 500],
  ])('%s has its next day however far it is', (rrule, today, days) => {
    const rare = deadline({ kind: 'recurring', rrule })
    const states = [closed('2025-12')]
    expect(status([rare], today, { states })).toEqual({ kind: 'not-due', days })
  })
  test('a yearly one closed early waits for the next year', () => {
    const yearly = deadline({ kind: 'recurring', rrule: 'FREQ=YEARLY' })
    expect(status([yearly], '2025-08-18', { states: [closed('2025')] })).toEqual({ kind: 'not-due', days: 500 })
  })
  test('missed and coming periods are both there', () => {
    const register = registerWith([monthly])
    const standing = standingOf(register.task(1)!, 'Sở Nội vụ', register, momentOf('2025-09-23', '09:00'))
    expect(standing.openPeriods.map((d) => d.period)).toEqual(['2025-08', '2025-09'])
  })
})
describe('a closed task', () => {
  const closed = (closedOn: string | null) => ({
    states: [
      { task: 1, body: 'Sở Nội vụ', period: '', state: 'closed', closedOn, awaitingAcceptance: false, changedAt: 0 },
    ],
  })
  test.each([
    ['2025-08-18', 'early'],
    ['2025-08-19', 'on-time'],
    ['2025-08-20', 'late'],
    [null, 'unrated'],
  ])('by a product of %s is %s', (on, when) =>
    expect(status([before20], '2025-09-01', closed(on))).toEqual({ kind: 'done', when, on }))
  test('that the document itself calls done cannot be rated', () =>
    expect(status([deadline({ kind: 'done' })], '2025-09-01', { done: true })).toEqual({
      kind: 'done',
      when: 'unrated',
      on: null,
    }))
})
test('evidence that waits for a second person is a state of its own', () => {
  const states = [
    { task: 1, body: 'Sở Nội vụ', period: '', state: 'open', closedOn: null, awaitingAcceptance: true, changedAt: 0 },
  ]
  expect(status([before20], '2025-08-25', { states })).toEqual({ kind: 'awaiting-acceptance' })
})

describe('shares of the shipped tasks', () => {
  const register = shippedRegister()
  const find = (id: string, ref: string) => register.tasks.find((t) => t.document.id === id && t.record.ref === ref)!
  const snv = { province: 'Lào Cai', name: 'Sở Nội vụ' }
  test('by its own name', () =>
    expect(shareOf(find('lao-cai-kl-2025-08', '4.(4)'), snv)).toMatchObject({ role: 'lead', how: 'own' }))
  test('as a helper', () =>
    expect(shareOf(find('lao-cai-kl-2025-08', '5.(2)'), snv)).toMatchObject({ role: 'coop', how: 'own' }))
  test('as one of «Các sở, ngành»', () =>
    expect(shareOf(find('lao-cai-kl-2025-08', '4.(3)-1'), snv)).toEqual({
      role: 'lead',
      how: 'member',
      as: 'Các sở, ngành',
    }))
  test('as one of everybody', () => expect(shareOf(find('lao-cai-kl-2025-08', '2.(1)'), snv)?.how).toBe('everybody'))
  test('not of another province', () =>
    expect(shareOf(find('lao-cai-kl-2025-08', '4.(4)'), { province: 'Nghệ An', name: 'Sở Nội vụ' })).toBeNull())
  test('«các xã» of the Nghệ An notice are its three communes', () => {
    const task = register.tasks.find((t) => t.province === 'Nghệ An' && t.record.lead.includes('Các xã'))!
    expect(instancesOf(task)).toEqual(['Xã Con Cuông', 'Xã Lượng Minh', 'Xã Chiêu Lưu'])
  })
  test('a collective of communes is one task with an instance each', () => {
    const task = find('lao-cai-kl-2025-08', '3.(2)')
    expect(instancesOf(task)).toHaveLength(12)
    expect(task.parties[0]?.addressee).toMatchObject({ kind: 'list', total: 99 })
  })
})
