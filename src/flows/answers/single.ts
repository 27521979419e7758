// deadline_of, task_detail, who_is_responsible: one task, or the tied ones side by side.
import { dayOf } from '../../domain/calendar.ts'
import { asTold } from '../../domain/discretion.ts'
import { instancesDone } from '../../domain/instances.ts'
import type { Task } from '../../domain/register.ts'
import { reply } from '../../domain/reply.ts'
import { isOpen, standingOf, wholeStanding } from '../../domain/status.ts'
import { duesWithin, type ListedTask, listed, sharesOf } from '../../domain/task-list.ts'
import { sayDetail } from '../../wording/detail.ts'
import { sayDeadlineOf, sayNoneDue, sayNoTask, sayWho } from '../../wording/single.ts'
import { bodiesOf, findDocuments, findNamedTasks } from './lookup.ts'
import type { Answered, Office, Question } from './office.ts'

/** How many tied tasks are shown side by side before the asker is asked for more words. */
const TIES_MAX = 6

export function answerDeadline(office: Office, question: Question): Answered {
  return forTasks(office, question, (one) => sayDeadlineOf(one, office.register, dayOf(question.now)))
}
export function answerWho(office: Office, question: Question): Answered {
  return forTasks(office, question, (one) => sayWho(one))
}
export function answerDetail(office: Office, question: Question): Answered {
  const { register } = office
  return forTasks(office, question, (one, several) =>
    several
      ? sayDeadlineOf(one, register, dayOf(question.now))
      : sayDetail(one, register, dayOf(question.now), instancesDone(one.task, register, question.now)),
  )
}

function forTasks(office: Office, question: Question, say: (listed: ListedTask, several: boolean) => string): Answered {
  const documents = findDocuments(office, question)
  const tasks = findNamedTasks(office, question)
  const asked = question.slots.tasks?.join(', ') ?? question.slots.task ?? question.slots.topic ?? askedPlace(question)
  if (!tasks.length) return { reply: reply(sayNoTask(asked, documents.kind === 'none' ? documents : null)), tasks: [] }
  const all = tasks.map((task) => listedTask(office, task, question))
  const period = periodAsked(question)
  const found = period ? all.flatMap((l) => dueWithin(office, l, period, question)) : all
  if (period && !found.length)
    return { reply: reply([sayNoneDue(asked, all.length, period, dayOf(question.now))]), tasks: all }
  const shown = found.slice(0, TIES_MAX)
  const several = found.length > 1
  const head = several ? [`${found.length} việc cùng khớp «${asked}»:`] : []
  const more =
    found.length > TIES_MAX ? [`… và ${found.length - TIES_MAX} việc nữa: hỏi thêm bằng số, mục hoặc tên cơ quan.`] : []
  return { reply: reply([...head, ...shown.map((l) => say(l, several)), ...more]), tasks: found }
}
type Period = Parameters<typeof duesWithin>[1]
/** «còn tháng 9?» after a deadline was asked. */
function periodAsked({ slots }: Question): Period | null {
  const asked = (slots.from ?? null) !== null || (slots.to ?? null) !== null
  return asked ? { from: slots.from ?? null, to: slots.to ?? null } : null
}
/** The task with its dues of a period; nothing where it is through or owes none then. */
function dueWithin(office: Office, one: ListedTask, period: Period, question: Question): readonly ListedTask[] {
  if (!isOpen(one.standing.status)) return []
  const name = ownShare(office, one.task, question)?.body ?? ''
  const dues = duesWithin({ task: one.task, name }, period, office.register, question.now)
  return dues.length ? [asTold(question.viewer, listed(one.task, one.share, one.standing, dues), office.register)] : []
}
function askedPlace({ slots, shown }: Question): string {
  return slots.item_index !== undefined
    ? `${slots.item_index < 0 ? 'việc cuối' : `việc thứ ${slots.item_index}`}${shown.length ? ` trong ${shown.length} việc vừa xem` : ''}`
    : ''
}

export function listedTask(office: Office, task: Task, question: Question): ListedTask {
  const { register } = office
  const own = ownShare(office, task, question)
  const standing =
    own?.body !== undefined
      ? standingOf(task, own.body, register, question.now)
      : wholeStanding(task, register, question.now)
  return asTold(question.viewer, listed(task, own?.share ?? null, standing), register)
}
/** The share of the body asked about, or of the asker's; `body` where it is one body and no group. */
function ownShare({ register }: Office, task: Task, question: Question) {
  const { viewer } = question
  // A group reads of its own bodies alone: how another one stands with a task that both lead is not told there either.
  const isHere = (name: string) => viewer.role !== 'agency' || !viewer.isGroup || viewer.bodies.includes(name)
  const asked = bodiesOf(question.slots, question)?.filter(isHere)
  const bodies = asked?.length ? asked : viewer.role === 'agency' ? viewer.bodies : []
  const own = bodies.flatMap((name) => sharesOf(task, name, register).map((share) => ({ name, share })))[0]
  if (!own) return null
  const isBody = register.directory.hasBody({ province: task.province, name: own.name })
  return { share: own.share, body: isBody ? own.name : undefined }
}
