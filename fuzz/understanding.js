// Mutated questions and random Unicode: nothing throws, nothing of up to 4,096 characters takes longer than 5 ms.
import { readFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { createMutations } from '../bench/_mutations.mjs'
import { ORDER } from '../dist/understanding/order.js'
import { understand } from '../dist/understanding/understand.js'
import { createVocabulary } from '../dist/understanding/vocabulary.js'

const LIMIT_MS = 5
const NOW = 1_773_194_400_000

const vocabulary = createVocabulary(
  JSON.parse(readFileSync(new URL('../data/agencies.json', import.meta.url), 'utf8')),
  [],
)
export function fuzz({ runs = 1_000_000, seed }) {
  const examples = ORDER.flatMap((reader) => reader.examples)
  const mutations = createMutations(seed, examples)

  console.log(
    `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}; ${runs} inputs, seed ${seed}`,
  )
  const table = new Map()
  let slow = 0
  let failed = 0
  for (let i = 0; i < runs; i++) {
    const { kind, text, context } = mutations.next()
    const row = table.get(kind) ?? { inputs: 0, ms: 0, worst: 0, over: 0 }
    table.set(kind, row)
    const ask = { now: NOW, context, vocabulary }
    const started = performance.now()
    try {
      const { slots } = understand(text, ask)
      for (const day of [slots.from, slots.to, slots.new_date, slots.done_date, slots.snooze_until])
        if (day && !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error(`no day: ${day}`)
    } catch (error) {
      failed++
      if (failed <= 5) console.error(`threw on ${JSON.stringify(text)}`, error)
    }
    let ms = performance.now() - started
    row.inputs++
    row.ms += ms
    if (ms > LIMIT_MS) {
      // A pause of the machine is not a slow pattern: the fastest of five more runs counts.
      for (let again = 0; again < 5; again++) {
        // On a busy machine the clock measures the neighbours: processor time counts where that is less.
        const cpu = process.cpuUsage()
        const from = performance.now()
        understand(text, ask)
        const { user, system } = process.cpuUsage(cpu)
        ms = Math.min(ms, performance.now() - from, (user + system) / 1000)
      }
      if (ms > LIMIT_MS) {
        row.over++
        slow++
        if (slow <= 5)
          console.error(`${ms.toFixed(1)} ms on ${text.length} characters: ${JSON.stringify(text.slice(0, 120))}`)
      }
    }
    row.worst = Math.max(row.worst, ms)
  }
  console.log('| kind | inputs | mean µs | slowest ms | over 5 ms |')
  console.log('|---|---|---|---|---|')
  for (const [kind, row] of table)
    console.log(
      `| ${kind} | ${row.inputs} | ${((row.ms / row.inputs) * 1000).toFixed(0)} | ${row.worst.toFixed(2)} | ${row.over} |`,
    )
  console.log(`threw: ${failed}; over ${LIMIT_MS} ms: ${slow}`)
  return failed === 0 && slow === 0
}
