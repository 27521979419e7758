// Choices under pushed messages on Zalo, which has no buttons: answered by the letters of the message, in private and in groups.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { codesKey } from '../../src/domain/choice-codes.ts'
import type { Message } from '../../src/domain/message.ts'
import type { Choice } from '../../src/domain/reply.ts'
import type { ChannelBench, Speaker } from '../contracts/channel.ts'
import { zaloBench } from '../contracts/channel-benches.ts'
import { files } from '../data/shipped.ts'
import { groupOf, member, NOW } from './chat-world.ts'

let bench: ChannelBench
const FOCAL = { user: '7' }
const GROUP = '-100'
const INFO: Choice = { label: 'Xem việc', says: 'chi tiết việc 181' }
const HELP: Choice = { label: 'Trợ giúp', says: '/trogiup' }
beforeEach(async () => {
  bench = await zaloBench('flat webhook')
  const inChannel = { to: { channel: 'zalo', chat: GROUP, thread: null } }
  await bench.service.world.storage.commit({
    at: NOW,
    documents: files,
    chats: [groupOf(GROUP, ['Sở Nội vụ'], inChannel)],
    members: [member('focal', '7', { channel: 'zalo' })],
  })
})
afterEach(() => bench.stop())
const until = async (check: () => boolean) => {
  for (let i = 0; i < 400 && !check(); i++) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(check()).toBe(true)
}
let serial = 0
/** Pushes a notice with choices; gives what arrived. */
async function pushed(text: string, choices: readonly Choice[], chat = '7'): Promise<string> {
  const { storage, clock } = bench.service.world
  const before = bench.heard(chat).length
  const message: Message = {
    key: `notice:${++serial}>zalo:${chat}`,
    to: { channel: 'zalo', chat, thread: null },
    kind: 'notice',
    text,
    tells: [],
    dueAt: clock.now(),
    staleAt: null,
    queuedAt: clock.now(),
    offers: { choices, isGroup: true },
  }
  await storage.commit({ at: clock.now(), queue: [message] })
  await until(() => bench.heard(chat).length > before)
  return bench.heard(chat).at(-1) ?? ''
}
async function answerTo(text: string, who: Speaker): Promise<string> {
  const chat = who.group ?? who.user
  const before = bench.heard(chat).length
  await bench.say(text, who)
  await until(() => bench.heard(chat).length > before)
  return bench.heard(chat).slice(before).join('\n')
}
const codeIn = (text: string) => /^1(?<code>[a-z]+)\. /m.exec(text)?.groups?.code ?? 'none'

describe('in private', () => {
  test('the message says what answers it, and that answers it', async () => {
    const text = await pushed('Việc mới giao', [INFO, HELP])
    expect(text).toMatch(/1k\. Xem việc\n2k\. Trợ giúp\nChọn: gửi mã, ví dụ «1k»\./)
    expect(await answerTo('1k', FOCAL)).toContain('181')
    expect(await answerTo('2 K', FOCAL)).toContain('Hỏi bằng câu thường')
  })
  test('a bare number is enough while it can mean one message', async () => {
    await pushed('Việc mới giao', [INFO])
    expect(await answerTo('1', FOCAL)).toContain('181')
  })
  test('letters of an older message are not taken for a newer one', async () => {
    const older = codeIn(await pushed('Tin thứ nhất', [HELP]))
    const newer = codeIn(await pushed('Tin thứ hai', [INFO]))
    expect(older).not.toBe(newer)
    expect(await answerTo(`1${older}`, FOCAL)).toContain('Hỏi bằng câu thường')
    expect(await answerTo(`1${newer}`, FOCAL)).toContain('181')
  })
  test('a bare number that may mean several messages is asked back, with the message each is of', async () => {
    await pushed('Tin thứ nhất', [HELP])
    await pushed('Tin thứ hai', [INFO])
    const asked = await answerTo('1', FOCAL)
    expect(asked).toContain('Số này có thể là của nhiều tin')
    expect(asked).toMatch(/1\. Xem việc: Tin thứ hai\n2\. Trợ giúp: Tin thứ nhất/)
    // The question's own numbers are the last thing said: nothing is in doubt any more.
    expect(await answerTo('1', FOCAL)).toContain('181')
  })
  test('a push that comes between an answer and its number makes the number doubtful', async () => {
    expect(await answerTo('việc của bên em chưa xong', FOCAL)).toContain('1. Xem tiếp')
    await pushed('Việc mới giao', [INFO])
    const asked = await answerTo('1', FOCAL)
    expect(asked).toMatch(/1\. Xem việc: Việc mới giao\n2\. Xem tiếp/)
  })
  test('a number after an answer means that answer, whatever was pushed before', async () => {
    await pushed('Việc mới giao', [INFO])
    expect(await answerTo('việc của bên em chưa xong', FOCAL)).toContain('1. Xem tiếp')
    expect(await answerTo('1', FOCAL)).not.toContain('Số này có thể')
  })
  test('the number of a choice that no message has is nobody’s', async () => {
    await pushed('Việc mới giao', [INFO])
    expect(await answerTo('9', FOCAL)).not.toContain('181')
    expect(await answerTo('1q', FOCAL)).toContain('Không có lựa chọn «1q»')
    expect(await answerTo('9', FOCAL)).toContain('Không có lựa chọn «9»')
  })
  test('a message whose words were forgotten says so', async () => {
    const { storage, clock } = bench.service.world
    await pushed('Việc mới giao', [INFO])
    const key = codesKey({ channel: 'zalo', chat: '7', thread: null })
    while (!(await storage.messages({ states: ['sent'], kinds: ['notice'] })).length)
      await new Promise((resolve) => setTimeout(resolve, 5))
    const kept = await storage.turn(key)
    await storage.forget(clock.now() + 1)
    await storage.commit({ at: clock.now(), turns: kept ? [kept] : [] })
    expect(await answerTo('1k', FOCAL)).toContain('không còn lưu')
  })
})

describe('in a group', () => {
  test('the message tells how, and «@bot 1k» of anybody is taken', async () => {
    const text = await pushed('Việc mới giao', [INFO], GROUP)
    expect(text).toContain('Chọn: gọi tên bot (hoặc trả lời tin này) kèm mã, ví dụ «@bot 1k».')
    expect(await answerTo('1k', { user: '55', group: GROUP })).toContain('181')
  })
  test('answers have letters too: what one was offered another can take', async () => {
    const said = await answerTo('việc của nhóm chưa xong', { user: '55', group: GROUP })
    const code = codeIn(said)
    expect(code).not.toBe('none')
    await answerTo('việc của nhóm chưa xong', { user: '56', group: GROUP })
    expect(await answerTo(`1${code}`, { user: '57', group: GROUP })).not.toContain('không còn lưu')
  })
  test('a bare number of one who was offered something else in between is asked back', async () => {
    await answerTo('việc của nhóm chưa xong', { user: '55', group: GROUP })
    await pushed('Việc mới giao', [INFO], GROUP)
    expect(await answerTo('1', { user: '55', group: GROUP })).toContain('Số này có thể là của nhiều tin')
  })
  test('which part of a list a choice goes on from is told when it is asked which is meant', async () => {
    await answerTo('việc của nhóm chưa xong', { user: '56', group: GROUP })
    await answerTo('việc của nhóm chưa xong', { user: '55', group: GROUP })
    const asked = await answerTo('1', { user: '57', group: GROUP })
    expect(asked).toMatch(/^1\w+\. Xem tiếp: Việc chưa xong của Sở Nội vụ: .* \(việc 1–\d+ trong \d+\)$/m)
  })
  test('a hand-out is acknowledged by its letters, once for the body', async () => {
    await pushed('Việc mới giao', [{ label: 'Đã nhận', says: '/danhan 181' }], GROUP)
    expect(await answerTo('1k', { user: '7', group: GROUP })).toContain('Sở Nội vụ')
  })
})
test('what is kept of a private chat’s letters goes with the person', async () => {
  await pushed('Việc mới giao', [INFO])
  const { storage } = bench.service.world
  const key = codesKey({ channel: 'zalo', chat: '7', thread: null })
  expect(await storage.turn(key)).not.toBeNull()
  await storage.blank({ at: NOW, channel: 'zalo', user: '7' })
  expect(await storage.turn(key)).toBeNull()
})
