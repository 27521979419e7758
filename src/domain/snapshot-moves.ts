// «Khác gì so với báo cáo trước»: what moved between two snapshots, so that one table plus the moves gives the next table.
import type { Day } from './calendar.ts'
import { type Cell, isOpenCell, type Snapshot, type SnapshotRow } from './snapshot.ts'

export const MOVE_KINDS = [
  'came-late',
  'done',
  'reopened',
  'ended',
  'paused',
  'resumed',
  'new',
  'gone',
  'dated',
  'extended',
  'caught-up',
  'brought-forward',
  'other',
] as const
export type MoveKind = (typeof MOVE_KINDS)[number]
/** One task's move; `from` null: it was not there, `to` null: it is not there any more. */
export type Move = {
  readonly kind: MoveKind
  readonly no: number
  /** The row as it is now; as it was, when it is gone. */
  readonly row: SnapshotRow
  readonly document: string
  readonly from: Cell | null
  readonly to: Cell | null
  readonly lastBefore: Day | null
  readonly lastNow: Day | null
}

/** Every task that is counted elsewhere now, or whose last day moved, grouped by kind. */
export function movesBetween(before: Snapshot, now: Snapshot): readonly Move[] {
  const old = new Map(before.rows.map((r) => [r.no, r] as const))
  const present = new Set(now.rows.map((r) => r.no))
  const names = new Map([...before.documents, ...now.documents].map((d) => [d.id, d.name] as const))
  const name = (row: SnapshotRow) => names.get(row.document) ?? row.document
  const moves = [
    ...now.rows.flatMap((row) => moveOf(old.get(row.no) ?? null, row, name(row)) ?? []),
    ...before.rows.filter((r) => !present.has(r.no)).map((row) => goneMove(row, name(row))),
  ]
  return moves.sort((a, b) => MOVE_KINDS.indexOf(a.kind) - MOVE_KINDS.indexOf(b.kind) || a.no - b.no)
}

function moveOf(before: SnapshotRow | null, row: SnapshotRow, document: string): Move | null {
  const kind = kindOf(before, row)
  if (kind === null) return null
  const [from, lastBefore] = [before?.cell ?? null, before?.last ?? null]
  return { kind, no: row.no, row, document, from, to: row.cell, lastBefore, lastNow: row.last }
}
function goneMove(row: SnapshotRow, document: string): Move {
  return { kind: 'gone', no: row.no, row, document, from: row.cell, to: null, lastBefore: row.last, lastNow: null }
}

function kindOf(before: SnapshotRow | null, now: SnapshotRow): MoveKind | null {
  if (before === null) return 'new'
  if (before.cell === now.cell) return postponed(before, now)
  if (now.cell === 'ended') return 'ended'
  if (now.cell === 'paused') return isOpenCell(before.cell) ? 'paused' : 'reopened'
  if (before.cell === 'paused' && isOpenCell(now.cell)) return 'resumed'
  if (isOpenCell(before.cell) && !isOpenCell(now.cell)) return 'done'
  if (!isOpenCell(before.cell) && isOpenCell(now.cell)) return 'reopened'
  if (now.cell === 'open-late') return 'came-late'
  if ((before.cell === 'undated' || before.cell === 'event') && now.cell === 'open-in-time') return 'dated'
  if (before.cell !== 'open-late' || !isLater(before, now)) return 'other'
  if (now.extensions > before.extensions) return 'extended'
  // A recurring duty that owed a period has handed it in: nobody gave it more time.
  return before.latePeriods.length ? 'caught-up' : 'other'
}
// The same cell: only a last day that somebody moved is a move. A recurring duty goes to its next period by itself.
function postponed(before: SnapshotRow, now: SnapshotRow): MoveKind | null {
  if (now.extensions > before.extensions) return isLater(before, now) ? 'extended' : 'brought-forward'
  return null
}
function isLater(before: SnapshotRow, now: SnapshotRow): boolean {
  return before.last !== null && now.last !== null && before.last < now.last
}
