// What has become of a task: the stored states of its assignments, and the events deadlines hang on.
import type { Day, Moment } from './calendar.ts'

/** An assignment is a task and one body, for a recurring duty also a period. Only two states are stored: open and closed. */
export type AssignmentState = {
  readonly task: number
  /** Canonical name of the body; '' for the task as a whole. */
  readonly body: string
  /** Key of the period (`2025-08`); '' where the duty does not recur. */
  readonly period: string
  readonly state: 'open' | 'closed'
  /** The date of the product that closed it; null when it is not known. */
  readonly closedOn: Day | null
  /** Evidence was sent and waits for a second person. */
  readonly awaitingAcceptance: boolean
  readonly changedAt: Moment
}
export function assignmentKey(task: number, body: string, period: string): string {
  return `${task}|${body}|${period}`
}

/** Somebody of the office recorded that an event happened, or on which day it will. */
export type HappenedEvent = {
  readonly province: string
  readonly name: string
  readonly day: Day
  readonly recordedAt: Moment
  readonly recordedBy: string
}
