// A task on its way: what the readers of text and of tables both give, before it becomes the printed form.
import type { Deadline } from '../domain/deadline.ts'
import type { Stretch } from './strip.ts'

export type TaskDraft = {
  ref: string
  text: string
  /** The work alone, where the text names its bodies and its time beside it: a cell of a table, an item above its labels. */
  readonly content?: string
  /** Where the work begins in `text`, for the title. */
  work: number
  lead: readonly string[]
  coop: readonly string[]
  reportTo: readonly string[]
  deadlines: readonly Deadline[]
  readonly from: number
  /** Why a person should look at it, in a word: shown beside the task. */
  readonly doubts: string[]
  /** What a time cell or a label says and nobody could read. */
  unread: readonly string[]
  /** In a paragraph of its own, no item of a list. */
  readonly apart?: boolean
}
export type SentenceClass = 'task' | 'context' | 'unsure' | 'frame'
/** A stretch of the source and what it is; the coverage list is made of these. */
export type Mark = Stretch & { readonly class: SentenceClass }
export type Reading = { readonly tasks: readonly TaskDraft[]; readonly marks: readonly Mark[] }
