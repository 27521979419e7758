// dondoc remind --at: what would be sent at a moment, without sending.
import { isoOf, type Moment } from '../domain/calendar.ts'
import { digestMessage, digestsNow } from '../flows/remind.ts'
import { type Opened, terminalGroups } from '../main.ts'
import { planDigests } from '../reminders/plan.ts'
import { type Lang, line } from './lines.ts'
import { reminderHours } from './reminder-hours.ts'

export async function remindAt(
  at: Moment,
  { json, lang }: { readonly json: boolean; readonly lang: Lang },
  { register, config, storage }: Opened,
): Promise<readonly string[]> {
  const wanted = { register, now: at, ...reminderHours(config.settings) }
  // An office's own register knows its chats and what they have heard; the shipped data have one terminal group per body.
  const shipped = () => planDigests({ ...wanted, chats: terminalGroups(register), told: new Set() })
  const digests = storage
    ? (await digestsNow(storage, wanted)).queue
    : shipped().map((digest) => digestMessage(digest, at))
  const messages = digests.map(({ to, kind, key, text }) => ({ channel: to.channel, chat: to.chat, kind, key, text }))
  if (json) return [JSON.stringify(messages)]
  if (!messages.length) return [line(lang, 'nothing-due', isoOf(at))]
  return messages.flatMap((m) => [`── ${m.channel} ${m.chat}`, m.text, ''])
}
