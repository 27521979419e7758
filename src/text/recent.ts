// What was read a moment ago is not read again: an item is asked about as a whole, by its sentences and by its clauses.

/** The same reading with the results of the last few texts kept; a reading is a pure function of its text, so nobody can tell. */
export function recently<T>(read: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>()
  return (text) => {
    const known = kept.get(text)
    if (known !== undefined) return known
    const value = read(text)
    if (kept.size >= KEPT_MAX) kept.delete(kept.keys().next().value ?? '')
    kept.set(text, value)
    return value
  }
}
const KEPT_MAX = 6
