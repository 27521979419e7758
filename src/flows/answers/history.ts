// What the ledger adds to the answer about one task.
import { dayOf, type Moment } from '../../domain/calendar.ts'
import type { Viewer } from '../../domain/chat.ts'
import { instancesDone } from '../../domain/instances.ts'
import { instancesOf, type Register } from '../../domain/register.ts'
import type { Reply } from '../../domain/reply.ts'
import { duesFor, isOpen, standingOf } from '../../domain/status.ts'
import type { ListedTask } from '../../domain/task-list.ts'
import type { Storage } from '../../ports.ts'
import { type BodyStanding, sayEachBody, sayFurtherBodies } from '../../wording/each-body.ts'
import { sayHistory, sayThreeAnswers } from '../../wording/task-history.ts'

type About = {
  readonly register: Register
  readonly viewer: Viewer
  readonly now: Moment
  /** How often «xem tiếp» was said behind this answer. */
  readonly page: number
}

/** The answer with the three answers and what happened so far; a body reads of itself and of the task as a whole alone. */
export async function withHistory(
  storage: Storage,
  said: Reply,
  { task, standing }: ListedTask,
  about: About,
): Promise<Reply> {
  const { register, viewer, now, page } = about
  const all = await storage.entries({ tasks: [task.no] })
  const mine = viewer.role === 'agency' ? all.filter((e) => e.body === '' || viewer.bodies.includes(e.body)) : all
  const today = dayOf(now)
  const [head = '', ...tail] = said.parts
  const instances = instancesDone(task, register, now)
  // Whoever sees all bodies sees them one by one, and by name those who are missing.
  if (viewer.role !== 'agency' && instances.names.length + instances.unlisted > 1) {
    const each = instances.names.map((name) => standingIn(name))
    const isOver = !isOpen(standing.status)
    const { lines, more } = sayEachBody(each, { entries: mine, instances, isOver, today, page })
    const choices = more ? [...said.choices, { label: 'Xem tiếp', says: 'xem tiếp' }] : said.choices
    if (page > 0) return { ...said, parts: [sayFurtherBodies(task.no, lines)], choices }
    return { ...said, parts: [[head, ...lines, ...sayHistory(mine, today)].join('\n'), ...tail], choices }
  }
  if (!mine.length) return said
  const bodies = [...new Set(mine.map((e) => e.body).filter((b) => b !== ''))]
  const [body, other] = bodies.length ? bodies : instancesOf(task)
  const period = standing.due?.period ?? ''
  const due =
    standing.due ??
    (body
      ? duesFor(task, body, { register, today })
          .filter((d) => d.period === '')
          .at(-1)
      : null)
  const answers = body && !other ? sayThreeAnswers(mine, { body, period, due: due ?? null, today }) : []
  return { ...said, parts: [[head, ...answers, ...sayHistory(mine, today)].join('\n'), ...tail] }

  function standingIn(name: string): BodyStanding {
    const own = standingOf(task, name, register, now)
    const dues = duesFor(task, name, { register, today }).filter((d) => d.period === '')
    return { body: name, standing: own, due: own.due ?? dues.at(-1) ?? null }
  }
}
