// «việc nào đang vướng», «việc nào chờ xác nhận», «ai xin gia hạn»: what waits for a decision, with what was said of it.
import { dayOf } from '../../domain/calendar.ts'
import type { AssignmentState } from '../../domain/progress.ts'
import { reply } from '../../domain/reply.ts'
import { isOpen, standingOf } from '../../domain/status.ts'
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
}

/** A body reads of its own work alone. */
export function answerWaiting(office: Office, question: Question, asked: WaitingQuestion): Answered {
  const { what, bodies } = asked
  const { register } = office
  const { viewer, now } = question
  const scope = scopeOf(office, question, asked)
  if (scope.kind === 'refused') return scope.answered
  const each = scope.each.map(({ province, tasks }) => {
    const rows = tasks.flatMap((task) =>
      register
        .statesOf(task.no)
        .filter((s) => s.body !== '' && s.state === 'open' && scope.isWanted(s.body) && WAITS[what](s))
        .filter((s) => isOpen(standingOf(task, s.body, register, now).status))
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
