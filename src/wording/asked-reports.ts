// What the bot says of a kept report that is asked back.
import { type Day, writeDay } from '../domain/calendar.ts'
import type { Snapshot, SnapshotRow } from '../domain/snapshot.ts'
import type { FigureName, FigureWish } from '../domain/snapshot-asked.ts'
import { isMove } from '../domain/snapshot-asked.ts'
import { taskFigures } from '../domain/snapshot-figures.ts'
import { MOVE_KINDS, type Move } from '../domain/snapshot-moves.ts'
import type { Status } from '../domain/status.ts'
import { sayDay, sayStatus } from './deadlines.ts'
import { type ReportKind, sayTaken } from './report-frame.ts'
import { CELL_NAMES, MOVE_NAMES, sayRatio } from './report-tables.ts'
import { sayNames } from './task-lines.ts'

type Kept = { readonly kind: ReportKind; readonly snapshot: Snapshot }
const KIND_NAMES: Record<ReportKind, string> = {
  weekly: 'báo cáo tuần',
  monthly: 'báo cáo tháng',
  exceptions: 'báo cáo việc quá hạn',
}
const OTHER_FIGURES: Readonly<Record<string, string>> = {
  total: 'Tổng số việc',
  rated: 'Đánh giá được hạn',
  done: 'Đã xong',
  open: 'Chưa xong',
  longLate: 'Quá hạn trên 30 ngày',
  awaiting: 'Chờ xác nhận minh chứng',
  'not-pressed': 'Chưa được nhắc',
  'not-read': 'Đã nhắc, chưa thấy đọc',
  unreachable: 'Chưa có nhóm chat',
}
function sayFigureName(figure: FigureName): string {
  if (isMove(figure)) {
    const kind = MOVE_KINDS.find((k) => figure === `moved:${k}`)
    return kind ? MOVE_NAMES[kind] : ''
  }
  return OTHER_FIGURES[figure] ?? CELL_NAMES[figure as keyof typeof CELL_NAMES]
}
function sayReportName({ kind, snapshot }: Kept): string {
  return `${KIND_NAMES[kind]} của ${snapshot.province} (${lowerFirst(sayTaken(snapshot))})`
}

export type FigureSaid = {
  readonly report: Kept
  readonly wish: FigureWish
  readonly rows: readonly SnapshotRow[]
  /** How each task stands today. */
  readonly now: ReadonlyMap<number, Status>
  readonly today: Day
}
/** The rows as the report counted them, each with how it stood then and how it stands now. */
export function sayFigureBack({ report, wish, rows, now, today }: FigureSaid): readonly string[] {
  const of = wish.bodies ? ` của ${wish.bodies.join(', ')}` : ''
  const names = new Map(report.snapshot.documents.map((d) => [d.id, d.name] as const))
  return [
    `${sayFigureName(wish.figure)}${of}: ${rows.length} việc trong ${sayReportName(report)}.`,
    ...rows.map((row) => {
      const then =
        row.daysLate !== null ? `lúc đó quá hạn ${row.daysLate} ngày` : `lúc đó: ${lowerFirst(CELL_NAMES[row.cell])}`
      const status = now.get(row.no)
      const since = status ? `nay: ${sayStatus(status, today)}` : 'nay không còn trong sổ'
      const last = row.last ? `hết ${sayDay(row.last, today)}` : ''
      const tail = [names.get(row.document) ?? '', last, then, since, sayNames(row.lead)].filter(Boolean)
      return `${row.no} · ${row.clause} · ${row.title}\n   ${tail.join(' · ')}`
    }),
  ]
}
export function sayNoFigure(
  asked: number,
  last: { readonly report: Kept; readonly wish: FigureWish; readonly rows: readonly unknown[] },
): readonly string[] {
  return [
    `Không có báo cáo nào ghi ${asked} việc ở mục «${lowerFirst(sayFigureName(last.wish.figure))}».`,
    `Gần nhất là ${sayReportName(last.report)}: ${last.rows.length} việc.`,
  ]
}
export function sayNoReport(last: Kept | null): readonly string[] {
  return last
    ? ['Không có báo cáo nào như vậy được lưu.', `Gần nhất là ${sayReportName(last)}.`]
    : ['Chưa có báo cáo nào được lưu để hỏi lại.']
}

export type MovesSaid = {
  readonly before: Snapshot
  readonly after: Snapshot
  /** Against the last report, one of a named time, or the register of that time built anew. */
  readonly since: 'last' | 'dated' | 'rebuilt'
  readonly moves: readonly Move[]
}
export function sayMovesBack({ before, after, since: from, moves }: MovesSaid, several: boolean): readonly string[] {
  const [then, now] = [taskFigures(before), taskFigures(after)]
  const since =
    from === 'rebuilt'
      ? `So với ngày ${writeDay(before.day)} (không có báo cáo nào lúc đó được lưu, số liệu dựng lại)`
      : `So với báo cáo ${from === 'last' ? 'trước' : `ngày ${writeDay(before.day)}`} (${lowerFirst(sayTaken(before))})`
  const late = (f: typeof now) => sayRatio({ part: f['open-late'], whole: f.rated })
  const groups = MOVE_KINDS.map((kind) => [kind, moves.filter((m) => m.kind === kind)] as const).filter(
    ([, l]) => l.length,
  )
  return [
    ...(several ? [`— ${after.province} —`] : []),
    `${since}: quá hạn ${late(then)}, nay ${late(now)}; tổng ${then.total} việc, nay ${now.total}.`,
    ...groups.map(
      ([kind, list]) =>
        `${MOVE_NAMES[kind]} (${list.length}):\n${list.slice(0, MOVES_MAX).map(sayMove).join('\n')}${list.length > MOVES_MAX ? `\n   … và ${list.length - MOVES_MAX} việc nữa.` : ''}`,
    ),
    ...(groups.length ? [] : ['Không có việc nào thay đổi.']),
  ]
}
const MOVES_MAX = 10
function sayMove({ no, row, document, from, to }: Move): string {
  const cells = [from && CELL_NAMES[from], to ? CELL_NAMES[to] : 'không còn trong sổ'].filter(Boolean)
  return `   ${no} · ${row.title} · ${document} · ${cells.map((c) => lowerFirst(c || '')).join(' → ')}`
}
const lowerFirst = (s: string) => s.charAt(0).toLowerCase() + s.slice(1)
