// Letters of messages: none is given twice within a month, each is read as people type it.
import { describe, expect, test } from 'vitest'
import { CODES_KEPT_MS, type Coded, codeFor, readChoice } from '../../src/domain/choice-codes.ts'

const NOW = 1_754_872_200_000
test('no two messages of a month share letters; a message keeps its own', () => {
  let entries: readonly Coded[] = []
  const given = new Map<string, string>()
  for (let i = 0; i < 120; i++) {
    const one = codeFor(entries, { key: `m${i}`, count: 2 }, NOW + i)
    entries = one.entries
    given.set(`m${i}`, one.code)
  }
  expect(new Set(given.values()).size).toBe(120)
  expect(codeFor(entries, { key: 'm7', count: 2 }, NOW + 500)).toEqual({ code: given.get('m7'), entries })
})
test('letters come back once their message is older than a month', () => {
  const first = codeFor([], { key: 'a', count: 1 }, NOW)
  expect(codeFor(first.entries, { key: 'b', count: 1 }, NOW + 1).code).not.toBe(first.code)
  expect(codeFor(first.entries, { key: 'b', count: 1 }, NOW + CODES_KEPT_MS)).toMatchObject({
    code: first.code,
    entries: [{ key: 'b' }],
  })
})
test('were all taken, the oldest message gives its letters up', () => {
  let entries: readonly Coded[] = []
  for (let i = 0; i < 200; i++) entries = codeFor(entries, { key: `m${i}`, count: 1 }, NOW + i).entries
  expect(new Set(entries.map((e) => e.code)).size).toBe(entries.length)
  expect(entries.at(-1)?.key).toBe('m199')
  expect(entries.some((e) => e.key === 'm0')).toBe(false)
})
describe('what is typed', () => {
  test.each([
    ['1', 0, null],
    [' 2k ', 1, 'k'],
    ['2 K', 1, 'k'],
    ['«1»', 0, null],
    ['1kc.', 0, 'kc'],
    ['12', 11, null],
  ] as const)('reads «%s»', (text, option, code) => expect(readChoice(text)).toEqual({ option, code }))
  test.each(['1/8', '12 việc', 'k1', '1kcg', '181', '60%', '1 và 2', ''])('finds no choice in «%s»', (text) =>
    expect(readChoice(text)).toBeNull())
})
