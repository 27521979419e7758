// Work that was done and of which no document tells: the office closes it by name, outside the rate of work in time.
import { expect, test } from 'vitest'
import { momentOf } from '../../src/domain/calendar.ts'
import { askingOffice } from './asking-office.ts'
import { deadline, task } from './generated-registers.ts'

const REST = 'xong không văn bản ngày 9/8/2025, căn cứ biên bản, ảnh, đồng chí Chánh Văn phòng'
async function office() {
  const due = [deadline({ raw: 'trước ngày 20/8/2025', due: '2025-08-20', before: true })]
  const weekly = [deadline({ kind: 'recurring', raw: 'thứ Sáu hằng tuần', rrule: 'FREQ=WEEKLY;BYDAY=FR' })]
  return askingOffice([
    task(901, { deadlines: due }),
    task(902, { deadlines: weekly }),
    task(903, { deadlines: due, lead: ['Sở Nội vụ', 'Sở Y tế'] }),
  ])
}

test('it is closed with what it rests on, the body is told, and it can be opened again', async () => {
  const { world, ask } = await office()
  expect(await ask(`/ketthuc 901 ${REST}`)).toContain(
    'xong, không có văn bản, ngày 9/8/2025, căn cứ: biên bản, ảnh, người quyết: đồng chí Chánh Văn phòng',
  )
  expect(await ask('chi tiết việc 901')).toContain('Trạng thái: xong, không có văn bản')
  expect((await world.storage.messages({ kinds: ['notice'] })).map((m) => m.to.chat)).toContain('-5')
  await ask('/molai 901 đã có văn bản')
  expect(await ask('chi tiết việc 901')).toContain('còn 8 ngày')
})
test('of a recurring duty one period, of several bodies one share', async () => {
  const { world, ask } = await office()
  world.clockAt(momentOf('2025-08-23', '09:00'))
  expect(await ask(`/ketthuc 902 ${REST}`)).toContain('báo cho kỳ nào')
  expect(await ask(`/ketthuc 902 kỳ 15/8 ${REST}`)).toContain('kỳ tuần 33/2025')
  expect(await ask('chi tiết việc 902')).toMatch(/kỳ tuần 34\/2025 \(hết 22\/8\): QUÁ HẠN 1 ngày/)
  expect(await ask('chi tiết việc 902')).not.toContain('kỳ tuần 33/2025 (')
  expect(await ask(`/ketthuc 903 Sở Y tế: ${REST}`)).toContain('(Sở Y tế)')
  expect(await ask('chi tiết việc 903')).toContain('QUÁ HẠN')
  expect(await ask(`/ketthuc 903 Sở Tài chính: ${REST}`)).toContain('không có cơ quan')
})
test.each([
  ['/ketthuc 901 xong', 'Không có văn bản: /ketthuc'],
  ['/ketthuc 901 xong không văn bản ngày 9/8/2025, đồng chí Chánh Văn phòng', 'còn thiếu: người quyết'],
  ['/ketthuc 901 xong không văn bản ngày 14/8/2025, biên bản, CVP', 'ngày 14/8/2025 chưa tới'],
  ['/ketthuc 901 rút, số 15-TB/TU ngày 14/8/2025, CVP', 'ngày 14/8/2025 chưa tới'],
  ['/ketthuc 901 rút, số 15-TB/TU ngày 9/8/2025', 'còn thiếu: người quyết'],
  ['/tamdung 901 số 15-TB/TU ngày 9/8/2025', 'còn thiếu: người quyết'],
  ['/tamdung 901 đến 30/7/2025, số 15-TB/TU ngày 9/8/2025, CVP', 'phải sau hôm nay'],
  ['/xong 901', 'hoặc văn phòng ghi hộ: /baoho'],
  ['/tiendo 901 50', '/baoho'],
])('«%s» is told what is lacking', async (text, wanted) => {
  const { ask } = await office()
  expect(await ask(text)).toContain(wanted)
  expect(await ask('chi tiết việc 901')).toContain('còn 8 ngày')
})
test('only the office closes so', async () => {
  const { ask } = await office()
  expect(await ask(`/ketthuc 901 ${REST}`, '2')).toContain('Không làm được')
})
test('a focal person names a period by the day that the bot prints', async () => {
  const { world, ask } = await office()
  world.clockAt(momentOf('2025-08-23', '09:00'))
  expect(await ask('/xong 902 kỳ 22/8 số 16/BC-SNV ngày 22/8/2025 gửi Ban Thường vụ', '2')).toContain('kỳ tuần 34/2025')
})
