import { describe, expect, test } from 'vitest'
import { momentOf } from '../../src/domain/calendar.ts'
import { newlyQueued } from '../../src/domain/delivery.ts'
import { coverageOf } from '../../src/domain/snapshot-coverage.ts'
import { taskFigures, tasksBehind } from '../../src/domain/snapshot-figures.ts'
import { digestMessage } from '../../src/flows/remind.ts'
import { takeSnapshot } from '../../src/flows/report.ts'
import { keepReport, keptReports, lastReportBefore } from '../../src/flows/report-archive.ts'
import { pressingsOf, tasksIn, unreachableBodies } from '../../src/flows/report-coverage.ts'
import { terminalGroups } from '../../src/main.ts'
import type { Changes, Storage } from '../../src/ports.ts'
import { planDigests } from '../../src/reminders/plan.ts'
import { shippedRegister } from '../data/shipped.ts'

const register = shippedRegister()
const province = 'Lào Cai'
const take = (iso: string) => takeSnapshot({ register, province, now: momentOf(iso, '17:00') })

/** Notes alone, in memory. */
function noteStorage(): Pick<Storage, 'commit' | 'notes'> {
  const notes = new Map<string, string>()
  return {
    commit: async (changes: Changes) => {
      for (const [key, value] of Object.entries(changes.notes ?? {})) if (value !== null) notes.set(key, value)
      return { kind: 'done', revision: 0, queued: 0 }
    },
    notes: async (prefix = '') => new Map([...notes].filter(([key]) => key.startsWith(prefix))),
  }
}

describe('kept reports', () => {
  test('answer months later with the same tasks, whatever has happened since', async () => {
    const storage = noteStorage()
    const snapshot = take('2025-09-01')
    await keepReport(storage, { kind: 'weekly', snapshot, now: momentOf('2025-09-01', '17:00') })
    const { reports } = await keptReports(storage, province)
    const kept = lastReportBefore(reports, 'weekly', momentOf('2026-03-01'))
    expect(kept && tasksBehind(kept, { cell: 'open-late' }).map((r) => r.no)).toEqual(
      tasksBehind(snapshot, { cell: 'open-late' }).map((r) => r.no),
    )
    expect(kept && taskFigures(kept)).toEqual(taskFigures(snapshot))
  })
  test('give the last one of the same kind before a moment', async () => {
    const storage = noteStorage()
    for (const [kind, day] of [
      ['weekly', '2025-08-25'],
      ['weekly', '2025-09-01'],
      ['monthly', '2025-09-02'],
      ['weekly', '2025-09-08'],
    ] as const)
      await keepReport(storage, { kind, snapshot: take(day), now: momentOf(day, '17:00') })
    const { reports } = await keptReports(storage, province)
    expect(lastReportBefore(reports, 'weekly', momentOf('2025-09-08', '17:00'))?.day).toBe('2025-09-01')
    expect(lastReportBefore(reports, 'exceptions', momentOf('2026-01-01'))).toBeNull()
  })
  test('one that was spoilt is named, the others still answer', async () => {
    const storage = noteStorage()
    await keepReport(storage, { kind: 'weekly', snapshot: take('2025-09-01'), now: 0 })
    await storage.commit({ at: 0, notes: { 'report:Lào Cai:weekly:x': '{"version":1}' } })
    const { reports, broken } = await keptReports(storage, province)
    expect([reports.length, broken]).toEqual([1, ['report:Lào Cai:weekly:x']])
  })
})

describe('the tasks a message names', () => {
  test.each([
    ['🔴 12 · 4.(3) · Hoàn thiện phương án\n   trước 20/8 (hết 19/8) · QUÁ HẠN 2 ngày', [12]],
    ['Thường xuyên: 4 việc (số 158–160, 170).', [158, 159, 160, 170]],
    ['   • Đại hội: số 3, 5', [3, 5]],
    ['📌 Sở Nội vụ · thứ Hai 11/8/2025 · danh sách tuần\nVăn bản: 376-KH/TU ngày 21/7/2025', []],
    ['QUÁ HẠN (3):\nKhông có việc', []],
  ])('%s', (text, numbers) => expect(tasksIn(text)).toEqual(numbers))
})

test('Monday’s digests press every open task that has a day, once they are sent', () => {
  const now = momentOf('2025-08-11', '07:30')
  const chats = terminalGroups(register)
  const digests = planDigests({ register, chats, told: new Set(), now, digestAt: '07:30', quiet: [] })
  const messages = digests.map((d) => ({
    ...newlyQueued(digestMessage(d, now)),
    state: 'sent' as const,
    sentAt: now,
  }))
  const snapshot = takeSnapshot({ register, province, now })
  const bodies = snapshot.rows.flatMap((r) => r.shares.map((s) => s.body))
  const pressings = pressingsOf({ messages, chats, readAt: new Map() })
  const facts = { from: '2025-08-11', to: '2025-08-17', pressings, unreachable: unreachableBodies(bodies, chats) }
  const coverage = coverageOf(snapshot, facts)
  expect(coverage.missed.filter((m) => m.why === 'not-pressed')).toEqual([])
  expect(coverage.notRead).toBeGreaterThan(100)
  const unsent = pressingsOf({
    messages: messages.map((m) => ({ ...m, state: 'never' as const })),
    chats,
    readAt: new Map(),
  })
  expect(unsent).toEqual([])
})
