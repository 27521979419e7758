// What a person is asked to look at: days that were inferred, and times that nobody could read.
import { expect, test } from 'vitest'
import { extract } from '../../src/extraction/extract.ts'

const HEAD = `TỈNH ỦY SƠN HÀ
*
Số 41-KL/TU
Sơn Hà, ngày 06 tháng 8 năm 2025
KẾT LUẬN
CỦA BAN THƯỜNG VỤ TỈNH ỦY
`
const flags = (text: string) => extract({ text }).flags.map((f) => `${f.ref} ${f.kind} «${f.words}»`)

test('a day without its month is shown, not guessed', () => {
  const read = extract({
    text: `${HEAD}1. Giao Sở Nội vụ tổng hợp số liệu biên chế, báo cáo Thường trực Tỉnh ủy trước ngày 20.\n`,
  })
  expect(read.tasks.map((t) => t.deadlines)).toEqual([[]])
  expect(read.flags).toEqual([{ ref: '1', kind: 'unread-time', words: 'trước ngày 20' }])
})
test('weeks are counted and said to be', () => {
  expect(
    flags(
      `${HEAD}1. Giao Sở Y tế hoàn thành kiểm tra các chợ đầu mối trong tuần đầu tháng 9/2025.\n2. Giao Sở Công Thương báo cáo lượng hàng dự trữ trong tuần này.\n3. Giao Sở Tài chính trình phương án vào đầu tháng 10/2025.\n`,
    ),
  ).toEqual([
    '1 assumed-day «trong tuần đầu tháng 9/2025»',
    '2 assumed-day «trong tuần này»',
    '3 assumed-day «vào đầu tháng 10/2025»',
  ])
})
test('the last working day of a month is looked at by a person: holidays are not known here', () => {
  const text = `${HEAD}1. Giao Sở Tài chính khóa sổ vào ngày làm việc cuối cùng của tháng 8/2026.\n`
  expect(flags(text)).toEqual(['1 assumed-day «vào ngày làm việc cuối cùng của tháng 8/2026»'])
})
test('a label or a cell that says no readable time is shown with its words', () => {
  expect(
    flags(
      `${HEAD}1. Xây dựng đề án sắp xếp các trạm y tế xã.\n- Cơ quan chủ trì: Sở Y tế.\n- Thời gian hoàn thành: tùy khả năng cân đối vốn.\n`,
    ),
  ).toEqual(['1 unread-time «tùy khả năng cân đối vốn»'])
  const table = `${HEAD}
| TT | Nội dung công việc | Cơ quan chủ trì | Thời gian hoàn thành |
|---|---|---|---|
| 1 | Rà soát quỹ đất công do xã quản lý | Sở Nông nghiệp và Môi trường | 45 ngày |
| 2 | Lập danh mục dự án chậm tiến độ | Sở Tài chính | Trước 30/9/2025 |
`
  expect(flags(table)).toEqual(['1 unread-time «45 ngày»'])
})
test('ordinary deadlines raise nothing', () => {
  expect(
    flags(
      `${HEAD}1. Giao Sở Nội vụ tham mưu quy chế mới, hoàn thành trước ngày 20/9/2025; hằng tháng (trước ngày 25) báo cáo kết quả.\n2. Giao Công an tỉnh thường xuyên nắm tình hình địa bàn.\n`,
    ),
  ).toEqual([])
})
test('a document whose first pages are missing is read, and said to be torn', () => {
  const torn = flags(
    'III. NHIỆM VỤ\n1. Sở Nội vụ rà soát biên chế các xã mới trước ngày 15/10/2025.\n2. Sở Tài chính cấp kinh phí diễn tập trong tháng 10/2025.\n',
  )
  expect(torn).toEqual(['III.1 torn-row «thiếu phần đầu văn bản, trước mục III»'])
  const read = extract({
    text: 'và các cơ quan liên quan gửi số liệu về Sở Nội vụ.\n3. Sở Nội vụ tổng hợp trước ngày 15/10/2025.\n',
  })
  expect(read.flags.map((f) => f.words)).toEqual(['thiếu phần đầu văn bản'])
  expect(read.sentences[0]?.class).toBe('unsure')
  expect(flags('1. Giao Sở Nội vụ rà soát biên chế các xã mới trước ngày 15/10/2025.\n')).toEqual([])
  expect(flags(`${HEAD}III. NHIỆM VỤ\n1. Sở Nội vụ rà soát biên chế trước ngày 15/10/2025.\n`)).toEqual([])
})
test('the time of a heading is asked where nobody knows its year', () => {
  expect(
    flags(
      'PHÂN CÔNG CÔNG VIỆC\nQuý I\n1. Kiểm tra các bến đò (Sở Xây dựng).\n2. Kiểm tra các chợ (Sở Công Thương).\nQuý II\n1. Kiểm tra các hồ chứa (Sở Nông nghiệp và Môi trường).\n',
    ),
  ).toEqual(['Quý I.1 unread-time «Quý I»', 'Quý I.2 unread-time «Quý I»', 'Quý II.1 unread-time «Quý II»'])
})
test('work that the text gives to one body and the annex to another is shown with both', () => {
  const plan = (body: string) => `${HEAD}1. Sở Xây dựng lắp đèn tín hiệu ở ngã ba Bản Lằn trước ngày 30/9/2025.

Nơi nhận:
- Lưu.
T/M BAN THƯỜNG VỤ

PHỤ LỤC
PHÂN CÔNG NHIỆM VỤ
| TT | Nội dung | Cơ quan chủ trì | Thời gian |
|---|---|---|---|
| 1 | Lắp đèn tín hiệu ở ngã ba Bản Lằn | ${body} | Trước 30/9/2025 |
| 2 | Kẻ vạch sang đường ở cổng trường | ${body} | Trước 30/9/2025 |
`
  expect(flags(plan('Sở Công Thương'))).toEqual([
    'PL.1 contradiction «mục 1 giao Sở Xây dựng; mục PL.1 giao Sở Công Thương»',
  ])
  expect(flags(plan('Sở Xây dựng'))).toEqual([])
})
