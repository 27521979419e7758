// Offered answers where there are no buttons: a number each, and how to give it.
import type { Choice } from '../domain/reply.ts'

export function sayChoices(choices: readonly Choice[], isGroup: boolean): readonly string[] {
  if (!choices.length) return []
  const how = isGroup ? 'Chọn: trả lời tin này (hoặc gọi tên bot) kèm số, ví dụ «1».' : 'Chọn: gửi số, ví dụ «1».'
  return [...choices.map((c, i) => `${i + 1}. ${c.label}`), how]
}

/** A group's message read aloud: where it begins and where it ends, without a frame to look at. */
export function sayGroupAloud(chat: string, text: string): string {
  return `Tin tới nhóm ${chat}:\n${text}\nHết tin tới nhóm ${chat}.`
}
