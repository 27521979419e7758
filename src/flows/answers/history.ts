// What the ledger adds to the answer about one task.
import { dayOf, type Moment } from '../../domain/calendar.ts'
import type { Viewer } from '../../domain/chat.ts'
import { instancesOf, type Register } from '../../domain/register.ts'
import type { Reply } from '../../domain/reply.ts'
import { duesFor } from '../../domain/status.ts'
import type { ListedTask } from '../../domain/task-list.ts'
import type { Storage } from '../../ports.ts'
import { sayHistory, sayThreeAnswers } from '../../wording/task-history.ts'

type About = { readonly register: Register; readonly viewer: Viewer; readonly now: Moment }

/** The answer with the three answers and what happened so far; a body reads of itself and of the task as a whole alone. */
export async function withHistory(
  storage: Storage,
  said: Reply,
  { task, standing }: ListedTask,
  about: About,
): Promise<Reply> {
  const { register, viewer, now } = about
  const all = await storage.entries({ tasks: [task.no] })
  const mine = viewer.role === 'agency' ? all.filter((e) => e.body === '' || viewer.bodies.includes(e.body)) : all
  if (!mine.length) return said
  const today = dayOf(now)
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
  const [first = '', ...rest] = said.parts
  return { ...said, parts: [[first, ...answers, ...sayHistory(mine, today)].join('\n'), ...rest] }
}
