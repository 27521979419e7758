import { expect, test } from 'vitest'
import { mendSpaces } from '../../src/text/spaces.ts'
import { createKnown } from '../../src/text/typing-repair.ts'
import { readWords } from '../../src/text/words.ts'

const known = createKnown({ steps: [], core: new Set() }, ['qua', 'han', 'viec'], [])
/** How often the phrases were asked for: what was tried. */
function mended(text: string) {
  let asked = 0
  const words = mendSpaces(readWords(text), known, (_words, at) => {
    asked++
    return at + 2
  })
  return { words: words.map((w) => w.key), asked }
}

test('two words run together are two', () => expect(mended('quahan').words).toEqual(['qua', 'han']))
test('what is too long for two words is not cut, however few of its characters are letters', () => {
  expect(mended('quahanviecquahan')).toEqual({ words: ['quahanviecquahan'], asked: 0 })
  const marks = `quahan${'\u0353'.repeat(40)}`
  expect(mended(marks)).toEqual({ words: ['quahan'], asked: 0 })
})
