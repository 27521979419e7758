// grammY: its API as our call, and Đôn Đốc as a middleware for a bot that already runs.
import { type Api, GrammyError, HttpError, InputFile, type MiddlewareFn } from 'grammy'
import { type ApiCall, type ApiReply, readFailure, Upload } from './bot-api.ts'
import { type BotCall, type Mount, TELEGRAM_ROOT, takeUpdate } from './mount.ts'
import { telegramFileAddress } from './telegram-files.ts'

/** One call through grammY. Errors become values; none carries the address, which holds the token. */
export function grammyCall(api: Api): BotCall {
  const raw = api.raw as unknown as Readonly<Record<string, (body?: object) => Promise<unknown>>>
  const addressOf = telegramFileAddress(api.options?.apiRoot ?? TELEGRAM_ROOT, api.token)
  const call: ApiCall = async (method, body) => {
    try {
      // Methods that take nothing («getMe») take a signal in its place.
      const result = await (Object.keys(body).length ? raw[method]?.(withFiles(body)) : raw[method]?.())
      return { kind: 'ok', result }
    } catch (error) {
      return readGrammyError(error)
    }
  }
  return Object.assign(call, { addressOf })
}
function withFiles(body: Readonly<Record<string, unknown>>): object {
  const made = Object.entries(body).map(([name, value]) => [
    name,
    value instanceof Upload ? new InputFile(value.bytes, value.name) : value,
  ])
  return Object.fromEntries(made)
}
export function readGrammyError(error: unknown): ApiReply {
  if (error instanceof GrammyError) {
    const { error_code: code, description, parameters } = error
    return code >= 500
      ? { kind: 'unknown', why: `${code} ${description}`.trim() }
      : { kind: 'refused', code, description, parameters: { ...parameters } }
  }
  return readFailure(error instanceof HttpError ? error.error : error)
}

/** `bot.use(grammyMiddleware(app))`: what is meant for Đôn Đốc is taken, everything else goes on to the bot's own handlers. */
export function grammyMiddleware(app: Mount): MiddlewareFn {
  return async (ctx, next) => {
    app.connect(grammyCall(ctx.api), { id: ctx.me.id, username: ctx.me.username })
    if (!(await takeUpdate(app, ctx.update))) await next()
  }
}
