// One message tells of two tasks: one question at a time, and nothing is dropped.
import { expect, test } from 'vitest'
import { officeWith } from './chat-world.ts'
import { deadline, task } from './generated-registers.ts'

const due = [deadline({ raw: 'trước ngày 20/9/2025', due: '2025-09-20', before: true })]
const TASKS = [
  task(901, { deadlines: due, title: 'Rà soát hồ sơ cán bộ' }),
  task(902, { deadlines: due, title: 'Xóa 60 nhà tạm', targets: ['60 nhà'] }),
  task(903, { deadlines: due, title: 'Số hóa hồ sơ', targets: ['1.500 hồ sơ'] }),
  task(904, { deadlines: due, title: 'Xây dựng quy chế', lead: ['Sở Tài chính'] }),
]
async function office() {
  const { world, ask } = await officeWith(TASKS)
  const told = async () =>
    (await world.storage.entries({ tasks: [901, 902, 903, 904] })).map((e) => `${e.task} ${e.kind}`)
  return { ask, told }
}

test('evidence, and what could not be done: asked one after the other', async () => {
  const { ask, told } = await office()
  const first = await ask('xong 901, số 45/BC-SNV ngày 8/8/2025 gửi BTV, còn việc 902 chưa làm được')
  expect(first).toMatch(/45\/BC-SNV[\s\S]*Việc 902 trong cùng tin[\s\S]*Đúng không ạ\?/)
  const second = await ask('đúng')
  expect(second).toMatch(/Đã nhận minh chứng của việc 901[\s\S]*việc 902[\s\S]*chưa làm được[\s\S]*Đúng không ạ\?/)
  expect(await told()).toEqual(['901 evidence'])
  await ask('đúng')
  expect(await told()).toEqual(['901 evidence', '902 progress'])
})
test('a command writes one thing at once, and says what it left', async () => {
  const { ask, told } = await office()
  const said = await ask('/xong 901 số 45/BC-SNV ngày 8/8/2025 gửi BTV, còn việc 902 chưa làm được')
  expect(said).toContain('Đã nhận minh chứng của việc 901')
  expect(said).toContain('Chưa ghi phần còn lại của tin: «việc 902 chưa làm được»')
  expect(await told()).toEqual(['901 evidence'])
  expect(await ask('/xong 903 số 46/BC-SNV ngày 8/8/2025 gửi BTV, còn việc 904 chưa xong')).not.toContain('Chưa ghi')
})
test('values of two tasks: the second is asked also where the first is refused', async () => {
  const { ask, told } = await office()
  expect(await ask('việc 902 xong 20 nhà, việc 903 xong 5 hồ sơ')).toContain('đạt 20/60 nhà')
  expect(await ask('không')).toMatch(/Đã bỏ[\s\S]*việc 903[\s\S]*đạt 5/)
  await ask('đúng')
  expect(await told()).toEqual(['903 measured'])
})
test('an obstacle in front wants words of its own: the rest is asked behind them', async () => {
  const { ask, told } = await office()
  expect(await ask('việc 902 vướng mặt bằng, việc 901 được 30%')).toMatch(
    /Cần cơ quan nào quyết\?[\s\S]*Việc 901 trong cùng tin/,
  )
  expect(await ask('UBND tỉnh')).toMatch(/Đã ghi vướng mắc của việc 902[\s\S]*việc 901[\s\S]*30%[\s\S]*Đúng không ạ/)
  await ask('đúng')
  expect(await told()).toEqual(['902 obstacle', '901 progress'])
})
test('numbers alone, and «thôi» to the first', async () => {
  const { ask, told } = await office()
  expect(await ask('902 vướng mặt bằng, 903 đạt 5 hồ sơ')).toContain('Việc 903 trong cùng tin')
  expect(await ask('thôi')).toMatch(/Đã bỏ[\s\S]*việc 903/)
  await ask('đúng')
  expect(await told()).toEqual(['903 measured'])
})
test('the task of another body is no second matter of theirs', async () => {
  const { ask, told } = await office()
  await ask('việc 902 được 30%, việc 904 được 40%')
  await ask('đúng')
  expect((await told()).some((t) => t.startsWith('904'))).toBe(false)
})
test('a report to a level told without «đã»: the end, or a step', async () => {
  const { ask, told } = await office()
  for (const words of [
    'việc 901 báo cáo BTV rồi, số 77/BC-SNV ngày 8/8',
    '901 báo cáo BTV rồi, số 77/BC-SNV ngày 8/8',
    'đã báo cáo BTV việc 901, số 77/BC-SNV ngày 8/8',
  ])
    expect(await ask(words)).toMatch(/gửi (BTV|Ban Thường vụ Tỉnh ủy) của việc 901[\s\S]*hay đây là một bước\?/)
  expect(await told()).toEqual([])
})
