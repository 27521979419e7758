// The day given first, through corrections one after another.
import { describe, expect, test } from 'vitest'
import type { Deadline } from '../../src/domain/deadline.ts'
import { type Moved, movesOf } from '../../src/domain/moved.ts'
import { readDeadlines } from '../../src/text/deadlines.ts'

const at = (text: string): readonly Deadline[] =>
  readDeadlines(text, { issued: '2025-08-06', year: 2025 }).map((f) => f.deadline)
type Step = readonly [words: string, isMistyped?: boolean, granted?: number]
/** What is kept after some corrections of a deadline: the day now, the one given first, how often it moved. */
function kept(first: string, ...steps: readonly Step[]) {
  let record: { deadlines: Deadline[]; moved: Moved[] } = { deadlines: [...at(first)], moved: [] }
  for (const [words, isMistyped = false, granted = 0] of steps) {
    const wanted = words ? at(words) : []
    const moves = movesOf(record, wanted, { isMistyped, grantedOf: () => granted })
    record = { deadlines: [...wanted], moved: [...record.moved, ...moves] }
  }
  const now = record.deadlines[0]?.due ?? null
  const last = record.moved.findLast((m) => m.to === now)
  return last ? [last.first.due, last.times] : null
}
const [A, B, C] = ['trước ngày 20/8/2025', 'trước ngày 20/9/2025', 'trước ngày 20/10/2025']

describe('the first day', () => {
  test('stays when the deadline moves, each time counted', () => {
    expect(kept(A, [B])).toEqual(['2025-08-20', 1])
    expect(kept(A, [B], [C])).toEqual(['2025-08-20', 2])
  })
  test('is the new one where the old one was a slip', () => expect(kept(A, [B, true])).toBeNull())
  test('stays where it was the moved day that was a slip; that is no time more', () =>
    expect(kept(A, [B], [C, true])).toEqual(['2025-08-20', 1]))
  test('stays over time that was granted, which counts too', () =>
    expect(kept(A, [B, false, 2])).toEqual(['2025-08-20', 3]))
  test('stays through a deadline cleared and filled in again', () =>
    expect(kept(A, [''], [B])).toEqual(['2025-08-20', 1]))
  test('is itself again when it comes back', () => expect(kept(A, [B], [A])).toBeNull())
  test('is what is filled in where there was none', () => expect(kept('', [B])).toBeNull())
  test('of one of two deadlines is no other’s', () => {
    const record = { deadlines: [...at(A), ...at(B)], moved: [] }
    const moves = movesOf(record, [...at(A), ...at(C)], { isMistyped: false, grantedOf: () => 0 })
    expect(moves.map((m) => [m.to, m.first.due])).toEqual([['2025-10-20', '2025-09-20']])
  })
})
