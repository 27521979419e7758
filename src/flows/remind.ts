// One turn of the clock: queue what is due. Safe to run twice, by two processes, and after an outage.
import { isoOf, type Moment, readMoment, type Time } from '../domain/calendar.ts'
import type { Message } from '../domain/message.ts'
import { pausedBy, WRONG } from '../domain/wrong-report.ts'
import type { Clock, Storage } from '../ports.ts'
import { type Outage, outageSince } from '../reminders/outbox.ts'
import { type Digest, planDigests } from '../reminders/plan.ts'
import type { QuietHours } from '../reminders/quiet-hours.ts'
import type { Tried } from '../reminders/tried.ts'
import { sayDigest } from '../wording/digest.ts'
import { sayPrivately } from '../wording/private-push.ts'
import type { CurrentRegister } from './current-register.ts'
import { OUTAGES_NOTE } from './send.ts'
import { whatWasTried } from './tried.ts'

export type ReminderSettings = {
  readonly digestAt: Time
  readonly quiet: QuietHours
}
export type RemindWorld = {
  readonly storage: Storage
  readonly current: CurrentRegister
  readonly clock: Clock
  readonly settings: ReminderSettings
  /** Digests this process has queued: they are not planned again every minute. Storage refuses doubles all the same. */
  readonly known: Set<string>
}
/** The note under which the service writes down that it lived at a moment. */
export const HEARTBEAT = 'service:heartbeat'
const OUTAGES_KEPT = 20

/** Queues the digests whose time it is and notes that the service lives. Gives the number queued. */
export async function remind({ storage, current, clock, settings, known }: RemindWorld): Promise<number> {
  const now = clock.now()
  const register = await current.read() // gather
  const [chats, told, notes] = [await storage.chats(), await storage.toldAlarms(), await storage.notes('service:')]
  const paused = pausedBy(await storage.settings(WRONG))
  const digests = planDigests({ register, chats, told, now, known, paused, ...settings }) // decide
  const tried = await whatWasTried(storage, digests, { register, chats })
  const queue = digests.map((d) => digestMessage(d, now, tried))
  const committed = await storage.commit({
    at: now,
    queue,
    notes: { [HEARTBEAT]: isoOf(now), ...outageNote(notes, now) },
  }) // do
  for (const { key } of queue) known.add(key)
  return committed.kind === 'done' ? committed.queued : 0
}

export function digestMessage(digest: Digest, now: Moment, tried?: ReadonlyMap<string, Tried>): Message {
  return {
    key: digest.key,
    to: digest.to,
    kind: 'digest',
    text: sayDigest(digest, tried),
    withoutContent: sayPrivately(countsOf(digest)),
    tells: digest.tells,
    dueAt: digest.dueAt,
    staleAt: digest.staleAt,
    queuedAt: now,
  }
}

function countsOf({ overdue, today, soon }: Digest) {
  return { overdue: overdue.length, today: today.length, soon: soon.length }
}

// A heartbeat that was missing for minutes: the sender says so above what goes late because of it.
function outageNote(notes: ReadonlyMap<string, string>, now: Moment): Readonly<Record<string, string>> {
  const beat = notes.get(HEARTBEAT)
  const outage = outageSince(beat ? readMoment(beat) : null, now)
  if (!outage) return {}
  const before = JSON.parse(notes.get(OUTAGES_NOTE) ?? '[]') as Outage[]
  return { [OUTAGES_NOTE]: JSON.stringify([...before, outage].slice(-OUTAGES_KEPT)) }
}
