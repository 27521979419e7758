import { describe, expect, test } from 'vitest'
import { momentOf } from '../../src/domain/calendar.ts'
import { readSnapshot, type Snapshot } from '../../src/domain/snapshot.ts'
import { takeSnapshot } from '../../src/flows/report.ts'
import { sayReport, withoutNames } from '../../src/wording/report.ts'
import { sayCommittee, sayFrame, sayPartyDay } from '../../src/wording/report-frame.ts'
import { monthly, previous, register, snapshot, weekly } from '../writers/sample-report.ts'

test.each([
  ['2025-08-09', 'ngày 09 tháng 8 năm 2025'],
  ['2026-01-15', 'ngày 15 tháng 01 năm 2026'],
  ['2025-12-01', 'ngày 01 tháng 12 năm 2025'],
])('%s in Party style is «%s»', (day, said) => expect(sayPartyDay(day)).toBe(said))

test.each([
  ['Lào Cai', '2026-12-01', 'Tỉnh ủy'],
  ['Hải Phòng', '2025-08-01', 'Thành ủy'],
  ['Đồng Nai', '2026-04-29', 'Tỉnh ủy'],
  ['Đồng Nai', '2026-04-30', 'Thành ủy'],
])('the committee of %s on %s is a %s', (province, day, said) => expect(sayCommittee(province, day)).toBe(said))

describe('a report', () => {
  const words = weekly.paragraphs.flatMap((p) => [p.heading, ...p.lines]).join('\n')
  test('goes weekly to the Thường trực, monthly to the Ban Thường vụ', () =>
    expect([weekly.frame.to, monthly.frame.to]).toEqual([
      'Kính gửi: Thường trực Tỉnh ủy',
      'Kính gửi: Ban Thường vụ Tỉnh ủy',
    ]))
  test('says until when its figures go', () => expect(weekly.asOf).toBe('Số liệu tính đến 17h00 ngày 1/9/2025'))
  test('of the first days of a month is about the month before', () =>
    expect(monthly.frame.subject).toContain('tháng 8 năm 2025'))
  test('prints no percentage without its denominator', () => {
    for (const [, before] of words.matchAll(/(.{0,12})\(\d+%\)/g)) expect(before).toMatch(/\d+\/\d+ $/)
  })
  test('says when there is nothing to compare with', () =>
    expect(sayReport({ kind: 'weekly', snapshot, previous: null }).paragraphs[2]?.lines).toEqual([
      'Chưa có báo cáo trước để so sánh.',
    ]))
  test('lists what moved since the last one', () => expect(words).toMatch(/- Đã xong: 1 việc \(số \d+\)\./))
  test('of an empty register says so without dividing by nothing', () => {
    const empty = takeSnapshot({ register, province: 'Lào Cai', now: momentOf('2025-01-01') })
    const lines = sayReport({ kind: 'weekly', snapshot: empty, previous: null }).paragraphs.flatMap((p) => p.lines)
    expect(lines.join(' ')).not.toMatch(/NaN|Infinity|0\/0/)
    expect(lines).toContain('Không có việc quá hạn.')
  })
  test('has names of sheets that Excel takes', () => {
    for (const { name } of [...weekly.annexes, ...monthly.annexes]) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/)
  })
})
test('the anonymous version has no name of a body or task anywhere', () => {
  const report = sayReport({ kind: 'weekly', snapshot: withoutNames(snapshot), previous })
  const text = JSON.stringify({ ...report, frame: null })
  const names = new Set(snapshot.rows.flatMap((r) => [r.title, ...r.shares.map((s) => s.body)]))
  for (const name of names) expect(text.includes(name)).toBe(false)
  expect(text).toContain('Cơ quan 01')
})
test('the frame of a city names its Thành ủy', () => {
  const city = { ...snapshot, province: 'Cần Thơ' }
  const frame = sayFrame('weekly', city, { from: '2025-08-26', to: '2025-09-01' })
  expect([frame.superior, frame.to]).toEqual(['THÀNH ỦY CẦN THƠ', 'Kính gửi: Thường trực Thành ủy'])
})

test('lines called wrong stand with their denominator, by document; not in the version without names', () => {
  const document = snapshot.documents[0]?.id ?? ''
  const told = { ...snapshot, wrong: [{ document, reported: 4, errors: 1, tasks: 12 }] }
  const read = readSnapshot(JSON.stringify(told))
  expect(read).toMatchObject({ kind: 'read', snapshot: { wrong: told.wrong } })
  const linesOf = (s: Snapshot) => JSON.stringify(sayReport({ kind: 'weekly', snapshot: s, previous }).paragraphs)
  expect(linesOf(told)).toMatch(/\(12 việc\): cơ quan báo sai 4 dòng; văn phòng xác nhận sai 1\/4/)
  expect(linesOf({ ...told, ...withoutNames(told), wrong: told.wrong })).not.toContain('báo sai')
})
