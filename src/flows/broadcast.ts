// Whom a broadcast reaches and what goes to each chat. Pure: the words and buttons stand in words/broadcast.ts.
import { type Broadcast, broadcastMessageKey } from '../domain/broadcast.ts'
import { dayOf, type Moment } from '../domain/calendar.ts'
import type { Chat } from '../domain/chat.ts'
import type { OutboxMessage, Settlement } from '../domain/delivery.ts'
import { asTold } from '../domain/discretion.ts'
import type { Document } from '../domain/document.ts'
import { addressKey, type Message } from '../domain/message.ts'
import type { Register } from '../domain/register.ts'
import type { OfferedFile } from '../domain/reply.ts'
import { isOpen } from '../domain/status.ts'
import { ANY_TASK, findTasks } from '../domain/task-list.ts'
import { firstAllowed, type QuietHours } from '../reminders/quiet-hours.ts'
import { RECEIVED, sayBroadcast } from '../wording/broadcast.ts'
import { sayBroadcastPrivately } from '../wording/private-push.ts'

export type Recipients = {
  readonly bodies: readonly string[]
  /** Named circles without a list, and bodies that the province does not have. */
  readonly unlisted: readonly string[]
}
/** Collectives become their known members; «các cơ quan, đơn vị» every body of the province. */
export function recipientsOf(names: readonly string[], province: string, { directory }: Register): Recipients {
  const bodies = new Set<string>()
  const unlisted: string[] = []
  for (const name of names) {
    const found = directory.addressee(name, province)
    if (found.kind === 'body' && directory.hasBody({ province, name: found.name })) bodies.add(found.name)
    else if (found.kind === 'everybody' || found.kind === 'open')
      for (const b of directory.bodies(province)) bodies.add(b.name)
    else if (found.kind === 'list' && found.members.length) {
      for (const member of found.members) bodies.add(member)
      if (found.members.length < found.total)
        unlisted.push(`${found.name}: sổ ghi tên ${found.members.length}/${found.total} nơi`)
    } else unlisted.push(found.name)
  }
  return { bodies: [...bodies], unlisted }
}

export type Reach = {
  /** Living chats, each with those of its bodies that are meant. */
  readonly chats: readonly { readonly chat: Chat; readonly bodies: readonly string[] }[]
  readonly unreached: readonly string[]
}
export function reachOf({ bodies, province }: Pick<Broadcast, 'bodies' | 'province'>, chats: readonly Chat[]): Reach {
  const living = chats.filter((c) => c.province === province && c.parked === null)
  const reached = living
    .map((chat) => ({ chat, bodies: chat.bodies.filter((b) => bodies.includes(b)) }))
    .filter((r) => r.bodies.length)
  const names = new Set(reached.flatMap((r) => r.bodies))
  return { chats: reached, unreached: bodies.filter((b) => !names.has(b)) }
}

type Sending = {
  readonly register: Register
  readonly reach: Reach
  readonly now: Moment
  readonly quiet: QuietHours
  /** The bytes of its file, fetched a moment ago. */
  readonly file: OfferedFile | null
}
/** One message a chat: the words, the document, and of that document the chat's own tasks alone. */
export function broadcastMessages(
  broadcast: Broadcast,
  { register, reach, now, quiet, file }: Sending,
): readonly Message[] {
  const document = register.documents.find((d) => d.id === broadcast.document) ?? null
  const dueAt = broadcast.isUrgent ? now : firstAllowed(now, quiet, register.rules.calendar)
  return reach.chats.map(({ chat, bodies }) => ({
    key: broadcastMessageKey(broadcast.id, addressKey(chat.to)),
    to: chat.to,
    kind: 'broadcast' as const,
    text: sayBroadcast(broadcast, {
      document,
      tasks: ownTasks(document, chat, bodies, { register, now }),
      today: dayOf(now),
    }),
    withoutContent: sayBroadcastPrivately(broadcast.id, broadcast.isUrgent),
    tells: [],
    dueAt,
    staleAt: null,
    queuedAt: now,
    ...(broadcast.isUrgent ? { isUrgent: true as const } : {}),
    ...(file ? { file } : {}),
    offers: { choices: [{ label: RECEIVED, says: `/danhan ${broadcast.id}` }], isGroup: chat.to.chat.startsWith('-') },
  }))
}
function ownTasks(
  document: Document | null,
  { province }: Chat,
  bodies: readonly string[],
  { register, now }: Pick<Sending, 'register' | 'now'>,
) {
  if (!document) return []
  const query = { ...ANY_TASK, documents: [document.id], bodies }
  const viewer = { role: 'agency', province, bodies, isGroup: true } as const
  const lists = findTasks(register, query, viewer, now)
  return lists
    .flatMap((l) => [...l.own, ...l.member])
    .filter((l) => isOpen(l.standing.status))
    .map((l) => asTold(viewer, l, register))
}

/** A message that waits for its hour goes now: a named person said so. */
export function atOnce({ key, tries, doubts, why }: OutboxMessage, now: Moment): Settlement {
  return {
    key,
    lease: null,
    state: 'pending',
    isUrgent: true,
    tries,
    doubts,
    nextTryAt: now,
    sentAt: null,
    late: false,
    why,
    platformId: null,
  }
}
