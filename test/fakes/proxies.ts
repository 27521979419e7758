// Proxies on 127.0.0.1: an http one that opens tunnels, and SOCKS5 without a password. Both count what goes through.
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect, createServer as createTcp, type Socket } from 'node:net'

export type TestProxy = { readonly url: string; readonly tunnels: () => number; readonly stop: () => Promise<void> }

export async function startHttpProxy(): Promise<TestProxy> {
  let tunnels = 0
  const open = new Set<Socket>()
  const server = createServer((_request, response) => response.writeHead(405).end())
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    tunnels++
    const [host = '', port = ''] = (request.url ?? '').split(':')
    const far = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n')
      far.pipe(client).pipe(far)
    })
    for (const socket of [far, client]) {
      open.add(socket)
      socket.on('error', () => socket.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () =>
    new Promise<void>((resolve) => {
      for (const socket of open) socket.destroy()
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tunnels: () => tunnels, stop }
}

export async function startSocksProxy(): Promise<TestProxy> {
  let tunnels = 0
  const open = new Set<Socket>()
  const server = createTcp((client) => {
    open.add(client)
    client.on('error', () => client.destroy())
    client.once('data', () => {
      client.write(Buffer.from([5, 0]))
      client.once('data', (wish) => {
        tunnels++
        const isName = wish[3] === 3
        const host = isName ? wish.subarray(5, 5 + (wish[4] ?? 0)).toString() : [...wish.subarray(4, 8)].join('.')
        const far = connect(wish.readUInt16BE(wish.length - 2), host, () => {
          client.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]))
          far.pipe(client).pipe(far)
        })
        open.add(far)
        far.on('error', () => client.destroy())
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () =>
    new Promise<void>((resolve) => {
      for (const socket of open) socket.destroy()
      server.close(() => resolve())
    })
  return { url: `socks5://127.0.0.1:${(server.address() as AddressInfo).port}`, tunnels: () => tunnels, stop }
}
