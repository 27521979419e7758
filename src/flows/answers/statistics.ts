// statistics: four cells with their denominators, rates, rankings.
import { dayOf } from '../../domain/calendar.ts'
import { reply } from '../../domain/reply.ts'
import { standingOf } from '../../domain/status.ts'
import { findTasks, type ListedTask, listed } from '../../domain/task-list.ts'
import { sayNotInRegister } from '../../wording/lists.ts'
import { type Figures, NOT_COMPARED, NOTHING_THERE, sayAsOf, sayFigures, sayRanking } from '../../wording/statistics.ts'
import { asked } from './lists.ts'
import { type DocumentsFound, findDocuments, queryOf } from './lookup.ts'
import type { Answered, Office, Question } from './office.ts'

export function answerStatistics(office: Office, question: Question): Answered {
  const documents = findDocuments(office, question)
  if (documents.kind === 'none') return { reply: reply(sayNotInRegister(documents)), tasks: [] }
  const { slots } = question
  const query = { ...queryOf(office, question, documents), status: null, withDone: true }
  const ranked = slots.group_by === 'agency' || slots.metric === 'ranking'
  // Bodies are compared for the office and the leaders; one body alone hears what it would hear of an unknown one.
  if (ranked && question.viewer.role === 'agency' && question.viewer.bodies.length < 2)
    return {
      reply: reply([...sayHeading(question, documents), NOTHING_THERE, NOT_COMPARED, ...sayAsOf(dayOf(question.now))]),
      tasks: [],
    }
  const scope = ranked ? { ...query, bodies: null } : query
  const lists = findTasks(office.register, scope, question.viewer, question.now)
  const tasks = lists.flatMap((l) => [...l.own, ...l.member])
  const today = dayOf(question.now)
  const parts = ranked
    ? lists.flatMap((l) =>
        sayRanking(
          l.province,
          rankBodies(office, [...l.own, ...l.member], {
            bodies: query.bodies,
            viewer: question.viewer,
            now: question.now,
          }),
          slots.order ?? null,
        ),
      )
    : lists
        .map((l) => sayFigures(lists.length > 1 ? l.province : null, figuresOf([...l.own, ...l.member])))
        .filter((p) => p !== '')
  return {
    reply: reply([...sayHeading(question, documents), ...(parts.length ? parts : [NOTHING_THERE]), ...sayAsOf(today)]),
    tasks,
  }
}

function sayHeading(question: Question, documents: DocumentsFound): readonly string[] {
  const about = asked(question, documents)
  const names = [...(about.bodies ?? []), ...(about.documents ?? []).map((d) => d.number ?? d.short_name)]
  return [names.length ? `Tình hình thực hiện: ${names.join(', ')}` : 'Tình hình thực hiện:']
}

export function figuresOf(found: readonly ListedTask[]): Figures {
  // What ended otherwise than done stands outside every figure but its own.
  const tasks = found.filter((l) => l.standing.status.kind !== 'ended')
  const count = (test: (l: ListedTask) => boolean) => tasks.filter(test).length
  const kind = (k: string) => count((l) => l.standing.status.kind === k)
  const done = (when: string) => count((l) => l.standing.status.kind === 'done' && l.standing.status.when === when)
  return {
    total: tasks.length,
    doneInTime: done('early') + done('on-time'),
    doneLate: done('late'),
    doneUnrated: done('unrated'),
    overdue: kind('overdue'),
    inTime: kind('due-today') + kind('due-soon') + kind('not-due') + kind('awaiting-acceptance'),
    undated: kind('needs-deadline'),
    ongoing: kind('ongoing'),
    event: kind('awaiting-event'),
    paused: kind('paused'),
    ended: found.length - tasks.length,
  }
}

/** Figures of each leading body by its own state; of a collective asked about, its members alone; a body sees itself alone. */
function rankBodies(
  office: Office,
  found: readonly ListedTask[],
  { bodies, viewer, now }: { readonly bodies: readonly string[] | null } & Pick<Question, 'viewer' | 'now'>,
) {
  const { register } = office
  const { directory } = register
  const isWanted = (name: string, province: string) => {
    if (viewer.role === 'agency' && !viewer.bodies.includes(name)) return false
    return (
      bodies === null ||
      bodies.some((b) => {
        const group = directory.addressee(b, province)
        return b === name || (group.kind === 'list' && group.members.includes(name))
      })
    )
  }
  const rows = new Map<string, ListedTask[]>()
  for (const { task } of found)
    for (const [name, shares] of task.shares) {
      const share = shares.find((s) => s.role === 'lead')
      if (!share || !directory.hasBody({ province: task.province, name }) || !isWanted(name, task.province)) continue
      const own = listed(task, share, standingOf(task, name, register, now))
      rows.set(name, [...(rows.get(name) ?? []), own])
    }
  return [...rows].map(([name, list]) => ({ name, figures: figuresOf(list) }))
}
