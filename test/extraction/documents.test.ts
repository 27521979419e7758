// Fictional documents in the layouts that offices send: each with the tasks a careful reader finds in it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { extract } from '../../src/extraction/extract.ts'
import { readCase, tidyLine, written } from './notation.ts'

const folder = fileURLToPath(new URL('./documents', import.meta.url))
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))

describe.each(names)('%s', (name) => {
  const { text, expected } = readCase(readFileSync(join(folder, name), 'utf8'))
  const found = extract({ text, fileName: name })

  test('gives the tasks it assigns, and no others', () => {
    const lines = expected.map(tidyLine)
    const words = (i: number) => lines[i]?.split(' | ').at(-1)?.split(/\s+/).length ?? 4
    expect(found.tasks.map((task, i) => written(task, words(i)))).toEqual(lines)
  })

  test('accounts for every sentence, in order and without gaps', () => {
    let at = 0
    for (const sentence of found.sentences) {
      expect(sentence.from).toBe(at)
      expect(sentence.text).toBe(text.slice(sentence.from, sentence.to))
      at = sentence.to
    }
    expect(at).toBe(text.length)
  })
})

test('there are enough documents to stand for the genre', () => expect(names.length).toBeGreaterThanOrEqual(25))
