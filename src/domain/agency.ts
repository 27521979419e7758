// Bodies (agencies): canonical names, aliases, parents, successors, and collectives that expand to members.
import { z } from 'zod'
import { daySchema } from './calendar.ts'

const aliasSchema = z.strictObject({
  alias: z.string().min(1),
  /** Why it may mislead; «hỏi lại» means: ask, with `also` as the other choices. */
  note: z.string().optional(),
  also: z.array(z.string()).optional(),
})
export const agencySchema = z.strictObject({
  id: z.string().regex(/^[A-Z0-9_]+$/),
  name: z.string().min(1),
  type: z.string(),
  /** Null: stands in every province of the register. */
  province: z.string().nullable(),
  aliases: z.array(aliasSchema),
  /** The superior whom alarm level 2 reaches; without one it is the office. */
  parent: z.string().nullable().optional(),
  /** Only for collectives: members by name, or `type:sở` for all bodies of a type. */
  members: z.array(z.string()).optional(),
  /** Collectives: `list` expands to members; `named` has no list here and is kept as one addressee; `open` is never expanded nor pressed. */
  collective: z.enum(['list', 'named', 'open', 'everybody']).optional(),
  /** For a `list` whose members are not all known here: how many there are in each province. */
  counts: z.record(z.string(), z.number().int().positive()).optional(),
  valid_from: daySchema.optional(),
  /** Last day on which the body existed. */
  valid_to: daySchema.optional(),
  successors: z.array(z.string()).optional(),
  source: z.string().optional(),
  assumed: z.boolean().optional(),
})
export type Agency = Readonly<z.infer<typeof agencySchema>>

export const agenciesFileSchema = z.strictObject({
  about: z.string(),
  provinces: z.array(z.strictObject({ name: z.string(), note: z.string().optional() })).min(1),
  /** Words by which an asker means the body of the chat or of himself. */
  self: z.array(z.string()),
  agencies: z.array(agencySchema).min(1),
})
export type AgenciesFile = Readonly<z.infer<typeof agenciesFileSchema>>

/** A body is a province and a name. */
export type Body = { readonly province: string; readonly name: string }
export function bodyKey(body: Body): string {
  return `${body.name}@${body.province}`
}
export function sameBody(a: Body, b: Body): boolean {
  return a.name === b.name && a.province === b.province
}
