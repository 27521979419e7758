// Drafts in storage: saved, listed, changed by a person's decisions, taken away when published.
import { type Day, monthOf, yearOf } from '../domain/calendar.ts'
import { type Draft, type DraftDoc, draftSchema } from '../domain/draft.ts'
import type { Changes, Storage } from '../ports.ts'
import { giveWay } from './give-way.ts'
import { sameDrafts } from './same-document.ts'

const PREFIX = 'draft:'
const SEQUENCE = 'drafts:last'

export async function listDrafts(storage: Storage): Promise<readonly Draft[]> {
  const drafts: Draft[] = []
  for (const text of (await storage.notes(PREFIX)).values()) {
    drafts.push(draftSchema.parse(JSON.parse(text)))
    await giveWay()
  }
  return drafts.sort((a, b) => a.at - b.at)
}
export async function findDraft(id: string, storage: Storage): Promise<Draft | null> {
  const text = (await storage.notes(PREFIX + id)).get(PREFIX + id)
  return text === undefined ? null : draftSchema.parse(JSON.parse(text))
}

export type Saved = {
  readonly kind: 'draft' | 'again'
  readonly draft: Draft
  /** Other drafts of the same document. */
  readonly same: readonly Draft[]
  /** What a commit must write for it; for `again` nothing. */
  readonly changes: Partial<Changes>
}
/** Gives a new draft its number; the same file is not taken twice. */
export async function planSaving(draft: Draft, storage: Storage): Promise<Saved> {
  const drafts = await listDrafts(storage)
  // A list of thousands takes its time in each step.
  await giveWay()
  const twin = drafts.find((d) => d.hash === draft.hash && d.province === draft.province)
  if (twin) return { kind: 'again', draft: twin, same: sameDrafts(twin, drafts), changes: {} }
  const last = (await storage.notes(SEQUENCE)).get(SEQUENCE) ?? null
  const id = `N${Number(last ?? 0) + 1}`
  const saved = { ...draft, id }
  return {
    kind: 'draft',
    draft: saved,
    same: sameDrafts(saved, drafts),
    changes: {
      notes: { [PREFIX + id]: draftText(saved), [SEQUENCE]: String(Number(last ?? 0) + 1) },
      noted: [{ what: 'draft imported', about: id, value: draft.hash }],
      expects: { notes: { [SEQUENCE]: last } },
    },
  }
}

/** What a commit must write to put a changed draft in place of what it was; it is stale when somebody was faster. */
export function draftChange(
  before: Draft,
  after: Draft,
  note: { readonly what: string; readonly value: string | null },
): Partial<Changes> {
  const key = PREFIX + before.id
  return {
    notes: { [key]: draftText(after) },
    noted: [{ what: note.what, about: before.id, value: note.value }],
    expects: { notes: { [key]: draftText(before) } },
  }
}
/** The text under which a draft is kept: always in the order of its schema, so that two readings compare. */
export const draftText = (draft: Draft): string => JSON.stringify(draftSchema.parse(draft))
export const draftKey = (id: string): string => PREFIX + id

/** What a document is called before a person names it: its number, or its kind, place and month. */
export function nameOfDraft({ number, kind, issued }: Omit<DraftDoc, 'title'>, province: string, today: Day): string {
  const day = issued ?? today
  return number ?? `${kind} ${province} ${monthOf(day)}/${yearOf(day)}`
}
/** What a commit must write to throw a draft away. */
export function discardChange(draft: Draft): Partial<Changes> {
  const key = PREFIX + draft.id
  return {
    notes: { [key]: null },
    noted: [{ what: 'draft thrown away', about: draft.id, value: draft.doc.title }],
    expects: { notes: { [key]: draftText(draft) } },
  }
}
