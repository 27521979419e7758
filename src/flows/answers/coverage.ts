// «tuần này việc nào chưa được nhắc», «đã nhắc những ai tuần này», «việc nào chưa báo gì»: from what was really sent and said.
import { dayOf } from '../../domain/calendar.ts'
import { instancesOf, type Task } from '../../domain/register.ts'
import { reply } from '../../domain/reply.ts'
import { coverageOf } from '../../domain/snapshot-coverage.ts'
import { isOpen, type Standing, standingOf } from '../../domain/status.ts'
import { mayAskAbout } from '../../domain/task-list.ts'
import type { CoverageQuestion } from '../../understanding/coverage-question.ts'
import { COVERAGE_NOT_FOR_BODIES, sayCoverage, sayUnreported, WHY_MISSED } from '../../wording/coverage.ts'
import { takeSnapshot } from '../report.ts'
import type { AskedFacts } from './asked-reports.ts'
import type { Answered, Office, Question } from './office.ts'
import { scopeOf } from './scope.ts'
import { listedTask } from './single.ts'

type Asked<K extends CoverageQuestion['kind']> = Extract<CoverageQuestion, { readonly kind: K }>

export function answerCoverage(
  office: Office,
  question: Question,
  { which, bodies, at }: Asked<'coverage'>,
  { coverage: facts, entries }: AskedFacts,
): Answered {
  const { register } = office
  const { viewer } = question
  if (viewer.role !== 'secretariat' && viewer.role !== 'leader')
    return { reply: reply([COVERAGE_NOT_FOR_BODIES]), tasks: [] }
  const messages = facts ?? { from: dayOf(at), to: dayOf(at), pressings: [], unreachable: new Set<string>() }
  const each = register.directory.provinces
    .filter((p) => mayAskAbout(viewer, p))
    .flatMap((province) => {
      const snapshot = takeSnapshot({ register, province, now: at, entries })
      const coverage = coverageOf(snapshot, messages)
      if (!coverage.of) return []
      const isWanted = (body: string) => body !== '' && (bodies === null || bodies.includes(body))
      const open = snapshot.rows.flatMap((r) => r.shares.map((s) => ({ no: r.no, body: s.body })))
      const told = (no: number, body: string) =>
        messages.pressings.some((p) => p.task === no && p.body === body && isWithin(dayOf(p.sentAt), messages))
      const shares =
        which === 'pressed'
          ? open.filter((s) => told(s.no, s.body)).map((s) => ({ ...s, why: null }))
          : coverage.missed
              .filter((m) => (m.why === 'not-read') === (which === 'not-read'))
              .map((m) => ({ ...m, why: which === 'not-read' ? null : WHY_MISSED[m.why] }))
      const rows = byBody(
        shares
          .filter((s) => isWanted(s.body))
          .flatMap((s) => {
            const task = register.task(s.no)
            return task ? [{ body: s.body, task, why: s.why }] : []
          }),
      )
      return [{ province, coverage, rows }]
    })
  const parts = each.flatMap((e) => sayCoverage({ ...e, province: each.length > 1 ? e.province : null, which, at }))
  return answeredBy(office, question, { parts, each })
}
const isWithin = (day: string, { from, to }: { readonly from: string; readonly to: string }) => from <= day && day <= to

export function answerUnreported(office: Office, question: Question, asked: Asked<'unreported'>): Answered {
  const { register } = office
  const { now } = question
  const { isLate } = asked
  const scope = scopeOf(office, question, asked)
  if (scope.kind === 'refused') return scope.answered
  const each = scope.each.map(({ province, tasks }) => {
    const open = tasks.flatMap((task) =>
      instancesOf(task)
        .filter(scope.isWanted)
        .map((body) => ({ task, body, standing: standingOf(task, body, register, now) }))
        .filter(({ standing: { status } }) => (isLate ? status.kind === 'overdue' : isOpen(status))),
    )
    const silent = open.filter(({ standing }) => !hasReported(standing))
    return { province, of: open.length, rows: byBody(silent.map((s) => ({ ...s, why: null }))) }
  })
  const filled = each.filter((e) => e.of > 0)
  const parts = (filled.length ? filled : each.slice(0, 1)).flatMap(({ province, of, rows }) => [
    ...(filled.length > 1 ? [`— ${province} —`] : []),
    ...sayUnreported(rows, { of, isLate, today: dayOf(now) }),
  ])
  return answeredBy(office, question, { parts, each })
}
/** Anything that the body said of it, short of «đã nhận». */
function hasReported({ status, state }: Standing): boolean {
  if (status.kind === 'awaiting-acceptance') return true
  return [state?.percent, state?.stuck, state?.toldAt, state?.returned].some((said) => said != null)
}

type Row = { readonly body: string; readonly tasks: readonly Task[]; readonly why: string | null }
function byBody(
  shares: readonly { readonly body: string; readonly task: Task; readonly why: string | null }[],
): readonly Row[] {
  const rows = new Map<string, { body: string; tasks: Task[]; why: string | null }>()
  for (const { body, task, why } of shares) {
    const row = rows.get(body) ?? { body, tasks: [], why }
    row.tasks.push(task)
    rows.set(body, row)
  }
  return [...rows.values()].sort((a, b) => b.tasks.length - a.tasks.length)
}
/** What is said, and the tasks of all rows as the list just shown. */
function answeredBy(
  office: Office,
  question: Question,
  { parts, each }: { readonly parts: readonly string[]; readonly each: readonly { readonly rows: readonly Row[] }[] },
): Answered {
  const tasks = [...new Set(each.flatMap((e) => e.rows.flatMap((r) => r.tasks)))].sort((a, b) => a.no - b.no)
  return { reply: reply(parts), tasks: tasks.map((task) => listedTask(office, task, question)) }
}
