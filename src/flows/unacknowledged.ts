// Who has not said «đã nhận» one working day after the hand-out: a list to call, for the office alone.
import {
  addWorkingDays,
  type Day,
  dayOf,
  type Moment,
  momentOf,
  readMoment,
  startOfWeek,
  workingDayFrom,
} from '../domain/calendar.ts'
import { type Chat, type Member, officeHearers } from '../domain/chat.ts'
import type { Message } from '../domain/message.ts'
import { instancesOf, type Register, type Task } from '../domain/register.ts'
import { pauseOf } from '../domain/status.ts'
import type { Clock, Storage } from '../ports.ts'
import { OFFICE } from '../reminders/alarms.ts'
import { withOfficeChats } from '../reminders/office-chats.ts'
import { CHAT_GONE, type Missing, NO_CHAT, NOT_PRESSED, sayMissing } from '../wording/hand-out.ts'
import type { CurrentRegister } from './current-register.ts'
import { type LeadSince, leadKey, leadsSince } from './lead-since.ts'
import { focalNames } from './press-cases.ts'
import { HANDED } from './publish.ts'
import { LIST_AT } from './unpressed.ts'
import { isAcknowledged } from './words/acknowledge.ts'

const LIST_UNTIL = '17:00'
const NOTE = 'unacknowledged:day'
type MissingWorld = { readonly storage: Storage; readonly current: CurrentRegister; readonly clock: Clock }

/** Queues the lists of the day after ten. Gives the number of notices queued. */
export async function listUnacknowledged({ storage, current, clock }: MissingWorld): Promise<number> {
  const now = clock.now()
  const today = dayOf(now)
  if (now < momentOf(today, LIST_AT) || now >= momentOf(today, LIST_UNTIL)) return 0
  if ((await storage.notes(NOTE)).get(NOTE) === today) return 0
  const register = await current.read() // gather
  if (!register.rules.calendar.isWorkingDay(today)) return 0
  const [bound, members, handed] = [await storage.chats(), await storage.members(), await storage.settings(HANDED)]
  // The office's own work is handed to its people while it has no group.
  const chats = withOfficeChats(bound, members, register.directory)
  const since = momentOf(addWorkingDays(register.rules.calendar, today, -1), '00:00')
  const ledSince = leadsSince(await storage.entries({ kinds: ['corrected', 'ended'], since }), register)
  const queue = register.directory.provinces.flatMap((province) => {
    const list = planMissing({ register, chats, members, handed, ledSince, province, today }) // decide
    const text = list.length ? sayMissing(province, LIST_AT, list) : ''
    return text ? noticesOf(officeOf(province, chats, members), text, `unacknowledged:${province}:${today}`, now) : []
  })
  const committed = await storage.commit({ at: now, queue, notes: { [NOTE]: today } }) // do
  return committed.kind === 'done' ? committed.queued : 0
}

export type MissingParts = {
  readonly register: Register
  readonly chats: readonly Chat[]
  readonly members: readonly Member[]
  readonly handed: ReadonlyMap<string, string>
  /** Who has come to lead since the last working day: told of anew. */
  readonly ledSince?: LeadSince
  readonly province: string
  readonly today: Day
}
/** Told on the day after the hand-out, then once a week, so that it stays read. */
export function planMissing(parts: MissingParts): readonly Missing[] {
  const { register, chats, members, handed, ledSince, province, today } = parts
  const { calendar } = register.rules
  const isWeekly = today === workingDayFrom(calendar, startOfWeek(today))
  const isDue = (at: Moment): boolean => {
    const due = addWorkingDays(calendar, dayOf(at), 1)
    return today === due || (today > due && isWeekly)
  }
  const missing = new Map<string, Task[]>()
  for (const task of register.tasksIn(province)) {
    const handedAt = readMoment(handed.get(HANDED + task.document.id) ?? '')
    // Nobody is called about what is suspended.
    if (task.record.status !== 'open' || handedAt === null || pauseOf(task, register, today)) continue
    for (const body of instancesOf(task)) {
      const at = Math.max(handedAt, ledSince?.get(leadKey(task.no, body)) ?? 0)
      if (isDue(at) && !isAcknowledged(register, task, body)) missing.set(body, [...(missing.get(body) ?? []), task])
    }
  }
  return [...missing].map(([body, tasks]) => ({
    body,
    tasks,
    why: whyMissing(body, province, chats),
    focal: focalNames(members, province, body),
  }))
}
function whyMissing(body: string, province: string, chats: readonly Chat[]): string {
  const own = chats.filter((c) => c.province === province && c.bodies.includes(body))
  if (!own.length) return NO_CHAT
  return own.every((c) => c.parked !== null) ? CHAT_GONE : NOT_PRESSED
}

/** Where the office reads: the private chats of its secretaries and its own group. */
function officeOf(province: string, chats: readonly Chat[], members: readonly Member[]): readonly Message['to'][] {
  const groups = chats.filter((c) => c.province === province && c.parked === null && c.bodies.includes(OFFICE))
  const people = officeHearers(members, province)
  const to = [...people.map((m) => ({ channel: m.channel, chat: m.user, thread: null })), ...groups.map((c) => c.to)]
  return to.filter((a, i) => to.findIndex((b) => a.channel === b.channel && a.chat === b.chat) === i)
}
function noticesOf(to: readonly Message['to'][], text: string, key: string, now: Moment): readonly Message[] {
  return to.map((address) => ({
    key: `${key}>${address.channel}:${address.chat}`,
    to: address,
    kind: 'notice' as const,
    text,
    tells: [],
    dueAt: now,
    staleAt: null,
    queuedAt: now,
  }))
}
