import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Changes, Committed } from '../../src/ports.ts'
import { createCommitGroup } from '../../src/storage/commit-group.ts'

const DONE: Committed = { kind: 'done', revision: 1, queued: 0 }

function stage() {
  const written: number[][] = []
  const commit = createCommitGroup(async (list) => {
    written.push(list.map((changes) => changes.at))
    return list.map(() => DONE)
  })
  const patient = (at: number): Changes => ({ at, withinMs: 60 })
  return { written, commit, patient }
}
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('commits written together', () => {
  test('one that may wait goes with the next that may not', async () => {
    const { written, commit, patient } = stage()
    const first = commit(patient(1))
    await vi.advanceTimersByTimeAsync(40)
    expect(written).toEqual([])
    const second = commit({ at: 2 })
    await vi.advanceTimersByTimeAsync(0)
    expect(await Promise.all([first, second])).toEqual([DONE, DONE])
    expect(written).toEqual([[1, 2]])
  })
  test('alone it waits no longer than it may, counted from the first of those that wait', async () => {
    const { written, commit, patient } = stage()
    void commit(patient(1))
    await vi.advanceTimersByTimeAsync(50)
    void commit(patient(2))
    await vi.advanceTimersByTimeAsync(9)
    expect(written).toEqual([])
    await vi.advanceTimersByTimeAsync(2)
    expect(written).toEqual([[1, 2]])
  })
  test('the wait of one that is written already ends nobody else’s', async () => {
    const { written, commit, patient } = stage()
    void commit(patient(1))
    await vi.advanceTimersByTimeAsync(30)
    void commit({ at: 2 })
    await vi.advanceTimersByTimeAsync(5)
    void commit(patient(3))
    await vi.advanceTimersByTimeAsync(50)
    expect(written).toEqual([[1, 2]])
    await vi.advanceTimersByTimeAsync(11)
    expect(written).toEqual([[1, 2], [3]])
  })
})
