import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFileLinks, LINK_LIVES_MS } from '../../src/flows/file-links.ts'
import { fileRoute } from '../../src/server/files.ts'
import { type HttpServer, startHttp } from '../../src/server/http.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'
import { aChat, aMessage } from '../contracts/storage.ts'

const NOW = Date.UTC(2025, 7, 11, 0, 30)
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const file = { name: "Báo cáo '8'.docx", base64: Buffer.from('nội dung').toString('base64') }
const message = aMessage('a', { file })

let server: HttpServer
let now = NOW
const storage = createMemoryStorage()
const clock = { now: () => now }
beforeEach(async () => {
  now = NOW
  const chats = [aChat(message.to)]
  await storage.commit({ at: NOW, queue: [message], chats })
  const route = fileRoute(createFileLinks(storage, clock, 'https://don-doc.example'))
  server = await startHttp({ host: '127.0.0.1', port: 0, routes: [route], log: silent })
})
afterEach(() => server.stop())
const link = async (from = message) => {
  const made = await createFileLinks(storage, clock, 'https://don-doc.example/').linkTo(from)
  return new URL(made?.url ?? 'x:').pathname
}
const get = (path: string) => fetch(`http://127.0.0.1:${server.port}${path}`)

test('a signed link gives the file under its name, for a day', async () => {
  const path = await link()
  const response = await get(path)
  expect(response.status).toBe(200)
  expect(await response.text()).toBe('nội dung')
  expect(response.headers.get('content-disposition')).toBe(
    "attachment; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%278%27.docx",
  )
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  now = NOW + LINK_LIVES_MS + 1
  expect((await get(path)).status).toBe(404)
})
test('whatever is changed in a link makes it nobody’s', async () => {
  const path = await link()
  const [, tep, key = '', until = '', signature = ''] = path.split('/')
  const wrong = [
    [tep, Buffer.from('b').toString('base64url'), until, signature],
    [tep, key, String(Number(until) + 1), signature],
    [tep, key, until, signature.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))],
    [tep, key, until, signature, 'x.exe'],
    [tep, key, until, ''],
    [tep, '..', '..', 'metrics'],
    [tep, '%E0%A4', until, signature],
  ].map((parts) => `/${parts.join('/')}`)
  for (const one of wrong) expect((await get(one)).status, one).toBe(404)
  expect((await get(path)).status).toBe(200)
})
test('a file that was forgotten is gone, and without an address of the service there is no link', async () => {
  expect((await get(await link({ ...message, key: 'forgotten' }))).status).toBe(404)
  expect(await createFileLinks(storage, clock, '').linkTo(message)).toBeNull()
})
test('a link ends with what its place was: the person dismissed, the chat untied or of another body', async () => {
  const path = await link()
  const { to } = message
  await storage.commit({ at: NOW, chats: [aChat(to, { bodiesAt: NOW + 1 })] })
  expect((await get(path)).status).toBe(404)
  await storage.commit({ at: NOW, unbound: [to] })
  expect((await get(path)).status).toBe(404)
  const person = { channel: to.channel, user: to.chat, role: 'inspector', province: 'Lào Cai', body: null } as const
  await storage.commit({ at: NOW, members: [person] })
  expect((await get(path)).status).toBe(200)
  await storage.commit({ at: NOW, dismissed: [person] })
  expect((await get(path)).status).toBe(404)
})

test('a program that looks before it downloads is told the same, without the file', async () => {
  const path = await link()
  const head = async (at: string) => fetch(`http://127.0.0.1:${server.port}${at}`, { method: 'HEAD' })
  const response = await head(path)
  expect([response.status, await response.text()]).toEqual([200, ''])
  expect(response.headers.get('content-disposition')).toContain('attachment')
  expect((await head(`${path}x`)).status).toBe(404)
})
