// The sender of one channel: takes what is due, sends it, settles it. Each channel has its own, so that a dead one delays nobody else.
import type { Moment } from '../domain/calendar.ts'
import type { Attempt, OutboxMessage } from '../domain/delivery.ts'
import type { Changes, Channel, ClaimWish, Clock, Log, Storage, Taker } from '../ports.ts'
import {
  afterSending,
  asGivenUp,
  asStale,
  asUntried,
  isLate,
  isStale,
  LEASE_MS,
  mayGoAgain,
} from '../reminders/outbox.ts'
import type { Pace } from '../reminders/pace.ts'
import { withCode } from './choices.ts'
import { marked, readOutages } from './late-marks.ts'
import { createLeft } from './left-messages.ts'
import { withoutContent } from './private-push.ts'
import { troublesOf } from './send-troubles.ts'
import { createSettler } from './settle.ts'

export type SenderParts = {
  readonly storage: Storage
  readonly channel: Channel
  readonly clock: Clock
  readonly log: Log
  /** Null for a channel without limits (the terminal). */
  readonly pace: Pace | null
  /** A name of one's own: no two running senders share it. */
  readonly lease: string
  readonly leaseMs?: number
  /** So often it looks by itself. */
  readonly tickMs?: number
  /** False while another machine sends for this channel. */
  readonly isMine?: () => boolean
  /** True where no other sender can be alive (one service holds the register): what a dead one left is taken at once. */
  readonly isSole?: boolean
  /** The office pushes no content (`DONDOC_PRIVATE_PUSH`). */
  readonly isPrivate?: boolean
  /** Messages a month, where the platform counts them. */
  readonly quota?: number
  /** Its clock is turned by hand over days (the demo): what waited for the turn is not late. */
  readonly isLeaping?: boolean
}
export type SenderHealth = {
  readonly channel: string
  readonly inFlight: number
  readonly failuresInARow: number
  readonly restsUntil: Moment
  readonly lastSentAt: Moment | null
  readonly stopped: 'token' | 'quota' | null
  readonly sent: Readonly<Record<string, number>>
  readonly failed: Readonly<Record<string, number>>
}
export type Sender = {
  /** Goes on until nothing more can leave now; for tests and for commands that end. */
  readonly drain: () => Promise<void>
  /** Runs until stopped: at once when woken, otherwise every second. */
  readonly start: () => void
  /** Takes nothing more and waits for what is on its way, at most so long. */
  readonly stop: (withinMs?: number) => Promise<void>
  readonly health: () => SenderHealth
}

const TICK_MS = 1_000
/** What a kill can leave in doubt: a second's worth, so that the allowed rate is kept until an answer takes a second. */
const IN_FLIGHT_MAX = 30
/** Of a channel without limits. */
const IN_FLIGHT_FREE = 200
/** From so many messages on their way, new ones are taken together. */
const GATHER_FROM = 4
const GATHER_MS = 8
/**
 * So long an answer that is out may wait for the next commit to be written down with it: a question less for the disk. A kill in between leaves
 * it in doubt; whatever presses for work is written down at once.
 */
const SETTLE_WITHIN_MS = 60
/** So long before a slot opens the next message is taken, so that the slot need not wait for the database. */
const AHEAD_MS = 100
/** Looks at the pace before a message taken ahead is put back. */
const LOOKS_MAX = 40
const TOKEN_REST_MS = 5 * 60_000
const QUOTA_REST_MS = 60 * 60_000
const LONGEST_DEATH_MS = 60_000
const FAILURES_TO_DOUBT = 3
type Owed = 'all' | ReadonlySet<string>
const NOWHERE: ReadonlySet<string> = new Set()

export function createSender(parts: SenderParts): Sender {
  const { storage, channel, clock, log, pace } = parts
  const isMine = parts.isMine ?? (() => true)
  const tickMs = parts.tickMs ?? TICK_MS
  /** What is on its way, and to which chat. */
  const flights = new Map<Promise<void>, string>()
  const counts = { sent: {} as Record<string, number>, failed: {} as Record<string, number> }
  const state = {
    failures: 0,
    lastSentAt: null as Moment | null,
    stopped: null as 'token' | 'quota' | null,
    flood: null as { readonly chat: string; readonly at: Moment } | null,
  }
  const settler = createSettler({ storage, clock, log, channel: channel.name, quota: parts.quota ?? null })
  const { settle } = settler
  const pushed = (message: OutboxMessage) => (parts.isPrivate ? withoutContent(message) : message)
  // Places promised to a claim that is under way.
  let promised = 0
  /** A look was put off because all places were promised. */
  let isPutOff = false
  /** New messages that were not taken at once. */
  const left = createLeft()
  /** Chats in which others may wait that nobody told of: behind what was on its way, after a try that failed, from another program. */
  let owed: Owed = 'all'
  /** What was owed when the look that is under way began: whatever was on its way then, it cannot see behind. */
  let before: Owed = NOWHERE
  const isAllOwed = () => owed === 'all'
  const isOwed = (chat: string) => [owed, before].some((o) => o === 'all' || o.has(chat)) || left.has(chat)
  let running = false
  /** Messages taken ahead of their slot. */
  let early = 0
  let woken = false
  let endPause = () => {}
  const wake = () => {
    woken = true
    endPause()
  }
  let loop: Promise<void> = Promise.resolve()

  const room = () => {
    // While a settlement cannot be written, nothing new is sent: it could not be written either, and would go twice.
    if (settler.isStuck() || !isMine()) return 0
    const free = (pace ? IN_FLIGHT_MAX : IN_FLIGHT_FREE) - flights.size - promised
    const allowed = pace ? Math.min(free, pace.room(clock.now() + AHEAD_MS) - early - promised) : free
    // A channel that failed is tried with one message, not with thirty.
    return state.failures >= FAILURES_TO_DOUBT ? Math.min(allowed, flights.size ? 0 : 1) : allowed
  }

  /** The moment of the last look at the whole queue: what waits for a later try is told of by nobody. */
  let wideAt: Moment | null = null
  /** Where something is known to wait that nothing on its way holds up; null: to be looked for everywhere. */
  const knownChats = (): readonly string[] | null => {
    if (owed === 'all' || wideAt === null || Math.abs(clock.now() - wideAt) >= tickMs) return null
    const busy = new Set(flights.values())
    return [...new Set([...owed, ...left.chats()])].filter((chat) => !busy.has(chat))
  }
  const wishFor = (limit: number): ClaimWish => {
    const now = clock.now()
    promised += limit
    return {
      channel: channel.name,
      now,
      leaseMs: parts.leaseMs ?? LEASE_MS,
      limit,
      lease: parts.lease,
      resting: pace?.resting(now) ?? [],
      sole: parts.isSole ?? false,
    }
  }
  const round = async (): Promise<number> => {
    const limit = room()
    if (limit <= 0) {
      isPutOff ||= promised > 0
      return 0
    }
    const among = knownChats()
    if (among && !among.length) return 0
    const wish = { ...wishFor(limit), ...(among ? { among } : {}) }
    if (!among) wideAt = wish.now
    const hidden = [...flights.values(), ...(wish.resting ?? [])]
    const known = owed
    before = owed
    owed = NOWHERE
    const look = left.look()
    try {
      const taken = await storage.claim(wish)
      // Where something was found that nobody told of, there may be more behind it.
      const isNews = taken.filter((m) => !left.take(m.key)).length > 0
      // Behind what is on its way, and in chats that rest, others may wait; what is not due yet is found by the next tick.
      hidden.push(...flights.values(), ...taken.map((m) => m.to.chat))
      if (isNews || taken.length === limit) owed = 'all'
      // A try that failed meanwhile owes everything again.
      else if (!isAllOwed()) owed = new Set(known === 'all' ? hidden : hidden.filter((chat) => known.has(chat)))
      if (taken.length < limit) left.forget(look, new Set(hidden))
      launch(taken)
      return taken.length
    } catch (error) {
      owed = 'all'
      throw error
    } finally {
      before = NOWHERE
      promised -= limit
    }
  }
  const launch = (taken: readonly OutboxMessage[]) => {
    for (const message of taken) {
      const flight = fly(message).finally(() => {
        flights.delete(flight)
        if (isOwed(message.to.chat)) wake()
      })
      flights.set(flight, message.to.chat)
    }
  }
  // An answer leaves with the commit that queues it, when there is room; nothing is claimed twice for it.
  const createTaker = (): Taker => {
    let limit = 0
    return {
      channel: channel.name,
      waits: left.has,
      wish: () => {
        limit = running && !promised ? room() : 0
        return limit > 0 ? wishFor(limit) : null
      },
      take: (taken) => {
        promised -= limit
        limit = 0
        for (const { key } of taken) left.take(key)
        launch(taken)
        if (isPutOff) wake()
        isPutOff = false
      },
      leave: (messages) => {
        for (const message of messages) left.add(message)
        wake()
      },
    }
  }

  const fly = async (message: OutboxMessage): Promise<void> => {
    const now = clock.now()
    if (isStale(message, now)) return settle({ settled: [asStale(message)] })
    if (!mayGoAgain(message)) return settle({ settled: [asGivenUp(message)] })
    const outages = isLate(message, now) ? await readOutages(storage).catch(() => []) : []
    const told = await withCode(pushed(message), { storage, can: channel.can, now }).catch(() => pushed(message))
    if (pace && !(await takeSlot(pace, message.to.chat))) return settle({ settled: [asUntried(message)] })
    const attempt = await tryOnce(channel, marked(told, outages, parts.isLeaping ? told.dueAt : now), log)
    const then = clock.now()
    pace?.ended(message.to.chat, then)
    learn(message, attempt, then)
    const troubles: Partial<Changes> = await troublesOf(storage, message, attempt, then).catch(() => ({}))
    // What its place may not hear any more is ended by what followed: that comes first, and the try changes it no more.
    const settled = [...(troubles.settled ?? []), afterSending(message, attempt, then)]
    // On a channel without limits only beside others, and with nobody behind it: a talk in the terminal waits for nothing.
    const isCalm = pace || (flights.size >= GATHER_FROM && !left.has(message.to.chat))
    const canWait = isCalm && message.kind === 'answer' && attempt.kind === 'sent'
    return settle({ ...troubles, settled, ...(canWait ? { withinMs: SETTLE_WITHIN_MS } : {}) })
  }

  /** Waits until one more may leave. False when none opens soon: the platform has asked for silence meanwhile. */
  const takeSlot = async (pace: Pace, chat: string): Promise<boolean> => {
    early++
    try {
      for (let looks = 0; pace.room(clock.now()) <= 0; looks++) {
        const waitMs = Math.max(1, pace.nextChange(clock.now()) - clock.now())
        if (looks >= LOOKS_MAX || waitMs > 2 * AHEAD_MS) {
          owed = 'all'
          return false
        }
        await sleep(waitMs)
      }
      pace.began(chat, clock.now())
      return true
    } finally {
      early--
    }
  }

  const learn = (message: OutboxMessage, attempt: Attempt, now: Moment) => {
    const bucket = attempt.kind === 'sent' ? counts.sent : counts.failed
    const name = attempt.kind === 'sent' ? message.kind : attempt.kind
    bucket[name] = (bucket[name] ?? 0) + 1
    if (attempt.kind === 'sent') Object.assign(state, { failures: 0, lastSentAt: now, stopped: null })
    else {
      owed = 'all'
      log.warn('not sent', {
        channel: channel.name,
        kind: attempt.kind,
        why: 'why' in attempt ? attempt.why : '',
        tries: message.tries,
      })
    }
    if (attempt.kind === 'unknown') state.failures++
    if (attempt.kind === 'later' && attempt.who === 'chat' && attempt.afterMs !== null) {
      pace?.rest(message.to.chat, now, attempt.afterMs)
      // Two chats asked to wait in one second: it is the whole channel that is too fast.
      const isWider = state.flood !== null && state.flood.chat !== message.to.chat && now - state.flood.at < 1_000
      if (isWider) pace?.rest(null, now, attempt.afterMs)
      state.flood = { chat: message.to.chat, at: now }
    }
    if (attempt.kind === 'later' && attempt.who === 'channel') {
      // Silence that was asked for is no failure; a dead road is tried at growing intervals.
      if (attempt.afterMs === null) state.failures++
      pace?.rest(null, now, attempt.afterMs ?? Math.min(500 * 2 ** Math.min(state.failures, 10), LONGEST_DEATH_MS))
    }
    if (attempt.kind === 'stopped') {
      state.stopped = attempt.why
      pace?.rest(null, now, attempt.why === 'token' ? TOKEN_REST_MS : QUOTA_REST_MS)
    }
  }

  const drain = async () => {
    for (;;) {
      wideAt = null
      const taken = await round()
      if (!taken && !flights.size) return
      if (flights.size) await Promise.race(flights.keys())
    }
  }

  const run = async () => {
    const news = () => {
      owed = 'all'
      wake()
    }
    const stopWatching = storage.watch(news, createTaker())
    while (running) {
      woken = false
      // Fewer than there was room for: nothing more is due now.
      let isAll = true
      try {
        const limit = room()
        isAll = (await round()) < limit || limit <= 0
      } catch (error) {
        log.error('the outbox cannot be read', { channel: channel.name, error: textOf(error) })
      }
      if (isAll && running) await pause()
      // Beside others on their way a moment's wait costs nobody anything, and one look takes all that has come meanwhile.
      if (running && flights.size >= GATHER_FROM) await sleep(GATHER_MS)
    }
    stopWatching()
  }
  const pause = () => {
    if (woken) return Promise.resolve()
    const now = clock.now()
    // With messages taken ahead waiting for their slot, their end wakes us.
    const isFull = pace && room() <= 0 && !settler.isStuck() && !early
    const waitMs = isFull ? pace.nextChange(now) - now - AHEAD_MS : tickMs
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(tickMs, Math.max(1, waitMs)))
      endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  return {
    drain,
    start: () => {
      if (running) return
      running = true
      loop = run()
    },
    stop: async (withinMs = 10_000) => {
      running = false
      wake()
      await Promise.race([loop.then(() => Promise.all(flights.keys())), sleep(withinMs)])
    },
    health: () => ({
      channel: channel.name,
      inFlight: flights.size,
      failuresInARow: state.failures,
      restsUntil: pace?.restsUntil() ?? 0,
      lastSentAt: state.lastSentAt,
      stopped: state.stopped,
      sent: counts.sent,
      failed: counts.failed,
    }),
  }
}

// A channel answers every try; one that throws all the same has a bug, and the message may or may not be out.
async function tryOnce(channel: Channel, message: OutboxMessage, log: Log): Promise<Attempt> {
  try {
    return await channel.send(message)
  } catch (error) {
    log.error('a channel threw', { channel: channel.name, error: textOf(error) })
    return { kind: 'unknown', why: 'a bug in the channel' }
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
}
function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
