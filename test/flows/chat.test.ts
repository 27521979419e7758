// A conversation over storage: who sees what, what a turn writes, what is said twice.
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { readMoment } from '../../src/domain/calendar.ts'
import type { Said } from '../../src/domain/heard.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { makeCode } from '../../src/flows/codes.ts'
import { createInbox } from '../../src/flows/inbox.ts'
import { readPlainWord } from '../../src/flows/words/word-turn.ts'
import { type Changes, StorageError } from '../../src/ports.ts'
import { readQuietHours } from '../../src/reminders/quiet-hours.ts'
import { groupOf, member, NOW, saying, type TestWorld, testWorld } from './chat-world.ts'

let world: TestWorld
const GROUP = { chat: '-100', isGroup: true } as const
async function says(text: string, over: Partial<Said> = {}): Promise<string | null> {
  const said = saying(text, over)
  await chatTurn(world, said)
  const [message] = await world.storage.messages({ keys: [`answer:${said.key}`] })
  return message?.text ?? null
}
const audited = async () => (await world.storage.audit()).map((row) => `${row.what} ${row.about}`)
beforeEach(async () => {
  world = await testWorld()
  await world.storage.commit({
    at: NOW,
    chats: [groupOf('-100', ['Sở Nội vụ']), groupOf('-200', ['Sở Tài chính'])],
    members: [member('focal', '7'), member('secretariat', '1'), member('member', '8', { deputy: true })],
  })
})

describe('asking', () => {
  test('a focal person in private sees his body’s tasks and the answer waits in the outbox', async () => {
    expect(await says('việc quá hạn của bên em')).toContain('Sở Nội vụ')
    const [message] = await world.storage.messages({ kinds: ['answer'] })
    expect(message).toMatchObject({ kind: 'answer', state: 'pending', to: { channel: 'telegram', chat: '7' } })
    expect(await audited()).toContain('asked question list_tasks')
  })
  test('the audit keeps the bodies asked about', async () => {
    await says('việc quá hạn của Sở Nội vụ')
    expect((await world.storage.audit()).at(-1)).toMatchObject({ what: 'asked', after: 'Sở Nội vụ' })
  })
  test('a stranger learns nothing but how to get in', async () => {
    const text = await says('việc của Sở Nội vụ tháng 8', { user: '99', chat: '99' })
    expect(text).toContain('/ghep')
    expect(text).not.toMatch(/Sở Nội vụ|\d+ việc/)
  })
  test('a group that is not bound learns nothing, even from the office', async () => {
    expect(await says('việc quá hạn', { chat: '-300', isGroup: true, user: '1' })).toContain('chưa nối')
  })
  test('a group hears only what is said to the bot', async () => {
    expect(await says('việc quá hạn của bên em', { ...GROUP, isAddressed: false })).toBeNull()
    expect(await says('việc quá hạn của bên em', GROUP)).not.toBeNull()
  })
  test('«Xem tiếp» under the answer to another is told whose it is, not taken for talk', async () => {
    await says('việc của Sở Nội vụ', GROUP)
    const other = await says('xem tiếp', { ...GROUP, user: '8' })
    expect(other).toContain('Chỉ người đã hỏi xem tiếp được')
  })
  describe('«Xem tiếp» under a list in a group', () => {
    const moreUnder = async (chat = '-100') =>
      (await world.storage.messages({ chat })).at(-1)?.offers?.choices.find((c) => c.label === 'Xem tiếp')?.says ??
      'no list to go on with'
    const numbers = (text: string | null) => [...(text ?? '').matchAll(/^[^\p{L}\d]{0,6}(\d+) · /gmu)].map((m) => m[1])
    const all = async () => {
      const owing = new Set(
        (await world.office.read()).bot.register.tasksIn('Lào Cai').flatMap((t) => [...t.shares.keys()]),
      )
      await world.storage.commit({ at: NOW, chats: [groupOf('-900', [...owing])] })
    }
    const BIG = { chat: '-900', isGroup: true }
    test('goes on for whoever presses it, and for who asked', async () => {
      await all()
      const first = numbers(await says('việc tháng 8', BIG))
      const press = await moreUnder('-900')
      const second = numbers(await says(press, { ...BIG, user: '55' }))
      expect(second.length).toBeGreaterThan(0)
      expect(second.some((no) => first.includes(no))).toBe(false)
      expect(numbers(await says(press, { ...BIG, user: '7' }))).toEqual(second)
      // From here on it is his own list too.
      expect(await says('xem tiếp', { ...BIG, user: '55' })).not.toContain('Chỉ người đã hỏi')
    })
    test('under an older list that one goes on, not what was asked since', async () => {
      await all()
      await says('việc tháng 8', BIG)
      const press = await moreUnder('-900')
      const next = numbers(await says('xem tiếp', BIG))
      expect(next.length).toBeGreaterThan(0)
      await says('việc quá hạn', BIG)
      expect(numbers(await says(press, { ...BIG, user: '55' }))).toEqual(next)
    })
    test('shows nothing of what the group may not see any more, and nothing elsewhere', async () => {
      await all()
      await says('việc tháng 8', BIG)
      const press = await moreUnder('-900')
      expect(await says(press, { chat: '-200', isGroup: true, user: '55' })).toContain('Chỉ người đã hỏi')
      await world.storage.commit({ at: NOW, chats: [groupOf('-900', ['Sở Tài chính'])] })
      const after = await says(press, { ...BIG, user: '55' })
      const { register } = (await world.office.read()).bot
      for (const no of numbers(after)) expect(register.task(Number(no))?.shares.has('Sở Tài chính')).toBe(true)
      await world.storage.commit({ at: NOW, unbound: [{ channel: 'telegram', chat: '-900', thread: null }] })
      expect(await says(press, { ...BIG, user: '55' })).toContain('chưa nối')
    })
    test('a list that is no longer known is asked for again, and no task is named «telegram12»', async () => {
      expect(await says('xem tiếp #telegram99', { ...GROUP, user: '8' })).toContain('Chỉ người đã hỏi')
      expect(await says('xem tiếp việc 12', GROUP)).not.toContain('Chỉ người đã hỏi')
    })
    test('with the person his words in it go', async () => {
      await all()
      await says('việc tháng 8', BIG)
      await world.storage.blank({ at: NOW, channel: 'telegram', user: '7' })
      expect(await world.storage.turn('telegram:-900::#lists')).toBeNull()
      expect(await world.storage.turn('telegram:-900::7')).toBeNull()
    })
  })
  test('a group that moves to an id which is bound already brings its bodies along', async () => {
    const moved = { kind: 'moved', key: 'm:1', channel: 'telegram', chat: '-100', thread: null, to: '-200' } as const
    await chatTurn(world, moved as never)
    const chats = (await world.storage.chats()).map((c) => [c.to.chat, c.bodies])
    expect(chats).toEqual([['-200', ['Sở Tài chính', 'Sở Nội vụ']]])
  })
  test('a group that moves to an id bound in another province keeps that binding alone, and what waited for it does not leave', async () => {
    const { storage } = world
    await storage.commit({ at: NOW, chats: [groupOf('-500', ['Sở Nội vụ'], { province: 'Sơn La' })] })
    const to = { channel: 'telegram', chat: '-100', thread: null }
    const waits = { text: 'Việc của Lào Cai', tells: [], dueAt: NOW, staleAt: null, queuedAt: NOW }
    await storage.commit({ at: NOW, queue: [{ key: 'handout:x', to, kind: 'handout', ...waits }] })
    const moved = { kind: 'moved', key: 'm:5', channel: 'telegram', chat: '-100', thread: null, to: '-500' } as const
    await chatTurn(world, moved as never)
    const chats = (await storage.chats()).map((c) => [c.to.chat, c.province, c.bodies])
    expect(chats).toEqual([
      ['-200', 'Lào Cai', ['Sở Tài chính']],
      ['-500', 'Sơn La', ['Sở Nội vụ']],
    ])
    expect((await storage.messages({ keys: ['handout:x'] })).map((m) => m.state)).not.toContain('pending')
    expect(await storage.messages({ chat: '-500', states: ['pending', 'sending'] })).toEqual([])
    expect([...(await storage.notes('untied:')).keys()]).toEqual(['untied:Sở Nội vụ@Lào Cai'])
    const told = (await storage.messages({ kinds: ['notice'] })).filter((m) => m.key.startsWith('moved:'))
    expect(told.map((m) => m.to.chat)).toEqual(['1'])
    expect(told[0]?.text).toContain('/ma Sở Nội vụ')
  })
  test('a group of another body does not show a task of mine', async () => {
    const own = (await world.office.read()).bot.register.tasks.find(
      (t) => t.province === 'Lào Cai' && t.shares.has('Sở Nội vụ') && !t.shares.has('Sở Tài chính') && !t.forEverybody,
    )
    const text = await says(`chi tiết việc ${own?.no}`, { chat: '-200', isGroup: true })
    expect(text).not.toContain(own?.record.title)
  })
  test('a follow-up knows what was asked, in this chat and by this person alone', async () => {
    await says('việc của Sở Nội vụ tháng 8', { user: '1', chat: '1' })
    expect(await says('còn tháng 9?', { user: '1', chat: '1' })).toContain('9')
    expect((await world.storage.turn('telegram:1::1'))?.texts).toHaveLength(2)
    expect(await world.storage.turn('telegram:7::7')).toBeNull()
  })
  test('a number picks what was offered last', async () => {
    const listed = await says('việc của Sở Nội vụ', { user: '1', chat: '1', channel: 'telegram' })
    const [message] = await world.storage.messages({ chat: '1' })
    const more = message?.offers?.choices.findIndex((c) => c.says === 'xem tiếp') ?? -1
    if (more >= 0) expect(await says(String(more + 1), { user: '1', chat: '1' })).not.toBe(listed)
  })
})
describe('the same update told twice', () => {
  test('is handled once', async () => {
    const said = saying('việc quá hạn')
    expect([await chatTurn(world, said), await chatTurn(world, said)]).toEqual(['done', 'again'])
    expect(await world.storage.messages({ kinds: ['answer'] })).toHaveLength(1)
  })
})
describe('codes in chat', () => {
  const codeFor = async (body: string | null) => {
    const role = body ? ('focal' as const) : ('secretariat' as const)
    const made = await makeCode(world.storage, { role, deputy: false, province: 'Lào Cai', body }, NOW)
    await world.storage.commit({ ...made.changes, at: NOW })
    return made
  }
  test('the office gets one by /ma, and it ties a group', async () => {
    const text = await says('/ma Sở Tài chính', { user: '1', chat: '1' })
    const code = /: ([A-Z0-9]{5}-[A-Z0-9]{5})/.exec(text ?? '')?.[1]
    expect(await says(`/ghep ${code?.toLowerCase()}`, { chat: '-500', isGroup: true, user: '55' })).toContain(
      'Sở Tài chính',
    )
    expect((await world.storage.chats()).find((c) => c.to.chat === '-500')?.bodies).toEqual(['Sở Tài chính'])
    expect(await says(`/ghep ${code}`, { chat: '-501', isGroup: true, user: '55' })).toContain('không đúng')
  })
  test('/ma is for the office, in private', async () => {
    expect(await says('/ma Sở Tài chính')).toContain('không có quyền')
    expect(await says('/ma Sở Tài chính', { user: '1', ...GROUP })).not.toMatch(/[A-Z0-9]{5}-[A-Z0-9]{5}/)
  })
  test('in a private chat it gives the role, and the answers change at once', async () => {
    const made = await codeFor('Sở Tài chính')
    await says(`/start ${made.link}`, { user: '66', chat: '66' })
    expect(await world.storage.member('telegram', '66')).toMatchObject({ role: 'focal', body: 'Sở Tài chính' })
    expect(await says('việc của bên em', { user: '66', chat: '66' })).toContain('Sở Tài chính')
    await world.storage.commit({ at: NOW, dismissed: [{ channel: 'telegram', user: '66' }] })
    expect(await says('việc của bên em', { user: '66', chat: '66' })).toContain('/ghep')
  })
  test('a link’s code is worth nothing on Zalo', async () => {
    const made = await codeFor('Sở Tài chính')
    expect(await says(`/ghep ${made.link}`, { channel: 'zalo', user: 'z', chat: 'z' })).toContain('không đúng')
  })
  test('an anonymous admin changes nothing', async () => {
    const made = await codeFor('Sở Tài chính')
    await says(`/ghep ${made.written}`, { ...GROUP, chat: '-600', user: null })
    expect((await world.storage.chats()).map((c) => c.to.chat)).not.toContain('-600')
  })
  test('unknown and forbidden read the same', async () => {
    const register = (await world.office.read()).bot.register
    const other = register.tasks.find((t) => t.province === 'Lai Châu')
    expect(await says(`/sai ${other?.no} nhầm`)).toBe(await says('/sai 999999 nhầm'))
  })
})
describe('manners', () => {
  const settings = async () => (await world.storage.chats()).find((c) => c.to.chat === '-100')
  test.each([
    ['tắt nhắc', { muted: true }],
    ['/tatnhac', { muted: true }],
    ['nhắc lúc 7 giờ 30', { digestAt: '07:30' }],
    ['hoãn đến mai', { snoozedUntil: '2025-08-12' }],
    ['hoãn đến 20/8', { snoozedUntil: '2025-08-20', muted: false }],
    ['tắt nhắc đến 20/8', { snoozedUntil: '2025-08-20', muted: false }],
    ['thôi nhắc tới thứ năm', { snoozedUntil: '2025-08-14', muted: false }],
    ['tắt nhắc hôm nay', { snoozedUntil: '2025-08-12', muted: false }],
    ['tat nhac den het ngay 20/8', { snoozedUntil: '2025-08-21', muted: false }],
    ['tắt nhắc tuần này', { snoozedUntil: '2025-08-18', muted: false }],
    ['tắt nhắc trước 20/8', { snoozedUntil: '2025-08-20', muted: false }],
    ['tạm dừng nhắc hôm nay', { snoozedUntil: '2025-08-12', muted: false }],
    ['tạm dừng nhắc đến 20/8', { snoozedUntil: '2025-08-20', muted: false }],
  ])('«%s» of the focal person sets the group, says who did it, and the office is told', async (text, wanted) => {
    const said = await says(text, GROUP)
    expect(await settings()).toMatchObject(wanted)
    expect(said).toContain('Người thực hiện: Đồng chí A.')
    const notices = await world.storage.messages({ kinds: ['notice'] })
    expect(notices.map((n) => n.to.chat)).toEqual(['1'])
    await says('bật nhắc lại', GROUP)
    expect(await settings()).toMatchObject({ muted: false, snoozedUntil: null })
  })
  test('a silence that ends by itself takes the place of one that does not; a day that is over is asked about', async () => {
    await says('tắt nhắc', GROUP)
    await says('hoãn đến 20/8', GROUP)
    expect(await settings()).toMatchObject({ snoozedUntil: '2025-08-20', muted: false })
    for (const text of ['tắt nhắc đến 1/8/2025', 'tắt nhắc từ 20/8'])
      expect(await says(text, GROUP), text).toContain('Chưa rõ đổi gì')
  })
  test.each([
    ['nhắc lúc 6 giờ', '07:30'],
    ['nhắc lúc 12 giờ', '13:30'],
    ['nhắc lúc 18 giờ', '07:30'],
    ['nhắc lúc 8 giờ', '08:00'],
  ])('«%s»: an hour in which nothing is sent becomes the next one, and it is said', async (text, at) => {
    const quiet = readQuietHours('11:30-13:30,17:00-07:30') ?? []
    await chatTurn({ ...world, manners: { digestAt: '07:30', quiet, twoPersons: false } }, saying(text, GROUP))
    expect(await settings()).toMatchObject({ digestAt: at })
    const said = (await world.storage.messages({ kinds: ['answer'] })).at(-1)?.text
    expect(said).toContain(`Bản tin sáng ở đây: lúc ${at}.`)
    expect(said?.includes('giờ không gửi tin')).toBe(at !== '08:00')
  })
  test('at night the asker is answered at once, and whoever else is told hears of it the next morning', async () => {
    const quiet = [{ from: '17:00', to: '07:30' }] as const
    const night = { ...world, manners: { digestAt: '07:30', quiet, twoPersons: false } }
    const at = readMoment('2025-08-11T21:00') ?? 0
    world.clockAt(at)
    await chatTurn(night, saying('tắt nhắc', GROUP))
    const dueAt = async (kind: 'answer' | 'notice') => (await world.storage.messages({ kinds: [kind] }))[0]?.dueAt
    expect(await dueAt('answer')).toBe(at)
    expect(await dueAt('notice')).toBe(readMoment('2025-08-12T07:30'))
  })
  test('one who is nobody cannot silence a group', async () => {
    await says('tắt nhắc', { ...GROUP, user: '99' })
    expect(await settings()).toMatchObject({ muted: false })
  })
  test('«sai» pauses, the office decides', async () => {
    const register = (await world.office.read()).bot.register
    const own = register.tasks.find((t) => t.province === 'Lào Cai' && t.shares.get('Sở Nội vụ')?.[0]?.how === 'own')
    expect(await says(`/sai ${own?.no} không phải việc của chúng tôi`)).toContain('Đã ghi')
    expect([...(await world.storage.settings('wrong:')).keys()]).toEqual([`wrong:${own?.no}:Sở Nội vụ`])
    expect(await says(`/sai ${own?.no} nhận Sở Nội vụ`, { user: '1', chat: '1' })).toContain('Đã nhận')
    expect([...(await world.storage.settings('wrong:')).values()][0]).toContain('"error"')
  })
  test.each([
    ['tôi nghỉ hôm nay', 'nghỉ đến hết 11/8/2025'],
    ['em xin nghỉ phép từ hôm nay đến 15/8 ạ', 'nghỉ đến hết 15/8/2025'],
    ['mai tôi nghỉ', 'nghỉ ngày 12/8/2025'],
    ['tôi nghỉ từ 20/8 đến 25/8', 'nghỉ từ 20/8/2025 đến hết 25/8/2025'],
    ['nghỉ từ 1/9 đến 5/9', 'nghỉ từ 1/9/2025 đến hết 5/9/2025'],
    ['/nghi từ 28/12 đến 3/1', 'nghỉ từ 28/12/2025 đến hết 3/1/2026'],
    ['tôi nghỉ 20/8', 'nghỉ ngày 20/8/2025'],
    ['nghỉ mai', 'nghỉ ngày 12/8/2025'],
    ['nghỉ hôm nay ạ', 'nghỉ đến hết 11/8/2025'],
    ['nghỉ chiều nay', 'nghỉ đến hết 11/8/2025'],
    ['chiều nay em xin nghỉ', 'nghỉ đến hết 11/8/2025'],
    ['sáng mai tôi nghỉ', 'nghỉ ngày 12/8/2025'],
    ['/nghi từ 25/8/2025 đến 20/8/2025', 'ngày cuối 20/8/2025 trước ngày đầu 25/8/2025'],
    ['tôi nghỉ từ 10/9 đến 8/9', 'ngày cuối 8/9/2025 trước ngày đầu 10/9/2025'],
    ['/nghi 1/8', 'ngày 1/8/2025 đã qua'],
    ['/nghi từ 1/9 đến 5/9 và từ 10/9 đến 12/9', 'Mỗi tin một lần nghỉ'],
    ['/nghi', 'Chưa ghi ngày nghỉ nào'],
  ])('«%s»: an absence, now or on days to come', async (text, said) => expect(await says(text)).toContain(said))
  test.each([
    'nghỉ hưu trước tuổi hạn là bao giờ',
    'em nghỉ 2/9 có phải báo cáo không',
    'nghỉ 5 phút',
    'nghỉ trưa đã',
    'mai nghỉ học nhé',
  ])('«%s» is no absence', (text) => expect(readPlainWord(text)?.word).not.toBe('nghi'))
  test('«tắt nhắc» where nothing is bound tells the way out of what is followed', async () => {
    expect(await says('tắt nhắc')).not.toContain('Thôi theo dõi')
    await says('theo dõi việc 182')
    expect(await says('tắt nhắc')).toContain('«thôi theo dõi tất cả»')
  })
  test('an absence to come lets the deputy act exactly on those days', async () => {
    await says('nghỉ từ 1/9 đến 5/9')
    expect(await world.storage.member('telegram', '7')).toMatchObject({
      awayFrom: '2025-09-01',
      awayUntil: '2025-09-05',
    })
    const deputyMay = async (at: string) => {
      world.clockAt(readMoment(at) ?? 0)
      return (await says('tắt nhắc', { ...GROUP, user: '8' }))?.includes('Không làm được') === false
    }
    expect(await deputyMay('2025-08-29T09:00')).toBe(false)
    expect(await deputyMay('2025-09-03T09:00')).toBe(true)
    expect(await deputyMay('2025-09-08T09:00')).toBe(false)
  })
  test('several absences are kept, listed, and taken back one or all', async () => {
    await says('tôi nghỉ đến 25/8')
    expect(await says('nghỉ từ 1/9 đến 5/9')).toContain('Cũng đang ghi: nghỉ đến hết 25/8/2025.')
    expect(await says('/nghi')).toContain('• đến hết 25/8/2025\n• từ 1/9/2025 đến hết 5/9/2025')
    const deputyMay = async (at: string) => {
      world.clockAt(readMoment(at) ?? 0)
      return (await says('tắt nhắc', { ...GROUP, user: '8' }))?.includes('Không làm được') === false
    }
    expect(await deputyMay('2025-08-25T09:00')).toBe(true)
    expect(await deputyMay('2025-08-28T09:00')).toBe(false)
    expect(await deputyMay('2025-09-04T09:00')).toBe(true)
    world.clockAt(NOW)
    // A later word on the same days takes the place of the earlier.
    await says('tôi nghỉ đến 20/8')
    await says('nghỉ từ 1/9 đến 3/9')
    expect(await says('nghỉ từ 10/9 đến 12/9')).toContain(
      'Cũng đang ghi: nghỉ đến hết 20/8/2025; từ 1/9/2025 đến hết 3/9/2025.',
    )
    expect(await says('/nghi thôi 7/9')).toContain('Không có lần nghỉ nào từ ngày 7/9/2025')
    expect(await says('/nghi thôi')).toBe(
      'Đã ghi: đồng chí đã trở lại làm việc.\nCòn ghi: nghỉ từ 1/9/2025 đến hết 3/9/2025; từ 10/9/2025 đến hết 12/9/2025. Bỏ tất cả: /nghi thôi tất cả',
    )
    expect(await says('/nghi thôi')).toContain('Bỏ lần nào?')
    expect(await says('1')).toContain('Còn ghi: nghỉ từ 10/9/2025 đến hết 12/9/2025')
    await says('/nghi thôi tất cả')
    expect(await says('/nghi')).toContain('Chưa ghi ngày nghỉ nào')
  })
  test('«tôi nghỉ đến 25/8» lets the deputy act', async () => {
    expect(await says('tôi nghỉ đến 25/8')).toContain('25/8')
    expect((await world.storage.member('telegram', '7'))?.awayUntil).toBe('2025-08-25')
    expect(await says('tắt nhắc', { ...GROUP, user: '8' })).toContain('tắt nhắc')
    expect(await settings()).toMatchObject({ muted: true })
  })
})
describe('the inbox', () => {
  test('answers everything once, in order within a chat, though it is delivered twice', async () => {
    const bodies = Array.from({ length: 30 }, (_, i) =>
      saying(i % 2 ? 'việc quá hạn' : 'xin chào', { chat: `${i % 3}`, user: '1' }),
    )
    const inbox = createInbox({ world, hear: (_, body) => JSON.parse(body) as Said })
    const items = bodies.map((said) => ({ key: said.key, channel: 'telegram', body: JSON.stringify(said) }))
    await inbox.receive(items)
    await inbox.receive(items)
    await inbox.drain()
    const answers = await world.storage.messages({ kinds: ['answer'] })
    expect(answers).toHaveLength(30)
    for (const chat of ['0', '1', '2']) {
      const keys = answers.filter((m) => m.to.chat === chat).map((m) => m.key)
      expect(keys).toEqual(bodies.filter((b) => b.chat === chat).map((b) => `answer:${b.key}`))
    }
    expect(await world.storage.incoming(10)).toEqual([])
  })
  test('a database that is away for a while costs no update', async () => {
    const said = saying('xin chào', { chat: '7', user: '7' })
    const inbox = createInbox({ world, hear: (_, body) => JSON.parse(body) as Said })
    const { commit } = world.storage
    let refusals = 4
    Object.assign(world.storage, {
      commit: (changes: Changes) => {
        const isMine = changes.handled !== undefined && refusals-- > 0
        return isMine ? Promise.reject(new StorageError('away', { again: true })) : commit(changes)
      },
    })
    inbox.start()
    await inbox.receive([{ key: said.key, channel: 'telegram', body: JSON.stringify(said) }])
    await vi.waitFor(async () => expect(await world.storage.incoming(10)).toEqual([]), { timeout: 30_000 })
    await inbox.stop()
    expect(await world.storage.messages({ kinds: ['answer'] })).toHaveLength(1)
    expect(await audited()).not.toContain('update dropped telegram')
  })
  test('an update that nobody understands is put aside', async () => {
    const inbox = createInbox({ world, hear: () => null })
    await inbox.receive([{ key: 'x', channel: 'telegram', body: 'null' }])
    await inbox.drain()
    expect(await world.storage.incoming(10)).toEqual([])
  })
})
