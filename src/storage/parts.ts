// Long lists in parts: both databases bound the values of one statement.

const PART = 500

export function* inParts<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += PART) yield list.slice(from, from + PART)
}
