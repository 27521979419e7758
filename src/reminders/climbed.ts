// What the owner is told of its own late work: at which level it stands, and who hears of it there.
import { addWorkingDays, type Day } from '../domain/calendar.ts'
import type { Register } from '../domain/register.ts'
import type { ListedTask } from '../domain/task-list.ts'
import { audienceOf, pressedLevel } from './alarms.ts'

export type Climbed = { readonly level: 2 | 3; readonly to: readonly string[]; readonly isNew: boolean }

/** The highest level of what is owed, and the first body above that it reaches for each of the bodies that owe it. */
export function climbedTo(
  { task, dues }: Pick<ListedTask, 'task' | 'dues'>,
  bodies: readonly string[],
  today: Day,
  register: Register,
): Climbed | null {
  const owers = bodies.filter((name) => task.shares.get(name)?.some((s) => s.role === 'lead'))
  const levelOn = (day: Day) =>
    Math.max(0, ...owers.flatMap((body) => dues.map((due) => pressedLevel(task, due, day, { body, register }))))
  const level = levelOn(today)
  if (level !== 2 && level !== 3) return null
  const to = owers.flatMap((name) => audienceOf(task, name, level, register).find((b) => b.name !== name)?.name ?? [])
  const isNew = levelOn(addWorkingDays(register.rules.calendar, today, -1)) < level
  return { level, to: [...new Set(to)], isNew }
}
