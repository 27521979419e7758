// Every transcript of this folder, played over a channel in memory and over the Telegram loopback.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { difference, matches } from './match.ts'
import { playTranscript } from './play.ts'
import { memoryStage, telegramStage } from './stages.ts'
import { zaloStage } from './zalo-stage.ts'

const here = new URL('.', import.meta.url)
const names = readdirSync(here).filter((name) => name.endsWith('.txt'))
const onlySaid = process.env.TRANSCRIPT_SAID === '1'

describe.each(names)('%s', (name) => {
  const text = readFileSync(new URL(name, here), 'utf8')
  test.each([
    ['a channel in memory', memoryStage],
    ['the Telegram loopback', telegramStage],
  ] as const)(
    'over %s',
    async (_, raise) => {
      const { wrong, said } = await playTranscript(text, raise)
      if (onlySaid && raise === memoryStage) writeFileSync(new URL(name.replace('.txt', '.said'), here), said)
      expect(wrong.join('\n\n')).toBe('')
    },
    60_000,
  )
})

/** Scenes that hold on Zalo word for word: choices are numbers there, and no message is longer than it takes. */
describe.each(['viec-dang-lam.txt', 'viec-dinh-ky.txt', 'viec-truc-trac.txt', 'zalo-rieng.txt'])('%s', (name) => {
  const text = readFileSync(new URL(name, here), 'utf8')
  test('over the Zalo loopback', async () => {
    const { wrong } = await playTranscript(text, zaloStage)
    expect(wrong.join('\n\n')).toBe('')
  }, 60_000)
})
describe.each(['viec-truc-trac.txt', 'dang-lam-cung-sai.txt'])('%s', (name) => {
  const text = readFileSync(new URL(name, here), 'utf8')
  test('over the Telegram loopback, the service dying after every update and before every message', async () => {
    const { wrong } = await playTranscript(text, telegramStage, { crashes: true })
    expect(wrong.join('\n\n')).toBe('')
  }, 60_000)
})

describe('comparing', () => {
  test.each([
    [['a', '(...)', 'd'], ['a', 'b', 'c', 'd'], true],
    [['(...)'], [], true],
    [['a (...) c'], ['a b c'], true],
    [['a'], ['a', 'b'], false],
    [['(a) [b]'], ['(a) [b]'], true],
    [['a.c'], ['abc'], false],
  ])('%j against %j: %s', (expected, said, isSame) => expect(matches(expected, said, new Map())).toBe(isSame))
  test('takes a word, and asks for it again', () => {
    const bound = new Map<string, string>()
    expect(matches(['Mã: {{ma}}.'], ['Mã: AB-12.'], bound)).toBe(true)
    expect(bound.get('ma')).toBe('AB-12')
    expect(matches(['{{ma}}'], ['AB-13'], bound)).toBe(false)
  })
  test('shows what differs between what is the same', () =>
    expect(difference(['a', 'b', 'c'], ['a', 'x', 'c'])).toBe('    a\n  - b\n  + x\n    c'))
})
