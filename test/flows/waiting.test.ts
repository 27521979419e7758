// «việc nào đang vướng», «mấy việc chờ xác nhận», «ai xin gia hạn»: what waits for a decision, never the list of all that is open.
import { describe, expect, test } from 'vitest'
import { officeWith } from './chat-world.ts'
import { deadline, task } from './generated-registers.ts'

const due = [deadline({ raw: 'trước ngày 20/9/2025', due: '2025-09-20', before: true })]
const TASKS = [
  task(901, { deadlines: due, title: 'Xóa 60 nhà tạm' }),
  task(902, { deadlines: due, title: 'Lắp đặt 25 trạm phát sóng' }),
  task(903, { deadlines: due, title: 'Rà soát hồ sơ cán bộ' }),
]
async function office() {
  const { ask, asOffice } = await officeWith(TASKS)
  await ask('/vuong 901 chưa có mặt bằng cần UBND tỉnh quyết')
  await ask('/giahan 902 30/9/2025 mưa lũ')
  await ask('/xong 903 số 12/BC-SNV ngày 8/8/2025 gửi Ban Thường vụ')
  return { ask, asOffice }
}

test.each([
  ['việc nào đang vướng', '901 · Xóa 60 nhà tạm\n   Sở Nội vụ: chưa có mặt bằng; cần UBND tỉnh quyết (báo 11/8)'],
  ['nhung viec nao dang vuong', 'Việc đang vướng: 1 việc.'],
  ['có việc gì vướng mắc không', 'Việc đang vướng: 1 việc.'],
  ['may viec cho xac nhan', '903 · Rà soát hồ sơ cán bộ\n   Sở Nội vụ: văn bản ngày 8/8/2025'],
  ['những việc của Sở Nội vụ chờ xác nhận', 'Việc của Sở Nội vụ chờ xác nhận minh chứng: 1 việc.'],
  ['viec nao xin gia han', '902 · Lắp đặt 25 trạm phát sóng\n   Sở Nội vụ: xin đến 30/9/2025'],
  ['ai xin gia hạn', 'Quyết: /giahan SỐ đồng ý'],
  ['xác nhận hết', 'Việc chờ xác nhận minh chứng: 1 việc.'],
  ['xac nhan tat ca minh chung di', 'Quyết: /xacnhan SỐ'],
  ['đồng ý gia hạn hết', 'Việc đang xin gia hạn: 1 việc.'],
  ['việc nào xin chuyển', 'Không có việc nào đang đề nghị chuyển cơ quan chủ trì'],
  ['việc nào bị trả lại', 'Không có việc nào bị trả lại'],
  ['việc của Sở Y tế nào đang vướng', 'Không có việc nào của Sở Y tế đang vướng'],
])('the office asks «%s»', async (text, said) => {
  const { asOffice } = await office()
  expect(await asOffice(text)).toContain(said)
})
test('a body reads of its own alone, and decides nothing', async () => {
  const { ask } = await office()
  const said = await ask('việc nào xin gia hạn')
  expect(said).toContain('902 · Lắp đặt 25 trạm phát sóng')
  expect(said).not.toContain('Quyết:')
})
test.each([
  'việc 901 vướng gì',
  'việc nào được gia hạn',
  'việc nào chưa xong',
  'xác nhận việc 903',
  'việc nào quá hạn',
])('beside it «%s» is another question', async (text) => {
  const { asOffice } = await office()
  expect(await asOffice(text)).not.toMatch(/^(Việc|Không có việc nào).* (đang vướng|chờ xác nhận minh|đang xin gia)/)
})
test.each([
  'việc của em đang vướng kinh phí',
  'việc 901 vướng vốn',
  'bên em xin gia hạn việc 903',
])('told by a body «%s» is no question', async (text) => {
  const { ask } = await office()
  expect(await ask(text)).not.toMatch(/^(Việc|Không có việc nào).* (đang vướng|chờ xác nhận minh|đang xin gia)/)
})

test.each([
  'việc quá hạn nào chưa báo gì',
  'viec nao qua han ma chua bao gi',
])('«%s» is asked of what is late alone', async (text) => {
  const { asOffice } = await office()
  expect(await asOffice(text)).not.toMatch(/phần việc đang mở/)
  expect(await asOffice('việc nào chưa báo gì')).toMatch(/phần việc đang mở/)
})

describe('what is paused and what ended undone', () => {
  async function ended() {
    const both = await officeWith(TASKS)
    await both.asOffice('/tamdung 901 đến 30/10/2025, số 16-TB/TU ngày 11/8/2025, đồng chí Chánh Văn phòng')
    await both.asOffice('/ketthuc 902 rút, số 15-TB/TU ngày 11/8/2025, đồng chí Chánh Văn phòng')
    return both
  }
  test.each([
    ['việc nào tạm dừng', '901 · Xóa 60 nhà tạm\n   đến hết 30/10/2025, theo 16-TB/TU ngày 11/8/2025'],
    ['viec nao dang tam dung', 'Việc đang tạm dừng: 1 việc.'],
    ['việc nào đã rút', '902 · Lắp đặt 25 trạm phát sóng\n   rút, theo 15-TB/TU ngày 11/8/2025'],
    ['việc nào kết thúc khác hoàn thành', 'Việc đã kết thúc khác hoàn thành: 1 việc.'],
    ['những việc kết thúc mà không phải hoàn thành', 'Việc đã kết thúc khác hoàn thành: 1 việc.'],
    ['việc nào bị thay thế', 'Mở lại: /molai SỐ LÝ DO'],
  ])('«%s»', async (text, said) => {
    const { asOffice } = await ended()
    await asOffice('việc quá hạn')
    expect(await asOffice(text)).toContain(said)
  })
  test.each(['việc nào kết thúc trong tháng 8', 'việc 902 đã rút chưa'])('«%s» is another question', async (text) => {
    const { asOffice } = await ended()
    expect(await asOffice(text)).not.toContain('kết thúc khác hoàn thành: ')
  })
  test('a correction of it says that it stays so', async () => {
    const { asOffice } = await ended()
    expect(await asOffice('/dinhchinh 902 chủ trì: Sở Y tế')).toContain('⚠ việc đã kết thúc khác hoàn thành')
    expect(await asOffice('/dinhchinh 901 hạn: trước 5/11/2025 | lý do Thường trực cho lùi')).toContain(
      '⚠ việc đang tạm dừng: đính chính xong vẫn tạm dừng; tiếp tục: /tieptuc 901',
    )
    expect(await asOffice('/dinhchinh 903 chủ trì: Sở Y tế')).not.toContain('⚠')
  })
})
