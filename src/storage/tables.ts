// The tables, the same on SQLite and PostgreSQL: whole values as JSON, beside them the columns that queries look at.
import type { Kysely, Transaction } from 'kysely'

/** What people decide, a value by its key: kept in the audit, part of the revision. */
type Keyed = { readonly key: string; readonly data: string }

export type Tables = {
  readonly meta: { readonly key: string; readonly value: number }
  readonly documents: Keyed & { readonly seq: number }
  readonly tasks: Keyed & {
    readonly no: number
    readonly document: string
    readonly position: number
    /** 0 once the task as a whole is done or closed. */
    readonly open: number
  }
  readonly states: Keyed & { readonly task: number }
  readonly events: Keyed
  /** Append-only, so `who` is a person by number as in the audit: blanking needs no change here. */
  readonly entries: {
    readonly key: string
    readonly seq: number
    readonly task: number
    readonly body: string
    readonly kind: string
    readonly at: number
    readonly who: string
    readonly origin: string | null
    readonly data: string
  }
  readonly chats: Keyed
  readonly members: Keyed
  readonly settings: Keyed
  readonly notes: Keyed
  readonly turns: Keyed & { readonly at: number }
  /** `thread` '' covers the whole chat. */
  readonly parked: {
    readonly channel: string
    readonly chat: string
    readonly thread: string
    readonly why: string
    /** When it was first noticed; null in rows of before that was noted. */
    readonly at: number | null
  }
  readonly moved: { readonly channel: string; readonly old_chat: string; readonly new_chat: string }
  readonly messages: MessageRow
  /** The words of a message, apart from the fact that it was sent: taken away after the retention time. */
  readonly texts: { readonly message: number; readonly data: string }
  /** Files of messages, in base64: both databases and a backup keep it the same. */
  readonly files: { readonly id: string; readonly data: string }
  readonly attached: { readonly message: number; readonly file: string }
  readonly tells: { readonly step: string; readonly message: number; readonly task: number }
  readonly incoming: {
    readonly key: string
    readonly seq: number
    readonly channel: string
    readonly body: string
    readonly received_at: number
    readonly handled_at: number | null
  }
  /** Whom the audit calls by number; `ref` goes when a person is blanked. */
  readonly people: { readonly no: number; readonly ref: string | null }
  readonly audit: {
    readonly seq: number
    readonly at: number
    readonly who: string
    readonly origin: string | null
    readonly what: string
    readonly about: string
    readonly before: string | null
    readonly after: string | null
    readonly hash: string
  }
}

export type MessageRow = {
  readonly id: number
  readonly key: string
  readonly channel: string
  readonly chat: string
  readonly thread: string
  readonly kind: string
  readonly priority: number
  readonly tells: string
  readonly due_at: number
  readonly stale_at: number | null
  readonly queued_at: number
  readonly state: string
  readonly tries: number
  readonly doubts: number
  readonly next_try_at: number
  readonly claimed_at: number | null
  readonly lease: string | null
  readonly lease_until: number | null
  readonly sent_at: number | null
  readonly late: number
  readonly why: string | null
  readonly platform_id: string | null
}

export type Database = Kysely<Tables>
export type Work = Transaction<Tables>
/** What differs between the two: how writers wait for each other, and how a kept table is guarded. */
export type Flavour = {
  readonly name: 'sqlite' | 'postgres'
  /** Runs as the first thing of a writing transaction: from here on no other process writes. */
  readonly lockWriters: (work: Work) => Promise<void>
  /** Under the writers' lock: a number that changes whenever another connection wrote; null where the database has none. */
  readonly version: (work: Work) => Promise<number | null>
  /** The database runs in this process, so that a statement costs no road: many small ones are cheaper than a long one. */
  readonly isNear: boolean
  /** Statements that make a table refuse change and removal. */
  readonly guard: (table: string) => readonly string[]
}
