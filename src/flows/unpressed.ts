// Nobody unpressed: what no channel could deliver by ten stands before the office, to be told by telephone or letter.

import { bodyKey } from '../domain/agency.ts'
import {
  addWorkingDays,
  type Day,
  dayOf,
  type Moment,
  momentOf,
  startOfWeek,
  type Time,
  workingDayFrom,
} from '../domain/calendar.ts'
import type { Chat, Member } from '../domain/chat.ts'
import { officeHearers } from '../domain/chat.ts'
import { type OutboxMessage, REHEARSED } from '../domain/delivery.ts'
import { destinationsToday } from '../domain/destinations.ts'
import { addressKey, type Message } from '../domain/message.ts'
import { isKnown, type Register, unlistedOf } from '../domain/register.ts'
import { isOpen, wholeStanding } from '../domain/status.ts'
import { pausedBy } from '../domain/wrong-report.ts'
import type { Clock, Storage } from '../ports.ts'
import { climbersOf } from '../reminders/climbers.ts'
import { peopleOf, withLadderChats } from '../reminders/ladder-chats.ts'
import { withOfficeChats } from '../reminders/office-chats.ts'
import { planDigests } from '../reminders/plan.ts'
import { type PressCase, type PressReach, whyNot } from '../wording/press-letter.ts'
import { sayUnpressed, type UnlistedOwing, type Unpressed } from '../wording/reminder-manners.ts'
import type { CurrentRegister } from './current-register.ts'
import type { FileDoor } from './files.ts'
import { caseOf, pressFile } from './press-cases.ts'
import type { ReminderSettings } from './remind.ts'
import { readWrongReports } from './wrong-reports.ts'

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
  const digests = await storage.messages({ kinds: ['digest'], queuedFrom: digestsFrom(register, now) })
  const wrong = await readWrongReports(storage)
  const paused = pausedBy(wrong.reports, wrong.correctedAt)
  const lists = planUnpressed({ register, chats, members, digests, now, settings, paused }) // decide
  const places = destinationsToday(chats, members, today)
  const heard = [...chats, ...withLadderChats(places, members, chats)]
  const people = peopleOf(members)
  const queue: Message[] = []
  for (const province of register.directory.provinces) {
    const cases = lists.find((l) => l.province === province)?.cases ?? []
    const unlisted = planUnlisted(register, province, now)
    // What stands above is told once a week, whatever else is: each task that would climb there has its own line in the office's digest.
    const climbers = isFirstOfWeek(register, today) ? climbersOf(register, province, { chats: heard, people, now }) : []
    // Alone they are told once a week: only the office itself can mend its directory and bind what stands above.
    if (!cases.length && !(unlisted.length + climbers.length && isFirstOfWeek(register, today))) continue
    const file = files && cases.length ? await pressFile(cases, files, { register, now }) : null
    const text = sayUnpressed(province, LIST_AT, cases.map(unpressed), { unlisted, climbers })
    const office = officeHearers(members, province)
    const key = `unpressed:${province}:${today}`
    queue.push(...office.map((m) => ({ ...noticeOf(m, text, key, now), ...(file ? { file } : {}) })))
  }
  const committed = await storage.commit({ at: now, queue, notes: { [NOTE]: today } }) // do
  return committed.kind === 'done' ? committed.queued : 0
}

function unpressed({ body, reach, focal, tasks }: PressCase): Unpressed {
  const overdue = tasks.filter((t) => t.daysLate > 0).length
  return { body, why: whyNot(reach), focal, overdue, due: tasks.length - overdue }
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
    const isCalm = kinds.every((kind) => kind === 'not-due' || kind === 'awaiting-acceptance')
    if (!isOpen(status) || status.kind === 'paused' || isCalm) continue
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
type Parts = {
  readonly register: Register
  readonly chats: readonly Chat[]
  readonly members: readonly Member[]
  readonly digests: readonly OutboxMessage[]
  readonly now: Moment
  readonly settings: Pick<ReminderSettings, 'digestAt'>
  /** `task:body` of what a body has called wrong: it stands in no list and no letter. */
  readonly paused: ReadonlySet<string>
  /** Those that were reached too. */
  readonly whoever?: boolean
}
export function planUnpressed(parts: Parts): readonly Planned[] {
  const { register, chats, members, now, whoever = false } = parts
  const wanted = wantedDigests(parts)
  const places = withOfficeChats(destinationsToday(chats, members, dayOf(now)), members, register.directory)
  return register.directory.provinces
    .map((province) => {
      const cases = wanted
        .filter((d) => d.province === province)
        .flatMap((d): readonly PressCase[] => {
          const isOwn = (c: Chat) => c.province === province && c.bodies.includes(d.bodies[0] ?? '')
          const reach = pressReach({ bound: chats.filter(isOwn), places: places.filter(isOwn) }, parts)
          return reach.kind === 'not' || whoever ? [caseOf(d, reach, members)] : []
        })
      return { province, cases }
    })
    .filter(({ cases }) => cases.length)
}

// What each body would hear today if it had a chat of its own.
function wantedDigests({ register, now, settings, paused }: Pick<Parts, 'register' | 'now' | 'settings' | 'paused'>) {
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
  const digests = planDigests({ register, chats, told: new Set(), now, digestAt: settings.digestAt, quiet: [], paused })
  return digests.filter((d) => d.overdue.length + d.today.length + d.soon.length > 0)
}

/** Digests from then on tell what a body with an hour of its own has got last. */
export function digestsFrom({ rules }: Register, now: Moment): Moment {
  return momentOf(addWorkingDays(rules.calendar, dayOf(now), -1))
}
type Places = { readonly bound: readonly Chat[]; readonly places: readonly Chat[] }
/** What the digest of today came to for one body: `bound` is all that is tied to it, `places` where it hears today. */
function pressReach({ bound, places }: Places, { digests, now, settings }: Parts): PressReach {
  const today = dayOf(now)
  const own = new Set([...bound, ...places].map((c) => addressKey(c.to)))
  const mine = digests.filter((m) => own.has(addressKey(m.to)))
  const ofToday = mine.filter((m) => m.queuedAt >= momentOf(today))
  if (ofToday.some((m) => m.state === 'sent')) return { kind: 'sent', day: today }
  // In a rehearsal the office has read what would have gone there: the way is open.
  if (ofToday.some((m) => m.why === REHEARSED)) return { kind: 'rehearsed' }
  const not = (why: string, lacks: 'chat' | 'reminders' | null = null): PressReach => ({ kind: 'not', why, lacks })
  if (!bound.length && !places.length) return not('chưa nối nhóm', 'chat')
  if (!places.length) return not('nhóm không nhận được tin', 'chat')
  const awake = places.filter((c) => !c.muted && (c.snoozedUntil === null || c.snoozedUntil <= today))
  if (!awake.length) return not('đã tắt hoặc hoãn nhắc', 'reminders')
  const at = awake.map((c) => c.digestAt ?? settings.digestAt).sort()[0] ?? settings.digestAt
  if (awake.every((c) => c.boundAt > momentOf(today, c.digestAt ?? settings.digestAt)))
    return not('mới nối, bản tin đầu tiên vào ngày làm việc sau')
  // What its last hour brought must have arrived; where it brought nothing there was nothing to say.
  const there = mine.filter((m) => places.some((c) => addressKey(c.to) === addressKey(m.to)))
  const isWaiting = momentOf(today, at) > now && there.every((m) => m.state === 'sent' || m.why === REHEARSED)
  return isWaiting ? { kind: 'later', at } : not('chưa gửi được')
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
