// What the bot says when a task changes hands, ends otherwise than done, or an event gets its day.
import { type Day, writeDay } from '../domain/calendar.ts'
import type { EndingHow, Side } from '../domain/ledger.ts'
import type { Task } from '../domain/register.ts'
import { sayTaskName } from './work.ts'

export function sayHandoverAsk(task: Task, into: string, reason: string): readonly string[] {
  return [`Đề nghị chuyển ${sayTaskName(task)} sang ${into}, lý do: ${reason}.`]
}
export function sayHandoverAsked(task: Task, into: string): readonly string[] {
  return [
    `Đã hỏi ${into} và văn phòng về việc chuyển ${sayTaskName(task)}. Chưa đủ hai bên đồng ý thì việc vẫn của cơ quan hiện nay.`,
  ]
}
/** «Các sở, ngành» lead together: nobody hands his part to one who has his own. */
export function sayLeadsToo(task: Task, body: string): readonly string[] {
  return [`${body} đã cùng chủ trì ${sayTaskName(task)}. Nếu không phải việc của cơ quan: /sai ${task.no} LÝ DO.`]
}
export function sayHandoverNotice(task: Task, from: string, into: string, reason: string): string {
  return [
    `🔀 Đề nghị chuyển cơ quan chủ trì: ${sayTaskName(task)}`,
    `   ${from} → ${into}`,
    `   Lý do: ${reason}`,
  ].join('\n')
}
export const TAKE_LABEL = 'Nhận việc'
export const AGREE_LABEL = 'Đồng ý chuyển'
export const DECLINE_LABEL = 'Không nhận'
const SIDES: Readonly<Record<Side, string>> = { giver: 'bên giao lại', taker: 'bên nhận', office: 'văn phòng' }
export function sayHandoverAgreed(task: Task, side: Side, missing: readonly Side[]): readonly string[] {
  return [
    `Đã ghi ${SIDES[side]} đồng ý chuyển ${sayTaskName(task)}; còn chờ ${missing.map((s) => SIDES[s]).join(', ')}.`,
  ]
}
export function sayHandedOver(task: Task, from: string, into: string): readonly string[] {
  return [`🔀 ${sayTaskName(task)} đã chuyển từ ${from} sang ${into}. Hạn giữ nguyên.`]
}
/** Stands behind «lý do»: why a task is not taken over. */
export function sayDeclineAbout(no: number, from: string): string {
  return `không nhận chuyển việc ${no} từ ${from}`
}
export function sayHandoverRefused(task: Task, side: Side, reason: string): readonly string[] {
  return [
    `Không chuyển ${sayTaskName(task)}: ${SIDES[side]} không đồng ý${reason ? ` (${reason})` : ''}. Việc vẫn của cơ quan hiện nay.`,
  ]
}
export function sayUnknownBody(name: string): readonly string[] {
  return [`Sổ không có cơ quan «${name}».`]
}
export function sayNoHandover(no: number): readonly string[] {
  return [`Việc ${no} không có đề nghị chuyển nào đang chờ (có thể đã được quyết).`]
}

export const ENDING_HOW = [
  'Kết thúc khác hoàn thành: /ketthuc SỐ rút|gộp SỐ|thay bằng SỐ|chuyển CƠ QUAN, số VĂN BẢN ngày NGÀY, NGƯỜI QUYẾT.',
  'Ví dụ: /ketthuc 12 rút, số 15-TB/TU ngày 14/8/2025, đồng chí Chánh Văn phòng',
]
const HOW: Readonly<Record<EndingHow, string>> = {
  withdrawn: 'rút',
  merged: 'gộp',
  superseded: 'thay bằng',
  'handed-over': 'chuyển',
}
export type SaidEnding = {
  readonly how: EndingHow
  readonly document: string
  readonly day: Day
  readonly person: string
  readonly intoTask: number | null
  readonly intoBody: string | null
}
export function sayEnding({ how, document, day, person, intoTask, intoBody }: SaidEnding): string {
  const into = intoTask ? ` việc ${intoTask}` : intoBody ? ` ${intoBody}` : ''
  return `${HOW[how]}${into}, theo ${document} ngày ${writeDay(day)}${person ? `, người quyết: ${person}` : ''}`
}
export function sayEndingAsk(task: Task, ending: SaidEnding): readonly string[] {
  return [`Kết thúc ${sayTaskName(task)}: ${sayEnding(ending)}.`]
}
export function sayEnded(task: Task, ending: SaidEnding): readonly string[] {
  // Handed over it goes on: its new owner must not read that it has ended.
  if (ending.intoBody)
    return [`🔀 ${sayTaskName(task)}: ${sayEnding(ending)}. ${ending.intoBody} chủ trì từ nay, hạn giữ nguyên.`]
  return [`⏹️ ${sayTaskName(task)}: ${sayEnding(ending)}. Việc không tính vào tỷ lệ đúng hạn.`]
}
/** Bodies that no chat and no person of theirs could be told through. */
export function sayUnreached(bodies: readonly string[]): readonly string[] {
  return bodies.length ? [`Chưa báo được (chưa có nhóm, đầu mối): ${bodies.join('; ')}.`] : []
}
export function sayNotInto(no: number): readonly string[] {
  return [`Sổ không có việc ${no}, hoặc việc đó chính là việc đang nói tới.`]
}

export const EVENT_HOW = ['Ghi ngày của sự kiện: /sukien TÊN NGÀY. Ví dụ: /sukien Đại hội Đảng bộ tỉnh 03/10/2025']
export function sayMissingEvents(
  list: readonly { readonly event: string; readonly tasks: readonly number[] }[],
): readonly string[] {
  if (!list.length) return ['Không có sự kiện nào đang thiếu ngày.', ...EVENT_HOW]
  return [
    'Các sự kiện chưa có ngày:',
    ...list.map(
      ({ event, tasks }) =>
        `• ${event}: ${tasks.length} việc (số ${tasks.slice(0, 12).join(', ')}${tasks.length > 12 ? ', …' : ''})`,
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
export function sayEventAsk(event: string, day: Day): readonly string[] {
  return [`Ghi sự kiện «${event}» ngày ${writeDay(day)}.`]
}
export function sayEventKept(
  event: string,
  {
    day,
    before,
    dated,
    undated,
    told,
    unreached,
  }: {
    readonly day: Day
    readonly before: Day | null
    readonly dated: number
    readonly undated: number
    readonly told: number
    readonly unreached: readonly string[]
  },
): readonly string[] {
  return [
    `Đã ghi «${event}» ngày ${writeDay(day)}${before && before !== day ? ` (trước đây ghi ${writeDay(before)})` : ''}: ${dated} việc có ngày hạn; đã báo ${told} cơ quan.`,
    ...(undated ? [`${undated} việc chỉ ghi «sau khi», không ghi số ngày: vẫn chưa có hạn.`] : []),
    ...sayUnreached(unreached),
  ]
}
export function sayEventNotice(event: string, day: Day, lines: readonly string[]): string {
  return [`📅 «${event}»: ${writeDay(day)}. Hạn của các việc chờ sự kiện này:`, ...lines].join('\n')
}
export function sayEventLine(task: Task, last: Day): string {
  return `• ${sayTaskName(task)}: hết ${writeDay(last)}`
}
