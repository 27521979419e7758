// Which of several machines sends for a bot: an advisory lock of PostgreSQL on a connection of its own, moved within 15 s of a death.
import { createHash } from 'node:crypto'
import pg from 'pg'
import type { Lead } from '../ports.ts'

const SENDERS = 7_310_002
/** How often who waits asks again, and who holds proves that its connection lives. */
const BEAT_MS = 2_000
/** A holder that hears nothing for so long stops sending: the server has or will soon have given its lock away. */
const SILENCE_MS = 5_000
// The server gives up on a machine that is gone without a word after 5 + 2 × 3 = 11 s; a closed connection frees the lock at once.
const OPTIONS = '-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=3 -c tcp_keepalives_count=2'

/** `bot` is the channel and its token: machines with different bots do not wait for each other. */
export function seekLead(url: string, bot: string, onChange: (isMine: boolean) => void = () => {}): Lead {
  const key = createHash('sha256').update(bot).digest().readInt32BE(0)
  let client: pg.Client | null = null
  let mine = false
  let lastHeard = 0
  let stopped = false
  let timer: NodeJS.Timeout

  const become = (now: boolean) => {
    if (mine === now) return
    mine = now
    onChange(now)
  }
  const lose = () => {
    become(false)
    client?.removeAllListeners('end')
    client?.end().catch(() => undefined)
    client = null
  }
  const connect = async () => {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: 'dondoc sender',
      options: OPTIONS,
      keepAlive: true,
      connectionTimeoutMillis: SILENCE_MS,
      query_timeout: SILENCE_MS,
    })
    fresh.on('error', () => fresh === client && lose())
    fresh.on('end', () => fresh === client && lose())
    await fresh.connect()
    client = fresh
  }
  const beat = async () => {
    try {
      if (!client) await connect()
      const asks = mine ? 'select true as held' : `select pg_try_advisory_lock(${SENDERS}, ${key}) as held`
      const { rows } = (await client?.query<{ held: boolean }>(asks)) ?? { rows: [] }
      lastHeard = performance.now()
      if (!stopped) become(rows[0]?.held === true)
    } catch {
      lose()
    }
    if (!stopped) timer = setTimeout(() => void beat(), BEAT_MS)
  }
  void beat()
  return {
    isMine: () => mine && performance.now() - lastHeard < SILENCE_MS,
    release: async () => {
      stopped = true
      clearTimeout(timer)
      become(false)
      const last = client
      client = null
      await last?.end().catch(() => undefined)
    },
  }
}
