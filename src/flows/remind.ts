// One turn of the clock: queue what is due. Safe to run twice, by two processes, and after an outage.
import { isoOf, type Moment, readMoment, type Time } from '../domain/calendar.ts'
import type { Message } from '../domain/message.ts'
import type { Clock, Storage } from '../ports.ts'
import { type Outage, outageSince } from '../reminders/outbox.ts'
import { type Digest, planDigests } from '../reminders/plan.ts'
import type { QuietHours } from '../reminders/quiet-hours.ts'
import { sayDigest } from '../wording/digest.ts'
import type { CurrentRegister } from './current-register.ts'

export type ReminderSettings = { readonly digestAt: Time; readonly quiet: QuietHours }
export type RemindWorld = {
  readonly storage: Storage
  readonly current: CurrentRegister
  readonly clock: Clock
  readonly settings: ReminderSettings
  /** Digests this process has queued: they are not planned again every minute. Storage refuses doubles all the same. */
  readonly known: Set<string>
}
/** The note under which the service writes down that it lived at a moment. */
export const HEARTBEAT = 'heartbeat'
export const OUTAGE = 'outage'

/** Queues the digests whose time it is and notes that the service lives. Gives the number queued. */
export async function remind({ storage, current, clock, settings, known }: RemindWorld): Promise<number> {
  const now = clock.now()
  const register = await current.read() // gather
  const [chats, told, notes] = [await storage.chats(), await storage.toldAlarms(), await storage.notes()]
  const outage = outageNow(notes, now)
  const digests = planDigests({ register, chats, told, now, known, ...settings }) // decide
  const queue = digests.map((d) => digestMessage(d, outage, now))
  const noted = {
    [HEARTBEAT]: isoOf(now),
    ...(outage ? { [OUTAGE]: `${isoOf(outage.from)}/${isoOf(outage.to)}` } : {}),
  }
  const committed = await storage.commit({ at: now, queue, notes: noted }) // do: what is already known is not queued again
  for (const { key } of queue) known.add(key)
  return committed.kind === 'done' ? committed.queued : 0
}

/** A digest as a message; one that missed its hour says why. */
export function digestMessage(digest: Digest, outage: Outage | null, now: Moment): Message {
  const missed = outage !== null && outage.to >= digest.dueAt && outage.from <= digest.dueAt ? outage : null
  return {
    key: digest.key,
    to: digest.to,
    kind: 'digest',
    text: sayDigest(digest, missed),
    tells: digest.tells,
    dueAt: digest.dueAt,
    staleAt: digest.staleAt,
    queuedAt: now,
  }
}

// The outage that has just ended, or the one noted when it ended: a digest may be planned only minutes after the start.
function outageNow(notes: ReadonlyMap<string, string>, now: Moment): Outage | null {
  const beat = notes.get(HEARTBEAT)
  const fresh = outageSince(beat ? readMoment(beat) : null, now)
  if (fresh) return fresh
  const [from, to] = (notes.get(OUTAGE) ?? '').split('/').map((t) => readMoment(t))
  return from && to ? { from, to } : null
}
