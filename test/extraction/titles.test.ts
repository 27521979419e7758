// A title says the work: neither who does it nor by when, which stand beside it in every line.
import { expect, test } from 'vitest'
import { titleOf } from '../../src/extraction/titles.ts'
import { readDeadlines } from '../../src/text/deadlines.ts'

const titleIn = (text: string) => {
  const deadlines = readDeadlines(text, { issued: '2025-09-01', year: 2025 }).map((f) => f.deadline)
  return titleOf({ text, work: 0, deadlines })
}
test.each([
  [
    'Giao Sở Xây dựng lập thiết kế mẫu nhà văn hóa thôn, hoàn thành trong tháng 10/2025.',
    'Lập thiết kế mẫu nhà văn hóa thôn',
  ],
  [
    'Giao Sở Tài chính chủ trì, phối hợp với Sở Công Thương cân đối vốn sửa chữa đường dây, trình Ban Thường vụ Tỉnh ủy trước ngày 15/10/2025.',
    'Cân đối vốn sửa chữa đường dây, trình Ban Thường vụ Tỉnh ủy',
  ],
  ['Yêu cầu Công an tỉnh mở đợt kiểm tra xe quá tải, báo cáo trước ngày 20/12/2025.', 'Mở đợt kiểm tra xe quá tải'],
  ['Đề nghị Tòa án nhân dân tỉnh rà soát án tồn đọng từ năm trước.', 'Rà soát án tồn đọng từ năm trước'],
])('«%s» is called «%s»', (text, title) => expect(titleIn(text)).toBe(title))
test.each([
  ['Giao ban hằng tuần với các xã biên giới.', 'Giao ban hằng tuần với các xã biên giới'],
  ['Giao Sở Y tế làm ngay.', 'Giao Sở Y tế làm ngay'],
  ['Rà soát nhà ở công vụ bỏ trống.', 'Rà soát nhà ở công vụ bỏ trống'],
])('«%s» stays «%s»', (text, title) => expect(titleIn(text)).toBe(title))
