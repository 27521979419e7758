// deadline_of, task_detail, who_is_responsible: one task, or the tied ones side by side.
import { dayOf } from '../../domain/calendar.ts'
import { instancesOf, type Task } from '../../domain/register.ts'
import { reply } from '../../domain/reply.ts'
import { duesOf, standingOf } from '../../domain/status.ts'
import { type ListedTask, sharesOf } from '../../domain/task-list.ts'
import { sayDetail } from '../../wording/detail.ts'
import { sayDeadlineOf, sayNoTask, sayWho } from '../../wording/single.ts'
import { bodiesOf, findDocuments, findNamedTasks } from './lookup.ts'
import type { Answered, Office, Question } from './office.ts'

/** How many tied tasks are shown side by side before the asker is asked for more words. */
const TIES_MAX = 6

export function answerDeadline(office: Office, question: Question): Answered {
  return forTasks(office, question, (listed) => sayDeadlineOf(listed, office.register, dayOf(question.now)))
}
export function answerWho(office: Office, question: Question): Answered {
  return forTasks(office, question, (listed) => sayWho(listed))
}
export function answerDetail(office: Office, question: Question): Answered {
  const { register } = office
  return forTasks(office, question, (listed, several) =>
    several
      ? sayDeadlineOf(listed, register, dayOf(question.now))
      : sayDetail(listed, register, dayOf(question.now), instanceStates(office, listed.task, question)),
  )
}

function instanceStates(
  office: Office,
  task: Task,
  question: Question,
): { readonly done: number; readonly known: number } {
  const names = instancesOf(task)
  const done = names.filter((n) => standingOf(task, n, office.register, question.now).status.kind === 'done').length
  return { done, known: names.length }
}

function forTasks(office: Office, question: Question, say: (listed: ListedTask, several: boolean) => string): Answered {
  const documents = findDocuments(office, question)
  const tasks = findNamedTasks(office, question)
  const asked = question.slots.tasks?.join(', ') ?? question.slots.task ?? question.slots.topic ?? askedPlace(question)
  if (!tasks.length) return { reply: reply(sayNoTask(asked, documents.kind === 'none' ? documents : null)), tasks: [] }
  const listed = tasks.map((task) => listedTask(office, task, question))
  const shown = listed.slice(0, TIES_MAX)
  const several = listed.length > 1
  const head = several ? [`${listed.length} việc cùng khớp «${asked}»:`] : []
  const more =
    listed.length > TIES_MAX
      ? [`… và ${listed.length - TIES_MAX} việc nữa: hỏi thêm bằng số, mục hoặc tên cơ quan.`]
      : []
  return { reply: reply([...head, ...shown.map((l) => say(l, several)), ...more]), tasks: listed }
}
function askedPlace({ slots, shown }: Question): string {
  return slots.item_index !== undefined
    ? `việc thứ ${slots.item_index}${shown.length ? ` trong ${shown.length} việc vừa xem` : ''}`
    : ''
}

export function listedTask(office: Office, task: Task, question: Question): ListedTask {
  const { register } = office
  const bodies = bodiesOf(question.slots, question) ?? (question.viewer.role === 'agency' ? question.viewer.bodies : [])
  const own = bodies.flatMap((name) => sharesOf(task, name, register).map((share) => ({ name, share })))[0]
  const standing = standingOf(task, own?.name ?? '', register, question.now)
  const today = dayOf(question.now)
  const dues = duesOf(task, register, today).filter(
    (d) => d.period === '' || standing.openPeriods.includes(d) || isOpenPeriod(standing, d.period),
  )
  return { task, share: own?.share ?? null, standing, dues }
}
function isOpenPeriod(standing: ListedTask['standing'], period: string): boolean {
  return standing.openPeriods.some((d) => d.period === period)
}
