// A draft: a document read but not yet published; every sentence accounted for, every doubt open until a person decides.
import { z } from 'zod'
import { daySchema } from './calendar.ts'
import { deadlineSchema } from './deadline.ts'
import type { TaskRecord } from './document.ts'

const itemSchema = z.strictObject({
  ref: z.string(),
  title: z.string(),
  text: z.string(),
  lead: z.array(z.string()),
  coop: z.array(z.string()),
  report_to: z.array(z.string()),
  deadlines: z.array(deadlineSchema),
  targets: z.array(z.string()),
  status: z.enum(['open', 'done']),
  /** A person's word on it; `dropped`: not a task. */
  decision: z.enum(['proposed', 'right', 'dropped']),
  /** Number of the task in the register that it repeats or supersedes; settled once a person has decided. */
  double: z
    .strictObject({
      no: z.number().int(),
      relation: z.enum(['repeats', 'moves']),
      here: z.array(z.string()),
      there: z.array(z.string()),
      settled: z.boolean(),
    })
    .nullable(),
})
export type DraftItem = Readonly<z.infer<typeof itemSchema>>

export const draftSchema = z.strictObject({
  id: z.string(),
  province: z.string(),
  fileName: z.string(),
  /** SHA-256 of the file, so that the same file is known again. */
  hash: z.string(),
  by: z.string(),
  at: z.number(),
  doc: z.strictObject({
    number: z.string().nullable(),
    kind: z.string(),
    issuer: z.string(),
    issued: daySchema.nullable(),
    title: z.string(),
    cites: z.array(z.string()),
  }),
  items: z.array(itemSchema),
  /** Sentences nobody could place: `task` or `context` once a person has said. */
  unsure: z.array(z.strictObject({ text: z.string(), decision: z.enum(['task', 'context']).nullable() })),
  /** What a person should look at: suspicious dates, torn rows. Flagged, never repaired. */
  flags: z.array(z.strictObject({ ref: z.string(), kind: z.string(), words: z.string() })),
  counts: z.strictObject({
    sentences: z.number(),
    task: z.number(),
    context: z.number(),
    frame: z.number(),
    unsure: z.number(),
  }),
})
export type Draft = Readonly<z.infer<typeof draftSchema>>

export type OpenPoint =
  | { readonly kind: 'unsure'; readonly at: number; readonly text: string }
  | { readonly kind: 'double'; readonly at: number; readonly item: DraftItem }
  | { readonly kind: 'no-owner'; readonly at: number; readonly item: DraftItem }

/** What stands in the way of publishing. */
export function openPoints(draft: Draft): readonly OpenPoint[] {
  const items = draft.items.flatMap((item, at): readonly OpenPoint[] => {
    if (item.decision === 'dropped') return []
    const points: OpenPoint[] = []
    if (!item.lead.length) points.push({ kind: 'no-owner', at, item })
    if (item.double && !item.double.settled) points.push({ kind: 'double', at, item })
    return points
  })
  const unsure = draft.unsure.flatMap((s, at): readonly OpenPoint[] =>
    s.decision === null ? [{ kind: 'unsure', at, text: s.text }] : [],
  )
  return [...items, ...unsure]
}

/** The tasks as they enter the register, numbered from `first` on. */
export function draftTasks(draft: Draft, first: number): readonly TaskRecord[] {
  return draft.items
    .filter((item) => item.decision !== 'dropped')
    .map(({ decision: _, double: __, ...task }, i) => ({ ...task, no: first + i }))
}
