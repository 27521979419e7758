// What those who follow single tasks or bodies hear, and when: on days they chose, beside every digest.
import {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  type Moment,
  momentOf,
  type Time,
  weekdayOf,
} from '../domain/calendar.ts'
import type { Viewer } from '../domain/chat.ts'
import { told } from '../domain/discretion.ts'
import { type Follow, leadDaysOf } from '../domain/follow.ts'
import { type Address, addressKey } from '../domain/message.ts'
import { isKnown, type Register, type Task } from '../domain/register.ts'
import { isOpen, standingOf, wholeStanding } from '../domain/status.ts'
import { type ListedTask, listed, maySee, sharesOf } from '../domain/task-list.ts'

/** One who follows, with what he may see today. */
export type Follower = { readonly to: Address; readonly viewer: Viewer; readonly follow: Follow }
export type FollowNote = {
  readonly key: string
  readonly to: Address
  readonly follower: Follower
  readonly near: readonly ListedTask[]
  readonly late: readonly ListedTask[]
  /** Recorded since the last note: reported, accepted, moved. */
  readonly changed: readonly ListedTask[]
  /** Late work of others, in a group that only helps: its number alone. */
  readonly lateElsewhere: number
}
export type FollowWish = {
  readonly register: Register
  readonly followers: readonly Follower[]
  readonly now: Moment
  readonly digestAt: Time
}
/** A note that could not be planned within this time of its hour waits for the next one. */
const LATEST_MS = 3 * 3_600_000
const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** The notes of this moment: at most one a day and follower, none when there is nothing to say. */
export function planFollows({ register, followers, now, digestAt }: FollowWish): readonly FollowNote[] {
  const today = dayOf(now)
  return followers.flatMap((follower) => {
    const { to, follow } = follower
    const due = momentOf(today, follow.at ?? digestAt)
    if (now < due || now - due > LATEST_MS || !isSendDay(today, follow, register)) return []
    if (follow.pausedUntil !== null && today < follow.pausedUntil) return []
    const note = noteOf(follower, { register, now, due })
    return note.near.length + note.late.length + note.changed.length + note.lateElsewhere
      ? [{ key: followKey(to, today), to, follower, ...note }]
      : []
  })
}
export function followKey(to: Address, day: Day): string {
  return `follow:${addressKey(to)}:${day}`
}

function isSendDay(day: Day, { weekdays }: Follow, { rules }: Register): boolean {
  if (!rules.calendar.isWorkingDay(day)) return false
  return weekdays.length === 0 || weekdays.includes(CODES[weekdayOf(day) - 1] ?? '')
}
// Bounded: no stretch without a send day is longer than a month, or the chosen days never come.
function nextSendDay(from: Day, step: 1 | -1, follow: Follow, register: Register): Day {
  let day = addDays(from, step)
  for (let guard = 0; guard < 31 && !isSendDay(day, follow, register); guard++) day = addDays(day, step)
  return day
}

type At = { readonly register: Register; readonly now: Moment; readonly due: Moment }
function noteOf({ follow, viewer }: Follower, { register, now, due }: At) {
  const today = dayOf(now)
  const [before, next] = [nextSendDay(today, -1, follow, register), nextSendDay(today, 1, follow, register)]
  const leadsOf = ({ task }: ListedTask) => leadDaysOf(follow, task.no, ofBodies(task, follow, register))
  // A day on which nothing is sent is told of on the one before it.
  const isNear = (last: Day, leads: readonly number[]) =>
    [0, ...leads].some((n) => today <= addDays(last, -n) && addDays(last, -n) < next)
  const isNewlyLate = (last: Day) => before < addDays(last, 1) && addDays(last, 1) <= today
  const isWeekly = weekdayOf(today) < weekdayOf(before) || daysBetween(before, today) >= 7
  const since = momentOf(before, follow.at ?? '00:00')
  const all = followedTasks(follow, viewer, { register, now })
  const isOwed = (l: ListedTask) => isOpen(l.standing.status)
  const late = all.filter(
    (l) => isOwed(l) && l.status.kind === 'overdue' && (isWeekly || l.dues.some((d) => isNewlyLate(d.last))),
  )
  const near = all.filter(
    (l) =>
      isOwed(l) && !late.includes(l) && l.dues.some((d) => d.status.kind !== 'overdue' && isNear(d.last, leadsOf(l))),
  )
  const changed = all.filter((l) => {
    const at = l.standing.state?.changedAt ?? 0
    return since < at && at <= Math.max(now, due) && !late.includes(l) && !near.includes(l)
  })
  const shown = (list: readonly ListedTask[]) => told(viewer, list, register)
  const { shown: ownLate, counted } = shown(late)
  return { near: shown(near).shown, late: ownLate, changed: shown(changed).shown, lateElsewhere: counted }
}

/** The followed bodies that have days of their own and a part in a task. */
function ofBodies(task: Task, { bodies, ownLeads }: Follow, register: Register): readonly string[] {
  return bodies.filter((b) => ownLeads?.[b] && sharesOf(task, b, register).some((s) => s.how !== 'everybody'))
}
/** Every followed task that may be seen today, once, standing as the followed body's own where one is followed. */
export function followedTasks(
  { tasks, bodies }: Pick<Follow, 'tasks' | 'bodies'>,
  viewer: Viewer,
  { register, now }: Pick<At, 'register' | 'now'>,
): readonly ListedTask[] {
  const today = dayOf(now)
  const seen = (t: Task) => isKnown(t.document, today) && maySee(viewer, t, register)
  const single = new Set(tasks)
  // A group that leads a task with the followed body is told of it as a whole: how the other one stands is not its own.
  const isTold = (name: string) => viewer.role !== 'agency' || !viewer.isGroup || viewer.bodies.includes(name)
  return register.tasks.filter(seen).flatMap((task) => {
    const followed = bodies.find((name) => sharesOf(task, name, register).some((s) => s.how !== 'everybody'))
    const own = followed !== undefined && isTold(followed) ? followed : undefined
    if (own === undefined)
      return followed !== undefined || single.has(task.no)
        ? [listed(task, null, wholeStanding(task, register, now))]
        : []
    const share = sharesOf(task, own, register)[0] ?? null
    return [listed(task, share, standingOf(task, own, register, now))]
  })
}
