// Counts, always with their denominator.
import type { Day } from '../domain/calendar.ts'
import { countListed, type ProvinceList } from '../domain/task-list.ts'
import { GROUPS } from './deadlines.ts'
import { type Asked, IN_SIGHT, sayAsked, sayPeriod } from './lists.ts'

const KINDS = Object.keys(GROUPS) as (keyof typeof GROUPS)[]

/** «Sở Nội vụ: 2/9 việc có hạn trong tháng 8/2025; 3 việc thường xuyên không tính». */
export function sayCounts(
  lists: readonly ProvinceList[],
  ask: Asked,
  today: Day,
  isOfOthers = false,
): readonly string[] {
  const several = lists.length > 1
  const asking = lists.filter((l) => l.of > 0 || l.everybody.length > 0)
  if (!asking.length) return [`${sayAsked(ask, today)}: 0 việc${isOfOthers ? IN_SIGHT : ''}.`]
  return [
    `${sayAsked(ask, today)}:`,
    ...asking.map((l) => `${several ? `${l.province}: ` : ''}${countOf(l, ask, today)}`),
  ]
}

function countOf(list: ProvinceList, ask: Asked, today: Day): string {
  const listed = [...list.own, ...list.member]
  const dated = ask.period && ask.status !== 'done' ? listed.filter((l) => l.dues.length > 0) : listed
  const n = ask.period ? dated.length : countListed(list)
  const notes: string[] = []
  const single = list.member.filter((l) => l.share?.how === 'part').length
  if (list.member.length > single) notes.push(`${list.member.length - single} việc giao chung nhóm cơ quan`)
  if (single) notes.push(`${single} việc giao riêng từng cơ quan trong nhóm`)
  if (ask.period && ask.status !== 'done') {
    if (list.unplaced.ongoing) notes.push(`${list.unplaced.ongoing} việc thường xuyên không tính`)
    if (list.unplaced.event) notes.push(`${list.unplaced.event} việc chờ sự kiện không tính`)
    if (list.unplaced.undated) notes.push(`${list.unplaced.undated} việc cần điền hạn không tính`)
  } else if (!ask.status) notes.push(...byStatus(listed))
  if (list.everybody.length) notes.push(`ngoài ra ${list.everybody.length} việc giao chung mọi cơ quan`)
  const what = ask.period && ask.status !== 'done' ? `việc có hạn trong ${sayPeriod(ask.period, today)}` : 'việc'
  const head = n === list.of ? `${n} ${what}` : `${n}/${list.of} ${what}`
  return [head, ...notes].join('; ')
}

function byStatus(listed: readonly { readonly status: { readonly kind: keyof typeof GROUPS } }[]): readonly string[] {
  const counts = KINDS.map(
    (kind) => [GROUPS[kind].toLowerCase(), listed.filter((l) => l.status.kind === kind).length] as const,
  )
  const filled = counts.filter(([, n]) => n > 0)
  return filled.length > 1 ? [filled.map(([name, n]) => `${n} ${name}`).join(', ')] : []
}
