// Kept reports asked back: the tasks behind a figure as they were counted, and what moved since the last one.
import {
  addDays,
  addMonths,
  dayOf,
  type Moment,
  momentOf,
  startOfMonth,
  startOfWeek,
  timeOf,
} from '../../domain/calendar.ts'
import type { Viewer } from '../../domain/chat.ts'
import type { Entry } from '../../domain/ledger.ts'
import type { PressedSoFar } from '../../domain/pressed.ts'
import { reply } from '../../domain/reply.ts'
import type { Snapshot, SnapshotRow } from '../../domain/snapshot.ts'
import { type FigureWish, findFigure, isMove, ofBodies, rowsByShare } from '../../domain/snapshot-asked.ts'
import type { MessageFacts } from '../../domain/snapshot-coverage.ts'
import { movesBetween } from '../../domain/snapshot-moves.ts'
import { mayAskAbout } from '../../domain/task-list.ts'
import type { RegisterQuestion, ReportNamed } from '../../understanding/register-question.ts'
import { sayFigureBack, sayMovesBack, sayNoFigure, sayNoReport } from '../../wording/asked-reports.ts'
import { type ShareFacts, takeSnapshot } from '../report.ts'
import { type KeptReport, lastReportBefore, madeAt } from '../report-archive.ts'
import type { Answered, Office, Question } from './office.ts'
import { listedTask } from './single.ts'

export type AskedFacts = {
  /** The kept reports of all provinces, the oldest first. */
  readonly reports: readonly KeptReport[]
  /** What tells how the register stood up to a month ago. */
  readonly entries?: readonly Entry[]
  readonly facts?: (task: number, body: string) => ShareFacts
  /** Who was reminded in the week that is asked about. */
  readonly coverage?: MessageFacts
  /** How the tasks that are asked about were pressed, by number. */
  readonly pressed?: ReadonlyMap<number, PressedSoFar>
}

/** Reports are the office's and the leaders'; a body hears what it would hear if none were kept. */
function reportsFor({ reports }: AskedFacts, viewer: Viewer): readonly KeptReport[] {
  if (viewer.role === 'agency' || viewer.role === 'guest') return []
  return reports.filter((r) => mayAskAbout(viewer, r.snapshot.province))
}

type FigureAsked = Extract<RegisterQuestion, { readonly kind: 'figure' }>
type Found = { readonly report: KeptReport; readonly wish: FigureWish; readonly rows: readonly SnapshotRow[] }

/** Null: no kept report is meant, so the question is one about today. */
export function answerFigure(
  office: Office,
  question: Question,
  asked: FigureAsked,
  facts: AskedFacts,
): Answered | null {
  const kept = reportsFor(facts, question.viewer)
  const fitting = kept
    .filter((r) => isMeant(r, asked.report))
    .toReversed()
    .sort((a, b) => madeAt(b) - madeAt(a))
  if (!kept.length && !asked.report.isNamed) return null
  if (!fitting.length) return { reply: reply(sayNoReport(kept.at(-1) ?? null)), tasks: [] }
  const found = fitting.map((report) => rowsBehind(report, asked, kept))
  const matching =
    asked.count === null
      ? found[0]
      : found.find((f) => f.rows.length === asked.count || sharesOf(f, asked, kept) === asked.count)
  if (matching) return said(office, question, matching)
  // «7 việc trễ» that no report has: the list of today, where so many stand there and where only the first were wished for.
  const last = found[0]
  if (!last || (!asked.report.isNamed && (!asked.isWhole || isToday(office, question, asked, fitting)))) return null
  return { reply: reply(sayNoFigure(asked.count ?? 0, last)), tasks: [] }
}

/** True when the register of today has just so many in one of the provinces that reports are kept of. */
function isToday({ register }: Office, { now }: Question, asked: FigureAsked, kept: readonly KeptReport[]): boolean {
  return [...new Set(kept.map((r) => r.snapshot.province))].some((province) => {
    const report = { key: '', kind: 'weekly', snapshot: takeSnapshot({ register, province, now }) } as const
    return rowsBehind(report, asked, kept).rows.length === asked.count
  })
}

/** A day names the report of that day; a month the one made in it or in the first days after it. */
function isMeant({ kind, snapshot }: KeptReport, named: ReportNamed): boolean {
  if (named.kind !== null && named.kind !== kind) return false
  const { from, to } = named
  if (from === null || to === null) return true
  if (from === to) return snapshot.day === from
  return from <= snapshot.day && snapshot.day <= addDays(to, DAYS_AFTER)
}
const DAYS_AFTER = 5

function rowsBehind(report: KeptReport, asked: FigureAsked, kept: readonly KeptReport[]): Found {
  const wish = wishOf(report, asked)
  const before = isMove(asked.figure) ? beforeOf(report, kept) : null
  const rows =
    asked.unit === 'share' ? rowsByShare(report.snapshot, before, wish) : findFigure(report.snapshot, before, wish).rows
  return { report, wish, rows }
}
function sharesOf({ report, wish }: Found, asked: FigureAsked, kept: readonly KeptReport[]): number {
  return findFigure(report.snapshot, isMove(asked.figure) ? beforeOf(report, kept) : null, wish).shares
}
const beforeOf = ({ kind, snapshot }: KeptReport, kept: readonly KeptReport[]): Snapshot | null =>
  kept
    .filter(
      (r) => r.kind === kind && r.snapshot.province === snapshot.province && r.snapshot.takenAt < snapshot.takenAt,
    )
    .at(-1)?.snapshot ?? null

function wishOf({ snapshot }: KeptReport, { figure, bodies, document }: FigureAsked): FigureWish {
  const documents = document === null ? null : snapshot.documents.filter((d) => d.name === document).map((d) => d.id)
  return { figure, bodies, documents }
}

function said(office: Office, question: Question, { report, wish, rows }: Found): Answered {
  const { register } = office
  const today = dayOf(question.now)
  const tasks = rows.flatMap((row) => register.task(row.no) ?? []).map((task) => listedTask(office, task, question))
  const now = new Map(tasks.map((l) => [l.task.no, l.status] as const))
  return { reply: reply(sayFigureBack({ report, wish, rows, now, today })), tasks }
}

type MovesAsked = Extract<RegisterQuestion, { readonly kind: 'moves' }>
/** Between the last kept report (else the register of a week or a month ago) and this moment; a body hears of its own work alone. */
export function answerMoves(office: Office, question: Question, asked: MovesAsked, facts: AskedFacts): Answered {
  const { register } = office
  const { viewer, now } = question
  const kind = asked.report.kind === 'monthly' ? 'monthly' : 'weekly'
  const kept = reportsFor(facts, viewer)
  const parts = register.directory.provinces
    .filter((p) => mayAskAbout(viewer, p))
    .flatMap((province) => {
      const own = (s: Snapshot) => (viewer.role === 'agency' ? ofBodies(s, viewer.bodies) : s)
      const take = (at: number) =>
        takeSnapshot({
          register,
          province,
          now: at,
          entries: facts.entries,
          ...(facts.facts ? { facts: facts.facts } : {}),
        })
      const ofProvince = kept.filter((r) => r.snapshot.province === province)
      const last = reportMeant(ofProvince, asked, kind, now)
      const back = kind === 'weekly' ? addDays(dayOf(now), -7) : addMonths(dayOf(now), -1)
      // A day is held against as it ended.
      const then = asked.since === null ? momentOf(back, timeOf(now)) : momentOf(asked.since, '23:59')
      const before = own(last ?? take(then))
      const after = own(take(now))
      if (!before.rows.length && !after.rows.length) return []
      const since = last === null ? 'rebuilt' : asked.since === null && asked.against === 'report' ? 'last' : 'dated'
      return [{ before, after, since, moves: movesBetween(before, after) } as const]
    })
  const several = parts.length > 1
  const tasks = parts.flatMap((p) => p.moves.flatMap((m) => register.task(m.no) ?? []))
  return {
    reply: reply(parts.length ? parts.flatMap((p) => sayMovesBack(p, several)) : sayNoReport(null)),
    tasks: tasks.map((task) => listedTask(office, task, question)),
  }
}

/** The report that it is held against: of a day, of the week or month before, or the last one; null: none was kept, the register is asked. */
function reportMeant(
  kept: readonly KeptReport[],
  { since, against }: MovesAsked,
  kind: 'weekly' | 'monthly',
  now: Moment,
): Snapshot | null {
  if (since !== null) return kept.filter((r) => r.snapshot.day === since).at(-1)?.snapshot ?? null
  if (against === 'report') return lastReportBefore(kept, kind, now)
  const today = dayOf(now)
  // A report of the month before may be made in the first days of this one.
  const [from, to] =
    against === 'week'
      ? [addDays(startOfWeek(today), -7), addDays(startOfWeek(today), -1)]
      : [startOfMonth(addMonths(today, -1)), addDays(startOfMonth(today), DAYS_AFTER - 1)]
  const within = kept.filter((r) => from <= r.snapshot.day && r.snapshot.day <= to)
  return lastReportBefore(within, kind, now)
}
