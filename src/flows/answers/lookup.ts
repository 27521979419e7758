// From slots to things of the register: bodies, documents, tasks by number, clause or words.

import { dayOf, monthOf, yearOf } from '../../domain/calendar.ts'
import { citedIn } from '../../domain/citations.ts'
import type { Document } from '../../domain/document.ts'
import { isKnown, type Register, type Task } from '../../domain/register.ts'
import { ANY_TASK, maySee, type TaskQuery } from '../../domain/task-list.ts'
import { clauseKey } from '../../text/asked-clauses.ts'
import { SELF_COMMUNE, SELF_DEPARTMENT } from '../../text/body-names.ts'
import { fold } from '../../text/fold.ts'
import type { Slots } from '../../understanding/intent.ts'
import { sayPaperOfDay } from '../../wording/documents.ts'
import { knownDocuments, type Office, type Question } from './office.ts'

export type DocumentsFound =
  | { readonly kind: 'any' }
  | { readonly kind: 'found'; readonly documents: readonly Document[] }
  | {
      readonly kind: 'none'
      readonly asked: string
      readonly nearest: readonly Document[]
      readonly citedBy: readonly Document[]
    }

const bare = (number: string) => fold(number).replace(/ (tu|tw)$/, '')

/** The documents a question names by number, short name or day. */
export function findDocuments(office: Office, question: Question): DocumentsFound {
  const { document, document_date: date } = question.slots
  if (!document && !date) return { kind: 'any' }
  const known = knownDocuments(office, question)
  const documents = known.filter(
    (d) =>
      (!document ||
        (d.number !== null && bare(d.number) === bare(document)) ||
        fold(d.short_name) === fold(document) ||
        monthNames(d).some((name) => fold(name) === fold(document)) ||
        d.id === document) &&
      (!date || d.issued === date || d.meeting === date),
  )
  if (documents.length) return { kind: 'found', documents }
  const digits = document?.match(/^\d+/)?.[0]
  const citing = document ? known.filter((d) => citedIn(d).some((c) => bare(c.number) === bare(document))) : []
  const nearest = known.filter((d) => digits !== undefined && d.number?.match(/^\d+/)?.[0] === digits)
  return { kind: 'none', asked: document ?? (date ? sayPaperOfDay(date) : ''), nearest, citedBy: citing }
}

/** «KL 8/2025», «KL Lào Cai 8/2025»: all of that kind and month. */
function monthNames({ kind, province, meeting, issued }: Document): readonly string[] {
  const day = meeting ?? issued
  if (!day) return []
  const month = `${monthOf(day)}/${yearOf(day)}`
  return [`${kind} ${month}`, `${kind} ${province} ${month}`]
}

/** Of «việc của xã», «việc của sở»: what its own people are of, and what everybody else means. */
const ALONE: Readonly<Record<string, { readonly own: RegExp; readonly all: string }>> = {
  [SELF_COMMUNE]: { own: /(^| )(xã|phường) /i, all: 'Các xã, phường' },
  [SELF_DEPARTMENT]: { own: /^sở /i, all: 'Các sở, ban, ngành' },
}
/** The bodies a question names; «bên em» is the asker's. Null: none named. */
export function bodiesOf(slots: Readonly<Slots>, { viewer }: Pick<Question, 'viewer'>): readonly string[] | null {
  if (!slots.agency?.length) return null
  const self = viewer.role === 'agency' ? viewer.bodies : viewer.role === 'guest' ? [] : ['Văn phòng Tỉnh ủy']
  return slots.agency.flatMap((name) => {
    const alone = ALONE[name]
    if (!alone) return name === '@self' ? self : [name]
    const own = viewer.role === 'agency' ? self.filter((body) => alone.own.test(body)) : []
    return own.length ? own : [alone.all]
  })
}

/** The period asked about; work without a deadline lies in none. */
export function periodOf({ from, to, status }: Readonly<Slots>): TaskQuery['period'] {
  return status === 'undated' || (from === undefined && to === undefined)
    ? null
    : { from: from ?? null, to: to ?? null }
}

/** The query behind a list, a count, an export. */
export function queryOf(office: Office, question: Question, documents: DocumentsFound): TaskQuery {
  const { slots } = question
  const period = periodOf(slots)
  return {
    ...ANY_TASK,
    bodies: bodiesOf(slots, question),
    role: slots.role ?? 'any',
    period,
    status: slots.status ?? null,
    overdueMinDays: slots.overdue_min_days ?? null,
    documents: documents.kind === 'found' ? documents.documents.map((d) => d.id) : null,
    among: slots.topic ? office.search.find(slots.topic).map((h) => h.key) : null,
    province: question.province,
    withDone: documents.kind === 'found' && !slots.status && !period,
  }
}

/** The tasks one may see that a question names: by number, clause, place in the last list, or words (best first, ties together). */
export function findNamedTasks(office: Office, question: Question): readonly Task[] {
  const { register } = office
  const { slots, viewer, now, shown } = question
  const visible = (task: Task | null): task is Task =>
    task !== null && isKnown(task.document, dayOf(now)) && maySee(viewer, task, register)
  if (slots.item_index !== undefined) return [register.task(placeIn(shown, slots.item_index) ?? -1)].filter(visible)
  const documents = findDocuments(office, question)
  if (documents.kind === 'none') return []
  const within = (task: Task) => documents.kind === 'any' || documents.documents.some((d) => d.id === task.document.id)
  const names = slots.tasks ?? (slots.task !== undefined ? [slots.task] : [])
  if (names.length) {
    const inSight = (t: Task | null): t is Task => visible(t) && within(t)
    const byClause = documents.kind === 'found' || question.isClause === true
    const found = names.flatMap((name) => byName(register, name, { inSight, byClause }))
    if (found.length || names.every((n) => /\d/.test(n))) return found
  }
  const words = slots.topic ?? names.join(' ')
  return words ? byWords(office, words, bodiesOf(slots, question), (t) => visible(t) && within(t)) : []
}

/** The n-th, from the end where it is less than nothing. */
const placeIn = (shown: readonly number[], index: number): number | undefined => shown.at(index < 0 ? index : index - 1)

type Sight = { readonly inSight: (task: Task | null) => task is Task; readonly byClause: boolean }
function byName(register: Register, name: string, { inSight, byClause }: Sight): readonly Task[] {
  const key = clauseKey(name)
  const same = register.tasks.filter((t) => clauseKey(t.record.ref) === key && inSight(t))
  // «mục 7», «mục 7 của KL 8/2025» is a clause; a bare «12» is the number in the register.
  if (/^\d{1,6}$/.test(name.trim()) && !(byClause && same.length)) return [register.task(Number(name))].filter(inSight)
  // «3.1» is the clause so written before it is 3.(1) of another document.
  const exact = same.filter((t) => t.record.ref === name)
  if (exact.length) return exact
  return same.length ? same : register.tasks.filter((t) => clauseKey(t.record.ref).startsWith(`${key} `) && inSight(t))
}

/** How close behind the best a hit may be and still count as a tie. */
const TIE = 0.92

function byWords(
  office: Office,
  words: string,
  bodies: readonly string[] | null,
  visible: (t: Task) => boolean,
): readonly Task[] {
  const hits = office.search
    .find(words)
    .map((h) => ({ score: h.score, task: office.register.task(h.key) }))
    .flatMap(({ score, task }) => (task && visible(task) ? [{ score, task }] : []))
  const ofBody = bodies ? hits.filter(({ task }) => bodies.some((b) => task.shares.has(b))) : hits
  const list = ofBody.length ? ofBody : hits
  const best = list[0]?.score ?? 0
  return list.filter((h) => h.score >= best * TIE).map((h) => h.task)
}
