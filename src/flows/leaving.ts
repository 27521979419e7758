// Who loses a role, or a chat its body, hears nothing more of it: neither from the next plan nor from what waits.

import type { Body } from '../domain/agency.ts'
import type { Moment } from '../domain/calendar.ts'
import type { Chat, Member } from '../domain/chat.ts'
import type { Settlement } from '../domain/delivery.ts'
import { type Address, addressKey, type Message } from '../domain/message.ts'
import type { Changes, Storage } from '../ports.ts'
import { asGivenUp } from '../reminders/outbox.ts'
import { sayMovedAway } from '../wording/access.ts'
import { sayCalendarEnded } from '../wording/report-feed.ts'
import { afterMove, bindChat, chatAt, type Move, strangeInMove, unbindChat } from './access.ts'
import { feedNote, feedSetting } from './calendar-feeds.ts'
import { untiedNotes } from './untied.ts'
import { noticesTo } from './words/word-turn.ts'

type Step = {
  readonly chats: readonly Chat[]
  /** The private chat of the person. */
  readonly to: Address
  readonly before: Member | null
  /** Null: no role any more. */
  readonly after: Member | null
  /** The person writes from there: the bot may write back. Left out: nobody knows. */
  readonly isHere?: boolean
  readonly now: Moment
}
/** The chats as they stand once a person has another role: the private chat follows it. `isLost`: something is not theirs any more. */
export function chatFollows(step: Step): { readonly changes: Partial<Changes>; readonly isLost: boolean } {
  const { chats, to, before, after, isHere = false, now } = step
  const isLost = after === null || (before !== null && !isSameRole(before, after))
  const known = chatAt(chats, to)
  const kept = known && isLost ? bodiesKept(known, before, after) : (known?.bodies ?? [])
  const others = chats.filter((c) => c !== known)
  const left = known && kept.length ? [...others, { ...known, bodies: kept, bodiesAt: now }] : others
  const bound = isHere && after && bindsTo(after) ? bindChat(left, to, bodyOf(after), now) : null
  if (bound?.kind === 'bound') return { changes: bound.changes, isLost }
  if (!known || kept.length === known.bodies.length) return { changes: {}, isLost }
  return {
    changes: kept.length ? { chats: [{ ...known, bodies: kept, bodiesAt: now }] } : { unbound: [known.to] },
    isLost,
  }
}
/** The person's role, the chat that follows it, and what waits for that chat and must not leave any more. */
export async function roleChanges(storage: Storage, step: Step): Promise<Partial<Changes>> {
  const { to, before, after } = step
  const { changes, isLost } = chatFollows(step)
  const person = after ? { members: [after] } : before ? { dismissed: [before] } : {}
  if (!isLost) return { ...changes, ...person }
  const known = chatAt(step.chats, to)
  const kept = changes.chats?.find((c) => addressKey(c.to) === addressKey(to))?.bodies ?? []
  const gone = changes.unbound || changes.chats ? (known?.bodies ?? []).filter((name) => !kept.includes(name)) : []
  const untied = untiedNotes(
    gone.map((name) => ({ province: known?.province ?? '', name })),
    step.now,
  )
  const ended: Partial<Changes> = before
    ? await feedsEnded(storage, { ...step, province: before.province, body: before.body })
    : {}
  return {
    ...changes,
    ...person,
    ...ended,
    notes: { ...untied, ...ended.notes },
    settled: await withdrawn(storage, to),
  }
}

type Left = Pick<Step, 'chats' | 'to' | 'now'> & { readonly province: string | null; readonly body: string | null }
/** Calendar links that this person or place may hold are worth nothing any more; whoever stays is told how to get the new one. */
async function feedsEnded(storage: Storage, { chats, to, now, province, body }: Left): Promise<Partial<Changes>> {
  const given = await storage.notes(feedNote({ province: province ?? '', name: body ?? '' }).replace(/:*$/, ''))
  const held = [...given.keys()].map((key) => bodyIn(key)).filter((b) => body === null || b.name === body)
  const own = province !== null && body !== null ? [{ province, name: body }] : []
  const turns = await storage.settings('feed:')
  const settings = [...own, ...held].map((b) => [feedSetting(b), String(Number(turns.get(feedSetting(b)) ?? 0) + 1)])
  const queue = held.flatMap((b) =>
    chats
      .filter((c) => c.province === b.province && c.bodies.includes(b.name) && addressKey(c.to) !== addressKey(to))
      .map((c) => endedNotice(b, c.to, now)),
  )
  return {
    settings: Object.fromEntries(settings),
    notes: Object.fromEntries(held.map((b) => [feedNote(b), null])),
    queue,
  }
}
const bodyIn = (note: string) => {
  const [, province = '', name = ''] = note.split(':')
  return { province, name }
}
function endedNotice(body: Body, to: Address, now: Moment): Message {
  const key = `${feedNote(body)}:${now}>${addressKey(to)}`
  return {
    key,
    to,
    kind: 'notice',
    text: sayCalendarEnded(body).join('\n'),
    tells: [],
    dueAt: now,
    staleAt: null,
    queuedAt: now,
  }
}

/** Unties a chat from a body, or from all (null): what waits for it does not leave any more. Null: it is not tied to it. */
export async function unbinding(storage: Storage, to: Address, body: string | null, now: Moment) {
  const chats = await storage.chats()
  const unbound = unbindChat(chats, to, body, now)
  if (unbound.kind === 'not-bound') return null
  const known = chatAt(chats, to)
  const lost = known?.bodies.filter((name) => !unbound.left.includes(name)) ?? []
  const ended: Partial<Changes>[] = []
  for (const name of lost)
    ended.push(await feedsEnded(storage, { chats, to, now, province: known?.province ?? '', body: name }))
  const changes: Partial<Changes> = {
    ...unbound.changes,
    settled: await withdrawn(storage, to),
    settings: Object.assign({}, ...ended.map((e) => e.settings)),
    notes: Object.assign(
      untiedNotes(
        lost.map((name) => ({ province: known?.province ?? '', name })),
        now,
      ),
      ...ended.map((e) => e.notes),
    ),
    queue: ended.flatMap((e) => e.queue ?? []),
  }
  return { left: unbound.left, changes }
}

/**
 * A group has a new id. Bound there in another province, that is the newer word of its people, and a chat belongs to bodies of one
 * province: the old bindings end, with what waits for them.
 */
export async function movedTo(storage: Storage, move: Move, now: Moment): Promise<Partial<Changes>> {
  const chats = await storage.chats()
  const ended: Partial<Changes>[] = []
  for (const { to, province, bodies } of strangeInMove(chats, move)) {
    const one = await unbinding(storage, to, null, now)
    if (!one) continue
    const text = sayMovedAway(bodies).join('\n')
    const key = `moved:${addressKey(to)}:${now}`
    const told = noticesTo({ members: await storage.members() }, province, { key, text, now })
    ended.push({ ...one.changes, queue: [...(one.changes.queue ?? []), ...told] })
  }
  if (!ended.length) return afterMove(chats, move)
  return {
    moved: [move],
    unbound: ended.flatMap((e) => e.unbound ?? []),
    settled: ended.flatMap((e) => e.settled ?? []),
    settings: Object.assign({}, ...ended.map((e) => e.settings)),
    notes: Object.assign({}, ...ended.map((e) => e.notes)),
    queue: ended.flatMap((e) => e.queue ?? []),
  }
}

// Answers go to who asked; what a plan put there is planned anew for whoever it is for then.
async function withdrawn(storage: Storage, to: Address): Promise<readonly Settlement[]> {
  const open = await storage.messages({ channel: to.channel, chat: to.chat, states: ['pending', 'sending'] })
  return open
    .filter((m) => m.kind !== 'answer' && addressKey(m.to) === addressKey(to))
    .map((m) => ({ ...asGivenUp(m), why: 'this place is no longer for it' }))
}

function isSameRole(a: Member, b: Member): boolean {
  return a.role === b.role && a.province === b.province && a.body === b.body
}
// Only the office keeps chats that were tied to it by hand; what came with the role before goes with it.
function bodiesKept(chat: Chat, before: Member | null, after: Member | null): readonly string[] {
  if (!after || (after.province !== null && after.province !== chat.province)) return []
  if (after.role === 'secretariat') return chat.bodies.filter((name) => name !== before?.body)
  return after.role === 'focal' ? chat.bodies.filter((name) => name === after.body) : []
}
// The focal person's own chat is the body's last destination: it is pressed while no group of the body is reached.
function bindsTo({ role, province, body }: Member): boolean {
  return role === 'focal' && province !== null && body !== null
}
const bodyOf = ({ province, body }: { readonly province: string | null; readonly body: string | null }) => ({
  province: province ?? '',
  name: body ?? '',
})
