// Statements that run for every question: built by Kysely once, afterwards only their values change.
import type { CompiledQuery, QueryResult } from 'kysely'
import type { Database, Work } from './tables.ts'

/** Where a value will stand. */
class Slot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** `build` sees marks in place of values: it may put them into the statement, never look at them. Always given the same names. */
export function statement<V extends object, R = unknown>(
  build: (db: Database | Work, values: V) => CompiledQuery<R>,
): (db: Database | Work, values: V) => Promise<QueryResult<R>> {
  // The adapter stands for the database: both kinds may be open in one process.
  const built = new WeakMap<object, CompiledQuery<R>>()
  return (db, values) => {
    const { adapter } = db.getExecutor()
    let query = built.get(adapter)
    if (!query) {
      query = build(db, Object.fromEntries(Object.keys(values).map((name) => [name, new Slot(name)])) as V)
      built.set(adapter, query)
    }
    const named = values as Readonly<Record<string, unknown>>
    const parameters = query.parameters.map((p) => (p instanceof Slot ? named[p.name] : p))
    return db.executeQuery({ ...query, parameters })
  }
}

const LENGTHS = [1, 4, 16, 64, 256, 1_024] as const
/** A list drawn out to one of a few lengths by its last value, so that few statements with lists exist. */
export function drawnOut<T>(list: readonly T[]): readonly T[] {
  const last = list.at(-1)
  const length = LENGTHS.find((l) => l >= list.length) ?? list.length
  return last === undefined ? list : [...list, ...Array<T>(length - list.length).fill(last)]
}
/** The same statement for lists of different lengths. */
export function listStatement<T, V extends object, R = unknown>(
  build: (db: Database | Work, values: V, list: readonly T[]) => CompiledQuery<R>,
): (db: Database | Work, values: V, list: readonly T[]) => Promise<QueryResult<R>> {
  type Run = (db: Database | Work, values: V & Readonly<Record<string, unknown>>) => Promise<QueryResult<R>>
  const byLength = new Map<number, Run>()
  return (db, values, list) => {
    const drawn = drawnOut(list)
    const names = drawn.map((_, i) => `list${i}`)
    let run = byLength.get(drawn.length)
    if (!run) {
      run = statement((on, all) =>
        build(
          on,
          all,
          names.map((name) => all[name] as T),
        ),
      )
      byLength.set(drawn.length, run)
    }
    return run(db, { ...values, ...Object.fromEntries(drawn.map((value, i) => [`list${i}`, value])) })
  }
}
