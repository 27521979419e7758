// What the bot says around a question that waits for «đúng».
import type { Pending } from '../domain/pending.ts'
import type { Choice } from '../domain/reply.ts'

export const YES_LABEL = 'Đúng'
const NO_LABEL = 'Không'
export const DROPPED = ['Đã bỏ, chưa ghi gì.']
export const SETTLED = ['Câu hỏi này đã được trả lời rồi; không làm lại lần nữa.']
export const EXPIRED = [
  'Câu hỏi này không còn hiệu lực (quá 30 phút hoặc đã có câu hỏi mới). Xin nói lại việc cần làm.',
]

/** The buttons of a question: each names its question, so that an old one does nothing to a new one. */
export function pendingChoices({ id, options }: Pending): readonly Choice[] {
  return [
    ...options.map(({ label }, i) => ({ label, says: `/chon ${id} ${i + 1}` })),
    { label: NO_LABEL, says: `/thoi ${id}` },
  ]
}
export const PICK = ['Xin chọn đúng một mục ở trên, hoặc gõ số của mục.']
export const RIGHT = 'Đúng không ạ?'

/** A button was pressed that needs a reason; in a group the bot hears only what answers it. */
export function sayReasonWanted(about: string, isGroup: boolean): readonly string[] {
  const where = isGroup ? 'Trả lời tin này bằng lý do' : 'Gõ lý do ở tin nhắn tiếp theo'
  return [`Lý do ${about}? ${where}, hoặc «thôi» để bỏ qua.`]
}
export const REASON_DROP = 'Thôi'
/** Something else was said in between. */
export function sayReasonStillWanted(about: string): string {
  return `(Vẫn chờ lý do ${about}: gõ lý do, hoặc «thôi».)`
}
export function sayAnswerStillWanted(about: string): string {
  return `(Vẫn chờ: ${about}? Gõ câu trả lời, hoặc «thôi».)`
}
export function sayReasonDoubt(about: string): readonly string[] {
  return [`Đây là lý do ${about}, hay là câu hỏi?`]
}
export const REASON_IS_IT = 'Là lý do'
export const REASON_IS_QUESTION = 'Là câu hỏi'

/** One message told of two tasks: one question at a time. */
export const sayNextAsked = (no: number): string => `(Việc ${no} trong cùng tin: hỏi tiếp sau câu này.)`
/** What was told beside something that is written at once. */
export const sayStillUnread = (text: string): string =>
  `(Chưa ghi phần còn lại của tin: «${text.slice(0, 200)}». Xin gửi lại phần đó thành một tin.)`
