// A strict Zalo Bot API on 127.0.0.1: the twelve methods that exist, errors in an HTTP 200, one update a poll, a monthly quota.
import { type Answer, type ApiServer, type Call, startApiServer } from './api-server.ts'

export type ZaloSent = {
  readonly id: string
  readonly method: string
  readonly chat: string
  readonly text: string
  readonly body: Readonly<Record<string, unknown>>
}
export type ZaloApi = Omit<ApiServer, 'faults'> & {
  readonly token: string
  faults: ApiServer['faults']
  readonly sent: readonly ZaloSent[]
  /** Messages still allowed this month. */
  readonly quotaLeft: () => number
  readonly setQuotaLeft: (left: number) => void
  /** One event for the poller: taken once, never given again. */
  readonly push: (event: Record<string, unknown>) => void
  /** Sends to this chat fail with the 403 that means «Internal server error». */
  readonly drop: (chat: string) => void
  readonly webhook: () => { readonly url: string; readonly secret: string } | null
  readonly setWebhookCalls: () => number
}
export type ZaloOptions = {
  readonly token?: string
  readonly quota?: number
  /** Idle polls answer 408 in an HTTP 200 (as seen) or in an HTTP 408. */
  readonly idleStatus?: 200 | 408
}

const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  getMe: [],
  getUpdates: ['timeout'],
  setWebhook: ['url', 'secret_token'],
  deleteWebhook: [],
  getWebhookInfo: [],
  testWebhook: [],
  sendMessage: ['chat_id', 'text', 'parse_mode', 'text_styles'],
  sendPhoto: ['chat_id', 'photo', 'caption'],
  sendSticker: ['chat_id', 'sticker'],
  sendVoice: ['chat_id', 'voice_url'],
  sendChatAction: ['chat_id', 'action'],
}
const WEBHOOK_CALLS_A_DAY = 20

export async function startZaloApi(options: ZaloOptions = {}): Promise<ZaloApi> {
  const token = options.token ?? '2000:zalo-test-token'
  const sent: ZaloSent[] = []
  const events: Record<string, unknown>[] = []
  const dropped = new Set<string>()
  const state = {
    quotaLeft: options.quota ?? 3_000,
    webhook: null as { url: string; secret: string } | null,
    webhookCalls: 0,
    arrived: () => {},
  }

  const answer = async ({ method, body }: Call, gone: AbortSignal): Promise<Answer> => {
    const known = PARAMETERS[method]
    if (!known) return refused(404, 'Not found')
    const extra = Object.keys(body).find((name) => !known.includes(name))
    if (extra) return refused(400, `Bad request: ${extra}`)
    if (method === 'getUpdates') return poll(Number(body.timeout ?? 30), gone)
    if (method.startsWith('send')) return deliver(method, body)
    return manage(method, body)
  }

  const deliver = (method: string, body: Call['body']): Answer => {
    const chat = String(body.chat_id ?? '')
    if (!chat) return refused(400, 'Bad request: chat_id')
    const text = String(body[method === 'sendMessage' ? 'text' : 'caption'] ?? '')
    if (method === 'sendMessage' && (text.length < 1 || text.length > 2_000)) return refused(400, 'Bad request: text')
    if (method === 'sendPhoto' && !/^https:\/\//.test(String(body.photo ?? '')))
      return refused(400, 'Bad request: photo')
    if (dropped.has(chat)) return refused(403, 'Internal server error')
    if (method === 'sendChatAction') return { ok: true }
    if (state.quotaLeft <= 0) return refused(429, 'Quota exceeded')
    state.quotaLeft--
    const id = `z${sent.length + 1}`
    sent.push({ id, method, chat, text, body })
    return { ok: true, result: { message_id: id, date: 1_754_872_200_000 } }
  }

  const manage = (method: string, body: Call['body']): Answer => {
    if (method === 'getMe')
      return {
        ok: true,
        result: { id: 'bot2000', account_name: 'Bot Đôn Đốc', account_type: 'BASIC', can_join_groups: false },
      }
    if (method === 'getWebhookInfo')
      return { ok: true, result: { url: state.webhook?.url ?? '', updated_at: 1_754_872_200_000 } }
    if (method === 'deleteWebhook') {
      state.webhook = null
      return { ok: true, result: { url: '', updated_at: 1_754_872_200_000 } }
    }
    if (method === 'testWebhook')
      return { ok: true, result: { ok: true, url: state.webhook?.url ?? '', outcome: 'webhook.ok', hint: '' } }
    const secret = String(body.secret_token ?? '')
    if (++state.webhookCalls > WEBHOOK_CALLS_A_DAY) return refused(426, 'Daily limit exceeded')
    if (secret.length < 8 || secret.length > 256 || !/^https:\/\//.test(String(body.url ?? '')))
      return refused(400, 'Bad request: url or secret_token')
    state.webhook = { url: String(body.url), secret }
    return {
      ok: true,
      result: {
        url: state.webhook.url,
        updated_at: 1_754_872_200_000,
        verification: { ok: true, outcome: 'webhook.ok' },
      },
    }
  }

  // At most once: the event is gone as soon as it is answered, whoever hears the answer.
  const poll = async (timeoutS: number, gone: AbortSignal): Promise<Answer> => {
    if (state.webhook) return refused(400, 'Bad request: webhook is set')
    const until = performance.now() + timeoutS * 1_000
    gone.addEventListener('abort', () => state.arrived())
    while (!events.length && !gone.aborted && performance.now() < until) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.max(1, until - performance.now()))
        state.arrived = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    const event = gone.aborted ? undefined : events.shift()
    return event ? { ok: true, result: event } : refused(408, 'Request timeout')
  }

  const server = await startApiServer({
    token,
    answer,
    statusOf: (a) => (!a.ok && a.code === 408 ? (options.idleStatus ?? 200) : 200),
  })
  return Object.assign(server, {
    token,
    sent: sent as readonly ZaloSent[],
    quotaLeft: () => state.quotaLeft,
    setQuotaLeft: (left: number) => {
      state.quotaLeft = left
    },
    push: (event: Record<string, unknown>) => {
      events.push(event)
      state.arrived()
    },
    drop: (chat: string) => void dropped.add(chat),
    webhook: () => state.webhook,
    setWebhookCalls: () => state.webhookCalls,
  })
}

function refused(code: number, description: string): Answer {
  return { ok: false, code, description }
}
