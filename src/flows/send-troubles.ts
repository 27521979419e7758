// What the office is told when sending itself goes wrong: always through another way than the one that failed.
import type { Moment } from '../domain/calendar.ts'
import { dayOf } from '../domain/calendar.ts'
import { type Attempt, type OutboxMessage, REHEARSED } from '../domain/delivery.ts'
import { type Address, addressKey, type Message } from '../domain/message.ts'
import type { Changes, Storage } from '../ports.ts'
import { sayParked, sayQuota, sayRefused, sayStopped } from '../wording/delivery.ts'
import { movedTo } from './leaving.ts'

/** What besides the settlement follows from a try. */
export async function troublesOf(
  storage: Storage,
  message: OutboxMessage,
  attempt: Attempt,
  now: Moment,
): Promise<Partial<Changes>> {
  const { channel, chat } = message.to
  if (attempt.kind === 'moved') return movedTo(storage, { channel, from: chat, to: attempt.chat }, now)
  if (attempt.kind === 'stopped')
    return {
      queue: await toOffice(storage, {
        key: `stopped:${attempt.why}:${channel}:${dayOf(now)}`,
        text: sayStopped(channel, attempt.why),
        now,
        failing: message.to,
      }),
    }
  if (attempt.kind === 'never' && attempt.why.startsWith(REHEARSED)) return {}
  if (attempt.kind === 'never' && attempt.who === 'message')
    return { queue: await refusedNotices(storage, message, attempt.why, now) }
  if (attempt.kind !== 'never') return {}
  // A closed topic closes itself alone; whatever else ends a chat ends all of it.
  const to =
    message.to.thread !== null && /topic|thread/i.test(attempt.why) ? message.to : { ...message.to, thread: null }
  return { parks: [{ to, why: attempt.why }], queue: await parkedNotices(storage, to, attempt.why, now) }
}

const REFUSED = 'refused:'
// A hand-out, a notice or a broadcast that the platform will not have must not be lost in silence; a digest comes again, an asker sees it.
async function refusedNotices(
  storage: Storage,
  message: OutboxMessage,
  why: string,
  now: Moment,
): Promise<readonly Message[]> {
  if (message.kind === 'digest' || message.kind === 'answer' || message.key.startsWith(REFUSED)) return []
  const { channel, chat } = message.to
  const here = (await storage.chats()).filter((c) => c.to.channel === channel && c.to.chat === chat)
  const person = await storage.member(channel, chat)
  const bodies = [...new Set([...here.flatMap((c) => c.bodies), ...(person?.body ? [person.body] : [])])]
  const text = sayRefused({ channel, chat, bodies, why, text: message.text })
  return toOffice(storage, { key: `${REFUSED}${message.key}`, text, now, failing: message.to })
}

/** To the office: nothing reaches a place any more. Once a day for each. */
export async function parkedNotices(
  storage: Storage,
  to: Address,
  why: string,
  now: Moment,
): Promise<readonly Message[]> {
  const { channel, chat, thread } = to
  const here = (await storage.chats()).filter((c) => c.to.channel === channel && c.to.chat === chat)
  const own = here.filter((c) => thread === null || c.to.thread === thread || c.to.thread === null)
  const person = await storage.member(channel, chat)
  const bodies = [...new Set([...own.flatMap((c) => c.bodies), ...(person?.body ? [person.body] : [])])]
  const text = sayParked({ channel, chat, thread, bodies, isPrivate: person !== null, why })
  return toOffice(storage, { key: `parked:${addressKey(to)}:${dayOf(now)}`, text, now, failing: to })
}

/** The alarms, at 70 and 90 % of a month's quota, that lie between two counts. */
export function quotaCrossed(before: number, used: number, quota: number): readonly (70 | 90)[] {
  const reached = (count: number, percent: number) => count >= (quota * percent) / 100
  return ([70, 90] as const).filter((percent) => reached(used, percent) && !reached(before, percent))
}
export async function quotaNotices(
  storage: Storage,
  of: {
    readonly channel: string
    readonly month: string
    readonly percent: number
    readonly used: number
    readonly quota: number
  },
  now: Moment,
): Promise<readonly Message[]> {
  const key = `quota:${of.channel}:${of.month}:${of.percent}`
  const failing = { channel: of.channel, chat: '', thread: null }
  return toOffice(storage, { key, text: sayQuota(of.channel, of.percent, of.used, of.quota), now, failing })
}

type Notice = { readonly key: string; readonly text: string; readonly now: Moment; readonly failing: Address }

/** The private chats of the secretariat, on another channel where somebody has one. A private chat's id is its user's. */
async function toOffice(storage: Storage, notice: Notice): Promise<readonly Message[]> {
  const { channel, chat } = notice.failing
  const others = (await storage.members()).filter(
    (m) => m.role === 'secretariat' && !m.unheard && (m.channel !== channel || m.user !== chat),
  )
  const reached = others.filter((m) => m.parked === undefined)
  const elsewhere = reached.filter((m) => m.channel !== channel)
  const hearers = [elsewhere, reached, others].find((people) => people.length > 0) ?? []
  return hearers.map((m) => ({
    key: `${notice.key}>${m.channel}:${m.user}:`,
    to: { channel: m.channel, chat: m.user, thread: null },
    kind: 'notice',
    text: notice.text,
    // About the service, not about tasks: an alarm that has to be asked for comes too late.
    withoutContent: notice.text,
    tells: [],
    dueAt: notice.now,
    staleAt: null,
    queuedAt: notice.now,
  }))
}
