// Bodies by the names people use.
import { expect, test } from 'vitest'
import { readAgencies } from '../../src/understanding/read-agencies.ts'
import { vocabulary } from '../understanding/fixtures.ts'

const names = (text: string) => readAgencies(text, vocabulary).flatMap((b) => b.names)

test.each([
  ['SNV', 'Sở Nội vụ'],
  ['Sở NN&MT', 'Sở Nông nghiệp và Môi trường'],
  ['so nong nghiep va moi truong', 'Sở Nông nghiệp và Môi trường'],
  ['BTG&DV TU', 'Ban Tuyên giáo và Dân vận Tỉnh ủy'],
  ['UBKTTU', 'Ủy ban Kiểm tra Tỉnh ủy'],
  ['Uỷ ban kiểm tra', 'Ủy ban Kiểm tra Tỉnh ủy'],
  ['Sở Nộ vụ', 'Sở Nội vụ'],
  ['Sỡ Nội vụ', 'Sở Nội vụ'],
  ['sở tài chíhn', 'Sở Tài chính'],
  ['sowr xaay dwngj', 'Sở Xây dựng'],
  ['so73 no65i vu5', 'Sở Nội vụ'],
  ['Hội Liên hiệp Phụ nữ', 'Hội Liên hiệp Phụ nữ tỉnh'],
  ['Sở Kế hoạch và Đầu tư', 'Sở Tài chính'],
  ['Ban Dân vận Tỉnh ủy', 'Ban Tuyên giáo và Dân vận Tỉnh ủy'],
  ['xã Bắc Hà', 'Xã Bắc Hà'],
  ['UBND phường Sa Pa', 'Phường Sa Pa'],
  ['Đảng ủy xã Y Tý', 'Xã Y Tý'],
  ['xã Nậm Xé', 'Xã Nậm Xé'],
  ['UBND xã Tả Van', 'Xã Tả Van'],
  ['các xã, phường', 'Các xã, phường'],
  ['các sở, ban, ngành', 'Các sở, ban, ngành'],
  ['của đơn vị em', '@self'],
  ['bên tụi em', '@self'],
  ['Sở Y tế tỉnh Lai Châu', 'Sở Y tế'],
] as const)('reads «%s»', (text, name) => expect(names(text)).toEqual([name]))

test('a list shares its head', () =>
  expect(names('Sở Nội vụ, Tài chính và Xây dựng')).toEqual(['Sở Nội vụ', 'Sở Tài chính', 'Sở Xây dựng']))
test('the province said with a body is kept beside it', () => {
  expect(readAgencies('Sở Y tế tỉnh Lai Châu', vocabulary)[0]?.province).toBe('Lai Châu')
})
test('a former name is told', () => {
  expect(readAgencies('Sở Giao thông vận tải', vocabulary)[0]).toMatchObject({
    names: ['Sở Xây dựng'],
    former: 'Sở Giao thông vận tải',
  })
})
test.each([
  ['TC', ['Sở Tài chính', 'Ban Tổ chức Tỉnh ủy']],
  ['Đảng ủy', ['Đảng ủy UBND tỉnh', 'Đảng ủy HĐND tỉnh', 'Đảng ủy MTTQ tỉnh', 'Đảng ủy Các cơ quan Đảng tỉnh']],
] as const)('never guesses what «%s» is', (text, choices) => {
  const [hit] = readAgencies(text, vocabulary)
  expect(hit?.kind).toBe('choice')
  expect(new Set(hit?.names)).toEqual(new Set(choices))
})
test.each([
  'Bộ Nội vụ',
  'Bộ Tài chính',
  'xây dựng nông thôn mới',
  'tất cả mọi người',
  'văn bản này',
  'do luong',
  'ca tinh',
  'xã hội',
  'cho em hỏi',
  'đoàn kết',
  'trạm y tế',
  'Ban Tổ chức Trung ương',
  'cơ sở dữ liệu',
  'nhiệm vụ tổ chức đại hội',
])('finds no body in «%s»', (text) => expect(names(text)).toEqual([]))
