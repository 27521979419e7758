// What each chat should hear at a moment: one digest per chat and working day, alarm steps as lines in it. Pure.
import { type Body, bodyKey } from '../domain/agency.ts'
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
import type { Chat } from '../domain/chat.ts'
import { type Address, alarmKey, digestKey } from '../domain/message.ts'
import { isKnown, type Register, type Share, type Task } from '../domain/register.ts'
import { type Due, type Standing, standingOf } from '../domain/status.ts'
import type { ListedTask } from '../domain/task-list.ts'
import { alarmStep, audienceOf, isLateOnEntry, levelOf, OFFICE } from './alarms.ts'
import { type OfficeNotes, officeNotes } from './office-notes.ts'
import { isAllowed, type QuietHours } from './quiet-hours.ts'

export type PlanInput = {
  readonly register: Register
  readonly chats: readonly Chat[]
  /** Alarm steps told already (`alarmKey`). */
  readonly told: ReadonlySet<string>
  readonly now: Moment
  readonly digestAt: Time
  readonly quiet: QuietHours
  /** Keys of digests known to be queued: their chats are passed over before anything is computed. */
  readonly known?: ReadonlySet<string>
}
export type DigestLine = { readonly listed: ListedTask; readonly isFirstAlarm: boolean }
/** A task of others that climbed to this chat. */
export type Pressed = {
  readonly task: Task
  readonly due: Due
  readonly level: 2 | 3
  readonly bodies: readonly string[]
  readonly onEntry: boolean
}
export type Digest = {
  readonly key: string
  readonly to: Address
  readonly province: string
  readonly bodies: readonly string[]
  readonly day: Day
  /** The first working day of a week brings the whole list. */
  readonly isFull: boolean
  readonly overdue: readonly DigestLine[]
  readonly today: readonly DigestLine[]
  readonly soon: readonly DigestLine[]
  readonly fresh: readonly ListedTask[]
  readonly rest: readonly ListedTask[]
  readonly coop: readonly ListedTask[]
  readonly everybody: readonly Task[]
  readonly pressed: readonly Pressed[]
  readonly office: OfficeNotes | null
  readonly tells: readonly string[]
  readonly dueAt: Moment
  readonly staleAt: Moment
}

/** The digests to be sent at `now`: none in quiet hours, none before its hour, none that says nothing. */
export function planDigests(input: PlanInput): readonly Digest[] {
  const { register, chats, now, quiet } = input
  if (!isAllowed(now, quiet, register.rules.calendar)) return []
  const due = chats.flatMap((chat) => {
    const time = digestTime(chat, input)
    const isKnownKey = time !== null && input.known?.has(digestKey(chat.to, time.day)) === true
    return time &&
      !isKnownKey &&
      !chat.muted &&
      chat.parked === null &&
      !(chat.snoozedUntil && dayOf(now) < chat.snoozedUntil)
      ? [{ chat, time }]
      : []
  })
  if (!due.length) return []
  const work = collectWork(register, now, input.told)
  return due.map(({ chat, time }) => digestOf(chat, time, work, input)).filter(saysSomething)
}

type DigestTime = { readonly day: Day; readonly dueAt: Moment; readonly staleAt: Moment }
/** The digest whose time it is: due already, the next one not yet. */
function digestTime(chat: Chat, { now, digestAt, register }: PlanInput): DigestTime | null {
  const { calendar } = register.rules
  const at = chat.digestAt ?? digestAt
  const today = dayOf(now)
  const day = calendar.isWorkingDay(today) && now >= momentOf(today, at) ? today : addWorkingDays(calendar, today, -1)
  const dueAt = momentOf(day, at)
  // A chat bound after that hour has not missed it.
  return now < dueAt || chat.boundAt > dueAt
    ? null
    : { day, dueAt, staleAt: momentOf(addWorkingDays(calendar, day, 1), at) }
}

type Assigned = {
  readonly task: Task
  readonly share: Share
  readonly standing: Standing
  readonly dues: readonly Due[]
}
type Work = {
  /** Body key → what it owes or helps with. */
  readonly assigned: ReadonlyMap<string, readonly Assigned[]>
  /** Body key → what climbed to it. */
  readonly pressed: ReadonlyMap<string, readonly Pressed[]>
  readonly everybody: ReadonlyMap<string, readonly Task[]>
}

/** One pass over the register; every chat then reads its own part. */
function collectWork(register: Register, now: Moment, told: ReadonlySet<string>): Work {
  const today = dayOf(now)
  const assigned = new Map<string, Assigned[]>()
  const pressed = new Map<string, Map<string, Pressed>>()
  const everybody = new Map<string, Task[]>()
  for (const task of register.tasks) {
    if (!isKnown(task.document, today) || task.record.status === 'done') continue
    if (task.forEverybody) push(everybody, task.province, task)
    for (const [name, shares] of task.shares) {
      const body = { province: task.province, name }
      if (!register.directory.hasBody(body)) continue
      const share = shares.find((s) => s.role === 'lead') ?? shares[0]
      if (!share) continue
      const standing = standingOf(task, name, register, now)
      if (standing.status.kind === 'done') continue
      push(assigned, bodyKey(body), { task, share, standing, dues: standing.due ? [standing.due] : [] })
      if (share.role === 'lead') climb(task, name, standing, { register, today, told, pressed })
    }
  }
  return { assigned, everybody, pressed: new Map([...pressed].map(([key, map]) => [key, [...map.values()]])) }
}

type Climb = {
  readonly register: Register
  readonly today: Day
  readonly told: ReadonlySet<string>
  readonly pressed: Map<string, Map<string, Pressed>>
}
// Levels 2 and 3 not told yet, joined by task so that twelve communes are one line.
function climb(task: Task, name: string, standing: Standing, { register, today, told, pressed }: Climb): void {
  for (const due of lateDues(standing)) {
    const reached = levelOf(task, due, today, register)
    for (const level of [2, 3] as const) {
      if (reached < level || told.has(alarmKey(alarmStep(task, name, due, level)))) continue
      for (const body of audienceOf(task, name, level, register)) {
        const lines = pressed.get(bodyKey(body)) ?? new Map<string, Pressed>()
        const key = `${task.no}:${due.period || due.due}:${level}`
        const before = lines.get(key)
        const bodies = [...(before?.bodies ?? []), name]
        lines.set(key, { task, due, level, bodies, onEntry: isLateOnEntry(task, due, register) })
        pressed.set(bodyKey(body), lines)
      }
    }
  }
}
const lateDues = (standing: Standing): readonly Due[] =>
  standing.openPeriods.length ? standing.openPeriods : standing.due ? [standing.due] : []

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function digestOf(chat: Chat, time: DigestTime, work: Work, input: PlanInput): Digest {
  const { register, told } = input
  const { calendar } = register.rules
  const keys = chat.bodies.map((name) => bodyKey({ province: chat.province, name } as Body))
  const all = uniqueByTask(keys.flatMap((k) => work.assigned.get(k) ?? []))
  const own = all.filter((a) => a.share.role === 'lead')
  const today = dayOf(input.now)
  const isFull = workingDayFrom(calendar, startOfWeek(time.day)) === time.day
  const previous = addWorkingDays(calendar, time.day, -1)
  const steps = own.flatMap((a) => firstSteps(a, chat, today, register)).filter((s) => !told.has(s.key))
  const first = new Set(steps.map((s) => s.no))
  const lines = (kind: string) =>
    own.filter((a) => a.standing.status.kind === kind).map((a) => ({ listed: a, isFirstAlarm: first.has(a.task.no) }))
  const fresh = own.filter((a) => a.task.document.known_from > previous && !NEAR.has(a.standing.status.kind))
  const pressed = keys.flatMap((k) => work.pressed.get(k) ?? [])
  return {
    key: digestKey(chat.to, time.day),
    to: chat.to,
    province: chat.province,
    bodies: chat.bodies,
    day: today,
    isFull,
    overdue: lines('overdue').sort(byDays),
    today: lines('due-today'),
    soon: lines('due-soon').sort(byDays),
    fresh,
    rest: isFull ? own.filter((a) => !NEAR.has(a.standing.status.kind) && !fresh.includes(a)) : [],
    coop: all.filter(
      (a) =>
        a.share.role === 'coop' &&
        (isFull || a.standing.status.kind === 'due-today' || a.standing.status.kind === 'due-soon'),
    ),
    everybody: isFull ? (work.everybody.get(chat.province) ?? []) : [],
    pressed,
    office: chat.bodies.includes(OFFICE) ? officeNotes(register, chat.province, today, isFull) : null,
    tells: [
      ...steps.map((s) => s.key),
      ...pressed.flatMap((p) => p.bodies.map((b) => alarmKey(alarmStep(p.task, b, p.due, p.level)))),
    ],
    dueAt: time.dueAt,
    staleAt: time.staleAt,
  }
}
const NEAR = new Set(['overdue', 'due-today', 'due-soon'])
const lastDay = (l: DigestLine) => l.listed.standing.due?.last ?? ''
const byDays = (a: DigestLine, b: DigestLine) =>
  lastDay(a).localeCompare(lastDay(b)) || a.listed.task.no - b.listed.task.no

function uniqueByTask(list: readonly Assigned[]): readonly Assigned[] {
  const seen = new Set<number>()
  return list.filter((a) => !seen.has(a.task.no) && seen.add(a.task.no))
}

/** Level 1 of what this chat owes, told or not. */
function firstSteps({ task, standing }: Assigned, chat: Chat, today: Day, register: Register) {
  return lateDues(standing)
    .filter((due) => levelOf(task, due, today, register) >= 1)
    .flatMap((due) =>
      chat.bodies
        .filter((name) => task.shares.has(name))
        .map((name) => ({ no: task.no, key: alarmKey(alarmStep(task, name, due, 1)) })),
    )
}

function saysSomething(d: Digest): boolean {
  const lists = [d.overdue, d.today, d.soon, d.fresh, d.rest, d.coop, d.pressed]
  return lists.some((l) => l.length > 0) || d.office?.hasNews === true
}
