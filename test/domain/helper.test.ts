// A body that only helps stands as the leads do: with their later dates, their waiting evidence, their closed periods.
import { describe, expect, test } from 'vitest'
import { momentOf } from '../../src/domain/calendar.ts'
import { feedOf } from '../../src/domain/feed.ts'
import type { AssignmentState } from '../../src/domain/progress.ts'
import { standingOf, wholeStanding } from '../../src/domain/status.ts'
import { ANY_TASK, countListed, findTasks, type TaskQuery } from '../../src/domain/task-list.ts'
import { collectWork } from '../../src/reminders/work.ts'
import { deadline, documentFile, PROVINCE, registerOf, state, task } from '../flows/generated-registers.ts'

const LEAD = 'Sở Nội vụ'
const OTHER = 'Sở Y tế'
const HELPER = 'Sở Tài chính'
const NOW = momentOf('2025-08-25', '09:00')
const DATED = [deadline({ raw: '14/8/2025', due: '2025-08-14', before: false })]
const MONTHLY = [
  deadline({ kind: 'recurring', raw: 'ngày 20 hằng tháng', before: false, rrule: 'FREQ=MONTHLY;BYMONTHDAY=20' }),
]
const later = (until: string) => ({ extensions: [{ of: '2025-08-14', until, times: 1 }] })
const of = (states: readonly AssignmentState[], { lead = [LEAD], deadlines = DATED } = {}) => {
  const register = registerOf([documentFile('a', [task(1, { lead, coop: [HELPER], deadlines })])], states)
  const asked = (over: Partial<TaskQuery>) =>
    findTasks(
      register,
      { ...ANY_TASK, bodies: [HELPER], ...over },
      { role: 'secretariat', province: PROVINCE },
      NOW,
    ).reduce((sum, list) => sum + countListed(list), 0)
  return {
    register,
    asked,
    helper: standingOf(register.task(1)!, HELPER, register, NOW),
    office: wholeStanding(register.task(1)!, register, NOW),
    digest: collectWork({ register, now: NOW }).assigned.get(PROVINCE)?.get(HELPER) ?? [],
    days: feedOf(register, { province: PROVINCE, name: HELPER }, NOW).entries.map((e) => [e.day, e.status.kind]),
  }
}

describe('a helper', () => {
  test('has the later date of the lead: nowhere late, everywhere the same day', () => {
    const { helper, office, asked, digest, days } = of([state(1, LEAD, later('2025-08-30'))])
    expect(helper.status).toEqual({ kind: 'not-due', days: 5 })
    expect(helper).toEqual(office)
    expect([asked({ status: 'overdue' }), asked({ status: 'due_soon' })]).toEqual([0, 1])
    expect(digest.map((l) => [l.status.kind, l.dues[0]?.last])).toEqual([['not-due', '2025-08-30']])
    expect(days).toEqual([['2025-08-30', 'not-due']])
  })
  test('a question about days finds it on the later day, for the helper and for the office', () => {
    const { asked } = of([state(1, LEAD, later('2025-09-05'))])
    const [august, september] = [
      { from: '2025-08-01', to: '2025-08-31' },
      { from: '2025-09-01', to: '2025-09-30' },
    ]
    expect([asked({ period: august }), asked({ period: september })]).toEqual([0, 1])
    expect([asked({ period: august, bodies: null }), asked({ period: september, bodies: null })]).toEqual([0, 1])
  })
  test('waits with the lead for acceptance', () => {
    const { helper, asked } = of([state(1, LEAD, { awaitingAcceptance: true, closedOn: '2025-08-13' })])
    expect(helper.status.kind).toBe('awaiting-acceptance')
    const august = { from: '2025-08-01', to: '2025-08-31' }
    expect([asked({ status: 'overdue' }), asked({ status: 'overdue', period: august })]).toEqual([0, 0])
  })
  test('owes no period that the lead has handed in', () => {
    const { helper, days } = of([state(1, LEAD, { period: '2025-08', state: 'closed', closedOn: '2025-08-19' })], {
      deadlines: MONTHLY,
    })
    expect(helper.due?.period).toBe('2025-09')
    expect(days[0]?.[0]).toBe('2025-09-20')
  })
  test('of two leads the one that stands worst decides; one that is through no longer counts', () => {
    const lead = [LEAD, OTHER]
    const moved = state(1, LEAD, later('2025-08-30'))
    expect(of([moved], { lead }).helper.status).toEqual({ kind: 'overdue', days: 11 })
    expect(of([moved, state(1, OTHER, later('2025-08-20'))], { lead }).helper.status).toEqual({
      kind: 'overdue',
      days: 5,
    })
    const through = of([moved, state(1, OTHER, { state: 'closed', closedOn: '2025-08-13' })], { lead })
    expect(through.helper.status).toEqual({ kind: 'not-due', days: 5 })
    expect(through.days).toEqual([['2025-08-30', 'not-due']])
  })
  test('a body that leads keeps its own, whatever it helps with beside', () => {
    const { register } = of([state(1, LEAD, later('2025-08-30'))], { lead: [LEAD, HELPER] })
    expect(standingOf(register.task(1)!, HELPER, register, NOW).status).toEqual({ kind: 'overdue', days: 11 })
  })
})
