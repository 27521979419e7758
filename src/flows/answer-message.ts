// A reply becomes a message of the outbox.
import type { Moment } from '../domain/calendar.ts'
import type { Heard } from '../domain/heard.ts'
import type { Message } from '../domain/message.ts'
import type { Reply } from '../domain/reply.ts'

/** Under which the answer to a message stands. */
export function answerKey(heard: string): string {
  return `answer:${heard}`
}
/** An answer as it stands in the outbox. */
export function messageOf(heard: Heard, { parts, choices, file }: Reply, now: Moment): Message {
  return {
    key: answerKey(heard.key),
    to: { channel: heard.channel, chat: heard.chat, thread: heard.thread },
    kind: 'answer',
    text: parts.map(kept).join('\n'),
    tells: [],
    dueAt: now,
    staleAt: null,
    queuedAt: now,
    ...(heard.kind === 'said' && heard.isGroup ? { answers: { name: heard.name, id: heard.messageId ?? null } } : {}),
    ...(choices.length ? { offers: { choices, isGroup: heard.isGroup } } : {}),
    ...(file ? { file } : {}),
  }
}
// What stands under the first line of a part is indented, so that no channel cuts it off.
function kept(part: string): string {
  return part.replace(/\n(?=\S)/g, '\n   ')
}
