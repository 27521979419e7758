// A platform that takes half a second for each message delays nobody in another chat.
import { expect, test } from 'vitest'
import { grammyPollingBench } from '../contracts/channel-benches.ts'

test('while one chat’s answers take 500 ms each, another chat does not wait behind them', async () => {
  const bench = await grammyPollingBench()
  bench.platform.faults = ({ method }) => (method === 'sendMessage' ? { slowMs: 500 } : null)
  const answered = async (chat: string) => {
    const began = performance.now()
    while (!bench.heard(chat).length && performance.now() - began < 5_000) await new Promise((r) => setTimeout(r, 5))
    return performance.now() - began
  }
  // The first question of all builds the register; that is not the platform's doing.
  await bench.say('xin chào', { user: '20' })
  await answered('20')
  await Promise.all(Array.from({ length: 5 }, () => bench.say('trợ giúp', { user: '21' })))
  await bench.say('trợ giúp', { user: '22' })
  expect(await answered('22')).toBeLessThan(900) // Behind a single one of them it would be a second.
  await bench.stop()
})
