// A report in words and tables, from one snapshot: the writers only give it a form.

import { addDays, type Day, dateOf, startOfMonth, writeDay } from '../domain/calendar.ts'
import { APART, type Snapshot } from '../domain/snapshot.ts'
import { anonymous } from '../domain/snapshot-anonymous.ts'
import {
  doneBetween,
  dueBetween,
  type Exception,
  exceptionsOf,
  shareFigures,
  taskFigures,
} from '../domain/snapshot-figures.ts'
import { MOVE_KINDS, type Move, movesBetween } from '../domain/snapshot-moves.ts'
import { OFFICE } from '../reminders/alarms.ts'
import { WHY_MISSED, WHY_OF_BODY } from './coverage.ts'
import { sayReading } from './deadlines.ts'
import { sayAnswers, sayStuck } from './report-answers.ts'
import { type ReportFrame, type ReportKind, type ReportPeriod, sayFrame, sayTaken } from './report-frame.ts'
import {
  CELL_NAMES,
  day,
  dayCell,
  MOVE_NAMES,
  number,
  type ReportTable,
  sayAllTasks,
  sayBodyName,
  sayByBody,
  sayByDocument,
  sayExceptions,
  sayLateness,
  sayMissing,
  sayMoves,
  sayRates,
  sayRatio,
  sayShortList,
  sayTotals,
  text,
} from './report-tables.ts'

export type Report = {
  readonly kind: ReportKind
  readonly frame: ReportFrame
  /** «Số liệu tính đến …», printed on every part. */
  readonly asOf: string
  /** Numbered paragraphs of the body: heading and sentences. */
  readonly paragraphs: readonly { readonly heading: string; readonly lines: readonly string[] }[]
  readonly totals: ReportTable
  readonly annexes: readonly ReportTable[]
}
export type ReportWish = {
  readonly kind: ReportKind
  readonly snapshot: Snapshot
  /** What it is compared with: the kept snapshot of the last report of this kind; null when this is the first one. */
  readonly previous: Snapshot | null
  /** No report was kept: `previous` was built anew from today's register for an earlier day, and that is said. */
  readonly isRebuilt?: boolean
}

export function sayReport(wish: ReportWish): Report {
  const { kind, snapshot, previous } = wish
  const period = periodOf(kind, snapshot.day)
  const moves = previous && !snapshot.anonymous ? movesBetween(previous, snapshot) : []
  const parts = { ...wish, period, moves }
  const paragraphs = [
    sayResults(parts),
    sayLate(parts),
    ...sayStuck(snapshot),
    ...(kind === 'exceptions'
      ? []
      : [sayChanges(parts), ...sayPressing(parts), ...sayWrongLines(parts), ...sayAhead(parts)]),
    ...sayProposals(parts),
  ]
  return {
    kind,
    frame: sayFrame(kind, snapshot, period),
    asOf: sayTaken(snapshot),
    paragraphs: paragraphs.map((p, i) => ({ ...p, heading: `${i + 1}. ${p.heading}` })),
    totals: sayTotals(snapshot),
    annexes: annexesOf(parts).map((t, i) => ({ ...t, title: `Phụ lục ${i + 1}. ${t.title}` })),
  }
}
/** The version for wide circulation, from the same snapshot. */
export function withoutNames(snapshot: Snapshot): Snapshot {
  return anonymous(snapshot, {
    body: (i) => `Cơ quan ${String(i).padStart(2, '0')}`,
    title: '(không nêu)',
    decider: 'cấp có thẩm quyền',
  })
}

type Parts = ReportWish & { readonly period: ReportPeriod; readonly moves: readonly Move[] }
const WEEK_DAYS = 7
const MONTH_DAYS = 30
/** Up to this date of a month, a monthly report is about the month before. */
const LATE_MONTHLY_DATE = 5
function periodOf(kind: ReportKind, to: Day): ReportPeriod {
  if (kind !== 'monthly') return { from: addDays(to, 1 - WEEK_DAYS), to }
  const last = dateOf(to) <= LATE_MONTHLY_DATE ? addDays(startOfMonth(to), -1) : to
  return { from: startOfMonth(last), to }
}
function aheadOf({ kind, period }: Parts): ReportPeriod {
  return { from: period.to, to: addDays(period.to, kind === 'monthly' ? MONTH_DAYS : WEEK_DAYS) }
}

type Paragraph = { readonly heading: string; readonly lines: readonly string[] }
function sayResults({ snapshot }: Parts): Paragraph {
  const f = taskFigures(snapshot)
  const apart = APART.filter((c) => f[c] > 0).map((c) => `${CELL_NAMES[c].toLowerCase()} ${f[c]}`)
  const documents = new Set(snapshot.rows.map((r) => r.document)).size
  return {
    heading: 'Kết quả chung',
    lines: [
      `Sổ theo dõi có ${f.total} việc của ${documents} văn bản, gồm ${shareFigures(snapshot).total} phần việc của các cơ quan chủ trì.`,
      sayRates(f),
      ...(apart.length ? [`Ngoài tỷ lệ: ${apart.join('; ')}.`] : []),
      ...(f.awaiting ? [`${f.awaiting} việc đã gửi minh chứng, đang chờ xác nhận.`] : []),
      ...(snapshot.anonymous ? [] : [sayReading(snapshot.strictBefore)]),
    ],
  }
}

/** How many late tasks the body of a report names; the rest stand in the annex. */
const NAMED_LATE = 5
function sayLate({ snapshot }: Parts): Paragraph {
  const late = taskFigures(snapshot)
  const exceptions = exceptionsOf(snapshot)
  const heading = 'Việc quá hạn'
  if (!exceptions.length) return { heading, lines: ['Không có việc quá hạn.'] }
  const head = `${late['open-late']} việc chưa xong đã quá hạn (${shareFigures(snapshot)['open-late']} phần việc); ${late.longLate} việc quá hạn trên 30 ngày.`
  if (snapshot.anonymous) return { heading, lines: [head] }
  const rest = exceptions.length - NAMED_LATE
  return {
    heading,
    lines: [
      head,
      ...exceptions.slice(0, NAMED_LATE).map(sayException),
      ...(rest > 0 ? [`… và ${rest} dòng nữa trong phụ lục «Việc quá hạn cần chỉ đạo».`] : []),
    ],
  }
}
function sayException(e: Exception): string {
  const who =
    e.who.slice(0, 3).map(sayBodyName).join('; ') + (e.who.length > 3 ? ` và ${e.who.length - 3} nơi khác` : '')
  return `- Việc ${e.row.no} (${e.row.title}): ${who} quá hạn ${e.daysLate} ngày; còn thiếu: ${lowerFirst(sayMissing(e))}; cấp cần quyết định: ${e.decider}.`
}
const lowerFirst = (s: string) => s.charAt(0).toLowerCase() + s.slice(1)

function sayChanges({ snapshot, previous, moves, isRebuilt }: Parts): Paragraph {
  const heading = 'So với báo cáo trước'
  if (!previous) return { heading, lines: ['Chưa có báo cáo trước để so sánh.'] }
  const [before, now] = [taskFigures(previous), taskFigures(snapshot)]
  const source = isRebuilt ? 'Chưa có báo cáo trước được lưu; số liệu dựng lại' : 'Báo cáo trước lấy số liệu'
  const since = `${source} ngày ${writeDay(previous.day)}: quá hạn ${sayRatio({ part: before['open-late'], whole: before.rated })} việc; nay ${sayRatio({ part: now['open-late'], whole: now.rated })} việc.`
  if (snapshot.anonymous) return { heading, lines: [since] }
  const counts = MOVE_KINDS.map((kind) => [kind, moves.filter((m) => m.kind === kind)] as const)
  const lines = counts
    .filter(([, list]) => list.length > 0)
    .map(([kind, list]) => `- ${MOVE_NAMES[kind]}: ${list.length} việc (số ${sayNumberList(list.map((m) => m.no))}).`)
  return { heading, lines: [since, ...(lines.length ? lines : ['Không có việc nào thay đổi.'])] }
}
/** How many numbers a sentence lists before it leaves the rest to the annex. */
const NUMBERS_MAX = 15
function sayNumberList(numbers: readonly number[]): string {
  const rest = numbers.length - NUMBERS_MAX
  const first = [...numbers].sort((a, b) => a - b).slice(0, NUMBERS_MAX)
  return first.join(', ') + (rest > 0 ? ` và ${rest} việc khác` : '')
}

function sayPressing({ snapshot }: Parts): readonly Paragraph[] {
  const c = snapshot.coverage
  if (!c) return []
  const why = (['unreachable', 'muted', 'snoozed'] as const)
    .map((w) => [c.missed.filter((m) => m.why === w).length, WHY_OF_BODY[w]] as const)
    .filter(([count]) => count > 0)
    .map(([count, said]) => `${count} phần việc của ${said}`)
  const lines = [
    `Từ ${writeDay(c.from)} đến ${writeDay(c.to)}: đã nhắc và đã đọc ${sayRatio({ part: c.read, whole: c.of })} phần việc đang mở; đã nhắc, chưa thấy đọc ${sayRatio({ part: c.notRead, whole: c.of })}; chưa nhắc ${sayRatio({ part: c.notPressed, whole: c.of })}.`,
    ...(why.length ? [`Trong số chưa nhắc, ${why.join('; ')}.`] : []),
  ]
  return [{ heading: 'Việc đôn đốc', lines }]
}

function sayWrongLines({ snapshot }: Parts): readonly Paragraph[] {
  if (snapshot.anonymous || !snapshot.wrong?.length) return []
  const names = new Map(snapshot.documents.map((d) => [d.id, d.name] as const))
  const lines = snapshot.wrong.map(
    (w) =>
      `- ${names.get(w.document) ?? w.document} (${w.tasks} việc): cơ quan báo sai ${w.reported} dòng; văn phòng xác nhận sai ${sayRatio({ part: w.errors, whole: w.reported })} dòng đã báo.`,
  )
  return [{ heading: 'Dòng việc bị báo sai', lines }]
}

function sayAhead(parts: Parts): readonly Paragraph[] {
  const { from, to } = aheadOf(parts)
  if (parts.snapshot.anonymous) return []
  const due = dueBetween(parts.snapshot, from, to)
  return [
    {
      heading: 'Thời gian tới',
      lines: [`Từ ${writeDay(from)} đến hết ${writeDay(to)} có ${due.length} việc đến hạn.`],
    },
  ]
}

function sayProposals({ snapshot }: Parts): readonly Paragraph[] {
  const exceptions = exceptionsOf(snapshot)
  const deciders = [...new Set(exceptions.map((e) => e.decider))]
  if (!deciders.length || snapshot.anonymous) return []
  const lines = deciders.map((decider) => {
    const numbers = [...new Set(exceptions.filter((e) => e.decider === decider).map((e) => e.row.no))]
    const asked = decider === OFFICE ? 'xem xét, quyết định' : 'chỉ đạo, quyết định'
    return `- Đề nghị ${decider} ${asked} ${numbers.length} việc (số ${sayNumberList(numbers)}).`
  })
  return [{ heading: 'Đề nghị', lines }]
}

function annexesOf(parts: Parts): readonly ReportTable[] {
  const { kind, snapshot, previous, moves } = parts
  if (snapshot.anonymous) return [sayByBody(snapshot), sayByDocument(snapshot), sayLateness(snapshot)]
  if (kind === 'exceptions') return [sayExceptions(snapshot), sayLateness(snapshot)]
  return [
    sayByBody(snapshot),
    sayByDocument(snapshot),
    sayExceptions(snapshot),
    sayAnswers(snapshot),
    ...(previous ? [sayMoves(moves, previous)] : []),
    sayDueSoon(parts),
    sayDone(parts),
    ...sayMissed(parts),
    ...(kind === 'monthly' ? [sayAllTasks(snapshot)] : []),
  ]
}
function sayDueSoon(parts: Parts): ReportTable {
  const { from, to } = aheadOf(parts)
  const title = { name: 'Sắp đến hạn', title: `Việc đến hạn từ ${writeDay(from)} đến ${writeDay(to)}` }
  const left = { column: number('Còn (ngày)'), cell: (r: Snapshot['rows'][number]) => r.daysLeft }
  return sayShortList(title, dueBetween(parts.snapshot, from, to), left)
}
function sayDone({ snapshot, period: { from, to } }: Parts): ReportTable {
  const title = { name: 'Đã xong trong kỳ', title: `Việc xong từ ${writeDay(from)} đến ${writeDay(to)}` }
  const on = { column: day('Ngày xong'), cell: (r: Snapshot['rows'][number]) => dayCell(r.doneOn) }
  return sayShortList(title, doneBetween(snapshot, from, to), on)
}

function sayMissed({ snapshot: { coverage, rows } }: Parts): readonly ReportTable[] {
  if (!coverage) return []
  const titles = new Map(rows.map((r) => [r.no, r.title] as const))
  const columns = [number('STT', 6), number('Việc số', 7), text('Nội dung việc', 60), text('Cơ quan', 30)]
  return [
    {
      name: 'Chưa nhắc, chưa đọc',
      title: 'Phần việc chưa được nhắc hoặc chưa được đọc trong tuần',
      notes: coverage.missed.length ? [] : ['Mọi phần việc đang mở đã được nhắc và đã đọc.'],
      columns: [...columns, text('Loại', 20), text('Vì sao', 22)],
      rows: coverage.missed.map((m, i) => [
        i + 1,
        m.no,
        titles.get(m.no) ?? '',
        sayBodyName(m.body),
        CELL_NAMES[m.cell],
        WHY_MISSED[m.why],
      ]),
      total: null,
    },
  ]
}
