// What the service does once a night: forgets old words, makes a backup, tells the office when that failed.

import { addDays, type Day, dayOf, type Moment, momentOf, timeOf } from '../domain/calendar.ts'
import { officeHearers } from '../domain/chat.ts'
import type { Message } from '../domain/message.ts'
import type { Clock, Log, Storage } from '../ports.ts'
import { asStale, isStale } from '../reminders/outbox.ts'
import { sayBackupFailed } from '../wording/delivery.ts'

export type HousekeepParts = {
  readonly storage: Storage
  readonly clock: Clock
  readonly log: Log
  /** Makes and checks the backup of a day. */
  readonly backup: (day: Day) => Promise<unknown>
}
export const HOUSEKEPT_NOTE = 'service:housekept'
/** Set by the office: how many days the words of messages are kept. */
export const KEEP_TEXTS_SETTING = 'keep-texts-days'
const KEEP_TEXTS_DAYS = 30
const FROM = '02:00'

/** Called each minute; does its work at the first turn after two in the morning, or after the start when that was missed. */
export async function housekeep(parts: HousekeepParts): Promise<boolean> {
  const { storage, clock, log } = parts
  const now = clock.now()
  const day = dayOf(now)
  const done = (await storage.notes(HOUSEKEPT_NOTE)).get(HOUSEKEPT_NOTE) ?? null
  if (timeOf(now) < FROM || done === day) return false
  // Said first and only once: two machines share one database, and one of them keeps house.
  const expects = { notes: { [HOUSEKEPT_NOTE]: done } }
  const mine = await storage.commit({ at: now, notes: { [HOUSEKEPT_NOTE]: day }, expects })
  if (mine.kind !== 'done') return false
  await settleStale(storage, now)
  const forgotten = await storage.forget(momentOf(addDays(day, -(await keepDays(storage)))))
  log.info('old words forgotten', { forgotten })
  const noted = [{ what: 'words forgotten', about: 'messages', value: String(forgotten) }]
  if (forgotten) await storage.commit({ at: now, noted })
  await backUp(parts, day, now)
  return true
}

// A digest to a parked chat is claimed by nobody; once the next one is due its alarm steps have to count as untold.
async function settleStale(storage: Storage, now: Moment): Promise<void> {
  const waiting = await storage.messages({ states: ['pending'], kinds: ['digest'] })
  const settled = waiting.filter((m) => isStale(m, now)).map(asStale)
  if (settled.length) await storage.commit({ at: now, settled })
}

async function keepDays(storage: Storage): Promise<number> {
  const days = Number((await storage.settings(KEEP_TEXTS_SETTING)).get(KEEP_TEXTS_SETTING))
  return Number.isInteger(days) && days > 0 ? days : KEEP_TEXTS_DAYS
}

async function backUp({ storage, log, backup }: HousekeepParts, day: Day, now: Moment): Promise<void> {
  try {
    await backup(day)
    log.info('backup made', { day })
    await storage.commit({ at: now, noted: [{ what: 'backup made', about: 'register', value: day }] })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    log.error('no backup could be made', { day, why })
    const secretariat = officeHearers(await storage.members(), null)
    const queue = secretariat.map((m): Message => {
      const to = { channel: m.channel, chat: m.user, thread: null }
      const key = `backup-failed:${day}>${m.channel}:${m.user}:`
      return {
        key,
        to,
        kind: 'notice',
        text: sayBackupFailed(day),
        withoutContent: sayBackupFailed(day),
        tells: [],
        dueAt: now,
        staleAt: null,
        queuedAt: now,
      }
    })
    await storage.commit({ at: now, queue }).catch(() => undefined)
  }
}
