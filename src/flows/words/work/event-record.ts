// A day of an event enters the register, gets another one or is taken back, and everybody whose deadlines it moves hears of it.
import { type Day, dayOf } from '../../../domain/calendar.ts'
import { nthOf, takesPlaceAgain } from '../../../domain/events.ts'
import { nameKey } from '../../../domain/names.ts'
import type { HappenedEvent } from '../../../domain/progress.ts'
import { createRegister, type Register, type Task, whoseDays } from '../../../domain/register.ts'
import { reply } from '../../../domain/reply.ts'
import { type Due, duesOf } from '../../../domain/status.ts'
import {
  sayEventBack,
  sayEventBackLine,
  sayEventBackNotice,
  sayEventKept,
  sayEventLine,
  sayEventNotice,
  sayEventOf,
} from '../../../wording/events.ts'
import { noticesToBody, oncePerChat, type WordOutcome, type WordTurn } from '../word-turn.ts'
import type { EventSaid } from './event-said.ts'

export type Found = { readonly province: string; readonly event: string; readonly isSure: boolean }
/** `body`: the one that alone has the day; '' where the day is of everybody. */
export type Chosen = Found & { readonly said: EventSaid; readonly tasks: readonly Task[]; readonly body: string }

const isOf =
  ({ province, event }: Found) =>
  (e: HappenedEvent) =>
    e.province === province && nameKey(e.name) === nameKey(event)
/** The days that an event has, of one body or of everybody, the first recorded first. */
export function recordedOf(register: Register, chosen: Found & Pick<Chosen, 'body'>): readonly HappenedEvent[] {
  return register.events
    .filter((e) => !e.takenBack && isOf(chosen)(e) && (e.body ?? '') === chosen.body)
    .sort((a, b) => nthOf(a) - nthOf(b))
}

/** `old`: what was recorded and gets another day; null: recorded for the first time, or another time. */
export function record(turn: WordTurn, chosen: Chosen, old: HappenedEvent | null): WordOutcome {
  const { province, event, said, tasks, body } = chosen
  const { register } = turn.office.bot
  const { day } = said
  const nth = old ? nthOf(old) : register.events.filter(isOf(chosen)).reduce((n, e) => Math.max(n, nthOf(e)), 0) + 1
  const recorded: HappenedEvent = {
    province,
    name: old?.name ?? event,
    ...(body ? { body } : {}),
    day,
    ...writtenNow(turn),
    ...(nth > 1 ? { nth } : {}),
    ...(old ? { earlier: before(old) } : {}),
  }
  const key = keyOf(recorded)
  const after = withEvent(register, recorded, old)
  const today = dayOf(turn.now)
  const concerned = tasks.filter((t) => takesPlaceAgain(event) || holds(after, t, { event, body, key }))
  const lines = concerned.flatMap((task) => {
    const due = dueOf(task, after, { event, body, key, today })
    return due ? [{ task, line: sayEventLine(task, due, today) }] : []
  })
  const { queue, told, unreached } = tell(turn, lines, {
    key: 'event',
    chosen,
    say: (all) => sayEventNotice(sayEventOf(event, body), day, all),
  })
  const counts = {
    body,
    day,
    before: old?.day ?? null,
    dated: lines.length,
    undated: concerned.length - lines.length,
    told,
    unreached,
    again: takesPlaceAgain(event),
    lines: lines.map(({ line }) => line),
  }
  return { reply: reply(sayEventKept(event, counts)), changes: { events: [recorded], queue } }
}

/** The day was recorded by mistake: what hung on it waits again, or goes by another day recorded. */
export function takeBack(turn: WordTurn, chosen: Chosen, wrong: HappenedEvent): WordOutcome {
  const { event, body } = chosen
  const { register } = turn.office.bot
  const today = dayOf(turn.now)
  const gone: HappenedEvent = { ...wrong, ...writtenNow(turn), takenBack: true, earlier: before(wrong) }
  const after = withEvent(register, gone, wrong)
  const key = keyOf(wrong)
  const lines = dependent(register, chosen, wrong).map((task) => {
    const was = dueOf(task, register, { event, body, key, today })
    const now = was?.period ? null : dueOf(task, after, { event, body, key: '', today })
    return { task, line: sayEventBackLine(task, { was, now }) }
  })
  const { queue, told, unreached } = tell(turn, lines, {
    key: 'event-back',
    chosen,
    say: (all) => sayEventBackNotice(sayEventOf(event, body), wrong.day, all),
  })
  const counts = { body, day: wrong.day, told, unreached, lines: lines.map(({ line }) => line) }
  return { reply: reply(sayEventBack(event, counts)), changes: { events: [gone], queue } }
}
/** The tasks of which a deadline hangs on this recorded day. */
export function dependent(
  register: Register,
  { event, tasks, body }: Chosen,
  recorded: HappenedEvent,
): readonly Task[] {
  return tasks.filter((t) => holds(register, t, { event, body, key: keyOf(recorded) }))
}

type Keyed = { readonly event: string; readonly body: string; readonly key: string }
const holds = ({ occasions }: Register, { document }: Task, { event, body, key }: Keyed) =>
  occasions(document, event, body ? [body] : []).some((o) => o.key === key)
/** What a task comes to by one day of an event; of an event that does not take place again there is only one. */
function dueOf(
  task: Task,
  register: Register,
  { event, body, key, today }: Keyed & { readonly today: Day },
): Due | null {
  const isItsDay = ({ deadline, period }: Due) =>
    deadline.kind === 'event' && nameKey(deadline.event ?? '') === nameKey(event) && (period === '' || period === key)
  return duesOf(task, register, today, { body }).find(isItsDay) ?? null
}
const keyOf = (event: HappenedEvent): Day => event.earlier?.[0]?.day ?? event.day
const before = ({ earlier = [], day, recordedAt }: HappenedEvent) => [...earlier, { day, recordedAt }]
const writtenNow = ({ said, now }: WordTurn) => ({ recordedAt: now, recordedBy: `${said.channel}:${said.user}` })
function withEvent(register: Register, event: HappenedEvent, old: HappenedEvent | null): Register {
  const { rules, directory, documents, tasks, states, events } = register
  const files = documents.map((doc) => ({
    doc,
    tasks: tasks.filter((t) => t.document.id === doc.id).map((t) => t.record),
  }))
  const others = events.filter((e) => e !== old)
  return createRegister({ rules, directory, files, states, events: [...others, event] })
}

type Line = { readonly task: Task; readonly line: string }
type Told = {
  readonly key: string
  readonly chosen: Chosen
  readonly say: (lines: readonly string[]) => string
}
/** Each body hears of its own tasks, each chat once. */
function tell({ office, said, now }: WordTurn, lines: readonly Line[], { key, chosen, say }: Told) {
  const { province, body } = chosen
  const named = new Set(lines.flatMap(({ task }) => (body ? meantBy(body, task) : [...task.shares.keys()])))
  // Who has a day of its own, or of its group, goes by that one: the day of others is nothing to it.
  const isElsewhere = (name: string) =>
    lines.every(({ task }) =>
      nearerThan(body, whoseDays(task, name)).some(
        (owner) => recordedOf(office.bot.register, { ...chosen, body: owner }).length,
      ),
    )
  const names = [...named].filter((name) => name === body || !isElsewhere(name))
  const bodies = names.filter((name) => office.bot.register.directory.hasBody({ province, name }))
  const mineOf = (name: string) => lines.filter(({ task }) => task.shares.has(name)).map(({ line }) => line)
  const queue = oncePerChat(
    bodies.map((name) => ({ body: { province, name }, lines: mineOf(name) })),
    { office, key: `${key}:${said.key}`, now, say },
  )
  const notice = { key: '', text: '', now }
  const unreached = bodies.filter((name) => !noticesToBody(office, { province, name }, notice).length)
  return { queue, told: bodies.length - unreached.length, unreached }
}
/** A body, or the listed members of a group. */
function meantBy(body: string, { parties }: Task): readonly string[] {
  const group = parties.find((p) => p.role === 'lead' && p.addressee.kind === 'list' && p.addressee.name === body)
  return group?.addressee.kind === 'list' ? group.addressee.members : [body]
}
/** Those whose days come before the ones of `body`; all of them before the day of everybody (''). */
function nearerThan(body: string, whose: readonly string[]): readonly string[] {
  return body ? whose.slice(0, Math.max(0, whose.indexOf(body))) : whose
}
