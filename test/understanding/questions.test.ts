// Questions written by hand: every line of test/understanding/questions must be read exactly so.
import { describe, expect, test } from 'vitest'
import { understand } from '../../src/understanding/understand.ts'
import { vocabulary } from './fixtures.ts'
import { differences, readQuestions } from './question-lines.ts'

describe.each([
  ['lists'],
  ['tasks'],
  ['actions'],
  ['office'],
  ['chatter'],
  ['follow-ups'],
  ['held-out'],
  ['held-out-2'],
  ['held-out-3'],
  ['held-out-4'],
  ['held-out-5'],
  ['held-out-6'],
  ['held-out-7'],
  ['held-out-8'],
  ['held-out-9'],
  ['held-out-10'],
  ['held-out-11'],
  ['held-out-12'],
  ['held-out-13'],
  ['held-out-14'],
  ['held-out-15'],
  ['held-out-16'],
  ['held-out-17'],
  ['held-out-18'],
  ['asking'],
  ['telling'],
  ['going-on'],
  ['talk-2'],
  ['phone'],
  ['talk-3'],
  ['talk-4'],
  ['declined'],
  ['all-day'],
])('%s', (name) => {
  const lines = readQuestions(name)
  test.each(
    lines.map((line) => [`${line.context.at(-1) ? `«${line.context.at(-1)}» ` : ''}«${line.text}»`, line] as const),
  )('reads %s', (_, line) => {
    expect(differences(line, understand(line.text, { now: line.now, context: line.context, vocabulary }))).toEqual([])
  })
})
