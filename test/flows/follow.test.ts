// Following single tasks and bodies: who may, what is told and when, what ends it.
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, momentOf } from '../../src/domain/calendar.ts'
import type { Said } from '../../src/domain/heard.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { createCurrentRegister } from '../../src/flows/current-register.ts'
import { pressFollowers } from '../../src/flows/press-followers.ts'
import { directory, rules, shippedRegister } from '../data/shipped.ts'
import { groupOf, member, NOW, saying, type TestWorld, testWorld } from './chat-world.ts'

let world: TestWorld
const register = shippedRegister()
/** «5.(2)» of Lào Cai: before 15/8, so the last day in time is 14/8. */
const task = register.tasks.find((t) => t.province === 'Lào Cai' && t.record.ref === '5.(2)')?.no ?? 0
async function says(text: string, over: Partial<Said> = {}): Promise<string> {
  const said = saying(text, { user: '2', chat: '2', ...over })
  await chatTurn(world, said)
  return (await world.storage.messages({ keys: [`answer:${said.key}`] }))[0]?.text ?? ''
}
const settings = { digestAt: '07:30', quiet: [{ from: '17:00', to: '07:30' }] }
async function pressedAt(day: string, time = '07:31'): Promise<readonly string[]> {
  world.clockAt(momentOf(day, time))
  const current = createCurrentRegister(world.storage, { directory, rules })
  await pressFollowers({ storage: world.storage, current, clock: world.clock, settings })
  const notes = await world.storage.messages({ kinds: ['notice'] })
  return notes.filter((m) => m.key.startsWith('follow:') && m.key.endsWith(day)).map((m) => `${m.to.chat}: ${m.text}`)
}
beforeEach(async () => {
  world = await testWorld()
  await world.storage.commit({
    at: NOW,
    chats: [groupOf('-100', ['Sở Nội vụ'])],
    members: [
      member('leader', '2'),
      member('focal', '7'),
      member('secretariat', '1'),
      member('focal', '9', { body: 'Sở Tài chính' }),
    ],
  })
})

describe('giving up what nobody can tell', () => {
  const followed = async () => (await world.storage.member('telegram', '2'))?.follow
  test.each([
    'thôi theo dõi việc kho lưu trữ mới',
    'thôi theo dõi cái việc linh tinh',
    'bỏ theo dõi chuyện hôm qua',
    'đừng theo dõi mảng xây nhà nữa',
    '/theodoi thôi linh tinh',
  ])('«%s»: asked, and everything stays', async (words) => {
    await says(`theo dõi việc ${task}`)
    await says('theo dõi việc của Sở Nội vụ')
    expect(await says(words)).toContain('Thôi theo dõi việc nào hoặc cơ quan nào?')
    expect(await followed()).toMatchObject({ tasks: [task], bodies: ['Sở Nội vụ'] })
    await says('1')
    expect((await followed())?.tasks).not.toContain(task)
  })
  test.each(['thôi theo dõi', 'không theo dõi nữa nhé', 'bỏ theo dõi hết đi'])('«%s» is all of it', async (words) => {
    await says(`theo dõi việc ${task}`)
    await says(words)
    expect((await followed())?.tasks).toEqual([])
  })
  test('who follows nothing is asked nothing', async () =>
    expect(await says('thôi theo dõi ông kia')).not.toContain('Thôi theo dõi việc nào'))
  test.each([
    'đừng báo tôi nữa',
    'thôi đừng gửi tin cho em nữa',
    'khỏi nhắn tôi nữa nhé',
  ])('«%s»: stops what is followed, asked first; in a bound chat the digest', async (words) => {
    await says(`theo dõi việc ${task}`)
    expect(await says(words)).toMatch(/Thôi theo dõi tất cả[\s\S]*Đúng không ạ/)
    expect((await followed())?.tasks).toEqual([task])
    await says('đúng')
    expect((await followed())?.tasks).toEqual([])
    const group = { user: '7', chat: '-100', isGroup: true } as const
    expect(await says(words, group)).toMatch(/Tắt bản tin nhắc việc ở đây[\s\S]*Đúng không ạ/)
    expect((await world.storage.chats())[0]?.muted).toBe(false)
    await says('đúng', group)
    expect((await world.storage.chats())[0]?.muted).toBe(true)
  })
  test.each(['đừng báo chị Lan nữa', 'đừng gọi tôi nữa', 'đừng báo tôi muộn nữa'])('not «%s»', async (words) => {
    await says(`theo dõi việc ${task}`)
    expect(await says(words)).not.toContain('Đúng không ạ')
  })
})
describe('taking up and giving up', () => {
  test('a leader follows one task in private and is told what is followed', async () => {
    expect(await says(`theo dõi việc ${task}`)).toMatch(new RegExp(`việc số ${task}[\\s\\S]*Báo trước hạn 3, 1 ngày`))
    expect((await world.storage.member('telegram', '2'))?.follow?.tasks).toEqual([task])
    expect(await says('/theodoi')).toContain(`việc số ${task}`)
  })
  test('a body, with days and an hour of one’s own', async () => {
    await says('theo dõi việc của Sở Nội vụ')
    await says('nhắc trước 5 ngày và 2 ngày')
    expect(await says('/theodoi')).toMatch(/việc của Sở Nội vụ[\s\S]*Báo trước hạn 5, 2 ngày/)
  })
  test('days of one task are of that task alone, days of none are of all', async () => {
    await says('theo dõi việc của Sở Nội vụ')
    expect(await says(`nhắc trước 5 ngày việc ${task}`)).toMatch(
      new RegExp(`việc số ${task}\\n {3}riêng việc ${task}: báo trước hạn 5 ngày\\n[\\s\\S]*Báo trước hạn 3, 1 ngày`),
    )
    expect(await says('nhắc trước 7 ngày việc của Sở Nội vụ')).toContain('riêng Sở Nội vụ: báo trước hạn 7 ngày')
    expect(await says(`thôi theo dõi việc ${task}`)).not.toContain('riêng việc')
    const all = await says('nhắc trước 2 ngày')
    expect(all).toContain('Báo trước hạn 2 ngày')
    expect(all).not.toContain('riêng')
  })
  test('a body that nobody knows is said to be none: nothing is followed, and nothing else is given up', async () => {
    await says('theo dõi việc của Sở Nội vụ')
    for (const text of [
      'theo dõi Sở Ma',
      'theo dõi việc của Sở Ma',
      '/theodoi Sở Ma',
      'theo dõi Sở Y tế và Sở Ma',
      'thôi theo dõi Sở Ma',
    ])
      expect(await says(text), text).toContain('«Sở Ma»')
    expect((await world.storage.member('telegram', '2'))?.follow?.bodies).toEqual(['Sở Nội vụ'])
  })
  test('a kind of paper named alone gives up nothing; a courtesy behind the word does not keep anything', async () => {
    await says('theo dõi việc của Sở Nội vụ')
    for (const text of ['thôi theo dõi kế hoạch', 'bỏ theo dõi nghị quyết'])
      expect(await says(text), text).toContain('Thôi theo dõi việc nào')
    expect((await world.storage.member('telegram', '2'))?.follow?.bodies).toEqual(['Sở Nội vụ'])
    expect(await says('hủy theo dõi giúp anh')).toContain('Đã thôi theo dõi tất cả')
  })
  test('«thôi theo dõi» takes one away, and all', async () => {
    await says(`theo dõi việc ${task}`)
    await says(`hủy theo dõi nhiệm vụ ${task}`)
    expect((await world.storage.member('telegram', '2'))?.follow?.tasks).toEqual([])
    await says('theo dõi việc của Sở Nội vụ')
    expect(await says('thôi theo dõi tất cả')).toContain('Đã thôi theo dõi tất cả')
  })
  test('a task that one may not see is as unknown as one that does not exist', async () => {
    const other = register.tasks.find((t) => t.province === 'Lai Châu')?.no
    expect(await says(`theo dõi việc ${other}`)).toBe(await says('theo dõi việc 99999'))
    expect(await says('theo dõi việc của Sở Tài chính', { user: '7', chat: '7' })).toContain('Không theo dõi được')
  })
  test('in a group only those who may set it', async () => {
    const group = { chat: '-100', isGroup: true }
    expect(await says(`theo dõi việc ${task}`, { ...group, user: '9' })).toContain('theo dõi riêng')
    expect(await says(`theo dõi việc ${task}`, { ...group, user: '7' })).toContain('Người thực hiện')
    expect((await world.storage.chats())[0]?.follow?.tasks).toEqual([task])
  })
  test('the group’s own switch stays what it was', async () => {
    await says('tắt nhắc', { chat: '-100', isGroup: true, user: '7' })
    expect((await world.storage.chats())[0]).toMatchObject({ muted: true })
  })
})

describe('being told', () => {
  beforeEach(async () => {
    await says(`theo dõi việc ${task}`)
  })
  test('on days of its own', async () => {
    await says(`nhắc trước 2 ngày việc ${task}`)
    // The last day in time is 14/8: three days before it nothing is said any more, two days before it is.
    expect(await pressedAt('2025-08-11')).toEqual([])
    expect((await pressedAt('2025-08-12')).join()).toContain(`${task} · `)
  })
  test('on the days before, on the day, and when it becomes late; not in between, not twice', async () => {
    const days = Array.from({ length: 9 }, (_, i) => addDays('2025-08-11', i))
    const told: string[] = []
    for (const day of days) if ((await pressedAt(day)).length) told.push(day)
    // 14/8 is the last day: three days before, one before, the day, the first day late, and the next Monday's list.
    expect(told).toEqual(['2025-08-11', '2025-08-13', '2025-08-14', '2025-08-15', '2025-08-18'])
    expect(await pressedAt('2025-08-18', '07:40')).toHaveLength(1)
  })
  test('what falls on a weekend is told on Friday', async () => {
    await says('nhắc trước 4 ngày')
    // Four days before 14/8 is Sunday 10/8.
    expect(await pressedAt('2025-08-08')).toHaveLength(1)
    expect(await pressedAt('2025-08-10')).toHaveLength(0)
  })
  test('never before its hour, never in quiet hours, never hours too late', async () => {
    expect(await pressedAt('2025-08-11', '07:29')).toHaveLength(0)
    expect(await pressedAt('2025-08-13', '12:30')).toHaveLength(0)
  })
  test('a change is told the next morning', async () => {
    const at = momentOf('2025-08-11', '15:00')
    const state = {
      task,
      body: '',
      period: '',
      state: 'closed' as const,
      closedOn: '2025-08-11',
      awaitingAcceptance: false,
      changedAt: at,
    }
    await world.storage.commit({ at, states: [state] })
    expect((await pressedAt('2025-08-12'))[0]).toMatch(/Có thay đổi \(1\)[\s\S]*hoàn thành 11\/8, trước hạn/)
  })
  test('with the rights of the day: one who left is told nothing', async () => {
    await world.storage.commit({ at: NOW, dismissed: [{ channel: 'telegram', user: '2' }] })
    expect(await pressedAt('2025-08-11')).toHaveLength(0)
  })
})

test('an hour of one’s own inside the quiet hours becomes the first that is allowed, and that is said', async () => {
  world = await testWorld(undefined, {
    manners: { digestAt: '07:30', quiet: [{ from: '17:00', to: '07:30' }], twoPersons: false },
  })
  await world.storage.commit({ at: NOW, members: [member('leader', '2')] })
  const said = await says(`nhắc tôi việc ${task} lúc 22h`)
  expect(said).toContain('22:00 nằm trong giờ không gửi tin')
  expect((await world.storage.member('telegram', '2'))?.follow?.at).toBe('07:30')
})
