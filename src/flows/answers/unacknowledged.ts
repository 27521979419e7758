// «việc nào chưa ai nhận», «cơ quan nào chưa nhận việc»: open work whose owner has not pressed «Đã nhận», body by body.
import { dayOf } from '../../domain/calendar.ts'
import { isReceivedToHelp } from '../../domain/progress.ts'
import { instancesOf, type Task } from '../../domain/register.ts'
import { reply } from '../../domain/reply.ts'
import { isOpen, type Status, standingOf } from '../../domain/status.ts'
import type { RegisterQuestion } from '../../understanding/register-question.ts'
import { sayUnacknowledged } from '../../wording/unacknowledged.ts'
import type { Answered, Office, Question } from './office.ts'
import { scopeOf } from './scope.ts'
import { listedTask } from './single.ts'

type Asked = Extract<RegisterQuestion, { readonly kind: 'unacknowledged' }>
/** A body that has reported anything of a task has it, whether it pressed or not. */
export function answerUnacknowledged(office: Office, question: Question, asked: Asked): Answered {
  const { register } = office
  const { now } = question
  const scope = scopeOf(office, question, asked)
  if (scope.kind === 'refused') return scope.answered
  const each = scope.each.map(({ province, tasks }) => {
    const open = tasks.flatMap((task) =>
      instancesOf(task)
        .filter(scope.isWanted)
        .filter((name) => isRunning(standingOf(task, name, register, now).status))
        .map((name) => ({ task, name })),
    )
    // Any state of its own means that somebody of that body wrote something of this task; what was received as a helper is not received as the lead.
    const isWaiting = (task: Task, name: string) => {
      const state = register.ownState(task.no, name, '')
      return state === null || isReceivedToHelp(state)
    }
    return {
      province,
      asked: open.length,
      waiting: open.filter((o) => isWaiting(o.task, o.name)),
    }
  })
  const filled = each.filter((f) => f.asked > 0)
  const parts = (filled.length ? filled : each.slice(0, 1)).flatMap(({ province, asked, waiting }) => {
    const names = [...new Set(waiting.map((w) => w.name))]
    const rows = names.map((name) => ({ name, tasks: waiting.filter((w) => w.name === name).map((w) => w.task) }))
    const said = sayUnacknowledged(rows, {
      asked,
      tasks: new Set(waiting.map((w) => w.task.no)).size,
      today: dayOf(now),
    })
    return filled.length > 1 ? [`— ${province} —`, ...said] : said
  })
  const tasks = [...new Set(each.flatMap((f) => f.waiting.map((w) => w.task)))].sort((x, y) => x.no - y.no)
  return { reply: reply(parts), tasks: tasks.map((task) => listedTask(office, task, question)) }
}
/** What is suspended is asked of nobody. */
const isRunning = (status: Status): boolean => isOpen(status) && status.kind !== 'paused'
