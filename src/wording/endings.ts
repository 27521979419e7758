// What the bot says when a task changes hands or ends otherwise than done.
import { type Day, writeDay } from '../domain/calendar.ts'
import { hasPeriods } from '../domain/events.ts'
import type { EndingHow, Side } from '../domain/ledger.ts'
import type { Task } from '../domain/register.ts'
import type { Owed } from '../domain/status.ts'
import { sayPeriodDue, sayPeriodKey } from './periods.ts'
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
  'Việc định kỳ: /ketthuc SỐ kỳ tháng 8 rút … (một kỳ) hoặc /ketthuc SỐ mọi kỳ rút … (cả việc).',
  'Ví dụ: /ketthuc 12 rút, số 15-TB/TU ngày 14/8/2025, đồng chí Chánh Văn phòng',
  'Đã làm xong mà không có văn bản: /ketthuc SỐ xong không văn bản ngày NGÀY, CĂN CỨ, NGƯỜI QUYẾT',
]
export const UNPROVEN_HOW = [
  'Có văn bản: cơ quan gõ /xong, hoặc văn phòng ghi hộ: /baoho CƠ QUAN: xong SỐ số … ngày … gửi …',
  'Không có văn bản: /ketthuc SỐ xong không văn bản ngày NGÀY, CĂN CỨ, NGƯỜI QUYẾT (việc định kỳ thêm «kỳ …», một cơ quan thêm «CƠ QUAN:»).',
  'Ví dụ: /ketthuc 12 xong không văn bản ngày 14/8/2025, căn cứ biên bản nghiệm thu, đồng chí Chánh Văn phòng',
]
const HOW: Readonly<Record<EndingHow, string>> = {
  withdrawn: 'rút',
  merged: 'gộp',
  superseded: 'thay bằng',
  'handed-over': 'chuyển',
  unproven: 'xong, không có văn bản',
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
  const who = person ? `, người quyết: ${person}` : ''
  if (how === 'unproven') return `${HOW[how]}, ngày ${writeDay(day)}, căn cứ: ${document}${who}`
  const into = intoTask ? ` việc ${intoTask}` : intoBody ? ` ${intoBody}` : ''
  return `${HOW[how]}${into}, theo ${document} ngày ${writeDay(day)}${who}`
}
export function sayEndingAsk(task: Task, ending: SaidEnding, period: string): readonly string[] {
  return [`Kết thúc ${sayTaskName(task)}${period ? `, chỉ ${sayPeriodKey(period)}` : ''}: ${sayEnding(ending)}.`]
}
/** Of a recurring duty all periods would end: said with those that are owed now. */
export function sayEndingWholeAsk(
  task: Task,
  ending: SaidEnding,
  { owed, today }: { readonly owed: readonly Owed[]; readonly today: Day },
): readonly string[] {
  const periods = owed.map((d) => `   • ${sayPeriodDue(d, today)}`)
  return [
    `Kết thúc cả ${sayTaskName(task)}, mọi kỳ: ${sayEnding(ending)}.`,
    ...(periods.length ? ['Gồm các kỳ chưa xong dưới đây và mọi kỳ sau:', ...periods] : ['Gồm mọi kỳ sau.']),
    `Chỉ một kỳ: chọn kỳ đó ở dưới, hoặc gõ /ketthuc ${task.no} kỳ … ${HOW[ending.how]} …`,
  ]
}
export function sayOnlyPeriod(period: string): string {
  return `Chỉ ${sayPeriodKey(period)}`
}
export function sayNoPeriodHandover(no: number): readonly string[] {
  return [`Việc ${no}: chuyển cơ quan thì chuyển cả việc, không chuyển riêng một kỳ.`]
}
export function sayEnded(
  task: Task,
  ending: SaidEnding,
  of: { readonly body: string; readonly period: string } = { body: '', period: '' },
): readonly string[] {
  // Handed over it goes on: its new owner must not read that it has ended.
  if (ending.intoBody)
    return [`🔀 ${sayTaskName(task)}: ${sayEnding(ending)}. ${ending.intoBody} chủ trì từ nay, hạn giữ nguyên.`]
  const body = ending.how === 'unproven' && of.body ? ` (${of.body})` : ''
  const period = of.period ? `, ${sayPeriodKey(of.period)}` : ''
  const rest = of.period
    ? 'Kỳ này không tính vào tỷ lệ đúng hạn; các kỳ khác vẫn như cũ.'
    : `${task.record.deadlines.some(hasPeriods) ? 'Mọi kỳ kết thúc. ' : ''}Việc không tính vào tỷ lệ đúng hạn.`
  return [`⏹️ ${sayTaskName(task)}${period}${body}: ${sayEnding(ending)}. ${rest}`]
}
/** Bodies that no chat and no person of theirs could be told through. */
export function sayUnreached(bodies: readonly string[]): readonly string[] {
  return bodies.length ? [`Chưa báo được (chưa có nhóm, đầu mối): ${bodies.join('; ')}.`] : []
}
export function sayIntoEnded(no: number, status: string): readonly string[] {
  return [`Chưa ghi gì: việc ${no} đã kết thúc (${status}), không nhận thay việc này được.`]
}
export function sayNotInto(no: number): readonly string[] {
  return [`Sổ không có việc ${no}, hoặc việc đó chính là việc đang nói tới.`]
}
