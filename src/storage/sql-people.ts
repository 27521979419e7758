// People and chats by number: what is never changed calls them so, and their ids can be taken away while it stays whole.
import type { Changes } from '../ports.ts'
import { chatInOrigin, originWith } from './audit.ts'
import type { Writing } from './held.ts'
import { inParts } from './parts.ts'
import type { Database, Work } from './tables.ts'

/** Who caused a commit: a person by number, `cli` or `system`. */
export async function whoOf(on: Writing, { by = 'system' }: Pick<Changes, 'by'>): Promise<string> {
  return by.includes(':') ? `p${(await personNumbers(on, [by])).get(by)}` : by
}

/** The chat message that a commit came from, with its chat by number. */
export async function originOf(on: Writing, { from }: Pick<Changes, 'from'>): Promise<string | null> {
  const chat = chatInOrigin(from)
  return originWith(from, chat === null ? undefined : (await personNumbers(on, [chat])).get(chat))
}

/** The numbers of people and chats; whoever is met for the first time gets the next one. */
export async function personNumbers(
  { work, held }: Writing,
  refs: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const wanted = [...new Set(refs)].filter((ref) => !held.people.has(ref))
  for (const part of inParts(wanted)) {
    const known = await work.selectFrom('people').select(['no', 'ref']).where('ref', 'in', part).execute()
    for (const { no, ref } of known) if (ref !== null) held.people.set(ref, no)
  }
  const fresh = wanted.filter((ref) => !held.people.has(ref))
  if (!fresh.length) return held.people
  const last = await work
    .selectFrom('people')
    .select((e) => e.fn.max('no').as('no'))
    .executeTakeFirst()
  const rows = fresh.map((ref, i) => ({ no: Number(last?.no ?? 0) + 1 + i, ref }))
  for (const part of inParts(rows)) await work.insertInto('people').values(part).execute()
  for (const { no, ref } of rows) held.people.set(ref, no)
  return held.people
}

/** The ids behind numbers; whoever was blanked is missing. */
export async function refsBehind(db: Database | Work, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const numbers = [...new Set(names)].flatMap((name) => (/^p\d+$/.test(name) ? [Number(name.slice(1))] : []))
  const found = new Map<string, string>()
  for (const part of inParts(numbers)) {
    const rows = await db.selectFrom('people').select(['no', 'ref']).where('no', 'in', part).execute()
    for (const { no, ref } of rows) if (ref !== null) found.set(`p${no}`, ref)
  }
  return found
}
