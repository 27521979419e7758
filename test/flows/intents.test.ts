// Every intent has an end: an effect, an answer, or plainly «chưa làm được» with the nearest way, whoever asks.
import { beforeEach, describe, expect, test } from 'vitest'
import { createFileDoor } from '../../src/cli/files.ts'
import type { Said } from '../../src/domain/heard.ts'
import { answer, createBot, NEW_CONVERSATION } from '../../src/flows/answer.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { INTENTS, type IntentName } from '../../src/understanding/intent.ts'
import { understand } from '../../src/understanding/understand.ts'
import { NOT_YET } from '../../src/wording/talk.ts'
import { shippedRegister } from '../data/shipped.ts'
import { groupOf, member, NOW, saying, type TestWorld, testWorld } from './chat-world.ts'

let world: TestWorld
const WHO = {
  office: { user: '1', chat: '1' },
  leader: { user: '2', chat: '2' },
  focal: { user: '7', chat: '7' },
  group: { user: '7', chat: '-100', isGroup: true },
} as const
type Who = keyof typeof WHO
async function says(text: string, who: Who, over: Partial<Said> = {}) {
  const said = saying(text, { ...WHO[who], ...over })
  await chatTurn(world, said)
  const [message] = await world.storage.messages({ keys: [`answer:${said.key}`] })
  return {
    text: message?.text ?? '',
    file: await world.storage.file(`answer:${said.key}`),
    choices: message?.offers?.choices ?? [],
  }
}
beforeEach(async () => {
  world = await testWorld(undefined, { files: createFileDoor() })
  await world.storage.commit({
    at: NOW,
    chats: [groupOf('-100', ['Sở Nội vụ']), groupOf('-200', ['Sở Tài chính'])],
    members: [member('secretariat', '1'), member('leader', '2'), member('focal', '7', { name: 'Đồng chí Bình' })],
  })
})

/** What is said, by whom, what must come of it, what was said before. */
type Row = readonly [IntentName, string, Who, RegExp, string?]
const TABLE: readonly Row[] = [
  ['list_tasks', 'việc của Sở Nội vụ tháng 8', 'office', /9 việc/],
  ['list_tasks', 'việc của bên em', 'focal', /Sở Nội vụ/],
  ['count_tasks', 'Sở Nội vụ có bao nhiêu việc', 'leader', /việc/],
  ['deadline_of', 'hạn việc 188 là bao giờ', 'group', /hết 14\/8/],
  ['task_detail', 'chi tiết việc 188', 'focal', /Chủ trì: Ban Tổ chức/],
  ['who_is_responsible', 'ai chủ trì việc 188', 'office', /Ban Tổ chức/],
  ['recurring_reports', 'ai phải báo cáo hằng tuần', 'office', /hằng tuần/],
  ['agency_info', 'đầu mối của Sở Nội vụ là ai', 'office', /Đầu mối \(Lào Cai\): Đồng chí Bình \(Telegram\)/],
  ['agency_info', 'UBKT là cơ quan nào vậy', 'focal', /Ủy ban Kiểm tra/],
  ['list_agencies', 'những cơ quan nào được giao việc', 'office', /Sở Nội vụ/],
  ['subscribe', 'theo dõi việc 188', 'leader', /Đang theo dõi/],
  ['subscribe', 'bật nhắc hạn cho nhóm này', 'group', /Bản tin sáng ở đây/],
  ['unsubscribe', 'thôi theo dõi việc 188', 'leader', /theo dõi/],
  ['unsubscribe', 'thôi đừng nhắc nữa bot', 'group', /tắt nhắc/],
  ['reminder_settings', 'nhắc trước 5 ngày việc 188', 'leader', /riêng việc 188: báo trước hạn 5 ngày/],
  ['reminder_settings', 'nhắc lúc 7 giờ 30', 'group', /07:30/],
  ['document_info', 'KL Lào Cai 8/2025 là văn bản gì', 'office', /Nơi ban hành/],
  ['statistics', 'sở nào trễ nhiều nhất', 'office', /quá hạn \d+\/\d+/],
  ['statistics', 'sở nào trễ nhiều nhất', 'focal', /Không có việc nào trong phạm vi này/],
  ['export', 'xuất excel việc của Sở Nội vụ', 'leader', /trong tệp/],
  ['import_document', 'nạp giúp em kết luận mới này vào hệ thống', 'office', /./],
  ['out_of_scope', 'bot ơi thời tiết hôm nay thế nào', 'focal', /chỉ theo dõi/],
  ['greeting', 'xin chào bot', 'focal', /chào/],
  ['help', 'trợ giúp', 'focal', /Hỏi bằng câu thường/],
  ['follow_up', 'còn tháng 9?', 'office', /tháng 9/, 'việc của Sở Nội vụ tháng 8'],
  ['ambiguous', 'Sở Nội vụ', 'office', /Tôi chưa rõ|Tôi chưa chắc|hỏi/],
  ['report_progress', 'việc 182 xong rồi', 'focal', /./],
  ['request_extension', 'xin gia hạn việc 182 đến 30/9', 'focal', /./],
  ['broadcast', 'nhắn Sở Nội vụ nộp báo cáo trước 17h hôm nay', 'office', /1 nhóm chat của 1 cơ quan/],
  ['broadcast', 'nhắn Sở Tài chính nộp báo cáo trước 17h hôm nay', 'focal', /không có quyền/],
]

test('the table has every intent', () =>
  expect([...new Set(TABLE.map((r) => r[0]))].sort()).toEqual([...INTENTS].sort()))
const ROWS = TABLE.map(([intent, text, who, wanted, before = '']) => ({ intent, text, who, wanted, before }))
describe('in chat', () => {
  test.each(ROWS)('$intent: «$text» of the $who', async ({ intent, text, who, wanted, before }) => {
    if (before) await says(before, who)
    const { bot } = await world.office.read()
    const context = before ? [before] : []
    expect(understand(text, { now: NOW, context, vocabulary: bot.vocabulary, addressed: true }).intent).toBe(intent)
    const said = await says(text, who)
    expect(said.text).toMatch(wanted)
    expect(said.text).not.toContain(NOT_YET[0])
    expect(said.text).not.toContain('gặp lỗi')
    if (intent === 'export') expect(said.file?.base64.length).toBeGreaterThan(1000)
  })
})
describe('from a shell, with no office behind', () => {
  const bot = createBot(shippedRegister())
  test.each(ROWS)('$intent: «$text» has a nearest way', ({ text, before }) => {
    const said = { viewer: { role: 'secretariat', province: null }, now: NOW, addressed: true, pageSize: 20 } as const
    const first = before ? answer(bot, { ...said, text: before }, NEW_CONVERSATION).conversation : NEW_CONVERSATION
    const { reply } = answer(bot, { ...said, text }, first)
    expect(reply?.parts.join('\n') ?? '').not.toBe('')
    expect(reply?.parts).not.toEqual(NOT_YET)
  })
})
