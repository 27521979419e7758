// The register as it stood at a moment: the ledger told up to there, events as recorded by then, corrections taken back.
import { replayed } from './assignment.ts'
import type { Moment } from './calendar.ts'
import { type TaskRecord, taskSchema } from './document.ts'
import { type Entry, ofKind } from './ledger.ts'
import { type AssignmentState, assignmentKey, type HappenedEvent } from './progress.ts'
import { createRegister, type Register } from './register.ts'

/**
 * A report for last Friday does not know of Monday. `entries`: of the tasks of `changedTasks` all, of corrections those since;
 * a state without a ledger is known from its last change on.
 */
export function registerAt(register: Register, at: Moment, entries: readonly Entry[] = []): Register {
  const kept = register.states.filter((s) => s.changedAt <= at)
  const events = register.events.flatMap((e) => eventAt(e, at) ?? [])
  const corrected = ofKind(entries, 'corrected').filter((e) => e.at > at)
  const isSame = kept.length === register.states.length && !corrected.length
  if (isSame && events.every((e, i) => e === register.events[i]) && events.length === register.events.length)
    return register
  const back = new Map<number, TaskRecord>()
  for (const { task, field, was } of corrected.toReversed()) {
    const record = back.get(task) ?? register.task(task)?.record
    const before = record && was !== undefined && taskSchema.safeParse({ ...record, [field]: JSON.parse(was) })
    if (before && before.success === true) back.set(task, before.data)
  }
  const files = register.documents.map((doc) => ({
    doc,
    tasks: register.tasks.filter((t) => t.document.id === doc.id).map((t) => back.get(t.no) ?? t.record),
  }))
  const { rules, directory } = register
  // Who took a share over later leads nothing yet.
  const blank = createRegister({ rules, directory, files, states: [], events })
  const changed = new Set(changedTasks(register, at))
  const told = replayed(
    blank,
    entries.filter((e) => e.at <= at && changed.has(e.task)),
  )
  const states = new Map<string, AssignmentState>()
  for (const s of [...told, ...kept]) states.set(assignmentKey(s.task, s.body, s.period), s)
  return createRegister({ rules, directory, files, states: [...states.values()], events })
}

/** The tasks whose ledger must be told again to know how they stood. */
export function changedTasks(register: Register, at: Moment): readonly number[] {
  return [...new Set(register.states.filter((s) => s.changedAt > at).map((s) => s.task))]
}

function eventAt(event: HappenedEvent, at: Moment): HappenedEvent | null {
  if (event.recordedAt <= at) return event
  const before = (event.earlier ?? []).filter((e) => e.recordedAt <= at).at(-1)
  if (!before) return null
  const { takenBack: _later, ...was } = event
  return { ...was, ...before }
}
