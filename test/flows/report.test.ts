import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { momentOf } from '../../src/domain/calendar.ts'
import { CELLS, isOpenCell, readSnapshot, type Snapshot } from '../../src/domain/snapshot.ts'
import { anonymous } from '../../src/domain/snapshot-anonymous.ts'
import { coverageOf } from '../../src/domain/snapshot-coverage.ts'
import {
  addCounts,
  byBody,
  byDocument,
  doneRatio,
  dueBetween,
  exceptionsOf,
  inTimeRatio,
  shareFigures,
  taskFigures,
  tasksBehind,
} from '../../src/domain/snapshot-figures.ts'
import { movesBetween } from '../../src/domain/snapshot-moves.ts'
import { type SnapshotWish, takeSnapshot } from '../../src/flows/report.ts'
import { shippedRegister } from '../data/shipped.ts'
import {
  anyNow,
  anyRegister,
  deadline,
  documentFile,
  PROVINCE,
  registerOf,
  state,
  task,
} from './generated-registers.ts'

const on = (due: string, before = true) => [deadline({ raw: `trước ngày ${due}`, due, before })]
const MONDAY = momentOf('2025-08-18', '07:30')
/** Ten tasks, one for each thing a report must tell apart. */
const files = [
  documentFile('a', [
    task(1, { deadlines: on('2025-08-10') }),
    task(2, { deadlines: on('2025-08-10') }),
    task(3, { deadlines: on('2025-09-10') }),
    task(4, { deadlines: on('2025-08-10'), report_to: ['Ban Thường vụ Tỉnh ủy'] }),
    task(5, { deadlines: [deadline({ kind: 'ongoing', raw: 'thường xuyên' })] }),
    task(6),
  ]),
  documentFile('b', [
    task(7, { lead: ['Sở Nội vụ', 'Sở Tài chính'], deadlines: on('2025-08-17') }),
    task(8, { deadlines: [deadline({ kind: 'event', raw: 'sau đại hội', event: 'Đại hội', offset: '+7d' })] }),
    task(9, { lead: ['Đảng ủy các xã, phường'], deadlines: on('2025-10-10') }),
    task(10, { status: 'done' }),
  ]),
]
const states = [
  state(1, 'Sở Nội vụ', { state: 'closed', closedOn: '2025-08-08' }),
  state(2, 'Sở Nội vụ', { state: 'closed', closedOn: '2025-08-12' }),
  state(7, 'Sở Nội vụ', { state: 'closed', closedOn: '2025-08-15' }),
]
const take = (more: Partial<SnapshotWish> = {}): Snapshot =>
  takeSnapshot({ register: registerOf(files, states), province: PROVINCE, now: MONDAY, ...more })
const cellOf = (snapshot: Snapshot, no: number) => snapshot.rows.find((r) => r.no === no)?.cell

describe('a snapshot', () => {
  test.each([
    [1, 'done-in-time'],
    [2, 'done-late'],
    [3, 'open-in-time'],
    [4, 'open-late'],
    [5, 'ongoing'],
    [6, 'undated'],
    [7, 'open-late'],
    [8, 'event'],
    [10, 'done-unrated'],
  ] as const)('puts task %i into %s', (no, cell) => expect(cellOf(take(), no)).toBe(cell))
  test('a task with two leads is done only when both are; each has its own cell', () =>
    expect(take().rows[6]?.shares.map((s) => [s.body, s.cell])).toEqual([
      ['Sở Nội vụ', 'done-in-time'],
      ['Sở Tài chính', 'open-late'],
    ]))
  test('counts days after the last day in time: «trước ngày 10/8» on 18/8 is 9 days late', () =>
    expect(take().rows[3]).toMatchObject({ due: '2025-08-10', last: '2025-08-09', daysLate: 9, status: 'overdue' }))
  test('says of how many communes only some are known by name', () =>
    expect(take().rows[8]?.collectives).toMatchObject([{ known: 12, total: 99 }]))
  test('does not know of a document before it reached the register', () =>
    expect(take({ now: momentOf('2025-07-27') }).rows).toEqual([]))
  test('does not know of what was entered later', () =>
    expect(cellOf(take({ now: momentOf('2025-08-04') }), 1)).toBe('open-in-time'))
  test('keeps the first promised day when an extension moved the last one', () =>
    expect(take({ facts: () => ({ first: '2025-08-01', extensions: 2 }) }).rows[2]).toMatchObject({
      first: '2025-08-01',
      last: '2025-09-09',
      extensions: 2,
    }))
  test('what ended otherwise than done stands outside the rates', () => {
    const snapshot = take({ facts: (no) => ({ ended: no === 4 }) })
    expect(cellOf(snapshot, 4)).toBe('ended')
    expect(taskFigures(snapshot).rated).toBe(taskFigures(take()).rated - 1)
  })
  test('judges waiting evidence by its own date, not by the day of acceptance', () => {
    const waiting = (closedOn: string | null) =>
      cellOf(take({ register: registerOf(files, [state(4, 'Sở Nội vụ', { awaitingAcceptance: true, closedOn })]) }), 4)
    expect([waiting('2025-08-08'), waiting('2025-08-11'), waiting(null)]).toEqual([
      'open-in-time',
      'open-late',
      'open-late',
    ])
  })
  test('comes back from its JSON as it was', () =>
    expect(readSnapshot(JSON.stringify(take()))).toEqual({ kind: 'read', snapshot: take() }))
  test.each([
    ['no JSON', '{', 'not JSON'],
    ['a cell changed by hand', JSON.stringify(take()).replace('"cell":"open-late"', '"cell":"done-in-time"'), 'follow'],
    ['a document taken away', JSON.stringify({ ...take(), documents: [] }), 'missing'],
  ])('refuses %s', (_, json, why) =>
    expect(readSnapshot(json)).toEqual({ kind: 'broken', why: expect.stringContaining(why) }))
})

describe('figures', () => {
  test('four cells, and the rest apart', () =>
    expect(taskFigures(take())).toMatchObject({
      'done-in-time': 1,
      'done-late': 1,
      'open-in-time': 2,
      'open-late': 2,
      'done-unrated': 1,
      undated: 1,
      event: 1,
      ongoing: 1,
      total: 10,
      rated: 6,
    }))
  test('every rate has its denominator', () => {
    const figures = taskFigures(take())
    expect([inTimeRatio(figures), doneRatio(figures)]).toEqual([
      { part: 1, whole: 2 },
      { part: 2, whole: 6 },
    ])
  })
  // The twelve listed communes, and those that nobody has listed as one.
  test('by body counts shares: 10 tasks, 23 shares', () => expect(shareFigures(take()).total).toBe(23))
  test('a figure asked back gives its tasks', () =>
    expect(tasksBehind(take(), { cell: 'open-late', body: 'Sở Tài chính' }).map((r) => r.no)).toEqual([7]))
})

describe('the exception sheet', () => {
  const lines = exceptionsOf(take())
  test('has who, days late, what is missing and who must decide, the longest first', () =>
    expect(lines.map((e) => [e.row.no, e.who, e.daysLate, e.decider])).toEqual([
      [4, ['Sở Nội vụ'], 9, 'Ban Thường vụ Tỉnh ủy'],
      [7, ['Sở Tài chính'], 2, 'UBND tỉnh'],
    ]))
  test('a reported obstacle names who must decide', () =>
    expect(exceptionsOf(take({ facts: () => ({ decider: 'Bộ Nội vụ' }) }))[0]?.decider).toBe('Bộ Nội vụ'))
  test('what is proved late and waits stays as late as it was, and the office must decide', () => {
    const waits = state(4, 'Sở Nội vụ', {
      awaitingAcceptance: true,
      closedOn: '2025-08-12',
      stuck: { what: 'thiếu vốn', decider: 'UBND tỉnh', since: MONDAY },
    })
    const later = take({ register: registerOf(files, [waits]), now: momentOf('2025-10-20', '09:00') })
    expect(exceptionsOf(later).find((e) => e.row.no === 4)).toMatchObject({
      daysLate: 3,
      decider: 'Văn phòng Tỉnh ủy',
    })
  })
  test('bodies late by the same time stand in one line', () => {
    const late = take({ now: momentOf('2025-10-11', '09:00') })
    expect(exceptionsOf(late).find((e) => e.row.no === 9)?.who).toHaveLength(12)
  })
})

test('a recurring duty owes each period that has passed', () => {
  const monthly = [deadline({ kind: 'recurring', raw: 'ngày 20 hằng tháng', rrule: 'FREQ=MONTHLY;BYMONTHDAY=20' })]
  const register = registerOf(
    [documentFile('a', [task(1, { deadlines: monthly })])],
    [state(1, 'Sở Nội vụ', { state: 'closed', period: '2025-08', closedOn: '2025-08-20' })],
  )
  const at = (day: string) => take({ register, now: momentOf(day, '09:00') })
  expect(cellOf(at('2025-08-21'), 1)).toBe('open-in-time')
  expect(exceptionsOf(at('2025-10-21'))[0]).toMatchObject({
    daysLate: 31,
    latePeriods: [
      { key: '2025-09', last: '2025-09-20' },
      { key: '2025-10', last: '2025-10-20' },
    ],
  })
})

test('a period whose evidence waits is not missing', () => {
  const monthly = [deadline({ kind: 'recurring', raw: 'ngày 20 hằng tháng', rrule: 'FREQ=MONTHLY;BYMONTHDAY=20' })]
  const waits = (period: string, closedOn: string) =>
    state(1, 'Sở Nội vụ', { period, awaitingAcceptance: true, closedOn })
  const one = [documentFile('a', [task(1, { deadlines: monthly })])]
  const sheet = (states: readonly ReturnType<typeof waits>[]) =>
    exceptionsOf(take({ register: registerOf(one, states), now: momentOf('2025-09-22', '09:00') }))
  expect(sheet([waits('2025-08', '2025-08-22'), waits('2025-09', '2025-09-18')])[0]).toMatchObject({
    daysLate: 2,
    latePeriods: [],
    decider: 'Văn phòng Tỉnh ủy',
  })
  expect(sheet([waits('2025-08', '2025-08-22')])[0]).toMatchObject({ daysLate: 2, latePeriods: [{ key: '2025-09' }] })
})

describe('moves between two snapshots', () => {
  const before = take({ now: momentOf('2025-08-08', '17:00') })
  test('say what came, what was done, what came late', () =>
    expect(movesBetween(before, take()).map((m) => [m.kind, m.no])).toEqual([
      ['came-late', 4],
      ['came-late', 7],
    ]))
  test('say what is new and what is gone', () => {
    const shorter = take({ register: registerOf(files.slice(0, 1), states) })
    expect(movesBetween(shorter, take()).map((m) => [m.kind, m.no])).toEqual([
      ['new', 7],
      ['new', 8],
      ['new', 9],
      ['new', 10],
    ])
    expect(movesBetween(take(), shorter).map((m) => m.kind)).toEqual(['gone', 'gone', 'gone', 'gone'])
  })
  test('say what was extended', () => {
    const later = [documentFile('a', [task(4, { deadlines: on('2025-09-30') })])]
    const one = take({ register: registerOf([documentFile('a', [task(4, { deadlines: on('2025-08-10') })])]) })
    const two = take({ register: registerOf(later), facts: () => ({ first: '2025-08-09', extensions: 1 }) })
    expect(movesBetween(one, two)).toMatchObject([
      { kind: 'extended', no: 4, lastBefore: '2025-08-09', lastNow: '2025-09-29' },
    ])
  })
  test('nothing moved: an empty list', () => expect(movesBetween(take(), take())).toEqual([]))
})

describe('weekly coverage', () => {
  const at = momentOf('2025-08-12', '07:30')
  const facts = {
    from: '2025-08-11',
    to: '2025-08-17',
    unreachable: new Set(['Sở Tài chính']),
    pressings: [
      { task: 4, body: 'Sở Nội vụ', sentAt: at, readAt: at + 60_000 },
      { task: 4, body: 'Sở Nội vụ', sentAt: at, readAt: null },
      { task: 3, body: 'Sở Nội vụ', sentAt: at, readAt: null },
      { task: 6, body: 'Sở Nội vụ', sentAt: momentOf('2025-08-10', '07:30'), readAt: at },
    ],
  }
  const coverage = coverageOf(take(), facts)
  test('every open share is read, not read or not pressed', () =>
    expect(coverage).toMatchObject({ of: 19, read: 1, notRead: 1, notPressed: 17 }))
  test('lists the missed, and why', () => {
    expect(coverage.missed).toContainEqual({ no: 3, body: 'Sở Nội vụ', cell: 'open-in-time', why: 'not-read' })
    expect(coverage.missed).toContainEqual({ no: 6, body: 'Sở Nội vụ', cell: 'undated', why: 'not-pressed' })
    expect(coverage.missed).toContainEqual({ no: 7, body: 'Sở Tài chính', cell: 'open-late', why: 'unreachable' })
  })
})

const masks = {
  body: (i: number) => `Cơ quan ${String(i).padStart(2, '0')}`,
  title: '(không nêu)',
  decider: 'cấp có thẩm quyền',
}
describe('the anonymous version', () => {
  test('names no body, no task and no day', () => {
    const text = JSON.stringify(anonymous(take(), masks).rows)
    expect(text).not.toMatch(/Sở|Ban|Đảng ủy|Việc thử|trước ngày|2025-/)
  })
  test('is a snapshot of its own right', () =>
    expect(readSnapshot(JSON.stringify(anonymous(take(), masks))).kind).toBe('read'))
})

describe('for every register', () => {
  const property = (check: (snapshot: Snapshot) => void) =>
    fc.assert(
      fc.property(anyRegister, anyNow, (register, now) => {
        check(takeSnapshot({ register, province: PROVINCE, now }))
      }),
      { numRuns: 150 },
    )
  const numbersOf = (counts: object) => Object.fromEntries(Object.entries(counts))
  test('each task stands in exactly one cell', () =>
    property((s) => {
      const figures = taskFigures(s)
      expect(CELLS.reduce((sum, c) => sum + figures[c], 0)).toBe(s.rows.length)
    }))
  test('the sums of the groups are the totals', () =>
    property((s) => {
      expect(numbersOf(addCounts(byDocument(s).map((d) => d.counts)))).toEqual(numbersOf(taskFigures(s)))
      expect(numbersOf(addCounts(byBody(s).map((b) => b.counts)))).toEqual(numbersOf(shareFigures(s)))
    }))
  test('the tasks behind a figure are as many as the figure says', () =>
    property((s) => {
      for (const cell of CELLS) {
        expect(tasksBehind(s, { cell })).toHaveLength(taskFigures(s)[cell])
        for (const { body, counts } of byBody(s)) expect(tasksBehind(s, { cell, body })).toHaveLength(counts[cell])
      }
    }))
  test('every late share stands in the exception sheet with its four fields', () =>
    property((s) => {
      const lines = exceptionsOf(s)
      expect(lines.reduce((sum, e) => sum + e.who.length, 0)).toBe(shareFigures(s)['open-late'])
      for (const e of lines) expect(e.daysLate >= 0 && e.decider !== '' && e.who.length > 0).toBe(true)
    }))
  test('the snapshot survives JSON', () =>
    property((s) => expect(readSnapshot(JSON.stringify(s))).toEqual({ kind: 'read', snapshot: s })))
  test('the anonymous version has the same figures', () =>
    property((s) => {
      const bare = anonymous(s, masks)
      expect(taskFigures(bare)).toEqual(taskFigures(s))
      expect(shareFigures(bare)).toEqual(shareFigures(s))
      expect(byBody(bare).map((b) => b.counts)).toEqual(byBody(s).map((b) => b.counts))
    }))
  test('one table plus the moves gives the next table', () =>
    fc.assert(
      fc.property(anyRegister, anyNow, anyNow, (register, a, b) => {
        const [before, now] = [a, b].map((m) => takeSnapshot({ register, province: PROVINCE, now: m }))
        if (!before || !now) return
        const moves = movesBetween(before, now)
        for (const cell of CELLS) {
          const came = moves.filter((m) => m.to === cell).length - moves.filter((m) => m.from === cell).length
          expect(taskFigures(before)[cell] + came).toBe(taskFigures(now)[cell])
        }
      }),
      { numRuns: 150 },
    ))
  test('coverage adds up', () =>
    property((s) => {
      const facts = { from: '2025-08-01', to: '2025-08-07', pressings: [], unreachable: new Set<string>() }
      const c = coverageOf(s, facts)
      expect(c.of).toBe(s.rows.flatMap((r) => r.shares).filter((x) => isOpenCell(x.cell)).length)
      expect(c.read + c.notRead + c.notPressed).toBe(c.of)
      expect(c.missed).toHaveLength(c.of - c.read)
    }))
})

describe('on the shipped data', () => {
  const register = shippedRegister()
  test.each(register.directory.provinces)('%s is counted whole', (province) => {
    const snapshot = takeSnapshot({ register, province, now: momentOf('2025-09-30', '17:00') })
    const known = register.tasks.filter((t) => t.province === province && t.document.known_from <= '2025-09-30')
    expect(snapshot.rows).toHaveLength(known.length)
    expect(addCounts(byBody(snapshot).map((b) => b.counts)).total).toBe(shareFigures(snapshot).total)
  })
})

describe('what is due next', () => {
  const register = registerOf([
    documentFile('a', [
      task(1, { deadlines: [deadline({ kind: 'recurring', raw: 'hằng tuần', rrule: 'FREQ=WEEKLY' })] }),
      task(2, { deadlines: [...on('2025-08-10'), ...on('2025-08-22')] }),
      task(3, { deadlines: on('2025-08-20') }),
      task(4, { deadlines: on('2025-08-10') }),
    ]),
  ])
  const snapshot = takeSnapshot({ register, province: PROVINCE, now: momentOf('2025-08-18', '07:30') })
  const due = dueBetween(snapshot, '2025-08-18', '2025-08-25')

  test('holds the next period and the second date of what is late already, each with its own day', () => {
    expect(snapshot.rows.filter((r) => r.cell === 'open-late').map((r) => r.no)).toEqual([1, 2, 4])
    expect(due.map((r) => [r.no, r.last, r.daysLeft])).toEqual([
      [3, '2025-08-19', 1],
      [2, '2025-08-21', 3],
      [1, '2025-08-22', 4],
    ])
  })
  test('a snapshot of an older version has none of these', () => {
    const { rows, ...rest } = JSON.parse(JSON.stringify(snapshot)) as Snapshot
    const older = rows.map(({ ahead: _, shares, ...row }) => ({
      ...row,
      shares: shares.map(({ ahead: __, ...s }) => s),
    }))
    const read = readSnapshot(JSON.stringify({ ...rest, rows: older }))
    expect(read.kind === 'read' && dueBetween(read.snapshot, '2025-08-18', '2025-08-25').map((r) => r.no)).toEqual([3])
  })
})
