// What the bot says of events: which days are missing, what a day came to, which of several days is meant.
import { type Day, writeDay } from '../domain/calendar.ts'
import type { Task } from '../domain/register.ts'
import type { Due } from '../domain/status.ts'
import { sayUnreached } from './endings.ts'
import { sayPeriodKey } from './periods.ts'
import { sayTaskName } from './work.ts'

export const EVENT_HOW = ['Ghi ngày của sự kiện: /sukien TÊN NGÀY. Ví dụ: /sukien Đại hội Đảng bộ tỉnh 03/10/2025']
export const EVENT_MEND_HOW = ['Ghi nhầm: /sukien TÊN NGÀY ĐÚNG thay NGÀY ĐÃ GHI; bỏ hẳn: /sukien TÊN bỏ NGÀY ĐÃ GHI']
/** «đại hội» or «đại hội (Xã Bắc Hà)»: of everybody, or of one body alone. */
export function sayEventOf(event: string, body: string): string {
  return body ? `${event} (${body})` : event
}
const asTyped = (event: string, body: string) => (body ? `${body}: ${event}` : event)
export const EVENT_OF_BODY_HOW =
  'Mỗi cơ quan một ngày: /sukien CƠ QUAN: TÊN NGÀY. Ví dụ: /sukien Xã Bắc Hà: đại hội 20/8/2025 · cả một khối: /sukien các xã, phường: đại hội 25/8/2025'
export function sayNotWaiting(event: string, body: string): readonly string[] {
  return [`${body} không chủ trì việc nào chờ «${event}».`]
}
/** A commune that documents name and the directory does not list. */
export function sayOutside(name: string): string {
  return `${name} có trong văn bản, chưa có trong danh bạ: ngày được giữ cho nơi này, nhưng bot chưa báo tới được. Thêm vào data/agencies.json để giao và nhắc.`
}
type Missing = {
  readonly event: string
  readonly tasks: readonly number[]
  /** Some bodies have their day already: those that do not. */
  readonly lacking?: readonly string[]
  readonly all?: number
}
export function sayMissingEvents(list: readonly Missing[]): readonly string[] {
  if (!list.length) return ['Không có sự kiện nào đang thiếu ngày.', ...EVENT_HOW]
  return [
    'Các sự kiện chưa có ngày:',
    ...list.map(
      ({ event, tasks, lacking, all }) =>
        `• ${event}: ${tasks.length} việc (số ${tasks.slice(0, 12).join(', ')}${tasks.length > 12 ? ', …' : ''})${lacking ? `, còn ${lacking.length}/${all} cơ quan chưa có ngày: ${lacking.slice(0, 5).join('; ')}${lacking.length > 5 ? '; …' : ''}` : ''}`,
    ),
    ...EVENT_HOW,
  ]
}
export function sayNoEvent(name: string, events: readonly string[]): readonly string[] {
  return [
    `Không có việc nào chờ sự kiện «${name}».`,
    ...(events.length ? [`Các việc đang chờ: ${events.map((e) => `«${e}»`).join('; ')}.`] : []),
  ]
}
export function sayWhichEvent(name: string): readonly string[] {
  return [`«${name}» có thể là nhiều sự kiện. Sự kiện nào?`]
}
/** `recorded`: the days that it has now. */
export function sayEventAsk(event: string, day: Day, recorded: readonly Day[]): readonly string[] {
  const others = recorded.filter((d) => d !== day).map((d) => writeDay(d))
  return [`Ghi sự kiện «${event}» ngày ${writeDay(day)}${others.length ? ` (đang ghi ${others.join(', ')})` : ''}.`]
}
const LINES_MAX = 6
export function sayEventKept(
  event: string,
  {
    body,
    day,
    before,
    dated,
    undated,
    told,
    unreached,
    again,
    lines,
  }: {
    readonly body: string
    readonly day: Day
    readonly before: Day | null
    readonly dated: number
    readonly undated: number
    readonly told: number
    readonly unreached: readonly string[]
    /** It takes place again: days recorded earlier stay. */
    readonly again: boolean
    /** What the days came to, a task a line. */
    readonly lines: readonly string[]
  },
): readonly string[] {
  return [
    `Đã ghi «${sayEventOf(event, body)}» ngày ${writeDay(day)}${before && before !== day ? ` (trước đây ghi ${writeDay(before)})` : ''}: ${dated} việc có ngày hạn; đã báo ${told} cơ quan.`,
    ...lines.slice(0, LINES_MAX),
    ...(lines.length > LINES_MAX ? [`… và ${lines.length - LINES_MAX} việc nữa.`] : []),
    ...(again && !before
      ? [`Mỗi lần là một kỳ riêng. Ghi nhầm ngày: /sukien ${asTyped(event, body)} NGÀY ĐÚNG thay ${writeDay(day)}`]
      : []),
    ...(undated
      ? [`${undated} việc chỉ ghi «sau khi», không ghi số ngày: cần điền hạn («điền hạn việc SỐ: trước …»).`]
      : []),
    ...sayUnreached(unreached),
  ]
}
/** The day was no day at all: what hung on it waits again. */
export function sayEventBackAsk(event: string, day: Day, tasks: readonly number[]): readonly string[] {
  const said = tasks.length ? `; ${sayTaskNumbers(tasks)} trở lại chờ sự kiện` : ''
  return [`Bỏ ngày ${writeDay(day)} đã ghi của «${event}»${said}.`]
}
export function sayEventBack(
  event: string,
  {
    body,
    day,
    told,
    unreached,
    lines,
  }: {
    readonly body: string
    readonly day: Day
    readonly told: number
    readonly unreached: readonly string[]
    readonly lines: readonly string[]
  },
): readonly string[] {
  return [
    `Đã bỏ ngày ${writeDay(day)} của «${sayEventOf(event, body)}» (ghi nhầm): ${lines.length} việc; đã báo ${told} cơ quan.`,
    ...lines.slice(0, LINES_MAX),
    ...(lines.length > LINES_MAX ? [`… và ${lines.length - LINES_MAX} việc nữa.`] : []),
    `Ngày đúng, khi biết: /sukien ${asTyped(event, body)} NGÀY`,
    ...sayUnreached(unreached),
  ]
}
export function sayEventBackNotice(event: string, day: Day, lines: readonly string[]): string {
  return [`📅 «${event}»: ngày ${writeDay(day)} ghi nhầm, đã bỏ. Hạn tính từ ngày đó không còn:`, ...lines].join('\n')
}
/** What became of a due that hung on the day: none, or that of another day recorded. */
export function sayEventBackLine(
  task: Task,
  { was, now }: { readonly was: Due | null; readonly now: Due | null },
): string {
  const gone = was ? ` (trước: hết ${writeDay(was.last)})` : ''
  if (was?.period) return `• ${sayTaskName(task)}: không còn ${sayPeriodKey(was.period)}${gone}`
  return `• ${sayTaskName(task)}: ${now ? `hết ${writeDay(now.last)}` : 'chờ sự kiện'}${gone}`
}
export function sayEventNotice(event: string, day: Day, lines: readonly string[]): string {
  return [`📅 «${event}»: ${writeDay(day)}. Hạn của các việc chờ sự kiện này:`, ...lines].join('\n')
}
export function sayEventLine(task: Task, due: Due, today: Day): string {
  const moved = due.movedFrom ? `, vì ${writeDay(due.movedFrom)} là ngày nghỉ` : ''
  return `• ${sayTaskName(task)}: hết ${writeDay(due.last)}${moved}${due.last < today ? ', đã qua' : ''}`
}
/** A day before the document that waits for the event. */
export function sayEventBefore(event: string, day: Day, issued: Day): readonly string[] {
  return [`Ngày ${writeDay(day)} trước ngày văn bản (${writeDay(issued)}). Vẫn ghi «${event}» ngày ${writeDay(day)}?`]
}
export function sayNoSuchDay(event: string, days: readonly Day[]): readonly string[] {
  return [
    days.length
      ? `«${event}» chưa ghi ngày đó; đã ghi: ${days.map((d) => writeDay(d)).join(', ')}.`
      : `«${event}» chưa ghi ngày nào.`,
  ]
}
export function sayEventKnown(event: string, day: Day): readonly string[] {
  return [`«${event}» ngày ${writeDay(day)} đã có trong sổ.`]
}
export function sayWhichDay(event: string, day: Day): readonly string[] {
  return [`«${event}» đã có ngày trong sổ. Ngày ${writeDay(day)} là:`]
}
export function sayWhichDayBack(event: string): readonly string[] {
  return [`«${event}» có mấy ngày đã ghi. Bỏ ngày nào?`]
}
export function sayDayOf(event: string, day: Day): string {
  return `${event} ${writeDay(day)}`
}
export function sayAnother(tasks: readonly number[]): string {
  return `Lần mới, cho ${sayTaskNumbers(tasks)}`
}
export function sayInstead(day: Day, tasks: readonly number[]): string {
  return `Sửa ngày ${writeDay(day)} đã ghi cho ${sayTaskNumbers(tasks)}`
}
const sayTaskNumbers = (tasks: readonly number[]) =>
  `việc ${tasks.slice(0, 6).join(', ')}${tasks.length > 6 ? ', …' : ''}`
