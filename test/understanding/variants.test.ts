// The hand-written questions once more as machines would garble them: without marks, decomposed, shouted, with politeness around,
// in Telex and VNI keys. Generated, so kept apart; what may be lost is counted, not hidden.
import { describe, expect, test } from 'vitest'
import { understand } from '../../src/understanding/understand.ts'
import { vocabulary } from './fixtures.ts'
import { differences, type QuestionLine, readQuestions } from './question-lines.ts'

const lines = ['lists', 'tasks', 'actions', 'office'].flatMap(readQuestions)
const silent = readQuestions('chatter')

const bare = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .normalize('NFC')
const TONES: Readonly<Record<string, readonly [telex: string, vni: string]>> = {
  '\u0301': ['s', '1'],
  '\u0300': ['f', '2'],
  '\u0309': ['r', '3'],
  '\u0303': ['x', '4'],
  '\u0323': ['j', '5'],
}
const MARKS: Readonly<Record<string, readonly [telex: string, vni: string]>> = {
  '\u0302': ['^', '6'],
  '\u031b': ['w', '7'],
  '\u0306': ['w', '8'],
}
/** The keys that would have typed the text, tone last as most people type. */
function keys(text: string, method: 0 | 1): string {
  return text.replace(/[\p{L}\p{M}]+/gu, (word) => {
    if (word === bare(word) || word !== word.toLowerCase()) return word.toLowerCase() === word ? word : bare(word)
    let out = ''
    let tone = ''
    for (const char of word.normalize('NFD').replace(/đ/g, method ? 'd9' : 'dd')) {
      if (TONES[char]) tone = TONES[char][method]
      else if (MARKS[char]) out += MARKS[char][method] === '^' ? (out.at(-1) ?? '') : MARKS[char][method]
      else out += char
    }
    return out + tone
  })
}

const share = (change: (text: string) => string, of: readonly QuestionLine[] = lines) => {
  const changed = of.map((line) => ({ ...line, text: change(line.text) }))
  const right = changed.filter(
    (line) =>
      differences(line, understand(line.text, { now: line.now, context: line.context, vocabulary })).length === 0,
  )
  return right.length / of.length
}
const isSilent = (text: string) => {
  const { intent, slots } = understand(text, { now: silent[0]!.now, context: [], vocabulary })
  return intent === 'out_of_scope' && slots.reply !== undefined
}

describe('questions still read', () => {
  test.each([
    ['decomposed', (t: string) => t.normalize('NFD'), 1],
    ['with an emoji', (t: string) => `${t} 🙏🙏`, 0.99],
    ['without marks', bare, 0.95],
    ['in Telex keys', (t: string) => keys(t, 0), 0.95],
    ['in VNI keys', (t: string) => keys(t, 1), 0.95],
    ['politely', (t: string) => (t.startsWith('/') ? t : `Dạ ${t} ạ`), 0.95],
    ['with the bot named', (t: string) => (t.startsWith('/') ? t : `@dondoc_bot ${t}`), 0.95],
    ['in capitals', (t: string) => (/@|\//.test(t) ? t : t.toUpperCase()), 0.9],
  ] as const)('%s', (_, change, least) => expect(share(change)).toBeGreaterThanOrEqual(least))
})

describe('talk stays silent', () => {
  test.each([
    ['decomposed', (t: string) => t.normalize('NFD')],
    ['without marks', bare],
    ['in Telex keys', (t: string) => keys(t, 0)],
    ['in capitals', (t: string) => t.toUpperCase()],
    ['with a laugh', (t: string) => `${t} haha`],
  ] as const)('%s', (_, change) => {
    expect(silent.map((line) => change(line.text)).filter((text) => !isSilent(text))).toEqual([])
  })
})
