// A short seeded run of what `npm run fuzz` does a million times.
import { expect, test } from 'vitest'
import { ORDER } from '../../src/understanding/order.ts'
import { LONGEST_MESSAGE, understand } from '../../src/understanding/understand.ts'
import { NOW, vocabulary } from './fixtures.ts'

type Mutations = { readonly next: () => { readonly text: string; readonly context: readonly string[] } }
const { createMutations } = (await import(new URL('../../bench/_mutations.mjs', import.meta.url).href)) as {
  createMutations: (seed: number, examples: readonly string[]) => Mutations
}

test('nothing that can be typed throws', () => {
  const mutations = createMutations(
    7,
    ORDER.flatMap((reader) => reader.examples),
  )
  for (let i = 0; i < 3000; i++) {
    const { text, context } = mutations.next()
    expect(() => understand(text, { now: NOW, context, vocabulary })).not.toThrow()
  }
})
test('a message longer than 4,096 characters is refused unread', () => {
  const long = 'sở nội vụ tháng 8 có việc gì '.repeat(200)
  expect(long.length).toBeGreaterThan(LONGEST_MESSAGE)
  expect(understand(long, { now: NOW, context: [], vocabulary }).intent).toBe('out_of_scope')
})
