// Drafts in storage: saved, listed, changed by a person's decisions, taken away when published.
import type { Moment } from '../domain/calendar.ts'
import { type Draft, draftSchema } from '../domain/draft.ts'
import type { Storage } from '../ports.ts'

const PREFIX = 'draft:'
const SEQUENCE = 'drafts:last'

export async function listDrafts(storage: Storage): Promise<readonly Draft[]> {
  const notes = await storage.notes(PREFIX)
  return [...notes.values()].map((text) => draftSchema.parse(JSON.parse(text))).sort((a, b) => a.at - b.at)
}
export async function findDraft(id: string, storage: Storage): Promise<Draft | null> {
  const text = (await storage.notes(PREFIX + id)).get(PREFIX + id)
  return text === undefined ? null : draftSchema.parse(JSON.parse(text))
}

/** Gives a new draft its number; the same file is not taken twice. */
export async function saveDraft(
  draft: Draft,
  storage: Storage,
): Promise<{ readonly kind: 'draft' | 'again'; readonly draft: Draft }> {
  const twin = (await listDrafts(storage)).find((d) => d.hash === draft.hash && d.province === draft.province)
  if (twin) return { kind: 'again', draft: twin }
  // Bounded: each turn means that somebody else saved one in between.
  for (let guard = 0; guard < 20; guard++) {
    const last = (await storage.notes(SEQUENCE)).get(SEQUENCE) ?? null
    const id = `N${Number(last ?? 0) + 1}`
    const saved = { ...draft, id }
    const committed = await storage.commit({
      at: draft.at,
      by: draft.by,
      notes: { [PREFIX + id]: draftText(saved), [SEQUENCE]: String(Number(last ?? 0) + 1) },
      noted: [{ what: 'draft imported', about: id, value: draft.hash }],
      expects: { notes: { [SEQUENCE]: last } },
    })
    if (committed.kind === 'done') return { kind: 'draft', draft: saved }
  }
  throw new Error('a draft found no number in twenty tries')
}

/** Replaces a draft by its changed self, unless somebody changed it in between. */
export async function changeDraft(
  before: Draft,
  after: Draft,
  {
    storage,
    at,
    by,
    what,
  }: { readonly storage: Storage; readonly at: Moment; readonly by: string; readonly what: string },
): Promise<'done' | 'stale'> {
  const key = PREFIX + before.id
  const committed = await storage.commit({
    at,
    by,
    notes: { [key]: draftText(after) },
    noted: [{ what, about: before.id, value: null }],
    expects: { notes: { [key]: draftText(before) } },
  })
  return committed.kind === 'done' ? 'done' : 'stale'
}
/** The text under which a draft is kept: always in the order of its schema, so that two readings compare. */
export const draftText = (draft: Draft): string => JSON.stringify(draftSchema.parse(draft))
export const draftKey = (id: string): string => PREFIX + id
