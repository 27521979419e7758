// A new task against those in the register: the same work again, or the same work with another date. Both dates side by side.

import type { Deadline } from '../domain/deadline.ts'
import { nameKey } from '../domain/names.ts'
import { fold } from '../text/fold.ts'

export type Comparable = {
  readonly id: string
  readonly title: string
  readonly text?: string | undefined
  readonly lead: readonly string[]
  readonly deadlines: readonly Deadline[]
  /** Work that is done already is doubled by work that is done, never by new work. */
  readonly status?: 'open' | 'done' | undefined
}
export type Double = {
  readonly task: string
  readonly other: string
  /** `repeats`: same work, same times. `moves`: same work, other times: the new one may supersede. */
  readonly relation: 'repeats' | 'moves'
  readonly dates: { readonly task: readonly string[]; readonly other: readonly string[] }
  /** 0..1: how much of the words they share. */
  readonly likeness: number
}
const LIKE = 0.72
const COMMON = new Set(
  `va cac cua cho ve theo trong tren duoc de co khi tai den tu voi viec cong tac thuc hien trien khai to chuc tinh quy dinh bao dam dam bao hoan thanh truoc ngay thang nam tham muu chi dao lanh dao tiep tuc kip thoi`.split(
    ' ',
  ),
)

/** Every new task that tells a body to do what one in the register already tells it; `isSeen`: pairs to leave out. */
export function findDoubles(
  tasks: readonly Comparable[],
  register: readonly Comparable[],
  isSeen: (task: string, other: string) => boolean = () => false,
): readonly Double[] {
  return tasks.flatMap(doublesAmong(register, isSeen))
}
/** The same for one task after another: of a long list whoever calls gives way in between. */
export function doublesAmong(
  register: readonly Comparable[],
  isSeen: (task: string, other: string) => boolean = () => false,
): (task: Comparable) => readonly Double[] {
  const known = register.map((task) => ({
    task,
    key: keyOf(task),
    words: wordsOf(task),
    leads: task.lead.map(nameKey),
  }))
  return (task) => {
    const words = wordsOf(task)
    const leads = task.lead.map(nameKey)
    const key = keyOf(task)
    const found = known.flatMap((k): readonly Double[] => {
      if (!leads.some((lead) => k.leads.includes(lead))) return []
      if (k.task.status === 'done' && task.status !== 'done') return []
      if (isSeen(task.id, k.task.id)) return []
      // Too few words to be like something else may still be the very same.
      if (key === k.key) return [doubleOf(task, k.task, 1)]
      if (words.size < 5 || k.words.size < 5) return []
      const likeness = likenessOf(words, k.words)
      return likeness >= LIKE ? [doubleOf(task, k.task, likeness)] : []
    })
    // Of equals the one with the same times is the twin.
    const isMoved = (d: Double) => (d.relation === 'moves' ? 1 : 0)
    return found.sort((a, b) => b.likeness - a.likeness || isMoved(a) - isMoved(b)).slice(0, 3)
  }
}

const keyOf = (task: Comparable): string => fold(task.text || task.title)

function doubleOf(task: Comparable, other: Comparable, likeness: number): Double {
  const own = task.deadlines.map(said)
  const before = other.deadlines.map(said)
  const same = own.length === before.length && own.every((d) => before.includes(d))
  return {
    task: task.id,
    other: other.id,
    relation: same ? 'repeats' : 'moves',
    dates: { task: own, other: before },
    likeness: Math.round(likeness * 100) / 100,
  }
}
function said(d: Deadline): string {
  return d.due
    ? `${d.before ? '<' : ''}${d.due}${d.time ? ` ${d.time}` : ''}`
    : d.rrule
      ? `${d.before && d.time ? '<' : ''}${d.rrule}${d.time ? ` ${d.time}` : ''}`
      : `${d.event ?? d.kind}${d.offset ? ` ${d.offset}` : ''}`
}
/** The words that tell one piece of work from another: dates, numbers and words every task has do not. */
function wordsOf(task: Comparable): ReadonlySet<string> {
  const text = fold((task.text || task.title).replace(/\d+([/.-]\d+)+/g, ' '))
  return new Set(text.split(' ').filter((word) => word.length > 1 && !COMMON.has(word) && !/^\d+$/.test(word)))
}
function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0
  for (const word of a) if (b.has(word)) common++
  // Against the shorter one: a restated task often drops its purpose clause.
  const dice = (2 * common) / (a.size + b.size)
  const inner = common / Math.min(a.size, b.size)
  return Math.min(a.size, b.size) >= 8 ? Math.max(dice, inner * 0.9) : dice
}

/** What a draft keeps of the twins of one item: the likest one to decide about, the others beside it. */
export function doubleIn(doubles: readonly Double[], ref: string) {
  const [first, ...others] = doubles.filter((d) => d.task === ref)
  if (!first) return null
  const more = others.map((d) => ({ no: Number(d.other), relation: d.relation, there: [...d.dates.other] }))
  const { relation, dates } = first
  const base = { no: Number(first.other), relation, here: [...dates.task], there: [...dates.other], settled: false }
  return more.length ? { ...base, more } : base
}
