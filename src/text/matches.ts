// All matches of a pattern without a copy of it: `matchAll` compiles one for every text that it is asked about.

export type Match = RegExpExecArray & { readonly index: number }

/** The matches of a global pattern, in the order of the text. */
export function matchesOf(text: string, pattern: RegExp): readonly Match[] {
  const found: Match[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex++
  }
  return found
}
