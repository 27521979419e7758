// What was tried before a task climbed: when whom was reminded, what the body said, what was asked and refused. Pure.
import { type Day, dayOf, type Moment } from '../domain/calendar.ts'
import type { Chat } from '../domain/chat.ts'
import type { Entry, EntryKind } from '../domain/ledger.ts'
import { type AlarmStep, alarmKey } from '../domain/message.ts'
import type { Register } from '../domain/register.ts'
import { alarmStep, audienceOf } from './alarms.ts'
import type { Pressed } from './work.ts'

export type Tried = {
  /** The day on which a level was first told to somebody. */
  readonly told: readonly { readonly level: 1 | 2; readonly on: Day }[]
  /** On the third level: no chat reaches the superior, so the second was told to nobody. */
  readonly noSuperior?: true
  /** The newest entries that show that the body answered, oldest first. */
  readonly said: readonly Entry[]
}
/** Kinds of entries that belong into one line about what was tried. */
export const TRIED_KINDS: readonly EntryKind[] = [
  'acknowledged',
  'progress',
  'measured',
  'product',
  'obstacle',
  'returned',
  'extension-asked',
  'extension-refused',
]
const SAID_MAX = 3
export function pressedKey({ task, level }: Pick<Pressed, 'task' | 'level'>): string {
  return `${task.no}:${level}`
}

/** The lower steps of a climbed task, by level: the keys that messages may have told. */
export function lowerSteps(pressed: Pressed, chats: readonly Chat[], register: Register): ReadonlyMap<string, 1 | 2> {
  const { task, bodies, dues, level } = pressed
  const keys = new Map<string, 1 | 2>()
  const add = (step: AlarmStep, lower: 1 | 2) => keys.set(alarmKey(step), lower)
  for (const body of bodies)
    for (const due of dues)
      for (const lower of level === 3 ? ([1, 2] as const) : ([1] as const)) {
        const reached = lower === 1 ? [body] : audienceOf(task, body, 2, register).map((b) => b.name)
        for (const chat of chats)
          if (chat.province === task.province && reached.some((name) => chat.bodies.includes(name)))
            add(alarmStep(task, body, due, { level: lower, to: chat.to }), lower)
      }
  return keys
}

export function triedOf(
  pressed: Pressed,
  facts: {
    readonly steps: ReadonlyMap<string, 1 | 2>
    readonly toldAt: ReadonlyMap<string, Moment>
    readonly entries: readonly Entry[]
  },
): Tried {
  const told = ([1, 2] as const).flatMap((level) => {
    const moments = [...facts.steps].flatMap(([key, l]) => (l === level ? (facts.toldAt.get(key) ?? []) : []))
    return moments.length ? [{ level, on: dayOf(Math.min(...moments)) }] : []
  })
  const said = facts.entries.filter((e) => e.task === pressed.task.no && pressed.bodies.includes(e.body))
  const isSkipped = pressed.level === 3 && ![...facts.steps.values()].includes(2)
  return { told, ...(isSkipped ? { noSuperior: true } : {}), said: said.slice(-SAID_MAX) }
}
