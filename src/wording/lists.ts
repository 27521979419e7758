// Lists of tasks: a heading that says what was understood, sections by province, notes at the foot.
import { type Day, endOfMonth, endOfQuarter, monthOf, quarterOf, startOfQuarter, yearOf } from '../domain/calendar.ts'
import type { Document } from '../domain/document.ts'
import type { Register } from '../domain/register.ts'
import { countListed, type ProvinceList } from '../domain/task-list.ts'
import { sayDay } from './deadlines.ts'
import { sayDocument, sayFoot, sayProvinceList } from './task-lines.ts'

export type Asked = {
  readonly bodies: readonly string[] | null
  readonly role: 'lead' | 'coop' | 'any'
  readonly period: { readonly from: Day | null; readonly to: Day | null } | null
  readonly status: string | null
  readonly overdueMinDays: number | null
  readonly documents: readonly Document[] | null
  readonly topic: string | null
  /** The province that was named. */
  readonly province: string | null
}

/** «tháng 8/2025», «quý III/2025», «11–17/8/2025», «đến hết 31/8», «từ 16/8». */
export function sayPeriod({ from, to }: { from: Day | null; to: Day | null }, today: Day): string {
  if (from === null && to === null) return 'mọi thời gian'
  if (from === null) return `đến hết ${sayDay(to ?? today, today)}`
  if (to === null) return `từ ${sayDay(from, today)}`
  if (from === to) return `ngày ${sayDay(from, today)}`
  if (from.endsWith('-01') && to === endOfMonth(from)) return `tháng ${monthOf(from)}/${yearOf(from)}`
  const [year, quarter] = [yearOf(from), quarterOf(from)]
  if (from === startOfQuarter(year, quarter) && to === endOfQuarter(year, quarter))
    return `quý ${['I', 'II', 'III', 'IV'][quarter - 1]}/${year}`
  if (from === `${year}-01-01` && to === `${year}-12-31`) return `năm ${year}`
  return `${sayDay(from, today)} – ${sayDay(to, today)}`
}

const STATUS_WORDS: Record<string, string> = {
  open: 'chưa xong',
  overdue: 'quá hạn',
  due_soon: 'sắp đến hạn',
  done: 'đã xong',
  ongoing: 'thường xuyên',
  pending_event: 'chờ sự kiện',
  undated: 'cần điền hạn',
}

/** What was understood, in one line: «Việc quá hạn của Ban Tổ chức Tỉnh ủy, tháng 8/2025». */
export function sayAsked(asked: Asked, today: Day): string {
  const role = asked.role === 'lead' ? ' chủ trì' : asked.role === 'coop' ? ' phối hợp' : ''
  const words = [
    `Việc${asked.status ? ` ${STATUS_WORDS[asked.status]}` : ''}${role}`,
    asked.overdueMinDays ? `trên ${asked.overdueMinDays} ngày` : '',
    asked.bodies ? `của ${asked.bodies.join(', ')}` : '',
    asked.province ? `ở ${asked.province}` : '',
    asked.topic ? `về «${asked.topic}»` : '',
    asked.documents ? `trong ${asked.documents.map(sayDocument).join(', ')}` : '',
  ].filter(Boolean)
  return words.join(' ') + (asked.period ? `, ${sayPeriod(asked.period, today)}` : '')
}

/** Unknown and forbidden look the same, and neither is «nothing». */
export const IN_SIGHT = ' trong phần việc anh/chị được xem'

export type ListSaid = {
  /** Whole, one for each province. */
  readonly lists: readonly ProvinceList[]
  readonly page: { readonly skip: number; readonly size: number }
  readonly today: Day
  readonly ask: Asked
  /** Where only some were asked for («5 việc gần hạn nhất»): what there was before. */
  readonly cutFrom?: readonly ProvinceList[]
  /** One body asks about another: what it does not see is not said to be nothing. */
  readonly isOfOthers?: boolean
}

/** The whole answer to «việc của …»: nothing of a province stands outside its heading; counts are of the whole list, not of the page. */
export function sayList(
  register: Register,
  { lists, page, today, ask, cutFrom, isOfOthers }: ListSaid,
): readonly string[] {
  const several = lists.length > 1
  const filled = lists.filter((l) => countListed(l) + l.everybody.length > 0)
  const empty = lists.filter((l) => countListed(l) + l.everybody.length === 0)
  const total = lists.reduce((sum, l) => sum + countListed(l), 0)
  const seen = isOfOthers ? IN_SIGHT : ''
  if (!filled.length) return [`${sayAsked(ask, today)}: không có${seen}.`, ...emptyNotes(lists, ask, several)]
  if (page.skip > 0 && page.skip >= total) return [`Hết danh sách: ${total} việc.`]
  const options = { today, withDocument: ask.documents === null, withLead: ask.bodies === null }
  const isLast = page.skip + page.size >= total
  let place = -page.skip
  const parts = filled.flatMap((l) => {
    const window = { from: -place, to: page.size - place }
    const end = place + countListed(l)
    place = end
    const lines = end > 0 || (isLast && end === 0) ? sayProvinceList(l, options, window) : []
    const isWhole = end > 0 && end <= page.size
    return lines.length
      ? [...(several ? [`— ${l.province} —`] : []), ...lines, ...(isWhole ? unplacedNote(l, ask) : [])]
      : []
  })
  return [
    `${sayAsked(ask, today)}: ${total} việc.`,
    ...(cutFrom ? sayCut(total, cutFrom) : []),
    ...(total > page.size ? [`(việc ${page.skip + 1}–${Math.min(total, page.skip + page.size)} trong ${total})`] : []),
    ...parts,
    ...(several && empty.length && isLast ? [`${empty.map((l) => l.province).join(', ')}: không có.`] : []),
    ...sayFoot(filled, register),
  ]
}

/** How many there are in all, so that a number asked for is not taken for the whole; counts are never added across provinces. */
function sayCut(total: number, whole: readonly ProvinceList[]): readonly string[] {
  const filled = whole.filter((l) => countListed(l) > 0)
  const [first, second] = filled
  if (!first || filled.reduce((sum, l) => sum + countListed(l), 0) <= total) return []
  if (!second) return [`(trong tất cả ${countListed(first)} việc)`]
  return [`(tính riêng mỗi tỉnh; tất cả: ${filled.map((l) => `${l.province} ${countListed(l)} việc`).join(', ')})`]
}

function emptyNotes(lists: readonly ProvinceList[], ask: Asked, several: boolean): readonly string[] {
  return lists.flatMap((l) => unplacedNote(l, ask).map((note) => (several ? `${l.province}: ${note}` : note)))
}
/** A question about a period cannot place these tasks: they are named, not passed over. */
function unplacedNote({ unplaced, own, member }: ProvinceList, ask: Asked): readonly string[] {
  if (!ask.period || ask.status === 'done') return []
  const listedUndated = [...own, ...member].filter((l) => l.status.kind === 'needs-deadline').length
  const parts = [
    unplaced.ongoing ? `${unplaced.ongoing} việc thường xuyên` : '',
    unplaced.event ? `${unplaced.event} việc chờ sự kiện` : '',
    unplaced.undated > listedUndated ? `${unplaced.undated - listedUndated} việc cần điền hạn` : '',
  ].filter(Boolean)
  return parts.length ? [`Không tính: ${parts.join(', ')}.`] : []
}

/** Unknown and forbidden look the same: what was looked for, and what is nearest. */
export function sayNotInRegister(found: {
  readonly asked: string
  readonly nearest: readonly Document[]
  readonly citedBy: readonly Document[]
}): readonly string[] {
  const near = found.nearest.map((d) => `${d.number ?? d.short_name}, ${d.province}`)
  const cited = found.citedBy.map((d) => `${sayDocument(d)}, ${d.province}`)
  return [
    `Trong sổ không có ${found.asked}${near.length ? `; gần nhất: ${near.join('; ')}` : ''}.`,
    ...(cited.length ? [`Văn bản trong sổ có nhắc tới nó: ${cited.join('; ')}.`] : []),
    ...(near.length || cited.length ? [] : ['Xem các văn bản trong sổ: «danh sách văn bản».']),
  ]
}

/** In a group that only helps: late work of others is counted, not named. */
export function sayCountedOnly(count: number): readonly string[] {
  return count
    ? [`Phối hợp, đã quá hạn: ${count} việc (trong nhóm chỉ nêu số; xem từng việc: nhắn riêng cho tôi).`]
    : []
}

/** Of a body that was not asked about but goes by nearly the same name. */
export function sayTwin(name: string, count: number): string {
  return `Riêng ${name}: ${count} việc (hỏi «việc của ${name}»).`
}
