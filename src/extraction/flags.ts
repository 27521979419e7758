// What a person should look at before publishing: suspicious dates and torn rows. Flagged, never repaired.
import { type Day, yearOf } from '../domain/calendar.ts'
import { isCountedNear } from '../text/deadline-near.ts'
import { unreadTimes } from '../text/deadline-unread.ts'
import type { TaskDraft } from './drafts.ts'

export type Flag = {
  readonly ref: string
  readonly kind:
    | 'before-issue'
    | 'year-apart'
    | 'end-before-start'
    | 'contradiction'
    | 'torn-row'
    | 'no-lead'
    | 'unread-time'
    | 'assumed-day'
  /** The words of the document it is about. */
  readonly words: string
}

export function flagsOf(tasks: readonly TaskDraft[], issued: Day | null): readonly Flag[] {
  const usual = usualYear(tasks)
  return tasks.flatMap((task): readonly Flag[] => [
    ...task.deadlines.flatMap((d): readonly Flag[] => {
      const flags: Flag[] = []
      const add = (kind: Flag['kind']) => flags.push({ ref: task.ref, kind, words: d.raw })
      if (d.due && issued && d.due < issued) add('before-issue')
      else if (d.due && usual !== null && d.kind === 'date' && Math.abs(yearOf(d.due) - usual) > 1) add('year-apart')
      if (/trong\s+trước/iu.test(d.raw)) add('contradiction')
      if (d.kind === 'date' && /^từ\s/iu.test(d.raw)) add('end-before-start')
      if (isCountedNear(d)) add('assumed-day')
      return flags
    }),
    ...unreadOf(task).map((words): Flag => ({ ref: task.ref, kind: 'unread-time', words })),
    ...task.doubts.map((words): Flag => ({ ref: task.ref, kind: 'torn-row', words })),
    ...(task.lead.length ? [] : [{ ref: task.ref, kind: 'no-lead' as const, words: task.text.slice(0, 80) }]),
  ])
}

function unreadOf(task: TaskDraft): readonly string[] {
  const raws = task.deadlines.map((d) => d.raw)
  return [...new Set([...task.unread, ...unreadTimes(task.text, raws)])]
}

/** The year most named days lie in, where there are enough to say so. */
function usualYear(tasks: readonly TaskDraft[]): number | null {
  const counts = new Map<number, number>()
  for (const task of tasks)
    for (const d of task.deadlines)
      if (d.due && d.kind === 'date') counts.set(yearOf(d.due), (counts.get(yearOf(d.due)) ?? 0) + 1)
  const [best] = [...counts].sort((a, b) => b[1] - a[1])
  return best && best[1] >= 4 ? best[0] : null
}
