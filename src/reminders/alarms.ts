// The pressing ladder: which levels a late assignment has reached, and whom each level reaches.
//
//   level 1  owner's digest                from 3 working days before the last day
//   level 2  the superior's digest         from the first day late
//   level 3  assigning board and office    from the 5th day late, once the level below has had two working days
//
// A task already late when it entered the register, or when another body came to lead it (handed on, corrected), starts at level 1 on that working day and
// climbs from there; so does one that goes on after a pause.
import type { Body } from '../domain/agency.ts'
import { addDays, addWorkingDays, type Day, dayOf, daysBetween, workingDayFrom } from '../domain/calendar.ts'
import type { AlarmStep } from '../domain/message.ts'
import { bodiesNamed, type Register, type Task } from '../domain/register.ts'
import { type Due, type Owed, soonFrom } from '../domain/status.ts'

export const LEVEL_3_DAYS = 5
/** What a superior has before the board hears: across a holiday the fifth day late may be the first that anybody works. */
const SUPERIOR_WORKING_DAYS = 2
export const OFFICE = 'Văn phòng Tỉnh ủy'

/** Whose share it is; '' where no body owes it by name. */
export type Owner = { readonly body: string; readonly register: Register }
/** The level reached today, 0 while nothing is to be said. */
export function levelOf(task: Task, due: Due, today: Day, { body, register }: Owner): 0 | 1 | 2 | 3 {
  // Most of what is stored is far ahead: that is seen first.
  if (due.last >= today)
    return soonFrom(due.last, register.rules) <= today && startOf(task, body, register) <= today ? 1 : 0
  const entry = startOf(task, body, register)
  if (today < entry) return 0
  const from = due.last < entry ? entry : due.last
  const lateDays = daysBetween(from, today)
  if (lateDays < LEVEL_3_DAYS) return lateDays >= 1 ? 2 : 1
  const { calendar } = register.rules
  const second = workingDayFrom(calendar, addDays(from, 1))
  return today >= addWorkingDays(calendar, second, SUPERIOR_WORKING_DAYS) ? 3 : 2
}
/** The day on which a level is reached, if nothing is done before. */
export function firstDayOf(task: Task, due: Due, level: 1 | 2 | 3, owner: Owner): Day {
  const { body, register } = owner
  const { calendar } = register.rules
  const entry = startOf(task, body, register)
  const soon = soonFrom(due.last, register.rules)
  if (level === 1) return workingDayFrom(calendar, soon < entry ? entry : soon)
  let day = workingDayFrom(calendar, addDays(due.last < entry ? entry : due.last, 1))
  // Bounded: the third level comes within days of the second, whatever is off between.
  for (let guard = 0; level === 3 && guard < 30 && levelOf(task, due, day, owner) < 3; guard++)
    day = addWorkingDays(calendar, day, 1)
  return day
}
/** The level of what is owed: what waits for acceptance is the office's to decide and presses nobody. */
export function pressedLevel(task: Task, due: Owed, today: Day, owner: Owner): 0 | 1 | 2 | 3 {
  return due.status.kind === 'awaiting-acceptance' ? 0 : levelOf(task, due, today, owner)
}
/** «Tồn khi nhập»: its last day had passed before the first working day in the register. */
export function isLateOnEntry(task: Task, due: Due, register: Register): boolean {
  return due.last < entryDay(task, register)
}
/** From here the ladder is climbed: whoever took a share over, was corrected into the lead, or goes on after a pause, begins at its foot. */
function startOf(task: Task, body: string, register: Register): Day {
  const entry = entryDay(task, register)
  if (!register.isTouched(task)) return entry
  const taken = register.statesOf(task.no).filter((s) => body !== '' && s.ending?.intoBody === body)
  const again = register.ownState(task.no, '', '')
  const corrected = (again?.leadCorrected ?? []).filter(
    ({ was }) => body !== '' && !bodiesNamed(was, task.province, register).includes(body),
  )
  const days = [
    ...taken.map((s) => dayOf(s.changedAt)),
    ...corrected.map((c) => c.on),
    ...(again?.resumedOn ? [again.resumedOn] : []),
  ]
  const until = again?.paused?.until
  const all = [...days, ...(until ? [addDays(until, 1)] : [])].map((d) => workingDayFrom(register.rules.calendar, d))
  return [entry, ...all].reduce((a, b) => (a < b ? b : a))
}
function entryDay(task: Task, { rules }: Register): Day {
  return workingDayFrom(rules.calendar, task.document.known_from)
}

/** One rung for one assignment and one chat; a due is named by its period or its day, so several deadlines of a task climb apart, and a later date starts anew. */
export function alarmStep(
  task: Task,
  body: string,
  due: Due,
  { level, to }: Pick<AlarmStep, 'level' | 'to'>,
): AlarmStep {
  return { task: task.no, body, period: due.extended ? due.due : due.period || due.due, level, to }
}

/** Who hears of level 2 or 3 about a body's task; a body without a superior has the office. */
export function audienceOf(task: Task, body: string, level: 2 | 3, register: Register): readonly Body[] {
  const province = task.province
  const office = { province, name: OFFICE }
  if (level === 2) return [register.directory.superior({ province, name: body }) ?? office]
  const board = register.directory.find(task.document.issuer, province)
  const names = board && !board.collective && board.name !== OFFICE ? [board.name, OFFICE] : [OFFICE]
  return names.map((name) => ({ province, name }))
}
