// A stretch of the source on one line: whitespace single, markdown asterisks gone, every character with its place.

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
      if (char === '*') continue
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

/** Part of a strip, its outer spaces dropped. */
export function sliceStrip(strip: Strip, from: number, to: number): Strip {
  let start = from
  let end = Math.min(to, strip.text.length)
  while (start < end && strip.text.charAt(start) === ' ') start++
  while (end > start && strip.text.charAt(end - 1) === ' ') end--
  return { text: strip.text.slice(start, end), at: strip.at.slice(start, end) }
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
