// The service's own HTTP port, on this machine alone unless told otherwise: health, readiness, metrics, and what others mount.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Log } from '../ports.ts'

export type Answer = { readonly status: number; readonly type: string; readonly body: string | Uint8Array }
/** Answers a request under its path; null: not mine. */
export type Route = (request: {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingMessage['headers']
  readonly body: Uint8Array
}) => Promise<Answer | null>
export type HttpServer = { readonly port: number; readonly stop: () => Promise<void> }

/** Bodies of webhooks are small; whatever is larger is no update. */
const BODY_MAX = 1024 * 1024
const TEXT = 'text/plain; charset=utf-8'

export async function startHttp(parts: {
  readonly host: string
  readonly port: number
  readonly routes: readonly Route[]
  readonly log: Log
}): Promise<HttpServer> {
  const server = createServer((request, response) => {
    serve(parts.routes, request, response).catch((error) => {
      // Only the message: the address of a webhook may hold what is secret.
      parts.log.error('a request failed', { error: error instanceof Error ? error.message : 'unknown' })
      if (!response.headersSent) write(response, { status: 500, type: TEXT, body: 'error\n' })
      else response.destroy()
    })
  })
  server.requestTimeout = 30_000
  server.headersTimeout = 10_000
  server.maxHeadersCount = 100
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(parts.port, parts.host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), 2_000).unref()
      }),
  }
}

async function serve(routes: readonly Route[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = readUrl(request.url)
  if (!url) return write(response, { status: 400, type: TEXT, body: 'bad request\n' })
  const body = await readBody(request)
  if (!body) return write(response, { status: 413, type: TEXT, body: 'too large\n' })
  for (const route of routes) {
    const answer = await route({ method: request.method ?? 'GET', url, headers: request.headers, body })
    if (answer) return write(response, answer)
  }
  write(response, { status: 404, type: TEXT, body: 'not found\n' })
}

function readUrl(path: string | undefined): URL | null {
  const text = `http://localhost${path ?? '/'}`
  return path?.startsWith('/') && URL.canParse(text) ? new URL(text) : null
}
async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    // Read to its end without being kept, so that the sender hears why; a flood is cut off.
    if (size <= BODY_MAX) chunks.push(chunk as Buffer)
    else if (size > 16 * BODY_MAX) return null
  }
  return size > BODY_MAX ? null : Buffer.concat(chunks)
}
function write(response: ServerResponse, { status, type, body }: Answer): void {
  const headers = { 'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' }
  response.writeHead(status, headers)
  response.end(body)
}
