// The tables of a report as plain cells: every writer shows the same ones, in its own form.
import { type Day, writeDay } from '../domain/calendar.ts'
import { APART, type Cell, isOpenCell, NO_BODY, RATED, type Snapshot, type SnapshotRow } from '../domain/snapshot.ts'
import {
  byBody,
  byDocument,
  type CellCounts,
  doneRatio,
  type Exception,
  exceptionsOf,
  inTimeRatio,
  LONG_LATE_DAYS,
  lateRatio,
  type Ratio,
  shareFigures,
  sharesOf,
  taskFigures,
} from '../domain/snapshot-figures.ts'
import type { Move, MoveKind } from '../domain/snapshot-moves.ts'
import { sayPeriodKey } from './periods.ts'
import { sayShare } from './statistics.ts'

export type ReportCell = string | number | { readonly day: Day } | null
export type ReportColumn = {
  readonly title: string
  /** In characters; writers share out their own width by it. */
  readonly width: number
  readonly kind: 'text' | 'number' | 'day'
}
export type ReportTable = {
  /** The name of its sheet: at most 31 characters. */
  readonly name: string
  readonly title: string
  readonly notes: readonly string[]
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly (readonly ReportCell[])[]
  /** The last line, where the groups must come to a total. */
  readonly total: readonly ReportCell[] | null
}
export const text = (title: string, width: number): ReportColumn => ({ title, width, kind: 'text' })
export const number = (title: string, width = 9): ReportColumn => ({ title, width, kind: 'number' })
export const day = (title: string): ReportColumn => ({ title, width: 11, kind: 'day' })
export const dayCell = (at: Day | null): ReportCell => (at === null ? null : { day: at })

export const CELL_NAMES: Record<Cell, string> = {
  'done-in-time': 'Xong đúng hạn',
  'done-late': 'Xong quá hạn',
  'open-in-time': 'Chưa xong, trong hạn',
  'open-late': 'Chưa xong, quá hạn',
  'done-unrated': 'Xong, không đánh giá được hạn',
  undated: 'Chưa có hạn',
  event: 'Chờ sự kiện',
  ongoing: 'Thường xuyên',
  paused: 'Tạm dừng',
  ended: 'Kết thúc khác',
}
export const sayBodyName = (body: string) => (body === NO_BODY ? 'Chưa rõ cơ quan chủ trì' : body)
export const sayRatio = ({ part, whole }: Ratio) => (whole === 0 ? '–' : sayShare(part, whole))

/** Totals: the four cells first, what stands outside the rates after them. */
export function sayTotals(snapshot: Snapshot): ReportTable {
  const f = taskFigures(snapshot)
  const rated = (cell: Cell): ReportCell[] => [CELL_NAMES[cell], f[cell], sayRatio({ part: f[cell], whole: f.rated })]
  const apart = (cell: Cell): ReportCell[] => [CELL_NAMES[cell], f[cell], 'ngoài tỷ lệ']
  return {
    name: 'Tổng hợp',
    title: 'Tổng hợp',
    notes: ['Tỷ lệ tính trên số việc đánh giá được hạn.'],
    columns: [text('Chỉ tiêu', 36), number('Số việc', 10), text('Tỷ lệ', 22)],
    rows: [
      ...RATED.map(rated),
      ['Cộng việc đánh giá được hạn', f.rated, sayRatio({ part: f.rated, whole: f.total })],
      ...apartShown(snapshot).map(apart),
    ],
    total: ['Tổng số việc', f.total, ''],
  }
}

/** What stands outside the rates; what is suspended has its place where there is any. */
function apartShown(snapshot: Snapshot): readonly Cell[] {
  const hasPaused = shareFigures(snapshot).paused > 0
  return APART.filter((c) => c !== 'paused' || hasPaused)
}
const countColumns = (snapshot: Snapshot) => [
  number('Tổng giao'),
  ...RATED.map((c) => number(CELL_NAMES[c])),
  number(`Trong đó quá hạn trên ${LONG_LATE_DAYS} ngày`, 10),
  ...apartShown(snapshot).map((c) => number(CELL_NAMES[c])),
  text('Tỷ lệ xong đúng hạn', 14),
]
function countCells(c: CellCounts, snapshot: Snapshot): ReportCell[] {
  const apart = apartShown(snapshot).map((cell) => c[cell])
  return [c.total, ...RATED.map((cell) => c[cell]), c.longLate, ...apart, sayRatio(inTimeRatio(c))]
}

export function sayByBody(snapshot: Snapshot): ReportTable {
  return {
    name: 'Theo cơ quan',
    title: 'Tổng hợp theo cơ quan chủ trì (tính theo phần việc)',
    notes: [
      `Một việc giao nhiều cơ quan chủ trì là nhiều phần việc: ${snapshot.rows.length} việc = ${sharesOf(snapshot).length} phần việc.`,
      ...collectiveNotes(snapshot),
    ],
    columns: [number('STT', 6), text('Cơ quan chủ trì', 26), ...countColumns(snapshot)],
    rows: byBody(snapshot).map(({ body, counts }, i) => [i + 1, sayBodyName(body), ...countCells(counts, snapshot)]),
    total: [null, 'Cộng', ...countCells(shareFigures(snapshot), snapshot)],
  }
}
function collectiveNotes({ rows }: Snapshot): readonly string[] {
  const names = new Map(rows.flatMap((r) => r.collectives).map((c) => [c.name, c] as const))
  return [...names.values()].map((c) => `«${c.name}»: sổ ghi tên ${c.known}/${c.total} nơi; chỉ tính nơi có tên.`)
}

export function sayByDocument(snapshot: Snapshot): ReportTable {
  return {
    name: 'Theo văn bản',
    title: 'Tổng hợp theo văn bản giao việc (tính theo việc)',
    notes: [],
    columns: [number('STT', 6), text('Văn bản', 26), ...countColumns(snapshot)],
    rows: byDocument(snapshot).map(({ document, counts }, i) => [
      i + 1,
      document.name,
      ...countCells(counts, snapshot),
    ]),
    total: [null, 'Cộng', ...countCells(taskFigures(snapshot), snapshot)],
  }
}

/** What has not been handed in: named periods, the product, the report and its addressee, or proof as the rule wants it. */
export function sayMissing({ row, latePeriods }: Pick<Exception, 'row' | 'latePeriods'>): string {
  if (latePeriods.length)
    return `Báo cáo ${latePeriods.map((p) => sayPeriodKey(p.key)).join(', ')} (${latePeriods.length} kỳ)`
  if (row.status === 'awaiting-acceptance') return 'Đã gửi minh chứng, chưa được xác nhận'
  if (row.product) return row.product
  if (row.reportTo.length) return `Văn bản gửi ${row.reportTo.join(', ')}`
  return 'Văn bản kết quả (số, ngày, cấp nhận)'
}
export function sayExceptions(snapshot: Snapshot): ReportTable {
  const names = documentNames(snapshot)
  return {
    name: 'Việc quá hạn',
    title: 'Việc quá hạn cần chỉ đạo',
    notes: ['Quá hạn tính bằng ngày lịch sau ngày cuối còn kịp.'],
    columns: [
      number('STT', 6),
      number('Việc số', 7),
      text('Cơ quan chậm', 24),
      number('Quá hạn (ngày)', 9),
      text('Còn thiếu', 26),
      text('Cấp cần quyết định', 18),
      text('Nội dung việc', 40),
      text('Văn bản, mục', 16),
      day('Ngày cuối còn kịp'),
      day('Hạn hứa đầu tiên'),
    ],
    rows: exceptionsOf(snapshot).map((e, i) => [
      i + 1,
      e.row.no,
      e.who.map(sayBodyName).join('; '),
      e.daysLate,
      sayMissing(e),
      e.decider,
      e.row.title,
      `${names.get(e.row.document) ?? ''}, mục ${e.row.clause}`,
      dayCell(e.last),
      dayCell(e.row.first),
    ]),
    total: null,
  }
}
export function documentNames({ documents }: Snapshot): ReadonlyMap<string, string> {
  return new Map(documents.map((d) => [d.id, d.name] as const))
}

/** How long late work has been late, without names. */
export function sayLateness(snapshot: Snapshot): ReportTable {
  const late = sharesOf(snapshot).filter((s) => s.cell === 'open-late')
  const within = (from: number, to: number) =>
    late.filter((s) => from <= (s.daysLate ?? 0) && (s.daysLate ?? 0) <= to).length
  const rows: readonly (readonly [string, number])[] = [
    ['Dưới 5 ngày', within(0, 4)],
    ['Từ 5 đến 30 ngày', within(5, LONG_LATE_DAYS)],
    [`Trên ${LONG_LATE_DAYS} ngày`, within(LONG_LATE_DAYS + 1, Number.POSITIVE_INFINITY)],
  ]
  return {
    name: 'Độ dài quá hạn',
    title: 'Phần việc quá hạn theo thời gian',
    notes: [],
    columns: [text('Thời gian quá hạn', 24), number('Số phần việc', 12), text('Tỷ lệ', 18)],
    rows: rows.map(([name, n]) => [name, n, sayRatio({ part: n, whole: late.length })]),
    total: ['Cộng', late.length, ''],
  }
}

export const MOVE_NAMES: Record<MoveKind, string> = {
  'came-late': 'Mới quá hạn',
  done: 'Đã xong',
  reopened: 'Mở lại',
  ended: 'Kết thúc khác',
  paused: 'Tạm dừng',
  resumed: 'Tiếp tục',
  new: 'Việc mới',
  gone: 'Không còn trong sổ',
  dated: 'Đã có hạn',
  extended: 'Được gia hạn',
  'caught-up': 'Đã nộp kỳ còn nợ',
  'brought-forward': 'Hạn sớm lên',
  other: 'Thay đổi khác',
}
export function sayMoves(moves: readonly Move[], previous: Snapshot): ReportTable {
  const cell = (c: Cell | null) => (c === null ? 'chưa có' : CELL_NAMES[c])
  return {
    name: 'Khác báo cáo trước',
    title: `Khác gì so với báo cáo trước (số liệu ngày ${writeDay(previous.day)})`,
    notes: moves.length ? [] : ['Không có thay đổi.'],
    columns: [
      number('STT', 6),
      text('Thay đổi', 16),
      number('Việc số', 7),
      text('Nội dung việc', 42),
      text('Cơ quan chủ trì', 26),
      text('Trước', 20),
      text('Nay', 20),
      day('Ngày cuối, trước'),
      day('Ngày cuối, nay'),
    ],
    rows: moves.map((m, i) => [
      i + 1,
      MOVE_NAMES[m.kind],
      m.no,
      m.row.title,
      m.row.lead.join('; '),
      cell(m.from),
      m.to === null ? 'không còn' : cell(m.to),
      dayCell(m.lastBefore),
      dayCell(m.lastNow),
    ]),
    total: null,
  }
}

const byName = (r: SnapshotRow) => (r.lead.length ? r.lead.join('; ') : sayBodyName(NO_BODY))
/** A short list: what is due soon, what was done. */
export function sayShortList(
  title: { readonly name: string; readonly title: string },
  rows: readonly SnapshotRow[],
  last: { readonly column: ReportColumn; readonly cell: (row: SnapshotRow) => ReportCell },
): ReportTable {
  return {
    ...title,
    notes: rows.length ? [] : ['Không có việc nào.'],
    columns: [
      number('STT', 6),
      number('Việc số', 7),
      text('Nội dung việc', 48),
      text('Cơ quan chủ trì', 30),
      text('Hạn ghi trong văn bản', 24),
      day('Ngày cuối còn kịp'),
      last.column,
    ],
    rows: rows.map((r, i) => [i + 1, r.no, r.title, byName(r), r.words.join('; '), dayCell(r.last), last.cell(r)]),
    total: null,
  }
}

export function sayAllTasks(snapshot: Snapshot): ReportTable {
  const names = documentNames(snapshot)
  return {
    name: 'Danh sách việc',
    title: 'Danh sách việc',
    notes: [],
    columns: [
      number('Việc số', 7),
      text('Văn bản', 16),
      text('Mục', 9),
      text('Nội dung việc', 44),
      text('Cơ quan chủ trì', 24),
      text('Phối hợp', 20),
      text('Hạn ghi trong văn bản', 18),
      day('Ngày cuối còn kịp'),
      text('Tình trạng', 16),
      text('Nơi đã xong', 8),
      number('Quá hạn (ngày)', 8),
      day('Hạn hứa đầu tiên'),
      number('Số lần gia hạn', 8),
      day('Ngày xong'),
    ],
    rows: snapshot.rows.map((r) => [
      r.no,
      names.get(r.document) ?? '',
      r.clause,
      r.title,
      byName(r),
      r.coop.join('; '),
      r.words.join('; '),
      dayCell(r.last),
      sayCell(r),
      sayDoneShares(r),
      r.daysLate,
      dayCell(r.first),
      r.extensions,
      dayCell(r.doneOn),
    ]),
    total: null,
  }
}
// «3/12»: of the bodies that owe it, how many have delivered; who handed it on or was let off owes nothing.
function sayDoneShares({ shares }: SnapshotRow): string {
  const owed = shares.filter((s) => s.cell !== 'ended')
  return owed.length ? `${owed.filter((s) => !isOpenCell(s.cell)).length}/${owed.length}` : '–'
}
function sayCell(r: SnapshotRow): string {
  const waiting = r.status === 'awaiting-acceptance' ? ' (chờ xác nhận)' : ''
  return `${CELL_NAMES[r.cell]}${waiting}${r.cell === 'event' && r.event ? `: ${r.event}` : ''}`
}
/** The rates of a report in one sentence, each with its denominator. */
export function sayRates(c: CellCounts): string {
  if (c.rated === 0) return 'Chưa có việc nào đánh giá được hạn.'
  const inTime = inTimeRatio(c)
  return [
    `Trong ${c.rated} việc đánh giá được hạn: đã xong ${sayRatio(doneRatio(c))}`,
    ...(inTime.whole ? [`, trong đó đúng hạn ${sayRatio(inTime)}`] : []),
    `; chưa xong, còn trong hạn ${sayRatio({ part: c['open-in-time'], whole: c.rated })}`,
    `; chưa xong, quá hạn ${sayRatio(lateRatio(c))}.`,
  ].join('')
}
