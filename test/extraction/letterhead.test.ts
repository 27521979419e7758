// Who issues a document: the lower body of the letterhead, with what it belongs to.
import { expect, test } from 'vitest'
import { extract } from '../../src/extraction/extract.ts'
import { issuerOfLetterhead } from '../../src/extraction/letterhead.ts'

const HEADS: readonly (readonly [string, string | null])[] = [
  ['TỈNH ỦY ĐÔNG KHÊ|BAN TỔ CHỨC|*|Số 45-HD/BTCTU', 'Ban Tổ chức Tỉnh ủy'],
  ['TỈNH ỦY ĐÔNG KHÊ|VĂN PHÒNG|*|Số 12-TB/VPTU', 'Văn phòng Tỉnh ủy'],
  ['TỈNH ỦY ĐÔNG KHÊ            ĐẢNG CỘNG SẢN VIỆT NAM|VĂN PHÒNG      Đông Khê, ngày 02 tháng 3', 'Văn phòng Tỉnh ủy'],
  ['ĐẢNG CỘNG SẢN VIỆT NAM|Đông Khê, ngày 02 tháng 3|TỈNH ỦY ĐÔNG KHÊ|VĂN PHÒNG|Số 8-TB/VPTU', 'Văn phòng Tỉnh ủy'],
  ['ỦY BAN NHÂN DÂN|TỈNH ĐÔNG KHÊ|VĂN PHÒNG|Số: 12/TB-VP', 'Văn phòng Ủy ban nhân dân tỉnh'],
  ['UBND TỈNH ĐÔNG KHÊ|VĂN PHÒNG|-------', 'Văn phòng Ủy ban nhân dân tỉnh'],
  ['TỈNH ỦY ĐÔNG KHÊ|ỦY BAN KIỂM TRA', 'Ủy ban Kiểm tra Tỉnh ủy'],
  ['THÀNH ỦY SÔNG LAM|BAN TUYÊN GIÁO VÀ DÂN VẬN', 'Ban Tuyên giáo và Dân vận Thành ủy'],
  ['HỘI ĐỒNG NHÂN DÂN TỈNH|BAN PHÁP CHẾ', 'Ban Pháp chế Hội đồng nhân dân tỉnh'],
  ['HỘI ĐỒNG NHÂN DÂN TỈNH SƠN HÀ|THƯỜNG TRỰC', 'Thường trực Hội đồng nhân dân tỉnh'],
  ['ĐẢNG BỘ TỈNH ĐÔNG KHÊ|ĐẢNG ỦY ỦY BAN NHÂN DÂN TỈNH', 'Đảng ủy Ủy ban nhân dân tỉnh'],
  ['ĐẢNG BỘ TỈNH ĐÔNG KHÊ|ĐẢNG ỦY|ỦY BAN NHÂN DÂN TỈNH', 'Đảng ủy Ủy ban nhân dân tỉnh'],
  ['UBND TỈNH ĐÔNG KHÊ|SỞ VĂN HÓA, THỂ THAO|VÀ DU LỊCH', 'Sở Văn hóa, Thể thao và Du lịch'],
  ['UBND TỈNH ĐÔNG KHÊ|BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ', 'Ban Chỉ đạo chuyển đổi số'],
  ['ỦY|BAN NHÂN DÂN|TỈNH ĐÔNG KHÊ|CỘNG|HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Ủy ban nhân dân tỉnh Đông Khê'],
  ['THỦ TƯỚNG CHÍNH|PHỦ|CỘNG HÒA XÃ HỘI|CHỦ NGHĨA VIỆT NAM', 'Thủ tướng Chính phủ'],
  ['TỈNH ỦY ĐÔNG KHÊ|*|Số 12-KL/TU|BAN TỔ CHỨC', 'Tỉnh ủy Đông Khê'],
  ['BÁO CÁO|kết quả thực hiện', null],
]
test.each(HEADS)('«%s»', (head, issuer) => expect(issuerOfLetterhead(head.split('|'))).toBe(issuer))
test.each([
  ['KẾT LUẬN\ncủa Ban Thường vụ Tỉnh ủy về phát triển cây quế', 'Ban Thường vụ Tỉnh ủy'],
  ['KẾT LUẬN\nCỦA BAN THƯỜNG VỤ TỈNH ỦY\nvề phát triển cây quế', 'Ban Thường vụ Tỉnh ủy'],
  ['KẾT LUẬN\nvề phát triển cây quế của các xã', 'Tỉnh ủy Đông Khê'],
])('below the title: «%s»', (title, issuer) => {
  const text = `TỈNH ỦY ĐÔNG KHÊ\n*\nSố 12-KL/TU\nĐông Khê, ngày 02 tháng 3 năm 2026\n\n${title}\n\nBan Thường vụ đã họp và kết luận như sau:\n1. Sở Tài chính trình kế hoạch trước ngày 20/3/2026.\n`
  expect(extract({ text }).doc.issuer).toContain(issuer)
})
