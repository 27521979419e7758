// Chats are bound to bodies, people get roles and lose them: what each step changes, for the chat and the command line alike.
import { type Body, bodyKey } from '../domain/agency.ts'
import type { Moment } from '../domain/calendar.ts'
import type { Chat, Member } from '../domain/chat.ts'
import { destinationsOf } from '../domain/destinations.ts'
import { type Address, addressKey } from '../domain/message.ts'
import type { Register } from '../domain/register.ts'
import type { Changes } from '../ports.ts'
import { OFFICE } from '../reminders/alarms.ts'
import type { Grant } from './codes.ts'

export type Bound =
  | { readonly kind: 'bound'; readonly chat: Chat; readonly changes: Partial<Changes> }
  | { readonly kind: 'already'; readonly chat: Chat }
  /** A chat belongs to bodies of one province. */
  | { readonly kind: 'other-province'; readonly province: string }

/** Ties a chat to one more body; a chat that was parked lives again. */
export function bindChat(chats: readonly Chat[], to: Address, body: Body, now: Moment): Bound {
  const known = chatAt(chats, to)
  // The topics of a group are read by the same people.
  const elsewhere = chats.find((c) => isSameChat(c.to, to) && c.province !== body.province)
  if (elsewhere) return { kind: 'other-province', province: elsewhere.province }
  if (known?.bodies.includes(body.name) && known.parked === null) return { kind: 'already', chat: known }
  const chat: Chat = known
    ? {
        ...known,
        bodies: [...new Set([...known.bodies, body.name])],
        ...(known.bodies.includes(body.name) ? {} : { bodiesAt: now }),
        parked: null,
      }
    : {
        to,
        province: body.province,
        bodies: [body.name],
        boundAt: now,
        parked: null,
        digestAt: null,
        muted: false,
        snoozedUntil: null,
      }
  return { kind: 'bound', chat, changes: { chats: [chat] } }
}

export type Unbound =
  | { readonly kind: 'unbound'; readonly left: readonly string[]; readonly changes: Partial<Changes> }
  | { readonly kind: 'not-bound' }

/** Unties a chat from one body, or (null) from all: it sees nothing any more from this moment on. */
export function unbindChat(chats: readonly Chat[], to: Address, body: string | null, now: Moment): Unbound {
  const known = chatAt(chats, to)
  if (!known || (body !== null && !known.bodies.includes(body))) return { kind: 'not-bound' }
  const left = body === null ? [] : known.bodies.filter((name) => name !== body)
  return {
    kind: 'unbound',
    left,
    changes: left.length ? { chats: [{ ...known, bodies: left, bodiesAt: now }] } : { unbound: [known.to] },
  }
}

function isSameChat(a: Address, b: Address): boolean {
  return a.channel === b.channel && a.chat === b.chat
}
/** The chat bound at an address; a topic without a binding of its own has that of its whole group. */
export function chatAt(chats: readonly Chat[], to: Address): Chat | null {
  return chats.find((c) => addressKey(c.to) === addressKey(to)) ?? null
}
export function chatFor(chats: readonly Chat[], to: Address): Chat | null {
  return chatAt(chats, to) ?? (to.thread === null ? null : chatAt(chats, { ...to, thread: null }))
}

export type Move = { readonly channel: string; readonly from: string; readonly to: string }
/** A group has a new id. Where that one is bound already (it may speak first), the bodies of both are joined there. */
export function afterMove(chats: readonly Chat[], move: Move): Pick<Changes, 'moved' | 'chats'> {
  const { before, after } = aroundMove(chats, move)
  const joined = before.flatMap((old): readonly Chat[] => {
    const known = after.find((c) => c.to.thread === old.to.thread)
    if (!known || known.province !== old.province) return []
    return [
      {
        ...known,
        bodies: [...new Set([...known.bodies, ...old.bodies])],
        boundAt: Math.min(known.boundAt, old.boundAt),
      },
    ]
  })
  return { moved: [move], ...(joined.length ? { chats: joined } : {}) }
}

/** What is bound at the old id while the new one is bound in another province. */
export function strangeInMove(chats: readonly Chat[], move: Move): readonly Chat[] {
  const { before, after } = aroundMove(chats, move)
  return move.from === move.to ? [] : before.filter((old) => after.some((c) => c.province !== old.province))
}
function aroundMove(chats: readonly Chat[], { channel, from, to }: Move) {
  const at = (chat: string) => chats.filter((c) => c.to.channel === channel && c.to.chat === chat)
  return { before: at(from), after: at(to) }
}

/** What a code makes of the person who used it in a private chat. */
export function memberOf(grant: Grant, person: { readonly channel: string; readonly user: string }): Member {
  return {
    ...person,
    role: grant.role,
    province: grant.province,
    body: grant.body,
    ...(grant.deputy ? { deputy: true } : {}),
  }
}

/** Whose work a person has; the people of the office have the office's. */
export function ownBody({ role, body }: Member): string | null {
  return role === 'secretariat' ? OFFICE : body
}

/** The bodies of a province that owe anything or have a chat. */
export function bodiesConcerned(register: Register, province: string, chats: readonly Chat[]): readonly Body[] {
  const owing = new Set(register.tasksIn(province).flatMap((t) => [...t.shares.keys()]))
  const bound = new Set(chats.filter((c) => c.province === province).flatMap((c) => c.bodies))
  return register.directory.bodies(province).filter((b) => owing.has(b.name) || bound.has(b.name))
}
export type Reached = {
  readonly body: Body
  /** In order: what is pressed goes to the first that is reached. */
  readonly chats: readonly Chat[]
  readonly focal: readonly Member[]
  /** `reached`: something arrives · `parked`: nothing does any more · `never`: no chat and no focal person. */
  readonly state: 'reached' | 'parked' | 'never'
  /** When its last place was untied; left out: it has one, or never had. */
  readonly untiedAt?: Moment
}

/** For each body whether anything reaches it. A private chat of its focal person counts: its id is the person's. */
export function reachOf(
  bodies: readonly Body[],
  chats: readonly Chat[],
  members: readonly Member[],
  untied: ReadonlyMap<string, Moment> = new Map(),
): readonly Reached[] {
  return bodies.map((body) => {
    const own = destinationsOf(body, chats, members)
    const focal = members.filter((m) => answersFor(m, body))
    const state = own.some((c) => c.parked === null) ? 'reached' : own.length ? 'parked' : 'never'
    const untiedAt = own.length ? undefined : untied.get(bodyKey(body))
    return { body, chats: own, focal, state, ...(untiedAt === undefined ? {} : { untiedAt }) }
  })
}
function answersFor({ role, province, body }: Member, of: Body): boolean {
  if (of.name === OFFICE) return role === 'secretariat' && (province === null || province === of.province)
  return role === 'focal' && province === of.province && body === of.name
}
export function unreached(reached: readonly Reached[]): readonly string[] {
  return reached.filter((r) => r.state !== 'reached').map((r) => bodyKey(r.body))
}
