// Figures of a snapshot: four cells and what stands apart, by body and by document, and the tasks behind any figure.
import { compareDays, type Day, daysBetween } from './calendar.ts'
import {
  CELLS,
  type Cell,
  isOpenCell,
  RATED,
  type Snapshot,
  type SnapshotDocument,
  type SnapshotRow,
  type SnapshotShare,
} from './snapshot.ts'

export type CellCounts = Readonly<Record<Cell, number>> & {
  readonly total: number
  /** The four rated cells together: the denominator of every percentage. */
  readonly rated: number
  /** Of the open-late ones, those later than 30 days. */
  readonly longLate: number
  /** Of the open ones, those whose evidence waits for a second person. */
  readonly awaiting: number
}
type Counted = Pick<SnapshotShare, 'cell' | 'daysLate' | 'status'>
/** «Quá hạn trên 30 ngày»: a category of its own in conclusions. */
export const LONG_LATE_DAYS = 30

export function countCells(list: readonly Counted[]): CellCounts {
  const cells = Object.fromEntries(CELLS.map((c) => [c, list.filter((x) => x.cell === c).length])) as Record<
    Cell,
    number
  >
  return {
    ...cells,
    total: list.length,
    rated: RATED.reduce((sum, c) => sum + cells[c], 0),
    longLate: list.filter((x) => x.cell === 'open-late' && (x.daysLate ?? 0) > LONG_LATE_DAYS).length,
    awaiting: list.filter((x) => x.status === 'awaiting-acceptance').length,
  }
}
export const COUNT_KEYS = [...CELLS, 'total', 'rated', 'longLate', 'awaiting'] as const
export function addCounts(list: readonly CellCounts[]): CellCounts {
  const sum = (key: (typeof COUNT_KEYS)[number]) => list.reduce((total, counts) => total + counts[key], 0)
  return Object.fromEntries(COUNT_KEYS.map((key) => [key, sum(key)])) as CellCounts
}

/** A part and what it is a part of: no percentage is ever given without the second. */
export type Ratio = { readonly part: number; readonly whole: number }
/** In time among what is done and can be rated. */
export function inTimeRatio(c: CellCounts): Ratio {
  return { part: c['done-in-time'], whole: c['done-in-time'] + c['done-late'] }
}
export function doneRatio(c: CellCounts): Ratio {
  return { part: c['done-in-time'] + c['done-late'], whole: c.rated }
}
export function lateRatio(c: CellCounts): Ratio {
  return { part: c['open-late'], whole: c.rated }
}

export type BodyFigures = { readonly body: string; readonly counts: CellCounts }
export type DocumentFigures = { readonly document: SnapshotDocument; readonly counts: CellCounts }

export function sharesOf(snapshot: Snapshot): readonly SnapshotShare[] {
  return snapshot.rows.flatMap((row) => row.shares)
}
/** Figures of all tasks. */
export function taskFigures(snapshot: Snapshot): CellCounts {
  return countCells(snapshot.rows)
}
/** Figures of all shares: the sum that the table by body must come to. */
export function shareFigures(snapshot: Snapshot): CellCounts {
  return countCells(sharesOf(snapshot))
}
/** By body, in shares; the most late work first. */
export function byBody(snapshot: Snapshot): readonly BodyFigures[] {
  const groups = new Map<string, SnapshotShare[]>()
  for (const share of sharesOf(snapshot)) groups.set(share.body, [...(groups.get(share.body) ?? []), share])
  return [...groups]
    .map(([body, list]) => ({ body, counts: countCells(list) }))
    .sort(
      (a, b) =>
        b.counts['open-late'] - a.counts['open-late'] ||
        b.counts.total - a.counts.total ||
        a.body.localeCompare(b.body, 'vi'),
    )
}
/** By document, in tasks; documents that give no work are left out. */
export function byDocument(snapshot: Snapshot): readonly DocumentFigures[] {
  return snapshot.documents
    .map((document) => ({ document, counts: countCells(snapshot.rows.filter((r) => r.document === document.id)) }))
    .filter((d) => d.counts.total > 0)
}

/** Which figure is asked back: any of the three narrows. */
export type FigureAsked = { readonly cell?: Cell; readonly body?: string; readonly document?: string }
/** The tasks behind a figure. With a body its share decides the cell, as in the table by body. */
export function tasksBehind({ rows }: Snapshot, { cell, body, document }: FigureAsked): readonly SnapshotRow[] {
  return rows
    .filter((row) => document === undefined || row.document === document)
    .filter((row) =>
      body === undefined
        ? cell === undefined || row.cell === cell
        : row.shares.some((s) => s.body === body && (cell === undefined || s.cell === cell)),
    )
}

/** One line of the exception sheet: the four fields that must not be missing, for all bodies late by the same time. */
export type Exception = {
  readonly row: SnapshotRow
  readonly who: readonly string[]
  readonly daysLate: number
  readonly latePeriods: SnapshotShare['latePeriods']
  /** Null in the anonymous version. */
  readonly last: Day | null
  readonly decider: string
}
/** Late work, the longest first: who, how late, what is missing (from the row), who must decide. */
export function exceptionsOf(snapshot: Snapshot): readonly Exception[] {
  const lines = new Map<string, Exception>()
  for (const row of snapshot.rows)
    for (const share of row.shares.filter((s) => s.cell === 'open-late')) {
      const key = [row.no, share.last, share.decider, share.latePeriods.map((p) => p.key).join()].join('|')
      lines.set(key, { ...exception(row, share), who: [...(lines.get(key)?.who ?? []), share.body] })
    }
  return [...lines.values()].sort((a, b) => b.daysLate - a.daysLate || a.row.no - b.row.no)
}
function exception(row: SnapshotRow, share: SnapshotShare): Exception {
  const { daysLate, latePeriods, last, decider } = share
  if (daysLate === null || decider === null)
    throw new Error(`task ${row.no} of ${share.body} is late without days or decider`)
  return { row, who: [share.body], daysLate, latePeriods, last, decider }
}

/** Open tasks whose last day lies in a stretch of days, the nearest first. */
export function dueBetween({ rows, day }: Snapshot, from: Day, to: Day): readonly SnapshotRow[] {
  const isWithin = (last: Day | null) => last !== null && from <= last && last <= to
  return rows
    .flatMap((row): readonly SnapshotRow[] => {
      if (row.cell === 'open-in-time' && isWithin(row.last)) return [row]
      // One that is late already may have its next period due as well.
      const next = isOpenCell(row.cell) ? row.ahead.find((d) => isWithin(d.last)) : undefined
      return next ? [{ ...row, last: next.last, daysLate: null, daysLeft: daysBetween(day, next.last) }] : []
    })
    .sort((a, b) => compareDays(a.last ?? '', b.last ?? '') || a.no - b.no)
}
/** Tasks closed by a product of these days. */
export function doneBetween({ rows }: Snapshot, from: Day, to: Day): readonly SnapshotRow[] {
  return rows.filter((r) => !isOpenCell(r.cell) && r.doneOn !== null && from <= r.doneOn && r.doneOn <= to)
}

/** Shares with something in the way that was reported, open ones alone: who must decide stands beside it. */
export function stuckShares({
  rows,
}: Snapshot): readonly { readonly row: SnapshotRow; readonly share: SnapshotShare }[] {
  return rows.flatMap((row) =>
    row.shares.filter((s) => s.obstacle !== null && isOpenCell(s.cell)).map((share) => ({ row, share })),
  )
}
/** Shares of which anything was said, proved or moved: where the three answers can differ. */
export function answeredShares({
  rows,
}: Snapshot): readonly { readonly row: SnapshotRow; readonly share: SnapshotShare }[] {
  const isAnswered = (s: SnapshotShare) => s.says !== 'nothing' || s.proved !== 'nothing' || s.extensions > 0
  return rows.flatMap((row) => row.shares.filter(isAnswered).map((share) => ({ row, share })))
}
/** Against the first date: days after it (negative: before), of the product, of evidence that waits or, while it is open, of today; null where there is none. */
export function daysAgainstFirst({ first, doneOn, provedOn, cell }: SnapshotShare, today: Day): number | null {
  if (first === null || cell === 'ended' || cell === 'paused') return null
  const proved = doneOn ?? provedOn
  if (proved !== null) return daysBetween(first, proved)
  return isOpenCell(cell) && first < today ? daysBetween(first, today) : null
}
