// Messages that leave the house: what is queued once, sent once, and when it is too late to send.
import type { Day, Moment } from './calendar.ts'
import type { Choice, OfferedFile } from './reply.ts'

/** A place where messages go: a chat on a channel, with a topic where the channel has them. */
export type Address = { readonly channel: string; readonly chat: string; readonly thread: string | null }

/**
 * `digest` goes stale when the next one is due; nothing else ever does: an alarm step that its digest could not carry
 * is told by the next one, a hand-out, an answer or a notice waits until it can go.
 */
export type MessageKind = 'digest' | 'handout' | 'answer' | 'broadcast' | 'notice'
export type MessageState = 'pending' | 'sending' | 'sent' | 'never' | 'stale'

export type Message = {
  /** Unique for ever: the same thing is never queued twice. */
  readonly key: string
  readonly to: Address
  readonly kind: MessageKind
  readonly text: string
  /** What leaves instead where the office pushes no content; left out: what kind it is and its tasks by number. */
  readonly withoutContent?: string
  /** Keys of the alarm steps that this message tells (`alarmKey`). */
  readonly tells: readonly string[]
  /** Not before this moment. */
  readonly dueAt: Moment
  /** From this moment on it is stale; null for all but plain digests. */
  readonly staleAt: Moment | null
  readonly queuedAt: Moment
  /** Offered answers: each channel shows them in its own way. In a group an answer must be addressed to the bot. */
  readonly offers?: {
    readonly choices: readonly Choice[]
    readonly isGroup: boolean
    /** Letters behind each number where there are no buttons, given when it leaves (`choice-codes.ts`). */
    readonly code?: string
  }
  /** In a group: whom and what it answers. */
  readonly answers?: { readonly name: string | null; readonly id: string | null }
  /** Sent at once by a named person: before everything planned. */
  readonly isUrgent?: true
  /** Goes with the text; a channel without files says where it can be had. */
  readonly file?: OfferedFile
}

/** One step of the pressing ladder: told at most once to each chat that it reaches. */
export type AlarmStep = {
  readonly task: number
  readonly body: string
  readonly period: string
  readonly level: 1 | 2 | 3
  readonly to: Address
}
export function alarmKey(step: AlarmStep): string {
  return `${step.task}:${step.body}:${step.period}:${step.level}:${addressKey(step.to)}`
}
const ALARM = /^(?<task>\d+):(?<body>[^:]+):(?<period>[^:]*):(?<level>[123]):(?<to>.+)$/
/** An alarm key read back, with the key of its address; null: another kind of step. */
export function readAlarmKey(key: string): (Omit<AlarmStep, 'to'> & { readonly to: string }) | null {
  const { task, body = '', period = '', level, to = '' } = ALARM.exec(key)?.groups ?? {}
  return task ? { task: Number(task), body, period, level: Number(level) as AlarmStep['level'], to } : null
}
/** A task that a chat was told of for the first time. */
export function newsKey(task: number, to: Address): string {
  return `new:${task}:${addressKey(to)}`
}
/** The task that a step is about; 0: none (the list of a week). */
export function taskOfStep(step: string): number {
  return Number(/^(?:new:)?(\d+):/.exec(step)?.[1] ?? 0)
}
/** The whole list of a week, named by its Monday. */
export function weekKey(monday: Day, to: Address): string {
  return `week:${monday}:${addressKey(to)}`
}
export function digestKey(to: Address, day: Day, standsFor?: string): string {
  return `digest:${to.channel}:${to.chat}:${to.thread ?? ''}:${day}${standsFor ? `:${standsFor}` : ''}`
}
export function addressKey(to: Address): string {
  return `${to.channel}:${to.chat}:${to.thread ?? ''}`
}
