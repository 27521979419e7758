// A draft: a document read but not yet published; every sentence accounted for, every doubt open until a person decides.
import { z } from 'zod'
import { daySchema } from './calendar.ts'
import { citationSchema } from './citation.ts'
import { deadlineSchema } from './deadline.ts'
import { type TaskRecord, URGENCIES } from './document.ts'
import { sealOf } from './seal.ts'

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
  /** Where it stands in the document, from 1. */
  page: z.number().int().positive().optional(),
  line: z.number().int().positive().optional(),
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
      /** True where the older task ends, superseded, when this one is published. */
      replaces: z.boolean().optional(),
      /** The older tasks that it takes the place of; left out: `no` alone. */
      replaced: z.array(z.number().int()).optional(),
      /** Further twins in the register, the likest first. */
      more: z
        .array(
          z.strictObject({ no: z.number().int(), relation: z.enum(['repeats', 'moves']), there: z.array(z.string()) }),
        )
        .optional(),
    })
    .nullable(),
  /** Who decided last: another person is told before deciding otherwise. */
  decidedBy: z.string().optional(),
  /** Of a register of many documents: the one that this row names. */
  of: z.strictObject({ number: z.string(), issued: daySchema.nullable() }).optional(),
})
export type DraftItem = Readonly<z.infer<typeof itemSchema>>

const docSchema = z.strictObject({
  number: z.string().nullable(),
  kind: z.string(),
  issuer: z.string(),
  issued: daySchema.nullable(),
  title: z.string(),
  cites: z.array(z.string()),
  citations: z.array(citationSchema).optional(),
})
export type DraftDoc = Readonly<z.infer<typeof docSchema>>
const flagSchema = z.strictObject({
  ref: z.string(),
  kind: z.string(),
  words: z.string(),
  settled: z.boolean().optional(),
})

/** How to take a decision back: the items it put in place of others, and what the rest was before. */
const undoSchema = z.strictObject({
  what: z.string(),
  items: z.strictObject({ from: z.number(), taken: z.number(), put: z.array(itemSchema) }),
  unsure: z.array(z.enum(['task', 'context']).nullable()).optional(),
  settled: z.array(z.boolean()).optional(),
  /** Of a corrected head: what it was, and what was flagged under it. */
  head: z.strictObject({ doc: docSchema, flags: z.array(flagSchema) }).optional(),
  /** The drafts that it was to be beside before. */
  beside: z.array(z.string()).optional(),
})

export const draftSchema = z.strictObject({
  id: z.string(),
  province: z.string(),
  fileName: z.string(),
  /** SHA-256 of the file, so that the same file is known again. */
  hash: z.string(),
  by: z.string(),
  at: z.number(),
  doc: docSchema,
  /** The document of the register that this is once more. */
  standing: z.strictObject({ name: z.string(), issued: daySchema.nullable(), tasks: z.number() }).optional(),
  /** Drafts of which a person has said that they are documents of their own, though they say the same. */
  beside: z.array(z.string()).optional(),
  items: z.array(itemSchema),
  /** Sentences nobody could place: `task` or `context` once a person has said. */
  unsure: z.array(
    z.strictObject({
      text: z.string(),
      decision: z.enum(['task', 'context']).nullable(),
      page: z.number().int().positive().optional(),
      line: z.number().int().positive().optional(),
    }),
  ),
  /** Set where letters were guessed or converted: the original must be compared before publishing. */
  uncertain: z.enum(['ocr', 'tcvn3', 'vni']).optional(),
  /** What the document says of its own urgency. */
  urgency: z.enum(URGENCIES).optional(),
  /** What a person should look at: suspicious dates, torn rows. Flagged, never repaired. */
  flags: z.array(flagSchema),
  counts: z.strictObject({
    sentences: z.number(),
    task: z.number(),
    context: z.number(),
    frame: z.number(),
    unsure: z.number(),
  }),
  /** The last decisions, newest last. */
  undo: z.array(undoSchema).optional(),
  /** Rows of a workbook that are no tasks, by their number. */
  problems: z
    .array(z.strictObject({ row: z.number(), why: z.string(), words: z.string(), sheet: z.string().optional() }))
    .optional(),
  /** The content lies outside: code, body and date are all that is known here. */
  isOutside: z.boolean().optional(),
})
export type Draft = Readonly<z.infer<typeof draftSchema>>

/** Every task of the register that an item is like, the likest first. */
export function twinsOf({ double }: Pick<DraftItem, 'double'>): readonly number[] {
  return double ? [double.no, ...(double.more ?? []).map((m) => m.no)] : []
}

export type OpenPoint =
  | { readonly kind: 'unsure'; readonly at: number; readonly text: string }
  | { readonly kind: 'double'; readonly at: number; readonly item: DraftItem }
  | { readonly kind: 'no-owner'; readonly at: number; readonly item: DraftItem }
  /** Words of time that contradict the document, a torn row: kept or mended, but looked at. */
  | { readonly kind: 'flag'; readonly at: number; readonly item: DraftItem; readonly flags: readonly DraftFlag[] }
export type DraftFlag = Draft['flags'][number]

/** What stands in the way of publishing. */
export function openPoints(draft: Draft): readonly OpenPoint[] {
  const items = draft.items.flatMap((item, at): readonly OpenPoint[] => {
    if (item.decision === 'dropped') return []
    const points: OpenPoint[] = []
    if (!item.lead.length) points.push({ kind: 'no-owner', at, item })
    if (item.double && !item.double.settled) points.push({ kind: 'double', at, item })
    const flags = flagsOf(draft, item.ref)
    if (flags.length) points.push({ kind: 'flag', at, item, flags })
    return points
  })
  const unsure = draft.unsure.flatMap((s, at): readonly OpenPoint[] =>
    s.decision === null ? [{ kind: 'unsure', at, text: s.text }] : [],
  )
  return [...items, ...unsure]
}

/** What nobody has looked at yet; a missing owner is a point of its own. */
export function flagsOf(draft: Draft, ref: string): readonly DraftFlag[] {
  return draft.flags.filter((f) => f.ref === ref && f.kind !== 'no-lead' && !f.settled)
}

/** The tasks as they enter the register, numbered from `first` on. */
export function draftTasks(draft: Draft, first: number): readonly TaskRecord[] {
  return draft.items
    .filter((item) => item.decision !== 'dropped')
    .map(({ decision: _, double: __, decidedBy: ___, of: ____, ...task }, i) => ({ ...task, no: first + i }))
}

/** A short mark of what a draft says now: a preview holds for this draft alone. */
export function draftSeal(draft: Draft): string {
  const { undo: _, ...said } = draftSchema.parse(draft)
  return sealOf(JSON.stringify(said))
}
