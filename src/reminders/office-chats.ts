// Where the office hears what is meant for it: its own group, or the private chats of its people while no group of its lives.
import { isOf } from '../domain/access.ts'
import { type Chat, isOutOfReach, type Member } from '../domain/chat.ts'
import type { Directory } from '../domain/directory.ts'
import { OFFICE } from './alarms.ts'

/** The chats, and for each province whose office has no living group those of its secretaries, for as long as that is so. */
export function withOfficeChats(
  chats: readonly Chat[],
  members: readonly Member[],
  directory: Directory,
): readonly Chat[] {
  const more = directory.provinces.flatMap((province) => {
    if (chats.some((c) => c.province === province && c.parked === null && c.bodies.includes(OFFICE))) return []
    return members
      .filter((m) => m.role === 'secretariat' && !isOutOfReach(m) && isOf(m, province, directory))
      .map(
        ({ channel, user }): Chat => ({
          to: { channel, chat: user, thread: null },
          province,
          bodies: [OFFICE],
          boundAt: 0,
          parked: null,
          digestAt: null,
          muted: false,
          snoozedUntil: null,
          standsFor: province,
        }),
      )
  })
  return more.length ? [...chats, ...more] : chats
}

/** Why nothing of the ladder arrives at a body; null: something does, or will once a pause is over. */
export type NoPlace = 'never' | 'parked' | 'muted'
export function noPlaceOf(name: string, province: string, chats: readonly Chat[]): NoPlace | null {
  const own = chats.filter((c) => c.province === province && c.bodies.includes(name))
  if (!own.length) return 'never'
  const living = own.filter((c) => c.parked === null)
  return living.length ? (living.every((c) => c.muted) ? 'muted' : null) : 'parked'
}
