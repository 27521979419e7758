// A chat that reaches a body after a document was published, newly tied or alive again: what the body still owes and was never handed goes out now.
import { type Day, dayOf, type Moment, momentOf } from '../domain/calendar.ts'
import { type Chat, type Member, personKey } from '../domain/chat.ts'
import type { OutboxMessage } from '../domain/delivery.ts'
import { type Address, addressKey, type Message, newsKey, taskOfStep } from '../domain/message.ts'
import { leads, type Register, type Task } from '../domain/register.ts'
import { isOpen, standingOf } from '../domain/status.ts'
import type { Changes, Storage } from '../ports.ts'
import { firstAllowed, type QuietHours } from '../reminders/quiet-hours.ts'
import { sayHandout, sayReceive } from '../wording/import.ts'
import { chatAt, ownBody } from './access.ts'
import { placesOn } from './current-office.ts'
import { type LeadSince, leadKey, leadsSince } from './lead-since.ts'
import { HANDED, handedKey } from './publish.ts'
import { isAcknowledged } from './words/acknowledge.ts'

type LateWorld = {
  readonly register: Register
  /** The chats and people as they were before. */
  readonly chats: readonly Chat[]
  readonly members: readonly Member[]
  readonly now: Moment
  readonly quiet: QuietHours
}
type Stored = Pick<Storage, 'messages' | 'settings' | 'entries'>
/** A place that reaches a body from now on. */
type Reaches = {
  readonly chat: Chat
  readonly body: string
  /** Somebody new of the office: what its others were handed told him nothing. */
  readonly isNew?: true
}

/** The changes that tie chats to bodies, or bring them back to life, with the hand-outs that those bodies have missed. */
export async function withLateHandouts(
  storage: Stored,
  changes: Partial<Changes>,
  world: LateWorld,
): Promise<Partial<Changes>> {
  const reaches = [...tiedBy(changes, world), ...revivedBy(changes, world), ...admittedBy(changes, world)]
  if (!reaches.length) return changes
  const handed = await storage.settings(HANDED) // gather
  const late: Message[] = []
  for (const one of reaches) {
    const owed = owedBy(one, handed, world)
    if (!owed.length) continue
    const sent = await sentTo(one.isNew ? [one.chat.to] : placesOf(one, world), oldest(owed), storage)
    const ledSince = await changedSince(one, owed, world.register, storage)
    late.push(...lateHandouts(one, owed, { ...world, sent, ledSince })) // decide
  }
  return late.length ? { ...changes, queue: [...(changes.queue ?? []), ...late] } : changes
}

function tiedBy({ chats = [] }: Partial<Changes>, world: LateWorld): readonly Reaches[] {
  return chats.flatMap((chat) => {
    const before = chatAt(world.chats, chat.to)
    const isNew = (body: string) => !before?.bodies.includes(body) || before.parked !== null
    return chat.parked === null ? chat.bodies.filter(isNew).map((body) => ({ chat, body })) : []
  })
}
/** Places that nothing reached, each with the bodies that are pressed there from now on: another place of theirs may come first. */
function revivedBy({ parks = [] }: Partial<Changes>, world: LateWorld): readonly Reaches[] {
  const { chats, members, now } = world
  const lives = parks.flatMap((p) => (p.why === null ? [p.to] : []))
  const isRevived = (to: Address) => lives.some((place) => isIn(to, place))
  const since = new Map<string, Moment | null | undefined>()
  for (const c of chats) if (c.parked !== null && isRevived(c.to)) since.set(addressKey(c.to), c.parkedAt)
  // A private chat that is not bound may be a place of the office, or of a body whose focal person is away.
  for (const m of members)
    if (m.parked !== undefined && isRevived(privateOf(m))) since.set(addressKey(privateOf(m)), m.parkedAt)
  if (!since.size) return []
  const after = {
    chats: chats.map((c) => (since.has(addressKey(c.to)) ? { ...c, parked: null } : c)),
    members: members.map((m) => (since.has(addressKey(privateOf(m))) ? withoutParked(m) : m)),
    directory: world.register.directory,
  }
  return placesOn(after, now).flatMap((place) => {
    const key = addressKey(place.to)
    const chat = { ...place, parkedAt: since.get(key) ?? null }
    return since.has(key) ? place.bodies.map((body) => ({ chat, body })) : []
  })
}
/** Who is of the office from now on and hears there what is the office's own, where it has no group. */
function admittedBy({ members = [] }: Partial<Changes>, world: LateWorld): readonly Reaches[] {
  const { register, now } = world
  const isSame = (a: Member, b: Member) => a.channel === b.channel && a.user === b.user
  const before = placesOn({ ...world, directory: register.directory }, now)
  const others = world.members.filter((m) => !members.some((one) => isSame(m, one)))
  const after = placesOn({ ...world, members: [...others, ...members], directory: register.directory }, now)
  const isPlace = (places: readonly Chat[], { to, province }: Chat) =>
    places.some((c) => c.standsFor === province && addressKey(c.to) === addressKey(to))
  return after
    .filter((c) => c.standsFor !== undefined && !isPlace(before, c))
    .filter((c) => members.some((m) => addressKey(privateOf(m)) === addressKey(c.to)))
    .flatMap((chat) => chat.bodies.map((body) => ({ chat, body, isNew: true as const })))
}
const privateOf = ({ channel, user }: Member): Address => ({ channel, chat: user, thread: null })
function withoutParked({ parked: _why, parkedAt: _at, ...member }: Member): Member {
  return member
}
/** A chat that lives again does so with all its topics. */
function isIn(to: Address, place: Address): boolean {
  const isSame = to.channel === place.channel && to.chat === place.chat
  return isSame && (place.thread === null || to.thread === place.thread)
}

function owedBy({ chat, body }: Reaches, handed: ReadonlyMap<string, string>, world: LateWorld): readonly Task[] {
  const { register, now } = world
  return register
    .tasksIn(chat.province)
    .filter(
      (task) =>
        task.shares.has(body) &&
        handed.has(handedKey(task.document.id)) &&
        !isAcknowledged(register, task, body) &&
        isOpen(standingOf(task, body, register, now).status),
    )
}
const oldest = (tasks: readonly Task[]): Day => tasks.map((t) => t.document.known_from).sort()[0] ?? ''

/** Wherever a body may have been handed something: its chats, and the private chats of those who stand in for it. */
function placesOf({ chat, body }: Reaches, { chats, members }: LateWorld): readonly Address[] {
  const own = chats.filter((c) => c.province === chat.province && c.bodies.includes(body)).map((c) => c.to)
  const people = members
    .filter((m) => (m.province ?? chat.province) === chat.province && ownBody(m) === body)
    .map(privateOf)
  const all = [chat.to, ...own, ...people]
  return [...new Map(all.map((to) => [addressKey(to), to] as const)).values()]
}
/** What these places alone were handed since the oldest of the documents: not what all hand-outs of the years come to. */
async function sentTo(places: readonly Address[], since: Day, storage: Stored): Promise<readonly OutboxMessage[]> {
  const own = new Set(places.map(addressKey))
  const chats = new Map(places.map((to) => [personKey({ channel: to.channel, user: to.chat }), to] as const))
  const queuedFrom = momentOf(since, '00:00')
  const found: OutboxMessage[] = []
  for (const { channel, chat } of chats.values())
    found.push(...(await storage.messages({ channel, chat, kinds: ['handout'], queuedFrom })))
  return found.filter((m) => own.has(addressKey(m.to)))
}
/** Who came to lead while nothing arrived was told of the task as a helper. */
async function changedSince({ chat }: Reaches, owed: readonly Task[], register: Register, storage: Stored) {
  const since = chat.parkedAt
  if (typeof since !== 'number') return new Map<string, Moment>()
  const tasks = owed.map((t) => t.no)
  return leadsSince(await storage.entries({ tasks, kinds: ['corrected', 'ended'], since }), register)
}

type Facts = LateWorld & { readonly sent: readonly OutboxMessage[]; readonly ledSince: LeadSince }
function lateHandouts({ chat, body }: Reaches, owed: readonly Task[], facts: Facts): readonly Message[] {
  const { register, now, quiet, sent } = facts
  const { to } = chat
  const missed = owed.filter((task) => !isTold(task, body, facts))
  const documents = [...new Set(missed.map((t) => t.document))]
  return documents.map((document) => {
    const tasks = missed.filter((t) => t.document === document)
    const key = `handout:${document.id}:${addressKey(to)}:${body}`
    // One that was lost on the way does not stand for the next; the same one is never queued twice.
    const before = sent.filter((m) => m.key === key || m.key.startsWith(`${key}:`)).length
    return {
      key: before ? `${key}:${before + 1}` : key,
      to,
      kind: 'handout',
      text: sayHandout(document, tasks, [body], { register, today: dayOf(now) }),
      offers: { choices: [sayReceive(tasks[0]?.no ?? null)], isGroup: true },
      tells: tasks.map((t) => newsKey(t.no, to)),
      dueAt: firstAllowed(now, quiet, register.rules.calendar),
      staleAt: null,
      queuedAt: now,
    }
  })
}
/** A hand-out has told any place of a body, or is about to: where it came to lead since, of that too. */
function isTold(task: Task, body: string, { sent, ledSince }: Facts): boolean {
  const since = (leads(task, body) ? ledSince.get(leadKey(task.no, body)) : undefined) ?? 0
  return sent.some(
    (m) =>
      m.state !== 'never' &&
      m.state !== 'stale' &&
      m.queuedAt >= since &&
      m.tells.some((step) => taskOfStep(step) === task.no),
  )
}
