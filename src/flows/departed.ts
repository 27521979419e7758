// Somebody left the group of his body: what he may see there ends at once, in private too. The tasks stay with the post, the office is told.
import type { Heard } from '../domain/heard.ts'
import type { Changes, Storage } from '../ports.ts'
import { sayDeparted } from '../wording/access.ts'
import type { OfficeNow } from './current-office.ts'
import { roleChanges } from './leaving.ts'
import { noticesTo } from './words/word-turn.ts'

type Departed = Extract<Heard, { readonly kind: 'departed' }>
/** Nothing where the person has no role of a body that this group stands for: the office's own people are dismissed by the office. */
export async function afterDeparture(
  storage: Storage,
  office: OfficeNow,
  { key, channel, chat, user, name }: Departed,
  now: number,
): Promise<Partial<Changes>> {
  const before = office.members.find((m) => m.channel === channel && m.user === user)
  if (!before?.body || !['focal', 'member'].includes(before.role)) return {}
  const stands = office.chats.some(
    (c) =>
      c.to.channel === channel &&
      c.to.chat === chat &&
      c.bodies.includes(before.body ?? '') &&
      (before.province ?? c.province) === c.province,
  )
  if (!stands) return {}
  const to = { channel, chat: user, thread: null }
  const changes = await roleChanges(storage, { chats: office.chats, to, before, after: null, now })
  const text = sayDeparted(before, name ?? before.name ?? user).join('\n')
  const queue = [...(changes.queue ?? []), ...noticesTo(office, before.province, { key: `departed:${key}`, text, now })]
  return { ...changes, queue, by: `${channel}:${user}` }
}
