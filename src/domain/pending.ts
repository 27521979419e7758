// A pending action: the bot has asked before it acts, and a later «đúng» or a button finishes it, once.
import { z } from 'zod'
import type { Moment } from './calendar.ts'

/** How long an answer is waited for. */
export const PENDING_MS = 30 * 60 * 1000
const SETTLED_KEPT = 8
/** A question's name, short enough for a button, from the key of what was heard. */
export function pendingId(key: string): string {
  return key
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(-16)
}

const fileSchema = z.object({ id: z.string(), name: z.string(), size: z.number().nullable() })
export const pendingSchema = z.object({
  id: z.string(),
  /** The answer under which it was asked: its buttons go once it is over. */
  of: z.string().optional(),
  /** What may be done; each says what would have to be typed. With one of them, or one that is the yes, «đúng» is enough. */
  options: z.array(z.object({ label: z.string(), says: z.string(), isYes: z.literal(true).optional() })).min(1),
  until: z.number(),
  /** Nothing was said since: only then a typed «đúng» can mean it. Its buttons hold until it expires. */
  isLast: z.boolean(),
  /** The file that came with what was said. */
  file: fileSchema.nullable(),
  /** What the same message tells of another task, read once this is settled. */
  next: z.string().optional(),
})
export type Pending = Readonly<z.infer<typeof pendingSchema>>
/** What a conversation keeps of questions before acting: the open one, and those that were answered. */
export const waitingSchema = z.object({
  open: pendingSchema.nullable().default(null),
  settled: z.array(z.string()).default([]),
})
export type Waiting = Readonly<z.infer<typeof waitingSchema>>
export const NOTHING_WAITS: Waiting = { open: null, settled: [] }

/** A button was pressed that needs a reason: what that person says next in this chat is the reason. */
export const reasonWantedSchema = z.object({
  id: z.string(),
  /** What would have to be typed in front of the reason: «/tralai 12 #telegram:7». */
  says: z.string(),
  task: z.int(),
  /** «trả lại việc 12». */
  about: z.string(),
  /** It is no reason but the answer to a question of the bot, where a bare name says all. */
  isAnswer: z.literal(true).optional(),
  /** A question was put in between: what may be another one is none of its answers. */
  isLater: z.literal(true).optional(),
  /** What the same message tells of another task, read once this is given or dropped. */
  next: z.string().optional(),
  until: z.number(),
})
export type ReasonWanted = Readonly<z.infer<typeof reasonWantedSchema>>

/** A question whether evidence is to be sent, and what it would say; null: it is another one. */
export function evidenceAsked(asked: Pending | null) {
  const [only, second] = asked?.isLast ? asked.options : []
  const groups = second
    ? undefined
    : /^\/(?<word>xong|sua)\s+(?<no>\d{1,7})\s+(?<rest>[\s\S]+)$/.exec(only?.says ?? '')?.groups
  return groups ? { word: groups.word ?? '', no: groups.no ?? '', rest: groups.rest ?? '' } : null
}

/** What a message says to a question that waits: `picks` by a button, `yes` and `no` by a word. */
export type PendingAnswer =
  | { readonly kind: 'pick'; readonly id: string; readonly option: number }
  | { readonly kind: 'drop'; readonly id: string }
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }

export type PendingMove =
  /** Do what this says. */
  | { readonly kind: 'act'; readonly says: string; readonly pending: Pending }
  | { readonly kind: 'dropped' }
  /** Its button was pressed before: it was done, or thrown away, already. */
  | { readonly kind: 'settled' }
  /** The question is too old, or another one took its place. */
  | { readonly kind: 'expired' }
  /** «Đúng», where there are several to pick from. */
  | { readonly kind: 'unclear' }
  /** The message is about something else. */
  | { readonly kind: 'none' }

export function movePending({ open, settled }: Waiting, answer: PendingAnswer | null, now: Moment): PendingMove {
  if (!answer) return { kind: 'none' }
  if (answer.kind === 'pick' || answer.kind === 'drop') {
    if (settled.includes(answer.id)) return { kind: 'settled' }
    if (open?.id !== answer.id || now > open.until) return { kind: 'expired' }
    const option = answer.kind === 'pick' ? open.options[answer.option] : undefined
    if (answer.kind === 'pick' && !option) return { kind: 'expired' }
    return option ? { kind: 'act', says: option.says, pending: open } : { kind: 'dropped' }
  }
  if (!open?.isLast) return { kind: 'none' }
  if (now > open.until) return { kind: 'expired' }
  if (answer.kind === 'no') return { kind: 'dropped' }
  const only = open.options.length === 1 ? open.options[0] : open.options.find((o) => o.isYes)
  return only ? { kind: 'act', says: only.says, pending: open } : { kind: 'unclear' }
}

/** The answer whose question is over after a turn: done, dropped, too old, or another took its place. Null: none is. */
export function outdatedBy({ open }: Waiting, after: Waiting, move: PendingMove): string | null {
  const isOver = open !== null && (after.open?.id !== open.id || move.kind === 'expired')
  return isOver ? (open.of ?? null) : null
}

/** What waits after a turn: a new question takes the place of the old one, an answered one is remembered. */
export function waitingAfter(before: Waiting, asked: Pending | null, move: PendingMove): Waiting {
  const isOver = move.kind === 'act' || move.kind === 'dropped'
  const settled = isOver && before.open ? [...before.settled, before.open.id].slice(-SETTLED_KEPT) : before.settled
  if (asked) return { open: asked, settled }
  if (isOver) return { open: null, settled }
  if (move.kind === 'unclear') return before
  return { open: before.open && { ...before.open, isLast: false }, settled }
}
