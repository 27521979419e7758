// Topics, anonymous admins, edited messages, lost answers: over the strict loopback Bot API, from the update to what arrives.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Message } from '../../src/domain/message.ts'
import { makeCode } from '../../src/flows/codes.ts'
import { grammyPollingBench } from '../contracts/channel-benches.ts'
import { files } from '../data/shipped.ts'
import { groupOf, member, NOW } from '../flows/chat-world.ts'
import { until } from '../until.ts'

let bench: Awaited<ReturnType<typeof grammyPollingBench>>
const GROUP = -100
const topicOf = (thread: string) => ({ channel: 'telegram', chat: String(GROUP), thread })
const store = () => bench.service.world.storage
const now = () => bench.service.world.clock.now()
beforeEach(async () => {
  bench = await grammyPollingBench()
  await store().commit({
    at: NOW,
    documents: files,
    chats: [groupOf(String(GROUP), ['Sở Nội vụ'], { to: topicOf('7') })],
    members: [member('focal', '7'), member('secretariat', '1'), member('secretariat', '9')],
  })
})
afterEach(() => bench.stop())
const idle = () => until(async () => (await store().incoming(1)).length === 0 && bench.service.inbox.waiting() === 0)
const arrived = (chat: number | string = GROUP) => bench.platform.sent.filter((m) => m.chat === String(chat))
const inTopic = (thread: number) => ({ is_topic_message: true, message_thread_id: thread })
const PERSON = { id: 7, is_bot: false, first_name: 'Đồng chí', last_name: 'A' }
/** One message in the group, as the platform tells it. */
const said = (text: string, over: Record<string, unknown> = {}) => ({
  message_id: 5,
  date: 1,
  chat: { id: GROUP, type: 'supergroup', title: 'Nhóm', is_forum: true },
  from: PERSON,
  text,
  entities: [{ type: 'bot_command', offset: 0, length: /^\S+/.exec(text)?.[0].length ?? 0 }],
  ...over,
})
async function answered(update: Record<string, unknown>, chat: number | string = GROUP) {
  const before = arrived(chat).length
  bench.platform.push(update)
  await until(() => arrived(chat).length > before)
  return arrived(chat).slice(before)
}
const notice = (key: string, thread: string | null): Message => ({
  key,
  to: { channel: 'telegram', chat: String(GROUP), thread },
  kind: 'notice',
  text: `Tin ${key}`,
  tells: [],
  dueAt: now(),
  staleAt: null,
  queuedAt: now(),
})

describe('topics', () => {
  test('an answer goes to the topic that it was asked in, a button’s too', async () => {
    const [answer] = await answered({ message: said('/viec', inTopic(7)) })
    expect(answer?.thread).toBe(7)
    const message = { ...said('x', inTopic(7)), from: { id: 1000, is_bot: true, first_name: 'Bot' } }
    const pressed = { callback_query: { id: 'q1', from: PERSON, chat_instance: '1', data: 's:/trogiup', message } }
    expect((await answered(pressed))[0]?.thread).toBe(7)
  })
  test('a topic that is not bound has nothing of the one beside it', async () => {
    const [answer] = await answered({ message: said('/viec', inTopic(8)) })
    expect(answer?.thread).toBe(8)
    expect(answer?.text).toContain('chưa nối')
  })
  test('a code binds the topic where it was given, and pushes go there', async () => {
    const made = await makeCode(
      store(),
      { role: 'focal', deputy: false, province: 'Lào Cai', body: 'Sở Tài chính' },
      now(),
    )
    await store().commit({ ...made.changes, at: now() })
    await answered({ message: said(`/ghep ${made.written}`, inTopic(12)) })
    const chat = (await store().chats()).find((c) => c.bodies.includes('Sở Tài chính'))
    expect(chat?.to).toEqual(topicOf('12'))
    await store().commit({ at: now(), queue: [notice('đẩy', '12')] })
    await until(() => arrived().some((m) => m.text.includes('Tin đẩy')))
    expect(arrived().find((m) => m.text.includes('Tin đẩy'))?.thread).toBe(12)
  })
  test('the general topic is sent to without a thread', async () => {
    await store().commit({ at: now(), queue: [notice('chung', null)] })
    await until(() => arrived().length > 0)
    expect(arrived()[0]?.body).not.toHaveProperty('message_thread_id')
  })
  test('a closed topic is parked alone, the office is told whose it is, and a topic opened again is reached', async () => {
    bench.platform.closeTopic(String(GROUP), 7)
    await store().commit({ at: now(), queue: [notice('một', '7'), notice('hai', null)] })
    await until(() => arrived(1).length > 0 && arrived().length > 0)
    expect(arrived(1)[0]?.text).toContain('nhóm của Sở Nội vụ (Telegram -100, chủ đề 7): chủ đề đã đóng hoặc bị xóa')
    expect(arrived().map((m) => m.text)).toEqual(['<b>Tin hai</b>'])
    expect((await store().chats())[0]).toMatchObject({ parked: 'TOPIC_CLOSED' })
    bench.platform.openTopic(String(GROUP), 7)
    bench.platform.push({ message: { ...said('', inTopic(7)), text: undefined, forum_topic_reopened: {} } })
    await until(() => arrived().some((m) => m.text.includes('Tin một')))
    expect((await store().chats())[0]?.parked).toBeNull()
  })
  test('a topic that is seen closing is parked before anything is sent into it', async () => {
    bench.platform.push({ message: { ...said('', inTopic(7)), text: undefined, forum_topic_closed: {} } })
    await until(() => arrived(1).length > 0)
    expect((await store().chats())[0]).toMatchObject({ parked: 'TOPIC_CLOSED' })
    expect(arrived()).toEqual([])
  })
})

describe('a chat that was lost', () => {
  const membership = (chat: Record<string, unknown>, from: string, to: string) => ({
    my_chat_member: {
      chat,
      from: PERSON,
      date: 1,
      old_chat_member: { status: from },
      new_chat_member: { status: to },
    },
  })
  test('the office hears at once that the bot was taken out of a body’s group', async () => {
    bench.platform.push(membership({ id: GROUP, type: 'supergroup' }, 'member', 'kicked'))
    await until(() => arrived(1).length > 0 && arrived(9).length > 0)
    expect(arrived(1)[0]?.text).toContain('nhóm của Sở Nội vụ (Telegram -100): bot bị đưa ra khỏi nhóm')
  })
  test('of a group of nobody it hears nothing', async () => {
    bench.platform.push(membership({ id: -900, type: 'supergroup' }, 'member', 'kicked'))
    await idle()
    expect(bench.platform.sent).toEqual([])
  })
  test('a person without a group who blocked the bot and comes back is answered again', async () => {
    const me = { id: 1, type: 'private' }
    bench.platform.push(membership(me, 'member', 'kicked'))
    await idle()
    bench.platform.push(membership(me, 'kicked', 'member'))
    await idle()
    expect(await answered({ message: { ...said('/thongke'), chat: me, from: { ...PERSON, id: 1 } } }, 1)).toHaveLength(
      1,
    )
  })
  test('a group that lost the right to be written to is tried again once somebody speaks to the bot there', async () => {
    await store().commit({ at: now(), parks: [{ to: { ...topicOf('7'), thread: null }, why: 'not enough rights' }] })
    expect(await answered({ message: said('/viec', inTopic(7)) })).toHaveLength(1)
    expect((await store().chats())[0]?.parked).toBeNull()
  })
})

describe('an anonymous admin', () => {
  const anonymous = {
    from: { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' },
    sender_chat: { id: GROUP, type: 'supergroup', title: 'Nhóm' },
    ...inTopic(7),
  }
  const change = async () => [(await store().entries()).length, JSON.stringify(await store().chats())]
  test.each([
    '/xong 182 số 45/BC-SNV ngày 10/8/2025 gửi Ban Thường vụ',
    '/tiendo 182 60',
    '/tatnhac',
    '/sai 182 không phải việc của chúng tôi',
    '/danhan 182',
    '/ghep K7MQ2-9XHTR',
    '/theodoi 182',
  ])('is refused «%s» in a plain sentence, and nothing changes', async (text) => {
    const before = await change()
    const [answer] = await answered({ message: said(text, anonymous) })
    expect(answer?.text).toContain('Quản trị viên ẩn danh không thay đổi được gì: đề nghị gửi bằng tên của mình.')
    expect(await change()).toEqual(before)
  })
  test('is refused a change in plain words too', async () => {
    const text = '@dondoc_thu_bot việc 182 được 60% rồi'
    const before = await change()
    const entities = [{ type: 'mention', offset: 0, length: 15 }]
    const [answer] = await answered({ message: said(text, { ...anonymous, entities }) })
    expect(answer?.text).toContain('ẩn danh')
    expect(await change()).toEqual(before)
  })
  test('one who posts as a channel is nobody either', async () => {
    const channel = {
      from: { id: 136817688, is_bot: true, first_name: 'Channel' },
      sender_chat: { id: -777, type: 'channel', title: 'Kênh' },
      ...inTopic(7),
    }
    expect((await answered({ message: said('/tiendo 182 60', channel) }))[0]?.text).toContain('ẩn danh')
  })
  test('may ask like anybody in the group', async () => {
    expect((await answered({ message: said('/viec', anonymous) }))[0]?.text).toContain('Sở Nội vụ')
  })
})

describe('what was written stays written', () => {
  test('a message edited later changes nothing and is not answered', async () => {
    const task = '182'
    const first = said(`/tiendo ${task} 60 đang trình`, inTopic(7))
    await answered({ message: first })
    const before = await store().entries()
    expect(before).toMatchObject([{ kind: 'progress', percent: 60 }])
    const revision = await store().revision()
    const count = bench.platform.sent.length
    for (const text of [
      `/tiendo ${task} 90 sắp xong`,
      '',
      `/xong ${task} số 1/BC-SNV ngày 10/8/2025 gửi Ban Thường vụ`,
    ])
      bench.platform.push({ edited_message: { ...first, text, edit_date: 2 } })
    // What comes after it is handled, so the edits were too.
    await answered({ message: said('/viec', inTopic(7)) })
    await idle()
    expect(await store().entries()).toEqual(before)
    expect(await store().revision()).toBe(revision)
    expect(bench.platform.sent).toHaveLength(count + 1)
  })
  test('of a deleted message nobody hears; its word stays', async () => {
    const first = said('/tiendo 182 60', inTopic(7))
    await answered({ message: first })
    // Bots are not told of it; whatever a platform may send one day is nothing to us.
    bench.platform.push({ deleted_messages: { chat: first.chat, message_ids: [5] } })
    await answered({ message: said('/viec', inTopic(7)) })
    expect(await store().entries()).toMatchObject([{ kind: 'progress', percent: 60 }])
  })
})

describe('an answer that got lost', () => {
  const doubt = async () => {
    bench.platform.faults = ({ method }) => (method === 'sendMessage' ? 'reset-after' : null)
    await store().commit({ at: now(), queue: [{ ...notice('ngờ', '7'), text: 'Tin giao việc\nViệc 182 hạn 20/8' }] })
    await until(async () => (await store().messages({ kinds: ['notice'] })).some((m) => m.doubts > 0))
    bench.platform.faults = () => null
  }
  const state = async () => (await store().messages({ kinds: ['notice'] }))[0]?.state
  test('is proved by one who replies to it: it is not sent again', async () => {
    await doubt()
    expect(await state()).toBe('pending')
    const reply_to_message = { from: { id: 1000, is_bot: true }, text: 'Tin giao việc\nViệc 182 hạn 20/8' }
    await answered({ message: said('/viec', { ...inTopic(7), reply_to_message }) })
    expect(await state()).toBe('sent')
  })
  test('is proved by one who presses a button under it', async () => {
    await doubt()
    const from = { id: 1000, is_bot: true, first_name: 'Bot' }
    const message = { ...said('Tin giao việc\nViệc 182 hạn 20/8', inTopic(7)), from }
    await answered({ callback_query: { id: 'q', from: PERSON, chat_instance: '1', data: 's:/trogiup', message } })
    expect(await state()).toBe('sent')
  })
  test('is not proved by an answer to something else', async () => {
    await doubt()
    const reply_to_message = { from: { id: 1000, is_bot: true }, text: 'Việc 182' }
    await answered({ message: said('/viec', { ...inTopic(7), reply_to_message }) })
    expect(await state()).toBe('pending')
  })
})
