// Following: a person (or a group) hears of single tasks or bodies beside what the digests bring.
import type { Day, Time } from './calendar.ts'

export type Follow = {
  /** Numbers of tasks. */
  readonly tasks: readonly number[]
  /** Canonical names of bodies of one's own province. */
  readonly bodies: readonly string[]
  /** Days before the last day in time on which to be told. */
  readonly leadDays: readonly number[]
  /** Null: at the hour of the digest. */
  readonly at: Time | null
  /** RFC 5545 codes of the days with reminders; empty: every working day. */
  readonly weekdays: readonly string[]
  readonly pausedUntil: Day | null
}
export const FOLLOWS_NOTHING: Follow = {
  tasks: [],
  bodies: [],
  leadDays: [],
  at: null,
  weekdays: [],
  pausedUntil: null,
}
/** What is told when nobody has set days of his own. */
export const LEAD_DAYS: readonly number[] = [3, 1]
/** More than this is a list, not following. */
export const FOLLOWED_MAX = 200

export function isEmptyFollow({ tasks, bodies }: Follow): boolean {
  return !tasks.length && !bodies.length
}
export function withFollowed(follow: Follow, more: Pick<Follow, 'tasks' | 'bodies'>): Follow {
  const merged = <T>(a: readonly T[], b: readonly T[]) => [...new Set([...a, ...b])].slice(0, FOLLOWED_MAX)
  return { ...follow, tasks: merged(follow.tasks, more.tasks), bodies: merged(follow.bodies, more.bodies) }
}
export function withoutFollowed(follow: Follow, gone: Pick<Follow, 'tasks' | 'bodies'>): Follow {
  return {
    ...follow,
    tasks: follow.tasks.filter((t) => !gone.tasks.includes(t)),
    bodies: follow.bodies.filter((b) => !gone.bodies.includes(b)),
  }
}
