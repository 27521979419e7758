// Every word of the chat stands in the guide of those who may use it.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type ChatWord, WORDS } from '../../src/domain/access.ts'

const page = (name: string) => readFileSync(new URL(`../../docs/huong-dan-${name}.md`, import.meta.url), 'utf8')
const office = page('van-phong')
const body = page('dau-moi')
const admin = page('quan-tri')
/** Of words by what it takes to use them: whose guide has them. */
const GUIDE: Readonly<Record<(typeof WORDS)[ChatWord], string>> = {
  anyone: body,
  reads: body,
  'takes-part': body,
  leads: body,
  asks: body,
  focal: body,
  settings: body,
  office,
}
/** What people of the office use as well, and what an administrator needs on the first day. */
const TOO: readonly (readonly [string, readonly ChatWord[]])[] = [
  [office, ['tin', 'theodoi', 'xuat', 'lich', 'sai', 'giahan', 'ghep']],
  [admin, ['start', 'ma', 'chaythat', 'kenh']],
]
const has = (text: string, word: string) => new RegExp(`/${word}(?![a-z])`).test(text)

test.each(Object.keys(WORDS) as ChatWord[])('/%s stands in its guide', (word) =>
  expect(has(GUIDE[WORDS[word]], word)).toBe(true))
test.each(
  TOO.flatMap(([text, words]) => words.map((word) => [word, text] as const)),
)('/%s stands in the other guide that needs it', (word, text) => expect(has(text, word)).toBe(true))
