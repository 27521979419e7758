// /sukien NAME DATE: an event got its day; the deadlines that hang on it become dates, and everybody concerned hears of them.
import { provinceOf } from '../../../domain/access.ts'
import { type Day, dayOf } from '../../../domain/calendar.ts'
import { holdsFor, isOwnIssue, nthOf, takesPlaceAgain } from '../../../domain/events.ts'
import { nameKey } from '../../../domain/names.ts'
import type { HappenedEvent } from '../../../domain/progress.ts'
import { createRegister, isKnown, type Register, type Task } from '../../../domain/register.ts'
import { reply } from '../../../domain/reply.ts'
import { type Due, duesOf, isOpen, wholeStanding } from '../../../domain/status.ts'
import { fold } from '../../../text/fold.ts'
import { REFUSED } from '../../../wording/access.ts'
import {
  EVENT_HOW,
  sayAnother,
  sayEventAsk,
  sayEventBefore,
  sayEventKept,
  sayEventKnown,
  sayEventLine,
  sayEventNotice,
  sayInstead,
  sayMissingEvents,
  sayNoEvent,
  sayNoSuchDay,
  sayWhichDay,
  sayWhichEvent,
} from '../../../wording/events.ts'
import {
  asking,
  askingWhich,
  noticesToBody,
  oncePerChat,
  type Word,
  type WordOutcome,
  type WordTurn,
} from '../word-turn.ts'
import { type EventSaid, readEventSaid, writeEvent } from './event-said.ts'

export const recordEvent: Word = async (turn) => {
  const { asker, office, now } = turn
  const { register } = office.bot
  const own = asker.member && provinceOf(asker.member, register.directory)
  // The demo's secretariat has all provinces: the one whose tasks wait for the event is meant.
  const provinces = own ? [own] : register.directory.provinces
  const waiting = provinces.flatMap((province) => waitingIn(register, province, now))
  if (!turn.rest) return { reply: reply(sayMissingEvents(missing(waiting, register, dayOf(now)))) }
  const said = readEventSaid(turn.rest, dayOf(now))
  if (!said) return { reply: reply(EVENT_HOW) }
  const found = eventsLike(said.name, waiting)
  const [only, second] = found
  if (!only) return { reply: reply(sayNoEvent(said.name, [...new Set(waiting.map((w) => w.event))].slice(0, 8))) }
  if (second && !turn.rest.includes('@')) return which(said, found)
  const chosen = second ? found.find((f) => turn.rest.includes(`@${f.province}`)) : only
  if (!chosen) return { reply: reply(REFUSED) }
  const tasks = waiting.filter((w) => w.province === chosen.province && nameKey(w.event) === nameKey(chosen.event))
  return take(turn, { ...chosen, said, tasks: [...new Map(tasks.map((w) => [w.task.no, w.task] as const)).values()] })
}

type Waiting = { readonly province: string; readonly event: string; readonly task: Task }
/** Open tasks with a deadline that hangs on an event, each by the words of its document; a document's own date is no event. */
function waitingIn(register: Register, province: string, now: number): readonly Waiting[] {
  return register
    .tasksIn(province)
    .filter((t) => isKnown(t.document, dayOf(now)) && t.record.deadlines.some((d) => d.kind === 'event'))
    .filter((t) => isOpen(wholeStanding(t, register, now).status))
    .flatMap((task) =>
      task.record.deadlines.flatMap((d) =>
        d.kind === 'event' && d.event && !(task.document.issued && isOwnIssue(d.event, task.document))
          ? [{ province, event: d.event, task }]
          : [],
      ),
    )
}
/** Without a day; of what takes place again, without a next one. */
function missing(waiting: readonly Waiting[], register: Register, today: Day) {
  const events = new Map<string, number[]>()
  for (const { event, task } of waiting) {
    const days = register.occasions(task.document, event)
    const isKnownDay = takesPlaceAgain(event) ? days.some((o) => o.day >= today) : days.length > 0
    if (!isKnownDay) events.set(event, [...(events.get(event) ?? []), task.no])
  }
  return [...events].map(([event, tasks]) => ({ event, tasks }))
}

type Found = { readonly province: string; readonly event: string; readonly isSure: boolean }
/** Events whose words are those, or hold them, or are held by them; the very same name outranks the rest. */
function eventsLike(name: string, waiting: readonly Waiting[]): readonly Found[] {
  const key = fold(name)
  const unique = [...new Map(waiting.map((w) => [`${w.province}|${nameKey(w.event)}`, w] as const)).values()]
  const same = unique.filter((w) => fold(w.event) === key)
  if (same.length) return same.map((w) => ({ ...w, isSure: true }))
  return unique.flatMap((w): readonly Found[] => {
    const other = fold(w.event)
    // «lễ hội chùa Hương» may be another one than «lễ hội»: asked first.
    if (` ${other} `.includes(` ${key} `)) return [{ ...w, isSure: true }]
    return ` ${key} `.includes(` ${other} `) ? [{ ...w, isSure: false }] : []
  })
}
function which(said: EventSaid, found: readonly Found[]): WordOutcome {
  return askingWhich(
    sayWhichEvent(said.name),
    found.slice(0, 8).map(({ province, event }) => ({ label: event, says: writeEvent(event, said, province) })),
  )
}

type Chosen = Found & { readonly said: EventSaid; readonly tasks: readonly Task[] }
/** Asks what is not clear: another event, a day before the document, which of several days; then writes. */
function take(turn: WordTurn, chosen: Chosen): WordOutcome {
  const { province, event, said, tasks, isSure } = chosen
  const { register } = turn.office.bot
  const recorded = recordedOf(register, chosen)
  const says = (more: Partial<EventSaid>) => writeEvent(event, { ...said, ...more }, province)
  if (turn.isSpoken || !isSure) return asking(sayEventAsk(event, said.day), says({}))
  const issued = tasks.map((t) => t.document.issued ?? t.document.known_from).sort()[0]
  if (issued && said.day < issued && !said.isSure)
    return asking(sayEventBefore(event, said.day, issued), says({ isSure: true }))
  if (said.instead) {
    const old = recorded.find((e) => e.day === said.instead)
    return old
      ? record(turn, chosen, old)
      : {
          reply: reply(
            sayNoSuchDay(
              event,
              recorded.map((e) => e.day),
            ),
          ),
        }
  }
  if (recorded.some((e) => e.day === said.day) && takesPlaceAgain(event))
    return { reply: reply(sayEventKnown(event, said.day)) }
  if (!recorded.length || said.isAnother || takesPlaceAgain(event)) return record(turn, chosen, null)
  const held = recorded.map((e) => ({ e, tasks: tasks.filter((t) => holderOf(recorded, t) === e) }))
  const bare = tasks.filter((t) => !holderOf(recorded, t))
  const live = held.filter((h) => h.tasks.length)
  const [single, other] = live
  if (single && !other && !bare.length) return record(turn, chosen, single.e)
  if (!single) return record(turn, chosen, null)
  return askingWhich(sayWhichDay(event, said.day), [
    ...(bare.length ? [{ label: sayAnother(bare.map((t) => t.no)), says: says({ isAnother: true }) }] : []),
    ...live.map((h) => ({
      label: sayInstead(
        h.e.day,
        h.tasks.map((t) => t.no),
      ),
      says: says({ instead: h.e.day }),
    })),
  ])
}
function recordedOf(register: Register, { province, event }: Found): readonly HappenedEvent[] {
  return register.events
    .filter((e) => e.province === province && nameKey(e.name) === nameKey(event))
    .sort((a, b) => nthOf(a) - nthOf(b))
}
const holderOf = (recorded: readonly HappenedEvent[], task: Task) => recorded.find((e) => holdsFor(e, task.document))

/** `old`: what was recorded and gets another day; null: recorded for the first time, or another time. */
function record(turn: WordTurn, { province, event, said, tasks }: Chosen, old: HappenedEvent | null): WordOutcome {
  const { office, now } = turn
  const { register } = office.bot
  const { day } = said
  const by = `${turn.said.channel}:${turn.said.user}`
  const nth = old
    ? nthOf(old)
    : recordedOf(register, { province, event, isSure: true }).reduce((n, e) => Math.max(n, nthOf(e)), 0) + 1
  const earlier = old && [...(old.earlier ?? []), { day: old.day, recordedAt: old.recordedAt }]
  const recorded: HappenedEvent = {
    province,
    name: old?.name ?? event,
    day,
    recordedAt: now,
    recordedBy: by,
    ...(nth > 1 ? { nth } : {}),
    ...(earlier ? { earlier } : {}),
  }
  const after = withEvent(register, recorded, old)
  const isItsDay = (d: Due) => d.deadline.kind === 'event' && nameKey(d.deadline.event ?? '') === nameKey(event)
  const keyOfDay = earlier?.[0]?.day ?? day
  const concerned = tasks.filter(
    (t) => takesPlaceAgain(event) || after.occasions(t.document, event).some((o) => o.key === keyOfDay),
  )
  const lines = concerned.flatMap((task) => {
    const due = duesOf(task, after, dayOf(now)).find((d) => isItsDay(d) && (d.period === '' || d.period === keyOfDay))
    return due ? [{ task, line: sayEventLine(task, due, dayOf(now)) }] : []
  })
  const names = new Set(lines.flatMap(({ task }) => [...task.shares.keys()]))
  const bodies = [...names].filter((name) => register.directory.hasBody({ province, name }))
  const mineOf = (name: string) => lines.filter(({ task }) => task.shares.has(name)).map(({ line }) => line)
  const queue = oncePerChat(
    bodies.map((name) => ({ body: { province, name }, lines: mineOf(name) })),
    { office, key: `event:${turn.said.key}`, now, say: (all) => sayEventNotice(event, day, all) },
  )
  const notice = { key: '', text: '', now }
  const unreached = bodies.filter((name) => !noticesToBody(office, { province, name }, notice).length)
  const counts = {
    day,
    before: old?.day ?? null,
    dated: lines.length,
    undated: concerned.length - lines.length,
    told: bodies.length - unreached.length,
    unreached,
    again: takesPlaceAgain(event),
    lines: lines.map(({ line }) => line),
  }
  return { reply: reply(sayEventKept(event, counts)), changes: { events: [recorded], queue } }
}
function withEvent(register: Register, event: HappenedEvent, old: HappenedEvent | null): Register {
  const { rules, directory, documents, tasks, states, events } = register
  const files = documents.map((doc) => ({
    doc,
    tasks: tasks.filter((t) => t.document.id === doc.id).map((t) => t.record),
  }))
  const others = events.filter((e) => e !== old)
  return createRegister({ rules, directory, files, states, events: [...others, event] })
}
