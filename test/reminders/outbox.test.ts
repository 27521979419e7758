import { describe, expect, test } from 'vitest'
import { type Attempt, newlyQueued, type OutboxMessage } from '../../src/domain/delivery.ts'
import type { MessageKind } from '../../src/domain/message.ts'
import {
  afterSending,
  isLate,
  isRepeat,
  isStale,
  mayGoAgain,
  outageOf,
  outageSince,
  provedBy,
  waitMs,
} from '../../src/reminders/outbox.ts'

const NOW = Date.UTC(2025, 7, 11, 0, 30)
const MINUTE = 60_000
const message = (over: Partial<OutboxMessage> = {}): OutboxMessage => ({
  ...newlyQueued({
    key: 'k',
    to: { channel: 'telegram', chat: '-1', thread: null },
    kind: 'digest',
    text: 'Việc hôm nay',
    tells: [],
    dueAt: NOW,
    staleAt: null,
    queuedAt: NOW,
  }),
  state: 'sending',
  lease: 'a',
  ...over,
})
const tried = (attempt: Attempt, over: Partial<OutboxMessage> = {}) => afterSending(message(over), attempt, NOW)
const unknown: Attempt = { kind: 'unknown', why: 'reset' }
const blocked: Attempt = { kind: 'never', who: 'chat', why: 'blocked' }

describe('after one try', () => {
  test('what was sent is sent, under the platform’s own id', () => {
    expect(tried({ kind: 'sent', id: '55' })).toMatchObject({
      state: 'sent',
      sentAt: NOW,
      tries: 1,
      platformId: '55',
      lease: 'a',
    })
  })
  test('a wait that the platform asks for is obeyed to the millisecond', () => {
    const attempt: Attempt = { kind: 'later', who: 'chat', afterMs: 33_000, why: '429' }
    expect(tried(attempt, { tries: 7 })).toMatchObject({ state: 'pending', nextTryAt: NOW + 33_000, doubts: 0 })
  })
  test('without one the wait doubles from two seconds to ten minutes', () => {
    expect([1, 2, 3, 4, 9, 10, 50].map(waitMs)).toEqual([2_000, 4_000, 8_000, 16_000, 512_000, 600_000, 600_000])
    const attempt: Attempt = { kind: 'later', who: 'channel', afterMs: null, why: 'no network' }
    expect(tried(attempt, { tries: 2 })).toMatchObject({ nextTryAt: NOW + 8_000, tries: 3 })
  })
  test('a stopped channel costs a message no try', () => {
    expect(tried({ kind: 'stopped', why: 'quota' }, { tries: 2 })).toMatchObject({
      state: 'pending',
      tries: 2,
      nextTryAt: NOW,
    })
  })
  test('a refused message never goes', () => {
    expect(tried({ kind: 'never', who: 'message', why: 'empty' })).toMatchObject({ state: 'never', why: 'empty' })
  })
  test.each([
    ['digest', 'never'],
    ['answer', 'never'],
    ['handout', 'pending'],
    ['notice', 'pending'],
    ['broadcast', 'pending'],
  ] as const)('when nothing reaches the chat any more, a %s is %s', (kind, state) => {
    expect(tried(blocked, { kind }).state).toBe(state)
  })
  test('a chat that moved gets its message at once', () => {
    expect(tried({ kind: 'moved', chat: '-100' })).toMatchObject({ state: 'pending', nextTryAt: NOW })
  })
  test('a doubtful try is counted and goes once more, marked as such', () => {
    const settled = tried(unknown)
    expect(settled).toMatchObject({ state: 'pending', doubts: 1, nextTryAt: NOW + 20_000 })
    expect(isRepeat(message({ doubts: settled.doubts }))).toBe(true)
    expect(isRepeat(message())).toBe(false)
  })
  test.each(['digest', 'handout', 'notice', 'broadcast'] satisfies MessageKind[])('a %s is never given up', (kind) => {
    expect(tried(unknown, { kind, doubts: 500 }).state).toBe('pending')
    expect(mayGoAgain(message({ kind, doubts: 500 }))).toBe(true)
  })
  test('an answer is given up after five doubts', () => {
    expect(tried(unknown, { kind: 'answer', doubts: 4 }).state).toBe('pending')
    expect(tried(unknown, { kind: 'answer', doubts: 5 }).state).toBe('never')
    expect(mayGoAgain(message({ kind: 'answer', doubts: 6 }))).toBe(false)
  })
})

test('a quoted text proves that its doubtful message arrived', () => {
  const whole = 'Việc hôm nay\n1. Báo cáo kết quả rà soát trụ sở dôi dư của các xã'
  const doubtful = [message({ doubts: 1, text: whole }), message({ key: 'sure', doubts: 0, text: whole })]
  const proved = [{ key: 'k', state: 'sent', sentAt: NOW }]
  expect(provedBy(doubtful, ` ${whole} `, NOW)).toMatchObject(proved)
  // One piece of a long message is as good.
  expect(provedBy(doubtful, '1. Báo cáo kết quả rà soát trụ sở dôi dư của các xã', NOW)).toMatchObject(proved)
  // A few words may stand anywhere.
  for (const other of ['', '1. Báo cáo', 'chuyện khác']) expect(provedBy(doubtful, other, NOW)).toEqual([])
})

describe('late and stale', () => {
  test('a digest is stale from the moment the next one is due', () => {
    expect(isStale(message({ staleAt: NOW + 1 }), NOW)).toBe(false)
    expect(isStale(message({ staleAt: NOW }), NOW)).toBe(true)
    expect(isStale(message({ staleAt: null }), NOW + 9e9)).toBe(false)
  })
  test('a quarter of an hour is late, for all but answers', () => {
    expect(isLate(message({ dueAt: NOW - 15 * MINUTE }), NOW)).toBe(true)
    expect(isLate(message({ dueAt: NOW - 15 * MINUTE + 1 }), NOW)).toBe(false)
    expect(isLate(message({ dueAt: NOW - 60 * MINUTE, kind: 'answer' }), NOW)).toBe(false)
  })
  test('a missing heartbeat is an outage, a blink is none', () => {
    expect(outageSince(NOW - 3 * MINUTE, NOW)).toEqual({ from: NOW - 3 * MINUTE, to: NOW })
    expect(outageSince(NOW - 2 * MINUTE, NOW)).toBeNull()
    expect(outageSince(null, NOW)).toBeNull()
    expect(outageSince(NOW + MINUTE, NOW)).toBeNull()
  })
  test('the longest outage between its hour and now made a message late', () => {
    const at = (from: number, to: number) => ({ from: NOW + from * MINUTE, to: NOW + to * MINUTE })
    const outages = [at(-600, -500), at(-30, 60), at(70, 75)]
    expect(outageOf(message(), outages, NOW + 90 * MINUTE)).toEqual(at(-30, 60))
    expect(outageOf(message(), [at(-600, -500)], NOW)).toBeNull()
  })
})
