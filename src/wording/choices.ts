// Offered answers where there are no buttons: a number each, and how to give it.
import type { Choice } from '../domain/reply.ts'

/** `code`: the letters of this message, so that its numbers are no other message's. */
export function sayChoices(choices: readonly Choice[], isGroup: boolean, code = ''): readonly string[] {
  if (!choices.length) return []
  const answer = `${code ? 'mã' : 'số'}, ví dụ «1${code}»`
  const how = isGroup ? `Chọn: trả lời tin này (hoặc gọi tên bot) kèm ${answer}.` : `Chọn: gửi ${answer}.`
  return [...choices.map((c, i) => `${i + 1}${code}. ${c.label}`), how]
}
const FIRST_WORDS = 60
/** A choice and the message that it stood under. */
export function sayChoiceOf(label: string, text: string): string {
  const [first = ''] = text.split('\n')
  const cut = first.length > FIRST_WORDS ? `${first.slice(0, FIRST_WORDS).replace(/\s+\S*$/, '')} …` : first
  return `${label}: ${cut}`
}
export const WHICH_MESSAGE = ['Số này có thể là của nhiều tin. Anh/chị chọn mục nào?']
export const CHOICE_GONE = ['Lựa chọn của tin đó không còn lưu. Đề nghị gõ lại việc cần làm.']

/** A group's message read aloud: where it begins and where it ends, without a frame to look at. */
export function sayGroupAloud(chat: string, text: string): string {
  return `Tin tới nhóm ${chat}:\n${text}\nHết tin tới nhóm ${chat}.`
}
