// Which kind of document a task's sentence asks for, and what passes beside it.
import { expect, test } from 'vitest'
import { askedKinds, kindWord } from '../../src/text/asked-kinds.ts'

test.each([
  ['Ban hành Quyết định phân cấp quản lý cán bộ', ['quyết định'], 'QĐ', 'BC'],
  ['Ban hành kế hoạch thực hiện Chỉ thị 46-CT/TW', ['kế hoạch'], 'KH', 'CT'],
  ['Ban hành kế hoạch, quyết định phân bổ đại biểu', ['kế hoạch', 'quyết định'], 'QĐ', 'BC'],
  ['Ban hành kịp thời các quy chế làm việc', ['quy chế'], 'QĐ', 'BC'],
  ['Ban hành nghị quyết chuyên đề', ['nghị quyết'], 'NQ', 'QĐ'],
  ['Tham mưu UBND tỉnh ban hành kế hoạch', ['kế hoạch'], 'TTr', 'KL'],
  ['Trình Ban Thường vụ Tỉnh ủy đề án nhân sự', ['đề án'], 'BC', 'KL'],
  ['Xây dựng phương án di dời', ['phương án'], 'BC', 'KL'],
  ['Báo cáo kết quả đại hội', ['báo cáo'], 'BC', 'QĐ'],
  ['Ban hành kế hoạch và tổ chức thực hiện', ['kế hoạch'], 'BC', 'KL'],
  ['Ban hành kế hoạch trước 30/8; báo cáo Ban Thường vụ kết quả', ['kế hoạch'], 'BC', 'KL'],
] as const)('«%s» asks for %j', (text, asked, passes, not) => {
  const kinds = askedKinds(text)
  expect(kinds?.asked).toEqual(asked)
  expect(kinds?.passes).toContain(passes)
  expect(kinds?.passes).not.toContain(not)
})
for (const text of [
  'Rà soát hồ sơ cán bộ',
  'Hoàn thành sửa chữa trụ sở',
  'Xác định lộ trình, hướng dẫn sắp xếp lại thôn, bản',
  'Ban hành văn bản chỉ đạo, hướng dẫn bầu cử',
  'Thành lập tổ công tác theo Quyết định số 12',
  'Quyết định tổ chức lại các chi bộ',
  'Kiểm tra việc thực hiện quy chế',
  'Tham mưu chỉ đạo, hướng dẫn đại hội',
  'Rà soát nhu cầu; báo cáo cấp có thẩm quyền',
]) {
  test(`«${text}» asks for no kind`, () => expect(askedKinds(text)).toBeNull())
}
test('a kind by its word', () => {
  expect(kindWord('TTr')).toBe('tờ trình')
  expect(kindWord('XY')).toBe('văn bản XY')
})
