// What climbed, as a group reads it that is not the owner's: how many, which numbers, how late the worst; no body and no title.
import { type Day, daysBetween } from '../domain/calendar.ts'
import type { Task } from '../domain/register.ts'
import type { Digest } from '../reminders/plan.ts'
import type { Deciding, Pressed } from '../reminders/work.ts'
import { sayNumbers } from './task-lines.ts'

export const CLIMBED = { 2: 'CẤP DƯỚI QUÁ HẠN', 3: 'QUÁ HẠN LÊN CẤP GIAO VIỆC' } as const

export function sayCounted({ counted: { pressed, deciding }, day }: Digest): readonly string[] {
  const [first] = [...pressed, ...deciding]
  if (!first) return []
  // What stands at level 3 in the same chat need not stand at level 2 too.
  const higher = new Set(pressed.filter((p) => p.level === 3).map((p) => p.task.no))
  const lines = ([2, 3] as const).flatMap((level) => {
    const here = pressed.filter((p) => p.level === level && (level === 3 || !higher.has(p.task.no)))
    return here.length ? [`${CLIMBED[level]} (mức ${level}): ${sayClimbedCounts(here, day)}.`] : []
  })
  const waiting = deciding.length ? [`CHỜ QUYẾT ĐỊNH: ${sayDecidingCounts(deciding)}.`] : []
  return [...lines, ...waiting, sayWhereNamesStand(first.task.no)]
}
/** How far up one task has gone, for a group that it has climbed to. */
export function sayClimbedOne(
  { no }: Pick<Task, 'no'>,
  { level, bodies, daysLate, isStuck }: ClimbedOne,
): readonly string[] {
  const facts = [
    level ? `đang ở mức ${level}` : 'chưa tới mức báo động nào',
    `${bodies} cơ quan chưa xong`,
    ...sayWorst(daysLate),
    ...(isStuck ? ['đang chờ quyết định'] : []),
  ]
  return [`Việc ${no}: ${facts.join(', ')}.`, sayWhereNamesStand(no)]
}
/** An obstacle as it is told: which task waits for whom, neither whose it is nor why. */
export function sayObstacleCounted({ no }: Pick<Task, 'no'>, decider: string): string {
  return [`⚠️ Vướng mắc ở việc ${no}, chờ ${decider} quyết.`, sayWhereNamesStand(no)].join('\n')
}
export type ClimbedOne = {
  readonly level: number
  /** How many still owe it. */
  readonly bodies: number
  /** Of the worst; 0: nothing is late. */
  readonly daysLate: number
  readonly isStuck: boolean
}

function sayClimbedCounts(list: readonly Pressed[], day: Day): string {
  const late = list.flatMap(({ dues }) => dues.map(({ last }) => daysBetween(last, day)))
  const stuck = list.filter((p) => p.stuck).map((p) => p.task)
  return [
    sayWhich(
      list.map((p) => p.task),
      new Set(list.flatMap((p) => p.bodies)).size,
    ),
    ...sayWorst(Math.max(0, ...late)),
    ...(stuck.length ? [`chờ quyết định ${stuck.length} việc (số ${sayNumbers(stuck)})`] : []),
  ].join(', ')
}
function sayDecidingCounts(list: readonly Deciding[]): string {
  const days = list.flatMap(({ status }) => (status.kind === 'overdue' ? [status.days] : []))
  const tasks = [...new Map(list.map(({ task }) => [task.no, task] as const)).values()]
  return [sayWhich(tasks, new Set(list.map((d) => d.body)).size), ...sayWorst(Math.max(0, ...days))].join(', ')
}
const sayWhich = (tasks: Parameters<typeof sayNumbers>[0], bodies: number) =>
  `${tasks.length} việc của ${bodies} cơ quan (số ${sayNumbers(tasks)})`
const sayWorst = (days: number) => (days > 0 ? [`quá hạn nhiều nhất ${days} ngày`] : [])
/** Names are read by leaders and focal persons, alone. */
function sayWhereNamesStand(no: number): string {
  return `🔒 Tên cơ quan và từng việc: lãnh đạo, đầu mối nhắn riêng cho bot, gõ /tin hoặc «việc ${no} lên mức mấy».`
}
