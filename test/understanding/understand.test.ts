// Every intent reads the examples that stand at its top.
import { describe, expect, test } from 'vitest'
import { ORDER } from '../../src/understanding/order.ts'
import { read } from './fixtures.ts'

describe.each(ORDER.map((reader) => [reader.name, reader.examples] as const))('%s', (name, examples) => {
  test.each(examples.map((text) => [text]))('reads «%s»', (text) => expect(read(text).intent).toBe(name))
})

// Words that every object of the language knows are words like others.
test.each(['constructor', 'valueof', 'hasownproperty'])('«%s» stays a word of the topic', (word) => {
  expect(read(`hạn rà soát trụ sở ${word} là bao giờ`).slots.topic).toBe(`rà soát trụ sở ${word}`)
})
