// What the bot says when a task is suspended, taken up again, or opened after it was closed.
import { type Day, writeDay } from '../domain/calendar.ts'
import type { Task } from '../domain/register.ts'
import { sayTaskName } from './work.ts'

export const PAUSE_HOW = [
  'Tạm dừng một việc: /tamdung SỐ [đến NGÀY], số VĂN BẢN ngày NGÀY, NGƯỜI QUYẾT.',
  'Ví dụ: /tamdung 12 đến 30/10/2025, số 15-TB/TU ngày 14/8/2025, đồng chí Chánh Văn phòng',
]
export const RESUME_HOW = ['Tiếp tục việc đang tạm dừng: /tieptuc SỐ, có văn bản thì thêm: số … ngày …, NGƯỜI QUYẾT']
export const REOPEN_HOW = ['Mở lại việc đã đóng nhầm: /molai SỐ LÝ DO, hoặc /molai SỐ CƠ QUAN: LÝ DO']

export type SaidPause = {
  readonly document: string
  readonly day: Day
  readonly person: string
  readonly until: Day | null
}
/** «tạm dừng đến 30/10/2025, theo 15-TB/TU ngày 14/8/2025, người quyết: …». */
export function sayPause({ document, day, person, until }: SaidPause): string {
  const long = until ? ` đến ${writeDay(until)}` : ''
  return `tạm dừng${long}, theo ${document} ngày ${writeDay(day)}, người quyết: ${person}`
}
export function sayResume({ document, day, person }: Omit<SaidPause, 'until'>): string {
  return document ? `tiếp tục, theo ${document} ngày ${writeDay(day)}, người quyết: ${person}` : 'tiếp tục'
}
export function sayPauseAsk(task: Task, said: SaidPause): readonly string[] {
  return [`Ghi ${sayTaskName(task)}: ${sayPause(said)}.`]
}
export function sayPaused(task: Task, said: SaidPause): readonly string[] {
  return [`⏸️ ${sayTaskName(task)}: ${sayPause(said)}. Trong lúc tạm dừng không nhắc, không tính vào tỷ lệ đúng hạn.`]
}
export function sayPausedAlready(no: number): readonly string[] {
  return [`Việc ${no} đang tạm dừng rồi; tiếp tục: /tieptuc ${no}`]
}
export function sayResumeAsk(task: Task, said: Omit<SaidPause, 'until'> | null): readonly string[] {
  return [`Ghi ${sayTaskName(task)}: ${said ? sayResume(said) : 'tiếp tục'}.`]
}
export function sayResumed(task: Task, said: Omit<SaidPause, 'until'> | null): readonly string[] {
  return [`▶️ ${sayTaskName(task)}: ${said ? sayResume(said) : 'tiếp tục'}. Hạn như trước khi tạm dừng.`]
}
export function sayNotPaused(no: number): readonly string[] {
  return [`Việc ${no} không đang tạm dừng.`]
}
export function sayReopenAbout(no: number): string {
  return `mở lại việc ${no}`
}
export function sayReopenAsk(task: Task, reason: string): readonly string[] {
  return [`Mở lại ${sayTaskName(task)}, lý do: ${reason}.`]
}
export function sayReopened(task: Task, reason: string): readonly string[] {
  return [`🔓 ${sayTaskName(task)} được mở lại. Lý do: ${reason}. Hạn như cũ.`]
}
export function sayNotClosed(no: number): readonly string[] {
  return [`Việc ${no} không có phần nào đã đóng trong sổ để mở lại.`]
}
export function sayUntilPast(until: Day): string {
  return `Chưa ghi gì: ngày tạm dừng đến (${writeDay(until)}) phải sau hôm nay.`
}
