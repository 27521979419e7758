// The review of a draft: each decision of a person gives a new draft, can be taken back until it is published.
import type { Deadline } from './deadline.ts'
import {
  type Draft,
  type DraftDoc,
  type DraftFlag,
  type DraftItem,
  flagsOf,
  type OpenPoint,
  openPoints,
} from './draft.ts'
import { helpersBeside } from './roles.ts'

/** `ref` names an item by its clause, `at` an unsure sentence by its place. */
export type Decision =
  | { readonly kind: 'right'; readonly ref: string }
  | { readonly kind: 'drop'; readonly ref: string }
  | { readonly kind: 'lead'; readonly ref: string; readonly names: readonly string[] }
  | { readonly kind: 'coop'; readonly ref: string; readonly names: readonly string[] }
  | { readonly kind: 'title'; readonly ref: string; readonly title: string }
  | { readonly kind: 'deadlines'; readonly ref: string; readonly deadlines: readonly Deadline[] }
  | { readonly kind: 'split'; readonly ref: string; readonly parts: readonly DraftItem[] }
  | { readonly kind: 'merge'; readonly ref: string; readonly into: string }
  | {
      readonly kind: 'double'
      readonly ref: string
      readonly how: 'both' | 'replace'
      readonly nos?: readonly number[]
    }
  | { readonly kind: 'task'; readonly at: number; readonly item: DraftItem }
  | { readonly kind: 'context'; readonly at: number }
  /** Everything without an open point is right. */
  | { readonly kind: 'rest' }
  /** These repeat what the register has, word by word. */
  | { readonly kind: 'drop-all'; readonly refs: readonly string[] }
  /** These other drafts of the same document are documents of their own. */
  | { readonly kind: 'beside'; readonly ids: readonly string[] }
  /** What the document is called, by whom and when; `deadlines`: times read anew by its day, under their clauses. */
  | { readonly kind: 'head'; readonly doc: DraftDoc; readonly deadlines: ReadonlyMap<string, readonly Deadline[]> }
export type Decided =
  | { readonly kind: 'decided'; readonly draft: Draft }
  /** Nothing of that name stands in the draft. */
  | { readonly kind: 'unknown' }
  /** Somebody else decided it; say so again to overrule. */
  | { readonly kind: 'taken'; readonly item: DraftItem }
  /** The task repeats one of the register: which of them stays must be said. */
  | { readonly kind: 'double-first'; readonly item: DraftItem }
  | { readonly kind: 'owner-first'; readonly item: DraftItem }

export type Deciding = {
  readonly by: string
  /** What it is called in the audit and when it is taken back. */
  readonly what: string
  /** True: decides although another person has decided otherwise. */
  readonly overrules?: boolean
}
const UNDO_KEPT = 20

export function decide(draft: Draft, decision: Decision, how: Deciding): Decided {
  if (decision.kind === 'rest') return { kind: 'decided', draft: withUndo(draft, restRight(draft, how.by), how.what) }
  if (decision.kind === 'drop-all') {
    const refs = new Set(decision.refs)
    const drop = (i: DraftItem) =>
      refs.has(i.ref) && i.decision !== 'dropped' ? { ...i, decision: 'dropped' as const, decidedBy: how.by } : i
    return { kind: 'decided', draft: withUndo(draft, { ...draft, items: draft.items.map(drop) }, how.what) }
  }
  if (decision.kind === 'head') return { kind: 'decided', draft: withUndo(draft, withHead(draft, decision), how.what) }
  if (decision.kind === 'beside') {
    const after = { ...draft, beside: [...new Set([...(draft.beside ?? []), ...decision.ids])] }
    return { kind: 'decided', draft: withUndo(draft, after, how.what) }
  }
  if (decision.kind === 'task' || decision.kind === 'context') {
    const sentence = draft.unsure[decision.at]
    if (!sentence) return { kind: 'unknown' }
    const after = decideSentence(draft, decision, how.by)
    return { kind: 'decided', draft: withUndo(draft, after, how.what) }
  }
  const item = draft.items.find((i) => i.ref === decision.ref)
  if (!item) return { kind: 'unknown' }
  if (item.decidedBy !== undefined && item.decidedBy !== how.by && !how.overrules) return { kind: 'taken', item }
  if (decision.kind === 'right' && item.double && !item.double.settled) return { kind: 'double-first', item }
  if (decision.kind === 'right' && !item.lead.length) return { kind: 'owner-first', item }
  const after = decideItem(draft, item, decision, how.by)
  return after ? { kind: 'decided', draft: withUndo(draft, after, how.what) } : { kind: 'unknown' }
}

/** The draft before its last decision; null when there is nothing to take back. */
export function takeBack(draft: Draft): { readonly draft: Draft; readonly what: string } | null {
  const last = draft.undo?.at(-1)
  if (!last) return null
  const { from, taken, put } = last.items
  const { beside, ...rest } = draft
  const before = last.beside ?? beside ?? []
  const items = [...draft.items.slice(0, from), ...put, ...draft.items.slice(from + taken)]
  return {
    what: last.what,
    draft: {
      ...rest,
      ...(before.length ? { beside: before } : {}),
      items,
      unsure: draft.unsure.map((s, i) => ({ ...s, decision: last.unsure ? (last.unsure[i] ?? null) : s.decision })),
      ...(last.head ? { doc: last.head.doc } : {}),
      flags: last.head
        ? last.head.flags
        : last.settled
          ? draft.flags.map((f, i) => withSettled(f, last.settled?.[i] ?? false))
          : draft.flags,
      undo: (draft.undo ?? []).slice(0, -1),
    },
  }
}

/** Where a review goes on: the next open point behind a place, from the front again at the end; then, walking, the next item not yet looked at. */
export function nextPoint(draft: Draft, after: string | null): OpenPoint | null {
  const points = openPoints(draft)
  const places = points.map(pointKey)
  const at = after === null ? -1 : draftOrder(draft).indexOf(after)
  const order = draftOrder(draft)
  const ahead = points.find((_, i) => order.indexOf(places[i] ?? '') > at)
  return ahead ?? points[0] ?? null
}
export function nextProposed(draft: Draft, after: string | null): DraftItem | null {
  const at = draft.items.findIndex((i) => i.ref === after)
  const isProposed = (i: DraftItem) => i.decision === 'proposed'
  return draft.items.find((i, n) => n > at && isProposed(i)) ?? draft.items.find(isProposed) ?? null
}
/** An item by its clause, a sentence as `?2`. */
export function pointKey(point: OpenPoint): string {
  return point.kind === 'unsure' ? `?${point.at + 1}` : point.item.ref
}
function draftOrder(draft: Draft): readonly string[] {
  return [...draft.items.map((i) => i.ref), ...draft.unsure.map((_, i) => `?${i + 1}`)]
}

function withSettled({ settled: _, ...flag }: DraftFlag, isSettled: boolean): DraftFlag {
  return isSettled ? { ...flag, settled: true } : flag
}

/** A deadline before the corrected day of the document is looked at once more. */
function withHead(draft: Draft, { doc, deadlines }: Extract<Decision, { readonly kind: 'head' }>): Draft {
  const items = draft.items.map((i) => {
    const read = deadlines.get(i.ref)
    return read ? { ...i, deadlines: [...read] } : i
  })
  if (doc.issued === draft.doc.issued) return { ...draft, doc, items }
  const { issued } = doc
  const early = items.flatMap((i) =>
    i.deadlines.flatMap((d) =>
      d.due && issued && d.due < issued ? [{ ref: i.ref, kind: 'before-issue', words: d.raw }] : [],
    ),
  )
  return { ...draft, doc, items, flags: [...draft.flags.filter((f) => f.kind !== 'before-issue'), ...early] }
}

type ItemDecision = Exclude<Decision, { readonly kind: 'rest' | 'task' | 'context' | 'drop-all' | 'head' | 'beside' }>
function decideItem(draft: Draft, item: DraftItem, decision: ItemDecision, by: string): Draft | null {
  const put = (...items: readonly DraftItem[]): Draft => ({
    ...draft,
    items: draft.items.flatMap((i) => (i === item ? items.map((one) => ({ ...one, decidedBy: by })) : [i])),
  })
  const settled = (d: Draft, isAnswered: (flag: DraftFlag) => boolean = () => true): Draft => {
    const answered = flagsOf(draft, item.ref).filter(isAnswered)
    return answered.length
      ? { ...d, flags: d.flags.map((f) => (answered.includes(f) ? { ...f, settled: true } : f)) }
      : d
  }
  switch (decision.kind) {
    case 'right':
      return settled(put({ ...item, decision: 'right' }))
    case 'drop':
      return put({ ...item, decision: 'dropped' })
    case 'lead':
      return settled(
        put({
          ...item,
          lead: [...decision.names],
          coop: helpersBeside({ lead: [...decision.names], coop: item.coop }),
          decision: 'proposed',
        }),
        // The body that nobody knew is not named any more.
        (f) => f.kind === 'unknown-body' && !decision.names.includes(f.words),
      )
    case 'coop':
      return put({ ...item, coop: [...decision.names], decision: 'proposed' })
    case 'title':
      return put({ ...item, title: decision.title, decision: 'proposed' })
    case 'deadlines':
      return settled(
        put({ ...item, deadlines: [...decision.deadlines], decision: 'proposed' }),
        (f) => f.kind !== 'unknown-body',
      )
    case 'split':
      return decision.parts.length < 2 ? null : settled(put(...decision.parts))
    case 'double':
      return put({
        ...item,
        double: item.double && {
          ...item.double,
          settled: true,
          replaces: decision.how === 'replace',
          ...(decision.nos ? { replaced: [...decision.nos] } : {}),
        },
      })
    case 'merge':
      return merged(draft, item, decision.into, by)
  }
}
function merged(draft: Draft, item: DraftItem, into: string, by: string): Draft | null {
  const target = draft.items.find((i) => i.ref === into)
  if (!target || target === item || target.decision === 'dropped') return null
  const both = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])]
  const lead = both(target.lead, item.lead)
  const said = new Set(target.deadlines.map((d) => JSON.stringify(d)))
  const isBefore = draft.items.indexOf(item) < draft.items.indexOf(target)
  const text = isBefore ? `${item.text} ${target.text}` : `${target.text} ${item.text}`
  const whole: DraftItem = {
    ...target,
    text: target.text.includes(item.text) ? target.text : text,
    lead,
    coop: both(target.coop, item.coop).filter((name) => !lead.includes(name)),
    report_to: both(target.report_to, item.report_to),
    deadlines: [...target.deadlines, ...item.deadlines.filter((d) => !said.has(JSON.stringify(d)))],
    targets: both(target.targets, item.targets),
    double: target.double ?? item.double,
    decision: 'proposed',
    decidedBy: by,
  }
  return { ...draft, items: draft.items.flatMap((i) => (i === target ? [whole] : i === item ? [] : [i])) }
}
function decideSentence(
  draft: Draft,
  decision: Extract<Decision, { readonly kind: 'task' | 'context' }>,
  by: string,
): Draft {
  const unsure = draft.unsure.map((s, i) => (i === decision.at ? { ...s, decision: decision.kind } : s))
  const ref = `câu-${decision.at + 1}`
  const others = draft.items.filter((i) => i.ref !== ref)
  const items = decision.kind === 'task' ? [...others, { ...decision.item, ref, decidedBy: by }] : others
  return { ...draft, unsure, items }
}
function restRight(draft: Draft, by: string): Draft {
  const open = new Set(openPoints(draft).map(pointKey))
  const isDue = (i: DraftItem) => i.decision === 'proposed' && !open.has(i.ref)
  return {
    ...draft,
    items: draft.items.map((i) => (isDue(i) ? { ...i, decision: 'right' as const, decidedBy: by } : i)),
  }
}

function withUndo(before: Draft, after: Draft, what: string): Draft {
  let from = 0
  while (from < before.items.length && before.items[from] === after.items[from]) from++
  let same = 0
  const shorter = Math.min(before.items.length, after.items.length) - from
  while (same < shorter && before.items.at(-1 - same) === after.items.at(-1 - same)) same++
  const step = {
    what,
    items: {
      from,
      taken: after.items.length - same - from,
      put: before.items.slice(from, before.items.length - same),
    },
    ...(before.unsure !== after.unsure ? { unsure: before.unsure.map((s) => s.decision) } : {}),
    ...(before.doc !== after.doc ? { head: { doc: before.doc, flags: [...before.flags] } } : {}),
    ...(before.beside !== after.beside ? { beside: before.beside ?? [] } : {}),
    ...(before.flags !== after.flags ? { settled: before.flags.map((f) => f.settled ?? false) } : {}),
  }
  return { ...after, undo: [...(before.undo ?? []), step].slice(-UNDO_KEPT) }
}
