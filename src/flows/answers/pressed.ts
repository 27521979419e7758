// «việc 236 lên mức mấy rồi»: when whom was told of one task, by which level; for those who own it, hear of it above, or oversee it.
import { dayOf, type Moment } from '../../domain/calendar.ts'
import type { Viewer } from '../../domain/chat.ts'
import { onlyHelps } from '../../domain/discretion.ts'
import type { PressedSoFar } from '../../domain/pressed.ts'
import { instancesOf, isKnown, type Register, type Task } from '../../domain/register.ts'
import { reply } from '../../domain/reply.ts'
import { isOpen, type Standing, standingOf } from '../../domain/status.ts'
import { maySee } from '../../domain/task-list.ts'
import { alarmStep, audienceOf, firstDayOf, OFFICE, pressedLevel } from '../../reminders/alarms.ts'
import { clauseKey } from '../../text/asked-clauses.ts'
import type { PressingQuestion } from '../../understanding/pressing-question.ts'
import { type ClimbedOne, sayClimbedOne } from '../../wording/climbed-counts.ts'
import { type BodyPressed, sayPressedSoFar } from '../../wording/pressed.ts'
import type { AskedFacts } from './asked-reports.ts'
import type { Answered, Office, Question } from './office.ts'
import { answerDetail, listedTask } from './single.ts'

/** The tasks of that number, or of that clause. */
export function tasksOfRef(register: Register, ref: string): readonly Task[] {
  if (/^\d+$/.test(ref)) return [register.task(Number(ref)) ?? []].flat()
  return register.tasks.filter((t) => clauseKey(t.record.ref) === clauseKey(ref)).slice(0, TASKS_MAX)
}
const TASKS_MAX = 5
const NOTHING: PressedSoFar = { steps: [], named: [], said: [], unreached: new Set(), unreminded: new Set() }

export function answerPressed(
  office: Office,
  question: Question,
  { task: ref }: PressingQuestion,
  { pressed }: AskedFacts,
): Answered {
  const { register } = office
  const { viewer, now } = question
  const today = dayOf(now)
  const asked: Question = { ...question, intent: 'task_detail', slots: { task: ref } }
  const known = tasksOfRef(register, ref).filter((t) => isKnown(t.document, today))
  const isAbove = (t: Task) => hearsAbove(viewer, t, register, now)
  const [task, another] = known.filter((t) => maySee(viewer, t, register) || isAbove(t))
  // Several of that clause are told apart first; who only helps reads what a helper reads of the task.
  if (!task || another || (!isAbove(task) && onlyHelps(viewer, task, register))) return answerDetail(office, asked)
  const facts = pressed?.get(task.no) ?? NOTHING
  // Who handed its share on is pressed no more.
  const isGiver = (name: string) => register.ownState(task.no, name, '')?.ending?.intoBody != null
  const all = leadsOf(task)
  const owers = all.every(isGiver) ? all : all.filter((name) => !isGiver(name))
  const own = viewer.role === 'agency' && !isAbove(task)
  const names = own ? owers.filter((name) => viewer.bodies.includes(name)) : owers
  const each = (names.length ? names : owers).map((body): BodyPressed => {
    const standing = standingOf(task, body, register, now)
    return bodyPressed(task, body, standing, { facts, register, today })
  })
  // No naming and shaming: a group to which it has climbed reads how many and how late, its people read by name in private.
  if (isAbove(task) && viewer.role === 'agency' && viewer.isGroup)
    return { reply: reply(sayClimbedOne(task, countsOf(each))), tasks: [] }
  const parts = sayPressedSoFar(task, each, { today, unreached: facts.unreached, unreminded: facts.unreminded })
  return { reply: reply(parts), tasks: maySee(viewer, task, register) ? [listedTask(office, task, asked)] : [] }
}
function countsOf(each: readonly BodyPressed[]): ClimbedOne {
  const owing = each.filter((e) => e.due)
  const days = owing.flatMap((e) => e.standing.owed.map(({ status }) => (status.kind === 'overdue' ? status.days : 0)))
  return {
    level: Math.max(0, ...each.map((e) => e.level)),
    bodies: owing.length,
    daysLate: Math.max(0, ...days),
    isStuck: owing.some((e) => e.standing.state?.stuck !== undefined),
  }
}
/** A circle without a list stands under the office, which the ladder presses in its place. */
function leadsOf(task: Task): readonly string[] {
  const names = instancesOf(task).filter((name) => task.shares.get(name)?.some((s) => s.role === 'lead'))
  return names.length ? names : [OFFICE]
}
/** To whom the task has climbed, and who must decide on an obstacle, reads of all that owe it, without a share of its own. */
function hearsAbove(viewer: Viewer, task: Task, register: Register, now: Moment): boolean {
  if (viewer.role !== 'agency' || viewer.province !== task.province) return false
  if (viewer.bodies.some((name) => task.shares.has(name))) return false
  return leadsOf(task).some((name) => {
    const { owed, state } = standingOf(task, name, register, now)
    if (state?.stuck && viewer.bodies.includes(state.stuck.decider)) return true
    const reached = Math.max(0, ...owed.map((due) => pressedLevel(task, due, dayOf(now), { body: name, register })))
    return ([2, 3] as const).some(
      (level) =>
        level <= reached && audienceOf(task, name, level, register).some((b) => viewer.bodies.includes(b.name)),
    )
  })
}

type About = { readonly facts: PressedSoFar; readonly register: Register; readonly today: string }
function bodyPressed(task: Task, body: string, standing: Standing, { facts, register, today }: About): BodyPressed {
  const to = { channel: '', chat: '', thread: null }
  const isOver = !isOpen(standing.status) || standing.status.kind === 'paused'
  const owed = isOver ? [] : standing.owed.filter((d) => d.status.kind !== 'awaiting-acceptance')
  const periods = new Set(owed.map((due) => alarmStep(task, body, due, { level: 1, to }).period))
  const mine = facts.steps.filter((s) => s.body === body)
  // What was told of a day that has moved since, or of a period that is through, is told of nothing that is owed now.
  const steps = owed.length ? mine.filter((s) => periods.has(s.period)) : mine
  const levels = owed.map((due) => pressedLevel(task, due, today, { body, register }))
  const level = Math.max(0, ...levels) as 0 | 1 | 2 | 3
  const due = owed[levels.indexOf(level)] ?? owed[0] ?? null
  const audience = ([2, 3] as const).map((l) => ({
    level: l,
    names: audienceOf(task, body, l, register).flatMap((b) => (b.name === body ? [] : [b.name])),
  }))
  const ahead = due ? ([1, 2, 3] as const).filter((l) => l > level) : []
  return {
    body,
    standing,
    due,
    level,
    steps,
    earlier: mine.length - steps.length,
    audience,
    ahead: due ? ahead.map((l) => ({ level: l, from: firstDayOf(task, due, l, { body, register }) })) : [],
    named: facts.named.filter((n) => n.body === body),
    said: facts.said.filter((e) => e.body === body),
  }
}
