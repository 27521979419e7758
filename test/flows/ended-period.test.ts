// /ketthuc of a recurring duty: one period or all of it, and which of the two is always said.
import { expect, test } from 'vitest'
import { momentOf } from '../../src/domain/calendar.ts'
import { askingOffice } from './asking-office.ts'
import { deadline, task } from './generated-registers.ts'

const BY = 'số 15-TB/TU ngày 14/8/2025, đồng chí Chánh Văn phòng'
async function office() {
  const weekly = [deadline({ kind: 'recurring', raw: 'thứ Sáu hằng tuần', rrule: 'FREQ=WEEKLY;BYDAY=FR' })]
  const dated = [deadline({ raw: 'trước ngày 20/9/2025', due: '2025-09-20', before: true })]
  const meeting = [
    deadline({ kind: 'event', raw: 'trước mỗi phiên họp', event: 'mỗi phiên họp', offset: '-2d', before: true }),
  ]
  const { world, ask } = await askingOffice([
    task(901, { deadlines: weekly }),
    task(902, { deadlines: dated }),
    task(903, { deadlines: meeting }),
  ])
  world.clockAt(momentOf('2025-08-23', '09:00'))
  return { world, ask }
}

test('without a word of its periods it is asked, with the periods that would end; «đúng» ends all of it', async () => {
  const { ask } = await office()
  const question = await ask(`/ketthuc 901 rút, ${BY}`)
  expect(question).toContain('Kết thúc cả việc 901')
  expect(question).toContain('mọi kỳ: rút')
  expect(question).toMatch(/kỳ tuần 33\/2025 \(hết 15\/8\)[\s\S]*kỳ tuần 34\/2025 \(hết 22\/8\)/)
  expect(question).toContain('Đúng không ạ?')
  expect(await ask('đúng')).toContain('Mọi kỳ kết thúc.')
  expect(await ask('chi tiết việc 901')).not.toContain('QUÁ HẠN')
})
test('one period ends alone: the others stay as they were, and the answer says so', async () => {
  const { world, ask } = await office()
  const answer = await ask(`/ketthuc 901 kỳ 15/8 gộp vào việc 902, ${BY}`)
  expect(answer).toContain('kỳ tuần 33/2025: gộp việc 902')
  expect(answer).toContain('các kỳ khác vẫn như cũ')
  const detail = await ask('chi tiết việc 901')
  expect(detail).not.toContain('kỳ tuần 33/2025 (')
  expect(detail).toMatch(/kỳ tuần 34\/2025 \(hết 22\/8\): QUÁ HẠN 1 ngày/)
  const notices = (await world.storage.messages({ kinds: ['notice'] })).filter((m) => m.to.chat === '-5')
  expect(notices.map((m) => m.text).join()).toContain('kỳ tuần 33/2025')
  expect(await ask('/molai 901 kỳ tuần 33 nhầm')).toContain('mở lại')
})
test('the period stands behind the word as well, and one that is not owed is told', async () => {
  const { ask } = await office()
  expect(await ask(`/ketthuc 901 rút kỳ tuần 34, ${BY}`)).toContain('kỳ tuần 34/2025: rút')
  expect(await ask(`/ketthuc 901 kỳ tuần 20 rút, ${BY}`)).toContain('không có kỳ tuần 20/2025 nào đang phải nộp')
})
test('a period is not handed over alone; a task without periods ends as ever', async () => {
  const { ask } = await office()
  expect(await ask(`/ketthuc 901 kỳ tuần 34 chuyển Sở Y tế, ${BY}`)).toContain('chuyển cả việc')
  expect(await ask(`/ketthuc 902 rút, ${BY}`)).toContain('⏹️ việc 902')
})
test('«kỳ 24/8» is the meeting of that day, not the one before which something is due on that day', async () => {
  const { ask } = await office()
  await ask('/sukien mỗi phiên họp 24/8/2025')
  await ask('/sukien mỗi phiên họp 26/8/2025')
  expect(await ask(`/ketthuc 903 kỳ 24/8 rút, ${BY}`)).toContain('kỳ 24/8/2025: rút')
  expect(await ask('/xong 903 kỳ 26/8 số 16/BC-SNV ngày 22/8/2025 gửi Ban Thường vụ', '2')).toContain('kỳ 26/8/2025')
})
