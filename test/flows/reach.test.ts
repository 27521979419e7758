// /kenh: for each body whether something reaches it, since when nothing does, or that nothing ever did.
import { beforeEach, expect, test } from 'vitest'
import { readMoment } from '../../src/domain/calendar.ts'
import type { Said } from '../../src/domain/heard.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { unbinding } from '../../src/flows/leaving.ts'
import { parkedNotices } from '../../src/flows/send-troubles.ts'
import { noticesTo, noticesToBody, readPlainWord } from '../../src/flows/words/word-turn.ts'
import { groupOf, member, saying, type TestWorld, testWorld } from './chat-world.ts'

let world: TestWorld
const OFFICE = { user: '1', chat: '1' }
const SINCE = readMoment('2025-08-09T08:10') ?? 0
beforeEach(async () => {
  world = await testWorld()
  const chats = [
    groupOf('-1', ['Sở Nội vụ'], { muted: true }),
    groupOf('-2', ['Sở Tài chính']),
    groupOf('55', ['Sở Xây dựng']),
  ]
  const members = [member('secretariat', '1'), member('focal', '7'), member('focal', '55', { body: 'Sở Xây dựng' })]
  await world.storage.commit({ at: 0, members, chats })
  const to = (chat: string) => ({ channel: 'telegram', chat, thread: null })
  const parks = [
    { to: to('-2'), why: 'Forbidden: bot was kicked from the supergroup chat' },
    { to: to('55'), why: 'Forbidden: bot was blocked by the user' },
  ]
  await world.storage.commit({ at: SINCE, parks })
})
async function answer(text: string, over: Partial<Said> = OFFICE) {
  const said = saying(text, over)
  await chatTurn(world, said)
  const [message] = await world.storage.messages({ keys: [`answer:${said.key}`] })
  return message?.text ?? ''
}

test('the office reads who is silent since when and why, and who was never bound', async () => {
  const text = await answer('/kenh')
  expect(text).toContain('nhận được tin 1, không nhận được 2, chưa nối')
  expect(text).toContain('• Sở Tài chính: Telegram, nhóm -2 (từ 08:10 ngày 9/8/2025: bot bị đưa ra khỏi nhóm)')
  const [, never = ''] = text.split('Chưa nối bao giờ:')
  expect(never).toContain('• Sở Y tế')
  expect(never).not.toContain('Sở Tài chính')
  // Those that are reached are counted; all of them stand behind «tatca».
  expect(text).not.toContain('Sở Nội vụ:')
  expect(await answer('/kenh tatca')).toContain('• Sở Nội vụ: Telegram, nhóm -1 (đã tắt nhắc)')
})
test('who stands above and has no place is named, with what would climb there', async () => {
  const text = await answer('/kenh')
  expect(text).toMatch(/📮 Lào Cai: cấp trên, cấp giao việc chưa có nơi nhận/)
  expect(text).toMatch(/\n {3}UBND tỉnh: \d+ việc đang mở/)
  expect(text).toMatch(/\n {3}Ban Thường vụ Tỉnh ủy: \d+ việc đang mở/)
  expect(text).toContain('• Văn phòng Tỉnh ủy (chưa có nhóm; bản tin tới tin nhắn riêng của người văn phòng)')
  await world.storage.commit({ at: 0, chats: [groupOf('-8', ['UBND tỉnh', 'Ban Thường vụ Tỉnh ủy'])] })
  const grouped = await answer('/kenh')
  expect(grouped.split('mới có nhóm')[0]).not.toContain('   UBND tỉnh:')
  const [, counted = ''] = grouped.split('mới có nhóm')
  expect(counted).toContain('/ma lãnh đạo ')
  for (const name of ['UBND tỉnh', 'Ban Thường vụ Tỉnh ủy'])
    expect(counted).toMatch(new RegExp(`\\n {3}${name}: \\d+ việc đang mở`))
  const leaders = ['UBND tỉnh', 'Ban Thường vụ Tỉnh ủy'].map((body, i) => member('leader', `30${i}`, { body }))
  await world.storage.commit({ at: 0, members: leaders })
  expect(await answer('/kenh')).not.toMatch(/ {3}UBND tỉnh:| {3}Ban Thường vụ Tỉnh ủy:/)
})
test('the number of a person is not said', async () => {
  const text = await answer('/kenh')
  expect(text).toContain(
    '• Sở Xây dựng: Telegram, tin nhắn riêng của đầu mối (từ 08:10 ngày 9/8/2025: người dùng đã chặn bot)',
  )
  expect(text).not.toContain('55')
})
test('of several places the first that is reached is pressed, those behind it are spares', async () => {
  const more = [groupOf('7', ['Sở Nội vụ'], { boundAt: 1 }), groupOf('-9', ['Sở Tài chính'], { boundAt: 5 })]
  await world.storage.commit({ at: 0, chats: more })
  const text = await answer('/kenh tatca')
  expect(text).toContain(
    '• Sở Nội vụ: Telegram, nhóm -1 (đã tắt nhắc); Telegram, tin nhắn riêng của đầu mối (dự phòng)',
  )
  expect(text).toMatch(/• Sở Tài chính: Telegram, nhóm -2 \(từ [^)]*\); Telegram, nhóm -9$/m)
})
test('a focal person who has never written is told as such; one who was untied, with the day', async () => {
  const silent = { ...member('focal', '91', { body: 'Sở Y tế' }), unheard: true as const }
  const heard = member('focal', '92', { body: 'Sở Tư pháp' })
  await world.storage.commit({ at: 0, members: [silent, heard] })
  const { changes } =
    (await unbinding(world.storage, { channel: 'telegram', chat: '-2', thread: null }, null, SINCE)) ?? {}
  await world.storage.commit({ ...changes, at: SINCE })
  const text = await answer('/kenh')
  expect(text).toContain('• Sở Y tế (đầu mối chưa nhắn cho bot lần nào: nhắn một câu là nhận được tin)')
  const [, untied = '', never = ''] = text.split(/Đã gỡ, chưa nối lại:|Chưa nối bao giờ:/)
  expect(untied.trim()).toBe('• Sở Tài chính (đã gỡ ngày 9/8/2025)')
  expect(never).not.toContain('Sở Tài chính')
  // Tied again it is as if nothing had been.
  await world.storage.commit({ at: SINCE, chats: [groupOf('-3', ['Sở Tài chính'])] })
  expect(await answer('/kenh tatca')).not.toContain('đã gỡ')
})
test('what is pushed does not go to one who has never written, and does from his first message on', async () => {
  const silent = { ...member('focal', '91', { body: 'Sở Y tế' }), unheard: true as const }
  const office = { ...member('secretariat', '93'), unheard: true as const }
  await world.storage.commit({ at: 0, members: [silent, office] })
  const now = readMoment('2025-08-11T09:00') ?? 0
  const body = { province: 'Lào Cai', name: 'Sở Y tế' }
  const notice = { key: 'n', text: 'tin', now }
  const at = async () => {
    const read = await world.office.read()
    return [...noticesToBody(read, body, notice), ...noticesTo(read, 'Lào Cai', notice)].map((m) => m.to.chat)
  }
  expect(await at()).toEqual(['1'])
  expect(await answer('việc quá hạn', { user: '91', chat: '91' })).toContain('Từ nay tin nhắn riêng này nhận bản tin')
  expect(await answer('việc quá hạn', { user: '93', chat: '93' })).not.toContain('Từ nay tin nhắn riêng này')
  expect(await at()).toEqual(['91', '1', '93'])
  // In the group of the body nobody becomes a place of it.
  await world.storage.commit({ at: 0, members: [silent], unbound: [{ channel: 'telegram', chat: '91', thread: null }] })
  await answer('việc quá hạn', { user: '91', chat: '-1', isGroup: true })
  expect((await world.storage.chats()).some((c) => c.to.chat === '91')).toBe(false)
})
test('what the office hears is not left in a lost chat while a colleague can be written to', async () => {
  const now = readMoment('2025-08-11T09:00') ?? 0
  const parked = (chat: string, why: string | null = 'bot was blocked') => ({
    to: { channel: 'telegram', chat, thread: null },
    why,
  })
  await world.storage.commit({
    at: 0,
    members: [
      member('secretariat', '93'),
      member('secretariat', '94', { province: 'Lai Châu' }),
      member('focal', '91', { body: 'Sở Y tế' }),
      member('focal', '92', { body: 'Sở Y tế' }),
    ],
    parks: [parked('93'), parked('94'), parked('91')],
  })
  const office = await world.office.read()
  const notice = { key: 'n', text: 'tin', now }
  const at = (messages: readonly { to: { chat: string } }[]) => messages.map((m) => m.to.chat)
  expect(at(noticesTo(office, 'Lào Cai', notice))).toEqual(['1'])
  // Nobody else is of that office: it waits for whoever comes back.
  expect(at(noticesTo(office, 'Lai Châu', notice))).toEqual(['94'])
  expect(at(noticesTo(office, null, notice))).toEqual(['1', '94'])
  expect(at(noticesToBody(office, { province: 'Lào Cai', name: 'Sở Y tế' }, notice))).toEqual(['92'])
})
test('that a chat was lost is told where somebody reads it, not in another lost chat', async () => {
  const zalo = { channel: 'zalo', chat: 'z1', thread: null }
  await world.storage.commit({
    at: 0,
    members: [{ ...member('secretariat', 'z1'), channel: 'zalo' }],
    parks: [{ to: zalo, why: '403' }],
  })
  const told = async () =>
    (await parkedNotices(world.storage, { channel: 'telegram', chat: '-1', thread: null }, 'bot was removed', 0)).map(
      (m) => `${m.to.channel}:${m.to.chat}`,
    )
  expect(await told()).toEqual(['telegram:1'])
  await world.storage.commit({ at: 0, parks: [{ to: zalo, why: null }] })
  expect(await told()).toEqual(['zalo:z1'])
})
test('one body is asked about by its name', async () => {
  const text = await answer('/kenh stc')
  expect(text).toContain('Sở Tài chính')
  expect(text).not.toContain('Sở Y tế')
})
test('is the office’s alone, in private alone', async () => {
  expect(await answer('/kenh', {})).toContain('không có quyền')
  expect(await answer('/kenh', { ...OFFICE, chat: '-1', isGroup: true })).toContain('tin nhắn riêng')
})
test.each([
  'cơ quan nào chưa nối nhóm',
  'những nhóm nào không nhận được tin ạ',
  'nhom nao khong nhan duoc tin',
  'đơn vị nào chưa nối',
  'nơi nào chưa tới được',
  'xã nào còn chưa nối kênh',
  'danh sách kênh',
  'xem danh sách nhóm đã nối',
])('reads «%s»', (text) => expect(readPlainWord(text)).toEqual({ word: 'kenh', rest: '' }))
test.each([
  'cơ quan nào chưa nhận việc',
  'sở nào chưa báo cáo',
  'nơi nào quá hạn nhiều nhất',
  'cơ quan nào chưa nối nhóm việc 12?',
])('leaves «%s» to others', (text) => expect(readPlainWord(text)?.word).not.toBe('kenh'))
