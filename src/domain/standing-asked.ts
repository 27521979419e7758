// What questions ask again and again: how a task stands, kept for a day.
import { type Day, dayOf, type Moment } from './calendar.ts'
import type { Register, Task } from './register.ts'
import { type Standing, standingOf, timeOfDue, wholeStanding } from './status.ts'

/**
 * How a body stands (`standingOf`), kept for a day where nothing was recorded of the task and no clock time counts today: whoever asks, it stands as it stands.
 * For questions, which come one after another; a plan asks once.
 */
export function standingAsked(task: Task, body: string, register: Register, now: Moment): Standing {
  if (register.isTouched(task))
    return body === '' ? wholeStanding(task, register, now) : standingOf(task, body, register, now)
  const today = dayOf(now)
  const last = standingsKept.get(register)
  const kept = last?.today === today && last.byTask.size < STANDINGS_MAX ? last : { today, byTask: new Map() }
  if (kept !== last) standingsKept.set(register, kept)
  const known = kept.byTask.get(task)
  if (known) return known
  const standing = wholeStanding(task, register, now)
  if (!standing.owed.some((due) => due.last === today && timeOfDue(due))) kept.byTask.set(task, standing)
  return standing
}
type KeptStandings = { readonly today: Day; readonly byTask: Map<Task, Standing> }
const standingsKept = new WeakMap<Register, KeptStandings>()
const STANDINGS_MAX = 5_000
