// Taking a snapshot: the register of one province at a moment becomes plain rows that never change again.

import { type Day, dayOf, daysBetween, isoOf, type Moment } from '../domain/calendar.ts'
import type { Deadline } from '../domain/deadline.ts'
import type { Document } from '../domain/document.ts'
import type { Entry } from '../domain/ledger.ts'
import { isKnown, owersOf, type Register, type Task } from '../domain/register.ts'
import { registerAt } from '../domain/register-past.ts'
import {
  type Cell,
  leadingShare,
  NO_BODY,
  type Snapshot,
  type SnapshotDocument,
  type SnapshotRow,
  type SnapshotStanding,
} from '../domain/snapshot.ts'
import { coverageOf, type MessageFacts } from '../domain/snapshot-coverage.ts'
import { type Due, duesFor, isLate, isOpen, type Standing, standingOf } from '../domain/status.ts'
import { errorRates, type WrongReport } from '../domain/wrong-report.ts'
import { audienceOf, levelOf, OFFICE } from '../reminders/alarms.ts'

/** What the office knows of a share beyond the register; every part may be missing. */
export type ShareFacts = {
  /** The last day in time as first promised, and how often it was moved since. */
  readonly first?: Day
  readonly extensions?: number
  /** What must be handed in. */
  readonly product?: string
  /** The body that must decide, from a reported obstacle. */
  readonly decider?: string
  /** It ended otherwise than done: withdrawn, merged, handed on, superseded. */
  readonly ended?: boolean
}
export type SnapshotWish = {
  readonly register: Register
  readonly province: string
  readonly now: Moment
  /** What tells how a past moment stood (`report-past.ts`); not needed for the present. */
  readonly entries?: readonly Entry[] | undefined
  /** Undefined: nothing is known beyond the register. */
  readonly facts?: (task: number, body: string) => ShareFacts
  /** Undefined: this report says nothing of coverage. */
  readonly messages?: MessageFacts & { readonly wrong?: readonly WrongReport[] }
}

export function takeSnapshot({ register, province, now, entries, facts, messages }: SnapshotWish): Snapshot {
  const then = registerAt(register, now, entries)
  const day = dayOf(now)
  const about = { register: then, now, facts: facts ?? (() => ({})) }
  const rows = then.tasks.filter((t) => t.province === province && isKnown(t.document, day)).map((t) => rowOf(t, about))
  const documents = then.documents.filter((d) => d.province === province && isKnown(d, day)).map(documentOf)
  const { strictBefore } = register.rules.reading
  const taken = { version: 1, province, takenAt: isoOf(now), day, strictBefore, anonymous: false } as const
  const coverage = messages ? coverageOf({ rows }, messages) : null
  const wrong = wrongOf(
    rows,
    (messages?.wrong ?? []).filter((r) => r.at <= now),
  )
  return { ...taken, documents, rows, coverage, ...(wrong.length ? { wrong } : {}) }
}
function wrongOf(rows: Snapshot['rows'], reports: readonly WrongReport[]): NonNullable<Snapshot['wrong']> {
  const documentOf = new Map(rows.map((r) => [r.no, r.document] as const))
  return [...errorRates(reports, (no) => documentOf.get(no) ?? null)].map(([document, rate]) => ({
    document,
    ...rate,
    tasks: rows.filter((r) => r.document === document).length,
  }))
}

type About = {
  readonly register: Register
  readonly now: Moment
  readonly facts: (task: number, body: string) => ShareFacts
}

function documentOf(d: Document): SnapshotDocument {
  return { id: d.id, name: d.number ?? d.short_name, title: d.title, issuer: d.issuer, day: d.issued ?? d.meeting }
}

/** Who each owe a task: single bodies, members of lists, a circle that is not listed whole as one; '' for nobody. */
function sharesOwed(task: Task): readonly string[] {
  const owers = owersOf(task)
  return owers.length ? owers : [NO_BODY]
}

function rowOf(task: Task, about: About): SnapshotRow {
  const { record, document } = task
  const shares = sharesOwed(task).map((body) => ({ body, ...standingAt(task, body, about) }))
  const leading = leadingShare(shares)
  if (!leading) throw new Error(`task ${task.no} has no share`)
  const { body, ...standing } = leading
  return {
    no: task.no,
    clause: record.ref,
    document: document.id,
    title: record.title,
    lead: leadsOf(task, about.register),
    coop: [...record.coop],
    words: record.deadlines.map((d) => d.raw),
    event: record.deadlines.find((d) => d.kind === 'event')?.event ?? null,
    product: about.facts(task.no, body).product ?? null,
    reportTo: [...record.report_to],
    collectives: collectivesOf(task),
    ...standing,
    shares,
  }
}
/** Who leads now, by the names that every table uses: whoever took a share over stands in the place of the one that gave it. */
function leadsOf(task: Task, register: Register): string[] {
  const names = task.record.lead.map((written) => {
    const found = register.directory.find(written, task.province)
    const name = found && !found.collective ? found.name : written
    return holderOf(name, task, register)
  })
  return [...new Set(names)]
}
/** A share may be handed on more than once. */
function holderOf(name: string, task: Task, register: Register, seen: readonly string[] = []): string {
  const into = register.ownState(task.no, name, '')?.ending?.intoBody
  return into && !seen.includes(into) ? holderOf(into, task, register, [...seen, name]) : name
}
function collectivesOf({ parties }: Task): SnapshotRow['collectives'] {
  return parties.flatMap(({ role, addressee: a }) =>
    role === 'lead' && a.kind === 'list' && a.total > a.members.length
      ? [{ name: a.name, known: a.members.length, total: a.total }]
      : [],
  )
}

function standingAt(task: Task, body: string, about: About): SnapshotStanding {
  const { register, now, facts } = about
  const known = facts(task.no, body)
  const standing = standingOf(task, body, register, now)
  if (standing.status.kind === 'untold') throw untold()
  const due = standing.due ?? (isOpen(standing.status) ? null : lastDated(task, body, about))
  const cell: Cell = known.ended ? 'ended' : cellOf(standing, { task, body, about })
  const proved = register.state(task, body, due?.period ?? '')?.closedOn ?? null
  const days = daysOf(standing, { due, cell, today: dayOf(now), proved })
  return {
    status: known.ended ? 'ended' : standing.status.kind,
    cell,
    due: due?.due ?? null,
    last: due?.last ?? null,
    first: known.first ?? due?.extended?.last ?? due?.last ?? null,
    extensions: known.extensions ?? due?.extended?.times ?? 0,
    ...days,
    doneOn: standing.status.kind === 'done' ? standing.status.on : null,
    latePeriods: cell === 'open-late' ? latePeriods(standing) : [],
    ahead: aheadOf(standing, due, now),
    decider:
      known.decider ??
      // Of evidence the office decides, whatever was in the way before.
      (cell === 'open-late' && standing.status.kind === 'awaiting-acceptance' ? OFFICE : null) ??
      standing.state?.stuck?.decider ??
      (cell === 'open-late' && due ? deciderOf({ task, body, due }, about) : null),
    ...answersOf(standing),
  }
}
// Closed means accepted: the office closes nothing that it does not take for proved. A task done before it came in proves nothing here.
function answersOf({
  status,
  state,
}: Standing): Pick<SnapshotStanding, 'says' | 'percent' | 'proved' | 'provedOn' | 'obstacle'> {
  const percent = state?.percent ?? null
  const obstacle = state?.stuck?.what ?? null
  const provedOn = null
  if (status.kind === 'done')
    return {
      says: 'done',
      percent,
      obstacle: null,
      provedOn,
      proved: state?.state === 'closed' ? 'accepted' : 'nothing',
    }
  if (status.kind === 'awaiting-acceptance')
    return { says: 'done', percent, obstacle, proved: 'waiting', provedOn: state?.closedOn ?? null }
  const isReturned = state?.returned !== undefined
  const isUnderWay = percent !== null || obstacle !== null || state?.toldAt !== undefined
  const says = isReturned ? 'done' : isUnderWay ? 'under-way' : 'nothing'
  return { says, percent, obstacle, provedOn, proved: isReturned ? 'returned' : 'nothing' }
}
function lastDated(task: Task, body: string, { register, now }: About): Due | null {
  return (
    duesFor(task, body, { register, today: dayOf(now) })
      .filter((d) => d.period === '')
      .at(-1) ?? null
  )
}
// A period whose evidence waits is missing no more.
function latePeriods({ owed }: Standing) {
  return owed
    .filter((d) => d.period !== '' && d.status.kind === 'overdue')
    .map((d) => ({ key: d.period, last: d.last }))
}

/** The dates behind the first one that can still be kept. */
function aheadOf({ owed }: Standing, first: Due | null, now: Moment) {
  const later = owed.filter((d) => first !== null && first.last < d.last && !isLate(d, now))
  return later.map((d) => ({ key: d.period || d.due, last: d.last }))
}

function daysOf(
  { status }: Standing,
  { due, cell, today, proved }: { due: Due | null; cell: Cell; today: Day; proved: Day | null },
): Pick<SnapshotStanding, 'daysLate' | 'daysLeft'> {
  const none = { daysLate: null, daysLeft: null }
  if (!due) return none
  // What is proved late stays as late as it was: the days after that are the office's.
  const until = status.kind === 'awaiting-acceptance' && proved !== null ? proved : today
  if (cell === 'open-late') return { daysLate: Math.max(0, daysBetween(due.last, until)), daysLeft: null }
  if (cell === 'open-in-time') return { daysLate: null, daysLeft: Math.max(0, daysBetween(today, due.last)) }
  if (cell !== 'done-late' || status.kind !== 'done' || !status.on) return none
  return { daysLate: daysBetween(due.last, status.on), daysLeft: null }
}

const untold = () => new Error('a report was to be made of what stands, not of what may be said in a group')

type Owed = { readonly task: Task; readonly body: string; readonly about: About }
function cellOf({ status, due }: Standing, { task, body, about }: Owed): Cell {
  switch (status.kind) {
    case 'done':
      return status.when === 'late' ? 'done-late' : status.when === 'unrated' ? 'done-unrated' : 'done-in-time'
    case 'overdue':
      return 'open-late'
    case 'due-today':
    case 'due-soon':
    case 'not-due':
      return 'open-in-time'
    case 'needs-deadline':
      return 'undated'
    case 'awaiting-event':
      return 'event'
    case 'ongoing':
      return 'ongoing'
    case 'paused':
      return 'paused'
    case 'ended':
      return 'ended'
    case 'untold':
      throw untold()
    case 'awaiting-acceptance':
      return due ? awaitingCell(due, { task, body, about }) : undatedCell(task.record.deadlines)
  }
}
// Evidence is judged by its own date where that is known: the office's delay in accepting is not the body's.
function awaitingCell(due: Due, { task, body, about: { register, now } }: Owed): Cell {
  const dated = register.state(task, body, due.period)?.closedOn ?? null
  const late = dated === null ? isLate(due, now) : due.last < dated
  return late ? 'open-late' : 'open-in-time'
}
function undatedCell(deadlines: readonly Deadline[]): Cell {
  if (deadlines.some((d) => d.kind === 'event')) return 'event'
  return deadlines.some((d) => d.kind === 'ongoing' || d.kind === 'recurring') ? 'ongoing' : 'undated'
}

// The ladder says who must act next: the superior first, from its third step on the board that gave the task.
function deciderOf({ task, body, due }: { task: Task; body: string; due: Due }, { register, now }: About): string {
  const level = levelOf(task, due, dayOf(now), { body, register }) === 3 ? 3 : 2
  const [first] = audienceOf(task, body, level, register)
  return first?.name ?? task.document.issuer
}
