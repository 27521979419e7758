// What was tried before a task climbed: when whom was reminded, what the body said, what was asked and refused. Pure.
import { type Day, dayOf, type Moment } from '../domain/calendar.ts'
import type { Chat } from '../domain/chat.ts'
import type { Entry, EntryKind } from '../domain/ledger.ts'
import { addressKey } from '../domain/message.ts'
import type { Register } from '../domain/register.ts'
import { alarmStep, audienceOf, OFFICE } from './alarms.ts'
import { noPlaceOf } from './office-chats.ts'
import type { Pressed } from './work.ts'

export type Tried = {
  /** The bodies that were reminded themselves, the first day; `whom` is empty where all of them were. */
  readonly reminded: { readonly on: Day; readonly whom: readonly string[] } | null
  /** Bodies that never were, because no chat of theirs is reached: they were not silent. */
  readonly unreached: readonly string[]
  /** Who was told of the second level, and first when; null: whoever stood for the superior then. */
  readonly told: readonly { readonly whom: string | null; readonly on: Day }[]
  /** On the third level: superiors that nothing reaches, where the second was told to none of them. */
  readonly noSuperior: readonly string[]
  /** Bodies that turned their reminders off, or put them off until a day. */
  readonly held: readonly { readonly body: string; readonly until: Day | null }[]
  readonly several: boolean
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
  'handover-asked',
  'handover-refused',
]
const SAID_MAX = 3
export function pressedKey({ task, level }: Pick<Pressed, 'task' | 'level'>): string {
  return `${task.no}:${level}`
}

type Lower = { readonly key: string; readonly body: string; readonly level: 1 | 2; readonly address: string }
/** The lower steps of a climbed task among all that was told, wherever it went: a chat that is gone has been told all the same. */
export function lowerSteps({ task, bodies, dues, level }: Pressed, told: Iterable<string>): readonly Lower[] {
  const begins = bodies.flatMap((body) =>
    dues.flatMap((due) =>
      (level === 3 ? ([1, 2] as const) : ([1] as const)).map((lower) => {
        const { period } = alarmStep(task, body, due, { level: lower, to: { channel: '', chat: '', thread: null } })
        return { body, level: lower, begin: `${task.no}:${body}:${period}:${lower}:` }
      }),
    ),
  )
  return [...told].flatMap((key) => {
    const found = begins.find((b) => key.startsWith(b.begin))
    return found ? [{ key, body: found.body, level: found.level, address: key.slice(found.begin.length) }] : []
  })
}

export function triedOf(
  pressed: Pressed,
  facts: {
    readonly steps: readonly Lower[]
    readonly toldAt: ReadonlyMap<string, Moment>
    readonly entries: readonly Entry[]
    readonly chats: readonly Chat[]
    readonly register: Register
  },
): Tried {
  const { task, bodies, level } = pressed
  const sent = facts.steps.flatMap((s) => {
    const at = facts.toldAt.get(s.key)
    return at === undefined ? [] : [{ ...s, at }]
  })
  const first = sent.filter((s) => s.level === 1)
  const whom = bodies.filter((b) => first.some((s) => s.body === b))
  const told = new Map<string | null, Moment>()
  for (const s of sent)
    if (s.level === 2) {
      const name = toldName(s, pressed, facts)
      told.set(name, Math.min(told.get(name) ?? s.at, s.at))
    }
  const superiors = bodies.flatMap((b) => audienceOf(task, b, 2, facts.register))
  const wasTold = told.has(null) || superiors.some((b) => told.has(b.name))
  const isSkipped =
    level === 3 && !wasTold && superiors.every((b) => noPlaceOf(b.name, b.province, facts.chats) !== null)
  const isUnreached = (name: string) => {
    // Where it hears of others' work alone it is not reminded of its own.
    const why = noPlaceOf(
      name,
      task.province,
      facts.chats.filter((c) => !c.hearsClimbed),
    )
    return (why === 'never' || why === 'parked') && !first.some((s) => s.body === name)
  }
  const said = facts.entries.filter((e) => e.task === task.no && bodies.includes(e.body))
  return {
    reminded: first.length
      ? { on: dayOf(Math.min(...first.map((s) => s.at))), whom: whom.length === bodies.length ? [] : whom }
      : null,
    unreached: bodies.filter(isUnreached),
    told: [...told].map(([whom, at]) => ({ whom, on: dayOf(at) })),
    noSuperior: isSkipped ? [...new Set(superiors.map((b) => b.name))] : [],
    held: bodies.flatMap((body) => heldBy(body, pressed, facts.chats)),
    several: bodies.length > 1,
    said: said.slice(-SAID_MAX),
  }
}

// What went to a chat that stands for nobody any more went to the superior, as far as anybody can tell.
function toldName(
  { body, address }: Lower,
  { task }: Pressed,
  { chats, register }: { readonly chats: readonly Chat[]; readonly register: Register },
): string | null {
  const names = chats.filter((c) => addressKey(c.to) === address).flatMap((c) => c.bodies)
  const superior = audienceOf(task, body, 2, register).find((b) => names.includes(b.name))
  if (superior) return superior.name
  return names.includes(OFFICE) ? OFFICE : (names[0] ?? null)
}

/** All living chats of a body off, or put off until a day after the task was given. */
function heldBy(body: string, { task }: Pressed, chats: readonly Chat[]): Tried['held'] {
  const isOwn = (c: Chat) => c.province === task.province && c.parked === null && !c.hearsClimbed
  const own = chats.filter((c) => isOwn(c) && c.bodies.includes(body))
  if (!own.length) return []
  if (own.every((c) => c.muted)) return [{ body, until: null }]
  const days = own.map((c) => c.snoozedUntil ?? '')
  const until = days.reduce((a, b) => (a < b ? a : b))
  return until > task.document.known_from ? [{ body, until }] : []
}
