// dondoc remind --at: what would be sent at a moment, without sending.
import { dayOf, isoOf, type Moment } from '../domain/calendar.ts'
import type { Chat } from '../domain/chat.ts'
import type { Register } from '../domain/register.ts'
import { withStandIns } from '../domain/stand-ins.ts'
import { type Opened, terminalGroups } from '../main.ts'
import type { Storage } from '../ports.ts'
import { withOfficeChats } from '../reminders/office-chats.ts'
import { chatsDue, planDigests, stepsWanted } from '../reminders/plan.ts'
import { sayDigest } from '../wording/digest.ts'
import { type Lang, line } from './lines.ts'
import { reminderHours } from './reminder-hours.ts'

async function chatsAt(storage: Storage, { directory }: Register, at: Moment): Promise<readonly Chat[]> {
  const members = await storage.members()
  return withOfficeChats(withStandIns(await storage.chats(), members, dayOf(at)), members, directory)
}
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
    chats: storage ? await chatsAt(storage, register, at) : terminalGroups(register),
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
