// Rehearsal: what would be pushed to bodies goes to the office's own chat, marked with its real addressee, until «chạy thật».
import type { OutboxMessage } from '../domain/delivery.ts'
import { addressKey } from '../domain/message.ts'
import type { Channel, Storage } from '../ports.ts'
import { OFFICE } from '../reminders/alarms.ts'
import { sayRehearsed } from '../wording/rehearsal.ts'

/** The setting that «chạy thật» writes: from then on everything goes where it belongs. */
export const REHEARSAL = 'rehearsal'
const PUSHED: ReadonlySet<OutboxMessage['kind']> = new Set(['digest', 'handout', 'broadcast'])

/** A channel under rehearsal. Answers and notices go their way: they are for whoever asked, and for the office. */
export function rehearsed(channel: Channel, storage: Storage): Channel {
  return {
    ...channel,
    send: async (message) => {
      if (!PUSHED.has(message.kind) || (await isReal(storage))) return channel.send(message)
      const chat = await officeChat(storage, channel.name)
      // Nobody of the office is here to see it: it is not sent to those it would be for.
      if (chat === null) return { kind: 'never', who: 'message', why: 'rehearsal, and the office has no chat here' }
      const bodies = (await storage.chats()).find((c) => addressKey(c.to) === addressKey(message.to))?.bodies ?? []
      const text = `${sayRehearsed(bodies, message.to)}\n${message.text}`
      return channel.send({ ...message, to: { channel: channel.name, chat, thread: null }, text })
    },
  }
}

async function isReal(storage: Storage): Promise<boolean> {
  return (await storage.settings(REHEARSAL)).get(REHEARSAL) === 'off'
}
/** The group of the office, or the private chat of a secretary. */
async function officeChat(storage: Storage, channel: string): Promise<string | null> {
  const groups = (await storage.chats()).filter((c) => c.to.channel === channel && c.bodies.includes(OFFICE))
  const group = groups.find((c) => c.parked === null)
  if (group) return group.to.chat
  const secretary = (await storage.members()).find((m) => m.role === 'secretariat' && m.channel === channel)
  return secretary?.user ?? null
}
