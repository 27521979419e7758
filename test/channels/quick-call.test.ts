// The calls of a Bot API over HTTP: connections are used again, and whatever goes wrong has a name that says whether anything left.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readFailure } from '../../src/channels/bot-api.ts'
import { quickCall } from '../../src/channels/quick-fetch.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void
const servers: Server[] = []
afterEach(async () => {
  vi.useRealTimers()
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})
async function platform(answer: Answer) {
  let connections = 0
  const server = createServer((request, response) => {
    request.resume().on('end', () => answer(request, response))
  })
  server.on('connection', () => connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  servers.push(server)
  return { root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, connections: () => connections }
}
function latch() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}
const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }
const failure = (call: Promise<unknown>) => call.then(() => null, readFailure)

describe('a call', () => {
  it('brings status, headers and the whole text, over one connection', async () => {
    const { root, connections } = await platform((request, response) => {
      response.writeHead(request.url === '/a/b?c=1' ? 200 : 404, { 'retry-after': '3' })
      response.write('{"v":"đôn ')
      response.end('đốc"}')
    })
    const first = await quickCall(`${root}/a/b?c=1`, post)
    const second = await quickCall(root, post)
    expect([first.status, first.text, first.headers['retry-after']]).toEqual([200, '{"v":"đôn đốc"}', '3'])
    expect([second.status, connections()]).toEqual([404, 1])
  })

  it('that breaks off in the middle of its answer is one of which nothing is known', async () => {
    const { root } = await platform((request, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"ok":true', () => request.socket.destroy())
    })
    expect(await failure(quickCall(root, post))).toEqual({ kind: 'unknown', why: 'ECONNRESET' })
  })

  it('ends by its signal, before it leaves or afterwards', async () => {
    const stop = new AbortController()
    const { root } = await platform(() => stop.abort())
    const call = quickCall(root, { ...post, signal: stop.signal })
    await expect(call).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
    await expect(quickCall(root, { ...post, signal: stop.signal })).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    )
  })

  it('that is not answered ends once its time is over, while another goes on', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
    let answer = () => {}
    let came = 0
    const both = latch()
    const { root } = await platform((request, response) => {
      if (++came === 2) both.open()
      if (request.url === '/long') answer = () => response.end('late')
    })
    const short = failure(quickCall(`${root}/short`, { ...post, timeoutMs: 10_000 }))
    const long = quickCall(`${root}/long`, { ...post, timeoutMs: 60_000 })
    await both.opened
    vi.advanceTimersByTime(12_000)
    expect(await short).toEqual({ kind: 'unknown', why: 'no answer in time' })
    answer()
    expect((await long).text).toBe('late')
  })

  it('whose connection is never made has not left', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const met = latch()
    const silent = createSocketServer((socket) => {
      socket.on('error', () => undefined)
      met.open()
    })
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const call = failure(quickCall(`https://127.0.0.1:${(silent.address() as AddressInfo).port}/`, post))
    await met.opened
    vi.advanceTimersByTime(10_000)
    expect(await call).toEqual({ kind: 'unsent', why: 'ECONNECTLATE' })
    await new Promise((resolve) => silent.close(resolve))
  })

  it('to nobody has not left', async () => {
    const { root } = await platform(() => undefined)
    const gone = servers.pop()
    await new Promise((resolve) => gone?.close(resolve))
    expect(await failure(quickCall(root, post))).toEqual({ kind: 'unsent', why: 'ECONNREFUSED' })
  })
})
