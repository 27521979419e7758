// How far a task was pressed: what left for whom and when, as the outbox kept it.
import type { Moment } from './calendar.ts'
import type { Entry } from './ledger.ts'

/** A step of the ladder that really left; `whom`: the bodies that its chat stands for today, none where it stands for nobody. */
export type StepTold = {
  readonly body: string
  readonly period: string
  readonly level: 1 | 2 | 3
  readonly whom: readonly string[]
  readonly at: Moment
}
/** A message that named the task to a body that owes it. */
export type NamedIn = { readonly body: string; readonly kind: 'digest' | 'handout'; readonly at: Moment }
export type PressedSoFar = {
  readonly steps: readonly StepTold[]
  readonly named: readonly NamedIn[]
  /** What the bodies answered, oldest first. */
  readonly said: readonly Entry[]
  /** Bodies to which nothing goes of what climbs to them, and nothing of their own work. */
  readonly unreached: ReadonlySet<string>
  readonly unreminded: ReadonlySet<string>
}
