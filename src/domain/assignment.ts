// What the entries of a ledger make of an assignment: the one place where its state changes. Diagram: docs/assignment.md.
import { dayOf, type Moment } from './calendar.ts'
import { hasPeriods } from './events.ts'
import type { Entry, NewEntry } from './ledger.ts'
import { type AssignmentState, assignmentKey, type Extension } from './progress.ts'
import { owersOf, type Register, type Task } from './register.ts'

/** Entries and the states that follow from them: what a commit takes. */
export type Recorded = {
  readonly entries: readonly NewEntry[]
  readonly states: readonly AssignmentState[]
  /** The states they started from: written by somebody else meanwhile, the commit is stale and the flow decides again. */
  readonly expects: { readonly states: Readonly<Record<string, string | null>> }
}

/** The states after some entries were written. Every flow that changes what has become of a task goes through here. */
export function recorded(register: Register, entries: readonly NewEntry[], at: Moment): Recorded {
  const changed = new Map<string, AssignmentState>()
  tell(register, changed, entries, at)
  const states = [...changed.values()]
  const before = states.map((s) => {
    const own = register.ownState(s.task, s.body, s.period)
    return [assignmentKey(s.task, s.body, s.period), own && JSON.stringify(own)] as const
  })
  return { entries, states, expects: { states: Object.fromEntries(before) } }
}

/** The states that a ledger comes to from its first line on: what each commit wrote is one step. */
export function replayed(register: Register, entries: readonly Entry[]): readonly AssignmentState[] {
  const changed = new Map<string, AssignmentState>()
  const commits = new Map<Moment, Entry[]>()
  for (const entry of entries) commits.set(entry.at, [...(commits.get(entry.at) ?? []), entry])
  for (const [at, written] of commits) tell(register, changed, written, at)
  return [...changed.values()]
}

function tell(
  register: Register,
  changed: Map<string, AssignmentState>,
  entries: readonly NewEntry[],
  at: Moment,
): void {
  const now = (task: number, body: string, period: string) =>
    changed.get(assignmentKey(task, body, period)) ?? register.ownState(task, body, period)
  const keep = (state: AssignmentState) => changed.set(assignmentKey(state.task, state.body, state.period), state)
  for (const entry of entries) {
    const { task, body, period } = entry
    const before = now(task, body, period) ?? untouched(task, body, period)
    const after = afterEntry(before, entry, at)
    if (after !== before) keep({ ...after, changedAt: at })
  }
  for (const no of new Set(entries.map((e) => e.task))) {
    const task = register.task(no)
    const sum = task && sumOf(task, (body) => now(no, body, ''), at)
    if (sum) keep(sum)
  }
}

export function untouched(task: number, body: string, period: string): AssignmentState {
  return { task, body, period, state: 'open', closedOn: null, awaitingAcceptance: false, changedAt: 0 }
}

/** One entry, one step. What an entry does not touch stays as it was; the same value back means: nothing for the summary. */
export function afterEntry(state: AssignmentState, entry: NewEntry, at: Moment): AssignmentState {
  switch (entry.kind) {
    case 'acknowledged':
      return receivedAs(state, entry.as, at)
    case 'progress':
      return { ...state, ...(entry.percent === null ? {} : { percent: entry.percent }), toldAt: at }
    case 'product':
    case 'measured':
      return { ...state, toldAt: at }
    case 'corrected':
      return entry.field === 'lead' && entry.was !== undefined ? ledAnew(state, entry.was, at) : state
    case 'obstacle':
      return { ...state, stuck: { what: entry.what, decider: entry.decider, since: state.stuck?.since ?? at } }
    case 'obstacle-settled':
      return without(state, 'stuck')
    case 'evidence':
      return without({ ...state, awaitingAcceptance: true, closedOn: entry.day }, 'returned')
    case 'accepted':
      return closed(state, entry.day)
    case 'returned':
      return {
        ...state,
        awaitingAcceptance: false,
        closedOn: null,
        returned: { reason: entry.reason, at },
      }
    case 'evidence-withdrawn':
      return { ...state, awaitingAcceptance: false, closedOn: null }
    case 'extension-asked':
      return { ...state, asked: { request: entry.id, of: entry.of, until: entry.until } }
    case 'extension-granted':
      return without({ ...state, extensions: extended(state.extensions ?? [], entry) }, 'asked')
    case 'extension-refused':
      return without(state, 'asked')
    case 'handover-asked':
      return { ...state, handover: { request: entry.id, into: entry.into, agreed: [] } }
    case 'handover-agreed':
      return state.handover
        ? { ...state, handover: { ...state.handover, agreed: [...new Set([...state.handover.agreed, entry.side])] } }
        : state
    case 'handover-refused':
      return without(state, 'handover')
    case 'done':
      return closed(state, entry.day)
    case 'ended': {
      const { how, document, day, intoTask, intoBody } = entry
      return { ...closed(state, day), ending: { how, document, day, intoTask, intoBody } }
    }
    case 'paused':
      return { ...state, paused: { document: entry.document, day: entry.day, until: entry.until } }
    case 'resumed':
      return { ...without(state, 'paused'), resumedOn: dayOf(at) }
    case 'reopened':
      return without({ ...state, state: 'open', closedOn: null, awaitingAcceptance: false }, 'ending', 'isSum')
  }
}

/** The first hour holds, of a helper until it receives the task as the lead. */
function receivedAs(state: AssignmentState, as: 'coop' | undefined, at: Moment): AssignmentState {
  if (state.acknowledgedAt === undefined) return { ...state, acknowledgedAt: at, ...(as ? { acknowledgedAs: as } : {}) }
  return state.acknowledgedAs && !as ? without({ ...state, acknowledgedAt: at }, 'acknowledgedAs') : state
}
/** `was`: the names that led, as the ledger keeps them. */
function ledAnew(state: AssignmentState, was: string, at: Moment): AssignmentState {
  const before = { was: JSON.parse(was) as readonly string[], on: dayOf(at) }
  return { ...state, leadCorrected: [...(state.leadCorrected ?? []), before] }
}
function closed(state: AssignmentState, on: AssignmentState['closedOn']): AssignmentState {
  const end = { ...state, state: 'closed' as const, closedOn: on, awaitingAcceptance: false }
  return without(end, 'stuck', 'returned', 'asked', 'handover', 'paused', 'ending', 'isSum')
}
function extended(list: readonly Extension[], { of, until }: Pick<Extension, 'of' | 'until'>): readonly Extension[] {
  const times = (list.find((e) => e.of === of)?.times ?? 0) + 1
  return [...list.filter((e) => e.of !== of), { of, until, times }]
}
function without<K extends keyof AssignmentState>(state: AssignmentState, ...keys: readonly K[]): AssignmentState {
  const left = { ...state }
  for (const key of keys) delete left[key]
  return left
}

/**
 * A task whose every share is closed is closed as a whole, so that reminders need not read it again; one share open again opens it.
 * A recurring duty has no end of its own.
 */
function sumOf(task: Task, stateOf: (body: string) => AssignmentState | null, at: Moment): AssignmentState | null {
  const whole = stateOf('')
  const isClosedByWord = whole?.state === 'closed' && !whole.isSum
  if (isClosedByWord || task.record.deadlines.some(hasPeriods)) return null
  const owers = owersNow(task, stateOf)
  const states = owers.map(stateOf)
  const areClosed = states.length > 0 && states.every((s) => s?.state === 'closed')
  if (!areClosed)
    return whole?.isSum ? without({ ...whole, state: 'open', closedOn: null, changedAt: at }, 'isSum', 'ending') : null
  const days = states.flatMap((s) => s?.closedOn ?? []).sort()
  const allDated = days.length === states.length
  const last = states.find((s) => s?.closedOn === days.at(-1)) ?? states.at(-1)
  const ending = states.every((s) => s?.ending) ? last?.ending : undefined
  const closedOn = allDated ? (days.at(-1) ?? null) : null
  const base = whole ?? untouched(task.no, '', '')
  return { ...closed(base, closedOn), isSum: true, changedAt: at, ...(ending ? { ending } : {}) }
}
// A share handed over in this very commit is owed by the body that took it, which the register does not know of yet.
function owersNow(task: Task, stateOf: (body: string) => AssignmentState | null): readonly string[] {
  const names = owersOf(task)
  const takers = names.flatMap((name) => stateOf(name)?.ending?.intoBody ?? [])
  return [...new Set([...names, ...takers])]
}
