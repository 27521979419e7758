// A strict Telegram Bot API on 127.0.0.1: checks requests, keeps flood limits, and breaks as it is told.
import { type Answer, type ApiServer, type Call, startApiServer } from './api-server.ts'
import { createFlood, type FloodLimits } from './flood.ts'

export { TELEGRAM_FLOOD } from './flood.ts'

import { METHODS, wrongIn } from './telegram-rules.ts'

export type SentMessage = {
  readonly id: number
  readonly method: string
  readonly chat: string
  readonly thread: number | null
  readonly text: string
  readonly body: Readonly<Record<string, unknown>>
  readonly at: number
}
export type TelegramApi = Omit<ApiServer, 'faults'> & {
  readonly token: string
  faults: ApiServer['faults']
  /** What has reached the chats, in order. */
  readonly sent: readonly SentMessage[]
  /** Refusals for flooding that the caller brought about itself. */
  readonly flooded: () => number
  /** An update for whoever polls, or for the webhook; gives its id. The same id may be pushed twice. */
  readonly push: (update: Record<string, unknown>) => number
  /** The bot was thrown out of a group, or blocked by a person. */
  readonly kick: (chat: string) => void
  readonly welcome: (chat: string) => void
  readonly closeTopic: (chat: string, thread: number) => void
  readonly openTopic: (chat: string, thread: number) => void
  /** A group becomes a supergroup: the old id answers with the new one. */
  readonly migrate: (from: string, to: string) => void
  readonly addFile: (id: string, path: string, bytes: Buffer) => void
  readonly webhook: () => { readonly url: string; readonly secret: string | null } | null
  readonly commands: () => readonly Readonly<Record<string, unknown>>[]
}
export type TelegramOptions = {
  readonly token?: string
  readonly flood?: FloodLimits
  /** Chats that exist; left out: any. */
  readonly chats?: readonly string[]
  readonly keepCalls?: boolean
}

const BOT = {
  id: 1000,
  is_bot: true,
  first_name: 'Đôn Đốc thử',
  username: 'dondoc_thu_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
}

export async function startTelegramApi(options: TelegramOptions = {}): Promise<TelegramApi> {
  const token = options.token ?? '1000:test-token'
  const flood = options.flood ? createFlood(options.flood) : null
  const state = {
    sent: [] as SentMessage[],
    flooded: 0,
    updates: [] as { readonly update_id: number }[],
    lastUpdate: 0,
    gone: new Set<string>(),
    closed: new Set<string>(),
    moved: new Map<string, string>(),
    files: new Map<string, { readonly path: string; readonly bytes: Buffer }>(),
    webhook: null as { url: string; secret: string | null } | null,
    commands: [] as Record<string, unknown>[],
    poll: null as (() => void) | null,
    arrived: () => {},
  }

  const answer = async (call: Call, gone: AbortSignal): Promise<Answer> => {
    const { method, body } = call
    if (!(method in METHODS)) return { ok: false, code: 404, description: 'Not Found' }
    const wrong = wrongIn(method, body)
    if (wrong) return bad(wrong)
    if (method === 'getUpdates') return poll(body, gone)
    const chat = body.chat_id === undefined ? null : String(body.chat_id)
    const refused = chat === null ? null : refusal(method, chat, body)
    return refused ?? act(call, chat)
  }

  const refusal = (method: string, chat: string, body: Call['body']): Answer | null => {
    const to = state.moved.get(chat)
    if (to)
      return { ...bad('group chat was upgraded to a supergroup chat'), parameters: { migrate_to_chat_id: Number(to) } }
    if (options.chats && !options.chats.includes(chat)) return bad('chat not found')
    if (state.gone.has(chat))
      return {
        ok: false,
        code: 403,
        description: chat.startsWith('-')
          ? 'Forbidden: bot was kicked from the supergroup chat'
          : 'Forbidden: bot was blocked by the user',
      }
    if (state.closed.has(`${chat}:${body.message_thread_id}`)) return bad('TOPIC_CLOSED')
    if (!/^(send|edit)/.test(method) || method === 'sendChatAction') return null
    const waitS = flood?.(chat, performance.now()) ?? null
    if (waitS === null) return null
    state.flooded++
    return {
      ok: false,
      code: 429,
      description: `Too Many Requests: retry after ${waitS}`,
      parameters: { retry_after: waitS },
    }
  }

  const act = ({ method, body, at }: Call, chat: string | null): Answer => {
    switch (method) {
      case 'getMe':
        return { ok: true, result: BOT }
      case 'sendMessage':
      case 'sendDocument':
      case 'sendPhoto': {
        const thread = body.message_thread_id === undefined ? null : Number(body.message_thread_id)
        const id = state.sent.length + 1
        state.sent.push({
          id,
          method,
          chat: chat ?? '',
          thread,
          text: String(body.text ?? body.caption ?? ''),
          body,
          at,
        })
        return { ok: true, result: messageOf(id, chat ?? '', body) }
      }
      case 'editMessageText':
      case 'editMessageReplyMarkup':
        return edit(method, body, chat ?? '')
      case 'setWebhook':
        state.webhook = body.url
          ? { url: String(body.url), secret: body.secret_token ? String(body.secret_token) : null }
          : null
        return { ok: true, result: true }
      case 'deleteWebhook':
        state.webhook = null
        return { ok: true, result: true }
      case 'getWebhookInfo':
        return {
          ok: true,
          result: {
            url: state.webhook?.url ?? '',
            has_custom_certificate: false,
            pending_update_count: state.updates.length,
          },
        }
      case 'setMyCommands':
        state.commands.push({ ...body })
        return { ok: true, result: true }
      case 'getChat':
        return { ok: true, result: chatOf(chat ?? '') }
      case 'getChatMember':
        return {
          ok: true,
          result: { status: 'member', user: { id: Number(body.user_id), is_bot: false, first_name: 'Người thử' } },
        }
      case 'getFile': {
        const id = String(body.file_id)
        const file = state.files.get(id)
        return file
          ? {
              ok: true,
              result: { file_id: id, file_unique_id: id, file_size: file.bytes.length, file_path: file.path },
            }
          : bad('invalid file_id')
      }
      default:
        return { ok: true, result: true }
    }
  }

  const edit = (method: string, body: Call['body'], chat: string): Answer => {
    const index = state.sent.findIndex((m) => m.id === Number(body.message_id) && m.chat === chat)
    const before = state.sent[index]
    if (!before) return bad('message to edit not found')
    const text = method === 'editMessageText' ? String(body.text) : before.text
    const markup = JSON.stringify(body.reply_markup ?? null)
    if (text === before.text && markup === JSON.stringify(before.body.reply_markup ?? null))
      return bad('message is not modified')
    state.sent[index] = { ...before, text, body: { ...before.body, ...body } }
    return { ok: true, result: messageOf(before.id, chat, { ...body, text }) }
  }

  const poll = async (body: Call['body'], gone: AbortSignal): Promise<Answer> => {
    if (state.webhook)
      return {
        ok: false,
        code: 409,
        description:
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      }
    // The newest poller wins; the one before is sent away.
    state.poll?.()
    const offset = Number(body.offset ?? 0)
    state.updates = state.updates.filter((u) => u.update_id >= offset)
    const until = performance.now() + Number(body.timeout ?? 0) * 1_000
    let terminated = false
    const mine = () => {
      terminated = true
      state.arrived()
    }
    state.poll = mine
    gone.addEventListener('abort', mine)
    while (!state.updates.length && !terminated && performance.now() < until) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.max(1, until - performance.now()))
        state.arrived = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    if (state.poll === mine) state.poll = null
    if (terminated)
      return {
        ok: false,
        code: 409,
        description:
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      }
    return { ok: true, result: state.updates.slice(0, Number(body.limit ?? 100)) }
  }

  const server = await startApiServer({
    token,
    answer,
    statusOf: (a) => (a.ok ? 200 : a.code),
    file: (path) => [...state.files.values()].find((f) => f.path === path)?.bytes ?? null,
    ...(options.keepCalls === undefined ? {} : { keepCalls: options.keepCalls }),
  })
  return Object.assign(server, {
    token,
    sent: state.sent as readonly SentMessage[],
    flooded: () => state.flooded,
    push: (update: Record<string, unknown>) => {
      const update_id = Number(update.update_id ?? state.lastUpdate + 1)
      state.lastUpdate = Math.max(state.lastUpdate, update_id)
      state.updates.push({ ...update, update_id })
      state.arrived()
      return update_id
    },
    kick: (chat: string) => void state.gone.add(chat),
    welcome: (chat: string) => void state.gone.delete(chat),
    closeTopic: (chat: string, thread: number) => void state.closed.add(`${chat}:${thread}`),
    openTopic: (chat: string, thread: number) => void state.closed.delete(`${chat}:${thread}`),
    migrate: (from: string, to: string) => void state.moved.set(from, to),
    addFile: (id: string, path: string, bytes: Buffer) => void state.files.set(id, { path, bytes }),
    webhook: () => state.webhook,
    commands: () => state.commands,
  })
}

function bad(description: string) {
  return { ok: false as const, code: 400, description: `Bad Request: ${description}` }
}
function chatOf(chat: string) {
  return chat.startsWith('-')
    ? { id: Number(chat), type: chat.startsWith('-100') ? 'supergroup' : 'group', title: `Nhóm ${chat}` }
    : { id: Number(chat), type: 'private', first_name: 'Người thử' }
}
function messageOf(id: number, chat: string, body: Call['body']) {
  const thread = body.message_thread_id === undefined ? {} : { message_thread_id: Number(body.message_thread_id) }
  const text = body.text === undefined ? {} : { text: String(body.text) }
  return { message_id: id, date: 1_754_872_200, from: BOT, chat: chatOf(chat), ...thread, ...text }
}
