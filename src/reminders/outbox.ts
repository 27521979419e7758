// The outbox: what follows from one try to send. Pure; the diagram stands in docs/outbox.md.
import type { Moment } from '../domain/calendar.ts'
import type { Attempt, OutboxMessage, Settlement } from '../domain/delivery.ts'
import type { MessageKind } from '../domain/message.ts'

/** A sender that has not settled a message by then is taken for dead. */
export const LEASE_MS = 45_000
/** Later than this after its hour, a message says that it is late. */
export const LATE_MS = 15 * 60_000
/** A service that has not noted its heart for so long was down. */
export const OUTAGE_MS = 3 * 60_000

const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 10 * 60_000
/** After a doubtful try, time for a sign that it arrived: somebody answers it or presses its button. */
const DOUBT_WAIT_MS = 20_000

/**
 * How often a message whose arrival nobody knows is sent once more. A task forgotten is worse than a message read twice, so
 * all but answers go until the platform says yes; an answer that nobody waits for any more is given up.
 */
const DOUBTS_MAX: Record<MessageKind, number> = {
  digest: Number.POSITIVE_INFINITY,
  handout: Number.POSITIVE_INFINITY,
  broadcast: Number.POSITIVE_INFINITY,
  notice: Number.POSITIVE_INFINITY,
  answer: 5,
}

/** How a message stands after one try. */
export function afterSending(message: OutboxMessage, attempt: Attempt, now: Moment): Settlement {
  const tries = message.tries + 1
  const settled = settle(message, { tries })
  switch (attempt.kind) {
    case 'sent':
      return { ...settled, state: 'sent', sentAt: now, late: isLate(message, now), platformId: attempt.id, why: null }
    case 'moved':
      return { ...settled, state: 'pending', nextTryAt: now, why: `moved to ${attempt.chat}` }
    case 'later':
      return { ...settled, state: 'pending', nextTryAt: now + (attempt.afterMs ?? waitMs(tries)), why: attempt.why }
    case 'stopped':
      // The try is not counted: the whole channel rests, and the message has its first wait still before it.
      return { ...settled, state: 'pending', tries: message.tries, nextTryAt: now, why: attempt.why }
    case 'never':
      return waitsForItsChat(message, attempt)
        ? { ...settled, state: 'pending', nextTryAt: now, why: attempt.why }
        : { ...settled, state: 'never', why: attempt.why }
    case 'unknown':
      return afterDoubt(message, { ...settled, doubts: message.doubts + 1, why: attempt.why }, now)
  }
}

/** What the claim that followed a lease run out has to decide: whether the message may go once more. */
export function mayGoAgain(message: OutboxMessage): boolean {
  return message.doubts <= DOUBTS_MAX[message.kind]
}

/** True for a plain digest once the next one is due: what it had to say stands in the next one. */
export function isStale(message: OutboxMessage, now: Moment): boolean {
  return message.staleAt !== null && now >= message.staleAt
}
export function asStale(message: OutboxMessage): Settlement {
  return { ...settle(message, {}), state: 'stale', why: 'the next digest is due' }
}
/** A later sign of delivery: somebody answered the message or pressed its button. It is not sent again. */
export function asDelivered(message: OutboxMessage, now: Moment): Settlement {
  return { ...settle(message, {}), state: 'sent', sentAt: now, platformId: message.platformId, why: null }
}
/** A part of a message proves nothing below this length: the same words may stand in another one. */
const PART_MIN = 40
/** Which doubtful messages of a chat are proved to have arrived, by their own words that somebody answers or presses a button under. */
export function provedBy(doubtful: readonly OutboxMessage[], quoted: string, now: Moment): readonly Settlement[] {
  const text = quoted.trim()
  // A long message leaves in pieces, and each of them is quoted alone.
  const isPart = (m: OutboxMessage) => text.length >= PART_MIN && m.text.includes(text)
  const isIt = (m: OutboxMessage) => text !== '' && (m.text.trim() === text || isPart(m))
  const isProved = (m: OutboxMessage) => m.state !== 'sent' && m.doubts > 0 && isIt(m)
  return doubtful.filter(isProved).map((m) => asDelivered(m, now))
}
/** Taken and put back before anything left: no try, no doubt. */
export function asUntried(message: OutboxMessage): Settlement {
  return settle(message, {})
}
export function asGivenUp(message: OutboxMessage): Settlement {
  return { ...settle(message, {}), state: 'never', why: message.why ?? 'nobody knows whether it arrived' }
}

/** True when a message leaves so late that it has to say so. Answers never do: the asker sees it. */
export function isLate(message: OutboxMessage, now: Moment): boolean {
  return message.kind !== 'answer' && now - message.dueAt >= LATE_MS
}
/** True when an earlier try may have arrived, so that this one is marked «gửi lại». */
export function isRepeat(message: OutboxMessage): boolean {
  return message.doubts > 0
}

/** How long to wait before the nth try: doubling from two seconds to ten minutes. */
export function waitMs(tries: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, tries - 1), LONGEST_WAIT_MS)
}

export type Outage = { readonly from: Moment; readonly to: Moment }
/** The time during which the service was down, from its last heartbeat to now; null when it only blinked. */
export function outageSince(lastBeat: Moment | null, now: Moment): Outage | null {
  return lastBeat !== null && now - lastBeat >= OUTAGE_MS ? { from: lastBeat, to: now } : null
}
/** The outage that made a message late: the longest one that touches the time between its hour and now. */
export function outageOf(message: OutboxMessage, outages: readonly Outage[], now: Moment): Outage | null {
  const touching = outages.filter((o) => o.to >= message.dueAt && o.from <= now)
  return [...touching].sort((a, b) => b.to - b.from - (a.to - a.from))[0] ?? null
}

function afterDoubt(message: OutboxMessage, settled: Settlement, now: Moment): Settlement {
  if (settled.doubts > DOUBTS_MAX[message.kind]) return { ...settled, state: 'never' }
  const leastMs = message.kind === 'answer' ? 0 : DOUBT_WAIT_MS
  return { ...settled, state: 'pending', nextTryAt: now + Math.max(leastMs, waitMs(settled.tries)) }
}

// A digest's steps are told by the next one, an answer has lost its asker: both end with the chat. The rest waits for it.
function waitsForItsChat(message: OutboxMessage, attempt: Extract<Attempt, { kind: 'never' }>): boolean {
  return attempt.who === 'chat' && message.kind !== 'digest' && message.kind !== 'answer'
}

function settle(message: OutboxMessage, over: { readonly tries?: number }): Settlement {
  return {
    key: message.key,
    lease: message.lease,
    state: 'pending',
    tries: over.tries ?? message.tries,
    doubts: message.doubts,
    nextTryAt: message.nextTryAt,
    sentAt: null,
    late: false,
    why: message.why,
    platformId: null,
  }
}
