// What a transcript expects against what arrived: elisions, words taken and put in again, a difference that people can read.

/** Letters of a pattern: all of them count. */
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function patternOf(line: string, bound: ReadonlyMap<string, string>): RegExp {
  const source = literal(filled(line, bound))
    .replaceAll('\\(\\.\\.\\.\\)', '.*')
    .replace(/\\\{\\\{([\p{L}\p{N}-]+)\\\}\\\}/gu, (_, name: string) => `(?<${name}>[^\\s«»().,;]+)`)
  return new RegExp(`^${source}$`, 'u')
}
/** The text with the words put in that were taken before. */
export function filled(text: string, bound: ReadonlyMap<string, string>): string {
  return text.replace(/\{\{([\p{L}\p{N}-]+)\}\}/gu, (whole, name: string) => bound.get(name) ?? whole)
}

const isGap = (line: string) => line.trim() === '(...)'

/** True when the lines are as expected; words are taken into `bound`. */
export function matches(expected: readonly string[], said: readonly string[], bound: Map<string, string>): boolean {
  const [first, ...rest] = expected
  if (first === undefined) return said.length === 0
  if (isGap(first)) {
    for (let skip = 0; skip <= said.length; skip++) if (matches(rest, said.slice(skip), bound)) return true
    return false
  }
  const [line, ...others] = said
  if (line === undefined) return false
  const match = patternOf(first.trimEnd(), bound).exec(line.trimEnd())
  if (!match) return false
  const taken = Object.entries(match.groups ?? {})
  for (const [name, word] of taken) bound.set(name, word)
  if (matches(rest, others, bound)) return true
  for (const [name] of taken) bound.delete(name)
  return false
}

/** Takes the words of any line that fits, for a scene that is only written down. */
export function takeWords(expected: readonly string[], said: readonly string[], bound: Map<string, string>): void {
  for (const line of expected.filter((l) => l.includes('{{')))
    for (const heard of said)
      for (const [name, word] of Object.entries(patternOf(line, bound).exec(heard)?.groups ?? {})) bound.set(name, word)
}

/** Both texts beside each other: «-» was expected, «+» was said. */
export function difference(expected: readonly string[], said: readonly string[]): string {
  const bound = new Map<string, string>()
  const same = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && (isGap(a) || patternOf(a.trimEnd(), bound).test(b.trimEnd()))
  let head = 0
  while (same(expected[head], said[head]) && !isGap(expected[head] ?? '')) head++
  let tail = 0
  while (
    tail < Math.min(expected.length, said.length) - head &&
    same(expected.at(-1 - tail), said.at(-1 - tail)) &&
    !isGap(expected.at(-1 - tail) ?? '')
  )
    tail++
  const middle = (lines: readonly string[]) => lines.slice(head, lines.length - tail)
  return [
    ...said.slice(0, head).map((l) => `    ${l}`),
    ...middle(expected).map((l) => `  - ${l}`),
    ...middle(said).map((l) => `  + ${l}`),
    ...said.slice(said.length - tail).map((l) => `    ${l}`),
  ].join('\n')
}
