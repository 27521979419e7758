// The first message of somebody who got his role by the office's hand: from now on he can be written to, and his chat is a place of his body.

import type { Moment } from '../domain/calendar.ts'
import type { Member } from '../domain/chat.ts'
import type { Said } from '../domain/heard.ts'
import type { Capabilities, Changes, Storage } from '../ports.ts'
import type { QuietHours } from '../reminders/quiet-hours.ts'
import { bindChat } from './access.ts'
import type { OfficeNow } from './current-office.ts'
import { withLateHandouts } from './late-handout.ts'

export type FirstMessage = {
  readonly changes: Partial<Changes>
  /** The body whose place the chat is from now on. */
  readonly place: string | null
}
type Heard = {
  readonly said: Said
  readonly office: OfficeNow
  readonly can: Capabilities
  readonly quiet: QuietHours
  readonly now: Moment
}

/** Null: he was heard before. */
export async function firstMessage(storage: Storage, heard: Heard): Promise<FirstMessage | null> {
  const { said, office, can, quiet, now } = heard
  if (said.isGroup || can.writeFirst === 'never') return null
  const member = office.members.find((m) => m.channel === said.channel && m.user === said.user)
  if (!member?.unheard) return null
  const { unheard: _unheard, ...known } = member
  const to = { channel: said.channel, chat: said.chat, thread: null }
  const body = bodyOf(member)
  const bound = body && bindChat(office.chats, to, body, now)
  const tied = { register: office.bot.register, chats: office.chats, members: office.members, now, quiet }
  if (bound?.kind !== 'bound')
    return { changes: await withLateHandouts(storage, { members: [known] }, tied), place: null }
  const changes = { ...(await withLateHandouts(storage, bound.changes, tied)), members: [known] }
  return { changes, place: known.body }
}
function bodyOf({ role, province, body }: Member) {
  return role === 'focal' && province !== null && body !== null ? { province, name: body } : null
}
