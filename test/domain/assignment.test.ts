import { describe, expect, test } from 'vitest'
import { afterEntry, recorded, untouched } from '../../src/domain/assignment.ts'
import { momentOf } from '../../src/domain/calendar.ts'
import type { EntryKind, NewEntry } from '../../src/domain/ledger.ts'
import { type AssignmentState, assignmentKey } from '../../src/domain/progress.ts'
import { createRegister, type Register } from '../../src/domain/register.ts'
import { standingOf, wholeStanding } from '../../src/domain/status.ts'
import { calendar, directory } from '../data/shipped.ts'

const AT = momentOf('2025-08-11', '09:00')
const DATE = {
  raw: 'trước ngày 20/8/2025',
  kind: 'date',
  due: '2025-08-20',
  start: null,
  before: true,
  time: null,
  rrule: null,
  event: null,
  offset: null,
} as const
const MONTHLY = {
  ...DATE,
  raw: 'ngày 20 hằng tháng',
  kind: 'recurring',
  due: null,
  before: false,
  rrule: 'FREQ=MONTHLY;BYMONTHDAY=20',
} as const

function registerOf(
  lead: readonly string[],
  states: readonly AssignmentState[] = [],
  deadline: object = DATE,
): Register {
  const doc = {
    id: 'd',
    number: '01-KL/TU',
    kind: 'KL' as const,
    issuer: 'Ban Thường vụ Tỉnh ủy',
    province: 'Lào Cai',
    issued: '2025-08-01',
    meeting: null,
    short_name: 'KL 01',
    title: 't',
    known_from: '2025-08-07',
    known_from_assumed: false,
    cites: [],
    names: {},
  }
  const task = { no: 1, ref: '1', title: 't', coop: [], report_to: [], targets: [], status: 'open' as const }
  return createRegister({
    rules: { calendar, reading: { strictBefore: true } },
    directory,
    files: [{ doc, tasks: [{ ...task, lead: [...lead], deadlines: [deadline as never] }] }],
    states,
    events: [],
  })
}
let serial = 0
function entry<K extends EntryKind>(kind: K, payload: object, over: object = {}): NewEntry<K> {
  serial++
  return { id: `e${serial}`, task: 1, body: 'Sở Nội vụ', period: '', kind, ...payload, ...over } as never
}
/** Writes entries one commit after the other. */
function registerAfter(lead: readonly string[], deadline: object, ...entries: readonly NewEntry[]): Register {
  return entries.reduce(
    (register, e) => {
      const kept = new Map(register.states.map((s) => [assignmentKey(s.task, s.body, s.period), s] as const))
      for (const s of recorded(register, [e], AT).states) kept.set(assignmentKey(s.task, s.body, s.period), s)
      return registerOf(lead, [...kept.values()], deadline)
    },
    registerOf(lead, [], deadline),
  )
}
const one = ['Sở Nội vụ']
const evidence = (day: string | null, over: object = {}) =>
  entry(
    'evidence',
    { number: '45/BC-SNV', documentKind: 'BC', issuer: 'SNV', day, receiver: 'BTV', files: [], findings: [], note: '' },
    over,
  )
const statusOf = (register: Register, body = 'Sở Nội vụ', now = AT) =>
  standingOf(register.task(1)!, body, register, now).status

describe('evidence', () => {
  test('sent, it waits; accepted, it closes on the date of the document', () => {
    const sent = registerAfter(one, DATE, evidence('2025-08-15'))
    expect(statusOf(sent)).toEqual({ kind: 'awaiting-acceptance' })
    const done = registerAfter(
      one,
      DATE,
      evidence('2025-08-15'),
      entry('accepted', { request: 'x', grade: 'good', day: '2025-08-15' }),
    )
    expect(statusOf(done)).toEqual({ kind: 'done', when: 'early', on: '2025-08-15' })
  })
  test('returned, it is owed again, and the reason stays until new evidence comes', () => {
    const back = [evidence('2025-08-15'), entry('returned', { request: 'x', reason: 'chưa có dấu' })]
    const register = registerAfter(one, DATE, ...back)
    expect(statusOf(register)).toEqual({ kind: 'not-due', days: 8 })
    expect(register.ownState(1, 'Sở Nội vụ', '')?.returned).toEqual({ reason: 'chưa có dấu', at: AT })
    expect(
      registerAfter(one, DATE, ...back, evidence('2025-08-16')).ownState(1, 'Sở Nội vụ', '')?.returned,
    ).toBeUndefined()
  })
})

describe('a later date', () => {
  const granted = (until: string, of = '2025-08-20', over = {}) =>
    entry('extension-granted', { request: 'x', of, until }, over)
  test('counts for lateness, with the first one kept beside it', () => {
    const register = registerAfter(one, DATE, granted('2025-09-30'))
    const { due, status } = standingOf(register.task(1)!, 'Sở Nội vụ', register, momentOf('2025-09-01', '09:00'))
    expect(status).toEqual({ kind: 'not-due', days: 29 })
    expect(due).toMatchObject({ last: '2025-09-30', extended: { of: '2025-08-20', last: '2025-08-19', times: 1 } })
    expect(statusOf(register, 'Sở Nội vụ', momentOf('2025-10-02', '09:00'))).toEqual({ kind: 'overdue', days: 2 })
  })
  test('given twice it counts two, from the same first day', () => {
    const register = registerAfter(one, DATE, granted('2025-09-30'), granted('2025-10-15'))
    const { due } = standingOf(register.task(1)!, 'Sở Nội vụ', register, AT)
    expect(due?.extended).toEqual({ of: '2025-08-20', last: '2025-08-19', times: 2 })
    expect(due?.last).toBe('2025-10-15')
  })
  test('given to one body it leaves another alone; given to the task it holds for all', () => {
    const two = ['Sở Nội vụ', 'Sở Tài chính']
    const late = momentOf('2025-09-01', '09:00')
    expect(statusOf(registerAfter(two, DATE, granted('2025-09-30')), 'Sở Tài chính', late).kind).toBe('overdue')
    expect(
      statusOf(registerAfter(two, DATE, granted('2025-09-30', '2025-08-20', { body: '' })), 'Sở Tài chính', late).kind,
    ).toBe('not-due')
  })
  test('asked for it changes nothing but says so; refused it is gone', () => {
    const ask = entry('extension-asked', { of: '2025-08-20', until: '2025-09-30', reason: 'chờ Bộ' })
    const asked = registerAfter(one, DATE, ask)
    expect(statusOf(asked)).toEqual({ kind: 'not-due', days: 8 })
    expect(asked.ownState(1, 'Sở Nội vụ', '')?.asked).toMatchObject({ request: ask.id, until: '2025-09-30' })
    const refused = registerAfter(one, DATE, ask, entry('extension-refused', { request: ask.id, reason: 'gấp' }))
    expect(refused.ownState(1, 'Sở Nội vụ', '')?.asked).toBeUndefined()
  })
})

describe('the whole of a task', () => {
  const two = ['Sở Nội vụ', 'Sở Tài chính']
  const done = (body: string, day: string | null) => entry('done', { day, note: '' }, { body })
  test('closes with its last share, on the latest day, and opens again with one of them', () => {
    const half = registerAfter(two, DATE, done('Sở Nội vụ', '2025-08-12'))
    expect(half.ownState(1, '', '')).toBeNull()
    const closed = [done('Sở Nội vụ', '2025-08-12'), done('Sở Tài chính', '2025-08-22')]
    const all = registerAfter(two, DATE, ...closed)
    expect(all.ownState(1, '', '')).toMatchObject({ state: 'closed', closedOn: '2025-08-22', isSum: true })
    expect(statusOf(all)).toEqual({ kind: 'done', when: 'early', on: '2025-08-12' })
    const open = registerAfter(two, DATE, ...closed, entry('reopened', { reason: 'nhầm' }))
    expect(open.ownState(1, '', '')).toMatchObject({ state: 'open' })
    expect(statusOf(open).kind).toBe('not-due')
    expect(statusOf(open, 'Sở Tài chính').kind).toBe('done')
  })
  test('one share without a day: the sum has none', () => {
    const all = registerAfter(two, DATE, done('Sở Nội vụ', null), done('Sở Tài chính', '2025-08-12'))
    expect(all.ownState(1, '', '')).toMatchObject({ state: 'closed', closedOn: null })
  })
  test('ended by word it covers shares that were under way', () => {
    const end = entry(
      'ended',
      {
        how: 'withdrawn',
        document: '12-TB/TU',
        day: '2025-08-14',
        person: 'Chánh Văn phòng',
        intoTask: null,
        intoBody: null,
      },
      { body: '' },
    )
    const register = registerAfter(two, DATE, entry('progress', { percent: 60, note: '' }), end)
    for (const body of ['', ...two])
      expect(statusOf(register, body)).toEqual({ kind: 'ended', how: 'withdrawn', on: '2025-08-14' })
  })
  test('a recurring duty has no end of its own: each period closes alone', () => {
    const now = momentOf('2025-09-25', '09:00')
    const register = registerAfter(one, MONTHLY, entry('done', { day: '2025-08-19', note: '' }, { period: '2025-08' }))
    expect(register.ownState(1, '', '')).toBeNull()
    const { owed, status } = standingOf(register.task(1)!, 'Sở Nội vụ', register, now)
    expect(owed.map((d) => d.period)).toEqual(['2025-09', '2025-10'])
    expect(status).toEqual({ kind: 'overdue', days: 5 })
  })
})

test('a share handed over ends for the giver and is owed by the taker', () => {
  const end = entry('ended', {
    how: 'handed-over',
    document: '12-TB/TU',
    day: '2025-08-14',
    person: 'CVP',
    intoTask: null,
    intoBody: 'Sở Tài chính',
  })
  const register = registerAfter(one, DATE, end)
  const task = register.task(1)!
  expect(statusOf(register)).toMatchObject({ kind: 'ended', how: 'handed-over' })
  expect(task.shares.get('Sở Tài chính')).toMatchObject([{ role: 'lead', how: 'own' }])
  expect(statusOf(register, 'Sở Tài chính')).toEqual({ kind: 'not-due', days: 8 })
  expect(wholeStanding(task, register, AT).status.kind).toBe('not-due')
  const done = registerAfter(one, DATE, end, entry('done', { day: '2025-08-18', note: '' }, { body: 'Sở Tài chính' }))
  expect(done.ownState(1, '', '')).toMatchObject({ state: 'closed', closedOn: '2025-08-18' })
  expect(wholeStanding(done.task(1)!, done, AT).status.kind).toBe('done')
})

test('a product, a value, a note: that the body told something stays in the summary', () => {
  const state = untouched(1, 'Sở Nội vụ', '')
  for (const e of [
    entry('product', { what: 'dự thảo' }),
    entry('measured', { target: 'xã', value: 3, unit: 'xã', on: '2025-08-11' }),
    entry('progress', { percent: null, note: 'đang làm' }),
  ])
    expect(afterEntry(state, e, AT)).toEqual({ ...state, toldAt: AT })
})
