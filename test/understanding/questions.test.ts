// Questions written by hand: every line of test/understanding/questions must be read exactly so.
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { understand } from '../../src/understanding/understand.ts'
import { vocabulary } from './fixtures.ts'
import { differences, readQuestions } from './question-lines.ts'

// Every file in the folder: none is forgotten.
const FILES = readdirSync(new URL('questions', import.meta.url))
  .filter((file) => file.endsWith('.txt'))
  .map((file) => [file.replace(/\.txt$/, '')])

describe.each(FILES)('%s', (name) => {
  const lines = readQuestions(name)
  test.each(
    lines.map((line) => [`${line.context.at(-1) ? `«${line.context.at(-1)}» ` : ''}«${line.text}»`, line] as const),
  )('reads %s', (_, line) => {
    expect(differences(line, understand(line.text, { now: line.now, context: line.context, vocabulary }))).toEqual([])
  })
})
