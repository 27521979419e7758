// What is said about a correction (đính chính) of published work: the old value beside the new one, to all concerned.
import { type Day, writeDay } from '../domain/calendar.ts'
import type { TaskRecord } from '../domain/document.ts'
import type { Moved } from '../domain/moved.ts'
import type { Task } from '../domain/register.ts'
import type { Status } from '../domain/status.ts'
import { FLAGS } from './import.ts'
import { sayDocument } from './task-lines.ts'

export const FIELDS = { lead: 'chủ trì', coop: 'phối hợp', deadlines: 'hạn', title: 'tên' } as const
export type Field = keyof typeof FIELDS

export function sayValue(record: TaskRecord, field: Field): string {
  if (field === 'title') return record.title
  if (field === 'deadlines') return record.deadlines.map((d) => d.raw).join('; ')
  return record[field].join('; ')
}
export type Change = { readonly field: Field; readonly before: string; readonly after: string }
export function sayChange({ field, before, after }: Change): string {
  return `${FIELDS[field]}: «${before || 'không có'}» → «${after || 'không có'}»`
}
const source = (document: string | null, reason: string): string =>
  [document ? `theo ${document}` : '', reason ? `lý do: ${reason}` : ''].filter(Boolean).join('; ')

export type Told = {
  readonly changes: readonly Change[]
  readonly document: string | null
  readonly reason: string
  readonly times: string | null
}
export function sayCorrection(task: Task, { changes, document, reason, times }: Told): string {
  const why = source(document, reason)
  return [
    `✏️ Đính chính việc ${task.no} (${sayDocument(task.document)}, mục ${task.record.ref}) · ${task.record.title}`,
    ...changes.map((c) => `   ${sayChange(c)}`),
    ...(times && /[=(]/.test(times) ? [`   nay: ${times}`] : []),
    ...(why ? [`   ${why}`] : []),
  ].join('\n')
}
/** Above several corrections in one message. */
export function sayCorrections(count: number): string {
  return `Đính chính ${count} việc của cơ quan:`
}
export function sayCorrectionAsked(
  task: Task,
  told: Told,
  chats: number,
  unreached: readonly string[],
  warnings: readonly string[],
): readonly string[] {
  return [
    ...sayCorrection(task, told).split('\n'),
    ...warnings,
    `Báo tới ${chats} nhóm${unreached.length ? `; chưa có nhóm: ${unreached.join('; ')}` : ''}. Giá trị cũ vẫn giữ trong sổ.`,
  ]
}
export const sayCorrected = (task: Task, chats: number): string =>
  `Đã đính chính việc ${task.no}; báo tới ${chats} nhóm.`
export const sayCorrectedAll = (tasks: number, messages: number): string =>
  `Đã đính chính ${tasks} việc; gửi ${messages} tin.`
/** To a body that leads or helps from now on: the task as a hand-out has it. */
export const NOW_YOURS = 'Việc này từ nay giao cho cơ quan mình. Đề nghị trả lời «đã nhận».'
export const NO_LONGER_YOURS = 'Việc này từ nay không còn giao cho cơ quan mình.'
export const CORRECT_HOW = [
  'Đính chính việc đã công bố, giá trị cũ vẫn giữ:',
  '   /dinhchinh 12 hạn: trước 20/9/2025',
  '   /dinhchinh 12 chủ trì: Sở Y tế',
  '   /dinhchinh 12 phối hợp: Sở Tài chính; Sở Nội vụ',
  '   /dinhchinh 12 tên: Rà soát biên chế',
  '   thêm ở cuối (đổi hạn đã giao thì phải có): | theo 45-CV/VPTU | lý do nhập sai năm',
] as const
export function sayEditedTask(task: Task, changes: readonly Change[], warnings: readonly string[]): string {
  const lines = [...changes.map((c) => `   ${sayChange(c)}`), ...warnings]
  return [`   việc ${task.no} · ${task.record.title}`, ...lines.map((line) => `   ${line}`)].join('\n')
}
export const NO_CHANGE = 'Giá trị này đã đúng như trong sổ; không có gì để đính chính.'
export const NO_SUCH_TASK = 'Không có việc này trong sổ.'
export const TASK_CHANGED_SINCE = 'Việc này vừa được người khác đính chính sau lần xem trước; xem lại:'
/** «⚠ hạn trước ngày văn bản (4/8/2025): trước 1/8». */
export function sayBeforeIssue(deadlines: TaskRecord['deadlines'], issued: Day | null): readonly string[] {
  return deadlines.flatMap((d) =>
    d.due && issued && d.due < issued ? [`   ⚠ ${FLAGS['before-issue']} (${writeDay(issued)}): «${d.raw}»`] : [],
  )
}
/** A correction of the date takes the place of what the office granted: said before it is written. */
export function sayExtensionLost(body: string, until: Day): string {
  return `   ⚠ đã gia hạn đến ${writeDay(until)}${body ? ` (${body})` : ''}: sau đính chính tính theo hạn mới, muốn giữ thì ghi đúng ngày đó.`
}
export function sayLateNow(days: number): string {
  return `   ⚠ việc đang quá hạn ${days} ngày: ghi hạn mới thì thôi quá hạn; hạn cũ và lý do vẫn ở diễn biến.`
}
/** What is over or paused stays so: a correction changes what stands in the register alone. */
export function sayOverNow(kind: Status['kind'], no: number): string {
  if (kind === 'paused') return `   ⚠ việc đang tạm dừng: đính chính xong vẫn tạm dừng; tiếp tục: /tieptuc ${no}`
  const over = kind === 'ended' ? 'việc đã kết thúc khác hoàn thành' : 'việc đã hoàn thành'
  return `   ⚠ ${over}: đính chính không mở lại việc; mở lại: /molai ${no} LÝ DO`
}
/** What becomes of the day given first; of a deadline filled in, or one that is said otherwise, nothing is said. */
export function sayFirstDays(
  moves: readonly Moved[],
  { isMistyped }: { readonly isMistyped: boolean },
): readonly string[] {
  if (isMistyped) return ['   Ngày cũ tính là nhập sai: hạn đầu theo ngày mới.']
  return moves.map(
    ({ first, times }) =>
      `   Hạn đầu vẫn giữ: «${first.raw}»${times ? `; đổi hạn lần ${times}` : ''}. Ngày cũ do nhập sai thì đính chính kèm «| lý do nhập sai».`,
  )
}
/** A deadline that was given is not moved without saying why; of late work the document alone is not enough. */
export function sayLack(
  lack: { readonly kind: 'source' } | { readonly kind: 'reason'; readonly days: number },
): readonly string[] {
  const why =
    lack.kind === 'reason'
      ? `Chưa ghi: việc đang quá hạn ${lack.days} ngày, đổi hạn phải có lý do.`
      : 'Chưa ghi: đổi hạn đã giao phải có văn bản hoặc lý do.'
  return [
    why,
    '   Ghi thêm ở cuối: | theo 45-CV/VPTU | lý do …',
    '   Ngày trong sổ bị nhập sai thì ghi: | lý do nhập sai',
  ]
}
export function sayPastDay(last: Day): string {
  return `   ⚠ hạn đã qua (hết ${writeDay(last)}): việc sẽ là quá hạn ngay. Năm khác thì ghi đủ năm.`
}

/** To an office that asks for a later day itself. */
export function sayCorrectDeadline(no: number): string {
  return `Chưa ghi gì. Văn phòng đổi hạn bằng đính chính: /dinhchinh ${no} hạn: trước NGÀY | lý do … (hoặc «theo SỐ VĂN BẢN»).`
}
