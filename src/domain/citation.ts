// A document cited in another: what a chain «which documents carry out KL 21-KL/TW?» is made of.
import { z } from 'zod'
import { daySchema } from './calendar.ts'

/** What the citing document says of the cited one. */
export const CITATION_RELATIONS = ['replaces', 'amends', 'continues', 'carries-out', 'basis', 'mentions'] as const
export type CitationRelation = (typeof CITATION_RELATIONS)[number]

export const citationSchema = z.strictObject({
  number: z.string(),
  kind: z.string().nullable(),
  /** In the words of the text; null where it names none. */
  issuer: z.string().nullable(),
  issued: daySchema.nullable(),
  relation: z.enum(CITATION_RELATIONS),
  /** Number of another cited document that this cited one carries out, where the text says so. */
  carries_out: z.string().nullable(),
})
export type Citation = Readonly<z.infer<typeof citationSchema>>
