// What a report says was read, proved in time, and made last.
import { beforeEach, describe, expect, test } from 'vitest'
import { makeReport } from '../../src/cli/make-report.ts'
import { recorded } from '../../src/domain/assignment.ts'
import { momentOf } from '../../src/domain/calendar.ts'
import type { NewEntry } from '../../src/domain/ledger.ts'
import { daysAgainstFirst } from '../../src/domain/snapshot-figures.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { takeSnapshot } from '../../src/flows/report.ts'
import { keepReport } from '../../src/flows/report-archive.ts'
import { messageFacts } from '../../src/flows/report-facts.ts'
import type { Opened } from '../../src/main.ts'
import { groupOf, member, NOW, saying, type TestWorld, testWorld } from './chat-world.ts'
import { deadline, documentFile, PROVINCE, registerOf, state, task } from './generated-registers.ts'

const BODY = 'Sở Nội vụ'
let world: TestWorld
const registerNow = async () => (await world.office.read()).bot.register
async function write(entry: object, at: number, by = 'telegram:7') {
  const whole = { task: 182, period: '', body: BODY, ...entry } as NewEntry
  await world.storage.commit({ at, by, ...recorded(await registerNow(), [whole], at) })
}
async function send(at: number, key: string) {
  const to = { channel: 'telegram', chat: '-100', thread: null }
  const text = 'Bản tin\n❔ 182 · 4.(4) · Giải quyết chính sách'
  await world.storage.commit({
    at,
    queue: [{ key, to, kind: 'digest', text, tells: [], dueAt: at, staleAt: null, queuedAt: at }],
  })
  await world.storage.claim({ channel: 'telegram', now: at, leaseMs: 1000, limit: 1, lease: key })
  const sent = { state: 'sent', tries: 1, doubts: 0, nextTryAt: at, sentAt: at, late: false, why: null } as const
  await world.storage.commit({ at, settled: [{ key, lease: key, ...sent, platformId: key }] })
}
beforeEach(async () => {
  world = await testWorld()
  await world.storage.commit({
    at: NOW,
    chats: [groupOf('-100', [BODY])],
    members: [member('secretariat', '1'), member('focal', '7')],
  })
})

describe('read means: after it was sent, by the body itself', () => {
  const day = (d: string, time = '09:00') => momentOf(`2025-08-${d}`, time)
  const readAt = async (at: number) => {
    const { pressings } = await messageFacts(world.storage, await registerNow(), at)
    return pressings.filter((p) => p.task === 182).map((p) => p.readAt)
  }
  beforeEach(async () => {
    await write({ id: 'ack', kind: 'acknowledged' }, day('12'))
    await send(day('18', '07:30'), 'digest:18')
  })
  test('an acknowledgement of before says nothing of it', async () => expect(await readAt(day('22'))).toEqual([null]))
  test('nor what the office decides, or writes for the body', async () => {
    const asked = { of: '2025-08-20', until: '2025-08-30' }
    await write({ id: 'g', kind: 'extension-granted', request: 'x', ...asked }, day('19'), 'telegram:1')
    await write({ id: 'p', kind: 'progress', percent: 10, note: '' }, day('19'), 'telegram:1')
    expect(await readAt(day('22'))).toEqual([null])
  })
  test.each([
    ['progress', { kind: 'progress', percent: 10, note: '' }],
    ['a period of a recurring duty', { kind: 'progress', percent: 10, note: '', period: '2025-08' }],
    ['an obstacle', { kind: 'obstacle', what: 'w', decider: 'UBND tỉnh' }],
  ] as const)('%s does, from then on', async (_, entry) => {
    await write({ id: 'p', ...entry }, day('20'))
    expect([await readAt(day('19')), await readAt(day('22'))]).toEqual([[null], [day('20')]])
  })
  test('a report of a past moment knows nothing sent later', async () =>
    expect(await readAt(day('18', '07:00'))).toEqual([]))
})

test('evidence that waits is held against the first date by its own date, not by today', () => {
  const files = [documentFile('a', [task(1, { deadlines: [deadline({ raw: '7/8', due: '2025-08-07' })] })])]
  const days = (closedOn: string | null) => {
    const register = registerOf(files, [state(1, BODY, { awaitingAcceptance: true, closedOn })])
    const snapshot = takeSnapshot({ register, province: PROVINCE, now: momentOf('2025-08-08', '09:00') })
    const share = snapshot.rows[0]?.shares[0]
    return share && daysAgainstFirst(share, snapshot.day)
  }
  expect([days('2025-08-07'), days('2025-08-05'), days('2025-08-08'), days(null)]).toEqual([0, -2, 1, 1])
})

describe('the moment of a report', () => {
  test('that has not come is refused on an own register, and nothing is kept', async () => {
    const { storage, clock } = world
    const opened = { storage, clock, register: await registerNow(), directory: (await registerNow()).directory }
    const options = { out: '/nowhere/x.md', province: PROVINCE, who: 'secretariat', json: false, lang: 'en' } as const
    const made = makeReport('weekly', { ...options, at: NOW + 60_000 }, opened as unknown as Opened)
    await expect(made).rejects.toMatchObject({ code: 2, message: expect.stringContaining('has not come yet') })
    expect((await storage.notes('report:')).size).toBe(0)
  })
  test('«báo cáo này» is the one made last, whatever moment it is of', async () => {
    const register = await registerNow()
    for (const [of, made] of [
      ['2025-08-22', '2025-08-22'],
      ['2025-08-15', '2025-08-23'],
    ] as const) {
      const snapshot = takeSnapshot({ register, province: PROVINCE, now: momentOf(of, '16:00') })
      await keepReport(world.storage, { kind: 'weekly', snapshot, now: momentOf(made, '16:00') })
    }
    world.clockAt(momentOf('2025-08-25', '09:00'))
    const said = saying('việc nào quá hạn trong báo cáo này', { user: '1', chat: '1' })
    await chatTurn(world, said)
    const [answer] = await world.storage.messages({ keys: [`answer:${said.key}`] })
    expect(answer?.text).toContain('ngày 15/8/2025')
  })
})
