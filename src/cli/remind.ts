// dondoc remind --at: what would be sent at a moment, without sending.
import { dayOf, isoOf, type Moment } from '../domain/calendar.ts'
import { destinationsToday } from '../domain/destinations.ts'
import { type Opened, terminalGroups } from '../main.ts'
import { chatsDue, planDigests, stepsWanted } from '../reminders/plan.ts'
import { sayDigest } from '../wording/digest.ts'
import { type Lang, line } from './lines.ts'
import { reminderHours } from './reminder-hours.ts'

export async function remindAt(
  at: Moment,
  { json, lang }: { readonly json: boolean; readonly lang: Lang },
  opened: Opened,
): Promise<readonly string[]> {
  const { register, config } = opened
  // An office's own register knows its chats and what they have heard; the shipped data have one terminal group per body.
  const { storage } = opened
  const input = {
    register,
    chats: storage
      ? destinationsToday(await storage.chats(), await storage.members(), dayOf(at))
      : terminalGroups(register),
    now: at,
    ...reminderHours(config.settings),
  }
  const told = storage ? await storage.toldSteps(stepsWanted(register, chatsDue(input))) : new Set<string>()
  const digests = planDigests({ ...input, told })
  const messages = digests.map((d) => ({
    channel: d.to.channel,
    chat: d.to.chat,
    kind: 'digest',
    key: d.key,
    text: sayDigest(d),
  }))
  if (json) return [JSON.stringify(messages)]
  if (!messages.length) return [line(lang, 'nothing-due', isoOf(at))]
  return messages.flatMap((m) => [`── ${m.channel} ${m.chat}`, m.text, ''])
}
