// Documents and tasks as the JSON files state them, and as the register holds them.
import { z } from 'zod'
import { type Day, daySchema } from './calendar.ts'
import { citationSchema } from './citation.ts'
import { deadlineSchema } from './deadline.ts'

/** Type letters of a document (facts: Party list and State list). */
export const KINDS = [
  'KL',
  'TB',
  'KH',
  'CT',
  'CV',
  'QĐ',
  'BC',
  'NQ',
  'CĐ',
  'CTr',
  'HD',
  'TTr',
  'QC',
  'ĐA',
  'PA',
  'TT',
  'GM',
  'BB',
  'khác',
] as const

/** The stamps of urgency, the least first. */
export const URGENCIES = ['khẩn', 'thượng khẩn', 'hỏa tốc'] as const

export const documentSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  number: z.string().nullable(),
  kind: z.enum(KINDS),
  issuer: z.string(),
  province: z.string(),
  /** The date on the document; never invented. */
  issued: daySchema.nullable(),
  /** The day of the meeting that it concludes, for documents without a number. */
  meeting: daySchema.nullable(),
  /** What people call it, unique in its province: «KL Lào Cai 8/2025». */
  short_name: z.string().min(1),
  title: z.string().min(1),
  /** The day it reached the register; before it nobody knows of it. */
  known_from: daySchema,
  known_from_assumed: z.boolean(),
  /** Numbers of the documents that it cites or carries out. */
  cites: z.array(z.string()).default([]),
  /** The same with kind, issuer, date and what this document says of each; absent where nobody read it. */
  citations: z.array(citationSchema).optional(),
  /** What its stamp says of its urgency. */
  urgency: z.enum(URGENCIES).optional(),
  /** What this document calls its bodies, where that differs from the register: «Các xã» → the three communes it speaks of. */
  names: z.record(z.string(), z.array(z.string())).default({}),
})
export type Document = Readonly<z.infer<typeof documentSchema>>

export const taskSchema = z.strictObject({
  /** The short number in the register, printed first, never reused. */
  no: z.number().int().positive(),
  ref: z.string().min(1),
  title: z.string().min(1),
  lead: z.array(z.string()),
  coop: z.array(z.string()),
  report_to: z.array(z.string()),
  deadlines: z.array(deadlineSchema),
  targets: z.array(z.string()),
  status: z.enum(['open', 'done']),
  /** The exact sentence of the document; empty where only the title is kept. */
  text: z.string().optional(),
  /** Where that sentence stands in the document, from 1. */
  page: z.number().int().positive().optional(),
  line: z.number().int().positive().optional(),
  /** Deadlines that a correction moved: under the day now (null: none is left) the one given first, and how often it moved. */
  moved: z
    .array(z.strictObject({ to: daySchema.nullable(), first: deadlineSchema, times: z.number().int().nonnegative() }))
    .optional(),
})
export type TaskRecord = Readonly<z.infer<typeof taskSchema>>

export const documentFileSchema = z.strictObject({ doc: documentSchema, tasks: z.array(taskSchema) })
export type DocumentFile = Readonly<z.infer<typeof documentFileSchema>>

/** The day from which work of a document is owed, as the document has it; null: it names none. */
export function givenOn({ issued, meeting }: Pick<Document, 'issued' | 'meeting'>): Day | null {
  return issued ?? meeting
}

/** The shipped documents beside those in storage: one that was corrected stands there, and counts once. */
export function withStored(shipped: readonly DocumentFile[], stored: readonly DocumentFile[]): readonly DocumentFile[] {
  const ids = new Set(stored.map((f) => f.doc.id))
  return [...shipped.filter((f) => !ids.has(f.doc.id)), ...stored]
}
