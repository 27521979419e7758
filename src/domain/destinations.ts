// Where a body is pressed: its destinations in order, groups first. One place at a time: nothing is read twice, no quota is spent twice.
import { isAwayOn } from './absence.ts'
import type { Body } from './agency.ts'
import type { Day } from './calendar.ts'
import { type Chat, type Member, personKey } from './chat.ts'
import { addressKey } from './message.ts'
import { standInsOf } from './stand-ins.ts'

/** All that a body is bound to, in order: groups, then private chats, each by how long they are bound; lost ones too. */
export function destinationsOf(
  { province, name }: Body,
  chats: readonly Chat[],
  members: readonly Member[],
): readonly Chat[] {
  const own = chats.filter((c) => c.province === province && c.bodies.includes(name))
  return own.length < 2 ? own : inOrder(own, new Set(members.map(personKey)))
}

/**
 * The living chats, each with those of its bodies that it is the first reached destination of; a chat that is first for nothing is
 * left out. Where that is the private chat of somebody who is away, or nothing is left, the deputies hear too.
 */
export function destinationsToday(chats: readonly Chat[], members: readonly Member[], today: Day): readonly Chat[] {
  const people = new Map(members.map((m) => [personKey(m), m] as const))
  const first = firstReached(chats, new Set(people.keys()))
  const found = new Map<string, Chat>()
  for (const [key, chat] of first) add(found, chat, bodyIn(key).name)
  for (const { province, body } of members.filter((m) => m.deputy && m.role === 'member')) {
    if (province === null || body === null) continue
    const chat = first.get(bodyKeyOf(province, body))
    const person = chat && people.get(chatKey(chat))
    if (chat && !(person?.role === 'focal' && person.body === body && isAwayOn(person, today))) continue
    for (const deputy of standInsOf({ province, name: body }, members, today)) {
      const to = { channel: deputy.channel, chat: deputy.user, thread: null }
      const own = chats.find((c) => addressKey(c.to) === addressKey(to))
      if (!own && deputy.parked === undefined)
        add(found, { ...(chat ? withoutFollow(chat) : unbound(province)), to }, body)
      else if (own?.parked === null && own.province === province) add(found, own, body)
    }
  }
  return [...found.values()]
}

function firstReached(chats: readonly Chat[], people: ReadonlySet<string>): ReadonlyMap<string, Chat> {
  const first = new Map<string, Chat>()
  for (const chat of inOrder(chats, people)) {
    if (chat.parked !== null) continue
    for (const name of chat.bodies) {
      const key = bodyKeyOf(chat.province, name)
      if (!first.has(key)) first.set(key, chat)
    }
  }
  return first
}
// A private chat is named after its person.
function inOrder(chats: readonly Chat[], people: ReadonlySet<string>): readonly Chat[] {
  const isPrivate = (c: Chat) => Number(people.has(chatKey(c)))
  return chats.toSorted((a, b) => isPrivate(a) - isPrivate(b) || a.boundAt - b.boundAt)
}
/** In the order of its own binding, so that a digest names its bodies as it did before. */
function add(found: Map<string, Chat>, chat: Chat, name: string): void {
  const key = addressKey(chat.to)
  const had = found.get(key)?.bodies ?? []
  if (had.includes(name)) return
  const all = [...had, name]
  const order = (b: string) => (chat.bodies.includes(b) ? chat.bodies.indexOf(b) : chat.bodies.length)
  found.set(key, { ...(found.get(key) ?? chat), bodies: all.toSorted((a, b) => order(a) - order(b)) })
}
function withoutFollow({ follow: _own, ...rest }: Chat): Chat {
  return rest
}
function unbound(province: string): Omit<Chat, 'to'> {
  return { province, bodies: [], boundAt: 0, parked: null, digestAt: null, muted: false, snoozedUntil: null }
}
const chatKey = ({ to }: Chat) => `${to.channel}:${to.chat}`
const bodyKeyOf = (province: string, name: string) => `${province}\n${name}`
const bodyIn = (key: string): Body => ({ province: key.split('\n')[0] ?? '', name: key.split('\n')[1] ?? '' })
