// A stretch of the source on one line: whitespace single, markdown asterisks and marks of footnotes gone, every character with its place.

export type Strip = {
  readonly text: string
  /** Offset in the source of every character of `text`. */
  readonly at: readonly number[]
}
export type Stretch = { readonly from: number; readonly to: number }

export function stripOf(source: string, stretches: readonly Stretch[]): Strip {
  let text = ''
  const at: number[] = []
  for (const { from, to } of stretches) {
    let space = at.length > 0
    // Words are taken whole: letter by letter a page takes many times as long.
    let word = from
    for (let i = from; i < to; i++) {
      const code = source.charCodeAt(i)
      const isSpace = code === 32 || (code >= 9 && code <= 13 && code !== 11)
      if (!isSpace && code !== STAR && !isNoteMark(source, i, code)) {
        if (space) {
          text += ' '
          at.push(i)
          space = false
        }
        at.push(i)
        continue
      }
      if (word < i) text += source.slice(word, i)
      word = i + 1
      if (isSpace) space = at.length > 0
    }
    text += source.slice(word, to)
  }
  return { text, at }
}
const STAR = 42

/** «Tỉnh ủy¹»: the mark of a footnote is no letter of the name; «500 m²» keeps its own. */
function isNoteMark(source: string, at: number, code: number): boolean {
  // ¹ ² ³ stand among the letters of Latin-1, the others far behind the letters of Vietnamese.
  const isRaised =
    code === 0xb9 || code === 0xb2 || code === 0xb3 || code === 0x2070 || (code >= 0x2074 && code <= 0x2079)
  if (!isRaised) return false
  const [char, before] = [source.charAt(at), source.charAt(at - 1)]
  return /[A-Za-zÀ-ỹ.,;:)”"¹²³⁰⁴-⁹]/u.test(before) && !(before === 'm' && (char === '²' || char === '³'))
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
