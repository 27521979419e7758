// Where a transcript is played: the real parts of the service, over a channel in memory or over the Telegram loopback.
import { createApiCall } from '../../src/channels/bot-api.ts'
import { renderMessage } from '../../src/channels/render.ts'
import { createTelegramChannel, TELEGRAM_CAN } from '../../src/channels/telegram.ts'
import { telegramFetch, telegramFileAddress } from '../../src/channels/telegram-files.ts'
import { telegramWebhook } from '../../src/channels/telegram-receive.ts'
import { createService, type Service } from '../../src/cli/service.ts'
import type { Moment } from '../../src/domain/calendar.ts'
import type { Choice } from '../../src/domain/reply.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import type { Sender } from '../../src/flows/send.ts'
import type { Channel, FetchedFile, Storage } from '../../src/ports.ts'
import { readQuietHours } from '../../src/reminders/quiet-hours.ts'
import { directory, rules } from '../data/shipped.ts'
import { startTelegramApi } from '../fakes/telegram-api.ts'
import { noLog } from '../flows/chat-world.ts'
import type { Cast } from './transcript.ts'

export type Speaking = {
  readonly user: string
  readonly name: string
  readonly group: string | null
  readonly isAddressed: boolean
}
export type Arrived = { readonly chat: string; readonly text: string; readonly buttons: readonly string[] }
export type Stage = {
  readonly channel: string
  readonly service: Service
  readonly say: (text: string, who: Speaking, file: SentFile | null) => Promise<void>
  /** Changes what somebody said last, where the platform tells of it. */
  readonly edit: (text: string, who: Speaking) => Promise<void>
  /** Presses a button that was offered in a chat; false: nothing of that name was offered. */
  readonly press: (label: string, who: Speaking) => Promise<boolean>
  /** Everything that waits is handled, then sent; `between` happens in the middle. */
  readonly settle: (between?: () => void) => Promise<void>
  /** What has arrived since the last look. */
  readonly taken: () => readonly Arrived[]
  /** The last file of that name that arrived anywhere. */
  readonly file: (name: string) => Uint8Array | null
  /** A group throws the bot out without a word: the bot learns of it when it sends. */
  readonly kick: (group: string) => Promise<void>
  /** And takes it in again. */
  readonly welcome: (group: string) => Promise<void>
  /** The service dies on the spot, another one comes up on the same register. */
  readonly crash: () => void
  readonly restart: () => Promise<void>
  readonly stop: () => Promise<void>
}
export type SentFile = { readonly name: string; readonly bytes: Uint8Array }
export type StageParts = { readonly storage: Storage; readonly cast: Cast; readonly now: () => Moment }

export function serviceOn({ storage, cast, now }: StageParts): Service {
  return createService({
    storage,
    directory,
    rules,
    clock: { now },
    log: noLog,
    reminders: { digestAt: '07:30', quiet: readQuietHours('11:30-13:30,17:00-07:30') ?? [] },
    firstCode: cast.firstCode,
    twoPersons: cast.isTwoPersons,
  })
}
export type Up = { readonly service: Service; readonly sender: Sender }
export async function settled(up: () => Up, between?: () => void): Promise<void> {
  await up().service.inbox.drain()
  between?.()
  await up().sender.drain()
}

/** A channel that keeps what it is given; choices are taken by their number. */
export async function memoryStage(parts: StageParts): Promise<Stage> {
  const channel = 'terminal'
  const arrived: Arrived[] = []
  const received = new Map<string, Uint8Array>()
  const files = new Map<string, SentFile>()
  const offered = new Map<string, { readonly choices: readonly Choice[]; readonly isAnswer: boolean }[]>()
  const memory: Channel = {
    name: channel,
    can: TELEGRAM_CAN,
    send: async (message) => {
      const { chat } = message.to
      if (gone.has(chat)) return { kind: 'never', who: 'chat', why: 'bot was kicked from the supergroup chat' }
      for (const { text, buttons } of renderMessage(message, TELEGRAM_CAN).filter((p) => p.text || p.buttons.length))
        arrived.push({ chat, text, buttons: buttons.map((b) => b.text) })
      if (message.file) {
        arrived.push({ chat, text: `📎 ${message.file.name}`, buttons: [] })
        received.set(message.file.name, Buffer.from(message.file.base64, 'base64'))
      }
      const choices = message.offers?.choices ?? []
      if (choices.length)
        offered.set(chat, [...(offered.get(chat) ?? []), { choices, isAnswer: message.kind === 'answer' }])
      return { kind: 'sent', id: null }
    },
    fetch: async ({ id }): Promise<FetchedFile> => {
      const file = files.get(id)
      return file ? { kind: 'fetched', bytes: file.bytes } : { kind: 'gone' }
    },
  }
  const gone = new Set<string>()
  const raise = (): Up => {
    const service = serviceOn(parts)
    return { service, sender: service.carry(memory, { pace: null }) }
  }
  let up = raise()
  let serial = 0
  const say = async (text: string, who: Speaking, file: SentFile | null) => {
    const id = `f${++serial}`
    if (file) files.set(id, file)
    await chatTurn(up.service.world, {
      kind: 'said',
      key: `terminal:${serial}`,
      channel,
      chat: who.group ?? who.user,
      thread: null,
      isGroup: who.group !== null,
      user: who.user,
      name: who.name,
      text,
      isAddressed: who.isAddressed,
      quoted: null,
      file: file && { id, name: file.name, size: file.bytes.length },
    })
  }
  return {
    channel,
    get service() {
      return up.service
    },
    say,
    edit: async () => {},
    press: async (label, who) => {
      const all = offered.get(who.group ?? who.user) ?? []
      const last = all.findLast((o) => o.choices.some((c) => c.label === label))
      const at = last?.choices.findIndex((c) => c.label === label) ?? -1
      if (!last || at < 0) return false
      const isLast = last === all.at(-1) && last.isAnswer
      await say(isLast ? String(at + 1) : (last.choices[at]?.says ?? ''), who, null)
      return true
    },
    settle: (between) => settled(() => up, between),
    taken: () => arrived.splice(0),
    file: (name) => received.get(name) ?? null,
    kick: async (group) => void gone.add(group),
    welcome: async (group) => {
      gone.delete(group)
      const place = { channel, chat: group, thread: null, isGroup: true }
      await chatTurn(up.service.world, { ...place, kind: 'joined', key: `terminal:${++serial}` })
    },
    crash: () => {
      up = raise()
    },
    restart: async () => {
      await up.service.stop()
      up = raise()
    },
    stop: () => up.service.stop(),
  }
}

const ME = { id: 1000, username: 'dondoc_thu_bot' }
const SECRET = 'mat-khau-thu'

/** The Telegram channel and webhook over the loopback Bot API; choices are buttons. */
export async function telegramStage(parts: StageParts): Promise<Stage> {
  const api = await startTelegramApi()
  const call = createApiCall({ root: api.root, token: api.token })
  const fetchFile = telegramFetch({ call, addressOf: telegramFileAddress(api.root, api.token) })
  const raise = (): Up => {
    const service = serviceOn(parts)
    return { service, sender: service.carry(createTelegramChannel(call, fetchFile), { pace: null }) }
  }
  let up = raise()
  let updates = 0
  let seen = 0
  const deliver = async (update: Record<string, unknown>) => {
    const hook = telegramWebhook({ secret: SECRET, me: () => ME, call, receive: up.service.receive, log: noLog })
    const body = JSON.stringify({ update_id: ++updates, ...update })
    const status = await hook({ headers: { 'x-telegram-bot-api-secret-token': SECRET }, body })
    if (status !== 200) throw new Error(`the webhook was to take the update, it said ${status}`)
  }
  const placeOf = ({ user, name, group }: Speaking) => ({
    chat: group ? { id: Number(group), type: 'supergroup', title: 'Nhóm' } : { id: Number(user), type: 'private' },
    from: { id: Number(user), is_bot: false, first_name: name },
  })
  const buttonsOf = (index: number) => {
    const given = api.sent[index]?.body.reply_markup
    // Beside a file it comes as text, like every field of a form.
    const markup = (typeof given === 'string' ? JSON.parse(given) : given) as
      | { readonly inline_keyboard?: readonly (readonly { readonly text: string; readonly callback_data: string }[])[] }
      | undefined
    return (markup?.inline_keyboard ?? []).flat()
  }
  return {
    channel: 'telegram',
    get service() {
      return up.service
    },
    say: async (text, who, file) => {
      const isCommand = text.startsWith('/')
      const isCalled = who.group !== null && who.isAddressed && !isCommand
      const words = isCalled ? `@${ME.username} ${text}` : text
      const entities = isCalled ? [{ type: 'mention', offset: 0, length: ME.username.length + 1 }] : []
      const id = `file-${updates + 1}`
      if (file) api.addFile(id, `documents/${id}`, Buffer.from(file.bytes))
      const sent = { file_id: id, file_unique_id: id, file_size: file?.bytes.length }
      const isPhoto = file !== null && /\.(jpe?g|png)$/i.test(file.name)
      const content = file
        ? {
            ...(isPhoto
              ? { photo: [{ ...sent, width: 90, height: 60 }] }
              : { document: { ...sent, file_name: file.name } }),
            ...(words ? { caption: words, caption_entities: entities } : {}),
          }
        : { text: words, entities }
      await deliver({ message: { message_id: updates + 1, date: 1, ...placeOf(who), ...content } })
    },
    edit: async (text, who) =>
      deliver({ edited_message: { message_id: updates, date: 1, edit_date: 2, ...placeOf(who), text } }),
    press: async (label, who) => {
      const chat = who.group ?? who.user
      for (let i = api.sent.length - 1; i >= 0; i--) {
        const button = api.sent[i]?.chat === chat ? buttonsOf(i).find((b) => b.text === label) : undefined
        if (!button) continue
        const { from, chat: place } = placeOf(who)
        const message = { message_id: api.sent[i]?.id, date: 1, chat: place }
        await deliver({
          callback_query: { id: `q${updates}`, from, chat_instance: '1', data: button.callback_data, message },
        })
        return true
      }
      return false
    },
    settle: (between) => settled(() => up, between),
    taken: () => {
      const fresh = api.sent.slice(seen).flatMap((m, i): readonly Arrived[] => {
        const text = (m.body.parse_mode ? unmarked(m.text) : m.text).replaceAll('\r\n', '\n')
        const said = { chat: m.chat, text, buttons: buttonsOf(seen + i).map((b) => b.text) }
        // A file's words stand under it there, above it elsewhere.
        if (m.method !== 'sendDocument' && m.method !== 'sendPhoto') return [said]
        return [...(text ? [said] : []), { chat: m.chat, text: `📎 ${fileOf(m.body).fileName}`, buttons: [] }]
      })
      seen = api.sent.length
      return fresh
    },
    file: (name) =>
      api.sent
        .filter((m) => m.method === 'sendDocument' || m.method === 'sendPhoto')
        .map((m) => fileOf(m.body))
        .findLast((f) => f.fileName === name)?.bytes ?? null,
    kick: async (group) => api.kick(group),
    welcome: async (group) => {
      api.welcome(group)
      const chat = { id: Number(group), type: 'supergroup', title: 'Nhóm' }
      const from = { id: 1, is_bot: false, first_name: 'Quản trị nhóm' }
      const [left, member] = [{ status: 'kicked' }, { status: 'member' }]
      await deliver({ my_chat_member: { chat, from, date: 1, old_chat_member: left, new_chat_member: member } })
    },
    crash: () => {
      up = raise()
    },
    restart: async () => {
      await up.service.stop()
      up = raise()
    },
    stop: async () => {
      await up.service.stop()
      await api.stop()
    },
  }
}

function unmarked(html: string): string {
  return html
    .replace(/<\/?b>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}
function fileOf({ document, photo }: Readonly<Record<string, unknown>>) {
  const file = (document ?? photo ?? {}) as { readonly fileName?: string; readonly bytes?: Uint8Array }
  if (file.fileName === undefined || !file.bytes) throw new Error('a file came without its name')
  return { fileName: file.fileName, bytes: file.bytes }
}
