// While the focal person of a body is away, what would reach only him reaches the deputies too.
import { isAwayOn } from './absence.ts'
import { memberToday } from './access.ts'
import type { Body } from './agency.ts'
import type { Day } from './calendar.ts'
import type { Chat, Member } from './chat.ts'

/** The deputies that stand in for a body today. */
export function standInsOf(body: Body, members: readonly Member[], today: Day): readonly Member[] {
  return members.filter(
    (m) =>
      m.role === 'member' &&
      m.province === body.province &&
      m.body === body.name &&
      memberToday(m, members, today)?.role === 'focal',
  )
}

/** The chats, and for each private chat of one who is away those of the deputies, as long as the absence lasts. */
export function withStandIns(chats: readonly Chat[], members: readonly Member[], today: Day): readonly Chat[] {
  const known = new Set(chats.map((c) => `${c.to.channel}:${c.to.chat}`))
  const more = chats.flatMap((chat) => {
    const person = members.find((m) => m.channel === chat.to.channel && m.user === chat.to.chat)
    if (person?.role !== 'focal' || !person.body || !isAwayOn(person, today)) return []
    const body = { province: chat.province, name: person.body }
    return standInsOf(body, members, today).map(({ channel, user }): Chat => {
      const { follow: _own, ...rest } = chat
      return { ...rest, to: { channel, chat: user, thread: null }, bodies: [body.name], parked: null }
    })
  })
  return [...chats, ...more.filter((c) => !known.has(`${c.to.channel}:${c.to.chat}`))]
}
