// The days that events of deadlines have for one document: its own date, what the office recorded, each meeting of «mỗi phiên họp».
import { type Day, dayOf, type Moment } from './calendar.ts'
import type { Deadline } from './deadline.ts'
import type { Document } from './document.ts'
import { createKept } from './kept.ts'
import { nameKey } from './names.ts'
import type { HappenedEvent } from './progress.ts'

/** One time that an event took place. `key` names it for ever, whatever becomes of its day: the day first recorded. */
export type Occasion = { readonly day: Day; readonly key: string }

/** What papers are called, by the letters of their kind. */
const PAPERS: Readonly<Record<string, string>> = {
  KL: 'ket luan',
  TB: 'thong bao',
  KH: 'ke hoach',
  CT: 'chi thi',
  CV: 'cong van',
  QĐ: 'quyet dinh',
  NQ: 'nghi quyet',
  CĐ: 'cong dien',
  CTr: 'chuong trinh',
  HD: 'huong dan',
}
const ANY_PAPER = `(?:van ban|${Object.values(PAPERS).join('|')})(?: ket luan)?`
const MADE = '(?:ky ban hanh|ban hanh|ky|phat hanh|co hieu luc)'
// ngày ban hành văn bản này | ban hành Kết luận này | Thông báo này được ký      not: ban hành Kế hoạch (of a conclusion: a paper to come)
const OF_THIS = new RegExp(
  `^(?:ngay )?(?:${MADE} ${ANY_PAPER} nay(?: co hieu luc)?|${ANY_PAPER} nay (?:duoc )?${MADE}|${MADE})$`,
)

/** True where an event is that the document itself was issued: its date is known, nobody has to record it. */
export function isOwnIssue(event: string, document: Pick<Document, 'kind'>): boolean {
  const key = nameKey(event)
  if (OF_THIS.test(key)) return true
  const paper = PAPERS[document.kind]
  return paper !== undefined && new RegExp(`^(?:ngay )?${MADE} (?:thong bao )?${paper}$`).test(key)
}

/** «mỗi phiên họp …», «từng kỳ giao ban»: takes place again and again, each time with a duty of its own. */
export function takesPlaceAgain(event: string): boolean {
  return again(event, isAgain)
}
const isAgain = (event: string): boolean =>
  /^(?:truoc |sau )?(?:moi|tung|hang|cac (?:ky|phien|cuoc|buoi|dot)) /.test(`${nameKey(event)} `)
const again = createKept<boolean>(5_000)

/** Of several days recorded for one event each has its number; the first, as it always was, has none. */
export const nthOf = (event: HappenedEvent): number => event.nth ?? 1
const firstSaid = (event: HappenedEvent): { readonly day: Day; readonly recordedAt: Moment } =>
  event.earlier?.[0] ?? event

/**
 * A day recorded before a document was there, of something that happened before it was issued, is not what that document
 * waits for. What is said of it later changes nothing: the day as the document found it decides.
 */
export function holdsFor(event: HappenedEvent, document: Pick<Document, 'issued' | 'known_from'>): boolean {
  const found = [...(event.earlier ?? []), event].filter((e) => dayOf(e.recordedAt) < document.known_from).at(-1)
  return !found || found.day >= (document.issued ?? document.known_from)
}
/** The deadlines of which each time is closed on its own. */
export function hasPeriods({ kind, event }: Pick<Deadline, 'kind' | 'event'>): boolean {
  return kind === 'recurring' || (kind === 'event' && event !== null && takesPlaceAgain(event))
}

/** Tells the tasks of whose bodies one at least has a day of its own: those bodies do not stand alike. */
export function createOwnDays(events: readonly HappenedEvent[]) {
  const names = new Set(
    events.flatMap((e) => (e.body !== undefined && !e.takenBack ? [`${e.province}|${nameKey(e.name)}`] : [])),
  )
  return (province: string, deadlines: readonly Pick<Deadline, 'event'>[]): boolean =>
    names.size > 0 && deadlines.some((d) => d.event !== null && names.has(`${province}|${nameKey(d.event)}`))
}

/**
 * The days of an event for a document, the first recorded first: one, or all of an event that takes place again. A body with
 * days of its own goes by those, then by those of its group (`whose`, the nearest first); of nobody: the days of everybody.
 */
export type Occasions = (document: Document, event: string, whose?: readonly string[]) => readonly Occasion[]
/** Events of one document whose days are remembered at most. */
const OCCASIONS_MAX = 1_000
export function createOccasions(events: readonly HappenedEvent[]): Occasions {
  const byName = new Map<string, HappenedEvent[]>()
  for (const event of events.filter((e) => !e.takenBack).sort((a, b) => nthOf(a) - nthOf(b))) {
    const key = `${event.province}|${nameKey(event.name)}`
    byName.set(key, [...(byName.get(key) ?? []), event])
  }
  const daysOf = (document: Document, event: string, whose: readonly string[]): readonly Occasion[] => {
    if (document.issued && isOwnIssue(event, document)) return [{ day: document.issued, key: document.issued }]
    const all = byName.get(`${document.province}|${nameKey(event)}`)
    if (!all) return []
    const own = whose.map((name) => all.filter((e) => e.body === name)).find((list) => list.length)
    const recorded = own ?? all.filter((e) => e.body === undefined)
    const holding = takesPlaceAgain(event) ? recorded : recorded.filter((e) => holdsFor(e, document)).slice(0, 1)
    return holding.map((e) => ({ day: e.day, key: firstSaid(e).day }))
  }
  // Asked for each deadline with an event whenever a status is.
  const kept = new Map<Document, ReturnType<typeof createKept<readonly Occasion[]>>>()
  const hasOwn = events.some((e) => e.body !== undefined)
  return (document, event, whose = []) => {
    const ofDocument = kept.get(document) ?? createKept<readonly Occasion[]>(OCCASIONS_MAX)
    kept.set(document, ofDocument)
    const key = hasOwn && whose.length ? `${event}|${whose.join('|')}` : event
    return ofDocument(key, () => daysOf(document, event, whose))
  }
}
