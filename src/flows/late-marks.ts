// What stands above a message that leaves late or once more.
import type { Moment } from '../domain/calendar.ts'
import type { OutboxMessage } from '../domain/delivery.ts'
import type { Storage } from '../ports.ts'
import { isLate, isRepeat, type Outage, outageOf } from '../reminders/outbox.ts'
import { sayAgain, sayLate } from '../wording/delivery.ts'

/** The words as they leave: above them what has to be said about when and how often. */
export function marked(message: OutboxMessage, outages: readonly Outage[], now: Moment): OutboxMessage {
  const marks = [
    ...(isLate(message, now) ? [sayLate(message.dueAt, outageOf(message, outages, now))] : []),
    ...(isRepeat(message) && message.kind !== 'answer' ? [sayAgain()] : []),
  ]
  return marks.length ? { ...message, text: [...marks, message.text].join('\n') } : message
}

/** The note under which the outages of the service stand, the newest last. */
export const OUTAGES_NOTE = 'service:outages'
export async function readOutages(storage: Storage): Promise<readonly Outage[]> {
  const text = (await storage.notes(OUTAGES_NOTE)).get(OUTAGES_NOTE)
  return text ? (JSON.parse(text) as Outage[]) : []
}
