// The doors to the world: what the core asks of storage, channels, readers, the clock and the log.
import type { Moment } from './domain/calendar.ts'
import type { Chat, Member, Parked } from './domain/chat.ts'
import type { Attempt, OutboxMessage, Settlement } from './domain/delivery.ts'
import type { DocumentFile } from './domain/document.ts'
import type { HeardFile } from './domain/heard.ts'
import type { Entry, EntryFilter, NewEntry } from './domain/ledger.ts'
import type { Address, Message, MessageKind, MessageState } from './domain/message.ts'
import type { AssignmentState, HappenedEvent } from './domain/progress.ts'
import type { OfferedFile } from './domain/reply.ts'
import type { SourceText } from './domain/source-text.ts'

export type Clock = { readonly now: () => Moment }

type LogLine = (text: string, facts?: Readonly<Record<string, unknown>>) => void
export type Log = { readonly debug: LogLine; readonly info: LogLine; readonly warn: LogLine; readonly error: LogLine }

/** A place that messages go to. It answers every try and throws only for a bug. */
export type Channel = {
  readonly name: string
  readonly can: Capabilities
  readonly send: (message: OutboxMessage) => Promise<Attempt>
  /** Takes away the choices under a message that was sent, by its number on the platform; nothing depends on it, so it never throws. */
  readonly withdraw?: (message: Pick<OutboxMessage, 'to' | 'platformId'>) => Promise<void>
  /** Fetches what somebody sent, where the channel carries files. */
  readonly fetch?: (file: HeardFile) => Promise<FetchedFile>
}
export type FetchedFile =
  | { readonly kind: 'fetched'; readonly bytes: Uint8Array }
  /** `gone`: the platform has it no more, or never gave it; `out-of-reach`: a later try may help. */
  | { readonly kind: 'too-big' | 'gone' | 'out-of-reach' }
export type Capabilities = {
  /** Choices stand under their message as buttons; without, they are numbered. */
  readonly buttons: boolean
  /** What was sent can be changed: the buttons of a question that is over go (`withdraw`). */
  readonly edit: boolean
  /** Files go with a message; without, a link says where they can be had. */
  readonly files: boolean
  /** Several people in one chat; without, a code ties private chats alone. */
  readonly groups: boolean
  /** An answer in a group points at what it answers; without, it begins with the name of who asked. */
  readonly mention: boolean
  /** Whether the bot may write to a person first: once his id is known, only after he wrote, or never (who sits there is answered). */
  readonly writeFirst: 'always' | 'after-start' | 'never'
  /** Longest text of one message in UTF-16 units. */
  readonly textMax: number
}

/** Files become text. What cannot be read is said, never thrown. */
export type Reader = {
  readonly reads: (fileName: string) => boolean
  readonly read: (file: { readonly name: string; readonly bytes: Uint8Array }) => Promise<Reading>
}
export type Reading =
  | { readonly kind: 'read'; readonly source: SourceText }
  | { readonly kind: 'refused'; readonly why: string }

/** What a register is built from. */
export type RegisterRows = {
  readonly revision: number
  readonly files: readonly DocumentFile[]
  readonly states: readonly AssignmentState[]
  readonly events: readonly HappenedEvent[]
}
/** The last turns of one conversation: texts for follow-ups, and whatever the flow needs to go on (its own JSON). */
export type Turn = {
  readonly key: string
  readonly texts: readonly string[]
  readonly memo: string | null
  readonly at: Moment
}
/** What a platform delivered, stored before it is answered for. */
export type Incoming = {
  readonly key: string
  readonly channel: string
  readonly body: string
  readonly receivedAt: Moment
}

/** One line of the audit that the change itself does not tell: an export, a question, a refusal. */
export type AuditNote = { readonly what: string; readonly about: string; readonly value: string | null }
export type AuditRow = {
  readonly seq: number
  readonly at: Moment
  /** `system`, `cli`, or `p12`: a person or chat by number, so that it can be blanked without touching the chain. */
  readonly who: string
  readonly from: string | null
  readonly what: string
  readonly about: string
  readonly before: string | null
  readonly after: string | null
  readonly hash: string
}

type Values = Readonly<Record<string, string | null>>
type Person = { readonly channel: string; readonly user: string }

/** Everything that one commit writes: all of it or none of it. */
export type Changes = {
  readonly at: Moment
  /** So many milliseconds it may wait for another commit, to be written together with it. */
  readonly withinMs?: number
  /** Who caused it: a person (`telegram:123`), `cli`, or `system` when left out. */
  readonly by?: string
  /** The chat message that it came from. */
  readonly from?: string
  /** Adds and replaces documents and their tasks; takes no task away. A number of another document's task is refused. */
  readonly documents?: readonly DocumentFile[]
  readonly states?: readonly AssignmentState[]
  readonly events?: readonly HappenedEvent[]
  /** What happened to tasks, written at the end of the ledger; an id already known is not written again. */
  readonly entries?: readonly NewEntry[]
  readonly chats?: readonly Chat[]
  readonly unbound?: readonly Address[]
  /** Chats that nothing reaches (`why`), or that live again (null). */
  readonly parks?: readonly { readonly to: Address; readonly why: string | null }[]
  /** A chat got a new id: its binding, its waiting messages and their keys follow. */
  readonly moved?: readonly { readonly channel: string; readonly from: string; readonly to: string }[]
  readonly members?: readonly Member[]
  readonly dismissed?: readonly Person[]
  /** What people set: kept in the audit, part of the revision. Null takes a key away. */
  readonly settings?: Values
  /** What the service notes for itself (heartbeat, offsets, counters): neither audited nor part of the revision. */
  readonly notes?: Values
  readonly turns?: readonly Turn[]
  /** A key already known is not queued again. */
  readonly queue?: readonly Message[]
  readonly settled?: readonly Settlement[]
  readonly received?: readonly Incoming[]
  /** The incoming item that caused this: handled before, nothing is done and the answer is `again`. */
  readonly handled?: string
  readonly noted?: readonly AuditNote[]
  /** Nothing is done and the answer is `stale` when one of these no longer holds. */
  readonly expects?: {
    readonly revision?: number
    readonly settings?: Values
    readonly notes?: Values
    /** Stored states by `assignmentKey`, as JSON; null: there is none. What `recorded` started from. */
    readonly states?: Values
    /** Stored tasks by number, as JSON, where a whole document is written again; a task that is not stored holds. */
    readonly tasks?: Values
  }
}
export type Committed =
  | { readonly kind: 'done'; readonly revision: number; readonly queued: number }
  | { readonly kind: 'stale' }
  | { readonly kind: 'again' }

export type MessageFilter = {
  readonly channel?: string
  readonly chat?: string
  readonly states?: readonly MessageState[]
  readonly kinds?: readonly MessageKind[]
  readonly keys?: readonly string[]
  readonly queuedFrom?: Moment
  readonly limit?: number
}
export type ClaimWish = {
  readonly channel: string
  readonly now: Moment
  readonly leaseMs: number
  readonly limit: number
  /** A name of one's own for the lease. */
  readonly lease: string
  /** Chats that rest (their own flood limit). */
  readonly resting?: readonly string[]
  /** Looks at these chats alone. */
  readonly among?: readonly string[]
  /** No other sender of this channel can be alive: what another lease holds was left behind. */
  readonly sole?: boolean
}
export type ToldWish = {
  readonly tasks: readonly number[]
  /** Steps that are about no task. */
  readonly keys: readonly string[]
}
export type OutboxCount = {
  readonly channel: string
  readonly kind: MessageKind
  readonly state: MessageState
  readonly count: number
  /** When the oldest of them was due. */
  readonly oldestDueAt: Moment
}

/** All that is held about one person. */
export type PersonRecord = {
  /** By this number the audit knows them. */
  readonly no: number | null
  readonly member: Member | null
  readonly messages: number
  readonly conversations: readonly Turn[]
  readonly audit: readonly AuditRow[]
}

/** A sender that takes at once what it could claim anyway. */
export type Taker = {
  readonly channel: string
  /** True where something that it left waits in a chat: with the end of what is on its way there, the next may go. */
  readonly waits: (chat: string) => boolean
  /** What it would claim now; null: nothing. What comes of it is told by `take`, always and once. */
  readonly wish: () => ClaimWish | null
  /** Claimed in the name of the wish, and durably so; empty when the commit failed. */
  readonly take: (messages: readonly OutboxMessage[]) => void
  /** New messages that it did not take: they wait to be claimed. */
  readonly leave: (messages: readonly Message[]) => void
}

/** Named queries and one atomic commit. The world failed: it throws `StorageError`. */
export type Storage = {
  /** Grows whenever documents, states, entries, events, chats, members or settings change, whichever process wrote. */
  readonly revision: () => Promise<number>
  /** All of it; or only the tasks that are open as a whole, which is what reminders need: that does not grow with the years. */
  readonly register: (only?: 'open') => Promise<RegisterRows>
  /** The ledger, oldest first. A person who was blanked is `p12` in it. */
  readonly entries: (filter?: EntryFilter) => Promise<readonly Entry[]>
  readonly chats: () => Promise<readonly Chat[]>
  readonly members: () => Promise<readonly Member[]>
  /** Where nothing arrives any more, private chats that are not bound among them. */
  readonly parked: () => Promise<readonly Parked[]>
  readonly member: (channel: string, user: string) => Promise<Member | null>
  readonly settings: (prefix?: string) => Promise<ReadonlyMap<string, string>>
  readonly notes: (prefix?: string) => Promise<ReadonlyMap<string, string>>
  readonly turn: (key: string) => Promise<Turn | null>
  /**
   * Keys of steps that some message has told or is about to tell; what went stale or never left is untold again. Of the tasks wanted, and of
   * the keys: what was told of everything else does not grow what this costs.
   */
  readonly toldSteps: (wanted: ToldWish) => Promise<ReadonlySet<string>>
  /** Without the bytes of their files. */
  /** When alarm steps were told: the moment their message was sent; what was not sent is missing. */
  readonly toldAt: (steps: readonly string[]) => Promise<ReadonlyMap<string, Moment>>
  readonly messages: (filter?: MessageFilter) => Promise<readonly OutboxMessage[]>
  /** The file of a message, by the message's key; null when it has none, or its time is over. */
  readonly file: (key: string) => Promise<OfferedFile | null>
  readonly outboxCounts: () => Promise<readonly OutboxCount[]>
  /**
   * Takes due messages of one channel, the first of each chat: pending ones, and those whose sender let its lease run out
   * (their `doubts` have grown by one). Parked chats are left alone. A taken message is `sending` until it is settled.
   */
  readonly claim: (wish: ClaimWish) => Promise<readonly OutboxMessage[]>
  /** What was received and not handled yet, in order. */
  readonly incoming: (limit: number) => Promise<readonly Incoming[]>
  readonly audit: (filter?: { readonly about?: string; readonly limit?: number }) => Promise<readonly AuditRow[]>
  readonly commit: (changes: Changes) => Promise<Committed>
  /**
   * Takes away the words of what is over and older than `before`: texts and files of settled messages, conversations, what came in. That
   * something was sent stays. Gives the number of texts taken.
   */
  readonly forget: (before: Moment) => Promise<number>
  /** What is held about one person or private chat; null when nothing is. */
  readonly person: (channel: string, user: string) => Promise<PersonRecord | null>
  /** Takes a person's ids and words away everywhere; the facts of the register and the audit's chain stay. */
  readonly blank: (changes: {
    readonly at: Moment
    readonly by?: string
    readonly channel: string
    readonly user: string
  }) => Promise<boolean>
  /**
   * Calls `wake` soon after anything was queued or received, by this process or another. Returns what stops it. A `taker` is offered new
   * messages of its channel in the commit that queues them, and told which it left. A store may leave it all to `wake`.
   */
  readonly watch: (wake: () => void, taker?: Taker) => () => void
  readonly close: () => Promise<void>
}

/** The right to send for one bot, held by one process at a time. */
export type Lead = { readonly isMine: () => boolean; readonly release: () => Promise<void> }

/** Storage could not do it. `again`: a second try may help (a lock, a lost connection); a full disk or a wrong file will not mend itself. */
export class StorageError extends Error {
  readonly again: boolean
  constructor(message: string, options: { readonly cause?: unknown; readonly again: boolean }) {
    super(message, { cause: options.cause })
    this.name = 'StorageError'
    this.again = options.again
  }
}
