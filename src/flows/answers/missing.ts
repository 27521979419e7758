// «việc 6 đơn vị nào chưa báo cáo»: counts for whoever sees the task, names for office and leaders, and for the body that leads the others.
import { dayOf } from '../../domain/calendar.ts'
import type { Viewer } from '../../domain/chat.ts'
import { onlyHelps } from '../../domain/discretion.ts'
import { instancesDone } from '../../domain/instances.ts'
import type { Task } from '../../domain/register.ts'
import { reply } from '../../domain/reply.ts'
import { isOpen, type Status, standingOf, wholeStanding } from '../../domain/status.ts'
import type { MissingQuestion } from '../../understanding/missing-question.ts'
import { type Missing, sayMissingOf, sayMissingOver } from '../../wording/missing.ts'
import { findNamedTasks } from './lookup.ts'
import type { Answered, Office, Question } from './office.ts'
import { answerDetail, listedTask } from './single.ts'

export function answerMissing(office: Office, question: Question, { task: ref }: MissingQuestion): Answered {
  const { register } = office
  const { viewer, now } = question
  const asked: Question = { ...question, intent: 'task_detail', slots: { task: ref } }
  const [task, another] = findNamedTasks(office, asked)
  if (!task || another) return answerDetail(office, asked)
  const tasks = [listedTask(office, task, asked)]
  const { status } = wholeStanding(task, register, now)
  if (!isOpen(status)) return { reply: reply(sayMissingOver(task)), tasks }
  const { names, done, open, unlisted } = instancesDone(task, register, now)
  // Of the one body that owes it even a count is its name.
  if (names.length + unlisted < 2 && onlyHelps(viewer, task, register)) return answerDetail(office, asked)
  const owing = names.map((body) => ({ body, standing: standingOf(task, body, register, now) }))
  const isWaiting = (o: (typeof owing)[number]) => o.standing.status.kind === 'awaiting-acceptance'
  const missing = owing.filter((o) => open.includes(o.body) && !isWaiting(o))
  const said: Missing = {
    task,
    of: done.length + open.length + unlisted,
    waiting: owing.filter(isWaiting).length,
    missing,
    unlisted,
    names: namesFor(viewer, task, status),
    status,
  }
  return { reply: reply(sayMissingOf(said, dayOf(now))), tasks }
}

/**
 * A group hears who is late only of its own: who leads a list of others by name hears who is missing, not how late, and once the task is
 * late, when missing is being late, in private alone.
 */
function namesFor(viewer: Viewer, task: Task, status: Status): Missing['names'] {
  if (viewer.role !== 'agency') return viewer.role === 'secretariat' || viewer.role === 'leader' ? 'late' : 'plain'
  const leads = task.parties.flatMap(({ role, addressee: a }) => (role === 'lead' && a.kind === 'body' ? [a.name] : []))
  const owers = task.parties.flatMap(({ role, addressee: a }) =>
    role !== 'lead' ? [] : a.kind === 'body' ? [a.name] : a.kind === 'list' ? a.members : [],
  )
  const isOwn = (name: string) => viewer.bodies.includes(name)
  const [only, second] = leads
  const coordinates = only !== undefined && second === undefined && isOwn(only)
  const mayName = coordinates && !(viewer.isGroup && status.kind === 'overdue')
  return mayName || owers.every(isOwn) ? 'plain' : 'none'
}
