// The compiled product extracts long documents in a thread: the same tasks, and whoever else is answered does not wait.
import { beforeAll, expect, test } from 'vitest'
import type * as Apart from '../../src/cli/extract-apart.ts'
import { extract } from '../../src/extraction/extract.ts'
import type * as Readers from '../../src/readers/read-document.ts'

let compiled: Pick<typeof Apart, 'extractApart'> & Pick<typeof Readers, 'readDocument'>
beforeAll(async () => {
  const [apart, readers] = ['cli/extract-apart.js', 'readers/read-document.js'].map(
    (path) => new URL(`../../dist/${path}`, import.meta.url).href,
  )
  compiled = { ...(await import(apart ?? '')), ...(await import(readers ?? '')) }
})

const HEAD = 'TỈNH ỦY LÀO CAI\nSố 12-KL/TU\n\nKẾT LUẬN\n'
const documentOf = (tasks: number) =>
  HEAD +
  Array.from(
    { length: tasks },
    (_, i) => `${i + 1}. Giao Sở Nội vụ chủ trì rà soát trụ sở thứ ${i + 1}, trước ngày 20/9/2025.\n`,
  ).join('')
const bytesOf = (text: string) => new TextEncoder().encode(text)

/** The longest time for which nothing else could run. */
async function longestStop(work: () => Promise<unknown>): Promise<{ stopMs: number; allMs: number }> {
  let [last, stopMs] = [performance.now(), 0]
  const look = () => {
    stopMs = Math.max(stopMs, performance.now() - last)
    last = performance.now()
  }
  const began = last
  const watch = setInterval(look, 1)
  await work()
  look()
  clearInterval(watch)
  return { stopMs, allMs: performance.now() - began }
}

test('gives the same tasks as in the thread that asks', async () => {
  const source = { text: documentOf(400), fileName: 'a.txt', pages: [0], tables: [], uncertain: null }
  const apart = await compiled.extractApart(source)
  expect(apart).toEqual({ kind: 'extracted', extraction: extract(source) })
})
test('the longest text that is taken holds nobody up', async () => {
  const bytes = bytesOf(documentOf(10_000))
  expect(bytes.length).toBeGreaterThan(900_000)
  let tasks = 0
  const { stopMs, allMs } = await longestStop(async () => {
    const read = await compiled.readDocument(bytes, 'a.txt')
    if (read.kind !== 'text') throw new Error('was to be read')
    const apart = await compiled.extractApart(read.source)
    tasks = apart.kind === 'extracted' ? apart.extraction.tasks.length : 0
  })
  expect(tasks).toBe(10_000)
  expect(stopMs).toBeLessThan(Math.max(250, allMs / 3))
})
test('a text of many megabytes is refused at once, in a sentence', async () => {
  const bytes = bytesOf(documentOf(180_000).slice(0, 15_000_000))
  const { allMs } = await longestStop(async () =>
    expect(await compiled.readDocument(bytes, 'a.txt')).toMatchObject({
      kind: 'refused',
      why: 'too-big',
      detail: expect.stringContaining('quá mức 1 MB'),
    }),
  )
  expect(allMs).toBeLessThan(250)
})
test.each([
  'a\n',
  '1.\n',
  '. ',
  '| a | b |\n',
  '(',
  '- ',
])('nothing but «%s», as long as may be, comes to an end', async (bit) => {
  const text = bit.repeat(Math.floor(1_000_000 / bit.length))
  const read = await compiled.readDocument(bytesOf(text), 'a.md')
  if (read.kind === 'text') expect(['extracted', 'refused']).toContain((await compiled.extractApart(read.source)).kind)
})
