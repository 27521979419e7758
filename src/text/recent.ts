// What was read a moment ago is not read again: an item is asked about as a whole, by its sentences and by its clauses.

/** The same reading with the results of the last few texts kept; a reading is a pure function of its text, so nobody can tell. */
export function recently<T>(read: (text: string) => T): (text: string) => T {
  const texts: string[] = []
  const values: T[] = []
  let next = 0
  return (text) => {
    // Compared, not looked up: a table of texts would have to go through every letter of a new one.
    const known = texts.indexOf(text)
    if (known >= 0) return values[known] as T
    const value = read(text)
    texts[next] = text
    values[next] = value
    next = (next + 1) % KEPT_MAX
    return value
  }
}
const KEPT_MAX = 6
