// A frozen picture of one province's register at a moment: plain JSON, from which every figure can be asked back months later.
import { z } from 'zod'
import { compareDays, daySchema, readMoment } from './calendar.ts'

/**
 * Where a piece of work is counted. The first four are the rated ones («bốn ô»); the others stand apart, outside every percentage.
 */
export const RATED = ['done-in-time', 'done-late', 'open-in-time', 'open-late'] as const
export const APART = ['done-unrated', 'undated', 'event', 'ongoing', 'paused', 'ended'] as const
export const CELLS = [...RATED, ...APART] as const
export type Cell = (typeof CELLS)[number]

export const STATUS_KINDS = [
  'overdue',
  'due-today',
  'due-soon',
  'not-due',
  'needs-deadline',
  'awaiting-event',
  'ongoing',
  'awaiting-acceptance',
  'paused',
  'done',
  'ended',
] as const

/** Three answers are kept apart: what the body says, what is proved, how it compares with the first date. */
export const SAYS = ['nothing', 'under-way', 'done'] as const
export const PROVED = ['nothing', 'waiting', 'returned', 'accepted'] as const

const periodSchema = z.strictObject({ key: z.string().min(1), last: daySchema })
const standing = {
  status: z.enum(STATUS_KINDS),
  cell: z.enum(CELLS),
  /** The named day, and the last day in time that follows from it; null where there is none. */
  due: daySchema.nullable(),
  last: daySchema.nullable(),
  /** The last day in time as first promised; it stays when an extension moves `last`. */
  first: daySchema.nullable(),
  extensions: z.int().nonnegative(),
  /** Days after the last day in time, for what is or was late; else null. */
  daysLate: z.int().nonnegative().nullable(),
  /** Days still left, for what is open and in time; else null. */
  daysLeft: z.int().nonnegative().nullable(),
  /** The date of the product that closed it. */
  doneOn: daySchema.nullable(),
  /** Periods of a recurring duty that have passed and are still owed. */
  latePeriods: z.array(periodSchema),
  /** What is owed beside `last` and still in time: the next period of a duty that is late, a second date. Reports of older versions have none. */
  ahead: z.array(periodSchema).default([]),
  /** Who must decide so that it goes on; null while nothing is late nor stuck. */
  decider: z.string().nullable(),
  /** What the body says of it: nothing, under way (in percent where it said so), done. */
  says: z.enum(SAYS).default('nothing'),
  percent: z.int().min(0).max(100).nullable().default(null),
  /** What is proved: nothing, evidence that waits, evidence that came back, accepted. */
  proved: z.enum(PROVED).default('nothing'),
  /** The date of evidence that waits for acceptance. */
  provedOn: daySchema.nullable().default(null),
  /** What is in the way, as the body reported it. */
  obstacle: z.string().nullable().default(null),
}
/** What one leading body owes of a task («phần việc»): the unit of every count by body. */
const shareSchema = z.strictObject({ body: z.string(), ...standing })
const rowSchema = z.strictObject({
  no: z.int().positive(),
  clause: z.string(),
  document: z.string(),
  title: z.string(),
  lead: z.array(z.string()),
  coop: z.array(z.string()),
  /** The words of time as the document has them. */
  words: z.array(z.string()),
  /** The event that it waits for. */
  event: z.string().nullable(),
  /** What must be handed in, where somebody said so. */
  product: z.string().nullable(),
  reportTo: z.array(z.string()),
  /** Of a collective only some members may be known by name: «12/99». */
  collectives: z.array(z.strictObject({ name: z.string(), known: z.int(), total: z.int() })),
  ...standing,
  shares: z.array(shareSchema).min(1),
})
const snapshotDocumentSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  issuer: z.string(),
  day: daySchema.nullable(),
})
const missedSchema = z.strictObject({
  no: z.int(),
  body: z.string(),
  cell: z.enum(CELLS),
  /** `unreachable`: the body has no chat; `muted`, `snoozed`: it turned its reminders off, or put them off. */
  why: z.enum(['not-pressed', 'unreachable', 'muted', 'snoozed', 'not-read']),
})
export const coverageSchema = z.strictObject({
  from: daySchema,
  to: daySchema,
  /** Every open share: the denominator. */
  of: z.int(),
  read: z.int(),
  notRead: z.int(),
  notPressed: z.int(),
  missed: z.array(missedSchema),
})

export const snapshotSchema = z
  .strictObject({
    version: z.literal(1),
    province: z.string(),
    /** The moment, as ISO text with the offset of Viet Nam. */
    takenAt: z.string().refine((iso) => readMoment(iso) !== null, 'a moment'),
    day: daySchema,
    strictBefore: z.boolean(),
    anonymous: z.boolean(),
    documents: z.array(snapshotDocumentSchema),
    rows: z.array(rowSchema),
    /** When it was made, where that is not the moment of its figures. */
    madeAt: z.string().optional(),
    coverage: coverageSchema.nullable(),
    /** Lines called wrong, by document; kept reports of before have none. */
    wrong: z
      .array(z.strictObject({ document: z.string(), reported: z.int(), errors: z.int(), tasks: z.int() }))
      .optional(),
  })
  .superRefine(({ documents, rows }, context) => {
    const wrong = (message: string) => context.addIssue({ code: 'custom', message })
    const ids = new Set(documents.map((d) => d.id))
    const numbers = new Set<number>()
    for (const row of rows) {
      if (!ids.has(row.document)) wrong(`task ${row.no}: its document ${row.document} is missing`)
      if (numbers.has(row.no)) wrong(`task ${row.no} stands twice`)
      if (leadingShare(row.shares)?.cell !== row.cell) wrong(`task ${row.no}: its cell does not follow from its shares`)
      numbers.add(row.no)
    }
  })
export type Snapshot = Readonly<z.infer<typeof snapshotSchema>>
export type SnapshotRow = Readonly<z.infer<typeof rowSchema>>
export type SnapshotShare = Readonly<z.infer<typeof shareSchema>>
export type SnapshotDocument = Readonly<z.infer<typeof snapshotDocumentSchema>>
export type SnapshotStanding = Omit<SnapshotShare, 'body'>
export type Coverage = Readonly<z.infer<typeof coverageSchema>>

export type SnapshotRead =
  | { readonly kind: 'read'; readonly snapshot: Snapshot }
  | { readonly kind: 'broken'; readonly why: string }

/** A kept snapshot read back; anything changed by hand so that the counts no longer hold is refused. */
export function readSnapshot(json: string): SnapshotRead {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return { kind: 'broken', why: 'not JSON' }
  }
  const read = snapshotSchema.safeParse(value)
  if (read.success) return { kind: 'read', snapshot: read.data }
  const issue = read.error.issues[0]
  return { kind: 'broken', why: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() }
}

/** Open before done, late before the rest: a task is done only when every body that owes it is. */
const WEIGHT: readonly Cell[] = [
  'open-late',
  'open-in-time',
  'undated',
  'event',
  'ongoing',
  'paused',
  'done-late',
  'done-unrated',
  'done-in-time',
  'ended',
]
/** The share that speaks for the whole task: its worst one. */
export function leadingShare<T extends Pick<SnapshotShare, 'cell' | 'daysLate' | 'last'>>(
  shares: readonly T[],
): T | null {
  const weigh = (a: T, b: T) =>
    WEIGHT.indexOf(a.cell) - WEIGHT.indexOf(b.cell) ||
    (b.daysLate ?? 0) - (a.daysLate ?? 0) ||
    compareDays(a.last ?? '9999', b.last ?? '9999')
  return [...shares].sort(weigh)[0] ?? null
}
export function isOpenCell(cell: Cell): boolean {
  return !cell.startsWith('done') && cell !== 'ended'
}
/** The name in counts by body of work that the document gives to nobody. */
export const NO_BODY = ''
