// Evidence of another kind, or with the number of another task: taken, marked for both sides, and accepted knowingly.
import { expect, test } from 'vitest'
import { momentOf } from '../../src/domain/calendar.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { member, NOW, saying, testWorld } from './chat-world.ts'
import { deadline, documentFile, task } from './generated-registers.ts'

const due = [deadline({ raw: 'trước ngày 20/9/2025', due: '2025-09-20', before: true })]
const DECISION = task(901, { deadlines: due, title: 'Ban hành Quyết định phân cấp quản lý' })
const REVIEW = task(902, { deadlines: due, title: 'Rà soát hồ sơ cán bộ' })
const HALF = { deadlines: due, text: 'Rà soát hồ sơ; số hóa hồ sơ của cán bộ' }

async function office(tasks = [DECISION, REVIEW]) {
  const world = await testWorld()
  const members = [member('focal', '2'), member('secretariat', '1'), member('focal', '4', { body: 'Sở Tài chính' })]
  await world.storage.commit({ at: NOW, members, documents: [documentFile('x', tasks)] })
  const ask = async (text: string, user = '2') => {
    const said = saying(text, { user, chat: user })
    await chatTurn(world, said)
    return (await world.storage.messages({ keys: [`answer:${said.key}`] }))[0]?.text ?? ''
  }
  const kinds = async () =>
    (await world.storage.entries({ tasks: tasks.map((t) => t.no) })).map((e) => [e.task, e.kind])
  return { ask, kinds, world }
}

test('a report where a decision is asked for: marked for the body, and accepted with a second press', async () => {
  const { ask, kinds } = await office()
  const doubt = 'việc yêu cầu quyết định, minh chứng là báo cáo'
  expect(await ask('/xong 901 số 45/BC-SNV ngày 8/8/2025 gửi UBND tỉnh')).toContain(doubt)
  const asked = await ask('/xacnhan 901', '1')
  expect(asked).toContain(doubt)
  expect(asked).toContain('Đúng không ạ?')
  expect(await kinds()).toEqual([[901, 'evidence']])
  await ask('đúng', '1')
  expect(await kinds()).toEqual([
    [901, 'evidence'],
    [901, 'accepted'],
  ])
})
test('the kind that is asked for, or a task that asks for none: one press will do', async () => {
  const { ask } = await office()
  expect(await ask('/xong 901 số 45/QĐ-SNV ngày 8/8/2025 gửi UBND tỉnh')).not.toContain('⚠️')
  expect(await ask('/xacnhan 901', '1')).toContain('✅')
  expect(await ask('/xong 902 số 46/BC-SNV ngày 8/8/2025 gửi UBND tỉnh')).not.toContain('⚠️')
  expect(await ask('/xacnhan 902 tốt', '1')).toContain('✅')
})
test('a grade is kept over the second press', async () => {
  const { ask } = await office()
  await ask('/xong 901 số 45/BC-SNV ngày 8/8/2025 gửi UBND tỉnh')
  await ask('xác nhận việc 901 tốt', '1')
  expect(await ask('đúng', '1')).toContain('xếp loại tốt')
})
test('to send it back needs no second press', async () => {
  const { ask } = await office()
  await ask('/xong 901 số 45/BC-SNV ngày 8/8/2025 gửi UBND tỉnh')
  expect(await ask('/tralai 901 chưa có quyết định', '1')).toContain('↩️')
})

test('the number of another task is asked about with that task, and accepted knowingly', async () => {
  const { ask, kinds } = await office()
  await ask('/xong 901 số 45/QĐ-SNV ngày 8/8/2025 gửi UBND tỉnh')
  expect(await ask('/xong 902 số 45/QĐ-SNV ngày 8/8/2025 gửi UBND tỉnh')).toContain(
    'số này đã là minh chứng của việc 901',
  )
  expect(await kinds()).toEqual([[901, 'evidence']])
  expect(await ask('đúng')).toContain('Đã nhận minh chứng của việc 902')
  const asked = await ask('/xacnhan 902', '1')
  expect(asked).toContain('số này đã là minh chứng của việc 901')
  expect(asked).toContain('Đúng không ạ?')
  // The first one has it rightly.
  expect(await ask('/xacnhan 901', '1')).toContain('✅')
})
test('a number that came back, or was replaced, is free again', async () => {
  const { ask } = await office()
  await ask('/xong 901 số 45/QĐ-SNV ngày 8/8/2025 gửi UBND tỉnh')
  await ask('/xong 901 số 46/QĐ-SNV ngày 8/8/2025 gửi UBND tỉnh')
  expect(await ask('/xong 902 số 45/QĐ-SNV ngày 8/8/2025 gửi UBND tỉnh')).not.toContain('⚠️')
  await ask('/tralai 901 thiếu chữ ký', '1')
  expect(await ask('/xong 902 số 46/QĐ-SNV ngày 8/8/2025 gửi UBND tỉnh')).not.toContain('⚠️')
})
test('two tasks of one sentence are proved by one document', async () => {
  const { ask } = await office([
    task(901, { ...HALF, title: 'Rà soát hồ sơ' }),
    task(902, { ...HALF, title: 'Số hóa' }),
  ])
  await ask('/xong 901 số 45/BC-SNV ngày 8/8/2025 gửi UBND tỉnh')
  expect(await ask('/xong 902 số 45/BC-SNV ngày 8/8/2025 gửi UBND tỉnh')).not.toContain('⚠️')
})
test('a body does not hear the numbers of other bodies’ tasks', async () => {
  const { ask } = await office([task(901, { lead: ['Sở Tài chính'], deadlines: due }), REVIEW])
  await ask('/xong 901 số 45/BC-STC ngày 8/8/2025 gửi UBND tỉnh', '4')
  const asked = await ask('/xong 902 số 45/BC-STC ngày 8/8/2025 gửi UBND tỉnh')
  expect(asked).toContain('số này đã dùng cho việc khác')
  expect(asked).not.toContain('901')
  await ask('đúng')
  expect(await ask('/xacnhan 902', '1')).toContain('số này đã là minh chứng của việc 901')
})
test('one number for two tasks of one message is said in the question and to whoever accepts', async () => {
  const { ask } = await office()
  const asked = await ask('xong 901, số 45/QĐ-SNV ngày 8/8/2025 gửi UBND tỉnh và xong 902, số 45/QĐ-SNV ngày 8/8/2025')
  expect(asked).toContain('số này đã là minh chứng của việc 902')
  await ask('đúng')
  expect(await ask('/xacnhan 902', '1')).toContain('số này đã là minh chứng của việc 901')
})

const MONTHLY = task(903, {
  deadlines: [deadline({ kind: 'recurring', raw: 'ngày 5 hằng tháng', rrule: 'FREQ=MONTHLY;BYMONTHDAY=5' })],
  title: 'Thống kê hồ sơ',
})
/** Of August and of September, a month and a day later. */
async function months() {
  const { ask, kinds, world } = await office([MONTHLY])
  world.clockAt(momentOf('2025-09-10', '09:00'))
  return { ask, kinds }
}
test('a later period while an earlier one is late and missing is asked about, and shown to whoever decides', async () => {
  const { ask, kinds } = await months()
  const doubt = 'kỳ tháng 8/2025 đang quá hạn, chưa nộp: có đúng kỳ không?'
  const asked = await ask('/xong 903 kỳ tháng 9 số 45/BC-SNV ngày 8/9/2025 gửi UBND tỉnh')
  expect(asked).toContain(doubt)
  expect(await kinds()).toEqual([])
  expect(await ask('đúng')).toContain('kỳ tháng 9/2025')
  expect(await kinds()).toEqual([[903, 'evidence']])
})
test('the number of another period is asked about, and accepted knowingly; which of two is asked by its month', async () => {
  const { ask, kinds } = await months()
  await ask('/xong 903 kỳ tháng 8 số 45/BC-SNV ngày 8/9/2025 gửi UBND tỉnh')
  const doubt = 'số này đã là minh chứng của kỳ tháng 8/2025'
  expect(await ask('/xong 903 kỳ tháng 9 số 45/BC-SNV ngày 8/9/2025 gửi UBND tỉnh')).toContain(doubt)
  await ask('đúng')
  expect(await ask('/xacnhan 903', '1')).toContain('Việc 903 có nhiều kỳ đang chờ. Kỳ nào?')
  const second = await ask('kỳ tháng 9', '1')
  expect(second).toContain(doubt)
  expect(second).toContain('Đúng không ạ?')
  expect(await ask('/xacnhan 903', '1')).toContain('Kỳ nào?')
  expect(await ask('tháng 8/2025 ạ', '1')).toContain('✅')
  expect((await kinds()).map(([, kind]) => kind)).toEqual(['evidence', 'evidence', 'accepted'])
})
