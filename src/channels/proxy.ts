// Telegram by way of a proxy, where a network does not let it through: http(s) or SOCKS5.
import type { Fetch } from './download.ts'

/** A `fetch` through a proxy. Its address may hold a password and is never written down. */
export async function fetchThrough(proxy: string): Promise<Fetch> {
  const { fetch, ProxyAgent, Socks5ProxyAgent } = await import('undici')
  const isSocks = /^socks5?:/i.test(proxy)
  const dispatcher = isSocks ? new Socks5ProxyAgent(proxy.replace(/^socks:/i, 'socks5:')) : new ProxyAgent(proxy)
  return async (url, init) => {
    const { method, headers, body, redirect } = init
    const signal = asOwnSignal(init.signal)
    const request = { method, headers, body, redirect, signal, duplex: 'half', dispatcher }
    const given = Object.entries(request).filter(([, value]) => value !== undefined && value !== null)
    return (await fetch(url, Object.fromEntries(given) as never)) as unknown as Response
  }
}

// grammY brings a signal of its own making, which only looks like the web's.
function asOwnSignal(signal: AbortSignal | null | undefined): AbortSignal | undefined {
  if (!signal || signal instanceof AbortSignal) return signal ?? undefined
  const { aborted, addEventListener } = signal as AbortSignal
  const own = new AbortController()
  if (aborted) own.abort()
  addEventListener.call(signal, 'abort', () => own.abort(), { once: true })
  return own.signal
}
