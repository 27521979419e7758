// What many ask for within the same turn of the event loop is read once for all of them.

/**
 * `read` gives what it found by key; whoever asks for a key it did not find gets `nothing`. A read begins after everybody it
 * serves has asked, so nobody is given what was true before his question.
 */
export function readTogether<K, V>(
  read: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>,
  nothing: V,
): (key: K) => Promise<V> {
  let gathering: { readonly keys: Set<K>; readonly found: Promise<ReadonlyMap<K, V>> } | null = null
  return async (key) => {
    if (!gathering) {
      const keys = new Set<K>()
      const found = new Promise((resolve) => setImmediate(resolve)).then(() => {
        gathering = null
        return read([...keys])
      })
      gathering = { keys, found }
    }
    gathering.keys.add(key)
    return (await gathering.found).get(key) ?? nothing
  }
}
