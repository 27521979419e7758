// What Telegram's answer to a send means for the outbox (facts: the errors of the Bot API server).
import type { Attempt } from '../domain/delivery.ts'
import type { ApiReply } from './bot-api.ts'

// bot was blocked by the user | user is deactivated | bot was kicked from the supergroup chat | chat not found | TOPIC_CLOSED
const CHAT_IS_GONE =
  /blocked by the user|user is deactivated|bot was kicked|bot is not a member|can't initiate conversation|not enough rights|have no rights|chat not found|chat was deleted|group chat was deactivated|PEER_ID_INVALID|message thread not found|TOPIC_(CLOSED|DELETED)/i

export function telegramAttempt(reply: ApiReply): Attempt {
  if (reply.kind === 'ok') return { kind: 'sent', id: messageId(reply.result) }
  if (reply.kind === 'unsent') return { kind: 'later', who: 'channel', afterMs: null, why: reply.why }
  if (reply.kind === 'unknown') return { kind: 'unknown', why: reply.why }
  const { code, description, parameters } = reply
  if (parameters.migrate_to_chat_id !== undefined) return { kind: 'moved', chat: String(parameters.migrate_to_chat_id) }
  if (code === 429) {
    const afterMs = parameters.retry_after === undefined ? null : parameters.retry_after * 1_000
    return { kind: 'later', who: 'chat', afterMs, why: '429' }
  }
  if (code === 401 || code === 404) return { kind: 'stopped', why: 'token' }
  if (/message is not modified/i.test(description)) return { kind: 'sent', id: null }
  if (code === 403 || CHAT_IS_GONE.test(description)) return { kind: 'never', who: 'chat', why: plain(description) }
  return { kind: 'never', who: 'message', why: plain(description) }
}

function messageId(result: unknown): string | null {
  const id = (result as { message_id?: unknown } | null)?.message_id
  return id === undefined ? null : String(id)
}
function plain(description: string): string {
  return description.replace(/^(Forbidden|Bad Request): /, '')
}
