// Who is at work on a PostgreSQL register: every service holds a shared lock, whoever replaces all of it an exclusive one.
import pg from 'pg'
import { StorageError } from '../ports.ts'

const SERVICES = 7_310_003

/** Said on a connection that lives as long as the service; waits while a restore is under way. */
export const PRESENT = `select pg_advisory_lock_shared(${SERVICES}, 0)`

export async function withoutServices(url: string): Promise<{ readonly release: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: url, application_name: 'dondoc keeping', keepAlive: true })
  // A connection that breaks lets the lock go; the copy itself fails by its own connection.
  client.on('error', () => undefined)
  const alone = await client
    .connect()
    .then(() => client.query<{ held: boolean }>(`select pg_try_advisory_lock(${SERVICES}, 0) as held`))
    .catch(() => {
      throw new StorageError('PostgreSQL cannot be reached (check that it runs, and its address)', { again: true })
    })
  if (alone.rows[0]?.held) return { release: () => client.end() }
  await client.end()
  throw new StorageError('a service works on this PostgreSQL register (stop it on every machine first)', {
    again: false,
  })
}
