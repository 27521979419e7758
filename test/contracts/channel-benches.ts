// The channels over their loopback platforms, each as the service or a mount would run it.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Bot } from 'grammy'
import { Telegraf } from 'telegraf'
import { createApiCall } from '../../src/channels/bot-api.ts'
import { grammyMiddleware } from '../../src/channels/grammy.ts'
import { dondoc } from '../../src/channels/telegraf.ts'
import { createTelegramChannel, TELEGRAM_CAN } from '../../src/channels/telegram.ts'
import { createTelegramBot } from '../../src/channels/telegram-bot.ts'
import { telegramFetch, telegramFileAddress } from '../../src/channels/telegram-files.ts'
import { createTelegramPoller, telegramWebhook } from '../../src/channels/telegram-receive.ts'
import { createTerminalChannel, hearLine, TERMINAL_CAN } from '../../src/channels/terminal.ts'
import { saveInto } from '../../src/channels/terminal-files.ts'
import { createZaloChannel, createZaloPoller, ZALO_CAN, zaloWebhook } from '../../src/channels/zalo.ts'
import { mountOn } from '../../src/cli/mount.ts'
import { createService } from '../../src/cli/service.ts'
import { reply } from '../../src/domain/reply.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { createFileLinks } from '../../src/flows/file-links.ts'
import type { Word } from '../../src/flows/words/word-turn.ts'
import { directory, rules } from '../data/shipped.ts'
import { createBreakableStorage } from '../fakes/breakable-storage.ts'
import { startTelegramApi, type TelegramApi } from '../fakes/telegram-api.ts'
import { startZaloApi } from '../fakes/zalo-api.ts'
import { NOW, noLog } from '../flows/chat-world.ts'
import type { ChannelBench, Speaker } from './channel.ts'

/** Words of other flows, as they use files. */
const WORDS: Readonly<Record<string, Word>> = {
  baocao: async () => ({
    reply: {
      ...reply(['Báo cáo đây']),
      file: { name: 'Báo cáo tuần.docx', base64: Buffer.from('nội dung báo cáo').toString('base64') },
    },
  }),
  nhapvanban: async ({ fetch }) => {
    const got = await fetch()
    const words = got.kind === 'fetched' ? Buffer.from(got.bytes).toString() : JSON.stringify(got)
    return { reply: reply([`Đã nhận: ${words}`]) }
  },
}
const ME = { id: 1000, username: 'dondoc_thu_bot' }
const QUICK = { firstMs: 20, longestMs: 100, tokenMs: 100 }
// Noon of a Sunday: nothing but answers leaves.
const SUNDAY = NOW - 21 * 3_600_000

export function testService(storage = createBreakableStorage()) {
  return createService({
    storage,
    words: WORDS,
    directory,
    rules,
    clock: { now: () => SUNDAY + performance.now() },
    log: noLog,
    reminders: { digestAt: '07:30', quiet: [] },
    firstCode: '',
  })
}

export async function terminalBench(): Promise<ChannelBench> {
  const service = testService()
  const shown: string[] = []
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-test-'))
  const sender = service.carry(
    createTerminalChannel((text) => shown.push(text), saveInto(join(folder, 'tep'))),
    { pace: null },
  )
  let serial = 0
  return {
    channel: 'terminal',
    can: TERMINAL_CAN,
    service,
    say: async (text, { user, file }) => {
      if (file) writeFileSync(join(folder, file.name), file.bytes)
      const line = file ? `${text} ${join(folder, file.name)}` : text
      await chatTurn(service.world, hearLine(line, String(++serial), user))
      await sender.drain()
    },
    heard: () => shown,
    files: async () =>
      existsSync(join(folder, 'tep'))
        ? readdirSync(join(folder, 'tep')).map((name) => ({
            name,
            text: readFileSync(join(folder, 'tep', name), 'utf8'),
          }))
        : [],
    buttons: () => [],
    drain: () => sender.drain(),
    stop: async () => {
      await service.stop()
      rmSync(folder, { recursive: true })
    },
  }
}

let updates = 0
export function messageUpdate(text: string, { user, group, addressed = true }: Speaker) {
  const isCommand = text.startsWith('/')
  const said = group && addressed && !isCommand ? `@${ME.username} ${text}` : text
  const entities = isCommand
    ? [{ type: 'bot_command', offset: 0, length: /^\S+/.exec(said)?.[0].length ?? 0 }]
    : group && addressed
      ? [{ type: 'mention', offset: 0, length: ME.username.length + 1 }]
      : []
  return {
    update_id: ++updates,
    message: {
      message_id: updates,
      date: 1,
      chat: group ? { id: Number(group), type: 'supergroup', title: 'Nhóm' } : { id: Number(user), type: 'private' },
      from: { id: Number(user), is_bot: false, first_name: 'Đồng chí', last_name: 'A' },
      text: said,
      ...(entities.length ? { entities } : {}),
    },
  }
}
function documentUpdate(api: TelegramApi, text: string, { file, ...who }: Speaker) {
  const { update_id, message } = messageUpdate(text, who)
  const { text: caption, ...rest } = message
  api.addFile(`F${update_id}`, `documents/file_${update_id}`, file?.bytes ?? Buffer.alloc(0))
  const document = { file_id: `F${update_id}`, file_name: file?.name, file_size: file?.bytes.length }
  return { update_id, message: { ...rest, caption, document } }
}
export function pressUpdate(data: string, { user, group }: Speaker) {
  const { message } = messageUpdate('x', group ? { user, group } : { user })
  return {
    update_id: ++updates,
    callback_query: { id: `q${updates}`, from: message.from, chat_instance: '1', data, message },
  }
}

function buttonsUnder(sent: TelegramApi['sent'][number] | undefined): readonly string[] {
  const markup = sent?.body.reply_markup as { inline_keyboard?: { text: string }[][] } | undefined
  return (markup?.inline_keyboard ?? []).flat().map((b) => b.text)
}
function telegramBench(
  api: TelegramApi,
  service: ReturnType<typeof testService>,
  deliver: (update: { readonly update_id: number }) => Promise<void>,
  stop: () => Promise<void>,
): ChannelBench & { readonly platform: TelegramApi } {
  return {
    platform: api,
    channel: 'telegram',
    can: TELEGRAM_CAN,
    service,
    say: async (text, who) => {
      const update = who.file ? documentUpdate(api, text, who) : messageUpdate(text, who)
      await deliver(update)
      if (who.twice) await deliver(update)
    },
    press: (data, who) => deliver(pressUpdate(data, who)),
    heard: (chat) => api.sent.filter((m) => m.chat === chat).map((m) => m.text),
    files: async (chat) =>
      api.sent.flatMap((m) => {
        const file = m.chat === chat && (m.body.document as { fileName: string; bytes: Buffer } | undefined)
        return file ? [{ name: file.fileName, text: file.bytes.toString() }] : []
      }),
    buttons: (chat) => buttonsUnder(api.sent.filter((m) => m.chat === chat).at(-1)),
    buttonsOf: (chat, nth) => buttonsUnder(api.sent.filter((m) => m.chat === chat)[nth]),
    pointedAt: (chat) =>
      (api.sent.filter((m) => m.chat === chat).at(-1)?.body.reply_parameters as { message_id?: number } | undefined)
        ?.message_id,
    stop: async () => {
      await stop()
      await service.stop()
      await api.stop()
    },
  }
}

export async function grammyPollingBench() {
  const api = await startTelegramApi()
  const service = testService()
  const { api: botApi, call } = createTelegramBot(api.token, api.root)
  const addressOf = telegramFileAddress(api.root, api.token)
  service.carry(createTelegramChannel(call, telegramFetch({ call, addressOf })), { pace: null })
  service.poll(
    createTelegramPoller({
      api: botApi,
      call,
      receive: service.receive,
      log: noLog,
      onMe: async () => {},
      timeoutS: 1,
      waits: QUICK,
    }),
  )
  service.start()
  return telegramBench(
    api,
    service,
    async (update) => void api.push(update),
    async () => {},
  )
}

/** As the platforms do: what is not taken is delivered again. */
async function untilTaken(deliver: () => Promise<number>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const status = await deliver()
    if (status === 200) return
    if (status !== 500) throw new Error(`was to be taken: ${status}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('was to be taken in the end')
}

export async function telegramWebhookBench(): Promise<ChannelBench> {
  const api = await startTelegramApi()
  const service = testService()
  const call = createApiCall({ root: api.root, token: api.token })
  const addressOf = telegramFileAddress(api.root, api.token)
  service.carry(createTelegramChannel(call, telegramFetch({ call, addressOf })), { pace: null })
  service.start()
  const hook = telegramWebhook({ secret: 'mat-khau-thu', me: () => ME, call, receive: service.receive, log: noLog })
  const headers = { 'x-telegram-bot-api-secret-token': 'mat-khau-thu' }
  const deliver = async (update: object) => {
    await untilTaken(() => hook({ headers, body: JSON.stringify(update) }))
  }
  return telegramBench(api, service, deliver, async () => {})
}

export async function telegrafMountBench(): Promise<ChannelBench> {
  const api = await startTelegramApi()
  const service = testService()
  const app = mountOn(service, null)
  const bot = new Telegraf(api.token, { telegram: { apiRoot: api.root, webhookReply: false } })
  bot.use(dondoc(app))
  service.start()
  void bot.launch().catch(() => undefined)
  return telegramBench(
    api,
    service,
    async (update) => void api.push(update),
    async () => bot.stop(),
  )
}

export async function grammyMountBench(): Promise<ChannelBench> {
  const api = await startTelegramApi()
  const service = testService()
  const app = mountOn(service, null)
  const bot = new Bot(api.token, { client: { apiRoot: api.root } })
  bot.use(grammyMiddleware(app))
  bot.catch(() => undefined)
  service.start()
  void bot.start({ timeout: 1 }).catch(() => undefined)
  return telegramBench(
    api,
    service,
    async (update) => void api.push(update),
    () => bot.stop(),
  )
}

let messages = 0
export function zaloEvent(text: string, { user, group }: Speaker) {
  const id = `m${++messages}`
  return {
    event_name: 'message.text.received',
    message: {
      from: { id: user, display_name: 'Đồng chí A', is_bot: false },
      chat: { id: group ?? user, chat_type: group ? 'GROUP' : 'PRIVATE' },
      message_id: id,
      date: 1_754_872_200_000,
      text: group && !text.startsWith('/') ? `@Bot Đôn Đốc ${text}` : text,
    },
  }
}
export async function zaloBench(how: 'polling' | 'flat webhook' | 'wrapped webhook'): Promise<ChannelBench> {
  const api = await startZaloApi()
  const storage = createBreakableStorage()
  const service = testService(storage)
  const call = createApiCall({ root: api.root, token: api.token })
  const links = createFileLinks(storage, service.world.clock, 'https://don-doc.example')
  const photos = new Map<string, Buffer>()
  const fetch = async (url: string) => new Response(new Uint8Array(photos.get(url) ?? Buffer.alloc(0)))
  service.carry(createZaloChannel('zalo', call, { linkTo: links.linkTo, fetch }), { pace: null })
  if (how === 'polling')
    service.poll(
      createZaloPoller({
        channel: 'zalo',
        call,
        receive: service.receive,
        log: noLog,
        onName: async () => {},
        timeoutS: 1,
        waits: QUICK,
      }),
    )
  service.start()
  const hook = zaloWebhook({
    channel: 'zalo',
    secret: 'mat-khau-thu',
    botName: () => 'Bot Đôn Đốc',
    receive: service.receive,
  })
  const headers = { 'x-bot-api-secret-token': 'mat-khau-thu' }
  const deliver = async (event: Record<string, unknown>) => {
    if (how === 'polling') return api.push(event)
    const body = JSON.stringify(how === 'flat webhook' ? event : { ok: true, result: event })
    await untilTaken(() => hook({ headers, body }))
  }
  return {
    channel: 'zalo',
    can: ZALO_CAN,
    service,
    say: async (text, who) => {
      const event = zaloEvent(text, who)
      if (who.file) {
        const photo_url = `https://a.zdn.vn/${event.message.message_id}.jpg`
        photos.set(photo_url, who.file.bytes)
        Object.assign(event.message, { photo_url, caption: text, text: undefined })
      }
      await deliver(event)
      if (who.twice) await deliver(event)
    },
    heard: (chat) => api.sent.filter((m) => m.chat === chat).map((m) => m.text),
    files: async (chat) => {
      const texts = api.sent.filter((m) => m.chat === chat).map((m) => m.text)
      const found = texts.flatMap((text) => /https:\/\/don-doc\.example(\S+)/.exec(text)?.[1] ?? [])
      const opened = await Promise.all(found.map((path) => links.open(path)))
      return opened.flatMap((file) => (file ? [{ name: file.name, text: Buffer.from(file.bytes).toString() }] : []))
    },
    buttons: () => [],
    stop: async () => {
      await service.stop()
      await api.stop()
    },
  }
}
