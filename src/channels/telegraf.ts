// Telegraf: Đôn Đốc as a middleware for an office that already runs a Telegraf bot. Telegraf itself is the office's own.
import { type ApiCall, type ApiReply, readFailure, Upload } from './bot-api.ts'
import { type BotCall, type Mount, TELEGRAM_ROOT, takeUpdate } from './mount.ts'
import { telegramFileAddress } from './telegram-files.ts'

/** What we use of a Telegraf context. */
export type TelegrafContext = {
  readonly update: object
  readonly botInfo: { readonly id: number; readonly username: string }
  readonly telegram: TelegrafApi
}
type TelegrafApi = {
  readonly token: string
  readonly options?: { readonly apiRoot?: string }
  callApi(method: never, body: never): Promise<unknown>
}

// Telegraf sets no limit of its own; a call must end before its lease in the outbox does.
const TIMEOUT_MS = 30_000

/** `bot.use(dondoc(app))`: what is meant for Đôn Đốc is taken, everything else goes on to the bot's own handlers. */
export function dondoc(app: Mount): (ctx: TelegrafContext, next: () => Promise<void>) => Promise<void> {
  return async (ctx, next) => {
    app.connect(telegrafCall(ctx.telegram), ctx.botInfo)
    if (!(await takeUpdate(app, ctx.update))) await next()
  }
}

/** One call through Telegraf. */
export function telegrafCall(api: TelegrafApi): BotCall {
  const addressOf = telegramFileAddress(api.options?.apiRoot ?? TELEGRAM_ROOT, api.token)
  const call: ApiCall = async (method, body) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<ApiReply>((resolve) => {
      timer = setTimeout(() => resolve({ kind: 'unknown', why: 'no answer in time' }), TIMEOUT_MS)
    })
    const called = api
      .callApi(method as never, withFiles(body) as never)
      .then((result): ApiReply => ({ kind: 'ok', result }), readTelegrafError)
    return Promise.race([called, late]).finally(() => clearTimeout(timer))
  }
  return Object.assign(call, { addressOf })
}

function withFiles(body: Readonly<Record<string, unknown>>): object {
  const made = Object.entries(body).map(([name, value]) => [
    name,
    value instanceof Upload ? { source: Buffer.from(value.bytes), filename: value.name } : value,
  ])
  return Object.fromEntries(made)
}

type Refusal = {
  readonly error_code: number
  readonly description: string
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number }
}
export function readTelegrafError(error: unknown): ApiReply {
  const response = (error as { response?: Partial<Refusal> } | null)?.response
  if (typeof response?.error_code !== 'number') return readFailure(error)
  const { error_code: code, description = '', parameters = {} } = response
  if (code >= 500) return { kind: 'unknown', why: `${code} ${description}`.trim() }
  return { kind: 'refused', code, description, parameters }
}
