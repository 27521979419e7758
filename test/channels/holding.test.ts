import { Bot } from 'grammy'
import { Telegraf } from 'telegraf'
import { describe, expect, test } from 'vitest'
import { grammyMiddleware } from '../../src/channels/grammy.ts'
import { createHolding, HOLDING } from '../../src/channels/holding.ts'
import { dondoc } from '../../src/channels/telegraf.ts'
import type { Item } from '../../src/channels/telegram-item.ts'
import { mountOn } from '../../src/cli/mount.ts'
import { messageUpdate, testService } from '../contracts/channel-benches.ts'
import type { BreakableStorage } from '../fakes/breakable-storage.ts'
import { startTelegramApi, type TelegramApi } from '../fakes/telegram-api.ts'
import { noLog } from '../flows/chat-world.ts'
import { until } from '../until.ts'

const QUICK = { ...HOLDING, patienceMs: 20, firstMs: 5, longestMs: 20, roomMs: 200 }
const item = (key: string): Item => ({ key, channel: 'telegram', body: '{}' })

/** A store that can be away; `stored` in the order it took them. */
function store() {
  const stored: string[] = []
  const lines: string[] = []
  const at = { isAway: false, tries: 0 }
  const receive = async (items: readonly Item[]) => {
    at.tries++
    if (at.isAway) throw new Error('away')
    stored.push(...items.map((i) => i.key))
  }
  const write = (text: string) => void lines.push(text)
  return { at, stored, lines, receive, log: { ...noLog, info: write, warn: write, error: write } }
}

describe('what a mounted bot cannot store', () => {
  test('is held, tried again in its order, and nothing overtakes it', async () => {
    const { at, stored, lines, receive, log } = store()
    const { take } = createHolding(receive, log, QUICK)
    at.isAway = true
    for (const key of ['1', '2', '3']) await take(item(key))
    expect(stored).toEqual([])
    at.isAway = false
    await take(item('4'))
    await until(() => stored.length === 4)
    await take(item('5'))
    expect(stored).toEqual(['1', '2', '3', '4', '5'])
    expect(lines).toEqual(['what came cannot be stored: it is held and tried again', 'what was held is stored'])
  })
  test('is bounded: the bot waits for room, and what finds none is said to be lost', async () => {
    const { at, stored, lines, receive, log } = store()
    const { take } = createHolding(receive, log, { ...QUICK, itemsMax: 2 })
    at.isAway = true
    for (const key of ['1', '2', '3']) await take(item(key))
    expect(lines).toContain('an update is lost: too many are held')
    at.isAway = false
    await until(() => stored.length === 2)
    expect(stored).toEqual(['1', '2'])
  })
  test('a store that answers slowly holds the bot up for a moment only', async () => {
    const { stored, receive, log } = store()
    const slow = async (items: readonly Item[]) => {
      await new Promise((resolve) => setTimeout(resolve, 100))
      return receive(items)
    }
    await createHolding(slow, log, QUICK).take(item('1'))
    expect(stored).toEqual([])
    await until(() => stored.length === 1)
  })
  test('is tried once more when the bot ends, and said to be lost when that fails', async () => {
    for (const isAway of [false, true]) {
      const { at, stored, lines, receive, log } = store()
      const holding = createHolding(receive, log, { ...QUICK, firstMs: 10_000, longestMs: 10_000 })
      at.isAway = true
      await holding.take(item('1'))
      at.isAway = isAway
      await holding.stop()
      expect(stored).toEqual(isAway ? [] : ['1'])
      expect(lines.includes('what was held is lost')).toBe(isAway)
    }
  })
})

type Host = { readonly name: string; readonly stop: () => unknown; readonly ended: Promise<unknown> }
const HOSTS: Readonly<Record<string, (api: TelegramApi, service: ReturnType<typeof testService>) => Host>> = {
  Telegraf: (api, service) => {
    const bot = new Telegraf(api.token, { telegram: { apiRoot: api.root, webhookReply: false } })
    bot.use(dondoc(mountOn(service, null)))
    bot.on('message', (ctx) => ctx.reply('phía sau'))
    return { name: 'Telegraf', stop: () => bot.stop(), ended: bot.launch() }
  },
  grammY: (api, service) => {
    const bot = new Bot(api.token, { client: { apiRoot: api.root } })
    bot.use(grammyMiddleware(mountOn(service, null)))
    bot.on('message', (ctx) => ctx.reply('phía sau'))
    return { name: 'grammY', stop: () => bot.stop(), ended: bot.start({ timeout: 1 }) }
  },
}
test.each(Object.keys(HOSTS))('a %s bot without a catch of its own lives while nothing can be stored', async (name) => {
  const api = await startTelegramApi()
  const service = testService()
  const storage = service.world.storage as BreakableStorage
  service.start()
  const bot = HOSTS[name]?.(api, service)
  let wrong: unknown = null
  bot?.ended.catch((error) => {
    wrong = error
  })
  const heard = (chat: string) => api.sent.filter((m) => m.chat === chat).map((m) => m.text)
  const group = { user: '8', group: '-900', addressed: false }
  try {
    api.push(messageUpdate('/trogiup', { user: '5' }))
    await until(() => heard('5').length === 1)
    storage.isBroken = true
    api.push(messageUpdate('/trogiup', { user: '6' }))
    api.push(messageUpdate('chào cả nhóm', group))
    await until(() => heard('-900').length === 1)
    expect(heard('6')).toEqual([])
    storage.isBroken = false
    api.push(messageUpdate('/trogiup', { user: '7' }))
    await until(() => heard('6').length === 1 && heard('7').length === 1)
    expect(wrong).toBeNull()
  } finally {
    await bot?.stop()
    await service.stop()
    await api.stop()
  }
})
