// Where a superior or board hears of what climbed to it while no chat of its own is reached: the private chats of its leader and focal person.
import { type Chat, isOutOfReach, type Member } from '../domain/chat.ts'
import { OFFICE } from './alarms.ts'

/**
 * The places of today, and for each body that none of them is for the private chats of its people: groups first, then persons. There they
 * read what climbed alone: what the body owes itself is not a leader's to acknowledge. Who cannot be written to is no place.
 */
export function withLadderChats(places: readonly Chat[], members: readonly Member[]): readonly Chat[] {
  const bodyKey = (province: string, name: string) => `${province}\n${name}`
  const reached = new Set(
    places.filter((c) => c.parked === null).flatMap((c) => c.bodies.map((name) => bodyKey(c.province, name))),
  )
  const more = members.flatMap((member): readonly Chat[] => {
    const { channel, user, role, province, body } = member
    if ((role !== 'leader' && role !== 'focal') || province === null || body === null || body === OFFICE) return []
    if (reached.has(bodyKey(province, body)) || isOutOfReach(member)) return []
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
