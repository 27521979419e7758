// The ruled lines of a scanned page: long dark runs in the picture, found and taken out so that they do not disturb the letters.
import type { Rule } from './pdf-rules.ts'

export type Grey = { readonly width: number; readonly height: number; readonly pixels: Uint8Array }
export type PictureRules = { readonly level: readonly Rule[]; readonly upright: readonly Rule[] }
type Run = { readonly line: number; readonly from: number; readonly to: number }

const DARK = 150
/** In points: longer than any stroke of a letter, shorter than the side of a cell. */
const LONG = 25
/** A scan breaks its lines: so many points may lie between the parts of one. */
const GAP = 3
/** A line that is not quite level is a staircase; its steps lie so near one another, in points. */
const NEAR = 2.5

/** The rules of a page in points. `scale`: points a pixel. */
export function findRules(grey: Grey, scale: number): PictureRules {
  const { level, upright } = runsOf(grey, scale)
  return { level: joined(level, scale), upright: joined(upright, scale) }
}
/** The picture with its rules painted white. */
export function withoutRules(grey: Grey, scale: number): Grey {
  const pixels = grey.pixels.slice()
  const { level, upright } = runsOf(grey, scale)
  const white = (x: number, y: number) => {
    if (x >= 0 && y >= 0 && x < grey.width && y < grey.height) pixels[y * grey.width + x] = 255
  }
  for (const { line, from, to } of level)
    for (let x = from; x < to; x += 1) for (let y = line - 1; y <= line + 1; y += 1) white(x, y)
  for (const { line, from, to } of upright)
    for (let y = from; y < to; y += 1) for (let x = line - 1; x <= line + 1; x += 1) white(x, y)
  return { ...grey, pixels }
}

function runsOf({ width, height, pixels }: Grey, scale: number): { readonly level: Run[]; readonly upright: Run[] } {
  const least = Math.round(LONG / scale)
  const level: Run[] = []
  const upright: Run[] = []
  // One pass, row by row: for each column where its dark run began.
  const began = new Int32Array(width).fill(-1)
  for (let y = 0; y <= height; y += 1) {
    let start = -1
    for (let x = 0; x <= width; x += 1) {
      const dark = y < height && x < width && (pixels[y * width + x] ?? 255) < DARK
      if (dark && start < 0) start = x
      else if (!dark && start >= 0) {
        if (x - start >= least) level.push({ line: y, from: start, to: x })
        start = -1
      }
      if (x === width) continue
      const first = began[x] ?? -1
      if (dark && first < 0) began[x] = y
      else if (!dark && first >= 0) {
        if (y - first >= least) upright.push({ line: x, from: first, to: y })
        began[x] = -1
      }
    }
  }
  upright.sort((a, b) => a.line - b.line)
  return { level, upright }
}

/** The pixel rows of one line, and its parts, as one rule. */
function joined(runs: readonly Run[], scale: number): readonly Rule[] {
  const groups: { first: number; line: number; from: number; to: number }[] = []
  for (const run of runs) {
    const near = groups.findLast(
      (g) =>
        (run.line - g.line) * scale <= NEAR &&
        run.from * scale <= g.to * scale + GAP &&
        run.to * scale >= g.from * scale - GAP,
    )
    if (!near) groups.push({ first: run.line, line: run.line, from: run.from, to: run.to })
    else {
      near.line = run.line
      near.from = Math.min(near.from, run.from)
      near.to = Math.max(near.to, run.to)
    }
  }
  return groups.map((g) => ({ at: ((g.first + g.line + 1) / 2) * scale, from: g.from * scale, to: g.to * scale }))
}
