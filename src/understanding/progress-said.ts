// How far tasks are said to be: a share in per cent or halves, and whether several of them stand differently.
import { readNumber, saysAny } from '../text/number-words.ts'
import { hitsOf, type Reading, type Span } from './reading.ts'

export function percentOf(r: Reading): number | null {
  const span = percentSpan(r)
  if (!span) return null
  return saysAny(r.words[span.to - 1], 'nửa') ? 50 : (readNumber(r.words, span.from)?.value ?? null)
}
export function percentSpan(r: Reading): Span | null {
  if (!r.words.some((w) => w.key === '%' || w.key === 'nua' || w.key === 'phan' || w.alts.length)) return null
  for (let i = 0; i < r.words.length; i++) {
    const word = r.words[i]!
    // «một nửa», «phân nửa»      not: «nửa tháng»
    if (
      (word.number === 1 || saysAny(word, 'một phân quá được')) &&
      saysAny(r.words[i + 1], 'nửa') &&
      !saysAny(r.words[i + 2], 'tháng năm ngày')
    )
      return { from: i, to: i + 2 }
    const number = readNumber(r.words, i)
    if (!number || number.value > 100) continue
    const next = r.words[number.to]
    if (next?.key === '%') return { from: i, to: number.to + 1 }
    if (next && saysAny(next, 'phần') && saysAny(r.words[number.to + 1], 'trăm')) return { from: i, to: number.to + 2 }
  }
  return null
}

/** «chưa xong» is open, «đã nộp» is not. */
function stateOf(r: Reading, cue: ReturnType<typeof hitsOf>[number]): 'done' | 'open' | 'doing' {
  if (cue.value.tags.has('OPEN') || saysAny(r.words[cue.from], 'chưa')) return 'open'
  return cue.value.tags.has('FINISHED') || saysAny(r.words[cue.to - 1], 'xong') ? 'done' : 'doing'
}
// việc 12 xong, việc 13 thì chưa
export const LAST_IS_OPEN = / thi (van |con )?chua( (a|nhe|nha|anh|chi|bot))*$/
/** Something else is told of one task than of the next: «xong việc 12, xong việc 13» says the same of both. */
export function areApart(r: Reading): boolean {
  if (r.tasks.length < 2) return false
  const percent = percentSpan(r)
  const states = hitsOf(r, 'FINISHED', 'DOING', 'DONE', 'OPEN')
  const isSame = percent === null && !LAST_IS_OPEN.test(r.keys) && new Set(states.map((c) => stateOf(r, c))).size < 2
  return (
    !isSame &&
    r.tasks.some((task, i) => {
      const next = r.tasks[i + 1]
      return (
        next !== undefined &&
        [...states, ...(percent ? [percent] : [])].some((s) => s.from >= task.to && s.to <= next.from)
      )
    })
  )
}
