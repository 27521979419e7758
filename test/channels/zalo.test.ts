// What is Zalo's alone: one update a poll, idle polls, odd bodies, the quota, several bots.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApiCall } from '../../src/channels/bot-api.ts'
import {
  createZaloChannel,
  createZaloPoller,
  ensureZaloWebhook,
  zaloChannels,
  zaloWebhook,
} from '../../src/channels/zalo.ts'
import { hearZalo } from '../../src/channels/zalo-updates.ts'
import { newlyQueued } from '../../src/domain/delivery.ts'
import { zaloEvent } from '../contracts/channel-benches.ts'
import { startZaloApi, type ZaloApi } from '../fakes/zalo-api.ts'
import { noLog } from '../flows/chat-world.ts'

const NAME = 'Bot Đôn Đốc'
let api: ZaloApi
beforeEach(async () => {
  api = await startZaloApi()
})
afterEach(() => api.stop())
const call = () => createApiCall({ root: api.root, token: api.token })
const until = async (check: () => boolean) => {
  for (let i = 0; i < 300 && !check(); i++) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(check()).toBe(true)
}

describe('hearing', () => {
  test('the bot’s name is taken out of what a group says', () =>
    expect(hearZalo('zalo', zaloEvent('1', { user: 'a', group: 'g' }), NAME)).toMatchObject({
      text: '1',
      isGroup: true,
    }))
  test('a sticker, a voice, an unsupported kind has no words', () => {
    const { message } = zaloEvent('x', { user: 'a' })
    const { text: _text, ...rest } = message
    expect(hearZalo('zalo', { event_name: 'message.unsupported.received', message: rest }, NAME)).toMatchObject({
      kind: 'wordless',
    })
  })
  test.each([null, '', 7, [], {}, { event_name: 'x' }, { ok: true, result: null }])('%o is nothing', (body) =>
    expect(hearZalo('zalo', body, NAME)).toBeNull())
})
describe('polling', () => {
  const polling = (receive: Parameters<typeof createZaloPoller>[0]['receive'], lines: string[] = []) => {
    const say = (text: string) => void lines.push(text)
    return createZaloPoller({
      channel: 'zalo',
      call: call(),
      receive,
      log: { ...noLog, warn: say, error: say },
      onName: async () => {},
      timeoutS: 1,
      waits: { firstMs: 5, longestMs: 20, tokenMs: 20 },
    })
  }
  test.each([200, 408] as const)('an idle poll (HTTP %d) is no fault', async (idleStatus) => {
    await api.stop()
    api = await startZaloApi({ idleStatus })
    const lines: string[] = []
    const poller = polling(async () => {}, lines)
    poller.start()
    await until(() => poller.health().polls > 0)
    await poller.stop()
    expect(lines).toEqual([])
  })
  test('what was taken and could not be stored is not lost', async () => {
    let fails = 3
    const got: string[] = []
    const poller = polling(async (items) => {
      if (fails-- > 0) throw new Error('the disk is full')
      got.push(...items.map((i) => i.body))
    })
    poller.start()
    api.push(zaloEvent('việc', { user: 'a' }))
    api.push(zaloEvent('hạn', { user: 'a' }))
    await until(() => got.length === 2)
    await poller.stop()
    expect(got[0]).toContain('việc')
  })
  test('a webhook left behind is taken away', async () => {
    await call()('setWebhook', { url: 'https://vp.example/zalo', secret_token: 'mat-khau-thu' })
    const got: unknown[] = []
    const poller = polling(async (items) => void got.push(...items))
    poller.start()
    api.push(zaloEvent('việc', { user: 'a' }))
    await until(() => got.length === 1)
    await poller.stop()
  })
})
describe('the webhook', () => {
  test('is set once, not on every start: the platform counts these calls', async () => {
    for (let i = 0; i < 3; i++)
      expect(
        await ensureZaloWebhook(call(), { url: 'https://vp.example/zalo', secret: 'mat-khau-thu', isAsBefore: true }),
      ).toBe('done')
    expect(api.setWebhookCalls()).toBe(1)
  })
  test.each([
    ['x-bot-api-secret-token', 'sai', 401],
    ['x-telegram-bot-api-secret-token', 'mat-khau-thu', 401],
    ['x-bot-api-secret-token', 'mat-khau-thu', 200],
  ])('with %s: %s an empty body is answered %d', async (header, value, status) => {
    const hook = zaloWebhook({
      channel: 'zalo',
      secret: 'mat-khau-thu',
      botName: () => NAME,
      receive: async () => {},
    })
    expect(await hook({ headers: { [header]: value }, body: '' })).toBe(status)
  })
})
describe('sending', () => {
  const queued = (text: string, chat = 'a') =>
    newlyQueued({
      key: text.slice(0, 10) + chat,
      to: { channel: 'zalo', chat, thread: null },
      kind: 'digest',
      text,
      tells: [],
      dueAt: 0,
      staleAt: null,
      queuedAt: 0,
    })
  test('a long digest goes in pieces that the platform takes', async () => {
    const text = Array.from({ length: 200 }, (_, i) => `🔴 ${i} · Rà soát trụ sở\n   hạn 20/8/2025`).join('\n')
    expect(await createZaloChannel('zalo', call()).send(queued(text))).toMatchObject({ kind: 'sent' })
    expect(api.sent.map((m) => m.text).join('\n')).toBe(text)
    expect(Math.max(...api.sent.map((m) => m.text.length))).toBeLessThanOrEqual(2_000)
  })
  test('a used-up quota stops the channel, whose other bots go on', async () => {
    await api.stop()
    api = await startZaloApi({ quota: 0 })
    expect(await createZaloChannel('zalo', call()).send(queued('x'))).toEqual({ kind: 'stopped', why: 'quota' })
  })
})
test('several tokens are several bots, each a channel of its own', () =>
  expect(zaloChannels('1:aaaaaaaa, 2:bbbbbbbb,')).toEqual([
    { channel: 'zalo', token: '1:aaaaaaaa' },
    { channel: 'zalo2', token: '2:bbbbbbbb' },
  ]))
