// Kysely over libsql: one connection, used by one query or transaction at a time.
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type Libsql from 'libsql'
import type { WalSync } from './wal-sync.ts'

const BUSY_MS = 10_000
const RETRY_MS = 10

/** `wal`: what flushes each change, where the file itself does not. */
export function createLibsqlDialect(file: Libsql.Database, wal: WalSync | null = null): Dialect {
  const run = createRunner(file)
  return {
    createAdapter: () => new LibsqlAdapter(run),
    createDriver: () => createDriver(file, run, wal),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

function createDriver(file: Libsql.Database, runner: Run, wal: WalSync | null): Driver {
  const turns = createTurns()
  const run = async (statement: string): Promise<void> => void runner(CompiledQuery.raw(statement))
  const connect = (): Held => ({
    isReadOnly: false,
    pass: turns.pass,
    executeQuery: async (query) => {
      const result = runner(query)
      // Outside of a transaction each change is one of its own.
      if (wal && result.numAffectedRows && !file.inTransaction) await wal.flush()
      return result as QueryResult<never>
    },
    streamQuery: () => {
      throw new Error('streaming is not used here')
    },
  })
  return {
    init: async () => undefined,
    acquireConnection: async () => {
      await turns.take()
      return connect()
    },
    releaseConnection: async (held) => passOn(held as Held),
    // Immediate: a transaction that reads first and writes later would fail at once, without waiting, when another process wrote in between.
    beginTransaction: (held, { accessMode }) => {
      const isReadOnly = accessMode === 'read only'
      ;(held as Held).isReadOnly = isReadOnly
      return isReadOnly ? run('begin') : patiently(() => run('begin immediate'))
    },
    commitTransaction: async (held) => {
      await run('commit')
      if (!wal || (held as Held).isReadOnly) return
      // Others read and write on while this one waits for the disk.
      passOn(held as Held)
      await wal.flush()
    },
    // A failed COMMIT (a full disk) has already rolled back; a second rollback would hide the first error.
    rollbackTransaction: () => (file.inTransaction ? run('rollback') : Promise.resolve()),
    destroy: async () => {
      await wal?.close()
      file.close()
    },
  }
}

/** The only connection, while somebody has it. */
type Held = DatabaseConnection & { isReadOnly: boolean; pass: (() => void) | null }
function passOn(held: Held): void {
  held.pass?.()
  held.pass = null
}

export type Run = <R>(query: Pick<CompiledQuery, 'sql' | 'parameters'>) => QueryResult<R>
/** Runs a statement at once for a transaction, which holds the only connection: half of what the way through Kysely costs. */
export class LibsqlAdapter extends SqliteAdapter {
  readonly run: Run
  constructor(run: Run) {
    super()
    this.run = run
  }
}

function createRunner(file: Libsql.Database): Run {
  type Prepared = { readonly run: Libsql.Statement; readonly isReader: boolean }
  const prepared = new Map<string, Prepared>()
  const prepare = (text: string): Prepared => {
    const known = prepared.get(text)
    if (known) return known
    const run = file.prepare(text)
    const statement = { run, isReader: run.reader }
    // Statements with long lists differ each time; keeping them all would only grow.
    if (prepared.size < 200 && text.length < 2_000) prepared.set(text, statement)
    return statement
  }
  return <R>({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): QueryResult<R> => {
    const { run: statement, isReader } = prepare(sql)
    const values = parameters.map(bindable)
    if (isReader) return { rows: statement.all(values) as R[] }
    const { changes } = statement.run(values)
    return { rows: [], numAffectedRows: BigInt(changes) }
  }
}

// libsql ends the whole process when it is given a boolean or undefined, so nothing else gets through.
function bindable(value: unknown): string | number | null {
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value
  throw new Error(`expected a text, a number or null for the database, got ${typeof value}`)
}

// libsql's own busy timeout stops the whole event loop while it waits; this wait lets everything else go on.
async function patiently(begin: () => Promise<void>): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += RETRY_MS)
    try {
      return await begin()
    } catch (error) {
      const isBusy = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
      if (!isBusy || waitedMs >= BUSY_MS) throw error
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    }
}

/** One at a time, in the order of asking. */
function createTurns() {
  let busy = false
  const waiting: (() => void)[] = []
  return {
    take: (): Promise<void> => {
      if (busy) return new Promise((resolve) => waiting.push(resolve))
      busy = true
      return Promise.resolve()
    },
    pass: () => {
      const next = waiting.shift()
      if (next) next()
      else busy = false
    },
  }
}
