// A stretch of the source on one line: whitespace single, markdown asterisks and marks of footnotes gone, every character with its place.

export type Strip = {
  readonly text: string
  /** Where in `text` each run of characters begins that lie side by side in the source too, and where it lies there. */
  readonly starts: readonly number[]
  readonly places: readonly number[]
}
export type Stretch = { readonly from: number; readonly to: number }

// Anything but words with one space between: two spaces, a tab, asterisks, the mark of a footnote.
const ODD = /\s\s|[^\S ]|[*¹²³⁰⁴-⁹]|^\s|\s$/u
export function stripOf(source: string, stretches: readonly Stretch[]): Strip {
  const strip = { text: '', starts: [] as number[], places: [] as number[] }
  for (const { from, to } of stretches) {
    const line = source.slice(from, to)
    // Nearly every line is taken whole.
    if (line !== '' && !ODD.test(line)) append(strip, line, from)
    else appendWords(strip, source, from, to)
  }
  return strip
}
type Growing = { text: string; readonly starts: number[]; readonly places: number[] }
function append(strip: Growing, run: string, place: number, gap = ' '): void {
  if (strip.text !== '') strip.text += gap
  strip.starts.push(strip.text.length)
  strip.places.push(place)
  strip.text += run
}
function appendWords(strip: Growing, source: string, from: number, to: number): void {
  let gap = ' '
  let run = from
  for (let i = from; i <= to; i++) {
    const code = i < to ? source.charCodeAt(i) : STAR
    const isSpace = code === 32 || (code >= 9 && code <= 13 && code !== 11)
    if (!isSpace && code !== STAR && !isNoteMark(source, i, code)) continue
    if (run < i) {
      append(strip, source.slice(run, i), run, gap)
      gap = ''
    }
    run = i + 1
    if (isSpace) gap = ' '
  }
}
/** The place in the source of a character of a strip; a space lies where the word behind it does. */
export function placeAt({ text, starts, places }: Strip, at: number): number | undefined {
  if (at < 0 || at >= text.length) return undefined
  const i = text.charCodeAt(at) === 32 ? at + 1 : at
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= i) low = middle
    else high = middle - 1
  }
  return (places[low] ?? 0) + i - (starts[low] ?? 0)
}
const STAR = 42

/** «Tỉnh ủy¹»: the mark of a footnote is no letter of the name; «500 m²» keeps its own. */
function isNoteMark(source: string, at: number, code: number): boolean {
  // ¹ ² ³ stand among the letters of Latin-1, the others far behind the letters of Vietnamese.
  const isRaised =
    code === 0xb9 || code === 0xb2 || code === 0xb3 || code === 0x2070 || (code >= 0x2074 && code <= 0x2079)
  if (!isRaised) return false
  const [char, before] = [source.charAt(at), source.charAt(at - 1)]
  return /[\p{L}.,;:)”"¹²³⁰⁴-⁹]/u.test(before) && !(before === 'm' && (char === '²' || char === '³'))
}

/** Where a part of a strip lies in the source, its outer spaces dropped; null when nothing is left. */
export function stretchWithin(strip: Strip, from: number, to: number): Stretch | null {
  const { text } = strip
  let start = from
  let end = Math.min(to, text.length)
  while (start < end && text.charCodeAt(start) === 32) start++
  while (end > start && text.charCodeAt(end - 1) === 32) end--
  return start < end ? { from: placeAt(strip, start) ?? 0, to: (placeAt(strip, end - 1) ?? -1) + 1 } : null
}

/** Where a strip lies in the source. */
export function stretchOf(strip: Strip): Stretch {
  return { from: placeAt(strip, 0) ?? 0, to: (placeAt(strip, strip.text.length - 1) ?? -1) + 1 }
}
export function joinStrips(strips: readonly Strip[]): Strip {
  const joined = { text: '', starts: [] as number[], places: [] as number[] }
  for (const { text, starts, places } of strips) {
    if (text === '') continue
    if (joined.text !== '') joined.text += ' '
    const shift = joined.text.length
    joined.starts.push(...starts.map((start) => start + shift))
    joined.places.push(...places)
    joined.text += text
  }
  return joined
}
