// Bodies by grammar: those nobody listed are read too, and words that only look like bodies are not.
import { expect, test } from 'vitest'
import { bodiesOfCell, onlyBodies } from '../../src/text/body-cells.ts'
import { bodyWords } from '../../src/text/body-spelling.ts'
import { bodiesAt } from '../../src/text/written-bodies.ts'

const names = (text: string) => bodiesAt(bodyWords(text), 0)?.names ?? null

const READ: readonly (readonly [string, readonly string[]])[] = [
  ['Sở Khoa học và công nghệ hoàn thành', ['Sở Khoa học và Công nghệ']],
  ['Sở Văn hoá, Thể thao và Du lịch chủ trì', ['Sở Văn hóa, Thể thao và Du lịch']],
  ['Sở Tài chính, Xây dựng và Nội vụ rà soát', ['Sở Tài chính', 'Sở Xây dựng', 'Sở Nội vụ']],
  ['các Sở: Nội vụ, Tài chính, Y tế', ['Sở Nội vụ', 'Sở Tài chính', 'Sở Y tế']],
  ['Sở Xây dựng Theo dõi, đôn đốc', ['Sở Xây dựng']],
  [
    'Đảng ủy, Thường trực Hội đồng nhân dân tỉnh phối hợp',
    ['Đảng ủy Hội đồng nhân dân tỉnh', 'Thường trực Hội đồng nhân dân tỉnh'],
  ],
  ['Đảng ủy các xã, phường chỉ đạo', ['Đảng ủy các xã, phường']],
  ['UBND cấp tỉnh lập hồ sơ', ['Ủy ban nhân dân cấp tỉnh']],
  ['Bộ trưởng Bộ Nông nghiệp và Môi trường khẩn trương', ['Bộ Nông nghiệp và Môi trường']],
  ['Chánh Văn phòng UBND tỉnh, Giám đốc Sở Nội vụ chịu', ['Văn phòng Ủy ban nhân dân tỉnh', 'Sở Nội vụ']],
  [
    'Bí thư tỉnh ủy và Chủ tịch Ủy ban nhân dân các tỉnh: Nam Khê và Tây Hồng tiếp tục',
    ['Tỉnh ủy các tỉnh Nam Khê và Tây Hồng', 'Ủy ban nhân dân các tỉnh Nam Khê và Tây Hồng'],
  ],
  ['Quân khu 9, Quân khu 7, các đơn vị quân đội', ['Quân khu 9', 'Quân khu 7', 'Các đơn vị quân đội']],
  ['Tổng công ty Truyền tải điện quốc gia khẩn trương', ['Tổng công ty Truyền tải điện quốc gia']],
  ['Công ty cổ phần Cấp nước Vạn Xuân đưa trạm vào vận hành', ['Công ty cổ phần Cấp nước Vạn Xuân']],
  ['Công ty TNHH Xây dựng công trình 559 hoàn thành', ['Công ty TNHH Xây dựng công trình 559']],
  ['Tập đoàn Sông Lam, Công ty Điện lực Thượng Khê rà soát', ['Tập đoàn Sông Lam', 'Công ty Điện lực Thượng Khê']],
  ['Liên danh Thành Đô - Phú Mỹ bàn giao', ['Liên danh Thành Đô - Phú Mỹ']],
  [
    'Ban Quản lý dự án các công trình giao thông và nông nghiệp tỉnh cử',
    ['Ban Quản lý dự án các công trình giao thông và nông nghiệp tỉnh'],
  ],
  ['Ban Quản lý các dự án đầu tư xây dựng khu vực số 2 cử', ['Ban Quản lý các dự án đầu tư xây dựng khu vực số 2']],
  ['Ban Quản lý dự án đầu tư xây dựng tỉnh đôn đốc', ['Ban Quản lý dự án đầu tư xây dựng tỉnh']],
  ['Đồn Biên phòng Cửa khẩu Nà Vai tuần tra', ['Đồn Biên phòng Cửa khẩu Nà Vai']],
  ['các sở, ban, ngành của tỉnh trong', ['Các sở, ban, ngành của tỉnh']],
  ['ĐẢNG ỦY TOÀ ÁN NHÂN DÂN TỈNH', ['Đảng ủy Tòa án nhân dân tỉnh']],
  ['EVN tập trung', ['Tập đoàn Điện lực Việt Nam']],
  ['Sớ Tài chính thẩm định', ['Sở Tài chính']],
  ['Đang ủy Uy ban nhản dân tỉnh lãnh đạo', ['Đảng ủy Ủy ban nhân dân tỉnh']],
  ['Trưởng các thôn vận động', ['Các thôn']],
  ['các phường: Cửa Khê, Bãi Cát dọn vệ sinh', ['Các phường Cửa Khê, Bãi Cát']],
  ['Trung tâm Phục vụ hành chính công xã: Niêm yết', ['Trung tâm Phục vụ hành chính công xã']],
  ['các ban xây dựng Đảng của Tỉnh ủy tham mưu', ['Các ban xây dựng Đảng của Tỉnh ủy']],
  ['CÁC SỞ, BAN, NGÀNH TỈNH', ['Các sở, ban, ngành tỉnh']],
]
test.each(READ)('reads «%s»', (text, wanted) => expect(names(text)).toEqual(wanted))

const REFUSED = [
  'Lãnh đạo xây dựng, ban hành kế hoạch',
  'Ban hành Kế hoạch',
  'Báo cáo kết quả',
  'Bộ máy mới',
  'Trường hợp có khó khăn',
  'Hội nghị thường kỳ',
  'Phòng, chống thiên tai',
  'Thanh tra, kiểm tra',
  'Đoàn viên, hội viên',
  'chính quyền địa phương hai',
]
test.each(REFUSED)('sees no body in «%s»', (text) =>
  expect(bodiesAt(bodyWords(text), 0)?.collective === false ? names(text) : null).toBeNull())

test('a cell is split at commas and semicolons, but not inside a name', () => {
  expect(bodiesOfCell('Các ban đảng tỉnh, Văn phòng Tỉnh ủy; đảng ủy các xã, phường')).toEqual([
    'Các ban đảng tỉnh',
    'Văn phòng Tỉnh ủy',
    'Đảng ủy các xã, phường',
  ])
  expect(bodiesOfCell('đội ngũ cộng tác viên dư luận; Cán ban đảng tỉnh')).toEqual([
    'Đội ngũ cộng tác viên dư luận',
    'Cán ban đảng tỉnh',
  ])
})
test('a sentence is no list of bodies', () => expect(onlyBodies('Sở Y tế rà soát hồ sơ')).toBeNull())
