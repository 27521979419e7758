// A report for a moment that has passed: the register as it stood then, told again from the ledger.
import { beforeEach, describe, expect, test } from 'vitest'
import { recorded } from '../../src/domain/assignment.ts'
import { momentOf } from '../../src/domain/calendar.ts'
import type { NewEntry } from '../../src/domain/ledger.ts'
import { assignmentKey } from '../../src/domain/progress.ts'
import { instancesOf, type Register } from '../../src/domain/register.ts'
import { registerAt } from '../../src/domain/register-past.ts'
import type { Snapshot } from '../../src/domain/snapshot.ts'
import { movesBetween } from '../../src/domain/snapshot-moves.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { planCorrections } from '../../src/flows/correct.ts'
import { takeSnapshot } from '../../src/flows/report.ts'
import { reportWish } from '../../src/flows/report-facts.ts'
import { entriesBehind } from '../../src/flows/report-past.ts'
import { member, NOW, saying, type TestWorld, testWorld } from './chat-world.ts'

const BODY = 'Sở Nội vụ'
let world: TestWorld
const registerNow = async () => (await world.office.read()).bot.register
async function write(entry: object, day: string, time = '09:00') {
  const at = momentOf(day, time)
  const whole = { period: '', body: BODY, ...entry } as NewEntry
  await world.storage.commit({ at, ...recorded(await registerNow(), [whole], at) })
}
const past = async (day: string, time = '17:00'): Promise<Register> => {
  const at = momentOf(day, time)
  const register = await registerNow()
  return registerAt(register, at, await entriesBehind(world.storage, register, at))
}
const snapshotOf = async (day: string) => {
  const now = momentOf(day, '17:00')
  const register = await registerNow()
  const entries = await entriesBehind(world.storage, register, now)
  return takeSnapshot({ register, province: 'Lào Cai', now, entries })
}
const statesOf = (register: Register) =>
  Object.fromEntries(register.states.map((s) => [assignmentKey(s.task, s.body, s.period), s]))

beforeEach(async () => {
  world = await testWorld()
  await world.storage.commit({ at: NOW, members: [member('secretariat', '1')] })
})
/** A task of the body with the given last day. */
const taskOf = async (due: string) =>
  (await registerNow())
    .tasksIn('Lào Cai')
    .find((t) => t.record.deadlines[0]?.due === due && t.record.deadlines.length === 1 && t.record.lead.length === 1)
    ?.no ?? 0

const leadOf = async (no: number) =>
  (await registerNow()).tasks.filter((t) => t.no === no).flatMap(instancesOf)[0] ?? ''

const shareIn = (snapshot: Snapshot, no: number, body: string) =>
  snapshot.rows.find((r) => r.no === no)?.shares.find((s) => s.body === body)

describe('a past moment', () => {
  test('keeps what was entered before it, whatever came after: an extension stays, later progress is not known', async () => {
    const no = await taskOf('2025-08-15')
    const body = await leadOf(no)
    const of = (await registerNow()).task(no)?.record.deadlines[0]?.due
    await write(
      { id: 'x1', task: no, body, kind: 'extension-asked', of, until: '2025-08-30', reason: 'r' },
      '2025-08-12',
    )
    await write(
      { id: 'g1', task: no, body, kind: 'extension-granted', request: 'x1', of, until: '2025-08-30' },
      '2025-08-13',
    )
    await write({ id: 'p1', task: no, body, kind: 'progress', percent: 60, note: '' }, '2025-08-20')
    const row = shareIn(await snapshotOf('2025-08-18'), no, body)
    expect(row).toMatchObject({
      cell: 'open-in-time',
      last: '2025-08-30',
      extensions: 1,
      percent: null,
      daysLate: null,
    })
    const [before, after] = [await snapshotOf('2025-08-18'), await snapshotOf('2025-08-21')]
    expect(movesBetween(before, after).filter((m) => m.no === no)).toEqual([])
    // «so với tuần trước», built anew from the register, agrees.
    const wish = await reportWish(world.storage, await registerNow(), {
      kind: 'weekly',
      province: 'Lào Cai',
      now: momentOf('2025-08-25', '17:00'),
    })
    expect(wish.isRebuilt).toBe(true)
    expect(wish.previous && shareIn(wish.previous, no, body)).toMatchObject({ last: '2025-08-30', extensions: 1 })
    world.clockAt(momentOf('2025-08-25', '17:00'))
    const said = saying('so với tuần trước', { user: '1', chat: '1' })
    await chatTurn(world, said)
    const text = (await world.storage.messages({ keys: [`answer:${said.key}`] }))[0]?.text ?? ''
    expect(text).not.toContain('ược gia hạn')
  })

  test('after every step the register told again is the register of that step', async () => {
    const no = await taskOf('2025-08-15')
    const { body, taker } = { body: await leadOf(no), taker: 'Sở Y tế' }
    const proof = {
      number: '1/BC',
      documentKind: 'BC',
      issuer: null,
      receiver: null,
      files: [],
      findings: [],
      note: '',
    }
    const end = { how: 'handed-over', document: 'd', person: 'p', intoTask: null, intoBody: taker, day: '2025-08-21' }
    const steps: readonly object[] = [
      { id: '1', body, kind: 'acknowledged' },
      { id: '2', body, kind: 'obstacle', what: 'w', decider: 'UBND tỉnh' },
      { id: '3', body, kind: 'progress', percent: 40, note: '' },
      { id: '4', body, kind: 'evidence', ...proof, day: '2025-08-14' },
      { id: '5', body, kind: 'returned', request: '4', reason: 'r' },
      { id: '6', body, kind: 'evidence', ...proof, day: '2025-08-15' },
      { id: '7', body, kind: 'accepted', request: '6', grade: null, day: '2025-08-15' },
      { id: '8', body, kind: 'reopened', reason: 'r' },
      { id: '9', body: '', kind: 'paused', document: 'd', day: '2025-08-20', person: 'p', until: null },
      { id: '10', body: '', kind: 'resumed', document: '', day: '2025-08-20', person: 'p' },
      { id: '11', body, kind: 'ended', ...end },
      { id: '12', body: taker, kind: 'done', day: '2025-08-23', note: '' },
    ]
    const seen: Register[] = []
    for (const [i, step] of steps.entries()) {
      await write({ task: no, ...step }, `2025-08-${12 + i}`)
      seen.push(await registerNow())
    }
    for (const [i, then] of seen.entries()) {
      const told = await past(`2025-08-${12 + i}`)
      expect(statesOf(told)).toEqual(statesOf(then))
      expect([...(told.task(no)?.shares.keys() ?? [])]).toEqual([...(then.task(no)?.shares.keys() ?? [])])
    }
    expect(statesOf(await past('2025-08-11'))).toEqual({})
  })

  test('does not know of a later correction', async () => {
    const no = await taskOf('2025-08-15')
    const task = (await registerNow()).task(no)
    if (!task) throw new Error('no task')
    const first = task.record.deadlines[0]
    if (!first) throw new Error('no deadline')
    for (const [day, due] of [
      ['2025-08-19', '2025-09-10'],
      ['2025-08-20', '2025-09-20'],
    ] as const) {
      const register = await registerNow()
      const current = register.task(no) ?? task
      const deadlines = [{ ...first, raw: due, due, before: false }]
      const now = momentOf(day, '09:00')
      const correction = { task: current, wanted: { title: `Tên mới ${due}`, deadlines }, document: null, reason: 'r' }
      const planned = planCorrections([correction], { register, chats: [], now, quiet: [], origin: day })
      await world.storage.commit({ at: now, ...planned?.changes })
    }
    const shown = async (day: string) => {
      const record = (await past(day)).task(no)?.record
      return [record?.title, record?.deadlines[0]?.due]
    }
    expect(await shown('2025-08-18')).toEqual([task.record.title, '2025-08-15'])
    expect(await shown('2025-08-19')).toEqual(['Tên mới 2025-09-10', '2025-09-10'])
    expect(await shown('2025-08-20')).toEqual(['Tên mới 2025-09-20', '2025-09-20'])
    expect((await snapshotOf('2025-08-18')).rows.find((r) => r.no === no)?.cell).toBe('open-late')
    // The day given first, and how often it has moved by then.
    const standing = async (day: string) => {
      const row = (await snapshotOf(day)).rows.find((r) => r.no === no)
      return [row?.first, row?.extensions, row?.last]
    }
    const [given] = await standing('2025-08-18')
    expect(await standing('2025-08-18')).toEqual([given, 0, given])
    expect(await standing('2025-08-19')).toEqual([given, 1, '2025-09-10'])
    expect(await standing('2025-08-20')).toEqual([given, 2, '2025-09-20'])
  })

  test('knows the day of an event as it was recorded then', async () => {
    const [waiting] = (await registerNow())
      .tasksIn('Lào Cai')
      .flatMap(({ document, record }) =>
        record.deadlines.flatMap((d) => (d.event ? [{ document, event: d.event }] : [])),
      )
    const { document, event } = waiting!
    for (const [now, day] of [
      ['2025-08-19', '3/10/2025'],
      ['2025-08-21', '15/10/2025'],
    ] as const) {
      world.clockAt(momentOf(now, '09:00'))
      await chatTurn(world, saying(`/sukien ${event} ${day}`, { user: '1', chat: '1' }))
    }
    const dayAt = async (day: string) => (await past(day)).occasions(document, event)[0]?.day ?? null
    expect([await dayAt('2025-08-18'), await dayAt('2025-08-20'), await dayAt('2025-08-22')]).toEqual([
      null,
      '2025-10-03',
      '2025-10-15',
    ])
  })
})
