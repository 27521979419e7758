// The head of a draft as a person corrects it: its number, day, issuer and name, with the times that hang on its day. Pure.
import { type Day, dayOf, yearOf } from '../../domain/calendar.ts'
import type { Deadline } from '../../domain/deadline.ts'
import type { Directory } from '../../domain/directory.ts'
import type { Draft, DraftDoc } from '../../domain/draft.ts'
import type { Decision } from '../../domain/review.ts'
import { readDeadlines } from '../../text/deadlines.ts'
import { readDocumentNumber } from '../../text/document-numbers.ts'
import { fold } from '../../text/fold.ts'
import type { Trouble } from '../../wording/review.ts'
import { nameOfDraft } from '../drafts.ts'
import type { Spoken } from './spoken.ts'
import { readTyped } from './typed.ts'

export type HeadSpoken = Extract<Spoken, { readonly kind: 'number' | 'issued' | 'issuer' | 'name' }>
export type HeadRead =
  | { readonly kind: 'decision'; readonly decision: Extract<Decision, { readonly kind: 'head' }> }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }

const NUMBER_MAX = 60
const NAME_MAX = 120
const isNone = (words: string): boolean => /^khong( |$)/.test(fold(words))

export function readHead(
  { kind, words }: HeadSpoken,
  draft: Draft,
  { directory, today }: { readonly directory: Directory; readonly today: Day },
): HeadRead {
  const { doc, province } = draft
  const typed = words.replace(/\s+/g, ' ').trim()
  switch (kind) {
    case 'number': {
      if (isNone(typed)) return changed(draft, { number: null })
      if (typed.length > NUMBER_MAX) return { kind: 'trouble', trouble: { kind: 'no-number', words: typed } }
      const read = readDocumentNumber(typed)
      return changed(draft, { number: read?.number ?? typed, kind: read?.kind ?? doc.kind })
    }
    case 'issued': {
      const issued = isNone(typed) ? null : dayIn(typed, today)
      if (issued === undefined) return { kind: 'trouble', trouble: { kind: 'no-day', words: typed } }
      return changed(draft, { issued })
    }
    case 'issuer':
      return changed(draft, { issuer: directory.find(typed, province)?.name ?? typed.slice(0, NAME_MAX) })
    case 'name':
      return changed(draft, { title: typed.slice(0, NAME_MAX) })
  }
}
function dayIn(words: string, today: Day): Day | undefined {
  const [only, second] = readTyped(words, { issued: null, today }) ?? []
  return only && !second && only.kind === 'date' && only.due ? only.due : undefined
}

/** A name made of the number or the day goes with them; one that a person gave stays. */
function changed(draft: Draft, over: Partial<DraftDoc>): HeadRead {
  const { doc, province, at } = draft
  const next = { ...doc, ...over }
  const isMade = doc.title === nameOfDraft(doc, province, dayOf(at))
  const named = isMade && over.title === undefined ? { ...next, title: nameOfDraft(next, province, dayOf(at)) } : next
  const deadlines = next.issued && next.issued !== doc.issued ? readAnew(draft, next.issued) : new Map()
  return { kind: 'decision', decision: { kind: 'head', doc: named, deadlines } }
}
/** Times without a year, or counted from the document, read again by its day; what a person typed is not in the text and stays. */
function readAnew(draft: Draft, issued: Day): ReadonlyMap<string, readonly Deadline[]> {
  const anew = new Map<string, readonly Deadline[]>()
  for (const item of draft.items) {
    const read = readDeadlines(item.text, { issued, year: yearOf(issued) }).map((f) => f.deadline)
    const next = item.deadlines.map((d) => {
      const again = /20\d\d/.test(d.raw) ? undefined : read.find((r) => r.raw === d.raw && r.kind === d.kind)
      return again && again.due !== d.due ? { ...d, due: again.due, start: again.start } : d
    })
    if (next.some((d, i) => d !== item.deadlines[i])) anew.set(item.ref, next)
  }
  return anew
}
