import { describe, expect, test } from 'vitest'
import { createApiCall, readReply } from '../../src/channels/bot-api.ts'
import { telegramAttempt } from '../../src/channels/telegram-attempt.ts'
import { zaloAttempt } from '../../src/channels/zalo-attempt.ts'

const refused = (code: number, description: string, parameters = {}) =>
  ({ kind: 'refused', code, description, parameters }) as const

describe('what an answer says of a send to Telegram', () => {
  test.each([
    [
      refused(429, 'Too Many Requests: retry after 7', { retry_after: 7 }),
      { kind: 'later', who: 'chat', afterMs: 7_000 },
    ],
    [refused(429, 'Too Many Requests'), { kind: 'later', who: 'chat', afterMs: null }],
    [refused(403, 'Forbidden: bot was blocked by the user'), { kind: 'never', who: 'chat' }],
    [refused(403, 'Forbidden: bot was kicked from the supergroup chat'), { kind: 'never', who: 'chat' }],
    [refused(400, 'Bad Request: chat not found'), { kind: 'never', who: 'chat' }],
    [refused(400, 'Bad Request: message thread not found'), { kind: 'never', who: 'chat' }],
    [refused(400, 'Bad Request: TOPIC_CLOSED'), { kind: 'never', who: 'chat' }],
    [refused(400, 'Bad Request: message is too long'), { kind: 'never', who: 'message', why: 'message is too long' }],
    [refused(400, 'Bad Request: message is not modified'), { kind: 'sent' }],
    [
      refused(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -1001 }),
      { kind: 'moved', chat: '-1001' },
    ],
    [refused(401, 'Unauthorized'), { kind: 'stopped', why: 'token' }],
    [{ kind: 'unsent', why: 'ECONNREFUSED' } as const, { kind: 'later', who: 'channel', afterMs: null }],
    [{ kind: 'unknown', why: '502' } as const, { kind: 'unknown' }],
    [{ kind: 'ok', result: { message_id: 55 } } as const, { kind: 'sent', id: '55' }],
  ])('%o', (reply, attempt) => expect(telegramAttempt(reply)).toMatchObject(attempt))
})

describe('what an answer says of a send to Zalo', () => {
  test.each([
    [refused(429, 'Quota exceeded'), { kind: 'stopped', why: 'quota' }],
    [refused(403, 'Internal server error'), { kind: 'later', who: 'chat' }],
    [refused(408, 'Request timeout'), { kind: 'unknown' }],
    [refused(401, 'Unauthorized'), { kind: 'stopped', why: 'token' }],
    [refused(400, 'Bad request: text'), { kind: 'never', who: 'message' }],
    [{ kind: 'ok', result: { message_id: 'z1' } } as const, { kind: 'sent', id: 'z1' }],
  ])('%o', (reply, attempt) => expect(zaloAttempt(reply)).toMatchObject(attempt))
})

describe('an answer over HTTP', () => {
  test.each([
    [200, '{"ok":true,"result":1}', { kind: 'ok', result: 1 }],
    [200, '{"ok":false,"error_code":429,"description":"Quota exceeded"}', { kind: 'refused', code: 429 }],
    [200, '{"ok":false,"errorCode":426}', { kind: 'refused', code: 426 }],
    [400, '{"ok":false,"description":"Bad Request"}', { kind: 'refused', code: 400 }],
    [500, '{"ok":false,"error_code":500,"description":"Internal"}', { kind: 'unknown', why: '500 Internal' }],
    [502, '<html>', { kind: 'unknown' }],
    [200, '', { kind: 'unknown' }],
    [200, 'null', { kind: 'unknown' }],
  ])('%i %s', (status, text, reply) => expect(readReply(status, text, null)).toMatchObject(reply))
  test('takes the wait from the header where the body has none', () => {
    expect(readReply(429, '<html>', '9')).toMatchObject({ kind: 'refused', parameters: { retry_after: 9 } })
    const both = '{"ok":false,"error_code":429,"parameters":{"retry_after":3}}'
    expect(readReply(429, both, '9')).toMatchObject({ parameters: { retry_after: 3 } })
  })
  test('a failure names no address and no token', async () => {
    const call = createApiCall({ root: 'http://127.0.0.1:20001', token: '12345:secret' })
    const reply = await call('sendMessage', { text: 'x' })
    expect(reply).toEqual({ kind: 'unsent', why: 'ECONNREFUSED' })
  })
})
