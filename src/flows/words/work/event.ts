// /sukien NAME DATE: an event got its day; the deadlines that hang on it become dates, and everybody concerned hears of them.
import { provinceOf } from '../../../domain/access.ts'
import { type Day, dayOf } from '../../../domain/calendar.ts'
import { nameKey } from '../../../domain/names.ts'
import { createRegister, isKnown, type Register, type Task } from '../../../domain/register.ts'
import { reply } from '../../../domain/reply.ts'
import { duesOf, isOpen, wholeStanding } from '../../../domain/status.ts'
import { readDates } from '../../../text/asked-dates.ts'
import { fold } from '../../../text/fold.ts'
import { readWords } from '../../../text/words.ts'
import { REFUSED } from '../../../wording/access.ts'
import {
  EVENT_HOW,
  sayEventAsk,
  sayEventKept,
  sayEventLine,
  sayEventNotice,
  sayMissingEvents,
  sayNoEvent,
  sayWhichEvent,
} from '../../../wording/endings.ts'
import {
  asking,
  askingWhich,
  noticesToBody,
  oncePerChat,
  type Word,
  type WordOutcome,
  type WordTurn,
} from '../word-turn.ts'

export const recordEvent: Word = async (turn) => {
  const { asker, office, now } = turn
  const { register } = office.bot
  const own = asker.member && provinceOf(asker.member, register.directory)
  // The demo's secretariat has all provinces: the one whose tasks wait for the event is meant.
  const provinces = own ? [own] : register.directory.provinces
  const waiting = provinces.flatMap((province) => waitingIn(register, province, now))
  if (!turn.rest) return { reply: reply(sayMissingEvents(missing(waiting, register))) }
  const read = readEvent(turn.rest, dayOf(now))
  if (!read) return { reply: reply(EVENT_HOW) }
  const found = eventsLike(read.name, waiting)
  const [only, second] = found
  if (!only) return { reply: reply(sayNoEvent(read.name, [...new Set(waiting.map((w) => w.event))].slice(0, 8))) }
  if (second && !turn.rest.includes('@')) return which(read, found)
  const chosen = second ? found.find((f) => turn.rest.includes(`@${f.province}`)) : only
  return chosen ? record(turn, chosen, read) : { reply: reply(REFUSED) }
}

type Waiting = { readonly province: string; readonly event: string; readonly task: Task }
/** Open tasks with a deadline that hangs on an event, each by the words of its document. */
function waitingIn(register: Register, province: string, now: number): readonly Waiting[] {
  return register
    .tasksIn(province)
    .filter((t) => isKnown(t.document, dayOf(now)) && t.record.deadlines.some((d) => d.kind === 'event'))
    .filter((t) => isOpen(wholeStanding(t, register, now).status))
    .flatMap((task) =>
      task.record.deadlines.flatMap((d) => (d.kind === 'event' && d.event ? [{ province, event: d.event, task }] : [])),
    )
}
function missing(waiting: readonly Waiting[], register: Register) {
  const events = new Map<string, number[]>()
  for (const { province, event, task } of waiting)
    if (!register.eventDay(province, event)) events.set(event, [...(events.get(event) ?? []), task.no])
  return [...events].map(([event, tasks]) => ({ event, tasks }))
}

type EventRead = { readonly name: string; readonly day: Day }
// Đại hội Đảng bộ tỉnh 03/10/2025 | «đại hội» ngày 3/10
function readEvent(text: string, today: Day): EventRead | null {
  const typed = text.replace(/@[\p{L} ]+$/u, '')
  const words = readWords(typed)
  const hit = readDates(words, today).findLast((d) => d.since !== null && d.since === d.until)
  const first = hit && words[hit.from]
  if (!hit || !first) return null
  const name = typed
    .slice(0, first.from)
    .replace(/(?:\s+(?:vào|vao|diễn ra|dien ra|tổ chức|to chuc|họp|hop|ngày|ngay|là|la))+\s*$/iu, '')
    .replace(/[«»"]/g, '')
    .trim()
  return name ? { name, day: hit.named } : null
}

type Found = { readonly province: string; readonly event: string }
/** Events whose words are those, or hold them, or are held by them; the very same name outranks the rest. */
function eventsLike(name: string, waiting: readonly Waiting[]): readonly Found[] {
  const key = fold(name)
  const unique = [...new Map(waiting.map((w) => [`${w.province}|${nameKey(w.event)}`, w] as const)).values()]
  const same = unique.filter((w) => fold(w.event) === key)
  if (same.length) return same
  return unique.filter((w) => {
    const other = fold(w.event)
    return ` ${other} `.includes(` ${key} `) || ` ${key} `.includes(` ${other} `)
  })
}
function which({ name, day }: EventRead, found: readonly Found[]): WordOutcome {
  const date = day.split('-').reverse().join('/')
  return askingWhich(
    sayWhichEvent(name),
    found.slice(0, 8).map(({ province, event }) => ({ label: event, says: `/sukien ${event} ${date} @${province}` })),
  )
}

function record(turn: WordTurn, { province, event }: Found, { day }: EventRead): WordOutcome {
  const { office, said, now } = turn
  const { register } = office.bot
  if (turn.isSpoken)
    return asking(sayEventAsk(event, day), `/sukien ${event} ${day.split('-').reverse().join('/')} @${province}`)
  const by = `${said.channel}:${said.user}`
  const before = register.events.find((e) => e.province === province && nameKey(e.name) === nameKey(event))
  const earlier = before && [...(before.earlier ?? []), { day: before.day, recordedAt: before.recordedAt }]
  const recorded = { province, name: event, day, recordedAt: now, recordedBy: by, ...(earlier ? { earlier } : {}) }
  const after = withEvent(register, recorded)
  const tasks = waitingIn(register, province, now).filter((w) => nameKey(w.event) === nameKey(event))
  const lines = tasks.flatMap(({ task }) => {
    const due = duesOf(task, after, dayOf(now)).find(
      (d) => d.deadline.kind === 'event' && nameKey(d.deadline.event ?? '') === nameKey(event),
    )
    return due ? [{ task, line: sayEventLine(task, due.last) }] : []
  })
  const names = new Set(lines.flatMap(({ task }) => [...task.shares.keys()]))
  const bodies = [...names].filter((name) => register.directory.hasBody({ province, name }))
  const mineOf = (name: string) => lines.filter(({ task }) => task.shares.has(name)).map(({ line }) => line)
  const queue = oncePerChat(
    bodies.map((name) => ({ body: { province, name }, lines: mineOf(name) })),
    { office, key: `event:${said.key}`, now, say: (all) => sayEventNotice(event, day, all) },
  )
  const notice = { key: '', text: '', now }
  const unreached = bodies.filter((name) => !noticesToBody(office, { province, name }, notice).length)
  const counts = {
    day,
    before: register.eventDay(province, event),
    dated: lines.length,
    undated: tasks.length - lines.length,
    told: bodies.length - unreached.length,
    unreached,
  }
  return { reply: reply(sayEventKept(event, counts)), changes: { events: [recorded], queue } }
}
function withEvent(register: Register, event: Parameters<typeof createRegister>[0]['events'][number]): Register {
  const { rules, directory, documents, tasks, states } = register
  const files = documents.map((doc) => ({
    doc,
    tasks: tasks.filter((t) => t.document.id === doc.id).map((t) => t.record),
  }))
  return { ...createRegister({ rules, directory, files, states, events: [event] }) }
}
