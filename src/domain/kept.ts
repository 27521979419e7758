/**
 * Answers kept by their key, boundedly: people ask for the same few thousand again and again, and a flood of others must not fill the
 * memory. `compute` must give the same for the same key, and never undefined.
 */
export function createKept<V extends NonNullable<unknown> | null>(
  max: number,
): (key: string, compute: (key: string) => V) => V {
  const kept = new Map<string, V>()
  return (key, compute) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    if (kept.size >= max) kept.clear()
    const value = compute(key)
    kept.set(key, value)
    return value
  }
}

/** The last answer alone, for what is asked of one thing several times in a row. `compute` must give the same for the same thing. */
export function createLast<K extends object, V>(compute: (thing: K) => V): (thing: K) => V {
  let last: { readonly thing: K; readonly value: V } | null = null
  return (thing) => {
    if (last?.thing !== thing) last = { thing, value: compute(thing) }
    return last.value
  }
}
