// One name for a period wherever it is said, with the last day beside it.
import { expect, test } from 'vitest'
import type { Due } from '../../src/domain/status.ts'
import { readPeriod } from '../../src/text/period-words.ts'
import { sayDue } from '../../src/wording/deadlines.ts'
import { sayPeriodKey } from '../../src/wording/periods.ts'
import { deadline } from '../flows/generated-registers.ts'

const TODAY = '2025-08-11'
const dueOf = (period: string, due: string, more: Partial<Due> = {}, time: string | null = null): Due => ({
  deadline: deadline({ raw: 'hằng tháng', kind: 'recurring', time }),
  due,
  last: due,
  period,
  assumed: false,
  extended: null,
  ...more,
})
test.each([
  [dueOf('2025-08', '2025-08-25', { last: '2025-08-24' }), 'kỳ tháng 8/2025 (hết 24/8)'],
  [dueOf('2025-08', '2025-08-24', {}, '14:00'), 'kỳ tháng 8/2025 (đến 14h00 ngày 24/8)'],
  [dueOf('2025-W33', '2025-08-15', { assumed: true }), 'kỳ tuần 33/2025 (hết 15/8; ngày làm việc cuối kỳ, tạm tính)'],
  [dueOf('2025-W33-1', '2025-08-11'), 'kỳ thứ Hai tuần 33/2025 (hết 11/8)'],
  [dueOf('2025-Q3', '2025-09-30'), 'kỳ quý 3/2025 (hết 30/9)'],
  [dueOf('2026', '2026-01-15'), 'kỳ năm 2026 (hết 15/1/2026)'],
  [dueOf('2025-08-15', '2025-08-15'), 'kỳ 15/8/2025'],
  [
    dueOf('2025-08', '2025-09-05', { extended: { of: '2025-08-25', last: '2025-08-24', times: 1 } }),
    'đã gia hạn đến 5/9 (hạn đầu: kỳ tháng 8/2025, 25/8; gia hạn 1 lần)',
  ],
] as const)('%#: %s', (due, said) => expect(sayDue(due, TODAY)).toBe(said))
test.each(['2025-08', '2025-W33', '2025-Q3', '2026'])('%s is read again as it is called', (key) =>
  expect(readPeriod(`/xong 12 ${sayPeriodKey(key)} số 4/BC-SYT`, TODAY)?.said).toBe(key))
