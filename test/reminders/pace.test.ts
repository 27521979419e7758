import { describe, expect, test } from 'vitest'
import { createPace, TELEGRAM_LIMITS } from '../../src/reminders/pace.ts'

type Road = number | (() => readonly [thereMs: number, backMs: number])

/** Sends whatever may leave until all chats have theirs, over a road of one length or of dice. Gives the hours of arrival. */
function simulate(chats: readonly string[], road: Road, limits = TELEGRAM_LIMITS) {
  const legs = typeof road === 'number' ? () => [Math.floor(road / 2), Math.ceil(road / 2)] as const : road
  const pace = createPace(limits)
  const arrivals: { readonly chat: string; readonly at: number }[] = []
  const flying: { readonly chat: string; readonly endsAt: number }[] = []
  const waiting = [...chats]
  let now = 1_000_000
  for (let guard = 0; (waiting.length || flying.length) && guard < 5_000_000; guard++, now++) {
    for (const flight of flying.filter((f) => f.endsAt <= now)) {
      pace.ended(flight.chat, now)
      flying.splice(flying.indexOf(flight), 1)
    }
    const resting = new Set(pace.resting(now))
    for (let room = pace.room(now); room > 0; room--) {
      const next = waiting.findIndex((chat) => !resting.has(chat))
      if (next < 0) break
      const [chat = ''] = waiting.splice(next, 1)
      resting.add(chat)
      pace.began(chat, now)
      const [thereMs, backMs] = legs()
      flying.push({ chat, endsAt: now + thereMs + backMs })
      arrivals.push({ chat, at: now + thereMs })
    }
  }
  return { arrivals, tookMs: now - 1_000_000 }
}
const most = (times: readonly number[], windowMs: number) =>
  Math.max(...times.map((from) => times.filter((t) => t >= from && t < from + windowMs).length))

/** Dice that fall the same way for the same seed. */
function createDice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

describe('the pace of a channel', () => {
  test('a long road costs no pace: at 200 ms an answer 95 % of the allowed rate', () => {
    const chats = Array.from({ length: 900 }, (_, i) => `${i}`)
    const { arrivals, tookMs } = simulate(chats, 200)
    const times = arrivals.map((a) => a.at)
    expect(most(times, 1_000)).toBe(30)
    // Ten may leave at once: what is compared is the rest of the time.
    expect((chats.length - 10) / ((tookMs - 200) / 1_000) / 30).toBeGreaterThan(0.95)
  })
  test.each([
    1, 2, 3,
  ])('on a road whose halves change all the time it never exceeds thirty a second (dice %i)', (seed) => {
    const dice = createDice(seed)
    const leg = () => Math.round(5 + 300 * dice() * dice())
    const { arrivals } = simulate(
      Array.from({ length: 400 }, (_, i) => `${i}`),
      () => [leg(), leg()],
    )
    expect(
      most(
        arrivals.map((a) => a.at),
        1_000,
      ),
    ).toBeLessThanOrEqual(30)
  })
  test.each([2, 40])('never exceeds thirty a second and stays near it, answers taking %i ms', (latencyMs) => {
    const chats = Array.from({ length: 300 }, (_, i) => `${i}`)
    const { arrivals, tookMs } = simulate(chats, latencyMs)
    expect(
      most(
        arrivals.map((a) => a.at),
        1_000,
      ),
    ).toBeLessThanOrEqual(30)
    // Ten at once, thirty a second for the other 290, plus what each answer takes.
    expect(tookMs).toBeLessThan((290 / 30) * (1_000 + latencyMs * 0.5 + 10) + 200)
  })
  test('one message a second to a chat, twenty a minute to a group', () => {
    const { arrivals } = simulate(
      Array.from({ length: 45 }, () => '-100'),
      3,
    )
    const times = arrivals.map((a) => a.at)
    expect(most(times, 1_000)).toBe(1)
    expect(most(times, 60_000)).toBe(20)
  })
  test('a person may be written to more than twenty times a minute', () => {
    const { tookMs } = simulate(
      Array.from({ length: 30 }, () => '77'),
      3,
    )
    expect(tookMs).toBeLessThan(31_000)
  })
  test('rests as long as it was asked to, the chat or the whole channel', () => {
    const pace = createPace(TELEGRAM_LIMITS)
    pace.rest('-1', 1_000, 5_000)
    expect(pace.resting(5_999)).toEqual(['-1'])
    expect(pace.resting(6_000)).toEqual([])
    pace.rest(null, 10_000, 3_000)
    pace.rest(null, 10_500, 1_000)
    expect([pace.room(12_999), pace.room(13_000)]).toEqual([0, 10])
    expect(pace.nextChange(11_000)).toBe(13_000)
  })
  test('a clock set back ends a rest instead of stretching it', () => {
    const pace = createPace(TELEGRAM_LIMITS)
    pace.rest(null, 10_000_000, 30_000)
    pace.rest('-1', 10_000_000, 30_000)
    pace.began('-2', 10_000_000)
    expect(pace.room(1_000_000)).toBe(10)
    expect(pace.resting(1_000_000)).toEqual([])
  })
  test('a try that hangs does not hold the road for ever', () => {
    const pace = createPace(TELEGRAM_LIMITS)
    for (let i = 0; i < 30; i++) pace.began(`${i}`, 0)
    expect(pace.room(4_500)).toBe(0)
    expect(pace.room(5_100)).toBeGreaterThan(0)
  })
  test('an answer that comes after all counts from its own hour', () => {
    const pace = createPace({ ...TELEGRAM_LIMITS, perSecond: 1 })
    pace.began('1', 0)
    expect(pace.room(30_000)).toBe(1)
    pace.ended('1', 30_000)
    expect([pace.room(30_500), pace.room(31_010)]).toEqual([0, 1])
  })
  test('what went to a group long ago does not count when its clock is looked at again', () => {
    const pace = createPace(TELEGRAM_LIMITS)
    for (let i = 0; i < 20; i++) {
      pace.began('-1', i * 2_000)
      pace.ended('-1', i * 2_000 + 5)
    }
    expect(pace.resting(45_000)).toEqual(['-1'])
    expect(pace.resting(61_000)).toEqual([])
    pace.began('-1', 61_000)
    pace.ended('-1', 61_005)
    expect(pace.resting(61_900)).toEqual(['-1'])
    expect(pace.resting(63_000)).toEqual([])
  })
  test('never more than ten in one breath, so that an answer in between waits for no whole second', () => {
    const { arrivals } = simulate(
      Array.from({ length: 300 }, (_, i) => `${i}`),
      40,
    )
    const times = arrivals.map((a) => a.at)
    expect(most(times, 1)).toBe(10)
    const gaps = times.slice(1).map((at, i) => at - (times[i] ?? at))
    expect(Math.max(...gaps)).toBeLessThan(400)
  })
})
