// Statements that run for every question: built by Kysely once, afterwards only their values change.
import type { CompiledQuery, QueryResult } from 'kysely'
import { LibsqlAdapter } from './libsql-dialect.ts'
import type { Database, Work } from './tables.ts'

/** Where a value will stand: by its name, or by its place in the list. */
class Slot {
  readonly at: string | number
  constructor(at: string | number) {
    this.at = at
  }
}
type Values = Readonly<Record<string, unknown>>
type Build<R> = (db: Database | Work, slots: Values, places: readonly Slot[]) => CompiledQuery<R>

function kept<R>(build: Build<R>) {
  // The adapter stands for the database: both kinds may be open in one process.
  const built = new WeakMap<object, CompiledQuery<R>>()
  return async (db: Database | Work, values: Values, list: readonly unknown[]): Promise<QueryResult<R>> => {
    const { adapter } = db.getExecutor()
    let query = built.get(adapter)
    if (!query) {
      const slots = Object.fromEntries(Object.keys(values).map((name) => [name, new Slot(name)]))
      query = build(
        db,
        slots,
        list.map((_, i) => new Slot(i)),
      )
      built.set(adapter, query)
    }
    const parameters = query.parameters.map((p) => {
      if (!(p instanceof Slot)) return p
      return typeof p.at === 'number' ? list[p.at] : values[p.at]
    })
    if (db.isTransaction && adapter instanceof LibsqlAdapter) return adapter.run<R>({ sql: query.sql, parameters })
    return db.executeQuery({ ...query, parameters })
  }
}

/** `build` sees marks in place of values: it may put them into the statement, never look at them. Always given the same names. */
export function statement<V extends object, R = unknown>(
  build: (db: Database | Work, values: V) => CompiledQuery<R>,
): (db: Database | Work, values: V) => Promise<QueryResult<R>> {
  const run = kept<R>((db, slots) => build(db, slots as V))
  return (db, values) => run(db, values as Values, [])
}

const LENGTHS = [1, 4, 16, 64, 256, 1_024] as const
/** A list drawn out to one of a few lengths by its last value, so that few statements with lists exist. */
export function drawnOut<T>(list: readonly T[]): readonly T[] {
  const last = list.at(-1)
  const length = LENGTHS.find((l) => l >= list.length) ?? list.length
  if (last === undefined || length === list.length) return list
  return [...list, ...Array<T>(length - list.length).fill(last)]
}
/** The same statement for lists of different lengths. */
export function listStatement<T, V extends object, R = unknown>(
  build: (db: Database | Work, values: V, list: readonly T[]) => CompiledQuery<R>,
): (db: Database | Work, values: V, list: readonly T[]) => Promise<QueryResult<R>> {
  const byLength = new Map<number, ReturnType<typeof kept<R>>>()
  return (db, values, list) => {
    const drawn = drawnOut(list)
    let run = byLength.get(drawn.length)
    if (!run) {
      run = kept<R>((on, slots, places) => build(on, slots as V, places as readonly unknown[] as readonly T[]))
      byLength.set(drawn.length, run)
    }
    return run(db, values as Values, drawn)
  }
}
