// Who was reminded in a week, who was not and why: in reports and in answers.
import { type Day, dayOf, type Moment, timeOf, writeDay } from '../domain/calendar.ts'
import type { Task } from '../domain/register.ts'
import type { Coverage } from '../domain/snapshot.ts'
import { sayRatio } from './report-tables.ts'
import { sayNumbers } from './task-lines.ts'

export type WhyMissed = Coverage['missed'][number]['why']
export const WHY_MISSED: Readonly<Record<WhyMissed, string>> = {
  'not-pressed': 'chưa nhắc',
  unreachable: 'chưa có nhóm chat',
  muted: 'nhóm đã tắt nhắc',
  snoozed: 'nhóm đang hoãn nhắc',
  'not-read': 'đã nhắc, chưa thấy đọc',
}
export const WHY_OF_BODY = {
  unreachable: 'cơ quan chưa có nhóm chat',
  muted: 'cơ quan đã tắt nhắc',
  snoozed: 'cơ quan hoãn nhắc',
} as const

export type CoverageSaid = {
  readonly province: string | null
  readonly coverage: Coverage
  readonly which: 'pressed' | 'not-pressed' | 'not-read'
  readonly at: Moment
  /** By body: the tasks, and of those it was not reminded of why. */
  readonly rows: readonly { readonly body: string; readonly tasks: readonly Task[]; readonly why: string | null }[]
}
const HEADS = {
  pressed: 'Đã nhắc',
  'not-pressed': 'Chưa được nhắc',
  'not-read': 'Đã nhắc, chưa thấy đọc',
} as const
const ROWS_MAX = 40

export function sayCoverage({ province, coverage: c, which, at, rows }: CoverageSaid): readonly string[] {
  const asOf = `tính đến ${timeOf(at)} ngày ${writeDay(dayOf(at))}`
  const rest = rows.length - ROWS_MAX
  const shares = rows.reduce((sum, r) => sum + r.tasks.length, 0)
  return [
    ...(province ? [`— ${province} —`] : []),
    `Tuần ${writeDay(c.from)}–${writeDay(c.to)}, ${asOf}: đã nhắc và đã đọc ${sayRatio({ part: c.read, whole: c.of })} phần việc đang mở; đã nhắc, chưa thấy đọc ${sayRatio({ part: c.notRead, whole: c.of })}; chưa nhắc ${sayRatio({ part: c.notPressed, whole: c.of })}.`,
    rows.length ? `${HEADS[which]}: ${rows.length} cơ quan, ${shares} phần việc.` : `${HEADS[which]}: không có.`,
    ...rows
      .slice(0, ROWS_MAX)
      .map((r) => `• ${r.body}: ${r.tasks.length} việc (số ${sayNumbers(r.tasks)})${r.why ? ` · ${r.why}` : ''}`),
    ...(rest > 0 ? [`… và ${rest} cơ quan nữa.`] : []),
  ]
}
export const COVERAGE_NOT_FOR_BODIES =
  'Đã nhắc ai, chưa nhắc ai trong tuần chỉ dành cho văn phòng và lãnh đạo. Việc của cơ quan mình: «/viec».'

/** Open work of which nobody has reported anything, body by body. */
export function sayUnreported(
  rows: readonly { readonly body: string; readonly tasks: readonly Task[] }[],
  { of, isLate = false, today }: { readonly of: number; readonly isLate?: boolean; readonly today: Day },
): readonly string[] {
  const which = isLate ? 'quá hạn' : 'đang mở'
  const count = rows.reduce((sum, r) => sum + r.tasks.length, 0)
  if (!of) return [`Đến ${writeDay(today)} không có phần việc nào ${which}.`]
  if (!count) return [`Đến ${writeDay(today)}: cả ${of} phần việc ${which} đều đã có báo cáo.`]
  return [
    `Chưa báo gì: ${sayRatio({ part: count, whole: of })} phần việc ${which}, đến ${writeDay(today)} (chưa báo tiến độ, sản phẩm, vướng mắc, minh chứng; «Đã nhận» không tính là báo).`,
    ...rows.slice(0, ROWS_MAX).map((r) => `• ${r.body}: ${r.tasks.length} việc (số ${sayNumbers(r.tasks)})`),
    ...(rows.length > ROWS_MAX ? [`… và ${rows.length - ROWS_MAX} cơ quan nữa.`] : []),
  ]
}
