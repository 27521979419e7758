// What the picture of a report says: four tiles, then a bar for each of the bodies with the most late work.
import { APART, RATED, type Snapshot } from '../domain/snapshot.ts'
import { byBody, type CellCounts, lateRatio, taskFigures } from '../domain/snapshot-figures.ts'
import { sayTaken } from './report-frame.ts'
import { CELL_NAMES, sayBodyName } from './report-tables.ts'

export type RatedCell = (typeof RATED)[number]
export type Chart = {
  readonly title: string
  readonly asOf: string
  readonly tiles: readonly {
    readonly cell: RatedCell
    readonly value: number
    readonly label: string
    readonly share: string
  }[]
  readonly apart: string | null
  readonly heading: string
  readonly bars: readonly {
    readonly name: string
    readonly parts: readonly { readonly cell: RatedCell; readonly value: number }[]
    readonly label: string
  }[]
  readonly foot: string
}

/** How many bodies fit on a phone without scrolling for ever. */
const BARS_MAX = 10

export function sayChart(snapshot: Snapshot): Chart {
  const figures = taskFigures(snapshot)
  const bodies = byBody(snapshot).filter((b) => b.counts.rated > 0)
  const shown = bodies.slice(0, BARS_MAX)
  const rest = bodies.length - shown.length
  return {
    title: `${snapshot.province}: ${figures.total} việc trong sổ`,
    asOf: sayTaken(snapshot),
    tiles: RATED.map((cell) => ({
      cell,
      value: figures[cell],
      label: CELL_NAMES[cell],
      share: sayPercent(figures[cell], figures.rated),
    })),
    apart: sayApart(figures),
    heading: shown.length ? 'Phần việc của cơ quan chủ trì' : 'Chưa có phần việc nào đánh giá được hạn',
    bars: shown.map(({ body, counts }) => ({
      name: sayBodyName(body),
      parts: RATED.map((cell) => ({ cell, value: counts[cell] })).filter((p) => p.value > 0),
      label: sayLateShort(counts),
    })),
    foot: rest > 0 ? `Còn ${rest} cơ quan nữa: xem phụ lục của báo cáo.` : '',
  }
}
function sayPercent(part: number, whole: number): string {
  return whole === 0 ? 'của 0' : `${Math.round((100 * part) / whole)}% của ${whole}`
}
/** Keeps a number on the line of its last word. */
const NBSP = String.fromCharCode(160)
function sayApart(figures: CellCounts): string | null {
  const parts = APART.filter((c) => figures[c] > 0).map((c) => `${CELL_NAMES[c].toLowerCase()}${NBSP}${figures[c]}`)
  return parts.length ? `Ngoài tỷ lệ: ${parts.join(', ')}` : null
}
function sayLateShort(counts: CellCounts): string {
  const { part, whole } = lateRatio(counts)
  return part === 0 ? `không quá hạn (${whole})` : `quá hạn ${part}/${whole}`
}
