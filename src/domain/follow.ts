// Following: a person (or a group) hears of single tasks or bodies beside what the digests bring.
import type { Day, Time } from './calendar.ts'

export type Follow = {
  /** Numbers of tasks. */
  readonly tasks: readonly number[]
  /** Canonical names of bodies of one's own province. */
  readonly bodies: readonly string[]
  /** Days before the last day in time on which to be told. */
  readonly leadDays: readonly number[]
  /** The same for one task by its number, or one body by its name; left out: as all. */
  readonly ownLeads?: Readonly<Record<string, readonly number[]>>
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
  const names = new Set([...gone.tasks.map(String), ...gone.bodies])
  return withLeads(
    {
      ...follow,
      tasks: follow.tasks.filter((t) => !gone.tasks.includes(t)),
      bodies: follow.bodies.filter((b) => !gone.bodies.includes(b)),
    },
    Object.fromEntries(Object.entries(follow.ownLeads ?? {}).filter(([name]) => !names.has(name))),
  )
}
/** Days before for those that are named alone; for all where none is, and then no one keeps his own. */
export function withLeadDays(follow: Follow, days: readonly number[], of: Pick<Follow, 'tasks' | 'bodies'>): Follow {
  const names = [...of.tasks.map(String), ...of.bodies]
  if (!names.length) return withLeads({ ...follow, leadDays: days }, {})
  return withLeads(follow, { ...follow.ownLeads, ...Object.fromEntries(names.map((name) => [name, days])) })
}
function withLeads({ ownLeads: _before, ...follow }: Follow, leads: NonNullable<Follow['ownLeads']>): Follow {
  return Object.keys(leads).length ? { ...follow, ownLeads: leads } : follow
}
/** The days before on which a task is told of: its own, those of a followed body that it is of, or those of all. */
export function leadDaysOf(
  { leadDays, ownLeads = {} }: Follow,
  task: number,
  bodies: readonly string[],
): readonly number[] {
  const body = bodies.find((name) => ownLeads[name])
  return ownLeads[task] ?? (body === undefined ? undefined : ownLeads[body]) ?? (leadDays.length ? leadDays : LEAD_DAYS)
}
