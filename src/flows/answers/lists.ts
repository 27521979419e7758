// list_tasks and count_tasks: exact lists with clause, document and date, and counts with their denominator.

import { dayOf } from '../../domain/calendar.ts'
import { toldLists } from '../../domain/discretion.ts'
import { reply } from '../../domain/reply.ts'
import { countListed, findTasks, nearest } from '../../domain/task-list.ts'
import { sayCounts } from '../../wording/counts.ts'
import { sayCountedOnly, sayList, sayNotInRegister, sayTwin } from '../../wording/lists.ts'
import { WRONG_WAY } from '../../wording/task-lines.ts'
import { bodiesOf, type DocumentsFound, findDocuments, periodOf, queryOf } from './lookup.ts'
import type { Answered, Office, Question } from './office.ts'

export function answerList(office: Office, question: Question): Answered {
  const documents = findDocuments(office, question)
  if (documents.kind === 'none') return notInRegister(documents)
  const found = findTasks(office.register, queryOf(office, question, documents), question.viewer, question.now)
  const { lists: all, counted } = toldLists(question.viewer, found, office.register)
  const { limit } = question.slots
  const lists = limit && limit > 0 ? nearest(all, limit) : all
  const tasks = lists.flatMap((l) => [...l.own, ...l.member, ...l.everybody])
  const total = lists.reduce((sum, l) => sum + countListed(l), 0)
  const { page } = question
  const said = sayList(office.register, {
    lists,
    page,
    today: dayOf(question.now),
    ask: asked(question, documents),
    ...(limit ? { cutFrom: all } : {}),
    isOfOthers: isOfOthers(question),
  })
  const isOwn = question.viewer.role === 'agency' && !isOfOthers(question)
  const parts = [
    ...said,
    ...sayCountedOnly(counted),
    ...(total ? [] : sayTwins(office, question, documents)),
    ...(total && isOwn ? [WRONG_WAY] : []),
  ]
  const more = total > page.skip + page.size
  return { reply: reply(parts, more ? [{ label: 'Xem tiếp', says: 'xem tiếp' }] : []), tasks }
}

export function answerCount(office: Office, question: Question): Answered {
  const documents = findDocuments(office, question)
  if (documents.kind === 'none') return notInRegister(documents)
  const query = queryOf(office, question, documents)
  const lists = findTasks(office.register, query, question.viewer, question.now)
  const tasks = lists.flatMap((l) => [...l.own, ...l.member])
  return {
    reply: reply(sayCounts(lists, asked(question, documents), dayOf(question.now), isOfOthers(question))),
    tasks,
  }
}

/** «Công an tỉnh» has nothing where its Party committee has: the office means either by the one name. */
function sayTwins(office: Office, question: Question, documents: DocumentsFound): readonly string[] {
  const query = queryOf(office, question, documents)
  const [name, another] = query.bodies ?? []
  if (name === undefined || another !== undefined) return []
  const twin = name.startsWith(COMMITTEE) ? capital(name.slice(COMMITTEE.length)) : `${COMMITTEE}${name}`
  const lists = findTasks(office.register, { ...query, bodies: [twin] }, question.viewer, question.now)
  const count = lists.reduce((sum, l) => sum + countListed(l), 0)
  return count ? [sayTwin(twin, count)] : []
}
const COMMITTEE = 'Đảng ủy '
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** One body asks about another. */
const isOfOthers = ({ slots, viewer }: Question): boolean =>
  viewer.role === 'agency' && (bodiesOf(slots, { viewer }) ?? []).some((name) => !viewer.bodies.includes(name))

/** What was asked, for the heading of an answer. */
export function asked(question: Question, documents: DocumentsFound) {
  const { slots, viewer } = question
  return {
    bodies: bodiesOf(slots, question) ?? (viewer.role === 'agency' ? viewer.bodies : null),
    role: slots.role ?? ('any' as const),
    period: periodOf(slots),
    status: slots.status ?? null,
    overdueMinDays: slots.overdue_min_days ?? null,
    documents: documents.kind === 'found' ? documents.documents : null,
    topic: slots.topic ?? null,
    province: question.province,
  }
}

export function notInRegister(documents: Extract<DocumentsFound, { kind: 'none' }>): Answered {
  return { reply: reply(sayNotInRegister(documents)), tasks: [] }
}
