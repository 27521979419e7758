// What every command understands: its options, read.
import type { Moment } from '../domain/calendar.ts'
import type { Lang } from './lines.ts'

/** What every command understands. */
export type Common = {
  readonly json: boolean
  readonly data: string | null
  readonly now: Moment | null
  readonly lang: Lang
  readonly who: string
}
