// The address at which a platform calls: one for each bot, joined cleanly and answered for exactly.
import type { Route } from './http.ts'

/** https://x.example/zalo/ and zalo2 → https://x.example/zalo/zalo2; nothing behind it: https://x.example/zalo. */
export function webhookAddress(set: string, behind = ''): string {
  const address = new URL(set)
  const parts = [...address.pathname.split('/'), behind].filter(Boolean)
  address.pathname = parts.join('/')
  address.hash = ''
  return address.toString()
}

export function webhookRoute(
  address: string,
  hook: (request: Parameters<Route['answer']>[0]) => Promise<number>,
): Route {
  const path = new URL(address).pathname
  return { method: 'POST', path, isExact: true, answer: async (request) => ({ status: await hook(request) }) }
}
