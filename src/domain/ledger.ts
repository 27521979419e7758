// The ledger: what happened to a task, line after line, never changed. The state of an assignment is only its summary.
import { z } from 'zod'
import { type Day, daySchema, type Moment } from './calendar.ts'

/** A file that somebody sent, as its channel knows it; the bytes stay with the platform. */
export const attachmentSchema = z.strictObject({
  channel: z.string(),
  id: z.string(),
  name: z.string(),
  size: z.number().nullable(),
})
export type Attachment = Readonly<z.infer<typeof attachmentSchema>>

/** How a task ends without being proved done: outside the rate of work in time. `unproven`: done, and no document tells of it. */
export const ENDINGS = ['withdrawn', 'merged', 'handed-over', 'superseded', 'unproven'] as const
export type EndingHow = (typeof ENDINGS)[number]
export const GRADES = ['pass', 'good', 'excellent'] as const
export type Grade = (typeof GRADES)[number]
/** Both bodies and the office agree to a handover. */
export const SIDES = ['giver', 'taker', 'office'] as const
export type Side = (typeof SIDES)[number]

const common = {
  /** Unique for ever, chosen by who writes: the same thing told twice is one entry (`ack:12:Sở Nội vụ`). */
  id: z.string().min(1),
  task: z.int().positive(),
  /** Canonical name of the body; '' for the task as a whole. */
  body: z.string(),
  /** Key of the period (`2025-08`); '' where the duty does not recur. */
  period: z.string(),
}
const words = z.string()
const request = z.string().min(1)

/** What each kind says beside the common fields. `request` is the id of the entry that is answered. */
const PAYLOADS = {
  /** «Đã nhận»; `as`: only of who helped then. As the lead a body receives a task anew. */
  acknowledged: { as: z.literal('coop').optional() },
  progress: { percent: z.int().min(0).max(100).nullable(), note: words },
  /** A partial product: a draft, a first part. */
  product: { what: words },
  /** The value of a numeric target on a day. */
  measured: { target: words, value: z.number(), unit: words, on: daySchema },
  obstacle: { what: words, decider: words },
  'obstacle-settled': { note: words },
  evidence: {
    number: z.string().nullable(),
    documentKind: z.string().nullable(),
    issuer: z.string().nullable(),
    /** The date of the document: the closing date when it is accepted. */
    day: daySchema.nullable(),
    /** To which level it was sent. */
    receiver: z.string().nullable(),
    files: z.array(attachmentSchema),
    /** What the check found, by key. */
    findings: z.array(z.string()),
    note: words,
  },
  accepted: { request, grade: z.enum(GRADES).nullable(), day: daySchema.nullable() },
  returned: { request, reason: words },
  /** Taken back by the body itself while it waited: proves nothing, and is no evidence that came back. */
  'evidence-withdrawn': { request, reason: words },
  /** `of`: the named day that is to move, as the document has it; of a recurring duty the period's. */
  'extension-asked': { of: daySchema, until: daySchema, reason: words },
  'extension-granted': { request, of: daySchema, until: daySchema },
  'extension-refused': { request, reason: words },
  'handover-asked': { into: words, reason: words },
  'handover-agreed': { request, side: z.enum(SIDES) },
  'handover-refused': { request, side: z.enum(SIDES), reason: words },
  /** Closed by the office without a document. */
  done: { day: daySchema.nullable(), note: words },
  ended: {
    how: z.enum(ENDINGS),
    /** The document that says so (of `unproven` what it rests on), its day and the person who decided. */
    document: words,
    day: daySchema,
    person: words,
    /** Merged into or superseded by this task. */
    intoTask: z.int().positive().nullable(),
    /** Handed to this body. */
    intoBody: z.string().nullable(),
  },
  /** Suspended by a document, for all bodies; `until`: the last day, where one is named. */
  paused: { document: words, day: daySchema, person: words, until: daySchema.nullable() },
  /** Taken up again; `document` is empty where there is none. */
  resumed: { document: words, day: daySchema, person: words },
  reopened: { reason: words },
  /** A dated correction (đính chính); the old value stays here. */
  corrected: {
    field: words,
    before: words,
    after: words,
    /** The old value as it was kept (JSON), for reports on moments before; entries of older versions have none. */
    was: words.optional(),
    document: z.string().nullable(),
    reason: words,
    /** Who corrected it, by name; entries of older versions have none. */
    person: words.optional(),
  },
} as const
export type EntryKind = keyof typeof PAYLOADS
export const ENTRY_KINDS = Object.keys(PAYLOADS) as readonly EntryKind[]

type Payload<K extends EntryKind> = z.infer<z.ZodObject<(typeof PAYLOADS)[K]>>
type Common = { readonly id: string; readonly task: number; readonly body: string; readonly period: string }
export type Written = {
  readonly at: Moment
  /** `telegram:123`, `cli` or `system`; `p12` once that person was blanked. */
  readonly by: string
  /** The chat message it came from. */
  readonly from: string | null
}
/** An entry as a flow writes it; when, by whom and from which message are those of the commit. */
export type NewEntry<K extends EntryKind = EntryKind> = {
  [Kind in K]: Common & { readonly kind: Kind } & Readonly<Payload<Kind>>
}[K]
export type Entry<K extends EntryKind = EntryKind> = {
  [Kind in K]: NewEntry<Kind> & Written
}[K]

const schemas = new Map(
  ENTRY_KINDS.map((kind) => [kind, z.strictObject({ ...common, kind: z.literal(kind), ...PAYLOADS[kind] })] as const),
)
/** The problem of an entry that no store should keep; null when it is well formed. */
export function entryProblem(entry: NewEntry): string | null {
  const read = schemas.get(entry.kind)?.safeParse(entry)
  if (!read) return `kind ${entry.kind} is unknown`
  const issue = read.error?.issues[0]
  return issue ? `${issue.path.join('.')}: ${issue.message}` : null
}

export type EntryFilter = {
  readonly tasks?: readonly number[]
  readonly kinds?: readonly EntryKind[]
  readonly ids?: readonly string[]
  readonly body?: string
  /** Inclusive. */
  readonly since?: Moment
  /** Exclusive. */
  readonly until?: Moment
  /** The newest ones where not all are wanted; still oldest first. */
  readonly limit?: number
}

/** The entries of one kind, with what that kind says. */
export function ofKind<K extends EntryKind>(entries: readonly Entry[], kind: K): readonly Entry<K>[] {
  return entries.filter((e) => e.kind === kind) as unknown as readonly Entry<K>[]
}
/** The newest entry of a kind for one assignment; null when there is none. */
export function latest<K extends EntryKind>(
  entries: readonly Entry[],
  kind: K,
  { body, period }: { readonly body: string; readonly period: string },
): Entry<K> | null {
  return (
    ofKind(entries, kind)
      .filter((e) => e.body === body && e.period === period)
      .at(-1) ?? null
  )
}
export type Ending = {
  readonly how: EndingHow
  readonly document: string
  readonly day: Day
  readonly intoTask: number | null
  readonly intoBody: string | null
}
