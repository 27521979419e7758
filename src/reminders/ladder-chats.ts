// Where a superior or board reads by name what climbed to it: the private chats of its leader and focal person. Its group reads counts.
import { type Chat, isOutOfReach, type Member, personKey } from '../domain/chat.ts'
import { addressKey } from '../domain/message.ts'
import { OFFICE } from './alarms.ts'

/**
 * The places of today, and for each body that is not heard in a private chat already those of its people, beside a group of its own as
 * well as without one. There they read what climbed alone: what the body owes itself is not a leader's to acknowledge. Who cannot be
 * written to is no place; who turned the reminders of a private chat off, or put them off, has done so for these too.
 */
export function withLadderChats(
  places: readonly Chat[],
  members: readonly Member[],
  bound: readonly Chat[],
): readonly Chat[] {
  const people = peopleOf(members)
  const bodyKey = (province: string, name: string) => `${province}\n${name}`
  const heard = new Set(
    places
      .filter((c) => c.parked === null && isPrivate(c, people))
      .flatMap((c) => c.bodies.map((name) => bodyKey(c.province, name))),
  )
  const known = new Map(bound.map((c) => [addressKey(c.to), c] as const))
  const more = members.flatMap((member): readonly Chat[] => {
    const { channel, user, role, province, body } = member
    if ((role !== 'leader' && role !== 'focal') || province === null || body === null || body === OFFICE) return []
    if (heard.has(bodyKey(province, body)) || isOutOfReach(member)) return []
    const to = { channel, chat: user, thread: null }
    const own = known.get(addressKey(to))
    return [
      {
        to,
        province,
        bodies: [body],
        boundAt: 0,
        parked: null,
        digestAt: own?.digestAt ?? null,
        muted: own?.muted ?? false,
        snoozedUntil: own?.snoozedUntil ?? null,
        standsFor: `${province}: ${body}`,
        hearsClimbed: true,
      },
    ]
  })
  return more.length ? [...places, ...more] : places
}

/** The private chats that are known, by the names of their people. */
export function peopleOf(members: readonly Member[]): ReadonlySet<string> {
  return new Set(members.map(personKey))
}
/** A private chat is named after its person; what stands for somebody is his. */
export function isPrivate({ to, standsFor }: Chat, people: ReadonlySet<string>): boolean {
  return standsFor !== undefined || people.has(personKey({ channel: to.channel, user: to.chat }))
}
