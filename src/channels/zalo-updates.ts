// What a Zalo bot hears: the documented wrapped body and the flat one that really comes. Any shape goes in.
import { z } from 'zod'
import type { Heard, HeardFile } from '../domain/heard.ts'
import { unaccent } from '../domain/names.ts'

const text = z.string().optional().catch(undefined)
const eventSchema = z.object({
  event_name: z.string(),
  message: z.object({
    from: z.object({ id: z.string(), display_name: text, name: text, is_bot: z.boolean().optional().catch(undefined) }),
    chat: z.object({ id: z.string(), chat_type: text }),
    message_id: z.string(),
    text,
    caption: text,
    photo: text,
    photo_url: text,
  }),
})
type ZaloEvent = z.infer<typeof eventSchema>

const TEXT_KEPT = 4097

/** The event in a body, wrapped or flat; null for an empty body and for what nobody knows. */
export function readZaloEvent(body: unknown): ZaloEvent | null {
  const outer = body as { result?: unknown } | null
  const read = eventSchema.safeParse(outer && typeof outer === 'object' && outer.result ? outer.result : body)
  return read.success ? read.data : null
}
/** A message's id is its own only within its chat. */
export function zaloKey(channel: string, { message }: ZaloEvent): string {
  return `${channel}:${message.chat.id}:${message.message_id}`
}

export function hearZalo(channel: string, body: unknown, botName: string): Heard | null {
  const event = readZaloEvent(body)
  if (!event || event.message.from.is_bot) return null
  const { from, chat } = event.message
  const isGroup = chat.chat_type === 'GROUP'
  const place = { key: zaloKey(channel, event), channel, chat: chat.id, thread: null, isGroup }
  const words = (event.message.text ?? event.message.caption ?? '').slice(0, TEXT_KEPT)
  const file = photoOf(event)
  if (!words && !file) return { ...place, kind: 'wordless', isAddressed: true }
  return {
    ...place,
    kind: 'said',
    user: from.id,
    name: (from.display_name ?? from.name ?? '').slice(0, 80) || null,
    text: isGroup ? withoutName(words, botName) : words,
    // The platform itself lets through only what mentions or answers the bot.
    isAddressed: true,
    quoted: null,
    file,
  }
}

// The documents call it `photo`; what really comes is `photo_url`. Other files reach no bot of this platform.
function photoOf({ message }: ZaloEvent): HeardFile | null {
  const id = message.photo_url ?? message.photo
  return id ? { id, name: 'ảnh.jpg', size: null } : null
}

// «@Bot Đôn Đốc 1» → «1»: the name stays in the text, with its spaces and accents.
function withoutName(words: string, botName: string): string {
  const named = botName.trim()
  const at = words.search(/@/)
  if (at < 0 || !named) return words
  const after = words.slice(at + 1)
  const isNamed = unaccent(after.slice(0, named.length)) === unaccent(named)
  return isNamed ? `${words.slice(0, at)} ${after.slice(named.length)}`.trim() : words
}
