// Every intent reads the examples that stand at its top.
import { describe, expect, test } from 'vitest'
import { ORDER } from '../../src/understanding/order.ts'
import { read } from './fixtures.ts'

describe.each(ORDER.map((reader) => [reader.name, reader.examples] as const))('%s', (name, examples) => {
  test.each(examples.map((text) => [text]))('reads «%s»', (text) => expect(read(text).intent).toBe(name))
})
