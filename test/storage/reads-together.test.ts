import { expect, test } from 'vitest'
import { readTogether } from '../../src/storage/reads-together.ts'
import { until } from '../until.ts'

function counted() {
  const asked: string[][] = []
  const read = readTogether<string, number>(async (keys) => {
    asked.push([...keys])
    return new Map(keys.flatMap((key) => (key === 'none' ? [] : [[key, key.length] as const])))
  }, 0)
  return { asked, read }
}

test('what is asked for in the same turn of the event loop is read once', async () => {
  const { asked, read } = counted()
  expect(await Promise.all([read('a'), read('bb'), read('a'), read('none')])).toEqual([1, 2, 1, 0])
  expect(asked).toEqual([['a', 'bb', 'none']])
})
test('whoever asks while a reading is under way gets one of his own', async () => {
  const values = [1, 2]
  const endings: (() => void)[] = []
  const read = readTogether<string, number>(async (keys) => {
    const value = values.shift() ?? 0
    await new Promise<void>((resolve) => endings.push(resolve))
    return new Map(keys.map((key) => [key, value]))
  }, 0)
  const first = read('a')
  await until(() => endings.length === 1)
  const second = read('a')
  await until(() => endings.length === 2)
  for (const end of endings) end()
  expect(await Promise.all([first, second])).toEqual([1, 2])
})
test('a reading that fails fails for those it was for, and the next one is tried', async () => {
  let fails = true
  const read = readTogether<string, number>(async () => {
    if (fails) throw new Error('away')
    return new Map([['a', 1]])
  }, 0)
  const both = await Promise.allSettled([read('a'), read('b')])
  expect(both.map((r) => r.status)).toEqual(['rejected', 'rejected'])
  fails = false
  expect(await read('a')).toBe(1)
})
