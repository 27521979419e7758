// A title says the work: neither who does it nor by when, which stand beside it in every line.
import { expect, test } from 'vitest'
import { extract } from '../../src/extraction/extract.ts'
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
  ['Chủ trì, phối hợp với Sở Tài chính rà soát biên chế các xã, trước ngày 25/11/2025.', 'Rà soát biên chế các xã'],
  ['Chủ trì tham mưu quy chế hội họp trước ngày 25/11/2025.', 'Tham mưu quy chế hội họp'],
  ['Yêu cầu Công an tỉnh mở đợt kiểm tra xe quá tải, báo cáo trước ngày 20/12/2025.', 'Mở đợt kiểm tra xe quá tải'],
  [
    'Giao Sở Giáo dục và Đào tạo rà soát phòng học tạm, công bố kết quả trước ngày 15/10/2025.',
    'Rà soát phòng học tạm',
  ],
  ['Đề nghị Tòa án nhân dân tỉnh rà soát án tồn đọng từ năm trước.', 'Rà soát án tồn đọng từ năm trước'],
])('«%s» is called «%s»', (text, title) => expect(titleIn(text)).toBe(title))
test.each([
  ['Giao ban hằng tuần với các xã biên giới.', 'Giao ban hằng tuần với các xã biên giới'],
  ['Giao Sở Y tế làm ngay.', 'Giao Sở Y tế làm ngay'],
  ['Rà soát nhà ở công vụ bỏ trống.', 'Rà soát nhà ở công vụ bỏ trống'],
])('«%s» stays «%s»', (text, title) => expect(titleIn(text)).toBe(title))

test.each([
  ['Giao Sở Y tế báo cáo công tác phòng, chống dịch trước ngày 20/9/2025.', 'Báo cáo công tác phòng, chống dịch'],
  [
    'Giao Sở Y tế báo cáo công tác phòng, chống dịch sởi, hoàn thành trước ngày 20/9/2025.',
    'Báo cáo công tác phòng, chống dịch sởi',
  ],
  [
    'Giao Sở Nội vụ đánh giá mô hình chăm sóc, giáo dục trẻ em trước ngày 20/9/2025.',
    'Đánh giá mô hình chăm sóc, giáo dục trẻ em',
  ],
  [
    'Yêu cầu Sở Xây dựng hoàn thiện phương án ứng phó, khắc phục sạt lở, báo cáo trước ngày 20/9/2025.',
    'Hoàn thiện phương án ứng phó, khắc phục sạt lở',
  ],
  ['Giao Sở Nội vụ xây dựng, công bố thủ tục nội bộ trước ngày 20/9/2025.', 'Xây dựng, công bố thủ tục nội bộ'],
  ['Giao Sở Tư pháp tổ chức thu, nộp lệ phí trước ngày 20/9/2025.', 'Tổ chức thu, nộp lệ phí'],
])('«%s»: no pair of words is torn at its comma', (text, title) => expect(titleIn(text)).toBe(title))

test('of a table row the work alone, of a labelled item what stands above its labels', () => {
  const table = ['| STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian |', '|---|---|---|---|---|'].concat(
    '| 1 | Kiểm tra đê điều trước mùa lũ | Sở Xây dựng | UBND các xã | Trước 25/4/2026 |',
  )
  const plan = [
    'KẾ HOẠCH',
    'kiểm tra đê điều',
    '1. Lập danh mục hồ chứa mất an toàn',
    '- Cơ quan chủ trì: Sở Xây dựng.',
    '- Thời gian hoàn thành: Quý II/2026.',
  ]
  const titles = [table, plan].map((lines) =>
    extract({ text: lines.join('\n'), fileName: 'a.txt' }).tasks.map((t) => t.title),
  )
  expect(titles).toEqual([['Kiểm tra đê điều trước mùa lũ'], ['Lập danh mục hồ chứa mất an toàn']])
})
