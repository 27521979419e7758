// What the office asks in a few words, and what only sounds like it.
import { describe, expect, test } from 'vitest'
import { readReceiptAsked, readReportAsked, readStandingAsked } from '../../src/text/office-asks.ts'

describe('a report', () => {
  test.each([
    ['báo cáo tuần này', { kind: 'tuan', month: null, isNameless: false }],
    ['bao cao tuan', { kind: 'tuan', month: null, isNameless: false }],
    ['cho anh báo cáo tháng 8 nhé', { kind: 'thang', month: 8, isNameless: false }],
    ['lập báo cáo việc quá hạn không nêu tên', { kind: 'quahan', month: null, isNameless: true }],
  ])('%s', (text, asked) => expect(readReportAsked(text)).toEqual(asked))
  test.each([
    'báo cáo tuần trước',
    'báo cáo tuần nộp chưa',
    'báo cáo tháng của Sở Y tế',
    'báo cáo tuần này ai làm',
    'báo cáo tuần này thế nào?',
    'việc 12 báo cáo hằng tuần',
    'so với báo cáo tuần',
  ])('not: %s', (text) => expect(readReportAsked(text)).toBeNull())
})
describe('who has received what was sent round', () => {
  test.each([
    ['ai đã nhận tin rồi', ''],
    ['cơ quan nào chưa nhận thông báo vừa gửi', ''],
    ['bao nhiêu nơi nhận tin rồi ạ', ''],
    ['các đơn vị nhận tin chưa', ''],
    ['tin B3 ai nhận rồi', 'B3'],
    ['ai da nhan tin b12 roi', 'B12'],
  ])('%s', (text, id) => expect(readReceiptAsked(text)).toBe(id))
  test.each([
    'ai chưa nhận việc',
    'nhóm nào không nhận được tin',
    'cơ quan nào chưa nhận được tin',
    'đã nhận tin',
    'ai nhận tin thì báo lại nhé',
  ])('not: %s', (text) => expect(readReceiptAsked(text)).toBeNull())
})
test.each([
  ['240 sao rồi', 240],
  ['240 thế nào ạ', 240],
  ['240: đến đâu rồi', 240],
])('%s asks how the task stands', (text, no) => expect(readStandingAsked(text)).toBe(no))
test.each(['240 hồ sơ thế nào', '24/8 sao rồi', 'sao rồi', '240 người ra sao rồi', '240'])('not: %s', (text) =>
  expect(readStandingAsked(text)).toBeNull())
