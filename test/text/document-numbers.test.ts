import { expect, test } from 'vitest'
import { readCitations, readDocumentNumber } from '../../src/text/document-numbers.ts'

const READ: readonly (readonly [string, string, string])[] = [
  ['Số 376-KH/TU', '376-KH/TU', 'KH'],
  ['Số: 227/CĐ-TTg', '227/CĐ-TTg', 'CĐ'],
  ['104 CTr/TU', '104-CTr/TU', 'CTr'],
  ['163- KL/TW', '163-KL/TW', 'KL'],
  ['Số:892 /BC-SNNMT', '892/BC-SNNMT', 'BC'],
  ['67/2025/NĐ-CP', '67/2025/NĐ-CP', 'NĐ'],
  ['245/2025/QH15', '245/2025/QH15', 'NQ'],
  ['1523/UBND-TH', '1523/UBND-TH', 'CV'],
  ['877-CV/TU', '877-CV/TU', 'CV'],
  ['02-KH/BCĐTW', '02-KH/BCĐTW', 'KH'],
  ['70-BC/MTTQ', '70-BC/MTTQ', 'BC'],
  ['127-CĐ-TTg', '127/CĐ-TTg', 'CĐ'],
]
test.each(READ)('reads «%s»', (text, number, kind) => expect(readDocumentNumber(text)).toMatchObject({ number, kind }))
for (const text of [
  'ngày 30/4/2026',
  '03/25 chỉ tiêu',
  'giai đoạn 2025-2030',
  'Số 12, đường Hoàng Liên',
  'Số        -TB/TU',
  '2 - 3 đơn vị',
  'nhiệm kỳ 2026-2031',
])
  test(`finds no number in «${text}»`, () => expect(readDocumentNumber(text)).toBeNull())

test('a citation has its kind, issuer and date', () => {
  const text =
    'theo Kết luận số 578-KL/TU, ngày 10/7/2025 của Ban Thường vụ Tỉnh ủy về triển khai; Quyết định số 28/2025/QĐ-UBND ngày 20 tháng 6 năm 2025'
  expect(readCitations(text)).toMatchObject([
    { number: '578-KL/TU', kind: 'KL', issuer: 'Ban Thường vụ Tỉnh ủy', issued: '2025-07-10' },
    { number: '28/2025/QĐ-UBND', kind: 'QĐ', issuer: null, issued: '2025-06-20' },
  ])
})
