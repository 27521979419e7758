// Superiors and assigning boards that late work would climb to though nothing reaches them, or a group that reads counts alone: for the office, before it happens.
import { type Day, dayOf, type Moment } from '../domain/calendar.ts'
import type { Chat } from '../domain/chat.ts'
import { isKnown, type Register, type Task } from '../domain/register.ts'
import { isOpen, standingOf } from '../domain/status.ts'
import { audienceOf, OFFICE, pressedLevel } from './alarms.ts'
import { isPrivate } from './ladder-chats.ts'
import { type NoPlace, noPlaceOf } from './office-chats.ts'

/** `tasks`: open ones with a day that would climb there · `climbed`: those of them that are late enough already. */
export type Climber = {
  readonly name: string
  /** `only-group`: it is told how many, and nobody of it by whom. */
  readonly why: NoPlace | 'only-group'
  readonly tasks: number
  readonly climbed: number
}

export function climbersOf(
  register: Register,
  province: string,
  {
    chats,
    people,
    now,
  }: { readonly chats: readonly Chat[]; readonly people: ReadonlySet<string>; readonly now: Moment },
): readonly Climber[] {
  const today = dayOf(now)
  const found = new Map<string, Map<number, boolean>>()
  for (const task of register.tasksIn(province)) {
    if (!isKnown(task.document, today) || task.record.status === 'done') continue
    for (const [body, shares] of task.shares) {
      if (!shares.some((s) => s.role === 'lead')) continue
      const reached = reachedLevel(task, body, { register, now, today })
      if (reached === null) continue
      for (const level of [2, 3] as const)
        for (const { name } of audienceOf(task, body, level, register)) {
          if (name === OFFICE || name === body) continue
          const tasks = found.get(name) ?? new Map<number, boolean>()
          tasks.set(task.no, (tasks.get(task.no) ?? false) || reached >= level)
          found.set(name, tasks)
        }
    }
  }
  return [...found].flatMap(([name, tasks]) => {
    const hasName = (c: Chat) => c.province === province && c.bodies.includes(name) && c.parked === null && !c.muted
    const isRead = chats.some((c) => hasName(c) && isPrivate(c, people))
    const why = noPlaceOf(name, province, chats) ?? (isRead ? null : 'only-group')
    return why ? [{ name, why, tasks: tasks.size, climbed: [...tasks.values()].filter(Boolean).length }] : []
  })
}
/** The highest level of what a body owes of a task; null: nothing of it can climb. */
function reachedLevel(
  task: Task,
  body: string,
  { register, now, today }: { readonly register: Register; readonly now: Moment; readonly today: Day },
): number | null {
  const { status, owed } = standingOf(task, body, register, now)
  if (!isOpen(status) || status.kind === 'paused' || !owed.length) return null
  return Math.max(...owed.map((due) => pressedLevel(task, due, today, { body, register })))
}
