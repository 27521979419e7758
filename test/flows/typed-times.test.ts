// A deadline as a person of the office types it, with marks or without: read whole or not at all.
import { expect, test } from 'vitest'
import { readTyped } from '../../src/flows/review/typed.ts'

const WORLD = { issued: '2025-08-08', today: '2025-08-11' }
const read = (text: string) =>
  readTyped(text, WORLD)?.map((d) =>
    [d.kind, d.before, d.due ?? d.rrule ?? `${d.event} ${d.offset}`, d.time ?? ''].join(' '),
  )
test.each([
  ['truoc ngay 20/9/2025', ['date true 2025-09-20 ']],
  ['truoc 20/9', ['date true 2025-09-20 ']],
  ['trong thang 9', ['month false 2025-09-30 ']],
  ['het quy IV/2025', ['quarter false 2025-12-31 ']],
  ['cham nhat ngay 5 thang 9 nam 2025', ['date false 2025-09-05 ']],
  ['truoc 15h00 thu Sau hang tuan', ['recurring true FREQ=WEEKLY;BYDAY=FR 15:00']],
  ['ngay 20 hang thang', ['recurring false FREQ=MONTHLY;BYMONTHDAY=20 ']],
  ['25/12/25', ['date false 2025-12-25 ']],
  ['trước ngày 20/9/2025', ['date true 2025-09-20 ']],
])('«%s»', (text, wanted) => expect(read(text)).toEqual(wanted))
test('«trong tuần này» is the week of who types, not of the document', () => {
  expect(read('trong tuần này')).toEqual(['date false 2025-08-15 '])
  expect(read('trong tuan nay')).toEqual(['date false 2025-08-15 '])
  expect(readTyped('trong tháng này', { issued: '2025-07-08', today: '2025-08-11' })?.[0]?.due).toBe('2025-08-31')
})
test.each(['truoc ngay 31/9/2025', 'luc nao xong thi bao'])('«%s» is not understood', (text) =>
  expect(read(text) ?? null).toBeNull())
