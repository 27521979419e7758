// Nobody unpressed: what no channel could deliver by ten stands before the office, to be told by telephone or letter.
import { bodyKey } from '../domain/agency.ts'
import { type Day, dayOf, type Moment, momentOf, startOfWeek, type Time, workingDayFrom } from '../domain/calendar.ts'
import type { Chat, Member } from '../domain/chat.ts'
import { type OutboxMessage, REHEARSED } from '../domain/delivery.ts'
import { addressKey, type Message } from '../domain/message.ts'
import { isKnown, type Register, unlistedOf } from '../domain/register.ts'
import { isOpen, wholeStanding } from '../domain/status.ts'
import type { Clock, Storage } from '../ports.ts'
import { climbersOf } from '../reminders/climbers.ts'
import { withOfficeChats } from '../reminders/office-chats.ts'
import { type Digest, planDigests } from '../reminders/plan.ts'
import type { PressCase } from '../wording/press-letter.ts'
import { sayUnpressed, type UnlistedOwing, type Unpressed } from '../wording/reminder-manners.ts'
import type { CurrentRegister } from './current-register.ts'
import type { FileDoor } from './files.ts'
import { caseOf, pressFile } from './press-cases.ts'
import type { ReminderSettings } from './remind.ts'

export const LIST_AT: Time = '10:00'
/** Later in the day nobody is called any more. */
export const LIST_UNTIL: Time = '17:00'
const NOTE = 'unpressed:day'

type UnpressedWorld = {
  readonly storage: Storage
  readonly current: CurrentRegister
  readonly clock: Clock
  readonly settings: ReminderSettings
  /** Writes the letters; left out: the list alone. */
  readonly files?: FileDoor
}

/** Queues the list once a working day, after ten. Gives the number of notices queued. */
export async function listUnpressed({ storage, current, clock, settings, files }: UnpressedWorld): Promise<number> {
  const now = clock.now()
  const today = dayOf(now)
  const register = await current.read()
  if (!register.rules.calendar.isWorkingDay(today)) return 0
  if (now < momentOf(today, LIST_AT) || now >= momentOf(today, LIST_UNTIL)) return 0
  if ((await storage.notes(NOTE)).get(NOTE) === today) return 0
  const [chats, members] = [await storage.chats(), await storage.members()] // gather
  const digests = await storage.messages({ kinds: ['digest'], queuedFrom: momentOf(today) })
  const lists = planUnpressed({ register, chats, members, digests, now, settings }) // decide
  const queue: Message[] = []
  for (const province of register.directory.provinces) {
    const cases = lists.find((l) => l.province === province)?.cases ?? []
    const unlisted = planUnlisted(register, province, now)
    const climbers = climbersOf(register, province, { chats, now })
    // Alone they are told once a week: only the office itself can mend its directory and bind what stands above.
    if (!cases.length && !(unlisted.length + climbers.length && isFirstOfWeek(register, today))) continue
    const file = files && cases.length ? await pressFile(cases, files, { register, now }) : null
    const text = sayUnpressed(province, LIST_AT, cases.map(unpressed), { unlisted, climbers })
    const office = members.filter((m) => m.role === 'secretariat' && (m.province === province || m.province === null))
    const key = `unpressed:${province}:${today}`
    queue.push(...office.map((m) => ({ ...noticeOf(m, text, key, now), ...(file ? { file } : {}) })))
  }
  const committed = await storage.commit({ at: now, queue, notes: { [NOTE]: today } }) // do
  return committed.kind === 'done' ? committed.queued : 0
}

function unpressed({ body, why, focal, tasks }: PressCase): Unpressed {
  const overdue = tasks.filter((t) => t.daysLate > 0).length
  return { body, why, focal, overdue, due: tasks.length - overdue }
}

export function isFirstOfWeek({ rules }: Register, today: Day): boolean {
  return workingDayFrom(rules.calendar, startOfWeek(today)) === today
}

/** Collectives whose list is known in part, with what those owe whom nobody has a name for: no digest goes to them. */
export function planUnlisted(register: Register, province: string, now: Moment): readonly UnlistedOwing[] {
  const found = new Map<string, UnlistedOwing>()
  for (const task of register.tasksIn(province)) {
    if (!isKnown(task.document, dayOf(now)) || task.record.status === 'done') continue
    const { status, owed } = wholeStanding(task, register, now)
    const kinds = owed.map((d) => d.status.kind)
    if (!isOpen(status) || status.kind === 'paused' || kinds.every((kind) => kind === 'not-due')) continue
    const leads = task.parties.filter((p) => p.role === 'lead')
    for (const one of unlistedOf([{ parties: leads }])) {
      if (one.total === null) continue
      const before = found.get(one.name) ?? { ...one, total: one.total, overdue: 0, due: 0 }
      const isLate = kinds.includes('overdue')
      found.set(one.name, {
        ...before,
        overdue: before.overdue + Number(isLate),
        due: before.due + Number(!isLate),
      })
    }
  }
  return [...found.values()]
}

type Planned = { readonly province: string; readonly cases: readonly PressCase[] }
/** `whoever`: those that were reached too. */
export function planUnpressed(parts: {
  readonly register: Register
  readonly chats: readonly Chat[]
  readonly members: readonly Member[]
  readonly digests: readonly OutboxMessage[]
  readonly now: Moment
  readonly settings: Pick<ReminderSettings, 'digestAt'>
  readonly whoever?: boolean
}): readonly Planned[] {
  const { register, members, digests, now, settings, whoever = false } = parts
  const chats = withOfficeChats(parts.chats, members, register.directory)
  const wanted = wantedDigests(register, now, settings)
  // In a rehearsal the office has read what would have gone there: the way is open.
  const isThrough = (m: OutboxMessage) => m.state === 'sent' || m.why === REHEARSED
  const reached = new Set(digests.filter(isThrough).map((m) => addressKey(m.to)))
  return register.directory.provinces
    .map((province) => {
      const cases = wanted
        .filter((d) => d.province === province)
        .flatMap((d): readonly PressCase[] => {
          const name = d.bodies[0] ?? ''
          const own = chats.filter((c) => c.province === province && c.bodies.includes(name))
          const isReached = own.some((c) => reached.has(addressKey(c.to)))
          if (isReached && !whoever) return []
          const why = isReached ? '' : whyNot(own, dayOf(now))
          return [caseOf(d, { isReached, why }, members)]
        })
      return { province, cases }
    })
    .filter(({ cases }) => cases.length)
}

// What each body would hear today if it had a chat of its own.
function wantedDigests(
  register: Register,
  now: Moment,
  settings: Pick<ReminderSettings, 'digestAt'>,
): readonly Digest[] {
  const { directory } = register
  const chats = directory.provinces.flatMap((province) =>
    directory.bodies(province).map(
      (body): Chat => ({
        to: { channel: 'none', chat: bodyKey(body), thread: null },
        province,
        bodies: [body.name],
        boundAt: 0,
        parked: null,
        digestAt: null,
        muted: false,
        snoozedUntil: null,
      }),
    ),
  )
  const digests = planDigests({ register, chats, told: new Set(), now, digestAt: settings.digestAt, quiet: [] })
  return digests.filter((d) => d.overdue.length + d.today.length + d.soon.length > 0)
}

function whyNot(chats: readonly Chat[], today: Day): string {
  if (!chats.length) return 'chưa nối nhóm'
  if (chats.every((c) => c.parked !== null)) return 'nhóm không nhận được tin'
  if (chats.every((c) => c.muted || (c.snoozedUntil !== null && today < c.snoozedUntil))) return 'đã tắt hoặc hoãn nhắc'
  return 'chưa gửi được'
}
function noticeOf(
  member: { readonly channel: string; readonly user: string },
  text: string,
  key: string,
  now: Moment,
): Message {
  return {
    key: `${key}>${member.channel}:${member.user}`,
    to: { channel: member.channel, chat: member.user, thread: null },
    kind: 'notice',
    text,
    tells: [],
    dueAt: now,
    staleAt: null,
    queuedAt: now,
  }
}
