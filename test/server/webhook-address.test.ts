// Each bot's own webhook: its address whatever was typed behind it, and nobody else's calls.
import { afterEach, expect, test } from 'vitest'
import { type HttpServer, startHttp } from '../../src/server/http.ts'
import { webhookAddress, webhookRoute } from '../../src/server/webhook-address.ts'
import { noLog } from '../flows/chat-world.ts'

test.each([
  ['https://x.example/zalo', '', 'https://x.example/zalo'],
  ['https://x.example/zalo/', '', 'https://x.example/zalo'],
  ['https://x.example/zalo', 'zalo2', 'https://x.example/zalo/zalo2'],
  ['https://x.example/zalo//', 'zalo2', 'https://x.example/zalo/zalo2'],
  ['https://x.example', 'zalo2', 'https://x.example/zalo2'],
  ['https://x.example/', '', 'https://x.example/'],
  ['https://x.example/z?k=1#a', 'zalo3', 'https://x.example/z/zalo3?k=1'],
])('%s and «%s» is %s', (set, behind, address) => expect(webhookAddress(set, behind)).toBe(address))

let http: HttpServer | null = null
afterEach(() => http?.stop())
test.each([
  'https://x.example/zalo/',
  'https://x.example/',
  'https://x.example/zalo',
])('behind %s each bot hears what is meant for it', async (set) => {
  const heard: string[] = []
  const routes = ['', 'zalo2', 'zalo3'].map((name) =>
    webhookRoute(webhookAddress(set, name), async () => {
      heard.push(name)
      return 200
    }),
  )
  http = await startHttp({ host: '127.0.0.1', port: 0, routes, log: noLog })
  const post = async (address: string) => {
    const at = `http://127.0.0.1:${http?.port}${new URL(address).pathname}`
    return (await fetch(at, { method: 'POST', body: '{}' })).status
  }
  for (const name of ['zalo2', '', 'zalo3']) expect(await post(webhookAddress(set, name))).toBe(200)
  expect(heard).toEqual(['zalo2', '', 'zalo3'])
  expect(await post(webhookAddress(set, 'zalo4'))).toBe(404)
})
