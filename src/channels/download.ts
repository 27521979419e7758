// Bytes from an address, never more than are allowed: counted while they come, whatever the sender claims.
import { FILE_MAX } from '../domain/attachment.ts'
import type { FetchedFile } from '../ports.ts'

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

const TIMEOUT_MS = 60_000

/** Errors become values and name no address: Telegram's holds the token. */
export async function download(url: string, through: Fetch = fetch): Promise<FetchedFile> {
  try {
    const response = await through(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (response.status >= 500 || response.status === 429) return { kind: 'out-of-reach' }
    if (!response.ok || !response.body) return { kind: 'gone' }
    if (Number(response.headers.get('content-length') ?? 0) > FILE_MAX) {
      await response.body.cancel()
      return { kind: 'too-big' }
    }
    return await collect(response.body)
  } catch {
    return { kind: 'out-of-reach' }
  }
}

async function collect(body: ReadableStream<Uint8Array>): Promise<FetchedFile> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    // Leaving the loop ends the stream.
    if (length > FILE_MAX) return { kind: 'too-big' }
    chunks.push(chunk)
  }
  return { kind: 'fetched', bytes: new Uint8Array(Buffer.concat(chunks)) }
}
