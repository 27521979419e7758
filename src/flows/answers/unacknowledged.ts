// «việc nào chưa ai nhận», «cơ quan nào chưa nhận việc»: open work whose owner has not pressed «Đã nhận», body by body.
import { dayOf } from '../../domain/calendar.ts'
import { isReceivedToHelp } from '../../domain/progress.ts'
import { instancesOf, type Task } from '../../domain/register.ts'
import { reply } from '../../domain/reply.ts'
import { isOpen, standingOf } from '../../domain/status.ts'
import { ANY_TASK, findTasks } from '../../domain/task-list.ts'
import type { RegisterQuestion } from '../../understanding/register-question.ts'
import { sayNotInRegister } from '../../wording/lists.ts'
import { sayUnacknowledged } from '../../wording/unacknowledged.ts'
import { findDocuments } from './lookup.ts'
import type { Answered, Office, Question } from './office.ts'
import { listedTask } from './single.ts'

type Asked = Extract<RegisterQuestion, { readonly kind: 'unacknowledged' }>
/** A body that has reported anything of a task has it, whether it pressed or not. */
export function answerUnacknowledged(office: Office, question: Question, { bodies, document }: Asked): Answered {
  const { register } = office
  const { viewer, now } = question
  const found = document === null ? null : findDocuments(office, { ...question, slots: { document } })
  if (found?.kind === 'none') return { reply: reply(sayNotInRegister(found)), tasks: [] }
  const documents = found?.kind === 'found' ? found.documents.map((d) => d.id) : null
  const lists = findTasks(register, { ...ANY_TASK, documents }, viewer, now)
  const wanted = (name: string) =>
    (bodies === null || bodies.includes(name)) && (viewer.role !== 'agency' || viewer.bodies.includes(name))
  // Counts are never added across provinces.
  const each = lists.map((l) => {
    const tasks = [...new Set([...l.own, ...l.member].map((x) => x.task))]
    const open = tasks.flatMap((task) =>
      instancesOf(task)
        .filter(wanted)
        .filter((name) => isOpen(standingOf(task, name, register, now).status))
        .map((name) => ({ task, name })),
    )
    // Any state of its own means that somebody of that body wrote something of this task; what was received as a helper is not received as the lead.
    const isWaiting = (task: Task, name: string) => {
      const state = register.ownState(task.no, name, '')
      return state === null || isReceivedToHelp(state)
    }
    return {
      province: l.province,
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
