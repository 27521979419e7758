// What cannot be read of an annex or a report is asked of a person, never passed over.
import { expect, test } from 'vitest'
import { extract } from '../../src/extraction/extract.ts'

const PLAN = `ỦY BAN NHÂN DÂN
TỈNH ĐÔNG KHÊ
Số: 143/KH-UBND
Đông Khê, ngày 11 tháng 02 năm 2026
KẾ HOẠCH
Phát triển du lịch cộng đồng năm 2026
I. TỔ CHỨC THỰC HIỆN
1. Sở Văn hóa, Thể thao và Du lịch theo dõi việc thực hiện, báo cáo trước ngày 10/12/2026.
2. Sở Tài chính cấp vốn cho các bản.
Nơi nhận:
- Như trên;
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
`
const unsure = (text: string) =>
  extract({ text })
    .sentences.filter((s) => s.class === 'unsure')
    .map((s) => s.text)
    .join('')

test('an annex of work whose heads nobody knows is unsure', () => {
  const rows =
    'Phải làm gì\nAi\nKhi nào\n1\nDựng cổng chào ở ngã ba.\nUBND các xã\n30/4/2026\n2\nVẽ tường.\nTỉnh đoàn\n31/5/2026\n'
  const said = unsure(`${PLAN}\nPhụ lục\nBẢNG GIAO VIỆC\n(Kèm theo Kế hoạch số 143/KH-UBND)\n${rows}`)
  expect(said).toContain('Dựng cổng chào ở ngã ba.')
  expect(said).toContain('Vẽ tường.')
})
test('a row whose number is not the first is a task or unsure', () => {
  const heads = 'PHỤ LỤC\nTT Nội dung Cơ quan chủ trì Thời gian\n'
  const said = unsure(`${PLAN}${heads}7 Trồng lại rừng đầu nguồn ở bản Pa.\n`)
  const found = extract({ text: `${PLAN}${heads}7 Trồng lại rừng đầu nguồn ở bản Pa.\n` })
  const asTask = found.tasks.some((t) => t.text.includes('Trồng lại rừng'))
  expect(asTask || said.includes('Trồng lại rừng')).toBe(true)
})
test('text far behind the recipients is unsure', () => {
  const tail = Array.from({ length: 80 }, (_, i) => `dòng ${i} viết sau chữ ký, không có tiêu đề`).join('\n')
  const body = Array.from({ length: 40 }, (_, i) => `${i + 3}. Sở Y tế kiểm tra điểm ${i}.`).join('\n')
  expect(unsure(`${PLAN.replace('Nơi nhận', `${body}\nNơi nhận`)}${tail}\n`)).toContain('dòng 79')
})
test('what a report asks of bodies below by a day to come is unsure; its own plan is not', () => {
  const report = PLAN.replace('KẾ HOẠCH', 'BÁO CÁO').replace('143/KH-UBND', '143/BC-UBND')
  const said = unsure(
    report.replace(
      'Nơi nhận:',
      'Ủy ban nhân dân tỉnh đề nghị các sở, ban, ngành rà soát số liệu, gửi về trước ngày 12/4/2026.\nNơi nhận:',
    ),
  )
  expect(said).toContain('đề nghị các sở, ban, ngành')
  expect(said).not.toContain('theo dõi việc thực hiện')
})
test('an agreement that goes on with an order whose body is only meant is unsure; what was ordered before is not', () => {
  const said = unsure(
    PLAN.replace('KẾ HOẠCH', 'THÔNG BÁO').replace(
      '2. Sở Tài chính cấp vốn cho các bản.',
      '2. Đồng ý với đề xuất của Sở Xây dựng về bãi đỗ xe; giao Sở hoàn thiện thủ tục, trình duyệt trước 10/9/2026.\n3. Đồng ý với báo cáo; Ủy ban nhân dân tỉnh đã giao Sở hoàn thiện thủ tục trước 10/9/2026.',
    ),
  )
  expect(said).toContain('giao Sở hoàn thiện thủ tục, trình duyệt')
  expect(said).not.toContain('đã giao Sở')
})
test('a member of a committee is no committee', () => {
  const text = PLAN.replace(
    '2. Sở Tài chính cấp vốn cho các bản.',
    '2. Các đồng chí Tỉnh ủy viên phụ trách xã dự sinh hoạt chi bộ trước ngày 30/8/2026.',
  )
  expect(extract({ text }).tasks.flatMap((t) => t.lead)).not.toContain('Tỉnh ủy')
})
test('labels below an item that gives no task are unsure and never those of the task before', () => {
  const text = PLAN.replace(
    '2. Sở Tài chính cấp vốn cho các bản.',
    '2. Nguồn vốn đối ứng của các hộ.\n- Cơ quan chủ trì: Kho bạc Nhà nước khu vực II.\n- Thời gian hoàn thành: Tháng 5/2026.\nKinh phí: ngân sách xã.',
  ).replace('2. Nguồn vốn', '2. Kinh phí, nguồn vốn')
  const { tasks } = extract({ text })
  expect(tasks.flatMap((t) => [...t.lead, ...t.deadlines.map((d) => d.due)])).not.toContain(
    'Kho bạc Nhà nước khu vực II',
  )
  expect(tasks.flatMap((t) => t.deadlines.map((d) => d.due))).not.toContain('2026-05-31')
  expect(unsure(text)).toContain('Kho bạc Nhà nước')
})
