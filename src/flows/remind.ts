// One turn of the clock: queue what is due. Safe to run twice, by two processes, and after an outage.
import { dayOf, isoOf, type Moment, readMoment, type Time } from '../domain/calendar.ts'
import type { Message } from '../domain/message.ts'
import type { Register } from '../domain/register.ts'
import { withStandIns } from '../domain/stand-ins.ts'
import { pausedBy } from '../domain/wrong-report.ts'
import type { Clock, Storage } from '../ports.ts'
import { withOfficeChats } from '../reminders/office-chats.ts'
import { type Outage, outageSince } from '../reminders/outbox.ts'
import { chatsDue, type Digest, planDigests, stepsWanted } from '../reminders/plan.ts'
import type { QuietHours } from '../reminders/quiet-hours.ts'
import type { Tried } from '../reminders/tried.ts'
import { sayDigest } from '../wording/digest.ts'
import { sayPrivately } from '../wording/private-push.ts'
import type { CurrentRegister } from './current-register.ts'
import { OUTAGES_NOTE } from './send.ts'
import { whatWasTried } from './tried.ts'
import { readWrongReports } from './wrong-reports.ts'

export type ReminderSettings = {
  readonly digestAt: Time
  readonly quiet: QuietHours
}
export type RemindWorld = {
  readonly storage: Storage
  readonly current: CurrentRegister
  readonly clock: Clock
  readonly settings: ReminderSettings
  readonly known: KnownDigests
}
/** What this process need not plan again every minute. Storage refuses doubles all the same. */
export type KnownDigests = {
  /** Keys of digests that stand in the outbox. */
  readonly queued: Set<string>
  /** When those were looked at that had nothing to say, as long as the register is the same. */
  readonly silent: WeakMap<Register, Map<string, Moment>>
}
export function noneKnown(): KnownDigests {
  return { queued: new Set(), silent: new WeakMap() }
}
/** What had nothing to say may have something once a message of yesterday has gone stale untold: it is looked at again. */
const SILENT_MS = 10 * 60_000
/** More than the digests of some days: the oldest will not come again. */
const QUEUED_MAX = 50_000
/** The note under which the service writes down that it lived at a moment. */
export const HEARTBEAT = 'service:heartbeat'
const OUTAGES_KEPT = 20

/** Queues the digests whose time it is and notes that the service lives. Gives the number queued. */
export async function remind({ storage, current, clock, settings, known }: RemindWorld): Promise<number> {
  const now = clock.now()
  const register = await current.read() // gather
  const [bound, notes] = [await storage.chats(), await storage.notes('service:')]
  const members = await storage.members()
  const chats = withOfficeChats(withStandIns(bound, members, dayOf(now)), members, register.directory)
  const silent = known.silent.get(register) ?? new Map<string, Moment>()
  known.silent.set(register, silent)
  const isSilent = (key: string) => Math.abs(now - (silent.get(key) ?? Number.NEGATIVE_INFINITY)) < SILENT_MS
  const isKnown = { has: (key: string) => known.queued.has(key) || isSilent(key) }
  const input = { register, chats, now, known: isKnown, ...settings }
  const due = chatsDue(input)
  // What was told is read when a digest is due, not every minute.
  const told = due.length ? await storage.toldSteps(stepsWanted(register, due)) : new Set<string>()
  const wrong = due.length ? await readWrongReports(storage) : null
  const paused = wrong ? pausedBy(wrong.reports, wrong.correctedAt) : new Set<string>()
  const digests = due.length ? planDigests({ ...input, told, paused }) : [] // decide
  const tried = await whatWasTried(storage, digests, { register, chats })
  const queue = digests.map((d) => digestMessage(d, now, tried))
  const committed = await storage.commit({
    at: now,
    queue,
    notes: { [HEARTBEAT]: isoOf(now), ...outageNote(notes, now) },
  }) // do
  if (known.queued.size > QUEUED_MAX) known.queued.clear()
  for (const { key } of queue) known.queued.add(key)
  for (const { key } of due) if (!known.queued.has(key)) silent.set(key, now)
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

function countsOf({ overdue, today, soon, pressed }: Digest) {
  const climbed = new Set(pressed.map((p) => p.task.no)).size
  return { overdue: overdue.length, today: today.length, soon: soon.length, climbed }
}

// A heartbeat that was missing for minutes: the sender says so above what goes late because of it.
function outageNote(notes: ReadonlyMap<string, string>, now: Moment): Readonly<Record<string, string>> {
  const beat = notes.get(HEARTBEAT)
  const outage = outageSince(beat ? readMoment(beat) : null, now)
  if (!outage) return {}
  const before = JSON.parse(notes.get(OUTAGES_NOTE) ?? '[]') as Outage[]
  return { [OUTAGES_NOTE]: JSON.stringify([...before, outage].slice(-OUTAGES_KEPT)) }
}
