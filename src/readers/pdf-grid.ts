// Ruled lines become grids: columns, rows, and the cells that are merged because a line is missing between them.
import type { Rule } from './pdf-rules.ts'

export type Region = {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
}
export type RuledGrid = {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly regions: readonly Region[]
  /** No line closes it above or below: a row goes on from or on the next page. */
  readonly openTop: boolean
  readonly openBottom: boolean
}

const NEAR = 3
const OPEN_MIN = 8

/** Every table on a page: at least two columns, lines that meet. */
export function findGrids(level: readonly Rule[], upright: readonly Rule[]): RuledGrid[] {
  const levels = joinInLine(thinOut(level))
  const uprights = joinInLine(thinOut(upright))
  return components(levels, uprights).flatMap(([flat, tall]) => {
    const xs = cluster([
      ...tall.map((rule) => rule.at),
      ...beyond(
        flat,
        tall.map((rule) => rule.at),
      ),
    ])
    const closed = cluster(flat.map((rule) => rule.at))
    const ys = cluster([...closed, ...beyond(tall, closed)])
    if (xs.length < 3 || ys.length < 2) return []
    const openTop = ys[0]! < closed[0]! - OPEN_MIN
    const openBottom = ys.at(-1)! > closed.at(-1)! + OPEN_MIN
    return [{ xs, ys, regions: findRegions(xs, ys, flat, tall), openTop, openBottom }]
  })
}

/** Where lines reach past the outermost line across them, the table goes on to there. */
function beyond(rules: readonly Rule[], across: readonly number[]): number[] {
  const low = Math.min(...rules.map((rule) => rule.from))
  const high = Math.max(...rules.map((rule) => rule.to))
  return [low, high].filter((end) => end < Math.min(...across) - OPEN_MIN || end > Math.max(...across) + OPEN_MIN)
}

const RULES_MAX = 4000

/** A page with very many lines is a drawing: only its long ones may rule a table, and past all measure none. */
function thinOut(rules: readonly Rule[]): readonly Rule[] {
  if (rules.length <= RULES_MAX) return rules
  const long = rules.filter((rule) => rule.to - rule.from > 20)
  return long.length <= RULES_MAX ? long : []
}

/** From the end, while `isNear` holds: the first that fits. */
function lastWhere<T>(all: readonly T[], isNear: (one: T) => boolean, fits: (one: T) => boolean): T | undefined {
  for (let index = all.length - 1; index >= 0 && isNear(all[index]!); index -= 1)
    if (fits(all[index]!)) return all[index]
  return undefined
}

/** Pieces of one line, drawn cell by cell, made one. */
function joinInLine(rules: readonly Rule[]): Rule[] {
  const joined: { at: number; from: number; to: number }[] = []
  for (const rule of [...rules].sort((a, b) => a.at - b.at || a.from - b.from)) {
    const same = lastWhere(
      joined,
      (one) => rule.at - one.at <= 1.5,
      (one) => rule.from <= one.to + NEAR && rule.to >= one.from - NEAR,
    )
    if (same === undefined) joined.push({ ...rule })
    else {
      same.from = Math.min(same.from, rule.from)
      same.to = Math.max(same.to, rule.to)
    }
  }
  return joined
}

function components(flat: readonly Rule[], tall: readonly Rule[]): [Rule[], Rule[]][] {
  const found: [Rule[], Rule[]][] = []
  const left = new Set(tall)
  const leftFlat = new Set(flat)
  for (const seed of tall) {
    if (!left.delete(seed)) continue
    const part: [Rule[], Rule[]] = [[], [seed]]
    for (let i = 0, j = 0; i < part[1].length || j < part[0].length; ) {
      if (i < part[1].length) {
        const rule = part[1][i++]!
        for (const other of leftFlat) if (meet(other, rule) && leftFlat.delete(other)) part[0].push(other)
      } else {
        const rule = part[0][j++]!
        for (const other of left) if (meet(rule, other) && left.delete(other)) part[1].push(other)
      }
    }
    if (part[0].length > 0) found.push(part)
  }
  return found.sort((a, b) => a[0][0]!.at - b[0][0]!.at)
}

function meet(flat: Rule, tall: Rule): boolean {
  const isWithin = (at: number, rule: Rule) => at >= rule.from - NEAR && at <= rule.to + NEAR
  return isWithin(tall.at, flat) && isWithin(flat.at, tall)
}

/** Values closer than a hair's breadth are one. */
function cluster(values: readonly number[]): number[] {
  const kept: number[] = []
  for (const value of [...values].sort((a, b) => a - b)) {
    if (kept.length === 0 || value - kept.at(-1)! > NEAR) kept.push(value)
  }
  return kept
}

function findRegions(
  xs: readonly number[],
  ys: readonly number[],
  flat: readonly Rule[],
  tall: readonly Rule[],
): Region[] {
  const columns = xs.length - 1
  const rows = ys.length - 1
  const covers = (rules: readonly Rule[], at: number, middle: number) =>
    rules.some((rule) => Math.abs(rule.at - at) <= NEAR && rule.from <= middle && rule.to >= middle)
  const owner = Array.from({ length: rows * columns }, (_, index) => index)
  const root = (index: number): number => (owner[index] === index ? index : root(owner[index]!))
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const here = row * columns + column
      const [x, y] = [(xs[column]! + xs[column + 1]!) / 2, (ys[row]! + ys[row + 1]!) / 2]
      if (column + 1 < columns && !covers(tall, xs[column + 1]!, y)) owner[root(here + 1)] = root(here)
      if (row + 1 < rows && !covers(flat, ys[row + 1]!, x)) owner[root(here + columns)] = root(here)
    }
  }
  return squareUp(
    owner.map((_, index) => root(index)),
    columns,
  )
}

/** Groups of places that form a rectangle are one cell; others stay apart. */
function squareUp(roots: readonly number[], columns: number): Region[] {
  const groups = new Map<number, number[]>()
  for (const [index, root] of roots.entries()) groups.set(root, [...(groups.get(root) ?? []), index])
  return [...groups.values()].flatMap((places): Region[] => {
    const rowsOf = places.map((place) => Math.floor(place / columns))
    const columnsOf = places.map((place) => place % columns)
    const [row, column] = [Math.min(...rowsOf), Math.min(...columnsOf)]
    const [rowSpan, columnSpan] = [Math.max(...rowsOf) - row + 1, Math.max(...columnsOf) - column + 1]
    if (rowSpan * columnSpan === places.length) return [{ row, column, rowSpan, columnSpan }]
    return places.map((place) => ({
      row: Math.floor(place / columns),
      column: place % columns,
      rowSpan: 1,
      columnSpan: 1,
    }))
  })
}
