// What a Telegram update says to the bot. Any shape goes in; what is not for us, or makes no sense, is null.
import { z } from 'zod'
import { fileName } from '../domain/attachment.ts'
import type { Heard, HeardFile, Place } from '../domain/heard.ts'
import { readButton } from './render.ts'

export type TelegramMe = { readonly id: number; readonly username: string }

const chatSchema = z.object({ id: z.number(), type: z.string() })
const userSchema = z.object({
  id: z.number(),
  is_bot: z.boolean().optional().catch(undefined),
  first_name: z.string().optional().catch(undefined),
  last_name: z.string().optional().catch(undefined),
})
const entitySchema = z.object({
  type: z.string(),
  offset: z.number(),
  length: z.number(),
  user: z.object({ id: z.number() }).optional().catch(undefined),
})
const text = z.string().optional().catch(undefined)
const size = z.number().nonnegative().optional().catch(undefined)
const documentSchema = z.object({ file_id: z.string(), file_name: text, file_size: size }).optional().catch(undefined)
/** The same picture in several sizes, the largest last. */
const photoSchema = z
  .array(z.object({ file_id: z.string(), file_size: size }))
  .min(1)
  .optional()
  .catch(undefined)
const anything = z.unknown().optional()
/** What people send that has no words: it is answered for in a line where it is meant for the bot. */
const wordless = {
  voice: anything,
  sticker: anything,
  video: anything,
  audio: anything,
  video_note: anything,
  animation: anything,
  location: anything,
  venue: anything,
  contact: anything,
  poll: anything,
  dice: anything,
  story: anything,
  checklist: anything,
}
const messageSchema = z.object({
  message_id: z.number().optional().catch(undefined),
  chat: chatSchema,
  from: userSchema.optional().catch(undefined),
  sender_chat: chatSchema.optional().catch(undefined),
  is_topic_message: z.boolean().optional().catch(undefined),
  message_thread_id: z.number().optional().catch(undefined),
  text,
  caption: text,
  entities: z.array(entitySchema).optional().catch(undefined),
  caption_entities: z.array(entitySchema).optional().catch(undefined),
  reply_to_message: z
    .object({
      from: userSchema.optional().catch(undefined),
      text,
      caption: text,
      document: documentSchema,
      photo: photoSchema,
    })
    .optional()
    .catch(undefined),
  document: documentSchema,
  forum_topic_closed: z.unknown().optional(),
  forum_topic_reopened: z.unknown().optional(),
  left_chat_member: userSchema.optional().catch(undefined),
  migrate_to_chat_id: z.number().optional().catch(undefined),
  migrate_from_chat_id: z.number().optional().catch(undefined),
  photo: photoSchema,
  ...wordless,
})
type TelegramMessage = z.infer<typeof messageSchema>
const statusSchema = z.object({ status: z.string(), is_member: z.boolean().optional().catch(undefined) })
const memberSchema = z.object({
  chat: chatSchema,
  old_chat_member: statusSchema,
  new_chat_member: statusSchema,
})
const callbackSchema = z.object({
  id: z.string(),
  from: userSchema,
  data: z.string(),
  message: z.object({
    chat: chatSchema,
    is_topic_message: z.boolean().optional(),
    message_thread_id: z.number().optional(),
    text,
    caption: text,
  }),
})
const updateSchema = z.object({
  update_id: z.number(),
  message: messageSchema.optional().catch(undefined),
  my_chat_member: memberSchema.optional().catch(undefined),
  callback_query: callbackSchema.optional().catch(undefined),
})

/** One more than what is read at all: a longer message is refused, not kept. */
const TEXT_KEPT = 4097

export function hearTelegram(update: unknown, me: TelegramMe): Heard | null {
  const read = updateSchema.safeParse(update)
  if (!read.success) return null
  const { update_id, message, my_chat_member, callback_query } = read.data
  const key = telegramKey(update_id)
  if (message) return hearMessage(message, key, me)
  if (callback_query) return hearButton(callback_query, key)
  return my_chat_member ? hearMembership(my_chat_member, key) : null
}
export function telegramKey(updateId: number): string {
  return `telegram:${updateId}`
}
const pressedSchema = z.object({ callback_query: z.object({ id: z.string() }) })
/** The id of a pressed button, which waits for an answer; null when the update is something else. */
export function buttonPressed(update: unknown): string | null {
  const read = pressedSchema.safeParse(update)
  return read.success ? read.data.callback_query.id : null
}

function hearMessage(message: TelegramMessage, key: string, me: TelegramMe): Heard | null {
  const { chat, from, migrate_to_chat_id: to, migrate_from_chat_id: before } = message
  const place = placeOf(chat, key, message)
  if (!place) return null
  // Told in the old chat and in the new one, in either order: both say the same.
  if (to !== undefined) return { ...place, kind: 'moved', to: String(to) }
  if (before !== undefined) return { ...place, chat: String(before), kind: 'moved', to: String(chat.id) }
  if (place.thread !== null && message.forum_topic_closed !== undefined)
    return { ...place, kind: 'left', why: 'TOPIC_CLOSED' }
  if (place.thread !== null && message.forum_topic_reopened !== undefined) return { ...place, kind: 'joined' }
  const gone = message.left_chat_member
  // The bot's own leaving is told by `my_chat_member`.
  if (gone) return gone.is_bot ? null : { ...place, kind: 'departed', user: String(gone.id), name: nameOf(gone) }
  const isAnonymous = message.sender_chat !== undefined
  if (!from || (from.is_bot && !isAnonymous)) return null
  const words = message.text ?? message.caption ?? ''
  const quotesBot = message.reply_to_message?.from?.id === me.id
  const isNamed = quotesBot || isMentioned(words, message, me) || isCommandFor(words, me)
  const isBare = place.isGroup && !isNamed && /^\/\w/.test(words)
  const isAddressed = !place.isGroup || isNamed || isBare
  // /lenh@another_bot is not for us.
  if (/^\/\w+@(\w+)/.exec(words) && !isCommandFor(words, me)) return null
  const file = fileOf(message) ?? fileAnswered(words, message)
  if (!words && !file) return isWordless(message) ? { ...place, kind: 'wordless', isAddressed } : null
  return {
    ...place,
    kind: 'said',
    user: isAnonymous ? null : String(from.id),
    name: isAnonymous ? null : nameOf(from),
    text: withoutMention(words.slice(0, TEXT_KEPT), me),
    isAddressed,
    quoted: quotesBot ? (message.reply_to_message?.text ?? message.reply_to_message?.caption ?? null) : null,
    file,
    ...(isBare ? { isBare: true as const } : {}),
    ...(message.message_id === undefined ? {} : { messageId: String(message.message_id) }),
  }
}

function nameOf({ first_name, last_name }: z.infer<typeof userSchema>): string | null {
  return [first_name, last_name].filter(Boolean).join(' ').slice(0, 80) || null
}

function hearButton({ from, data, message }: z.infer<typeof callbackSchema>, key: string): Heard | null {
  const place = placeOf(message.chat, key, message)
  const said = readButton(data)
  if (!place || said === null || from.is_bot) return null
  return {
    ...place,
    kind: 'said',
    user: String(from.id),
    name: nameOf(from),
    text: said,
    isAddressed: true,
    quoted: message.text ?? message.caption ?? null,
    file: null,
  }
}

function hearMembership(
  { chat, old_chat_member: old, new_chat_member: now }: z.infer<typeof memberSchema>,
  key: string,
): Heard | null {
  const place = placeOf(chat, key, {})
  if (!place) return null
  // Restricted and no member: taken out under a limit that stays.
  const isGone = ({ status, is_member }: z.infer<typeof statusSchema>) =>
    status === 'left' || status === 'kicked' || (status === 'restricted' && is_member === false)
  if (isGone(now)) return { ...place, kind: 'left', why: place.isGroup ? 'bot was removed' : 'bot was blocked' }
  // A promotion changes nothing for us.
  return isGone(old) ? { ...place, kind: 'joined' } : null
}

type Threaded = { readonly is_topic_message?: boolean | undefined; readonly message_thread_id?: number | undefined }
function placeOf(chat: z.infer<typeof chatSchema>, key: string, message: Threaded): Place | null {
  const isGroup = chat.type === 'group' || chat.type === 'supergroup'
  if (!isGroup && chat.type !== 'private') return null
  // Answers in an ordinary group carry a thread id too; only a topic is a place of its own.
  const thread =
    message.is_topic_message && message.message_thread_id !== undefined ? String(message.message_thread_id) : null
  return { key, channel: 'telegram', chat: String(chat.id), thread, isGroup }
}

function isMentioned(words: string, message: TelegramMessage, me: TelegramMe): boolean {
  const entities = message.entities ?? message.caption_entities ?? []
  return entities.some(
    (e) =>
      (e.type === 'mention' &&
        words.slice(e.offset, e.offset + e.length).toLowerCase() === `@${me.username.toLowerCase()}`) ||
      (e.type === 'text_mention' && e.user?.id === me.id),
  )
}
function isCommandFor(words: string, me: TelegramMe): boolean {
  return /^\/\w+@(?<name>\w+)/.exec(words)?.groups?.name?.toLowerCase() === me.username.toLowerCase()
}
function withoutMention(words: string, { username }: TelegramMe): string {
  // The name behind a command stays with the command.
  return words
    .replace(new RegExp(`(?<![\\w/])@${username}(?!\\w)`, 'gi'), ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}
/** Words about a file may answer the message that carries it; what the bot itself wrote proves nothing. */
const ABOUT_FILES = /^\/(?<word>guitin|nhapvanban|xong)(?![a-z])/i
function fileAnswered(words: string, { reply_to_message: before }: TelegramMessage): HeardFile | null {
  const word = ABOUT_FILES.exec(words)?.groups?.word?.toLowerCase()
  if (!before || !word || (word === 'xong' && before.from?.is_bot)) return null
  return fileOf(before)
}
function fileOf({ document, photo }: Pick<TelegramMessage, 'document' | 'photo'>): HeardFile | null {
  if (document) {
    const { file_id: id, file_name: name = 'tệp', file_size: size = null } = document
    return { id, name: fileName(name), size }
  }
  const largest = photo?.at(-1)
  return largest ? { id: largest.file_id, name: 'ảnh.jpg', size: largest.file_size ?? null } : null
}
function isWordless(message: TelegramMessage): boolean {
  return (Object.keys(wordless) as (keyof typeof wordless)[]).some((name) => message[name] !== undefined)
}
