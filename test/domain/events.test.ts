// Which day an event has for a document: its own date, what was recorded for it, each meeting of «mỗi phiên họp».
import { describe, expect, test } from 'vitest'
import { type Day, momentOf } from '../../src/domain/calendar.ts'
import type { Deadline } from '../../src/domain/deadline.ts'
import { isOwnIssue, takesPlaceAgain } from '../../src/domain/events.ts'
import type { AssignmentState, HappenedEvent } from '../../src/domain/progress.ts'
import { createRegister } from '../../src/domain/register.ts'
import { duesOf, standingOf } from '../../src/domain/status.ts'
import { officeNotes } from '../../src/reminders/office-notes.ts'
import { directory, rules } from '../data/shipped.ts'
import { deadline, documentFile, PROVINCE, state, task } from '../flows/generated-registers.ts'

const LEAD = 'Sở Nội vụ'
const event = (name: string, offset: string | null, more: Partial<Deadline> = {}) =>
  deadline({ kind: 'event', event: name, offset, ...more })
const recorded = (name: string, day: Day, on: Day, more: Partial<HappenedEvent> = {}): HappenedEvent => ({
  province: PROVINCE,
  name,
  day,
  recordedAt: momentOf(on, '09:00'),
  recordedBy: 'vp',
  ...more,
})
/** One task in a document of this date. */
function registerWith(
  d: Deadline,
  issued: Day | null,
  events: readonly HappenedEvent[] = [],
  states: readonly AssignmentState[] = [],
) {
  const file = documentFile('a', [task(1, { deadlines: [d] })])
  const doc = { ...file.doc, issued, known_from: issued ?? '2025-08-01' }
  return createRegister({ rules, directory, files: [{ ...file, doc }], states, events })
}
const dayOf = (...of: Parameters<typeof registerWith>) => {
  const register = registerWith(...of)
  return duesOf(register.task(1)!, register, '2025-08-11').map((d) => d.last)
}

describe('a document’s own date', () => {
  test.each([
    'ngày ban hành văn bản này',
    'ban hành Kết luận này',
    'ngày ký văn bản này',
    'ký ban hành Thông báo này',
    'Kết luận này được ban hành',
    'ban hành kết luận',
  ])('is what «%s» means', (name) => expect(isOwnIssue(name, { kind: 'KL' })).toBe(true))
  test.each([
    'ban hành Kế hoạch',
    'ban hành Nghị quyết của Quốc hội',
    'Kết luận này',
    'hướng dẫn của Trung ương',
    'ban hành Quy định sửa đổi',
  ])('is not what «%s» means in a conclusion', (name) => expect(isOwnIssue(name, { kind: 'KL' })).toBe(false))
  // 8/8/2025 is a Friday; 1 and 2 September are days off.
  test.each([
    ['+10d', '2025-08-08', '2025-08-18'],
    ['+9d', '2025-08-08', '2025-08-18'],
    ['+10wd', '2025-08-08', '2025-08-22'],
    ['+10wd', '2025-08-20', '2025-09-05'],
    ['+5wd', '2025-04-23', '2025-04-29'], // Saturday 26/4 is worked
    ['+6wd', '2025-04-23', '2025-05-05'],
    ['+1m', '2025-07-31', '2025-09-03'],
  ])('counts %s from %s to %s, nobody records it', (offset, issued, last) =>
    expect(dayOf(event('ban hành Kết luận này', offset), issued)).toEqual([last]))
  test('that is not written is asked for', () =>
    expect(dayOf(event('ban hành Kết luận này', '+10d'), null)).toEqual([]))
  test('is never another document’s', () =>
    expect(
      dayOf(event('ban hành Kết luận này', '+10d'), '2025-08-08', [
        recorded('ban hành Kết luận này', '2025-07-01', '2025-07-01'),
      ]),
    ).toEqual(['2025-08-18']))
})

describe('a day recorded', () => {
  const GUIDE = 'hướng dẫn của Trung ương'
  test('before a document was there does not date it when it was over by then', () => {
    const events = [recorded(GUIDE, '2025-07-10', '2025-07-10')]
    expect(dayOf(event(GUIDE, '+5d'), '2025-07-01', events)).toEqual(['2025-07-15'])
    expect(dayOf(event(GUIDE, '+5d'), '2025-08-01', events)).toEqual([])
  })
  test('ahead of a document that came later holds for it too', () =>
    expect(dayOf(event('Đại hội', '+7d'), '2025-08-01', [recorded('Đại hội', '2025-10-03', '2025-07-10')])).toEqual([
      '2025-10-10',
    ]))
  test('for the later document stands beside the first, and a correction of the first moves only its own', () => {
    const first = recorded(GUIDE, '2025-09-02', '2025-08-05', {
      earlier: [{ day: '2025-07-10', recordedAt: momentOf('2025-07-10') }],
    })
    const second = recorded(GUIDE, '2025-08-20', '2025-08-20', { nth: 2 })
    expect(dayOf(event(GUIDE, '+1d'), '2025-07-01', [second, first])).toEqual(['2025-09-03'])
    expect(dayOf(event(GUIDE, '+1d'), '2025-08-01', [second, first])).toEqual(['2025-08-21'])
  })
  test.each([
    ['+7d', '2025-08-16', '2025-08-25', '2025-08-23'], // Saturday 23/8
    ['+7d', '2025-08-25', '2025-09-03', '2025-09-01'], // a holiday of two days
    ['-2d', '2025-08-18', '2025-08-16', undefined], // counted backwards: never later
    ['+0d', '2025-08-16', '2025-08-16', undefined],
  ])('with %s on %s ends on %s', (offset, day, last, movedFrom) => {
    const register = registerWith(event('lễ hội', offset), '2025-08-01', [recorded('lễ hội', day, '2025-08-05')])
    const [due] = duesOf(register.task(1)!, register, '2025-08-11')
    expect([due?.last, due?.movedFrom]).toEqual([last, movedFrom])
  })
})

describe('what takes place again', () => {
  const MEETING = 'mỗi phiên họp Ban Thường vụ'
  const meetings = [
    recorded(MEETING, '2025-09-04', '2025-08-20', { nth: 2 }),
    recorded(MEETING, '2025-08-21', '2025-08-11'),
  ]
  const d = event(MEETING, '-2wd')
  test.each([
    ['mỗi phiên họp', true],
    ['từng kỳ giao ban', true],
    ['các kỳ họp thường lệ', true],
    ['phiên họp tháng 9', false],
    ['đại hội đảng bộ các cấp', false],
  ])('«%s»: %s', (name, again) => expect(takesPlaceAgain(name)).toBe(again))
  test('has an instance each time, closed on its own', () => {
    const open = registerWith(d, '2025-08-08', meetings)
    expect(duesOf(open.task(1)!, open, '2025-08-22').map((x) => [x.period, x.last])).toEqual([
      ['2025-08-21', '2025-08-19'],
      ['2025-09-04', '2025-08-29'],
    ])
    const now = momentOf('2025-08-22', '09:00')
    expect(standingOf(open.task(1)!, LEAD, open, now).status).toEqual({ kind: 'overdue', days: 3 })
    const closed = state(1, LEAD, { period: '2025-08-21', state: 'closed', closedOn: '2025-08-19' })
    const after = registerWith(d, '2025-08-08', meetings, [closed])
    expect(standingOf(after.task(1)!, LEAD, after, now).due?.last).toBe('2025-08-29')
  })
  test('keeps the name of an instance whose day was corrected', () => {
    const moved = { ...meetings[1]!, day: '2025-08-25', earlier: [{ day: '2025-08-21', recordedAt: 0 }] }
    const register = registerWith(d, '2025-08-08', [moved])
    expect(duesOf(register.task(1)!, register, '2025-08-11').map((x) => [x.period, x.last])).toEqual([
      ['2025-08-21', '2025-08-21'],
    ])
  })
  test('waits for its next day when all are closed', () => {
    const closed = state(1, LEAD, { period: '2025-08-21', state: 'closed', closedOn: '2025-08-19' })
    const register = registerWith(d, '2025-08-08', [meetings[1]!], [closed])
    expect(standingOf(register.task(1)!, LEAD, register, momentOf('2025-08-22')).status.kind).toBe('awaiting-event')
  })
})
describe('an extension of a day counted from an event', () => {
  const d = event('lễ hội', '+7d')
  const granted = [state(1, LEAD, { extensions: [{ of: '2025-08-22', until: '2025-09-15', times: 1 }] })]
  const standing = (day: Day) => {
    const earlier = [{ day: '2025-08-15', recordedAt: momentOf('2025-08-12') }]
    const register = registerWith(d, '2025-08-08', [recorded('lễ hội', day, '2025-08-20', { earlier })], granted)
    return standingOf(register.task(1)!, LEAD, register, momentOf('2025-08-25')).due
  }
  test('holds when the event gets another day', () => {
    expect(standing('2025-08-15')?.last).toBe('2025-09-15')
    expect(standing('2025-08-18')?.last).toBe('2025-09-15')
    expect(standing('2025-08-18')?.extended).toEqual({ of: '2025-08-22', last: '2025-08-25', times: 1 })
  })
  test('gives way to a day that is later anyway', () => expect(standing('2025-09-10')?.last).toBe('2025-09-17'))
})
test('«khi có hướng dẫn» without a number of days waits for its event, then for somebody to fill in the day', () => {
  const at = (day: Day) => {
    const register = registerWith(event('hướng dẫn', null), '2025-08-08', [
      recorded('hướng dẫn', '2025-08-20', '2025-08-12'),
    ])
    const task = register.task(1)!
    const notes = officeNotes(register, PROVINCE, day, true)
    return [standingOf(task, LEAD, register, momentOf(day, '09:00')).status.kind, notes?.needDeadline.length]
  }
  expect(at('2025-08-19')).toEqual(['awaiting-event', 0])
  expect(at('2025-08-20')).toEqual(['needs-deadline', 1])
})
