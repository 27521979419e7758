// «chạy thật»: the rehearsal ends; what was handed out in it was handed out to nobody, and may go now.
import { isOf } from '../../domain/access.ts'
import { REHEARSED } from '../../domain/delivery.ts'
import { addressKey, type Message } from '../../domain/message.ts'
import { reply } from '../../domain/reply.ts'
import { firstAllowed } from '../../reminders/quiet-hours.ts'
import { HAND_OUT_NOW, REAL_FROM_NOW, sayHandedOutNow, sayNeverHandedOut } from '../../wording/rehearsal.ts'
import { REHEARSAL } from '../rehearsal.ts'
import type { Word, WordTurn } from './word-turn.ts'

export const goLive: Word = async (turn) => {
  const handouts = await rehearsedHandouts(turn)
  const settings = { [REHEARSAL]: 'off' }
  if (/^giao ?lai$/.test(turn.rest.trim()))
    return { reply: reply(sayHandedOutNow(handouts.length)), changes: { settings, queue: handouts } }
  if (!handouts.length) return { reply: reply(REAL_FROM_NOW), changes: { settings } }
  const choices = [{ label: HAND_OUT_NOW, says: '/chaythat giaolai' }]
  return { reply: reply([...REAL_FROM_NOW, ...sayNeverHandedOut(handouts.length)], choices), changes: { settings } }
}

/** The hand-outs that only the office has read, for the chats that are still there; each goes once. */
async function rehearsedHandouts({ storage, office, asker, now, manners }: WordTurn): Promise<readonly Message[]> {
  const { directory, rules } = office.bot.register
  const never = await storage.messages({ kinds: ['handout'] })
  const keys = new Set(never.map((m) => m.key))
  const here = new Map(
    office.chats
      .filter((c) => c.parked === null && asker.member && isOf(asker.member, c.province, directory))
      .map((c) => [addressKey(c.to), c] as const),
  )
  const dueAt = firstAllowed(now, manners.quiet, rules.calendar)
  return never
    .filter((m) => m.state === 'never' && m.why?.startsWith(REHEARSED) && m.text !== '')
    .filter((m) => here.has(addressKey(m.to)) && !keys.has(`${m.key}:real`))
    .map(({ to, kind, text, tells, offers, key }) => ({
      key: `${key}:real`,
      to,
      kind,
      text,
      tells,
      dueAt,
      staleAt: null,
      queuedAt: now,
      ...(offers ? { offers } : {}),
    }))
}
