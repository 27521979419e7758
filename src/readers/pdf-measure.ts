// What is usual in a PDF: where its lines end, how far apart they stand, how large its letters are.
import type { Line } from './pdf-lines.ts'
import type { PageContent } from './pdf-page.ts'

function linesOn(page: PageContent): Line[] {
  return page.placed.flatMap((one) => (one.kind === 'line' ? [one.line] : []))
}

/** Where the text of pages of one width ends: the furthest place that several lines reach. */
export function rightMargins(pages: readonly PageContent[]): (page: PageContent) => number {
  const ends = new Map<number, number[]>()
  for (const page of pages) {
    const key = Math.round(page.width)
    const its = ends.get(key) ?? []
    its.push(...linesOn(page).map((line) => line.x1))
    ends.set(key, its)
  }
  const margins = new Map([...ends].map(([width, all]) => [width, marginOf(all, width)] as const))
  return (page) => margins.get(Math.round(page.width)) ?? page.width
}

function marginOf(ends: readonly number[], width: number): number {
  const sorted = [...ends].sort((a, b) => b - a)
  const reached = sorted.find((end, index) => end - (sorted[index + 2] ?? -1e9) <= 6) ?? sorted[0] ?? width
  return Math.max(reached, 0.75 * width)
}

/** How far the next line of a paragraph stands below, by the size of its letters: the commonest step. */
export function linePitch(pages: readonly PageContent[]): (line: Line) => number {
  const counts = new Map<number, Map<number, number>>()
  for (const page of pages) {
    const lines = linesOn(page)
    for (const [index, line] of lines.entries()) {
      const step = (lines[index + 1]?.y ?? 0) - line.y
      if (step < 0.9 * line.size || step > 2.4 * line.size) continue
      const its = counts.get(Math.round(line.size)) ?? new Map<number, number>()
      its.set(Math.round(step), (its.get(Math.round(step)) ?? 0) + 1)
      counts.set(Math.round(line.size), its)
    }
  }
  return (line) => commonest(counts.get(Math.round(line.size)) ?? new Map()) ?? Number.POSITIVE_INFINITY
}

function commonest(counts: ReadonlyMap<number, number>): number | null {
  let best: readonly [number, number] | null = null
  for (const one of counts)
    if (best === null || one[1] > best[1] || (one[1] === best[1] && one[0] < best[0])) best = one
  return best?.[0] ?? null
}

/** The size that most letters have. */
export function usualSize(lines: readonly Line[]): number {
  const counts = new Map<number, number>()
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2
    counts.set(size, (counts.get(size) ?? 0) + line.text.length)
  }
  return commonest(counts) ?? 0
}
