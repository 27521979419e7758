// What a message says beside its words: that its chat lives, that what it answers has arrived; or that nothing arrives there any more.
import type { Moment } from '../domain/calendar.ts'
import type { Settlement } from '../domain/delivery.ts'
import type { Said } from '../domain/heard.ts'
import type { Address } from '../domain/message.ts'
import type { Changes, Storage } from '../ports.ts'
import { provedBy } from '../reminders/outbox.ts'
import { withoutMarks } from '../wording/delivery.ts'
import type { OfficeNow } from './current-office.ts'
import { withoutContent } from './private-push.ts'
import { parkedNotices } from './send-troubles.ts'

/** The bot was removed or blocked, or a topic was closed: parked, and the office is told where somebody was reached there. */
export async function asLeft(storage: Storage, to: Address, why: string, now: Moment): Promise<Partial<Changes>> {
  const isBound = (await storage.chats()).some((c) => c.to.channel === to.channel && c.to.chat === to.chat)
  const isKnown = isBound || (await storage.member(to.channel, to.chat)) !== null
  return { parks: [{ to, why }], queue: isKnown ? await parkedNotices(storage, to, why, now) : [] }
}

/** Who answers a message, or presses a button under it, has it: where nobody knew whether it arrived, it is not sent again. */
export async function provedIn(
  storage: Storage,
  { channel, chat }: Said,
  quoted: string,
  now: Moment,
): Promise<readonly Settlement[]> {
  const open = await storage.messages({ channel, chat, states: ['pending', 'sending'] })
  const words = withoutMarks(quoted)
  const proved = provedBy(open, words, now)
  // What left without its content is quoted without it.
  return proved.length ? proved : provedBy(open.map(withoutContent), words, now)
}
/** A chat in which somebody speaks to the bot lives: the answer is tried there, and parks it again where it cannot be sent. */
export function livesAgain(
  { parked }: Pick<OfficeNow, 'parked'>,
  { channel, chat, thread }: Said,
): NonNullable<Changes['parks']> {
  if (!parked.some(({ to }) => to.channel === channel && to.chat === chat)) return []
  return [
    { to: { channel, chat, thread: null }, why: null },
    ...(thread === null ? [] : [{ to: { channel, chat, thread }, why: null }]),
  ]
}
