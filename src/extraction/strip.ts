// A stretch of the source on one line: whitespace single, markdown asterisks and marks of footnotes gone, every character with its place.

export type Strip = {
  readonly text: string
  /** Offset in the source of every character of `text`. */
  readonly at: readonly number[]
}
export type Stretch = { readonly from: number; readonly to: number }

export function stripOf(source: string, stretches: readonly Stretch[]): Strip {
  const chars: string[] = []
  const at: number[] = []
  for (const { from, to } of stretches) {
    let space = chars.length > 0
    for (let i = from; i < to; i++) {
      const char = source.charAt(i)
      if (char === '*' || isNoteMark(char, source.charAt(i - 1))) continue
      if (char === ' ' || char === '\n' || char === '\t' || char === '\r' || char === '\f') space = chars.length > 0
      else {
        if (space) {
          chars.push(' ')
          at.push(i)
          space = false
        }
        chars.push(char)
        at.push(i)
      }
    }
  }
  return { text: chars.join(''), at }
}

/** «Tỉnh ủy¹»: the mark of a footnote is no letter of the name; «500 m²» keeps its own. */
function isNoteMark(char: string, before: string): boolean {
  if (!/[¹²³⁰⁴-⁹]/u.test(char)) return false
  return /[\p{L}.,;:)”"¹²³⁰⁴-⁹]/u.test(before) && !(before === 'm' && (char === '²' || char === '³'))
}

/** Where a part of a strip lies in the source, its outer spaces dropped; null when nothing is left. */
export function stretchWithin({ text, at }: Strip, from: number, to: number): Stretch | null {
  let start = from
  let end = Math.min(to, text.length)
  while (start < end && text.charCodeAt(start) === 32) start++
  while (end > start && text.charCodeAt(end - 1) === 32) end--
  return start < end ? { from: at[start] ?? 0, to: (at[end - 1] ?? -1) + 1 } : null
}

/** Where a strip lies in the source. */
export function stretchOf(strip: Strip): Stretch {
  return { from: strip.at[0] ?? 0, to: (strip.at.at(-1) ?? -1) + 1 }
}
export function joinStrips(strips: readonly Strip[]): Strip {
  const full = strips.filter((s) => s.text !== '')
  const text = full.map((s) => s.text).join(' ')
  const at = full.flatMap((s, i) => (i === 0 ? s.at : [s.at[0] ?? 0, ...s.at]))
  return { text, at }
}
