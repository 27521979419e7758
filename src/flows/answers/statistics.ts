// statistics: four cells with their denominators, rates, rankings.
import { dayOf } from '../../domain/calendar.ts'
import { reply } from '../../domain/reply.ts'
import { findTasks, type ListedTask } from '../../domain/task-list.ts'
import { sayNotInRegister } from '../../wording/lists.ts'
import { type Figures, sayAsOf, sayFigures, sayRanking } from '../../wording/statistics.ts'
import { asked } from './lists.ts'
import { type DocumentsFound, findDocuments, queryOf } from './lookup.ts'
import type { Answered, Office, Question } from './office.ts'

export function answerStatistics(office: Office, question: Question): Answered {
  const documents = findDocuments(office, question)
  if (documents.kind === 'none') return { reply: reply(sayNotInRegister(documents)), tasks: [] }
  const { slots } = question
  const query = { ...queryOf(office, question, documents), status: null, withDone: true }
  const ranked = slots.group_by === 'agency' || slots.metric === 'ranking'
  const scope = ranked ? { ...query, bodies: null } : query
  const lists = findTasks(office.register, scope, question.viewer, question.now)
  const tasks = lists.flatMap((l) => [...l.own, ...l.member])
  const today = dayOf(question.now)
  const parts = ranked
    ? lists.flatMap((l) =>
        sayRanking(l.province, rankBodies(office, [...l.own, ...l.member], query.bodies), slots.order ?? 'worst'),
      )
    : lists
        .map((l) => sayFigures(lists.length > 1 ? l.province : null, figuresOf([...l.own, ...l.member])))
        .filter((p) => p !== '')
  return {
    reply: reply([
      ...sayHeading(question, documents),
      ...(parts.length ? parts : ['Không có việc nào trong phạm vi này.']),
      ...sayAsOf(today),
    ]),
    tasks,
  }
}

function sayHeading(question: Question, documents: DocumentsFound): readonly string[] {
  const about = asked(question, documents)
  const names = [...(about.bodies ?? []), ...(about.documents ?? []).map((d) => d.number ?? d.short_name)]
  return [names.length ? `Tình hình thực hiện: ${names.join(', ')}` : 'Tình hình thực hiện:']
}

export function figuresOf(listed: readonly ListedTask[]): Figures {
  const count = (test: (l: ListedTask) => boolean) => listed.filter(test).length
  const kind = (k: string) => count((l) => l.standing.status.kind === k)
  const done = (when: string) => count((l) => l.standing.status.kind === 'done' && l.standing.status.when === when)
  return {
    total: listed.length,
    doneInTime: done('early') + done('on-time'),
    doneLate: done('late'),
    doneUnrated: done('unrated'),
    overdue: kind('overdue'),
    inTime: kind('due-today') + kind('due-soon') + kind('not-due') + kind('awaiting-acceptance'),
    undated: kind('needs-deadline'),
    ongoing: kind('ongoing'),
    event: kind('awaiting-event'),
  }
}

/** Figures of each leading body; for a collective asked about, of its members alone. */
function rankBodies(office: Office, listed: readonly ListedTask[], bodies: readonly string[] | null) {
  const { directory } = office.register
  const wanted = (name: string, province: string) => {
    if (!bodies) return true
    return bodies.some((b) => {
      const group = directory.addressee(b, province)
      return b === name || (group.kind === 'list' && group.members.includes(name))
    })
  }
  const rows = new Map<string, ListedTask[]>()
  for (const l of listed)
    for (const [name, shares] of l.task.shares)
      if (
        directory.hasBody({ province: l.task.province, name }) &&
        shares.some((s) => s.role === 'lead') &&
        wanted(name, l.task.province)
      )
        rows.set(name, [...(rows.get(name) ?? []), l])
  return [...rows].map(([name, list]) => ({ name, figures: figuresOf(list) }))
}
