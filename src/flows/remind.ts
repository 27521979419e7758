// One turn of the clock: queue what is due. Safe to run twice, by two processes, and after an outage.
import { dayOf, isoOf, type Moment, readMoment, type Time } from '../domain/calendar.ts'
import type { Chat } from '../domain/chat.ts'
import { REHEARSED } from '../domain/delivery.ts'
import { destinationsToday } from '../domain/destinations.ts'
import { addressKey, digestKey, type Message } from '../domain/message.ts'
import type { Register } from '../domain/register.ts'
import { pausedBy } from '../domain/wrong-report.ts'
import type { Clock, Storage } from '../ports.ts'
import { peopleOf, withLadderChats } from '../reminders/ladder-chats.ts'
import { withOfficeChats } from '../reminders/office-chats.ts'
import { type Outage, outageSince } from '../reminders/outbox.ts'
import { type ChatDue, chatsDue, type Digest, type PlanInput, planDigests, stepsWanted } from '../reminders/plan.ts'
import type { QuietHours } from '../reminders/quiet-hours.ts'
import type { Tried } from '../reminders/tried.ts'
import { sayDigest } from '../wording/digest.ts'
import { sayPrivately } from '../wording/private-push.ts'
import type { CurrentRegister } from './current-register.ts'
import { OUTAGES_NOTE } from './late-marks.ts'
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
  const notes = await storage.notes('service:')
  const silent = known.silent.get(register) ?? new Map<string, Moment>()
  known.silent.set(register, silent)
  const isSilent = (key: string) => Math.abs(now - (silent.get(key) ?? Number.NEGATIVE_INFINITY)) < SILENT_MS
  const isKnown = { has: (key: string) => known.queued.has(key) || isSilent(key) }
  const { coming, queue } = await digestsNow(storage, { register, now, known: isKnown, ...settings })
  const committed = await storage.commit({
    at: now,
    queue,
    notes: { [HEARTBEAT]: isoOf(now), ...outageNote(notes, now) },
  }) // do
  if (known.queued.size > QUEUED_MAX) known.queued.clear()
  for (const { key } of queue) known.queued.add(key)
  for (const { key } of coming) if (!known.queued.has(key)) silent.set(key, now)
  return committed.kind === 'done' ? committed.queued : 0
}

type Wanted = ReminderSettings & Pick<PlanInput, 'register' | 'now' | 'known'>
/** The digests of a moment as they would leave, and the chats that were looked at for them. */
export async function digestsNow(storage: Storage, { register, now, known, digestAt, quiet }: Wanted) {
  const bound = await storage.chats() // gather
  const members = await storage.members()
  const own = withOfficeChats(destinationsToday(bound, members, dayOf(now)), members, register.directory)
  const places = withLadderChats(own, members, bound)
  const here = { register, chats: places, people: peopleOf(members), now, digestAt, quiet, ...(known ? { known } : {}) }
  const coming = chatsDue(here)
  // What was told and called wrong is read when a digest is due, not every minute.
  if (!coming.length) return { coming, queue: [] }
  const tied = [...bound, ...places]
  const input = { ...here, tied, chats: await withoutHeard(storage, coming, { bound, places }) }
  const due = chatsDue(input)
  const told = await storage.toldSteps(stepsWanted(register, due))
  const { reports, correctedAt } = await readWrongReports(storage)
  const digests = planDigests({ ...input, told, paused: pausedBy(reports, correctedAt) }) // decide
  const tried = await whatWasTried(storage, digests, { register, chats: tied })
  return { coming, queue: digests.map((d) => digestMessage(d, now, tried)) }
}

export function digestMessage(digest: Digest, now: Moment, tried?: ReadonlyMap<string, Tried>): Message {
  return {
    key: digest.key,
    to: digest.to,
    kind: 'digest',
    text: sayDigest(digest, tried),
    withoutContent: sayPrivately(digest),
    tells: digest.tells,
    dueAt: digest.dueAt,
    staleAt: digest.staleAt,
    queuedAt: now,
  }
}

/**
 * The chats that may be due, without what has heard of today at another place of its own: a body that loses a place, or gets one back,
 * reads its digest once. Whoever hears beside another by design (a deputy) is such a place today, so it does not count.
 */
export async function withoutHeard(
  storage: Pick<Storage, 'messages'>,
  due: readonly ChatDue[],
  { bound, places }: { readonly bound: readonly Chat[]; readonly places: readonly Chat[] },
): Promise<readonly Chat[]> {
  const isOf = (name: string, chat: Chat) => (c: Chat) => c.province === chat.province && c.bodies.includes(name)
  const others = due.flatMap(({ chat, time }) =>
    chat.bodies.flatMap((name) => {
      // Where it reads what climbed alone it has not read the rest.
      const today = new Set(places.filter((c) => !c.hearsClimbed && isOf(name, chat)(c)).map((c) => addressKey(c.to)))
      const lost = bound.filter(isOf(name, chat)).filter((c) => !today.has(addressKey(c.to)))
      return lost.map((other) => ({ chat, name, other, key: digestKey(other.to, time.day) }))
    }),
  )
  if (!others.length) return due.map((d) => d.chat)
  const known = await storage.messages({ kinds: ['digest'], keys: others.map((o) => o.key) })
  const byKey = new Map(known.map((m) => [m.key, m] as const))
  const isHeard = ({ key, other }: (typeof others)[number]) => {
    const m = byKey.get(key)
    const waits = m?.state === 'pending' || m?.state === 'sending'
    return m?.state === 'sent' || m?.why?.startsWith(REHEARSED) === true || (waits && other.parked === null)
  }
  const heard = new Map<Chat, string[]>()
  for (const one of others.filter(isHeard)) heard.set(one.chat, [...(heard.get(one.chat) ?? []), one.name])
  return due.flatMap(({ chat }): readonly Chat[] => {
    const bodies = chat.bodies.filter((name) => !heard.get(chat)?.includes(name))
    return bodies.length ? [{ ...chat, bodies }] : []
  })
}

// A heartbeat that was missing for minutes: the sender says so above what goes late because of it.
function outageNote(notes: ReadonlyMap<string, string>, now: Moment): Readonly<Record<string, string>> {
  const beat = notes.get(HEARTBEAT)
  const outage = outageSince(beat ? readMoment(beat) : null, now)
  if (!outage) return {}
  const before = JSON.parse(notes.get(OUTAGES_NOTE) ?? '[]') as Outage[]
  return { [OUTAGES_NOTE]: JSON.stringify([...before, outage].slice(-OUTAGES_KEPT)) }
}
