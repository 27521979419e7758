// What has become of a task: the stored states of its assignments, and the events deadlines hang on.
import type { Day, Moment } from './calendar.ts'
import type { Ending, Side } from './ledger.ts'

/** A later date: the first one is kept for ever beside it. */
export type Extension = {
  /** The named day as the document has it; of a recurring duty the period's. */
  readonly of: Day
  readonly until: Day
  readonly times: number
}

/**
 * An assignment is a task and one body, for a recurring duty also a period. Only two states are stored: open and closed;
 * the rest is what its ledger comes to (`assignment.ts`), kept here because reminders read it every morning.
 */
export type AssignmentState = {
  readonly task: number
  /** Canonical name of the body; '' for the task as a whole. */
  readonly body: string
  /** Key of the period (`2025-08`); '' where the duty does not recur. */
  readonly period: string
  readonly state: 'open' | 'closed'
  /** The date of the product that closed it, or that waits for acceptance; null when it is not known. */
  readonly closedOn: Day | null
  /** Evidence was sent and waits for a second person. */
  readonly awaitingAcceptance: boolean
  readonly changedAt: Moment
  readonly acknowledgedAt?: Moment
  /** Received as a helper: should the body come to lead, it receives the task anew. */
  readonly acknowledgedAs?: 'coop'
  readonly percent?: number
  /** When the body last told how far it is: a share, a value, a product, a note. */
  readonly toldAt?: Moment
  readonly extensions?: readonly Extension[]
  /** A later date was asked for and nobody has decided; `request` is the entry that asks. */
  readonly asked?: { readonly request: string; readonly of: Day; readonly until: Day }
  /** What is in the way, and who must decide. */
  readonly stuck?: { readonly what: string; readonly decider: string; readonly since: Moment }
  /** The last evidence came back. */
  readonly returned?: { readonly reason: string; readonly at: Moment }
  readonly handover?: { readonly request: string; readonly into: string; readonly agreed: readonly Side[] }
  /** It was closed otherwise than by being done. */
  readonly ending?: Ending
  /** Only of the task as a whole: suspended; not late, not pressed, outside every rate until it goes on. */
  readonly paused?: { readonly document: string; readonly day: Day; readonly until: Day | null }
  /** Only of the task as a whole: taken up again after a pause; it is pressed anew from there. */
  readonly resumedOn?: Day
  /** Only of the task as a whole: who led before each correction of the lead, the oldest first; whoever came then is pressed from there. */
  readonly leadCorrected?: readonly { readonly was: readonly string[]; readonly on: Day }[]
  /** Only of the task as a whole: closed because every body that owes it has closed its share. */
  readonly isSum?: true
}
const RECEIPT = new Set(['task', 'body', 'period', 'state', 'closedOn', 'awaitingAcceptance', 'changedAt'])
/** Nothing is known of a share but that its body received the task when it only helped. */
export function isReceivedToHelp({ acknowledgedAs, acknowledgedAt: _at, ...rest }: AssignmentState): boolean {
  return (
    acknowledgedAs === 'coop' &&
    rest.state === 'open' &&
    !rest.awaitingAcceptance &&
    Object.keys(rest).every((key) => RECEIPT.has(key))
  )
}
export function assignmentKey(task: number, body: string, period: string): string {
  return `${task}|${body}|${period}`
}

/** Somebody of the office recorded that an event happened, or on which day it will. */
export type HappenedEvent = {
  readonly province: string
  readonly name: string
  /** Only of this body: each commune holds its congress on a day of its own. Left out: of everybody. */
  readonly body?: string
  readonly day: Day
  readonly recordedAt: Moment
  readonly recordedBy: string
  /** From the second time on that an event of this name has a day: 2, 3 … */
  readonly nth?: number
  /** The day was recorded by mistake and is no day any more: kept so that looks back know what was thought then. */
  readonly takenBack?: true
  /** What was recorded of it before, the oldest first. */
  readonly earlier?: readonly { readonly day: Day; readonly recordedAt: Moment }[]
}
