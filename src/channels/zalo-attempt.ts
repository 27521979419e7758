// What a Zalo bot's answer to a send means for the outbox: fewer codes than Telegram, and 403 does not mean «forbidden».
import type { Attempt } from '../domain/delivery.ts'
import type { ApiReply } from './bot-api.ts'

export function zaloAttempt(reply: ApiReply): Attempt {
  if (reply.kind === 'ok') return { kind: 'sent', id: messageId(reply.result) }
  if (reply.kind === 'unsent') return { kind: 'later', who: 'channel', afterMs: null, why: reply.why }
  if (reply.kind === 'unknown') return { kind: 'unknown', why: reply.why }
  const { code, description } = reply
  if (code === 401) return { kind: 'stopped', why: 'token' }
  if (code === 429) return { kind: 'stopped', why: 'quota' }
  // Documented as «Internal server error»: of one chat it may mean that the bot was removed, and only time tells.
  if (code === 403) return { kind: 'later', who: 'chat', afterMs: null, why: '403' }
  if (code === 408) return { kind: 'unknown', why: '408' }
  return { kind: 'never', who: /chat|user/i.test(description) ? 'chat' : 'message', why: description || String(code) }
}

function messageId(result: unknown): string | null {
  const id = (result as { message_id?: unknown } | null)?.message_id
  return id === undefined ? null : String(id)
}
