// /sukien NAME DATE: an event got its day; the deadlines that hang on it become dates, and everybody concerned hears of them.
import { provinceOf } from '../../../domain/access.ts'
import { type Day, dayOf } from '../../../domain/calendar.ts'
import { holdsFor, isOwnIssue, takesPlaceAgain } from '../../../domain/events.ts'
import { nameKey } from '../../../domain/names.ts'
import type { HappenedEvent } from '../../../domain/progress.ts'
import { isKnown, owersOf, type Register, type Task } from '../../../domain/register.ts'
import { reply } from '../../../domain/reply.ts'
import { isOpen, wholeStanding, withoutDay } from '../../../domain/status.ts'
import { fold } from '../../../text/fold.ts'
import { REFUSED } from '../../../wording/access.ts'
import { sayUnknownBody } from '../../../wording/endings.ts'
import {
  EVENT_HOW,
  EVENT_MEND_HOW,
  EVENT_OF_BODY_HOW,
  sayAnother,
  sayDayOf,
  sayEventAsk,
  sayEventBackAsk,
  sayEventBefore,
  sayEventKnown,
  sayEventOf,
  sayInstead,
  sayMissingEvents,
  sayNoEvent,
  sayNoSuchDay,
  sayNotWaiting,
  sayOutside,
  sayWhichDay,
  sayWhichDayBack,
  sayWhichEvent,
} from '../../../wording/events.ts'
import { asking, askingWhich, type Word, type WordOutcome, type WordTurn } from '../word-turn.ts'
import { ledBy, ownerNamed, splitOwner } from './event-owner.ts'
import { type Chosen, dependent, type Found, record, recordedOf, takeBack } from './event-record.ts'
import { type EventSaid, readDaylessMistake, readEventSaid, writeEvent } from './event-said.ts'

export const recordEvent: Word = async (turn) => {
  const { asker, office, now } = turn
  const { register } = office.bot
  const own = asker.member && provinceOf(asker.member, register.directory)
  // The demo's secretariat has all provinces: the one whose tasks wait for the event is meant.
  const provinces = own ? [own] : register.directory.provinces
  const waiting = provinces.flatMap((province) => waitingIn(register, province, now))
  if (!turn.rest) return { reply: reply(sayMissingEvents(missing(waiting, register, dayOf(now)))) }
  const typed = readEventSaid(turn.rest, dayOf(now))
  const said = typed && withOwner(typed, waiting, register)
  const dayless = typed ? null : askWhichDayBack(turn, waiting)
  if (dayless) return dayless
  if (!said) return { reply: reply([...EVENT_HOW, EVENT_OF_BODY_HOW, ...EVENT_MEND_HOW]) }
  const found = eventsLike(said.name, waiting)
  const [only, second] = found
  if (!only) return { reply: reply(sayNoEvent(said.name, eventNames(waiting))) }
  if (second && !turn.rest.includes('@')) return which(said, found)
  const chosen = second ? found.find((f) => turn.rest.includes(`@${f.province}`)) : only
  if (!chosen) return { reply: reply(REFUSED) }
  const same = waiting.filter((w) => w.province === chosen.province && nameKey(w.event) === nameKey(chosen.event))
  const tasks = [...new Map(same.map((w) => [w.task.no, w.task] as const)).values()]
  if (said.who === null) return take(turn, { ...chosen, said, tasks, body: '' })
  const owner = ownerNamed(said.who, tasks, chosen.province, register)
  if (owner === null) return { reply: reply(sayUnknownBody(said.who)) }
  const { name, isOutside } = owner
  const led = ledBy(owner, tasks, register)
  if (!led.length) return { reply: reply(sayNotWaiting(chosen.event, name)) }
  // What was split from a sentence is asked about first.
  const isSure = chosen.isSure && typed?.who !== null
  const taken = take(turn, { ...chosen, isSure, said: { ...said, who: name }, tasks: led, body: name })
  return isOutside && taken.reply && taken.changes
    ? { ...taken, reply: { ...taken.reply, parts: [...taken.reply.parts, sayOutside(name)] } }
    : taken
}
/** «/sukien đại hội bỏ»: the day recorded is offered, or which of several; nothing is taken back unasked. */
function askWhichDayBack({ rest, office }: WordTurn, waiting: readonly Waiting[]): WordOutcome | null {
  const { register } = office.bot
  const wrong = readDaylessMistake(rest)
  // «dai hoi dang bo» is a name whose last word only looks like the verb.
  if (!wrong || eventsLike(rest, waiting).some((f) => f.isSure)) return null
  const found = eventsLike(wrong.name, waiting).filter((f) => !rest.includes('@') || rest.includes(`@${f.province}`))
  const days = found.flatMap(({ province, event, isSure }) => {
    const same = waiting.filter((w) => w.province === province && nameKey(w.event) === nameKey(event))
    const tasks = [...new Set(same.map((w) => w.task))]
    const body = wrong.who === null ? '' : ownerNamed(wrong.who, tasks, province, register)?.name
    if (body === undefined) return []
    return recordedOf(register, { province, event, isSure, body }).map((recorded) => {
      const said = { ...NOTHING_MORE, who: body || null, day: recorded.day }
      const chosen = { province, event, isSure, body, tasks, said: { name: event, ...said } }
      const hanging = dependent(register, chosen, recorded).map((t) => t.no)
      return { title: sayEventOf(event, body), day: recorded.day, hanging, says: writeEvent(event, said, province) }
    })
  })
  const [only, another] = days
  if (!found.length) return { reply: reply(sayNoEvent(wrong.name, eventNames(waiting))) }
  if (!only) return { reply: reply(sayNoSuchDay(found[0]?.event ?? wrong.name, [])) }
  if (!another) return asking(sayEventBackAsk(only.title, only.day, only.hanging), only.says)
  return askingWhich(
    sayWhichDayBack(wrong.name),
    days.slice(0, 8).map(({ title, day, says }) => ({ label: sayDayOf(title, day), says })),
  )
}
const NOTHING_MORE = { instead: null, isAnother: false, isMistake: true, isSure: false } as const
const eventNames = (waiting: readonly Waiting[]) => [...new Set(waiting.map((w) => w.event))].slice(0, 8)

/** «Xã Bắc Hà đại hội 12/8»: the day is of that commune alone, though no colon says so. */
function withOwner(said: EventSaid, waiting: readonly Waiting[], register: Register): EventSaid {
  if (said.who !== null || eventsLike(said.name, waiting).some((f) => f.isSure)) return said
  const isEvent = (words: string) => eventsLike(words, waiting).some((f) => f.isSure)
  const tasks = waiting.map((w) => w.task)
  const provinces = [...new Set(waiting.map((w) => w.province))]
  const isKnown = (who: string) => provinces.some((p) => ownerNamed(who, tasks, p, register) !== null)
  const split = splitOwner(said.name, { isEvent, isKnown })
  return split ? { ...said, who: split.who, name: split.event } : said
}
/** A sentence of the office that tells when a body holds an event that work waits for: «xã Bắc Hà đại hội ngày 12/8». */
export function readPlainEvent({
  text,
  asker,
  office,
  now,
}: Pick<WordTurn, 'asker' | 'office' | 'now'> & { readonly text: string }): string | null {
  if (asker.member?.role !== 'secretariat' || asker.isGroup || text.length > 200) return null
  const whole = text.replace(POLITE, '')
  const told = backOrder(whole.replace(WRONG_AHEAD, ''))
  if (!ENDS_WITH_DAY.test(told)) return null
  const isMended = WRONG_AHEAD.test(whole) || STAYS.test(told)
  const moved = MOVED.exec(told)?.groups ?? MOVES.exec(told)?.groups
  const typed = moved ? `${moved.event} ${moved.day}` : told
  const said = readEventSaid(typed, dayOf(now))
  const own = provinceOf(asker.member, office.bot.register.directory)
  if (!said || own === null) return null
  const waiting = waitingIn(office.bot.register, own, now)
  // «đại hội dời sang 3/10»: that a day moves says that an event is meant, so a part of its name will do.
  // So does «bỏ ngày đại hội 3/10», and «sai rồi» in front.
  const isPart =
    (moved !== undefined || said.isMistake || isMended) &&
    /\s/.test(said.name) &&
    eventsLike(said.name, waiting).some((f) => f.isSure)
  const isNamed = isPart || (!said.isMistake && waiting.some((w) => fold(w.event) === fold(said.name)))
  return isNamed || withOwner(said, waiting, office.bot.register).who !== null ? typed : null
}
// sai rồi, đại hội vẫn là ngày 25/9 | à nhầm, … | xin lỗi, ghi nhầm: …
const WRONG_AHEAD =
  /^(?:(?:à|ừ|thôi|xin lỗi|xin loi|em|tôi|toi|bot|không|khong|ghi|báo|bao|nói|noi)[\s,:.;-]+)*(?:sai|nhầm|nham|không phải|khong phai|không đúng|khong dung)(?:\s+(?:rồi|roi|ngày|ngay|nhé|nhe|ạ))*\s*[,:.;-]\s*/iu
// đại hội vẫn là ngày 25/9 | đại hội đúng là 25/9
const STAYS = /\s(?:vẫn|van|đúng|dung|phải|phai)\s+(?:(?:giữ|giu|là|la|vào|vao)\s+)*(?:(?:ngày|ngay)\s+)?\d[\d/.-]*$/iu
/** «bỏ ngày 3/10 của đại hội» → «bỏ ngày đại hội 3/10» */
const backOrder = (told: string): string => told.replace(BACK, '$<verb> ngày $<event> $<day>')
const BACK =
  /^(?<verb>bỏ|hủy|huỷ|xóa|xoá|bo|huy|xoa)\s+(?:ngày|ngay)\s+(?<day>\d[\d/.-]*)\s+(?:(?:đã|da)\s+(?:ghi|nhập|nhap)\s+)?(?:của|cua|cho)\s+(?<event>\p{L}.*)$/iu
// dời đại hội Đảng bộ tỉnh sang ngày 5/10/2025 | đổi ngày đại hội Đảng bộ tỉnh thành 5/10
const MOVED =
  /^(?:đổi|dời|lùi|hoãn|chuyển|sửa|doi|lui|hoan|chuyen|sua)\s+(?:(?:ngày|lịch|ngay|lich)\s+)?(?<event>\p{L}.+?)\s+(?:lại\s+|lai\s+)?(?:sang|thành|đến|tới|vào|thanh|den|toi|vao)\s+(?:(?:ngày|ngay)\s+)?(?<day>\d[\d/.-]*)$/iu
// đại hội Đảng bộ tỉnh dời sang 3/10 | đại hội lùi lại đến ngày 5/10      not: đại hội đổi mới 3/10
const MOVES =
  /^(?<event>\p{L}.+?)\s+(?:(?:được|duoc|bị|bi)\s+)?(?:đổi|dời|lùi|hoãn|chuyển|doi|lui|hoan|chuyen)\s+(?:(?:lịch|lich|lại|lai)\s+)?(?:sang|thành|đến|tới|vào|thanh|den|toi|vao)\s+(?:(?:ngày|ngay)\s+)?(?<day>\d[\d/.-]*)$/iu
const POLITE = /(?:\s+(?:ạ|a|nhé|nhe|nha|đấy|day|rồi|roi))+[.!]*$|[.!]+$/iu
const ENDS_WITH_DAY = /\d(?:\s+(?:ạ|a|nhé|nhe|nha|đấy|day|rồi|roi))*[.!]*$/iu

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
  const events = new Map<string, { readonly no: number; readonly lacking: readonly string[]; readonly all: number }[]>()
  for (const { event, task } of waiting) {
    const lacking = withoutDay(task, event, register, takesPlaceAgain(event) ? today : null)
    const all = Math.max(1, owersOf(task).length)
    if (lacking.length) events.set(event, [...(events.get(event) ?? []), { no: task.no, lacking, all }])
  }
  return [...events].map(([event, list]) => {
    const [partly] = list.filter((t) => t.lacking.length < t.all)
    return { event, tasks: list.map((t) => t.no), ...(partly ? { lacking: partly.lacking, all: partly.all } : {}) }
  })
}

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

/** Asks what is not clear: another event, a day before the document, which of several days; then writes. */
function take(turn: WordTurn, chosen: Chosen): WordOutcome {
  const { province, event, said, tasks, isSure } = chosen
  const { register } = turn.office.bot
  const recorded = recordedOf(register, chosen)
  const unknown = () => ({
    reply: reply(
      sayNoSuchDay(
        event,
        recorded.map((e) => e.day),
      ),
    ),
  })
  const says = (more: Partial<EventSaid>) => writeEvent(event, { ...said, ...more }, province)
  if (said.isMistake) {
    const wrong = recorded.find((e) => e.day === said.day)
    if (!wrong) return unknown()
    return turn.isSpoken || !isSure
      ? asking(
          sayEventBackAsk(
            sayEventOf(event, chosen.body),
            said.day,
            dependent(register, chosen, wrong).map((t) => t.no),
          ),
          says({}),
        )
      : takeBack(turn, chosen, wrong)
  }
  if (turn.isSpoken || !isSure)
    return asking(
      sayEventAsk(sayEventOf(event, chosen.body), said.day, takesPlaceAgain(event) ? [] : recorded.map((e) => e.day)),
      says({}),
    )
  const issued = tasks.map((t) => t.document.issued ?? t.document.known_from).sort()[0]
  if (issued && said.day < issued && !said.isSure)
    return asking(sayEventBefore(sayEventOf(event, chosen.body), said.day, issued), says({ isSure: true }))
  if (said.instead) {
    const old = recorded.find((e) => e.day === said.instead)
    return old ? record(turn, chosen, old) : unknown()
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
const holderOf = (recorded: readonly HappenedEvent[], task: Task) => recorded.find((e) => holdsFor(e, task.document))
