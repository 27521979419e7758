// A message on its way out: what one try brought, what stands in the outbox, how a try is settled.
import type { Moment } from './calendar.ts'
import type { Message, MessageState } from './message.ts'

/** What a channel says of one try. */
export type Attempt =
  /** The platform took it; `id` is its own name for the message. */
  | { readonly kind: 'sent'; readonly id: string | null }
  /** Certainly not delivered, may go later: a flood limit or a lost network, of this chat alone or of the whole channel. */
  | {
      readonly kind: 'later'
      readonly who: 'chat' | 'channel'
      /** The wait that the platform asks for; obeyed exactly. */
      readonly afterMs: number | null
      readonly why: string
    }
  /** Nothing leaves on this channel until a person mends it (token) or the month turns (quota). */
  | { readonly kind: 'stopped'; readonly why: 'token' | 'quota' }
  /** Will not be delivered: this message is refused, or nothing reaches this chat any more. */
  | { readonly kind: 'never'; readonly who: 'message' | 'chat'; readonly why: string }
  /** The chat has another id now. */
  | { readonly kind: 'moved'; readonly chat: string }
  /** The request left and no answer came: it may have been delivered. */
  | { readonly kind: 'unknown'; readonly why: string }

/** Why a message never left that the office read in its stead: in a rehearsal nobody else was told anything. */
export const REHEARSED = 'rehearsal'

/** A message and where it stands. */
export type OutboxMessage = Message & {
  readonly state: MessageState
  readonly tries: number
  /** Tries after which nobody knows whether it arrived. */
  readonly doubts: number
  readonly nextTryAt: Moment
  /** Who holds it while it is sent. */
  readonly lease: string | null
  readonly leaseUntil: Moment | null
  readonly sentAt: Moment | null
  /** It left later than it should have, and said so. */
  readonly late: boolean
  readonly why: string | null
  readonly platformId: string | null
}

/** What a try changes in the outbox. `lease` proves that the message is still ours; what was sent counts without it. */
export type Settlement = {
  readonly key: string
  readonly lease: string | null
  readonly state: Exclude<MessageState, 'sending'>
  readonly tries: number
  readonly doubts: number
  readonly nextTryAt: Moment
  readonly sentAt: Moment | null
  readonly late: boolean
  readonly why: string | null
  readonly platformId: string | null
  /** From now on it goes before what is planned. */
  readonly isUrgent?: true
}

/** Interactive before planned, one body's before everybody's. */
export const PRIORITY = { answer: 0, notice: 1, handout: 2, digest: 3, broadcast: 4 } as const
/** What a named person sends at once goes before everything planned, after whoever waits for an answer. */
export const URGENT_PRIORITY = PRIORITY.notice
export function priorityOf({ kind, isUrgent }: Pick<Message, 'kind' | 'isUrgent'>): number {
  return isUrgent ? Math.min(URGENT_PRIORITY, PRIORITY[kind]) : PRIORITY[kind]
}

/** A message as it stands in the outbox when it has just been queued. */
export function newlyQueued(message: Message): OutboxMessage {
  return {
    ...message,
    state: 'pending',
    tries: 0,
    doubts: 0,
    nextTryAt: message.dueAt,
    lease: null,
    leaseUntil: null,
    sentAt: null,
    late: false,
    why: null,
    platformId: null,
  }
}
