// What each chat should hear at a moment: one digest per chat and working day, alarm steps as lines in it. Pure.
import {
  addDays,
  addWorkingDays,
  compareDays,
  type Day,
  dayOf,
  type Moment,
  momentOf,
  startOfWeek,
  type Time,
  workingDayFrom,
} from '../domain/calendar.ts'
import type { Chat } from '../domain/chat.ts'
import { discreet } from '../domain/discretion.ts'
import { type Address, alarmKey, digestKey, newsKey, weekKey } from '../domain/message.ts'
import type { Register, Task } from '../domain/register.ts'
import type { Owed, Status } from '../domain/status.ts'
import type { ListedTask } from '../domain/task-list.ts'
import { alarmStep, OFFICE, pressedLevel } from './alarms.ts'
import { type Climbed, climbedTo } from './climbed.ts'
import { isPrivate } from './ladder-chats.ts'
import { type OfficeNotes, officeNotes } from './office-notes.ts'
import { isAllowed, type QuietHours } from './quiet-hours.ts'
import { type Assigned, collectWork, type Deciding, isPaused, type Pressed, type Work } from './work.ts'

export type PlanInput = {
  readonly register: Register
  readonly chats: readonly Chat[]
  /** All that is tied to bodies, lost or not, where `chats` are only those that may be due: whom nothing reaches is told by these. */
  readonly tied?: readonly Chat[]
  /** The private chats among them, by their people (`peopleOf`); left out: all are groups. */
  readonly people?: ReadonlySet<string>
  /** Keys of what messages have told: alarm steps, news, weekly lists. */
  readonly told: ReadonlySet<string>
  readonly now: Moment
  readonly digestAt: Time
  readonly quiet: QuietHours
  /** Keys of digests known to be queued: their chats are passed over before anything is computed. */
  readonly known?: Pick<ReadonlySet<string>, 'has'>
  /** `task:body` of lines that a body has called wrong: not pressed until the office decides. */
  readonly paused?: ReadonlySet<string>
}
export type DigestLine = {
  readonly listed: ListedTask
  readonly isFirstAlarm: boolean
  /** How far up it has gone, to whom, and whether that is so since today. */
  readonly climbed: Climbed | null
  /** Its last day is a day off, and nobody works between today and it. */
  readonly isLastWorkday: boolean
}
export type Digest = {
  readonly key: string
  readonly to: Address
  readonly province: string
  readonly bodies: readonly string[]
  readonly day: Day
  /** The whole list: on the first working day of a week, or the first on which it could be told. */
  readonly isFull: boolean
  readonly overdue: readonly DigestLine[]
  readonly today: readonly DigestLine[]
  readonly soon: readonly DigestLine[]
  readonly fresh: readonly ListedTask[]
  readonly rest: readonly ListedTask[]
  readonly coop: readonly ListedTask[]
  /** Given to every body: all on the day of the whole list, otherwise those that are near. */
  readonly everybody: readonly ListedTask[]
  /** Led by a circle without a list: the office stands in for it. */
  readonly proxy: readonly ListedTask[]
  readonly pressed: readonly Pressed[]
  /** Obstacles that a body of this chat must decide on, or the office carry to who must; on the day of the whole list. */
  readonly deciding: readonly Deciding[]
  /** The same of others than the bodies of a group: how late they are is nobody's there to read, so it is counted. */
  readonly counted: { readonly pressed: readonly Pressed[]; readonly deciding: readonly Deciding[] }
  /** Called wrong here, and near or in the list of the week otherwise: not pressed, but not denied. */
  readonly waiting: readonly Task[]
  readonly office: OfficeNotes | null
  /** How «trước ngày» is read in the lines above, where one of them has it; null where none has. */
  readonly strictBefore: boolean | null
  readonly isProvisional: boolean
  readonly tells: readonly string[]
  readonly dueAt: Moment
  readonly staleAt: Moment
}

const NOTHING_PAUSED: ReadonlySet<string> = new Set()
const NOBODY: ReadonlySet<string> = new Set()
/** How long a task counts as new while its chat has not heard of it. */
const NEWS_DAYS = 7

/** The digests to be sent at `now`: none in quiet hours, none before its hour, none that says nothing. */
export function planDigests(input: PlanInput): readonly Digest[] {
  const due = chatsDue(input)
  if (!due.length) return []
  const work = collectWork({ ...input, chats: input.tied ?? input.chats })
  return due.map(({ chat, time }) => digestOf(chat, time, work, input)).filter(saysSomething)
}
/** The chats whose digest is due and not known, and its key: what was told need not be known for that. */
export function chatsDue(input: Omit<PlanInput, 'told'>): readonly ChatDue[] {
  const { register, chats, now, quiet, known } = input
  if (!isAllowed(now, quiet, register.rules.calendar)) return []
  return chats.flatMap((chat) => {
    const time = digestTime(chat, input)
    if (!time || isSilenced(chat, dayOf(now))) return []
    const key = digestKey(chat.to, time.day, chat.standsFor)
    return known?.has(key) ? [] : [{ chat, time, key }]
  })
}
/** What may have been told of all that these chats could hear now: of tasks that are not over, and the lists of this week and the last. */
export function stepsWanted(register: Register, due: readonly ChatDue[]) {
  const isOver = (t: Task) => t.record.status === 'done' || register.state(t, '', '')?.state === 'closed'
  const tasks = register.tasks.filter((t) => !isOver(t)).map((t) => t.no)
  return { tasks, keys: due.flatMap(({ chat, time }) => weeksOf(chat, startOfWeek(time.day))) }
}
function weeksOf({ to }: Chat, monday: Day): readonly [last: string, current: string] {
  return [weekKey(addDays(monday, -7), to), weekKey(monday, to)]
}
export type ChatDue = { readonly chat: Chat; readonly time: DigestTime; readonly key: string }
function isSilenced(chat: Chat, today: Day): boolean {
  return chat.muted || chat.parked !== null || (chat.snoozedUntil !== null && today < chat.snoozedUntil)
}

type DigestTime = { readonly day: Day; readonly dueAt: Moment; readonly staleAt: Moment }
/** The digest whose time it is: due already, the next one not yet. */
function digestTime(
  chat: Chat,
  { now, digestAt, register }: Pick<PlanInput, 'now' | 'digestAt' | 'register'>,
): DigestTime | null {
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

function digestOf(chat: Chat, time: DigestTime, work: Work, input: PlanInput): Digest {
  const { register, told, paused = NOTHING_PAUSED, people = NOBODY } = input
  const { to, province, bodies } = chat
  const today = dayOf(input.now)
  const monday = startOfWeek(time.day)
  const isFull = isFullDay(chat, time, monday, input)
  const all = chat.hearsClimbed
    ? []
    : uniqueByTask(bodies.flatMap((name) => work.assigned.get(province)?.get(name) ?? []))
  const own = all.filter((a) => a.share?.role === 'lead')
  const isOffice = bodies.includes(OFFICE)
  const proxy = isOffice ? (work.proxy.get(province) ?? []).filter((a) => isFull || isNear(a)) : []
  const steps = own.flatMap((a) => firstSteps(a, chat, today, register)).filter((s) => !told.has(s.key))
  const first = new Set(steps.map((s) => s.no))
  const sections = own.map(sectionOf)
  const lines = (kind: Status['kind']) =>
    own
      .filter((_, i) => sections[i] === kind)
      .map(
        (a): DigestLine => ({
          listed: a,
          isFirstAlarm: first.has(a.task.no),
          climbed: climbedTo(a, bodies, today, register),
          isLastWorkday: a.dues.some((d) => isLastWorkday(d, today, register)),
        }),
      )
  const distant = own.filter((a) => !isNear(a))
  const newsFrom = addDays(today, -NEWS_DAYS)
  // What was handed out today has just been read, and the office itself handed it out; the list of the week repeats it next week.
  const isHandedOut = ({ task }: Assigned) =>
    task.document.known_from === today && (chat.standsFor !== undefined || told.has(newsKey(task.no, to)))
  const fresh = distant.filter(
    (a) =>
      a.task.document.known_from > newsFrom &&
      !isHandedOut(a) &&
      a.standing.status.kind !== 'awaiting-acceptance' &&
      !told.has(newsKey(a.task.no, to)),
  )
  const isListed = (a: Assigned) => isFull && !isHandedOut(a)
  const climbed = bodies
    .flatMap((name) => work.pressed.get(province)?.get(name) ?? [])
    .flatMap((p) => untold(p, to, told))
  const deciding = isFull
    ? bodies
        .flatMap((name) => work.deciding.get(province)?.get(name) ?? [])
        .filter((d) => !climbed.some((p) => p.task.no === d.task.no && p.bodies.includes(d.body)))
    : []
  // No naming and shaming: names stand in private chats, in the digest of the office, and in the owners' own group.
  const isNamed = (names: readonly string[]) =>
    isOffice || isPrivate(chat, people) || names.every((name) => bodies.includes(name))
  const isWrongHere = (a: Assigned) => bodies.every((name) => isPaused(a.task, name, paused))
  const everybody = chat.hearsClimbed
    ? []
    : (work.everybody.get(province) ?? []).filter((a) => (isFull || isAhead(a)) && !isWrongHere(a))
  const isAny = (test: (due: Owed) => boolean) => [all, proxy].some((list) => list.some((a) => a.dues.some(test)))
  const { calendar, reading } = register.rules
  return {
    key: digestKey(to, time.day, chat.standsFor),
    to,
    province,
    bodies,
    day: today,
    isFull,
    overdue: lines('overdue').sort(byDays),
    today: lines('due-today'),
    soon: lines('due-soon').sort(byDays),
    fresh,
    rest: distant.filter((a) => isListed(a) && !fresh.includes(a)),
    coop: all.filter((a) => a.share?.role === 'coop' && (isListed(a) || isAhead(a))).map(discreet),
    everybody,
    proxy,
    pressed: climbed.filter((p) => isNamed(p.bodies)),
    deciding: deciding.filter((d) => isNamed([d.body])),
    counted: {
      pressed: climbed.filter((p) => !isNamed(p.bodies)),
      deciding: deciding.filter((d) => !isNamed([d.body])),
    },
    waiting: uniqueByTask(bodies.flatMap((name) => work.waiting.get(province)?.get(name) ?? []))
      .filter((a) => !chat.hearsClimbed && (isFull || isNear(a)))
      .map((a) => a.task),
    office: isOffice ? officeNotes(register, province, today, isFull) : null,
    strictBefore: isAny((d) => d.deadline.before && !d.deadline.time && !d.deadline.offset)
      ? reading.strictBefore
      : null,
    isProvisional: isAny((d) => calendar.isProvisional(d.last)),
    tells: [
      ...steps.map((s) => s.key),
      ...climbed.flatMap((p) =>
        p.bodies.flatMap((b) => p.dues.map((due) => alarmKey(alarmStep(p.task, b, due, { level: p.level, to })))),
      ),
      ...fresh.map((a) => newsKey(a.task.no, to)),
      ...(isFull ? [weekKey(monday, to)] : []),
    ],
    dueAt: time.dueAt,
    staleAt: time.staleAt,
  }
}

// The list of the week that could not be told on its day is told on the next one.
function isFullDay(chat: Chat, time: DigestTime, monday: Day, { register, told }: PlanInput): boolean {
  const { calendar } = register.rules
  const firstDay = workingDayFrom(calendar, monday)
  if (time.day === firstDay) return true
  const [last, current] = weeksOf(chat, monday)
  return told.has(last) && !told.has(current)
}

/** A task with several dues stands where it is most urgent: today before late, late before soon. */
function sectionOf({ dues, standing }: Assigned): Status['kind'] {
  return SECTIONS.find((kind) => dues.some((d) => d.status.kind === kind)) ?? standing.status.kind
}
const SECTIONS = ['due-today', 'overdue', 'due-soon'] as const
/** Late or near; what waits for acceptance is neither. */
function isNear(a: Assigned): boolean {
  return a.dues.some((d) => d.status.kind === 'overdue') || isAhead(a)
}
/** Near and not yet late: what a helper or everybody should still hear of. */
function isAhead(a: Assigned): boolean {
  return a.dues.some((d) => d.status.kind === 'due-today' || d.status.kind === 'due-soon')
}
/** No digest goes out on a day off: the last one before it says that nothing comes after it. */
function isLastWorkday({ last, status }: Owed, today: Day, { rules: { calendar } }: Register): boolean {
  return (
    status.kind !== 'awaiting-acceptance' &&
    today < last &&
    !calendar.isWorkingDay(last) &&
    addWorkingDays(calendar, today, 1) > last
  )
}
const lastDay = (l: DigestLine) => l.listed.dues[0]?.last ?? ''
const byDays = (a: DigestLine, b: DigestLine) =>
  compareDays(lastDay(a), lastDay(b)) || a.listed.task.no - b.listed.task.no

function uniqueByTask(list: readonly Assigned[]): readonly Assigned[] {
  if (list.length < 2) return list
  const seen = new Set<number>()
  return list.filter((a) => !seen.has(a.task.no) && seen.add(a.task.no))
}

/** Level 1 of what this chat owes, told or not. */
function firstSteps({ task, dues }: Assigned, chat: Chat, today: Day, register: Register) {
  return dues
    .filter((due) => due.status.kind !== 'not-due')
    .flatMap((due) =>
      chat.bodies
        .filter((name) => task.shares.has(name) && pressedLevel(task, due, today, { body: name, register }) >= 1)
        .map((name) => ({ no: task.no, key: alarmKey(alarmStep(task, name, due, { level: 1, to: chat.to })) })),
    )
}
/** What of a climbed task this chat has not heard yet. */
function untold(pressed: Pressed, to: Address, told: ReadonlySet<string>): readonly Pressed[] {
  const { task, level } = pressed
  const isNew = (body: string, due: Owed) => !told.has(alarmKey(alarmStep(task, body, due, { level, to })))
  const bodies = pressed.bodies.filter((b) => pressed.dues.some((d) => isNew(b, d)))
  const dues = pressed.dues.filter((d) => bodies.some((b) => isNew(b, d)))
  return bodies.length ? [{ ...pressed, bodies, dues }] : []
}
function saysSomething(d: Digest): boolean {
  const lists = [
    d.overdue,
    d.today,
    d.soon,
    d.fresh,
    d.rest,
    d.coop,
    d.pressed,
    d.deciding,
    d.proxy,
    d.counted.pressed,
    d.counted.deciding,
  ]
  // The whole list of what is given to everybody is no news by itself; what of it is due is.
  return lists.some((l) => l.length > 0) || d.everybody.some(isAhead) || d.office?.hasNews === true
}
