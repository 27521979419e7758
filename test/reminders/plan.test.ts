import { describe, expect, test } from 'vitest'
import { type Moment, readMoment } from '../../src/domain/calendar.ts'
import type { Chat } from '../../src/domain/chat.ts'
import type { Deadline } from '../../src/domain/deadline.ts'
import type { DocumentFile, TaskRecord } from '../../src/domain/document.ts'
import type { AssignmentState } from '../../src/domain/progress.ts'
import { createRegister } from '../../src/domain/register.ts'
import { type PlanInput, planDigests } from '../../src/reminders/plan.ts'
import { readQuietHours } from '../../src/reminders/quiet-hours.ts'
import { sayDigest } from '../../src/wording/digest.ts'
import { calendar, directory, shippedRegister } from '../data/shipped.ts'

const at = (text: string): Moment => readMoment(text) ?? 0
const chatOf = (name: string, province = 'Lào Cai', more: Partial<Chat> = {}): Chat => ({
  to: { channel: 'terminal', chat: `${name}@${province}`, thread: null },
  province,
  bodies: [name],
  boundAt: at('2025-07-01 00:00'),
  parked: null,
  digestAt: null,
  muted: false,
  snoozedUntil: null,
  ...more,
})
const deadline = (due: string, more: Partial<Deadline> = {}): Deadline => ({
  raw: `chậm nhất ${due}`,
  kind: 'date',
  due,
  start: null,
  before: false,
  time: null,
  rrule: null,
  event: null,
  offset: null,
  ...more,
})
function fileWith(tasks: readonly Partial<TaskRecord>[], knownFrom = '2025-08-07'): DocumentFile {
  return {
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
      known_from: knownFrom,
      known_from_assumed: true,
      cites: [],
      names: {},
    },
    tasks: tasks.map((t, i) => ({
      no: i + 1,
      ref: `${i + 1}`,
      title: `việc ${i + 1}`,
      lead: ['Sở Nội vụ'],
      coop: [],
      report_to: [],
      deadlines: [],
      targets: [],
      status: 'open',
      ...t,
    })),
  }
}
/** All chats as private ones, where names are read. */
const EVERYBODY = { has: () => true } as unknown as ReadonlySet<string>
function plan(
  now: string,
  chats: readonly Chat[],
  file: DocumentFile,
  more: Partial<PlanInput> & { states?: readonly AssignmentState[] } = {},
) {
  const register = createRegister({
    rules: { calendar, reading: { strictBefore: true } },
    directory,
    files: [file],
    states: more.states ?? [],
    events: [],
  })
  return planDigests({
    register,
    chats,
    told: new Set(),
    people: EVERYBODY,
    now: at(now),
    digestAt: '07:30',
    quiet: readQuietHours('11:30-13:30,17:00-07:30') ?? [],
    ...more,
  })
}
const due15 = fileWith([{ deadlines: [deadline('2025-08-15')] }])
const snv = chatOf('Sở Nội vụ')

describe('when a digest is planned', () => {
  test.each([
    ['2025-08-12 07:29', 0],
    ['2025-08-12 07:30', 1],
    ['2025-08-12 09:00', 1],
    ['2025-08-12 12:00', 0],
    ['2025-08-12 20:00', 0],
    ['2025-08-16 09:00', 0],
  ])('at %s: %i', (now, count) => expect(plan(now, [snv], due15)).toHaveLength(count))
  test('the key names the chat and the day, so that the same digest is never queued twice', () => {
    expect(plan('2025-08-12 07:30', [snv], due15)[0]?.key).toBe('digest:terminal:Sở Nội vụ@Lào Cai::2025-08-12')
    expect(plan('2025-08-12 15:00', [snv], due15)[0]?.key).toBe('digest:terminal:Sở Nội vụ@Lào Cai::2025-08-12')
  })
  test('it goes stale when the next one is due', () =>
    expect(plan('2025-08-15 07:30', [snv], due15)[0]?.staleAt).toBe(at('2025-08-18 07:30')))
  test('a chat with an afternoon hour catches up next morning', () => {
    const late = chatOf('Sở Nội vụ', 'Lào Cai', { digestAt: '16:30' })
    expect(plan('2025-08-13 07:30', [late], due15)[0]?.key).toMatch(/2025-08-12$/)
  })
  test('a chat bound after the hour has missed nothing', () => {
    const fresh = chatOf('Sở Nội vụ', 'Lào Cai', { boundAt: at('2025-08-12 08:00') })
    expect(plan('2025-08-12 09:00', [fresh], due15)).toEqual([])
  })
  test.each([
    { muted: true },
    { parked: 'kicked' },
    { snoozedUntil: '2025-08-13' },
  ])('not to a chat that is %o', (more) =>
    expect(plan('2025-08-12 07:30', [chatOf('Sở Nội vụ', 'Lào Cai', more)], due15)).toEqual([]))
  test('nothing to say, nothing sent', () =>
    expect(plan('2025-08-12 07:30', [snv], fileWith([{ deadlines: [deadline('2025-12-31')] }], '2025-08-01'))).toEqual(
      [],
    ))
  test('never two digests to one chat', () => {
    const keys = plan('2025-08-11 07:30', [snv, chatOf('UBND tỉnh'), chatOf('Văn phòng Tỉnh ủy')], due15).map(
      (d) => d.key,
    )
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('what stands in it', () => {
  const sections = (now: string) => {
    const d = plan(now, [snv], due15)[0]
    return d
      ? {
          overdue: d.overdue.length,
          today: d.today.length,
          soon: d.soon.length,
          rest: d.rest.length,
          fresh: d.fresh.length,
        }
      : null
  }
  test('from three working days before the last day it is near', () => {
    expect(sections('2025-08-12 07:30')).toMatchObject({ soon: 1 })
    expect(sections('2025-08-15 07:30')).toMatchObject({ today: 1 })
    expect(sections('2025-08-18 07:30')).toMatchObject({ overdue: 1 })
  })
  test('on Monday the rest of the list too', () => {
    const file = fileWith([{ deadlines: [deadline('2025-08-29')] }], '2025-07-20')
    expect(plan('2025-08-11 07:30', [snv], file)[0]?.rest).toHaveLength(1)
    expect(plan('2025-08-12 07:30', [snv], file)).toEqual([])
  })
  test('a weekly list that was missed on Monday is told on Tuesday', () => {
    const file = fileWith([{ deadlines: [deadline('2025-09-29')] }], '2025-07-20')
    const told = new Set(plan('2025-08-04 07:30', [snv], file).flatMap((d) => d.tells))
    expect(plan('2025-08-12 07:30', [snv], file, { told })[0]?.isFull).toBe(true)
    const both = new Set([...told, ...plan('2025-08-12 07:30', [snv], file, { told }).flatMap((d) => d.tells)])
    expect(plan('2025-08-13 07:30', [snv], file, { told: both })).toEqual([])
  })
  test('a task with two deadlines says both: the late one does not hide the near one', () => {
    const file = fileWith([{ deadlines: [deadline('2025-08-12'), deadline('2025-08-29')] }])
    const [digest] = plan('2025-08-27 07:30', [snv], file)
    const [line] = digest?.overdue ?? []
    expect(line?.listed.dues.map((d) => d.status.kind)).toEqual(['overdue', 'due-soon'])
    expect(digest?.tells.filter((k) => k.includes(':2025-08-29:1'))).toHaveLength(1)
  })
  test('a period due today stands under «hôm nay» though an older one is late', () => {
    const monthly = deadline('2025-08-24', {
      kind: 'recurring',
      due: null as never,
      rrule: 'FREQ=MONTHLY;BYMONTHDAY=24',
      time: '14:00',
      before: true,
    })
    const [digest] = plan('2025-09-24 07:30', [snv], fileWith([{ deadlines: [monthly] }]))
    expect(digest?.today.map((l) => l.listed.dues.map((d) => d.period))).toEqual([['2025-08', '2025-09']])
  })
  test('work given to everybody is named on the days on which it is near', () => {
    const file = fileWith([{ lead: ['Các cơ quan, đơn vị'], deadlines: [deadline('2025-08-19')] }], '2025-07-20')
    expect(plan('2025-08-19 07:30', [snv], file)[0]?.everybody).toHaveLength(1)
    expect(plan('2025-08-13 07:30', [snv], file)).toEqual([])
  })
  test('work given to everybody is named on a Monday too, to those who have nothing else', () => {
    const file = fileWith([{ lead: ['Các cơ quan, đơn vị'], deadlines: [deadline('2025-08-19')] }], '2025-07-20')
    expect(plan('2025-08-18 07:30', [snv], file)[0]?.everybody).toHaveLength(1)
    expect(plan('2025-08-11 07:30', [snv], file)).toEqual([])
  })
  test('work of a circle without a list is followed by the office', () => {
    const file = fileWith([{ lead: ['Các cấp ủy'], deadlines: [deadline('2025-08-15')] }], '2025-07-20')
    const [digest] = plan('2025-08-15 07:30', [chatOf('Văn phòng Tỉnh ủy')], file)
    expect(digest?.proxy).toHaveLength(1)
  })
  test('after a holiday Monday the first working day brings the list', () => {
    const file = fileWith([{ deadlines: [deadline('2025-12-31')] }])
    expect(plan('2025-09-03 07:30', [snv], file)[0]?.isFull).toBe(true)
  })
  test('a task is new until its chat has heard of it', () => {
    const file = fileWith([{ deadlines: [deadline('2025-09-30')] }], '2025-08-12')
    const [digest] = plan('2025-08-12 07:30', [snv], file)
    expect(digest?.fresh).toHaveLength(1)
    expect(plan('2025-08-13 07:30', [snv], file, { told: new Set(digest?.tells) })).toEqual([])
    // A task that nobody could be told of on that day is new on the next.
    expect(plan('2025-08-13 07:30', [snv], file)[0]?.fresh).toHaveLength(1)
  })
  test('before it reached the register nobody hears of it', () =>
    expect(plan('2025-08-06 07:30', [snv], due15)).toEqual([]))
  test('a helper hears of near work, and of all its numbers on Monday', () => {
    const file = fileWith([{ lead: ['Sở Tài chính'], coop: ['Sở Nội vụ'], deadlines: [deadline('2025-08-14')] }])
    expect(plan('2025-08-13 07:30', [snv], file)[0]?.coop).toHaveLength(1)
    expect(plan('2025-08-15 07:30', [snv], file)).toEqual([])
  })
})

test('the last working day before a last day that is off says so', () => {
  const sunday = fileWith([{ deadlines: [deadline('2025-08-24')] }])
  const isLast = (day: string) => plan(`${day} 07:30`, [snv], sunday)[0]?.soon.map((l) => l.isLastWorkday)
  expect([isLast('2025-08-21'), isLast('2025-08-22')]).toEqual([[false], [true]])
  const [digest] = plan('2025-08-22 07:30', [snv], sunday)
  expect(digest && sayDigest(digest)).toContain('còn 2 ngày · chủ trì · hôm nay là ngày làm việc cuối trước hạn')
  // A Saturday that is worked has its own digest.
  const swap = fileWith([{ deadlines: [deadline('2026-01-10')] }])
  expect(plan('2026-01-09 07:30', [snv], swap)[0]?.soon.map((l) => l.isLastWorkday)).toEqual([false])
})

describe('the ladder', () => {
  const chats = [snv, chatOf('UBND tỉnh'), chatOf('Ban Thường vụ Tỉnh ủy'), chatOf('Văn phòng Tỉnh ủy')]
  const climbed = (now: string, told: ReadonlySet<string> = new Set(), file = due15) =>
    Object.fromEntries(plan(now, chats, file, { told }).map((d) => [d.bodies[0], d.pressed.map((p) => p.level)]))
  test('on the last day nobody above hears of it', () =>
    expect(climbed('2025-08-15 07:30')).toEqual({ 'Sở Nội vụ': [] }))
  test('from the first day late the superior does', () => expect(climbed('2025-08-18 07:30')['UBND tỉnh']).toEqual([2]))
  test('in a group above it is counted and told all the same; the office reads names, and so does a group of the owner', () => {
    const both = chatOf('UBND tỉnh', 'Lào Cai', { bodies: ['UBND tỉnh', 'Sở Nội vụ'] })
    const groups = [...chats, { ...both, to: { ...both.to, chat: 'cả hai' } }]
    const at20 = plan('2025-08-20 07:30', groups, due15, { people: new Set() })
    const read = at20.map((d) => [
      d.to.chat,
      d.pressed.length,
      d.counted.pressed.length,
      d.tells.some((t) => /:[23]:/.test(t)),
    ])
    expect(read).toEqual([
      ['Sở Nội vụ@Lào Cai', 0, 0, false],
      ['UBND tỉnh@Lào Cai', 0, 1, true],
      ['Ban Thường vụ Tỉnh ủy@Lào Cai', 0, 1, true],
      ['Văn phòng Tỉnh ủy@Lào Cai', 1, 0, true],
      ['cả hai', 1, 0, true],
    ])
  })
  test('from the fifth day late the board and the office do', () => {
    const lines = climbed('2025-08-20 07:30')
    expect(lines['Ban Thường vụ Tỉnh ủy']).toEqual([3])
    expect(lines['Văn phòng Tỉnh ủy']).toEqual([3])
  })
  test('across a holiday the board hears two working days after the superior, not with him', () => {
    // Monday 1/9 and Tuesday 2/9/2025 are off: Wednesday is the fifth day late and the first that anybody works.
    const file = fileWith([{ deadlines: [deadline('2025-08-29')] }])
    expect(climbed('2025-09-03 07:30', new Set(), file)).toMatchObject({ 'UBND tỉnh': [2] })
    expect(climbed('2025-09-03 07:30', new Set(), file)['Ban Thường vụ Tỉnh ủy']).toBeUndefined()
    expect(climbed('2025-09-04 07:30', new Set(), file)['Ban Thường vụ Tỉnh ủy']).toBeUndefined()
    expect(climbed('2025-09-05 07:30', new Set(), file)['Ban Thường vụ Tỉnh ủy']).toEqual([3])
  })
  test('a period whose evidence waits for the office presses nobody; the list of the week shows that it waits', () => {
    const monthly = deadline('2025-08-24', { kind: 'recurring', due: null, rrule: 'FREQ=MONTHLY;BYMONTHDAY=20' })
    const file = fileWith([{ deadlines: [monthly] }])
    const waits = {
      task: 1,
      body: 'Sở Nội vụ',
      period: '2025-08',
      state: 'open',
      closedOn: '2025-08-20',
      awaitingAcceptance: true,
      changedAt: at('2025-08-20 09:00'),
    } as const
    const digests = (now: string) => plan(now, chats, file, { states: [waits] })
    expect(digests('2025-08-27 07:30')).toEqual([])
    const [own, ...others] = digests('2025-09-03 07:30')
    expect(own?.rest.map((l) => l.status.kind)).toEqual(['awaiting-acceptance'])
    expect(own?.tells.some((key) => key.startsWith('1:'))).toBe(false)
    expect(others.flatMap((d) => d.pressed)).toEqual([])
    expect(plan('2025-08-27 07:30', chats, file).flatMap((d) => d.pressed)).not.toEqual([])
  })
  test('a new late period is told above with how many are owed, and has a first level of its own below', () => {
    const monthly = deadline('', {
      kind: 'recurring',
      raw: 'ngày 20 hằng tháng',
      due: null,
      rrule: 'FREQ=MONTHLY;BYMONTHDAY=20',
    })
    const file = fileWith([{ deadlines: [monthly] }])
    const told = new Set<string>()
    const texts = (day: string) => {
      const digests = plan(`${day} 07:30`, chats, file, { told })
      for (const key of digests.flatMap((d) => d.tells)) told.add(key)
      return new Map(digests.map((d) => [d.bodies[0], sayDigest(d)]))
    }
    texts('2025-08-21')
    texts('2025-08-25')
    expect(texts('2025-09-17').get('Sở Nội vụ')).toContain(
      '🔔 mức 1 của kỳ mới · 🔔 mức 3, báo lên Ban Thường vụ Tỉnh ủy',
    )
    const above = texts('2025-09-22').get('UBND tỉnh')
    expect(above).toContain('kỳ tháng 9/2025 (hết 20/9) · QUÁ HẠN 2 ngày · còn nợ 2 kỳ')
  })
  test('never twice at one level', () => {
    const told = new Set(plan('2025-08-18 07:30', chats, due15).flatMap((d) => d.tells))
    expect(climbed('2025-08-19 07:30', told)).toEqual({ 'Sở Nội vụ': [] })
  })
  test('a step that its digest could not carry is told by the next one', () =>
    expect(climbed('2025-08-19 07:30')['UBND tỉnh']).toEqual([2]))
  test('a task late on entry starts at level 1 and climbs from its first working day', () => {
    const file = fileWith([{ deadlines: [deadline('2025-06-30')] }], '2025-08-09')
    const levels = (now: string) => climbed(now, new Set(), file)
    expect(levels('2025-08-11 07:30')['UBND tỉnh']).toBeUndefined()
    expect(levels('2025-08-12 07:30')['UBND tỉnh']).toEqual([2])
    expect(levels('2025-08-15 07:30')['UBND tỉnh']).toEqual([2])
    expect(levels('2025-08-18 07:30')['Ban Thường vụ Tỉnh ủy']).toEqual([3])
    expect(
      plan('2025-08-18 07:30', chats, file)
        .flatMap((d) => d.pressed)
        .every((p) => p.onEntry),
    ).toBe(true)
  })
  const stateAt = (when: string, more: Partial<AssignmentState>): AssignmentState => ({
    task: 1,
    body: 'Sở Nội vụ',
    period: '',
    state: 'open',
    closedOn: null,
    awaitingAcceptance: false,
    changedAt: at(when),
    ...more,
  })
  test('whoever takes a late share over begins at the foot of the ladder, on the day of taking it', () => {
    const file = fileWith([{ lead: ['Sở Nội vụ', 'Sở Tài chính'], deadlines: [deadline('2025-08-15')] }])
    const ending = {
      how: 'handed-over',
      document: '',
      day: '2025-08-25',
      intoTask: null,
      intoBody: 'Sở Tài chính',
    } as const
    const given = stateAt('2025-08-25 09:00', { state: 'closed', closedOn: '2025-08-25', ending })
    const all = [...chats, chatOf('Sở Tài chính')]
    const heard = (day: string) =>
      plan(`${day} 07:30`, all, file, { states: [given] }).flatMap((d) => d.pressed.map((p) => p.level))
    expect(heard('2025-08-25')).toEqual([])
    expect(heard('2025-08-26')).toEqual([2])
    expect(heard('2025-08-29')).toEqual([2])
    expect(heard('2025-09-03').sort()).toEqual([2, 3, 3])
  })
  test('so does whoever a correction made the lead while the task was late; who led before climbs on', () => {
    const file = fileWith([{ lead: ['Sở Nội vụ', 'Sở Tài chính'], deadlines: [deadline('2025-08-15')] }])
    const all = [...chats, chatOf('Sở Tài chính')]
    const heard = (day: string, was: readonly string[]) => {
      const corrected = stateAt('2025-08-25 09:00', { body: '', leadCorrected: [{ was, on: '2025-08-25' }] })
      return plan(`${day} 07:30`, all, file, { states: [corrected] })
        .flatMap((d) => d.pressed.map((p) => `${p.level}: ${p.bodies.join(', ')}`))
        .sort()
    }
    expect(heard('2025-08-25', ['Sở Y tế'])).toEqual([])
    expect(heard('2025-08-26', ['Sở Y tế'])).toEqual(['2: Sở Nội vụ, Sở Tài chính'])
    expect(heard('2025-08-26', ['Sở Nội vụ'])).toEqual(['2: Sở Nội vụ, Sở Tài chính', '3: Sở Nội vụ', '3: Sở Nội vụ'])
    expect(heard('2025-08-26', ['Các sở, ngành'])).toEqual(heard('2025-08-26', ['Sở Nội vụ', 'Sở Tài chính']))
  })
  test('a task that goes on after a pause is pressed anew from there, its days late as before', () => {
    const resumed = stateAt('2025-09-09 09:00', { body: '', resumedOn: '2025-09-09' })
    const heard = (day: string) => {
      const digests = plan(`${day} 07:30`, chats, due15, { states: [resumed] })
      return [digests[0]?.overdue[0]?.listed.status, digests.flatMap((d) => d.pressed.map((p) => p.level)).sort()]
    }
    expect(heard('2025-09-09')).toEqual([{ kind: 'overdue', days: 25 }, []])
    expect(heard('2025-09-10')).toEqual([{ kind: 'overdue', days: 26 }, [2]])
    expect(heard('2025-09-15')).toEqual([{ kind: 'overdue', days: 31 }, [2, 3, 3]])
  })
  test('twelve communes late with one task are one line above', () => {
    const file = fileWith([{ lead: ['Đảng ủy các xã, phường'], deadlines: [deadline('2025-08-15')] }])
    const line = plan('2025-08-18 07:30', chats, file).find((d) => d.bodies[0] === 'Ban Thường vụ Tỉnh ủy')?.pressed
    expect(line?.map((p) => p.bodies.length)).toEqual([12])
  })
})

describe('a line called wrong', () => {
  const everyone = ['Sở Nội vụ', 'Sở Tài chính', 'UBND tỉnh', 'Ban Thường vụ Tỉnh ủy', 'Văn phòng Tỉnh ủy'].map((n) =>
    chatOf(n),
  )
  /** Whose digest has what, a week and more after the day. */
  const heard = (lead: readonly string[], paused: readonly string[]) => {
    const file = fileWith([{ lead: [...lead], coop: ['Sở Y tế'], deadlines: [deadline('2025-08-15')] }])
    return plan('2025-08-26 07:30', everyone, file, { paused: new Set(paused) }).map((d) => [
      d.bodies[0],
      d.overdue.length,
      d.proxy.length,
      d.pressed.flatMap((p) => p.bodies),
    ])
  }
  test('passes to nobody: neither to the office as a task without an owner nor up under another name', () =>
    expect(heard(['Sở Nội vụ'], ['1:Sở Nội vụ'])).toEqual([]))
  test('of two leads the other is pressed on, and climbs under his own name alone', () => {
    const lines = heard(['Sở Nội vụ', 'Sở Tài chính'], ['1:Sở Nội vụ'])
    expect(lines.map(([name]) => name)).not.toContain('Sở Nội vụ')
    expect(lines.filter(([, , proxy]) => proxy)).toEqual([])
    expect(new Set(lines.flatMap(([, , , bodies]) => bodies))).toEqual(new Set(['Sở Tài chính']))
  })
  test('given to everybody, it is left out for the body that said so', () => {
    const file = fileWith([{ lead: ['Các cơ quan, đơn vị'], deadlines: [deadline('2025-08-19')] }], '2025-07-20')
    const digests = plan('2025-08-19 07:30', everyone, file, { paused: new Set(['1:Sở Nội vụ']) })
    expect(digests.map((d) => d.bodies[0])).not.toContain('Sở Nội vụ')
    expect(digests.map((d) => d.bodies[0])).toContain('Sở Tài chính')
  })
})

describe('on the shipped data', () => {
  const register = shippedRegister()
  test('no digest of a province names a task of another', () => {
    const chats = register.directory.provinces.flatMap((p) =>
      register.directory.bodies(p).map((b) => chatOf(b.name, p)),
    )
    const digests = planDigests({
      register,
      chats,
      told: new Set(),
      now: at('2025-08-11 07:30'),
      digestAt: '07:30',
      quiet: [],
    })
    expect(digests.length).toBeGreaterThan(30)
    for (const d of digests) {
      const tasks = [...d.overdue, ...d.today, ...d.soon].map((l) => l.listed.task)
      for (const t of [
        ...tasks,
        ...d.rest.map((l) => l.task),
        ...d.pressed.map((p) => p.task),
        ...d.everybody.map((l) => l.task),
      ])
        expect(t.province).toBe(d.province)
    }
  })
})
