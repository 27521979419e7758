// Rehearsal: all but answers goes to the office's own chat, marked with its real addressee, until «chạy thật».
import { type Chat, isOutOfReach, type Member } from '../domain/chat.ts'
import { REHEARSED } from '../domain/delivery.ts'
import { type Address, addressKey } from '../domain/message.ts'
import type { Channel, Storage } from '../ports.ts'
import { OFFICE } from '../reminders/alarms.ts'
import { sayRehearsed } from '../wording/rehearsal.ts'

/** The setting that «chạy thật» writes: from then on everything goes where it belongs. */
export const REHEARSAL = 'rehearsal'

/**
 * A channel under rehearsal. Answers stay where they were asked for, what is for the office goes there. The rest is read by the office and
 * counts as never sent: nobody was pressed, no step of the ladder is told.
 */
export function rehearsed(channel: Channel, storage: Storage): Channel {
  return {
    ...channel,
    send: async (message) => {
      if (message.kind === 'answer' || (await isReal(storage))) return channel.send(message)
      const chats = await storage.chats()
      const members = await storage.members()
      if (isOfOffice(message.to, { chats, members })) return channel.send(message)
      const to = officePlace({ chats, members }, channel.name)
      // Nobody of the office is here to see it: it is not sent to those it would be for.
      if (to === null) return { kind: 'never', who: 'message', why: `${REHEARSED}, and the office has no chat here` }
      const bodies = chats.find((c) => addressKey(c.to) === addressKey(message.to))?.bodies ?? []
      const text = `${sayRehearsed(bodies, message.to)}\n${message.text}`
      const { offers: _pressed, ...shown } = message
      const attempt = await channel.send({ ...shown, to, text })
      // What happens to the office's chat says nothing of the one it was for.
      const isOver = attempt.kind === 'sent' || attempt.kind === 'never' || attempt.kind === 'moved'
      return isOver ? { kind: 'never', who: 'message', why: REHEARSED } : attempt
    },
  }
}

async function isReal(storage: Storage): Promise<boolean> {
  return (await storage.settings(REHEARSAL)).get(REHEARSAL) === 'off'
}
type Known = { readonly chats: readonly Chat[]; readonly members: readonly Member[] }
function isOfOffice(to: Address, { chats, members }: Known): boolean {
  const isGroup = chats.some((c) => addressKey(c.to) === addressKey(to) && c.bodies.includes(OFFICE))
  return isGroup || members.some((m) => m.role === 'secretariat' && m.channel === to.channel && m.user === to.chat)
}
/** The group of the office, or the private chat of a secretary. */
function officePlace({ chats, members }: Known, channel: string): Address | null {
  const groups = chats.filter((c) => c.to.channel === channel && c.bodies.includes(OFFICE))
  const group = groups.find((c) => c.parked === null)
  if (group) return group.to
  const here = members.filter((m) => m.role === 'secretariat' && m.channel === channel)
  // What is rehearsed into a lost chat is seen by nobody.
  const secretary = here.find((m) => !isOutOfReach(m))
  return secretary ? { channel, chat: secretary.user, thread: null } : null
}
