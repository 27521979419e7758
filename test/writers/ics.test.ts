// The feed of a body, read again by another library and compared with the dues of the register.
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { dayOf, momentOf } from '../../src/domain/calendar.ts'
import { feedOf } from '../../src/domain/feed.ts'
import { writeIcs } from '../../src/writers/ics.ts'
import { shippedRegister } from '../data/shipped.ts'
import { deadline, documentFile, registerOf, state, task } from '../flows/generated-registers.ts'

const now = momentOf('2025-08-11', '07:30')
const body = { province: 'Lào Cai', name: 'Sở Nội vụ' }
const title =
  'Rà soát; đối chiếu, báo cáo \\ «số liệu» của các xã, phường, đặc khu trên địa bàn toàn tỉnh theo từng quý'
const tasks = [
  task(1, { title, deadlines: [deadline({ raw: 'trước ngày 20/8/2025', due: '2025-08-20', before: true })] }),
  task(2, { deadlines: [deadline({ raw: 'trước 14h00 ngày 22/8', due: '2025-08-22', before: true, time: '14:00' })] }),
  task(3, {
    deadlines: [deadline({ kind: 'recurring', raw: 'ngày 20 hằng tháng', rrule: 'FREQ=MONTHLY;BYMONTHDAY=20' })],
  }),
  task(4, { deadlines: [deadline({ kind: 'ongoing', raw: 'thường xuyên' })] }),
  task(5, { lead: ['Sở Tài chính'], coop: ['Sở Nội vụ'], deadlines: [deadline({ due: '2025-09-01' })] }),
  task(6, { lead: ['Các cơ quan, đơn vị'], deadlines: [deadline({ due: '2025-09-01' })] }),
]
const register = registerOf([documentFile('a', tasks)])
const read = (ics: string) =>
  new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
const events = read(writeIcs(feedOf(register, body, now)))
const event = (no: number) => events.filter((e) => e.uid.startsWith(`viec-${no}-`))

describe('the calendar feed', () => {
  test('puts «trước ngày 20/8» on its last day in time, the whole day', () => {
    expect(event(1)[0]?.startDate.toString()).toBe('2025-08-19')
    expect(event(1)[0]?.endDate.toString()).toBe('2025-08-20')
    expect(event(1)[0]?.startDate.isDate).toBe(true)
  })
  test('brings back every letter of a long title', () =>
    expect(event(1)[0]?.summary).toBe(`Việc 1 (chủ trì): ${title}`))
  test('puts a clock time on its minute in Viet Nam', () =>
    expect(event(2)[0]?.startDate.toJSDate().toISOString()).toBe('2025-08-22T07:00:00.000Z'))
  test('has one entry a period', () =>
    expect(event(3).map((e) => e.startDate.toString())).toEqual(['2025-08-20', '2025-09-20', '2025-10-20']))
  test('leaves out what has no day, and what is given to everybody', () =>
    expect([event(4), event(6)]).toEqual([[], []]))
  test('says whom a helper helps', () => expect(event(5)[0]?.description).toContain('Chủ trì: Sở Tài chính'))
  test('drops what is closed', () => {
    const closed = registerOf(
      [documentFile('a', tasks)],
      [
        state(1, 'Sở Nội vụ', { state: 'closed', closedOn: '2025-08-10' }),
        state(3, 'Sở Nội vụ', { state: 'closed', period: '2025-08' }),
      ],
    )
    const uids = read(writeIcs(feedOf(closed, body, now))).map((e) => e.uid)
    expect(uids.some((u) => u.startsWith('viec-1-'))).toBe(false)
    expect(uids.filter((u) => u.startsWith('viec-3-'))).toHaveLength(2)
  })
  test('keeps its names when a day moves, so that calendars move the entry', () => {
    const later = tasks.map((t) => (t.no === 1 ? { ...t, deadlines: [deadline({ due: '2025-09-30' })] } : t))
    const moved = feedOf(registerOf([documentFile('a', later)]), body, now).entries.find((e) => e.task.no === 1)
    expect(moved?.uid).toBe(event(1)[0]?.uid)
    expect(moved?.day).toBe('2025-09-30')
  })
  test('has lines of at most 75 bytes, ended as the standard wants', () => {
    const ics = writeIcs(feedOf(register, body, now))
    expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })
})
describe('on the shipped data', () => {
  const shipped = shippedRegister()
  const bodies = shipped.directory.provinces.flatMap((p) => shipped.directory.bodies(p))
  test('every body has a feed that another library reads, with as many entries and unique names', () => {
    for (const b of bodies) {
      const feed = feedOf(shipped, b, now)
      const again = read(writeIcs(feed))
      expect(again).toHaveLength(feed.entries.length)
      expect(new Set(again.map((e) => e.uid)).size).toBe(again.length)
      for (const [i, e] of again.entries())
        expect(dayOf(e.startDate.isDate ? momentOf(e.startDate.toString()) : e.startDate.toJSDate().getTime())).toBe(
          feed.entries[i]?.day,
        )
    }
  })
})
