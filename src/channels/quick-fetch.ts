// A `fetch` for the calls of a Bot API: its answers are short and read whole. The web's own takes four to eight times as much of the processor.
import type { Fetch } from './download.ts'

/** Loaded with the first call: a command that calls nobody need not wait for it. */
let loading: ReturnType<typeof load> | null = null
async function load() {
  const { Agent, request } = await import('undici')
  // One of its own: Node's bundled copy, of another version, may have put its agent in the common place.
  return { request, dispatcher: new Agent() }
}

/** Rejects as `fetch` does where no answer comes. Connections are kept and used again. */
export const quickFetch: Fetch = async (url, init) => {
  const { method = 'GET', headers, body, signal } = init
  // A form is the web's; undici knows only forms of its own.
  if (body instanceof FormData) return fetch(url, init)
  loading ??= load()
  const { request, dispatcher } = await loading
  const wanted = { dispatcher, method, headers, body, signal }
  const answer = await request(url, wanted as Parameters<typeof request>[1])
  const text = await answer.body.text()
  const isOk = answer.statusCode >= 200 && answer.statusCode < 300
  const header = (name: string) => answer.headers[name.toLowerCase()]?.toString() ?? null
  return {
    ok: isOk,
    status: answer.statusCode,
    headers: { get: header },
    text: async () => text,
    json: async () => JSON.parse(text),
  } as Response
}
