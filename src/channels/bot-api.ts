// One call of a Bot API over HTTP, and what is known afterwards: the same for Telegram and Zalo.
import type { Fetch } from './download.ts'
import { quickFetch } from './quick-fetch.ts'

export type ApiReply =
  | { readonly kind: 'ok'; readonly result: unknown }
  /** The platform answered no. */
  | { readonly kind: 'refused'; readonly code: number; readonly description: string; readonly parameters: Parameters }
  /** The request never left: no network, no name, no connection. */
  | { readonly kind: 'unsent'; readonly why: string }
  /** The request left and no answer came that says what became of it. */
  | { readonly kind: 'unknown'; readonly why: string }
type Parameters = { readonly retry_after?: number; readonly migrate_to_chat_id?: number | string }

/** A file inside a call: sent as a part of a form. */
export class Upload {
  readonly name: string
  readonly bytes: Uint8Array
  constructor(name: string, bytes: Uint8Array) {
    this.name = name
    this.bytes = bytes
  }
}

export type ApiOptions = {
  readonly root: string
  readonly token: string
  readonly timeoutMs?: number
  readonly fetch?: Fetch
}
export type ApiCall = (method: string, body: Readonly<Record<string, unknown>>) => Promise<ApiReply>

// Shorter than a lease in the outbox: a message is settled before anybody takes its sender for dead.
const TIMEOUT_MS = 30_000

export function createApiCall({
  root,
  token,
  timeoutMs = TIMEOUT_MS,
  fetch: through = quickFetch,
}: ApiOptions): ApiCall {
  const base = `${root.replace(/\/+$/, '')}/bot${token}/`
  return async (method, body) => {
    try {
      const signal = AbortSignal.timeout(timeoutMs)
      const response = await through(base + method, { method: 'POST', ...written(body), signal })
      return readReply(response.status, await response.text(), response.headers.get('retry-after'))
    } catch (error) {
      return readFailure(error)
    }
  }
}

function written(body: Readonly<Record<string, unknown>>): Pick<RequestInit, 'body' | 'headers'> {
  const entries = Object.entries(body)
  if (!entries.some(([, value]) => value instanceof Upload))
    return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const form = new FormData()
  for (const [name, value] of entries)
    if (value instanceof Upload) form.append(name, new Blob([new Uint8Array(value.bytes)]), value.name)
    else if (value !== undefined) form.append(name, typeof value === 'string' ? value : JSON.stringify(value))
  return { body: form }
}

/** Reads an answer. Only one that says `ok` either way is an answer; a proxy's page says nothing of the message. */
export function readReply(status: number, text: string, retryAfter: string | null): ApiReply {
  const reply = parsed(text)
  if (reply?.ok === true) return { kind: 'ok', result: reply.result }
  if (reply?.ok === false) {
    const code = Number(reply.error_code ?? reply.errorCode ?? status)
    const description = String(reply.description ?? '')
    if (code >= 500) return { kind: 'unknown', why: `${code} ${description}`.trim() }
    return { kind: 'refused', code, description, parameters: withWait(reply.parameters ?? {}, retryAfter) }
  }
  if (status === 429)
    return { kind: 'refused', code: 429, description: 'Too Many Requests', parameters: withWait({}, retryAfter) }
  return { kind: 'unknown', why: `${status} without an answer` }
}

type RawReply = {
  readonly ok?: unknown
  readonly result?: unknown
  readonly description?: unknown
  readonly error_code?: unknown
  readonly errorCode?: unknown
  readonly parameters?: Parameters
}
function parsed(text: string): RawReply | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : null
  } catch {
    return null
  }
}
function withWait(parameters: Parameters, header: string | null): Parameters {
  return parameters.retry_after === undefined && header && /^\d+$/.test(header)
    ? { ...parameters, retry_after: Number(header) }
    : parameters
}

const NEVER_LEFT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ECONNECTLATE|CERT_.*|DEPTH_ZERO.*|SELF_SIGNED.*|UNABLE_TO_.*|ERR_TLS.*)$/

// Only the error's code goes on: its text may hold the address, and the address holds the token.
export function readFailure(error: unknown): ApiReply {
  const code = codeOf(error) || codeOf(error instanceof Error ? error.cause : null)
  if (NEVER_LEFT.test(code)) return { kind: 'unsent', why: code }
  if (error instanceof Error && error.name === 'TimeoutError') return { kind: 'unknown', why: 'no answer in time' }
  return { kind: 'unknown', why: code || 'the connection broke' }
}
function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : ''
}
