// What the strict loopback Telegram checks of each call: methods, parameters, texts, tags, buttons.

/** Method → parameters it knows. One that is not listed does not exist here; add it when the product needs it. */
export const METHODS: Readonly<Record<string, readonly string[]>> = {
  getMe: [],
  logOut: [],
  close: [],
  getUpdates: ['offset', 'limit', 'timeout', 'allowed_updates'],
  setWebhook: ['url', 'secret_token', 'allowed_updates', 'max_connections', 'drop_pending_updates', 'ip_address'],
  deleteWebhook: ['drop_pending_updates'],
  getWebhookInfo: [],
  sendMessage: sending('text', 'parse_mode', 'entities', 'link_preview_options'),
  sendDocument: sending('document', 'caption', 'parse_mode', 'caption_entities', 'disable_content_type_detection'),
  sendPhoto: sending('photo', 'caption', 'parse_mode', 'caption_entities'),
  sendChatAction: ['chat_id', 'message_thread_id', 'action'],
  editMessageText: ['chat_id', 'message_id', 'text', 'parse_mode', 'entities', 'link_preview_options', 'reply_markup'],
  editMessageReplyMarkup: ['chat_id', 'message_id', 'reply_markup'],
  deleteMessage: ['chat_id', 'message_id'],
  answerCallbackQuery: ['callback_query_id', 'text', 'show_alert', 'url', 'cache_time'],
  setMyCommands: ['commands', 'scope', 'language_code'],
  deleteMyCommands: ['scope', 'language_code'],
  getMyCommands: ['scope', 'language_code'],
  setMyName: ['name', 'language_code'],
  setMyDescription: ['description', 'language_code'],
  setMyShortDescription: ['short_description', 'language_code'],
  getChat: ['chat_id'],
  getChatMember: ['chat_id', 'user_id'],
  getChatAdministrators: ['chat_id'],
  leaveChat: ['chat_id'],
  getFile: ['file_id'],
}
function sending(...more: readonly string[]): readonly string[] {
  const common = ['chat_id', 'message_thread_id', 'disable_notification', 'protect_content', 'reply_parameters']
  return [...common, 'reply_markup', ...more]
}

/** The first thing wrong with a call, in the server's own words; null when it is right. */
export function wrongIn(method: string, body: Readonly<Record<string, unknown>>): string | null {
  const known = METHODS[method] ?? []
  // Telegraf names the method once more in its forms.
  const extra = Object.keys(body).find((name) => !known.includes(name) && name !== 'method')
  if (extra) return `unknown parameter ${extra}`
  if (method === 'sendMessage' || method === 'editMessageText') {
    if (typeof body.text !== 'string' || !body.text.trim()) return 'message text is empty'
    return wrongText(body.text, body.parse_mode, 4096, 'message is too long') ?? wrongMarkup(body.reply_markup)
  }
  if (method === 'sendDocument' || method === 'sendPhoto') {
    const file = body[method === 'sendPhoto' ? 'photo' : 'document']
    if (!file) return `there is no ${method === 'sendPhoto' ? 'photo' : 'document'} in the request`
    return wrongText(String(body.caption ?? ''), body.parse_mode, 1024, 'message caption is too long')
  }
  if (method === 'setMyCommands') return wrongCommands(body.commands)
  if (method === 'setWebhook') {
    const secret = body.secret_token
    if (secret !== undefined && !/^[A-Za-z0-9_-]{1,256}$/.test(String(secret)))
      return 'secret token contains unallowed characters'
  }
  return null
}

const TAGS = [
  'b',
  'strong',
  'i',
  'em',
  'u',
  'ins',
  's',
  'strike',
  'del',
  'a',
  'code',
  'pre',
  'span',
  'tg-spoiler',
  'blockquote',
  'tg-emoji',
]

function wrongText(text: string, mode: unknown, longest: number, tooLong: string): string | null {
  if (mode !== undefined && mode !== 'HTML')
    return mode === 'Markdown' || mode === 'MarkdownV2' ? null : 'unsupported parse_mode'
  const shown = mode === 'HTML' ? unescaped(text.replace(/<[^>]*>/g, '')) : text
  if ([...shown].length > longest) return tooLong
  return mode === 'HTML' ? wrongTags(text) : null
}
function wrongTags(text: string): string | null {
  const open: string[] = []
  for (const found of text.matchAll(/<(\/?)([^>\s]*)[^>]*>|<|&(?!(?:lt|gt|amp|quot|#\d+|#x[\da-f]+);)/gi)) {
    const name = found[2]?.toLowerCase()
    if (name === undefined) {
      if (found[0] === '<') return `can't parse entities: Unclosed start tag at byte offset ${found.index}`
      continue
    }
    if (!TAGS.includes(name))
      return `can't parse entities: Unsupported start tag "${name}" at byte offset ${found.index}`
    if (!found[1]) open.push(name)
    else if (open.pop() !== name) return `can't parse entities: Unmatched end tag at byte offset ${found.index}`
  }
  return open.length ? `can't parse entities: Can't find end tag corresponding to start tag ${open.at(-1)}` : null
}
function unescaped(text: string): string {
  return text.replace(/&(lt|gt|amp|quot);/g, 'x')
}

function wrongMarkup(markup: unknown): string | null {
  if (markup === undefined) return null
  const value = typeof markup === 'string' ? parsed(markup) : markup
  const rows = (value as { inline_keyboard?: unknown } | null)?.inline_keyboard
  if (rows === undefined) return value === null ? "can't parse reply keyboard markup JSON object" : null
  if (!Array.isArray(rows)) return 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array'
  for (const button of rows.flat() as { text?: unknown; callback_data?: unknown; url?: unknown }[]) {
    if (typeof button.text !== 'string' || !button.text) return 'text buttons are unallowed in the inline keyboard'
    if (button.callback_data === undefined && button.url === undefined)
      return 'text buttons are unallowed in the inline keyboard'
    const bytes = button.callback_data === undefined ? 1 : Buffer.byteLength(String(button.callback_data))
    if (bytes < 1 || bytes > 64) return 'BUTTON_DATA_INVALID'
  }
  return null
}
function wrongCommands(commands: unknown): string | null {
  const list = (typeof commands === 'string' ? parsed(commands) : commands) as {
    command: string
    description: string
  }[]
  if (!Array.isArray(list) || list.length > 100) return "can't parse commands"
  const bad = list.find((c) => !/^[a-z0-9_]{1,32}$/.test(c.command) || !c.description || c.description.length > 256)
  return bad ? 'BOT_COMMAND_INVALID' : null
}
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
