// The straight lines drawn on a PDF page: strokes and thin filled rectangles, as tables are ruled with.

import { type Codes, type Matrix, type Operators, walkOperators } from './pdf-operators.ts'

/** `at`: the height of a level line, or the place of an upright one; `from` to `to` along it. */
export type Rule = { readonly at: number; readonly from: number; readonly to: number }
export type Drawing = {
  readonly level: readonly Rule[]
  readonly upright: readonly Rule[]
  /** A picture the size of the page, as scanners make. */
  readonly hasPagePicture: boolean
}

type Drawn = { level: Rule[]; upright: Rule[]; hasPagePicture: boolean }

const PAGE_PART_MIN = 0.5

/** `view` turns page space into what a reader sees. */
export function readDrawing(operators: Operators, codes: Codes, view: Matrix, pageArea: number): Drawing {
  const drawn: Drawn = { level: [], upright: [], hasPagePicture: false }
  walkOperators(operators, codes, view, (name, args, matrix) => {
    if (name === 'constructPath') readPath(args as unknown as PathArgs, codes, matrix, drawn)
    const unit = Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])
    if (unit > pageArea * PAGE_PART_MIN) drawn.hasPagePicture = true
  })
  return drawn
}

type PathArgs = readonly [number, readonly (ArrayLike<number> | null)[], unknown]
type Point = { readonly x: number; readonly y: number }
const STROKES = ['stroke', 'closeStroke', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke']
const FILLS = ['fill', 'eoFill']
const ARGUMENTS = [2, 2, 6, 4, 0]

function readPath([paint, [data]]: PathArgs, codes: Codes, matrix: Matrix, drawn: Drawn): void {
  const isStroked = STROKES.some((name) => codes[name] === paint)
  const isFilled = FILLS.some((name) => codes[name] === paint)
  if ((!isStroked && !isFilled) || !data) return
  for (const points of subpaths(data, matrix)) {
    if (isFilled) addThin(points, drawn)
    else for (let i = 1; i < points.length; i += 1) addSegment(points[i - 1]!, points[i]!, drawn)
  }
}

/** The corners of each part of a path; curves count by their end. */
function subpaths(data: ArrayLike<number>, matrix: Matrix): Point[][] {
  const paths: Point[][] = []
  for (let i = 0; i < data.length; ) {
    const code = data[i] ?? 4
    const count = ARGUMENTS[code] ?? 0
    const last = paths.at(-1)
    if (code === 4 && last?.[0] !== undefined) last.push(last[0])
    if (count > 0) {
      const x = data[i + count - 1] ?? 0
      const y = data[i + count] ?? 0
      const point = { x: matrix[0] * x + matrix[2] * y + matrix[4], y: matrix[1] * x + matrix[3] * y + matrix[5] }
      if (code === 0 || last === undefined) paths.push([point])
      else last.push(point)
    }
    i += 1 + count
  }
  return paths
}

const STRAIGHT = 1
const THIN_MAX = 3.5
const LONG_MIN = 4

function addSegment(a: Point, b: Point, drawn: Drawn): void {
  const [dx, dy] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)]
  if (dy <= STRAIGHT && dx >= LONG_MIN) {
    drawn.level.push({ at: (a.y + b.y) / 2, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) })
  } else if (dx <= STRAIGHT && dy >= LONG_MIN) {
    drawn.upright.push({ at: (a.x + b.x) / 2, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) })
  }
}

/** A filled shape that is thin is a line too: browsers draw borders so. */
function addThin(points: readonly Point[], drawn: Drawn): void {
  const [first] = points
  if (first === undefined) return
  let [x0, x1, y0, y1] = [first.x, first.x, first.y, first.y]
  for (const { x, y } of points) {
    x0 = Math.min(x0, x)
    x1 = Math.max(x1, x)
    y0 = Math.min(y0, y)
    y1 = Math.max(y1, y)
  }
  if (y1 - y0 <= THIN_MAX && x1 - x0 >= LONG_MIN) drawn.level.push({ at: (y0 + y1) / 2, from: x0, to: x1 })
  else if (x1 - x0 <= THIN_MAX && y1 - y0 >= LONG_MIN) drawn.upright.push({ at: (x0 + x1) / 2, from: y0, to: y1 })
}
