// Offered answers where there are no buttons: a number each, and how to give it.
import type { Choice } from '../domain/reply.ts'
import { sayBy } from './access.ts'

/** In a text: that the choice of this label is to be taken. How it is taken is said where the message leaves, as its channel can. */
export function sayChoose(label: string): string {
  return `chọn «${label}»`
}
/** The text with each «chọn «Đã nhận»» of one of its own choices said as it is done there: «bấm «Đã nhận»», «gửi «1k»», «trả lời «@bot 1k»». */
export function sayHowChosen(
  text: string,
  choices: readonly Choice[],
  how: { readonly buttons: boolean; readonly isGroup: boolean; readonly code?: string | undefined },
): string {
  return choices.reduce((said, { label }, i) => {
    const number = `${i + 1}${how.code ?? ''}`
    const done = how.buttons ? `bấm «${label}»` : how.isGroup ? `trả lời «@bot ${number}»` : `gửi «${number}»`
    return said.replaceAll(sayChoose(label), done)
  }, text)
}

/** `code`: the letters of this message, so that its numbers are no other message's. */
export function sayChoices(choices: readonly Choice[], isGroup: boolean, code = ''): readonly string[] {
  if (!choices.length) return []
  const what = code ? 'mã' : 'số'
  const how = isGroup
    ? `Chọn: gọi tên bot (hoặc trả lời tin này) kèm ${what}, ví dụ «@bot 1${code}».`
    : `Chọn: gửi ${what}, ví dụ «1${code}».`
  return [...choices.map((c, i) => `${i + 1}${code}. ${c.label}`), how]
}
/** An answer in a group, where the channel cannot point at the question: under the name of who asked, if that is not said there anyway. */
export function sayAnswered(name: string, text: string): string {
  return text.startsWith(sayBy(name)) ? text : `Trả lời ${name}:\n${text}`
}
const FIRST_WORDS = 60
/** A choice and the message that it stood under; which part of a list that was is told behind it: «(việc 8–14 trong 67)». */
export function sayChoiceOf(label: string, text: string): string {
  const [first = '', second = ''] = text.split('\n')
  const cut = first.length > FIRST_WORDS ? `${first.slice(0, FIRST_WORDS).replace(/\s+\S*$/, '')} …` : first
  return /^\(.{1,40}\)$/.test(second) ? `${label}: ${cut} ${second}` : `${label}: ${cut}`
}
/** A number that no choice has, or none that is still kept. */
export function sayNoChoice(typed: string): string {
  return `Không có lựa chọn «${typed}» ở tin nào gần đây. Hỏi một việc theo số: «việc 1». Cách hỏi: «trợ giúp».`
}
export const WHICH_MESSAGE = ['Số này có thể là của nhiều tin. Anh/chị chọn mục nào?']
export const CHOICE_GONE = ['Lựa chọn của tin đó không còn lưu. Đề nghị gõ lại việc cần làm.']

/** A group's message read aloud: where it begins and where it ends, without a frame to look at. */
export function sayGroupAloud(chat: string, text: string): string {
  return `Tin tới nhóm ${chat}:\n${text}\nHết tin tới nhóm ${chat}.`
}
