// What is Telegram's alone: groups that move, topics, membership, trouble while polling, long messages, secrets.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { grammyCall, readGrammyError } from '../../src/channels/grammy.ts'
import { readTelegrafError } from '../../src/channels/telegraf.ts'
import { createTelegramChannel } from '../../src/channels/telegram.ts'
import { createTelegramBot } from '../../src/channels/telegram-bot.ts'
import { commandScopes } from '../../src/channels/telegram-commands.ts'
import { createCommandMenus } from '../../src/channels/telegram-menus.ts'
import { createTelegramPoller, isSecret, telegramWebhook } from '../../src/channels/telegram-receive.ts'
import { hearTelegram } from '../../src/channels/telegram-updates.ts'
import { newlyQueued } from '../../src/domain/delivery.ts'
import type { Message } from '../../src/domain/message.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { startTelegramApi, type TelegramApi } from '../fakes/telegram-api.ts'
import { groupOf, member, NOW, noLog, testWorld } from '../flows/chat-world.ts'

const ME = { id: 1000, username: 'dondoc_thu_bot' }
const QUICK = { firstMs: 5, longestMs: 20, tokenMs: 20 }
let api: TelegramApi
beforeEach(async () => {
  api = await startTelegramApi()
})
afterEach(() => api.stop())
const message = (over: Record<string, unknown>, update_id = 1) => ({
  update_id,
  message: {
    message_id: 1,
    date: 1,
    chat: { id: -100, type: 'supergroup' },
    from: { id: 7, is_bot: false, first_name: 'A' },
    ...over,
  },
})
const until = async (check: () => boolean) => {
  for (let i = 0; i < 300 && !check(); i++) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(check()).toBe(true)
}

describe('hearing', () => {
  test('an ordinary message in a group is not for the bot', () =>
    expect(hearTelegram(message({ text: 'họp lúc 2 giờ' }), ME)).toMatchObject({ isAddressed: false }))
  test.each([
    [{ text: '/viec' }],
    [{ text: '/viec@dondoc_thu_bot' }],
    [{ text: 'ơi @Dondoc_Thu_Bot việc', entities: [{ type: 'mention', offset: 3, length: 15 }] }],
    [{ text: 'còn tháng 9?', reply_to_message: { from: { id: 1000, is_bot: true }, text: 'x' } }],
  ])('%o is', (over) => expect(hearTelegram(message(over), ME)).toMatchObject({ isAddressed: true }))
  test.each([
    [{ text: '/viec@bot_khac' }],
    [{ text: 'x', from: { id: 9, is_bot: true } }],
    [{ chat: { id: -5, type: 'channel' }, text: 'x' }],
    [{ new_chat_title: 'x' }],
  ])('%o is nothing to it', (over) => expect(hearTelegram(message(over), ME)).toBeNull())
  test('its name is taken out of the words', () =>
    expect(
      hearTelegram(
        message({ text: '@dondoc_thu_bot việc', entities: [{ type: 'mention', offset: 0, length: 15 }] }),
        ME,
      ),
    ).toMatchObject({ text: 'việc' }))
  test('a person who left the group, not a bot', () => {
    const gone = { id: 42, first_name: 'An' }
    expect(hearTelegram(message({ left_chat_member: gone }), ME)).toMatchObject({
      kind: 'departed',
      user: '42',
      name: 'An',
    })
    expect(hearTelegram(message({ left_chat_member: { ...gone, is_bot: true } }), ME)).toBeNull()
  })
  test('an anonymous admin is nobody', () =>
    expect(hearTelegram(message({ text: '/ghep X', sender_chat: { id: -100, type: 'supergroup' } }), ME)).toMatchObject(
      { user: null },
    ))
  test('a topic is a place of its own, an answer in a plain group is not', () => {
    const topic = { text: '/viec', is_topic_message: true, message_thread_id: 5 }
    expect(hearTelegram(message(topic), ME)).toMatchObject({ thread: '5' })
    expect(hearTelegram(message({ text: '/viec', message_thread_id: 5 }), ME)).toMatchObject({ thread: null })
  })
  test('a file keeps its name', () =>
    expect(
      hearTelegram(
        message({ chat: { id: 7, type: 'private' }, document: { file_id: 'f', file_name: 'kl.docx', file_size: 9 } }),
        ME,
      ),
    ).toMatchObject({ file: { id: 'f', name: 'kl.docx', size: 9 } }))
  test.each([
    'voice',
    'sticker',
    'video_note',
    'location',
    'contact',
    'poll',
    'dice',
  ])('a %s has no words: answered in private, left alone in a group', (what) => {
    const said = (chat: object) => hearTelegram(message({ chat, [what]: {} }), ME)
    expect(said({ id: 7, type: 'private' })).toMatchObject({ kind: 'wordless', isAddressed: true })
    expect(said({ id: -100, type: 'group' })).toMatchObject({ kind: 'wordless', isAddressed: false })
  })
  test('a promotion is no news, a removal is', () => {
    const change = (from: string, to: string, more = {}) => ({
      update_id: 1,
      my_chat_member: {
        chat: { id: -100, type: 'supergroup' },
        old_chat_member: { status: from },
        new_chat_member: { status: to, ...more },
      },
    })
    expect(hearTelegram(change('member', 'restricted', { is_member: false }), ME)).toMatchObject({ kind: 'left' })
    expect(hearTelegram(change('member', 'restricted', { is_member: true }), ME)).toBeNull()
    expect(hearTelegram(change('member', 'administrator'), ME)).toBeNull()
    expect(hearTelegram(change('member', 'kicked'), ME)).toMatchObject({ kind: 'left' })
    expect(hearTelegram(change('left', 'member'), ME)).toMatchObject({ kind: 'joined' })
  })
})

describe('a group that becomes a supergroup', () => {
  test('keeps its binding, whichever of the two messages comes first', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const world = await testWorld()
      await world.storage.commit({ at: NOW, chats: [groupOf('-5', ['Sở Nội vụ'])] })
      const told = [
        message({ chat: { id: -5, type: 'group' }, migrate_to_chat_id: -1005 }, 1),
        message({ chat: { id: -1005, type: 'supergroup' }, migrate_from_chat_id: -5 }, 2),
      ]
      for (const i of order) {
        const heard = hearTelegram(told[i], ME)
        if (heard) await chatTurn(world, heard)
      }
      expect((await world.storage.chats()).map((c) => c.to.chat)).toEqual(['-1005'])
    }
  })
})
test('a bot that was thrown out parks the chat, and comes back with it', async () => {
  const world = await testWorld()
  await world.storage.commit({ at: NOW, chats: [groupOf('-100', ['Sở Nội vụ'])] })
  const place = { channel: 'telegram', chat: '-100', thread: null, isGroup: true } as const
  await chatTurn(world, { ...place, key: 'telegram:1', kind: 'left', why: 'bot was removed' })
  expect((await world.storage.chats())[0]?.parked).toBe('bot was removed')
  await chatTurn(world, { ...place, key: 'telegram:2', kind: 'joined' })
  expect((await world.storage.chats())[0]?.parked).toBeNull()
})

describe('polling', () => {
  const polling = (receive: Parameters<typeof createTelegramPoller>[0]['receive'], lines: string[]) => {
    const { api: botApi, call } = createTelegramBot(api.token, api.root)
    const say = (text: string) => void lines.push(text)
    const log = { ...noLog, info: say, warn: say, error: say }
    return createTelegramPoller({ api: botApi, call, receive, log, onMe: async () => {}, timeoutS: 1, waits: QUICK })
  }
  test.each([
    ['a refused token', { code: 401, description: 'Unauthorized' }, 'refuses the token'],
    [
      'a second poller',
      { code: 409, description: 'Conflict: terminated by other getUpdates request' },
      'another program',
    ],
    ['a lost network', 'reset-before', 'cannot be reached'],
  ] as const)('%s is said once, waited out, and said when it is over', async (_, fault, words) => {
    const got: string[] = []
    const lines: string[] = []
    let bad = 6
    api.faults = () => (bad-- > 0 ? fault : null)
    const poller = polling(async (items) => void got.push(...items.map((i) => i.key)), lines)
    poller.start()
    api.push(message({ text: '/viec' }, 41))
    await until(() => got.includes('telegram:41'))
    await until(() => poller.health().state === 'ok')
    await poller.stop()
    expect(lines.filter((l) => l.includes(words))).toHaveLength(1)
    expect(lines.at(-1)).toContain('receiving again')
  })
  test('an update nested beyond writing is forgotten with one line, and polling goes on', async () => {
    let deep: unknown = 1
    for (let depth = 0; depth < 50_000; depth++) deep = { a: deep }
    const batches = [[{ ...message({ text: '/viec' }, 41), deep }, message({ text: '/viec' }, 42)]]
    const offsets: number[] = []
    const getUpdates = async ({ offset }: { offset: number }) => {
      offsets.push(offset)
      await new Promise((resolve) => setTimeout(resolve, 5))
      return batches.shift() ?? []
    }
    const [got, lines]: [string[], string[]] = [[], []]
    const poller = createTelegramPoller({
      api: { getMe: async () => ME, getUpdates } as never,
      call: async () => ({ kind: 'unsent', why: 'none' }),
      receive: async (items) => void got.push(...items.map((i) => i.key)),
      log: { ...noLog, warn: (text) => void lines.push(text) },
      onMe: async () => {},
      timeoutS: 1,
      waits: QUICK,
    })
    poller.start()
    await until(() => offsets.includes(43))
    await poller.stop()
    expect(got).toEqual(['telegram:42'])
    expect(lines).toEqual(['an update that cannot be written is forgotten'])
  })
  test('what could not be stored is asked for again', async () => {
    let fails = 2
    const got: string[] = []
    const poller = polling(async (items) => {
      if (fails-- > 0) throw new Error('the disk is full')
      got.push(...items.map((i) => i.key))
    }, [])
    poller.start()
    api.push(message({ text: '/viec' }, 42))
    await until(() => got.length > 0)
    await poller.stop()
    expect(got).toEqual(['telegram:42'])
  })
})

describe('sending', () => {
  const send = (over: Partial<Message>) => {
    const { call } = createTelegramBot(api.token, api.root)
    const base: Message = {
      key: 'k',
      to: { channel: 'telegram', chat: '-100', thread: null },
      kind: 'digest',
      text: 'Đầu <b>đề</b> & *sao*\nviệc',
      tells: [],
      dueAt: 0,
      staleAt: null,
      queuedAt: 0,
    }
    return { channel: createTelegramChannel(call), message: newlyQueued({ ...base, ...over }) }
  }
  test('a digest has its heading in bold and its markup as letters', async () => {
    const { channel, message } = send({})
    expect(await channel.send(message)).toMatchObject({ kind: 'sent' })
    expect(api.sent[0]?.text).toBe('<b>Đầu &lt;b&gt;đề&lt;/b&gt; &amp; *sao*</b>\nviệc')
  })
  test('marks that cannot be parsed never cost the message', async () => {
    const { channel, message } = send({})
    api.faults = ({ body }) =>
      body.parse_mode ? { code: 400, description: "Bad Request: can't parse entities" } : null
    expect(await channel.send(message)).toMatchObject({ kind: 'sent' })
    expect(api.sent[0]?.text).toBe('Đầu <b>đề</b> & *sao*\nviệc')
  })
  test('a message of several pieces goes on where it was stopped', async () => {
    const lines = Array.from({ length: 300 }, (_, i) => `Việc ${i} rà soát trụ sở dôi dư`).join('\n')
    const { channel, message } = send({ text: lines, kind: 'answer' })
    let calls = 0
    api.faults = () => (++calls === 2 ? { code: 429, description: 'x', parameters: { retry_after: 1 } } : null)
    expect(await channel.send(message)).toMatchObject({ kind: 'later', afterMs: 1_000 })
    expect(await channel.send(message)).toMatchObject({ kind: 'sent' })
    expect(api.sent.map((m) => m.text).join('\n')).toBe(lines)
  })
  test('the topic is named in each call', async () => {
    const { channel, message } = send({ to: { channel: 'telegram', chat: '-100', thread: '5' } })
    await channel.send(message)
    expect(api.sent[0]?.thread).toBe(5)
  })
})

describe('commands', () => {
  test('are offered per kind of chat, and the platform takes them', async () => {
    const { storage, clock } = await testWorld()
    await storage.commit({ at: NOW, members: [member('secretariat', '1')] })
    const call = grammyCall(createTelegramBot(api.token, api.root).api)
    await createCommandMenus({ storage, clock, call }).offer()
    expect(api.commands().map((c) => (c.scope as { type: string }).type)).toEqual([
      'default',
      'all_group_chats',
      'all_private_chats',
      'chat',
    ])
  })
  test('the office’s come with the role and go with it, also after a restart or while the platform is away', async () => {
    const { storage, clock } = await testWorld()
    const calls: string[] = []
    let isAway = false
    const call = async (method: string, body: Readonly<Record<string, unknown>>) => {
      if (isAway) return { kind: 'unsent', why: 'ECONNREFUSED' } as const
      const { chat_id } = body.scope as { chat_id?: string }
      if (chat_id) calls.push(`${method} ${chat_id}`)
      return { kind: 'ok', result: true } as const
    }
    const secretary = (user: string) => member('secretariat', user)
    const menus = createCommandMenus({ storage, clock, call })
    await menus.follow()
    await menus.offer()
    expect(calls.splice(0)).toEqual([])
    await storage.commit({ at: NOW, members: [secretary('1'), member('focal', '7'), secretary('2')] })
    await menus.follow()
    await menus.follow()
    expect(calls.splice(0)).toEqual(['setMyCommands 1', 'setMyCommands 2'])
    isAway = true
    await storage.commit({ at: NOW, dismissed: [secretary('1')], members: [member('focal', '2')] })
    await menus.follow()
    isAway = false
    const afterStart = createCommandMenus({ storage, clock, call })
    await afterStart.offer()
    expect(calls.splice(0)).toEqual(['deleteMyCommands 1', 'deleteMyCommands 2'])
    await afterStart.follow()
    expect(calls).toEqual([])
  })
  test('only a secretary is shown the office’s', () => {
    const shown = commandScopes(['1']).filter((s) => s.commands.some((c) => c.command === 'ma'))
    expect(shown.map((s) => s.scope)).toEqual([{ type: 'chat', chat_id: '1' }])
  })
})

describe('the webhook', () => {
  const hook = (receive = async () => {}, log = noLog) =>
    telegramWebhook({
      secret: 'mat-khau-thu',
      me: () => ME,
      call: async () => ({ kind: 'unsent', why: 'none' }),
      receive,
      log,
    })
  const headers = { 'x-telegram-bot-api-secret-token': 'mat-khau-thu' }
  test('refuses whoever does not know the secret', async () => {
    expect(await hook()({ headers: {}, body: '{}' })).toBe(401)
    expect(await hook()({ headers: { 'x-telegram-bot-api-secret-token': 'mat-khau' }, body: '{}' })).toBe(401)
    expect(isSecret('', '')).toBe(false)
  })
  test.each(['', 'x', '{}', '[]', 'null', '{"update_id":"1"}'])('takes and forgets «%s»', async (body) =>
    expect(await hook()({ headers, body })).toBe(200))
  test('takes and forgets what is nested beyond writing, with one line in the log', async () => {
    const lines: string[] = []
    const body = `{"update_id":5,"message":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`
    const deep = hook(async () => {}, { ...noLog, warn: (text) => void lines.push(text) })
    expect(await deep({ headers, body })).toBe(200)
    expect(lines).toEqual(['an update that cannot be written is forgotten'])
  })
  test('says 500 when it cannot store, so that it comes again', async () => {
    const full = hook(async () => {
      throw new Error('the disk is full')
    })
    expect(await full({ headers, body: JSON.stringify(message({ text: 'x' })) })).toBe(500)
  })
})
test('errors of both libraries carry no address', () => {
  const leaky = Object.assign(new Error('request to https://x/bot1000:secret/sendMessage failed'), {
    code: 'ECONNRESET',
  })
  for (const reply of [readGrammyError(leaky), readTelegrafError(leaky)])
    expect(JSON.stringify(reply)).not.toContain('secret')
})
