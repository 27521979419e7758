// What is said around a hand-out: «đã nhận», and who has not said so.
import type { Time } from '../domain/calendar.ts'
import type { Stranger, Task, Unlisted } from '../domain/register.ts'
import { sayDocument, sayNumbers } from './task-lines.ts'

export const ACKNOWLEDGE_WHO =
  'Chỉ đầu mối hoặc người được ghi vai của cơ quan mới báo «Đã nhận» được. Xin mã ở văn phòng rồi gõ /ghep MÃ trong tin nhắn riêng.'
export const NOTHING_TO_ACKNOWLEDGE = 'Không có việc nào đang chờ cơ quan mình xác nhận đã nhận.'
export function sayAcknowledged(body: string, tasks: readonly Task[]): string {
  return `Đã ghi: ${body} nhận ${tasks.length} việc${ofDocument(tasks)} (${sayNumbers(tasks)}).`
}
export function sayAcknowledgedBefore(body: string, tasks: readonly Task[]): string {
  return `${body} đã nhận ${tasks.length} việc này từ trước (${sayNumbers(tasks)}).`
}
function ofDocument(tasks: readonly Task[]): string {
  const [first, ...rest] = tasks
  return first && rest.every((t) => t.document.id === first.document.id) ? ` của ${sayDocument(first.document)}` : ''
}

/** A body that has not said «đã nhận»; `why`: what is known of its chat. */
export type Missing = {
  readonly body: string
  readonly tasks: readonly Task[]
  readonly why: string
  readonly focal: readonly string[]
}
/** «chưa nối nhóm; đầu mối: Nguyễn Văn A»: whom to call. */
export function sayWhom(why: string, focal: readonly string[]): string {
  return [why, focal.length ? `đầu mối: ${focal.join(', ')}` : ''].filter(Boolean).join('; ')
}
export function sayMissing(province: string, at: Time, list: readonly Missing[]): string {
  return [
    `📞 ${province}: tới ${at}, ${list.length} cơ quan chưa báo «đã nhận» sau một ngày làm việc, đề nghị gọi điện:`,
    ...list.map((m) => `• ${m.body} (${sayWhom(m.why, m.focal)}): ${m.tasks.length} việc (${sayNumbers(m.tasks)})`),
  ].join('\n')
}
export const NO_CHAT = 'chưa nối nhóm'
export const CHAT_GONE = 'nhóm không nhận được tin'
export const NOT_PRESSED = 'đã gửi, chưa báo nhận'

/** «Các xã, phường: 12/99 có trong danh bạ; 87 chưa có danh sách»: whom a collective leaves out until the office lists them. */
export function sayUnlisted(list: readonly Unlisted[]): readonly string[] {
  return list.map(({ name, known, total }) =>
    total === null
      ? `⚠ ${name}: chưa có danh sách trong danh bạ, nên chưa giao được cho từng nơi.`
      : `⚠ ${name}: ${sayListed(known, total)}, nên chưa giao được cho những nơi đó.`,
  )
}
/** A name that stands for nobody here: a slip, or a body that the directory lacks. */
export function sayStrangers(list: readonly Stranger[]): readonly string[] {
  return list.map(
    ({ name, tasks }) =>
      `⚠ Danh bạ không có «${name}» (việc ${tasks.join(', ')}): không ai nhận được việc này. Sửa «chủ trì: …», hoặc thêm cơ quan vào agencies.json.`,
  )
}
export function sayListed(known: number, total: number): string {
  return `${known}/${total} có trong danh bạ; ${total - known} chưa có danh sách`
}
