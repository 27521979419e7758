// A walk down the outline: what is handed down, and what has been read of each piece of text.
import type { Deadline } from '../domain/deadline.ts'
import type { DocumentTime } from '../text/deadlines.ts'
import type { Mark, SentenceClass, TaskDraft } from './drafts.ts'
import type { SaidTime } from './heading-times.ts'
import type { Labels } from './labels.ts'
import type { Unit } from './outline.ts'
import { sentencesOf } from './sentences.ts'
import { stretchOf, stretchWithin } from './strip.ts'

/** What an item hands down to those under it. */
export type Scope = {
  readonly mode: 'open' | 'addressed' | 'context'
  readonly lead: readonly string[]
  readonly coop: readonly string[]
  readonly deadlines: readonly Deadline[]
  /** Times of a heading that nobody could read. */
  readonly unread?: readonly string[]
}
export type Walk = {
  readonly units: readonly Unit[]
  readonly time: DocumentTime
  /** In a decision only a named body is told to work; its articles otherwise decide something. */
  readonly strict: boolean
  /** A programme: its items may name work without a verb. */
  readonly broad: boolean
  /** Headings that are a time, by unit. */
  readonly periods: ReadonlyMap<number, SaidTime>
  /** Items that begin with their time, by unit. */
  readonly headed: ReadonlyMap<number, SaidTime>
  /** Items of lists that name their bodies in brackets, by unit. */
  readonly brackets: ReadonlyMap<number, Labels>
  /** Headings whose labels hold for the list below, by unit, with the units of the labels. */
  readonly shared: ReadonlyMap<number, readonly number[]>
  readonly scopes: Scope[]
  readonly tasks: (TaskDraft & { unit: number; chained: boolean })[]
  readonly marks: Mark[]
}

export function mark(walk: Walk, unit: Unit, as: SentenceClass, scope: Scope): Scope {
  const { from, to } = stretchOf(unit.strip)
  walk.marks.push({ from, to, class: as })
  return scope
}
export function markPiece(walk: Walk, unit: Unit, from: number, to: number, as: SentenceClass): void {
  for (const sentence of sentencesOf(unit.strip.text.slice(unit.start + from, unit.start + to))) {
    const base = unit.start + from
    // The mark of an item goes with its first sentence.
    const start = base + sentence.from === unit.start ? 0 : base + sentence.from
    const stretch = stretchWithin(unit.strip, start, base + sentence.to)
    if (stretch) walk.marks.push({ ...stretch, class: as })
  }
}
