// Corrections after publication: the task as it stands from now on, the old value in the ledger, those concerned are told. Pure.

import { recorded } from '../domain/assignment.ts'
import { dayOf, type Moment } from '../domain/calendar.ts'
import type { Chat } from '../domain/chat.ts'
import { isDated, isTimed, lastDayInTime } from '../domain/deadline.ts'
import { type DocumentFile, givenOn, type TaskRecord } from '../domain/document.ts'
import { addressKey, type Message, newsKey } from '../domain/message.ts'
import { type Moved, movesOf } from '../domain/moved.ts'
import { assignmentKey } from '../domain/progress.ts'
import { createRegister, leads, type Register, type Task } from '../domain/register.ts'
import { helpersBeside } from '../domain/roles.ts'
import { sealOf } from '../domain/seal.ts'
import { isOpen, wholeStanding } from '../domain/status.ts'
import { atOnce, type InSteps } from '../domain/steps.ts'
import type { Changes } from '../ports.ts'
import { firstAllowed, type QuietHours } from '../reminders/quiet-hours.ts'
import {
  type Change,
  type Field,
  NO_LONGER_YOURS,
  NOW_YOURS,
  sayBeforeIssue,
  sayCorrection,
  sayCorrections,
  sayExtensionLost,
  sayFirstDays,
  sayLateNow,
  sayOverNow,
  sayPastDay,
  sayValue,
  type Told,
} from '../wording/correct.ts'
import { sayWritten } from '../wording/deadlines.ts'
import { sayFormerOwners } from '../wording/former.ts'
import { sayReceive } from '../wording/import.ts'
import { sayCorrectionPrivately } from '../wording/private-push.ts'
import { WRONG_WAY } from '../wording/task-lines.ts'

/** New values of a published task; what is left out stays. */
export type Wanted = Partial<Pick<TaskRecord, Field>>
/** Others lead from now on; one of them that helped helps no more. */
export function withLead(lead: string[], { record }: Task): Wanted {
  const coop = helpersBeside({ lead, coop: record.coop })
  return coop.length === record.coop.length ? { lead } : { lead, coop }
}
export type Correction = {
  readonly task: Task
  readonly wanted: Wanted
  readonly document: string | null
  readonly reason: string
  /** What stood in the register was never what the document says: a new date is the first one too. */
  readonly isMistyped?: boolean
  /** As people call whoever corrects: it stands in the history of the task. */
  readonly person?: string
}
export type CorrectWorld = {
  readonly register: Register
  readonly chats: readonly Chat[]
  readonly now: Moment
  readonly quiet: QuietHours
  /** Tells one correction of a task from the next. */
  readonly origin: string
}
export type Corrected = {
  readonly told: Told
  readonly messages: readonly Message[]
  /** Bodies concerned whom no chat reaches. */
  readonly unreached: readonly string[]
  readonly changes: Partial<Changes>
}
const ORDER: readonly Field[] = ['lead', 'coop', 'deadlines', 'title']

/** Null: nothing would change. */
export function planCorrections(corrections: readonly Correction[], world: CorrectWorld): Corrected | null {
  return atOnce(correctInSteps(corrections, world))
}
type Real = Correction & { readonly changes: readonly Change[]; readonly after: TaskRecord }
/** The same of a list that may have thousands. */
export function* correctInSteps(corrections: readonly Correction[], world: CorrectWorld): InSteps<Corrected | null> {
  const real: Real[] = []
  for (const c of corrections) {
    const changes = changesOf(c)
    if (changes.length) real.push({ ...c, changes, after: recordAfter(c, world.register) })
    yield
  }
  const [first] = real
  if (!first) return null
  const { register, now, origin } = world
  const entries = real.flatMap(({ task, changes, document, reason, person }) =>
    changes.map((change) => ({
      kind: 'corrected' as const,
      id: `corrected:${task.no}:${change.field}:${origin}`,
      task: task.no,
      body: '',
      period: '',
      ...change,
      was: JSON.stringify(task.record[change.field]),
      document,
      reason,
      ...(person ? { person } : {}),
    })),
  )
  const documents = filesAfter(
    real.map((r) => ({ task: r.task, after: r.after })),
    register,
  )
  const written = recorded(register, entries, now)
  yield
  const tellings: ReturnType<typeof tellingOf>[] = []
  for (const r of real) {
    tellings.push(tellingOf(r, r.changes, world))
    yield
  }
  const messages = oneAChat(
    tellings.flatMap((t) => t.messages),
    origin,
  )
  return {
    told: toldOf(first, first.changes, world),
    messages,
    unreached: [...new Set(tellings.flatMap((t) => t.unreached))],
    changes: {
      ...written,
      expects: { ...written.expects, tasks: asStored(documents, register) },
      documents,
      queue: messages,
    },
  }
}

/** What the register will hold of it: with a day that moves, the one given first. */
function recordAfter({ task, wanted, isMistyped = false }: Correction, register: Register): TaskRecord {
  const after = { ...task.record, ...wanted }
  const moves = wanted.deadlines ? movesIn({ task, wanted, isMistyped }, register) : []
  return moves.length ? { ...after, moved: [...(task.record.moved ?? []), ...moves] } : after
}
function movesIn(
  { task, wanted, isMistyped = false }: Pick<Correction, 'task' | 'wanted' | 'isMistyped'>,
  register: Register,
): readonly Moved[] {
  const granted = register.statesOf(task.no).flatMap((s) => s.extensions ?? [])
  const grantedOf = (day: string) => Math.max(0, ...granted.flatMap((e) => (e.of === day ? [e.times] : [])))
  return movesOf(task.record, wanted.deadlines ?? [], { isMistyped, grantedOf })
}
/** What a correction of a deadline must bring that was given or missed: a document or a reason, of late work the reason. */
export function lackOf({ task, wanted, document, reason }: Correction, { register, now }: CorrectWorld): Lack | null {
  if (!wanted.deadlines || !task.record.deadlines.some(isTimed)) return null
  const { status } = wholeStanding(task, register, now)
  if (status.kind === 'needs-deadline') return null
  if (status.kind === 'overdue' && !reason) return { kind: 'reason', days: status.days }
  return document || reason ? null : { kind: 'source' }
}
export type Lack = { readonly kind: 'reason'; readonly days: number } | { readonly kind: 'source' }

/** The task as it will be. */
function taskAfter(correction: Correction, { register }: CorrectWorld): Task {
  const { task } = correction
  const { rules, directory, events } = register
  const file = { doc: task.document, tasks: [recordAfter(correction, register)] }
  return createRegister({ rules, directory, files: [file], states: [], events }).tasks[0] ?? task
}
function toldOf(correction: Correction, changes: readonly Change[], world: CorrectWorld): Told {
  const { document, reason } = correction
  const isDated = changes.some((c) => c.field === 'deadlines') && correction.wanted.deadlines?.length
  const times = isDated ? sayWritten(taskAfter(correction, world), world.register, dayOf(world.now)) : null
  return { changes, document, reason, times }
}
/** What a person should see before a correction is written: a day before the document, one that is over, an extension that it takes away. */
export function warningsOf(correction: Correction, { register, now }: CorrectWorld): readonly string[] {
  const { task, wanted, isMistyped } = correction
  const { deadlines, lead = [], coop = [] } = wanted
  const added = [...lead, ...coop].filter((name) => ![...task.record.lead, ...task.record.coop].includes(name))
  const former = sayFormerOwners(register.directory, added, task.province)
  const { status: stands } = wholeStanding(task, register, now)
  const over = isOpen(stands) && stands.kind !== 'paused' ? [] : [sayOverNow(stands.kind, task.no)]
  if (!deadlines) return [...over, ...former]
  const days = deadlines.map((d) => d.due)
  const lost = register
    .statesOf(task.no)
    .flatMap(({ body, extensions = [] }) => extensions.filter((e) => !days.includes(e.of)).map((e) => ({ body, ...e })))
  const issued = givenOn(task.document)
  const { reading } = register.rules
  const past = deadlines.flatMap(({ due, ...d }) => {
    const last = due && lastDayInTime(d, due, reading)
    return last && last < dayOf(now) && !(issued && due < issued) ? [last] : []
  })
  return [
    ...over,
    ...(stands.kind === 'overdue' ? [sayLateNow(stands.days)] : []),
    ...sayFirstDays(movesIn(correction, register), {
      isMistyped: isMistyped === true && task.record.deadlines.some(isDated),
    }),
    ...sayBeforeIssue(deadlines, issued),
    ...past.map(sayPastDay),
    ...lost.map((e) => sayExtensionLost(e.body, e.until)),
    ...former,
  ]
}

export function changesOf({ task, wanted }: Correction): readonly Change[] {
  const after = { ...task.record, ...wanted }
  return ORDER.flatMap((field) => {
    if (JSON.stringify(task.record[field]) === JSON.stringify(after[field])) return []
    return [{ field, before: sayValue(task.record, field), after: sayValue(after, field) }]
  })
}

type After = { readonly task: Task; readonly after: TaskRecord }
/** Whole documents, so that no task loses its place. */
function filesAfter(changed: readonly After[], register: Register): readonly DocumentFile[] {
  const byNo = new Map(changed.map((c) => [c.task.no, c.after] as const))
  const documents = [...new Set(changed.map((c) => c.task.document))]
  return documents.map((doc) => ({
    doc,
    tasks: register.tasks.filter((t) => t.document.id === doc.id).map((t) => byNo.get(t.no) ?? t.record),
  }))
}

/** Several corrected tasks are one message to a chat. */
function oneAChat(messages: readonly Message[], origin: string): readonly Message[] {
  const byChat = new Map<string, Message[]>()
  for (const m of messages) {
    const own = byChat.get(addressKey(m.to))
    if (own) own.push(m)
    else byChat.set(addressKey(m.to), [m])
  }
  return [...byChat].flatMap(([address, [first, ...others]]): readonly Message[] => {
    if (!first) return []
    if (!others.length) return [first]
    const all = [first, ...others]
    const offered = all.filter((m) => m.offers)
    const [only, second] = offered
    return [
      {
        ...first,
        key: `corrected:many:${origin}:${address}`,
        text: [sayCorrections(all.length), ...all.map((m) => m.text)].join('\n'),
        withoutContent: all.flatMap((m) => m.withoutContent ?? []).join('\n'),
        tells: all.flatMap((m) => m.tells),
        // One button for what is new: of one task its document, of several all that waits.
        ...(only?.offers ? { offers: second ? { choices: [sayReceive(null)], isGroup: true } : only.offers } : {}),
      },
    ]
  })
}

/** A document is written whole: when anybody has corrected any of its tasks meanwhile, nothing is written. */
function asStored(files: readonly DocumentFile[], register: Register): Readonly<Record<string, string>> {
  const nos = files.flatMap((f) => f.tasks.map((t) => t.no))
  return Object.fromEntries(nos.map((no) => [no, JSON.stringify(register.task(no)?.record)]))
}
/** A short mark of what some tasks say now: what was shown holds for this alone. */
export function taskSeal(tasks: readonly Task[]): string {
  return sealOf(JSON.stringify(tasks.map((t) => t.record)))
}

function tellingOf(
  correction: Correction & { readonly after: TaskRecord },
  changes: readonly Change[],
  world: CorrectWorld,
): { readonly messages: readonly Message[]; readonly unreached: readonly string[] } {
  const { task, after } = correction
  const { register, chats, now, quiet, origin } = world
  const { rules, directory } = register
  const next = taskAfter(correction, world)
  const here = chats.filter((c) => c.province === task.province && c.parked === null)
  const before = new Set(task.shares.keys())
  const later = new Set(next.shares.keys())
  const concerned = [...new Set([...before, ...later])].filter((name) =>
    directory.hasBody({ province: task.province, name }),
  )
  const text = sayCorrection(task, toldOf(correction, changes, world))
  const messages = here.flatMap((chat): readonly Message[] => {
    const own = chat.bodies.filter((b) => concerned.includes(b))
    if (!own.length) return []
    const isNew = own.some((b) => later.has(b) && (!before.has(b) || (leads(next, b) && !leads(task, b))))
    const isGone = own.every((b) => before.has(b) && !later.has(b))
    const more = isNew
      ? [...(after.text ? [`   «${after.text}»`] : []), NOW_YOURS, WRONG_WAY]
      : isGone
        ? [NO_LONGER_YOURS]
        : []
    return [
      {
        key: `corrected:${assignmentKey(task.no, '', '')}:${origin}:${addressKey(chat.to)}${chat.standsFor === undefined ? '' : ':office'}`,
        to: chat.to,
        kind: 'handout',
        text: [text, ...more].join('\n'),
        withoutContent: sayCorrectionPrivately(task.no, isNew ? 'new' : isGone ? 'gone' : 'changed'),
        tells: [newsKey(task.no, chat.to)],
        dueAt: firstAllowed(now, quiet, rules.calendar),
        staleAt: null,
        queuedAt: now,
        ...(isNew ? { offers: { choices: [sayReceive(task.no)], isGroup: true } } : {}),
      },
    ]
  })
  const reached = new Set(here.flatMap((c) => c.bodies))
  return { messages, unreached: concerned.filter((name) => !reached.has(name)) }
}
