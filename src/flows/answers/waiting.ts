// «việc nào đang vướng», «việc nào chờ xác nhận», «việc nào tạm dừng», «việc nào đã rút»: what waits or ended undone, with what was said of it.
import { dayOf } from '../../domain/calendar.ts'
import type { AssignmentState } from '../../domain/progress.ts'
import type { Task } from '../../domain/register.ts'
import { reply } from '../../domain/reply.ts'
import { standingOf } from '../../domain/status.ts'
import type { WaitingQuestion, WaitsFor } from '../../understanding/waiting-question.ts'
import { sayWaiting } from '../../wording/waiting.ts'
import type { Answered, Office, Question } from './office.ts'
import { scopeOf } from './scope.ts'
import { listedTask } from './single.ts'

const WAITS: Readonly<Record<WaitsFor, (state: AssignmentState) => boolean>> = {
  obstacle: (s) => s.stuck !== undefined,
  acceptance: (s) => s.awaitingAcceptance,
  extension: (s) => s.asked !== undefined,
  handover: (s) => s.handover !== undefined,
  return: (s) => s.returned !== undefined && !s.awaitingAcceptance,
  pause: (s) => s.paused !== undefined,
  ending: (s) => s.ending !== undefined,
}

/** A body reads of its own work alone. */
export function answerWaiting(office: Office, question: Question, asked: WaitingQuestion): Answered {
  const { what, bodies } = asked
  const { register } = office
  const { viewer, now } = question
  const scope = scopeOf(office, question, { ...asked, withDone: what === 'ending' })
  if (scope.kind === 'refused') return scope.answered
  const each = scope.each.map(({ province, tasks }) => {
    const ofWhole = (task: Task) => bodies === null || bodies.some((body) => task.shares.has(body))
    const isNow = (task: Task, { body, state }: AssignmentState): boolean => {
      const { kind } = standingOf(task, body, register, now).status
      if (what === 'ending') return state === 'closed'
      return what === 'pause'
        ? kind === 'paused'
        : body !== '' && state === 'open' && kind !== 'done' && kind !== 'ended'
    }
    const rows = tasks.flatMap((task) =>
      register
        .statesOf(task.no)
        .filter((s) => WAITS[what](s) && (s.body === '' ? ofWhole(task) : scope.isWanted(s.body)) && isNow(task, s))
        .map((state) => ({ task, state })),
    )
    return { province, rows }
  })
  const filled = each.filter((e) => e.rows.length > 0)
  const mayDecide = viewer.role === 'secretariat'
  const parts = (filled.length ? filled : each.slice(0, 1)).flatMap(({ province, rows }) => [
    ...(filled.length > 1 ? [`— ${province} —`] : []),
    ...sayWaiting(rows, { what, bodies, today: dayOf(now), mayDecide }),
  ])
  const tasks = [...new Set(filled.flatMap((e) => e.rows.map((r) => r.task)))]
  return { reply: reply(parts), tasks: tasks.map((task) => listedTask(office, task, question)) }
}
