// The bot's own HTTP port: webhooks and signs of life. Small bodies, short waits, nothing said about what is not there.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Log } from '../ports.ts'

export type HttpRequest = {
  /** Without what follows a «?». */
  readonly path: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
}
export type HttpAnswer = {
  readonly status: number
  readonly type?: string
  readonly body?: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}
export type Route = {
  readonly method: 'GET' | 'POST'
  /** One that ends with «/» answers for everything under it, unless it is exact. */
  readonly path: string
  readonly isExact?: boolean
  readonly answer: (request: HttpRequest) => Promise<HttpAnswer>
}
export type HttpServer = { readonly port: number; readonly stop: () => Promise<void> }

/** The largest body that is read: an update of either platform is some kilobytes. */
const BODY_MAX = 1_048_576
const READ_MS = 10_000

export async function startHttp(parts: {
  readonly host: string
  readonly port: number
  readonly routes: readonly Route[]
  readonly log: Log
}): Promise<HttpServer> {
  const { host, port, routes, log } = parts
  const server = createServer((request, response) => {
    serve(request, response, routes).catch((error) => {
      log.error('a request failed', { error: error instanceof Error ? error.name : 'unknown' })
      end(response, { status: 500 })
    })
  })
  server.requestTimeout = READ_MS
  server.headersTimeout = READ_MS
  await listening(server, host, port)
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function serve(request: IncomingMessage, response: ServerResponse, routes: readonly Route[]): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
  const isFor = (r: Route) => (r.path.endsWith('/') && !r.isExact ? path.startsWith(r.path) : r.path === path)
  // A head is asked for before a download; Node leaves the body out by itself.
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const route = routes.find((r) => isFor(r) && r.method === method)
  if (!route) return end(response, { status: 404 })
  const body = await readBody(request)
  if (body === null) return end(response, { status: 413 })
  end(response, await route.answer({ path, headers: request.headers, body }))
}

/** The body as text; null as soon as it is too long. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_MAX) return null
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += (chunk as Buffer).length
    if (length > BODY_MAX) return null
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}
function end(response: ServerResponse, answer: HttpAnswer): void {
  if (response.headersSent) return
  const { status, type = 'text/plain; charset=utf-8', body = '', headers = {} } = answer
  response.writeHead(status, { ...headers, 'content-type': type, connection: status === 413 ? 'close' : 'keep-alive' })
  response.end(body)
}
function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
