// The calendar feed of one body: what it owes, on the last day in time.
import type { Body } from './agency.ts'
import { compareDays, type Day, dayOf, type Moment, type Time } from './calendar.ts'
import { unaccent } from './names.ts'
import { isKnown, type Register, type Share, shareOf, type Task } from './register.ts'
import { type Due, isOpen, openDues, type Status, standingOf, timeOfDue } from './status.ts'

export type FeedEntry = {
  /** Stays the same when the day moves: an extension moves the entry in people's calendars, it does not double it. */
  readonly uid: string
  readonly day: Day
  readonly time: Time | null
  readonly task: Task
  readonly share: Share
  readonly due: Due
  readonly status: Status
}
export type Feed = { readonly body: Body; readonly takenAt: Moment; readonly entries: readonly FeedEntry[] }

/** Open duties of a body, as lead or helper; what is given to everybody alike stays out. */
export function feedOf(register: Register, body: Body, now: Moment): Feed {
  const today = dayOf(now)
  const entries = register.tasks
    .filter((task) => isKnown(task.document, today))
    .flatMap((task) => entriesOf(task, body, { register, now }))
    .sort((a, b) => compareDays(a.day, b.day) || a.task.no - b.task.no)
  return { body, takenAt: now, entries }
}

type About = { readonly register: Register; readonly now: Moment }
function entriesOf(task: Task, body: Body, { register, now }: About): readonly FeedEntry[] {
  const share = shareOf(task, body)
  if (!share || share.how === 'everybody') return []
  const { status } = standingOf(task, body.name, register, now)
  // What is suspended stands in nobody's calendar.
  if (!isOpen(status) || status.kind === 'paused') return []
  const entries = openDues(task, body.name, { register, now }).map((due) => ({
    uid: uidOf(task, body, due),
    day: due.last,
    time: timeOfDue(due),
    task,
    share,
    due,
    status,
  }))
  // Of leads with days of their own, whoever helps them keeps the nearest.
  const nearest = [...entries].sort((a, b) => compareDays(b.day, a.day)).map((e) => [e.uid, e] as const)
  return [...new Map(nearest).values()]
}

/** Task, place of the deadline in it, period, body: everything but the day. */
function uidOf(task: Task, { province, name }: Body, due: Due): string {
  const place = task.record.deadlines.indexOf(due.deadline)
  const period = due.period ? `-${due.period}` : ''
  return `viec-${task.no}-${place}${period}.${slug(name)}@${slug(province)}.dondoc`
}
function slug(name: string): string {
  return unaccent(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
