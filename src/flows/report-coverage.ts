// Who was pressed about what: read from the messages that left, so that coverage proves itself by what was really sent.
import type { Day } from '../domain/calendar.ts'
import type { Chat } from '../domain/chat.ts'
import type { OutboxMessage } from '../domain/delivery.ts'
import { addressKey } from '../domain/message.ts'
import type { Pressing } from '../domain/snapshot-coverage.ts'

export type SentFacts = {
  readonly messages: readonly OutboxMessage[]
  readonly chats: readonly Chat[]
  /** Keys of the messages that somebody has acknowledged, and when. */
  readonly readAt: ReadonlyMap<string, number>
}

/** A message presses each body of its chat about each task that it names; only what was sent counts. */
export function pressingsOf({ messages, chats, readAt }: SentFacts): readonly Pressing[] {
  const bodies = new Map<string, readonly string[]>()
  for (const c of chats) bodies.set(addressKey(c.to), [...(bodies.get(addressKey(c.to)) ?? []), ...c.bodies])
  return messages.flatMap((message) => {
    const { state, sentAt, to, key, text } = message
    if (state !== 'sent' || sentAt === null || (message.kind !== 'digest' && message.kind !== 'handout')) return []
    const read = readAt.get(key) ?? null
    return (bodies.get(addressKey(to)) ?? []).flatMap((body) =>
      tasksIn(text).map((task) => ({ task, body, sentAt, readAt: read })),
    )
  })
}
/** Bodies that no living chat reaches. */
export function unreachableBodies(bodies: readonly string[], chats: readonly Chat[]): ReadonlySet<string> {
  const reached = new Set(chats.filter((c) => c.parked === null).flatMap((c) => c.bodies))
  return new Set(bodies.filter((b) => !reached.has(b)))
}
/** Bodies whose living chats have all turned their reminders off, or put them off beyond a day. */
export function heldBodies(
  bodies: readonly string[],
  chats: readonly Chat[],
  from: Day,
): ReadonlyMap<string, 'muted' | 'snoozed'> {
  const isOff = (c: Chat) => c.muted || (c.snoozedUntil !== null && from < c.snoozedUntil)
  return new Map(
    bodies.flatMap((body) => {
      const own = chats.filter((c) => c.parked === null && c.bodies.includes(body))
      if (!own.length || !own.every(isOff)) return []
      return [[body, own.every((c) => c.muted) ? 'muted' : 'snoozed'] as const]
    }),
  )
}

// «🔴 12 · 4.(3) · Hoàn thiện …» at the start of a line    not: «12 việc», «   trước 20/8 (hết 19/8) · …»
const TASK_LINE = /^\P{L}{0,6}?(?<![\d.,/])(?<no>\d{1,6}) · /gmu
// «(số 158–166, 170)» as the lists of numbers are written    not: «(họp 6/8/2025)», «số 376-KH/TU»
const NUMBER_LIST = /(?<![\p{L}\p{N}])số (?<list>\d{1,6}(?:–\d{1,6})?(?:, \d{1,6}(?:–\d{1,6})?)*)(?=[).]|$)/gmu
/** A list longer than any register is a mistake of reading. */
const RUN_MAX = 2000

/** The numbers of the tasks that a message of ours names. */
export function tasksIn(text: string): readonly number[] {
  const lines = [...text.matchAll(TASK_LINE)].map((m) => Number(m.groups?.no))
  const lists = [...text.matchAll(NUMBER_LIST)].flatMap((m) => (m.groups?.list ?? '').split(', ').flatMap(runOf))
  return [...new Set([...lines, ...lists])].sort((a, b) => a - b)
}
function runOf(run: string): readonly number[] {
  const [from = 0, to = from] = run.split('–').map(Number)
  return to < from || to - from > RUN_MAX ? [] : Array.from({ length: to - from + 1 }, (_, i) => from + i)
}
