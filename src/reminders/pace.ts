// How fast one channel may send: what the platform allows, counted from the answers less the fastest road there and back, so that a slow
// road neither makes a flood nor costs its length every second.
import type { Moment } from '../domain/calendar.ts'

export type Limits = {
  /** Messages in any second, over all chats. */
  readonly perSecond: number
  /** Between two messages to one chat. */
  readonly perChatMs: number
  /** Messages to one group in any minute. */
  readonly perGroupMinute: number
}
/** T3 and T5 of the platform's own texts: 30 a second, one a second to a chat, 20 a minute to a group. */
export const TELEGRAM_LIMITS: Limits = { perSecond: 30, perChatMs: 1_000, perGroupMinute: 20 }
/** Nothing is published; ten in half a second were taken. */
export const ZALO_LIMITS: Limits = { perSecond: 10, perChatMs: 1_000, perGroupMinute: 20 }

export type Pace = {
  /** How many more may leave now. */
  readonly room: (now: Moment) => number
  /** Chats that must rest now. */
  readonly resting: (now: Moment) => readonly string[]
  readonly began: (chat: string, now: Moment) => void
  readonly ended: (chat: string, now: Moment) => void
  /** The platform asked for silence, of one chat or (null) of the whole channel. */
  readonly rest: (chat: string | null, now: Moment, waitMs: number) => void
  readonly restsUntil: () => Moment
  /** When something may change by itself: the next slot or the end of a rest. */
  readonly nextChange: (now: Moment) => Moment
}

const SECOND = 1_000
const MINUTE = 60_000
/**
 * What may leave at once, as a share of a second's allowance; after that evenly. Thirty in one breath would come back every second as thirty in
 * one breath: they delay each other on the road, and an answer that comes in between would wait for the next breath. A third makes good the
 * moments in which the loop stands still (an eighth lost a tenth of the rate on a busy machine).
 */
const BURST_SHARE = 1 / 3
const GRAIN = 1e-6
// Covers the clock's grain and nothing else.
const MARGIN_MS = 4
/**
 * The platform counts arrivals; we know departures and answers. From the arrival of one to its answer and from the departure of another to its
 * arrival, together, no less goes by than the fastest round of late: so much earlier than a second after an answer the next may leave.
 * A tenth is kept back, for the two halves need not be of the same round. The memory is longer than a minute at full pace: what delays a whole
 * second's messages alike (a busy machine of our own) must not look like the length of the road.
 */
const ROUNDS_KNOWN = 2_000
const ROUNDS_ENOUGH = 100
const ROUND_SHARE = 0.9
// A try that hangs for so long is counted from its beginning: one silent chat must not hold the road.
const HANGS_MS = 5_000
// Longer than any try lasts.
const ANSWER_MS = 2 * MINUTE
/** From so many groups on, those that had nothing for a minute are forgotten. */
const GROUPS_KNOWN = 10_000

// A rest ends at its hour, or when the clock was set back before its beginning.
type Rest = { readonly from: Moment; readonly until: Moment }
const holds = (rest: Rest, now: Moment) => now < rest.until && now >= rest.from - MINUTE

type Sent = { readonly chat: string; readonly began: Moment; ended: Moment | null }

export function createPace(limits: Limits): Pace {
  /** What may still count against a second: everything older is gone for good. */
  let recent: Sent[] = []
  /** What went to each group within a minute. */
  const byGroup = new Map<string, Sent[]>()
  /** Groups that may have had all that a minute allows. */
  const crowded = new Set<string>()
  let newest: Moment = 0
  const rounds = createFastest(ROUNDS_KNOWN)
  let fastestMs = 0
  const rests = new Map<string, Rest>()
  let silence: Rest = { from: 0, until: 0 }
  const burst = Math.max(1, Math.round(limits.perSecond * BURST_SHARE))
  const shortMs = Math.max(SECOND, limits.perChatMs)
  // Longer than it counts: the sender looks a little ahead of the clock, and back again.
  const keptMs = shortMs + SECOND
  let saved = burst
  let savedAt: Moment = 0
  const savedBy = (now: Moment) => {
    if (now < savedAt - SECOND) return burst
    return Math.min(burst, saved + (Math.max(0, now - savedAt) * limits.perSecond) / SECOND)
  }
  const windowRoom = (now: Moment) => limits.perSecond - count(recent, (s) => within(s, SECOND, now))
  const countsFrom = (s: Sent, now: Moment) => {
    if (s.ended === null) return now - s.began > HANGS_MS ? s.began : now
    return Math.max(s.began, s.ended - fastestMs * ROUND_SHARE)
  }
  const within = (s: Sent, windowMs: number, now: Moment) => now - countsFrom(s, now) < windowMs + MARGIN_MS
  // Whatever the length of the road. One without an answer is kept for as long as one can still come.
  const isPast = (s: Sent, windowMs: number, now: Moment) =>
    s.ended === null ? now - s.began > ANSWER_MS : now - s.ended >= windowMs + MARGIN_MS
  const forget = (now: Moment) => {
    // A clock set back would keep what lies in the future for ever.
    if (newest > now + MINUTE) {
      recent = []
      byGroup.clear()
      crowded.clear()
      newest = now
    }
    if (recent.some((s) => isPast(s, keptMs, now))) recent = recent.filter((s) => !isPast(s, keptMs, now))
    if (byGroup.size > GROUPS_KNOWN)
      for (const [chat, all] of byGroup) if (all.every((s) => isPast(s, MINUTE, now))) byGroup.delete(chat)
  }
  const keepInGroup = (one: Sent, now: Moment) => {
    const { chat } = one
    const kept = [...(byGroup.get(chat) ?? []).filter((s) => !isPast(s, MINUTE, now)), one]
    byGroup.set(chat, kept)
    if (kept.length >= limits.perGroupMinute) crowded.add(chat)
  }
  const isFull = (chat: string, now: Moment) =>
    count(byGroup.get(chat) ?? [], (s) => within(s, MINUTE, now)) >= limits.perGroupMinute
  return {
    room: (now) => {
      forget(now)
      if (holds(silence, now)) return 0
      return Math.max(0, Math.min(windowRoom(now), Math.floor(savedBy(now) + GRAIN)))
    },
    resting: (now) => {
      forget(now)
      for (const [chat, rest] of rests) if (!holds(rest, now)) rests.delete(chat)
      const resting = new Set(rests.keys())
      for (const s of recent) if (within(s, limits.perChatMs, now)) resting.add(s.chat)
      for (const chat of crowded)
        if (isFull(chat, now)) resting.add(chat)
        else crowded.delete(chat)
      return [...resting]
    },
    began: (chat, now) => {
      const one: Sent = { chat, began: now, ended: null }
      recent.push(one)
      if (isGroup(chat)) keepInGroup(one, now)
      newest = Math.max(newest, now)
      saved = savedBy(now) - 1
      savedAt = now
    },
    ended: (chat, now) => {
      const one = recent.findLast((s) => s.chat === chat && s.ended === null)
      if (!one) return
      one.ended = now
      rounds.add(Math.max(0, now - one.began))
      fastestMs = rounds.count() < ROUNDS_ENOUGH ? 0 : rounds.least()
    },
    rest: (chat, now, waitMs) => {
      const rest = { from: now, until: now + waitMs }
      const before = chat === null ? silence : rests.get(chat)
      const longer = before && holds(before, now) && before.until > rest.until ? before : rest
      if (chat === null) silence = longer
      else rests.set(chat, longer)
    },
    restsUntil: () => silence.until,
    nextChange: (now) => {
      if (holds(silence, now)) return silence.until
      if (windowRoom(now) > 0 && savedBy(now) + GRAIN < 1)
        return now + Math.max(1, Math.ceil(((1 - savedBy(now)) * SECOND) / limits.perSecond))
      const ends = recent.filter((s) => within(s, shortMs, now)).map((s) => countsFrom(s, now) + SECOND + MARGIN_MS)
      return Math.min(...ends, ...[...rests.values()].map((r) => r.until), now + SECOND)
    },
  }
}

/** Groups have negative ids on Telegram; elsewhere the limit of a group does no harm to a private chat. */
function isGroup(chat: string): boolean {
  return chat.startsWith('-') || !/^\d+$/.test(chat)
}

function count<T>(list: readonly T[], isMeant: (one: T) => boolean): number {
  let found = 0
  for (const one of list) if (isMeant(one)) found++
  return found
}

/** The least of the last `size` numbers. */
function createFastest(size: number) {
  const all: number[] = []
  let least = Number.POSITIVE_INFINITY
  return {
    add: (value: number) => {
      all.push(value)
      const gone = all.length > size ? all.shift() : undefined
      least = gone === least ? Math.min(...all) : Math.min(least, value)
    },
    count: () => all.length,
    least: () => least,
  }
}
