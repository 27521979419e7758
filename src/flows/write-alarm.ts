// When the register cannot be written nothing can be queued: the office is told straight through the channels, and again each hour.

import type { Moment } from '../domain/calendar.ts'
import { officeHearers } from '../domain/chat.ts'
import { newlyQueued } from '../domain/delivery.ts'
import { type Channel, type Clock, type Log, type Storage, StorageError } from '../ports.ts'
import { sayUnwritable, sayWritable } from '../wording/delivery.ts'

export type WriteAlarm = {
  /** After each try to write something: the error, or null when it went well. */
  readonly tried: (error: unknown) => Promise<void>
  readonly why: () => string | null
}
const AGAIN_MS = 60 * 60_000

export function createWriteAlarm(parts: {
  readonly storage: Storage
  readonly clock: Clock
  readonly log: Log
  readonly channels: () => readonly Channel[]
}): WriteAlarm {
  const { storage, clock, log } = parts
  let why: string | null = null
  let toldAt: Moment | null = null

  const tell = async (text: string, key: string) => {
    // Reading goes on while writing does not.
    const secretariat = officeHearers(await storage.members(), null)
    const now = clock.now()
    for (const channel of parts.channels())
      for (const { user } of secretariat.filter((m) => m.channel === channel.name)) {
        const to = { channel: channel.name, chat: user, thread: null }
        const notice = { key, to, kind: 'notice', text, tells: [], dueAt: now, staleAt: null, queuedAt: now } as const
        await channel.send(newlyQueued(notice))
      }
  }
  const told = (text: string, key: string) =>
    tell(text, key).catch((error) => log.error('the office could not be told', { error: String(error) }))
  return {
    tried: async (error) => {
      const now = clock.now()
      // What may go well at the next try is no reason to alarm anybody.
      if (error instanceof StorageError && !error.again) {
        if (why !== error.message) log.error('the register cannot be written', { why: error.message })
        why = error.message
        const isTime = toldAt === null || now - toldAt >= AGAIN_MS || now < toldAt
        if (isTime) {
          toldAt = now
          await told(sayUnwritable(), `unwritable:${now}`)
        }
      } else if (error === null && why !== null) {
        why = null
        toldAt = null
        log.info('the register can be written again')
        await told(sayWritable(), `writable:${now}`)
      }
    },
    why: () => why,
  }
}
