// What a document says beside its tasks: where each stands, which documents it cites and how, who signed it.
import { describe, expect, test } from 'vitest'
import { citesOf } from '../../src/extraction/cites.ts'
import { extract } from '../../src/extraction/extract.ts'
import { placesOf } from '../../src/extraction/places.ts'

const LETTER = `UBND TỈNH NAM KHÊ
Số: 41/KH-UBND
Nam Khê, ngày 10 tháng 3 năm 2026
KẾ HOẠCH
Triển khai Kết luận số 99-KL/TU ngày 05/3/2026 của Ban Thường vụ Tỉnh ủy
Căn cứ Nghị quyết số 12/NQ-CP ngày 01/02/2026 của Chính phủ;
1. Sở Y tế rà soát trang thiết bị trước ngày 20/4/2026.
\f2. Sở Tài chính bố trí kinh phí.
Kế hoạch này thay thế Kế hoạch số 07/KH-UBND ngày 08/01/2025 của UBND tỉnh.
Nơi nhận:                 TM. ỦY BAN NHÂN DÂN
- Lưu: VT.                KT. CHỦ TỊCH
                          PHÓ CHỦ TỊCH
                          Lò Văn Mẫu
`

describe('a letter of two pages', () => {
  const found = extract({ text: LETTER, pages: [0, LETTER.indexOf('\f') + 1] })

  test('has page and line of every task and every sentence', () => {
    expect(found.tasks.map(({ page, line }) => [page, line])).toEqual([
      [1, 7],
      [2, 1],
    ])
    expect(found.sentences.every((s) => s.page >= 1 && s.line >= 1)).toBe(true)
  })

  test('names its signer', () => expect(found.doc.signer).toBe('Lò Văn Mẫu'))

  test('says how it cites', () => {
    expect(found.citations.map((c) => [c.number, c.relation, c.issued, c.issuer])).toEqual([
      ['99-KL/TU', 'carries-out', '2026-03-05', 'Ban Thường vụ Tỉnh ủy'],
      ['12/NQ-CP', 'basis', '2026-02-01', 'Chính phủ'],
      ['07/KH-UBND', 'replaces', '2025-01-08', 'UBND tỉnh'],
    ])
  })
})

const RELATIONS: readonly (readonly [string, string])[] = [
  ['Quyết định này sửa đổi, bổ sung một số điều của Quyết định số 15/QĐ-UBND ngày 02/3/2025.', 'amends'],
  ['Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công số 58/2024/QH15;', 'basis'],
  ['Nội dung được bổ sung tại Quyết định số 15/QĐ-UBND.', 'basis'],
  ['Tiếp theo Công văn số 120/UBND-TH ngày 04/5/2026 của UBND tỉnh, đề nghị các sở rà soát.', 'continues'],
  ['Quyết định này thay thế Quyết định số 9/QĐ-UBND và Quyết định số 15/QĐ-UBND.', 'replaces'],
  ['Đã gửi Báo cáo số 15/BC-UBND.', 'mentions'],
]
test.each(RELATIONS)('«%s» %s', (text, relation) => expect(citesOf(text, null).at(-1)?.relation).toBe(relation))

test('a cited document may itself carry out another', () => {
  const text = 'Tỉnh ủy ban hành Kế hoạch số 12-KH/TU ngày 03/4/2022 triển khai thực hiện Kết luận số 21-KL/TW.'
  expect(citesOf(text, null).map((c) => [c.number, c.carries_out])).toEqual([
    ['12-KH/TU', '21-KL/TW'],
    ['21-KL/TW', null],
  ])
})

test('the same number of two terms is two documents; said twice it is one', () => {
  const text =
    'Thực hiện Kết luận số 21-KL/TW ngày 25/10/2021. Kết luận số 21-KL/TW. Kết luận số 21-KL/TW ngày 01/6/2031.'
  expect(citesOf(text, null).map((c) => c.issued)).toEqual(['2021-10-25', '2031-06-01'])
})

test('without pages a place is the line of the file; a document without a signature has no signer', () => {
  expect(placesOf('a\nb\nc')(4)).toEqual({ page: 1, line: 3 })
  expect(extract({ text: LETTER.slice(0, LETTER.indexOf('Nơi nhận')) }).doc.signer).toBeNull()
})
