// What keeps one's own work from being through, where no task is named: «việc của bên em chưa xong do đang chờ Sở Tài chính».
import { saysAny } from '../text/number-words.ts'
import type { Answer } from './answer.ts'
import { bodySlots } from './filters.ts'
import { has, hitsOf, isEveryday, type Reading } from './reading.ts'
import { wordsOf } from './topic.ts'

// việc của bên em chưa xong do … | việc bên em đang vướng vì … | bên em chưa làm được vì …
// not: việc của bên em chưa xong do đâu | các việc chưa xong do chờ trung ương
/** Work of one's own is not through, and why: which task it is, is asked for. */
export function readObstacle(r: Reading): Answer | null {
  const self = r.bodies.find((b) => b.kind === 'self')
  const state = hitsOf(r, 'OPEN', 'DOING', 'OVERDUE').find((c) => c.from >= (self?.to ?? 0))
  const why = state && hitsOf(r, 'REASON').find((c) => c.from >= state.to && c.from <= state.to + 2)
  if (!self || !state || !why || why.to >= r.words.length || isEveryday(r) || has(r, 'SHOW', 'CHATTY', 'NOT_TASK'))
    return null
  if (!r.words.slice(0, self.from).every((_, i) => isBeforeSelf(r, i))) return null
  const note = wordsOf(r, { from: why.to, to: r.words.length }).replace(/(\s+(ạ|nhé|nha|anh|chị|em|sếp))+$/u, '')
  if (!note) return null
  const slots = { ...bodySlots({ ...r, bodies: [self] }), done: false, note }
  return has(r, 'TASK') || saysAny(r.words[self.from - 1], 'việc của')
    ? { slots, leans: true }
    : { slots, leans: true, fragment: true }
}
const isBeforeSelf = (r: Reading, at: number): boolean =>
  r.cues.some((c) => c.from <= at && at < c.to && (c.value.tags.has('TASK') || c.value.tags.has('POLITE')))
