// The ground under both loopback Bot APIs: a server on 127.0.0.1 that reads calls, checks the token and breaks as it is told.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How a call goes wrong. */
export type Fault =
  /** The connection dies before the call is done: nothing happened. */
  | 'reset-before'
  /** The call is done and the connection dies: it happened, and the caller cannot know. */
  | 'reset-after'
  /** A proxy's page instead of an answer, nothing happened. */
  | 'bad-gateway'
  | { readonly slowMs: number }
  | { readonly code: number; readonly description: string; readonly parameters?: Record<string, unknown> }

export type Call = { readonly method: string; readonly body: Readonly<Record<string, unknown>>; readonly at: number }
export type Answer =
  | { readonly ok: true; readonly result?: unknown }
  | {
      readonly ok: false
      readonly code: number
      readonly description: string
      readonly parameters?: Record<string, unknown> | undefined
    }

export type ApiServer = {
  readonly root: string
  readonly port: number
  readonly calls: readonly Call[]
  /** Asked before each call; null: it goes well. */
  faults: (call: Call) => Fault | null
  readonly stop: () => Promise<void>
}

export type ServerParts = {
  readonly token: string
  readonly answer: (call: Call, gone: AbortSignal) => Promise<Answer>
  /** Zalo answers errors with HTTP 200. */
  readonly statusOf: (answer: Answer) => number
  readonly file?: (path: string) => Buffer | null
  readonly keepCalls?: boolean
}

export async function startApiServer(parts: ServerParts): Promise<ApiServer> {
  const calls: Call[] = []
  const api: { faults: ApiServer['faults'] } = { faults: () => null }
  const server = createServer((request, response) => {
    void serve(request, response).catch(() => response.destroy())
  })
  // Idle sockets stay: a client that uses one again must not meet a close that looks like a fault nobody scripted.
  server.keepAliveTimeout = 120_000
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const download = /^\/file\/bot([^/]+)\/(.+)$/.exec(path)
    if (download)
      return sendFile(response, download[1] === parts.token ? (parts.file?.(download[2] ?? '') ?? null) : null)
    const named = /^\/bot([^/]+)\/(\w+)$/.exec(path)
    if (!named) return send(response, parts, { ok: false, code: 404, description: 'Not Found' })
    if (named[1] !== parts.token) return send(response, parts, { ok: false, code: 401, description: 'Unauthorized' })
    const body = await readBody(request)
    if (body === null)
      return send(response, parts, { ok: false, code: 400, description: 'Bad Request: the body cannot be read' })
    const call = { method: named[2] ?? '', body, at: performance.now() }
    if (parts.keepCalls !== false) calls.push(call)
    const fault = api.faults(call)
    if (fault === 'reset-before') return response.destroy()
    if (fault === 'bad-gateway') return page(response)
    if (fault && typeof fault === 'object' && 'code' in fault) return send(response, parts, { ok: false, ...fault })
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const answer = await parts.answer(call, gone.signal)
    if (fault === 'reset-after') return response.destroy()
    if (fault && 'slowMs' in fault) await new Promise((resolve) => setTimeout(resolve, fault.slowMs))
    return send(response, parts, answer)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(api, {
    port,
    root: `http://127.0.0.1:${port}`,
    calls,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}

function send(response: ServerResponse, parts: ServerParts, answer: Answer) {
  if (response.destroyed) return
  const status = parts.statusOf(answer)
  const wait = answer.ok ? undefined : answer.parameters?.retry_after
  const headers = { 'content-type': 'application/json', ...(wait === undefined ? {} : { 'retry-after': String(wait) }) }
  response.writeHead(status, headers)
  const { ok } = answer
  response.end(
    JSON.stringify(
      ok
        ? { ok, ...('result' in answer ? { result: answer.result } : {}) }
        : {
            ok,
            error_code: answer.code,
            description: answer.description,
            ...(answer.parameters ? { parameters: answer.parameters } : {}),
          },
    ),
  )
}
function page(response: ServerResponse) {
  response.writeHead(502, { 'content-type': 'text/html' })
  response.end('<html><body><h1>502 Bad Gateway</h1></body></html>')
}
function sendFile(response: ServerResponse, bytes: Buffer | null) {
  response.writeHead(bytes ? 200 : 404)
  response.end(bytes ?? 'Not Found')
}

/** JSON, form or multipart; a file of a multipart body is `{ fileName, bytes }`. Null when it is none of these. */
async function readBody(request: IncomingMessage): Promise<Record<string, unknown> | null> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://localhost').searchParams)
  if (!bytes.length) return query
  try {
    if (type.startsWith('application/json')) return { ...query, ...(JSON.parse(bytes.toString('utf8')) as object) }
    if (type.startsWith('application/x-www-form-urlencoded'))
      return { ...query, ...Object.fromEntries(new URLSearchParams(bytes.toString('utf8'))) }
    if (type.startsWith('multipart/form-data')) return { ...query, ...readForm(bytes, type) }
  } catch {
    return null
  }
  return null
}
// grammY and Telegraf write a form more freely than the web's own reader takes it; Telegram's server reads them all.
function readForm(bytes: Buffer, type: string): Record<string, unknown> {
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1] ?? ''
  const parts = bytes.toString('latin1').split(`--${boundary}`).slice(1, -1)
  const found: Record<string, unknown> = {}
  for (const part of parts) {
    const end = part.indexOf('\r\n\r\n')
    const head = Buffer.from(part.slice(0, end), 'latin1').toString('utf8')
    const content = Buffer.from(part.slice(end + 4, -2), 'latin1')
    const name = /[; ]name="?([^";\r\n]+)/.exec(head)?.[1] ?? ''
    const fileName = /filename="?([^"\r\n]+)/.exec(head)?.[1]
    found[name] = fileName === undefined ? content.toString('utf8') : { fileName, bytes: content }
  }
  return withAttached(found)
}
// «attach://id» stands for the part of that name.
function withAttached(form: Record<string, unknown>): Record<string, unknown> {
  const attached = Object.entries(form).flatMap(([name, value]) =>
    typeof value === 'string' && value.startsWith('attach://') ? [[name, value.slice(9)] as const] : [],
  )
  const ids = new Set(attached.map(([, id]) => id))
  const rest = Object.entries(form).filter(([name]) => !ids.has(name))
  return { ...Object.fromEntries(rest), ...Object.fromEntries(attached.map(([name, id]) => [name, form[id]])) }
}
