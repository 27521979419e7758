// «Sở nào trễ nhiều nhất»: who is late, with denominators; where nobody is, one line that says so.
import { expect, test } from 'vitest'
import { type Figures, sayRanking } from '../../src/wording/statistics.ts'

const none: Figures = {
  total: 0,
  doneInTime: 0,
  doneLate: 0,
  doneUnrated: 0,
  overdue: 0,
  inTime: 0,
  undated: 0,
  ongoing: 0,
  event: 0,
  paused: 0,
  ended: 0,
}
const row = (name: string, figures: Partial<Figures>) => ({ name, figures: { ...none, ...figures } })
const calm = [
  row('Sở Y tế', { total: 3, inTime: 2, ongoing: 1 }),
  row('Sở Nội vụ', { total: 2, inTime: 1, doneInTime: 1 }),
  row('Sở Tài chính', { total: 1, inTime: 1 }),
  row('Sở Công Thương', { ended: 1 }),
]
const late = row('Sở Xây dựng', { total: 4, overdue: 1, inTime: 3 })

test('nobody is late: one line with the denominator, bodies without tasks not counted', () =>
  expect(sayRanking('Lào Cai', calm, 'worst')).toEqual([
    '— Lào Cai —',
    'Không cơ quan nào đang trễ: quá hạn 0/5 phần việc đánh giá được hạn của 3 cơ quan.',
  ]))
test('nobody can be late yet: that is said instead of a share of nothing', () =>
  expect(sayRanking('Lào Cai', [row('Sở Y tế', { total: 2, undated: 2 })], 'worst')).toEqual([
    '— Lào Cai —',
    'Không cơ quan nào đang trễ: 1 cơ quan chưa có phần việc nào đánh giá được hạn.',
  ]))
test('who is late is listed, the others are counted', () =>
  expect(sayRanking('Lào Cai', [...calm, late], 'worst')).toEqual([
    '— Lào Cai —',
    '1. Sở Xây dựng: quá hạn 1/4 (25%) · đã xong 0/4 (0%)',
    '3 cơ quan khác không có việc quá hạn.',
    expect.stringContaining('Quá hạn tính trên'),
  ]))
test('two that are compared are both shown', () => {
  const said = sayRanking('Lào Cai', [late, row('Sở Y tế', { total: 3, inTime: 2 })], 'worst')
  expect(said.filter((l) => /^\d\./.test(l))).toHaveLength(2)
})
test.each(['best', null] as const)('%s: a body without tasks is in no list', (order) =>
  expect(sayRanking('Lào Cai', [...calm, late], order).join('\n')).not.toContain('Sở Công Thương'))
