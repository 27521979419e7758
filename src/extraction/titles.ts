// A short title for a task: the work itself, cut at a clause, at most a hundred characters.
import type { TaskDraft } from './drafts.ts'

const LONGEST = 100

export function titleOf(draft: Pick<TaskDraft, 'text' | 'work'>): string {
  const work = draft.text
    .slice(draft.work < draft.text.length ? draft.work : 0)
    .replace(/\s+/g, ' ')
    .trim()
  const first = work.split(/[.;](?:\s|$)/)[0]?.trim() || work
  const short = first.length <= LONGEST ? first : cut(first)
  return short.charAt(0).toUpperCase() + short.slice(1)
}
function cut(text: string): string {
  const head = text.slice(0, LONGEST - 1)
  const comma = head.lastIndexOf(', ')
  const end = comma > 50 ? comma : head.lastIndexOf(' ')
  return `${head.slice(0, end > 0 ? end : LONGEST - 1)}…`
}
