// Where a superior or board hears of what climbed to it while no chat of its own is reached: the private chats of its leader and focal person.
import { type Chat, type Member, personKey } from '../domain/chat.ts'
import { OFFICE } from './alarms.ts'

/**
 * The places of today, and for each body that none of them is for the private chats of its people: groups first, then persons. `bound`: all
 * chats as they are tied, the lost ones too. There they read what climbed alone: what the body owes itself is not a leader's to acknowledge.
 */
export function withLadderChats(
  places: readonly Chat[],
  { bound, members }: { readonly bound: readonly Chat[]; readonly members: readonly Member[] },
): readonly Chat[] {
  const bodyKey = (province: string, name: string) => `${province}\n${name}`
  const reached = new Set(
    places.filter((c) => c.parked === null).flatMap((c) => c.bodies.map((name) => bodyKey(c.province, name))),
  )
  const lost = new Set(
    bound.filter((c) => c.parked !== null).map((c) => personKey({ channel: c.to.channel, user: c.to.chat })),
  )
  const more = members.flatMap(({ channel, user, role, province, body }): readonly Chat[] => {
    if ((role !== 'leader' && role !== 'focal') || province === null || body === null || body === OFFICE) return []
    if (reached.has(bodyKey(province, body)) || lost.has(personKey({ channel, user }))) return []
    return [
      {
        to: { channel, chat: user, thread: null },
        province,
        bodies: [body],
        boundAt: 0,
        parked: null,
        digestAt: null,
        muted: false,
        snoozedUntil: null,
        standsFor: `${province}: ${body}`,
        hearsClimbed: true,
      },
    ]
  })
  return more.length ? [...places, ...more] : places
}
