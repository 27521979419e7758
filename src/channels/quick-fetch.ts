// A `fetch` for the calls of a Bot API: its answers are short and read whole. The web's own takes three to eight times as much of the processor.
import http from 'node:http'
import https from 'node:https'
import { Readable } from 'node:stream'
import type { Fetch } from './download.ts'

const CONNECT_MS = 10_000
// Connections are kept and used again; one that rests longer may be closed over there just as the next call leaves.
const KEPT = { keepAlive: true, scheduling: 'lifo', timeout: 5_000 } as const

/** Rejects as `fetch` does where no answer comes. */
export const quickFetch: Fetch = async (url, init) => {
  const { method = 'GET', headers, body, signal } = init
  // A form is the web's to write.
  if (body instanceof FormData) return fetch(url, init)
  const { status, headers: named, text } = await quickCall(url, { method, headers, body, signal } as QuickCall)
  return {
    ok: status >= 200 && status < 300,
    status,
    headers: { get: (name: string) => named[name.toLowerCase()]?.toString() ?? null },
    text: async () => text,
    json: async () => JSON.parse(text),
  } as Response
}

export type QuickCall = {
  readonly method: string
  readonly headers?: http.OutgoingHttpHeaders
  readonly body?: string | Uint8Array | Readable | null
  readonly signal?: AbortSignal | null
  /** Ended between this and two seconds later, in milliseconds. */
  readonly timeoutMs?: number
}
export type QuickAnswer = { readonly status: number; readonly headers: http.IncomingHttpHeaders; readonly text: string }

/** Rejects where no whole answer comes: with the network's error, the signal's reason, or a `TimeoutError`. */
export function quickCall(url: string, { method, headers, body, signal, timeoutMs }: QuickCall): Promise<QuickAnswer> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) throw reasonOf(signal)
    const { origin, path } = placeOf(url)
    const request = origin.request({ ...origin.options, method, path, ...(headers ? { headers } : {}) }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', fail)
      response.on('end', () => {
        end()
        const text = (chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)).toString()
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
      })
    })
    const stop = () => request.destroy(reasonOf(signal))
    const end = () => {
      signal?.removeEventListener('abort', stop)
      underWay.delete(request)
    }
    const fail = (error: Error) => {
      end()
      reject(error)
    }
    signal?.addEventListener('abort', stop)
    if (timeoutMs !== undefined) watch(request, performance.now() + timeoutMs)
    request.on('error', fail)
    request.on('socket', watchConnecting)
    if (body instanceof Readable) body.on('error', (error) => request.destroy(error)).pipe(request)
    else request.end(body ?? undefined)
  })
}

const TICK_MS = 2_000
/** One look now and then for all calls: a timer for each would wake the process a second time for a call that has long been answered. */
const underWay = new Map<http.ClientRequest, number>()
let looking: ReturnType<typeof setInterval> | null = null
function watch(request: http.ClientRequest, until: number): void {
  underWay.set(request, until)
  looking ??= setInterval(look, TICK_MS).unref()
}
function look(): void {
  const now = performance.now()
  for (const [request, until] of underWay)
    if (until <= now) request.destroy(new DOMException('no answer in time', 'TimeoutError'))
  if (underWay.size || !looking) return
  clearInterval(looking)
  looking = null
}

/** Nothing of a call has left while its connection is being made. */
function watchConnecting(this: http.ClientRequest, socket: NonNullable<http.ClientRequest['socket']>): void {
  if (!socket.connecting) return
  const late = Object.assign(new Error('no connection in time'), { code: 'ECONNECTLATE' })
  const timer = setTimeout(() => this.destroy(late), CONNECT_MS)
  const end = () => clearTimeout(timer)
  socket.once('encrypted' in socket ? 'secureConnect' : 'connect', end).once('close', end)
}
function reasonOf(signal: AbortSignal | null | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new DOMException('the call was ended', 'AbortError')
}

type Origin = { readonly request: typeof http.request; readonly options: http.RequestOptions }
const origins = new Map<string, Origin>()
/** Where a call goes: what stands before the path is the same for all calls of a bot. */
function placeOf(url: string): { readonly origin: Origin; readonly path: string } {
  const slash = url.indexOf('/', url.indexOf('://') + 3)
  const [root, path] = slash < 0 ? [url, '/'] : [url.slice(0, slash), url.slice(slash)]
  let origin = origins.get(root)
  if (!origin) {
    const { protocol, hostname, port } = new URL(root)
    const options = { protocol, hostname: hostname.replace(/^\[|\]$/g, ''), ...(port ? { port } : {}) }
    origin =
      protocol === 'https:'
        ? { request: https.request, options: { ...options, agent: new https.Agent(KEPT) } }
        : { request: http.request, options: { ...options, agent: new http.Agent(KEPT) } }
    origins.set(root, origin)
  }
  return { origin, path }
}
