// When an officer is away: any number of times, so that one told of does not make another forgotten.

import { compareDays, type Day } from './calendar.ts'
import type { Member } from './chat.ts'

/** `from` null: it began when it was told of. */
export type Absence = { readonly from: Day | null; readonly until: Day }

/** The absences of a person, the earliest first; those of before that are over too, as long as nothing was written since. */
export function absencesOf({ awayFrom, awayUntil, awayLater = [] }: Member): readonly Absence[] {
  return [...(awayUntil == null ? [] : [{ from: awayFrom ?? null, until: awayUntil }]), ...awayLater]
}
/** The same without what is over. */
export function absencesFrom(member: Member, today: Day): readonly Absence[] {
  return absencesOf(member).filter((a) => today <= a.until)
}
/** From the first day of any absence to its last. */
export function isAwayOn(member: Member, day: Day): boolean {
  return absencesOf(member).some((a) => isWithin(a, day))
}
export function isWithin({ from, until }: Absence, day: Day): boolean {
  return day <= until && (from === null || from <= day)
}

/** One more absence: in the place of the one that begins on the same day, or goes on now as it does. */
export function withAbsence(member: Member, one: Absence, today: Day): Member {
  const begins = (a: Absence) => (a.from === null || a.from <= today ? '' : a.from)
  const others = absencesFrom(member, today).filter((a) => begins(a) !== begins(one))
  return withAbsences(member, [...others, one])
}
export function withAbsences(member: Member, list: readonly Absence[]): Member {
  const [first, ...later] = [...list].sort((a, b) => compareDays(a.from ?? '', b.from ?? ''))
  const { awayFrom: _from, awayUntil: _until, awayLater: _later, ...rest } = member
  return {
    ...rest,
    ...(first?.from ? { awayFrom: first.from } : {}),
    awayUntil: first?.until ?? null,
    ...(later.length ? { awayLater: later } : {}),
  }
}
