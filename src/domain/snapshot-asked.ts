// A figure of a kept report asked back: the same rows that were counted, months later.
import {
  APART,
  CELLS,
  type Cell,
  leadingShare,
  RATED,
  type Snapshot,
  type SnapshotRow,
  type SnapshotShare,
} from './snapshot.ts'
import { LONG_LATE_DAYS, sharesOf } from './snapshot-figures.ts'
import { MOVE_KINDS, type MoveKind, movesBetween } from './snapshot-moves.ts'

export const FIGURES = [
  ...CELLS,
  'total',
  'rated',
  'done',
  'open',
  'longLate',
  'awaiting',
  'not-pressed',
  'not-read',
  'unreachable',
] as const
export type FigureName = (typeof FIGURES)[number] | `moved:${MoveKind}`
export type FigureWish = {
  readonly figure: FigureName
  /** Null: of all bodies, all documents. */
  readonly bodies: readonly string[] | null
  readonly documents: readonly string[] | null
}
export type FigureFound = {
  readonly rows: readonly SnapshotRow[]
  /** The figure in tasks and in shares: a report prints either. */
  readonly tasks: number
  readonly shares: number
}
/** True for figures that only a comparison with the report before gives. */
export function isMove(figure: FigureName): figure is `moved:${MoveKind}` {
  return figure.startsWith('moved:')
}

/** The rows behind a figure. With bodies their own shares decide, as in the table by body. */
export function findFigure(snapshot: Snapshot, previous: Snapshot | null, wish: FigureWish): FigureFound {
  const scope = snapshot.rows
    .filter((row) => wish.documents === null || wish.documents.includes(row.document))
    .map((row) => ({ row, shares: row.shares.filter((s) => wish.bodies === null || wish.bodies.includes(s.body)) }))
    .filter(({ shares }) => shares.length > 0)
  const test = testOf(wish.figure, snapshot, previous)
  const found = scope
    .map(({ row, shares }) => ({
      row,
      isCounted: wish.bodies === null ? test.row(row) : shares.some((s) => test.share(row, s)),
      shares: shares.filter((s) => test.share(row, s)).length,
    }))
    .filter((f) => f.isCounted || f.shares > 0)
  const counted = found.filter((f) => f.isCounted)
  return {
    rows: counted.map((f) => f.row),
    tasks: counted.length,
    shares: found.reduce((sum, f) => sum + f.shares, 0),
  }
}
/** The rows of which any share is counted: what stands behind a figure in shares. */
export function rowsByShare(snapshot: Snapshot, previous: Snapshot | null, wish: FigureWish): readonly SnapshotRow[] {
  const bodies = wish.bodies ?? [...new Set(sharesOf(snapshot).map((s) => s.body))]
  return findFigure(snapshot, previous, { ...wish, bodies }).rows
}

type Test = {
  readonly row: (row: SnapshotRow) => boolean
  readonly share: (row: SnapshotRow, share: SnapshotShare) => boolean
}
function testOf(figure: FigureName, snapshot: Snapshot, previous: Snapshot | null): Test {
  if (isMove(figure)) {
    const kind = MOVE_KINDS.find((k) => figure === `moved:${k}`)
    const moved = new Set(
      (previous ? movesBetween(previous, snapshot) : []).flatMap((m) => (m.kind === kind ? m.no : [])),
    )
    return { row: (row) => moved.has(row.no), share: (row) => moved.has(row.no) }
  }
  if (figure === 'not-pressed' || figure === 'not-read' || figure === 'unreachable') {
    const missed = (snapshot.coverage?.missed ?? []).filter((m) =>
      figure === 'not-pressed' ? m.why !== 'not-read' : m.why === figure,
    )
    const keys = new Set(missed.map((m) => `${m.no}|${m.body}`))
    const share = (row: SnapshotRow, s: SnapshotShare) => keys.has(`${row.no}|${s.body}`)
    return { share, row: (row) => row.shares.some((s) => share(row, s)) }
  }
  const one = (s: Pick<SnapshotShare, 'cell' | 'daysLate' | 'status'>) => isIn(figure, s)
  return { row: one, share: (_, s) => one(s) }
}
const isOneOf = (list: readonly Cell[], cell: Cell) => list.includes(cell)
function isIn(
  figure: Exclude<FigureName, `moved:${MoveKind}`>,
  { cell, daysLate, status }: Pick<SnapshotShare, 'cell' | 'daysLate' | 'status'>,
): boolean {
  switch (figure) {
    case 'total':
      return true
    case 'rated':
      return isOneOf(RATED, cell)
    case 'done':
      return cell.startsWith('done')
    case 'open':
      return isOneOf(RATED, cell) ? cell.startsWith('open') : isOneOf(APART, cell) && !/^(done|ended)/.test(cell)
    case 'longLate':
      return cell === 'open-late' && (daysLate ?? 0) > LONG_LATE_DAYS
    case 'awaiting':
      return status === 'awaiting-acceptance'
    default:
      return cell === figure
  }
}

/** A snapshot as some of its bodies see it: their own shares alone, each row standing where they stand. */
export function ofBodies(snapshot: Snapshot, bodies: readonly string[]): Snapshot {
  const rows = snapshot.rows.flatMap((row): readonly SnapshotRow[] => {
    const shares = row.shares.filter((s) => bodies.includes(s.body))
    const first = leadingShare(shares)
    if (!first) return []
    const { body: _, ...standing } = first
    return [{ ...row, ...standing, shares: [...shares] }]
  })
  return { ...snapshot, rows, coverage: null }
}
