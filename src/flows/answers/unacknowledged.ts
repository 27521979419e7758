// «việc nào chưa ai nhận», «cơ quan nào chưa nhận việc»: open work whose owner has not pressed «Đã nhận», body by body.
import { dayOf } from '../../domain/calendar.ts'
import { instancesOf } from '../../domain/register.ts'
import { reply } from '../../domain/reply.ts'
import { isOpen, standingOf } from '../../domain/status.ts'
import { ANY_TASK, findTasks, type ListedTask } from '../../domain/task-list.ts'
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
  const tasks = lists.flatMap((l) => [...l.own, ...l.member]).map((l) => l.task)
  const wanted = (name: string) =>
    (bodies === null || bodies.includes(name)) && (viewer.role !== 'agency' || viewer.bodies.includes(name))
  const waiting = new Map<string, number[]>()
  let asked = 0
  for (const task of new Set(tasks))
    for (const name of instancesOf(task).filter(wanted)) {
      if (!isOpen(standingOf(task, name, register, now).status)) continue
      asked++
      // Any state of its own means that somebody of that body wrote something of this task.
      const state = register.ownState(task.no, name, '')
      if (state === null) waiting.set(name, [...(waiting.get(name) ?? []), task.no])
    }
  const numbers = new Set([...waiting.values()].flat())
  const open: readonly ListedTask[] = [...numbers]
    .sort((a, b) => a - b)
    .flatMap((no) => {
      const task = register.task(no)
      return task ? [listedTask(office, task, question)] : []
    })
  const rows = [...waiting].map(([name, list]) => ({ name, tasks: list.flatMap((no) => register.task(no) ?? []) }))
  return { reply: reply(sayUnacknowledged(rows, { asked, tasks: numbers.size, today: dayOf(now) })), tasks: open }
}
