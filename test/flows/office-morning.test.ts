// Two things told in one message, numbers without «việc», receivers without marks: nothing of it is lost, nothing is written that was not said.
import { expect, test } from 'vitest'
import { chatTurn } from '../../src/flows/chat.ts'
import { member, NOW, saying, testWorld } from './chat-world.ts'
import { deadline, documentFile, task } from './generated-registers.ts'

const due = [deadline({ raw: 'trước ngày 20/9/2025', due: '2025-09-20', before: true })]
const TASKS = [
  task(901, { deadlines: due, title: 'Xóa 60 nhà tạm cho hộ nghèo' }),
  task(902, { deadlines: due, title: 'Lắp đặt 25 trạm phát sóng' }),
  task(903, { deadlines: due, title: 'Rà soát hồ sơ cán bộ' }),
]

async function office() {
  const world = await testWorld()
  await world.storage.commit({
    at: NOW,
    members: [member('focal', '2'), member('secretariat', '9')],
    documents: [documentFile('x', TASKS)],
  })
  const says = (user: string) => async (text: string) => {
    const said = saying(text, { user, chat: user })
    await chatTurn(world, said)
    const answer = (await world.storage.messages({ keys: [`answer:${said.key}`] }))[0]
    return [answer?.text, ...(answer?.offers?.choices ?? []).map((c) => `[${c.label}]`)].join('\n')
  }
  const entries = () => world.storage.entries({ tasks: [901, 902, 903] })
  return { ask: says('2'), office: says('9'), entries, world }
}

test('what is told behind a value is a note of its own, never part of its unit', async () => {
  const { ask, entries } = await office()
  expect(await ask('/tiendo 901 đạt 35/60 nhà, còn lại chờ vốn')).toContain('đạt 35/60 nhà, còn lại chờ vốn.')
  expect(await entries()).toMatchObject([
    { kind: 'measured', value: 35, unit: 'nhà' },
    { kind: 'progress', percent: null, note: 'còn lại chờ vốn' },
  ])
})
test('a note that asks for a later day says that nobody was asked yet', async () => {
  const { ask } = await office()
  expect(await ask('/tiendo 901 đạt 50/60 nha, xin lui den 30/9 vi mua lu')).toContain(
    'Gửi văn phòng: /giahan 901 NGÀY LÝ DO',
  )
  expect(await ask('/tiendo 903 đang làm, còn vướng kinh phí')).toContain('/vuong 903')
  expect(await ask('/tiendo 903 đã được gia hạn, hết vướng rồi')).not.toMatch(/mới là ghi chú/)
})
test.each([
  ['901 dc 35 nha, con vuong mat bang o xa Bac Ha', /vướng: mat bang o xa Bac Ha \(đạt 35 nhà\)/],
  ['901 dat 50/60 nha, xin lui den 30/9 vi mua lu', /Xin gia hạn việc 901.* đến 30\/9\/2025, lý do: .*mua lu.*50\/60/s],
  ['901 da xoa 20 nha', /việc 901.*đạt 20\/60 nhà\./],
  ['902 lap them 5 tram nua', /901|902/],
])('a number in front is that task: «%s»', async (text, said) => {
  const { ask, entries } = await office()
  expect(await ask(text)).toMatch(said)
  expect(await entries()).toEqual([])
})
test.each(['901 nhà là bao nhiêu', '45 nhà', '777 đã xong'])('beside it «%s» writes nothing', async (text) => {
  const { ask, entries } = await office()
  await ask(text)
  await ask('đúng')
  expect(await entries()).toEqual([])
})
test.each([
  ['việc 902 lắp được 10 trạm', 'đạt 10/25 trạm'],
  ['viec 902 lap dc 10 tram', 'đạt 10/25 trạm'],
  ['viec 901 xong 20 nha roi', 'đạt 20/60 nhà'],
])('the verb of the work tells a count of the goal: «%s»', async (text, said) => {
  const { ask } = await office()
  expect(await ask(text)).toContain(said)
})
test.each([
  ['/xong 903 so 12/BC-SNV ngay 8/8/2025 gui so xay dung', 'gửi so xay dung'],
  ['/xong 903 so 12/BC-SNV ngay 8/8/2025 gui lanh dao so xay dung', 'gửi lanh dao so xay dung'],
  ['/xong 903 gui UBND tinh so 12/BC-SNV ngay 8/8/2025', 'gửi UBND tinh.'],
])('whom it was sent to is read without marks: «%s»', async (text, said) => {
  const { ask } = await office()
  const answer = await ask(text)
  expect(answer).toContain(said)
  expect(answer).not.toContain('chưa rõ đã gửi cấp nào')
})
test.each([
  ['việc 901 đã xóa 20 nhà, số còn lại chờ vốn', 'đạt 20/60 nhà, số còn lại chờ vốn.'],
  ['việc 901 dc 35 nha, khong vuong gi', 'đạt 35/60 nhà, khong vuong gi.'],
  ['mới xóa được 20 nhà, việc 901 nhé', 'đạt 20/60 nhà.'],
])('what stands behind the count is kept: «%s»', async (text, said) => {
  const { ask } = await office()
  expect(await ask(text)).toContain(said)
})
test('what is in the way goes with the value', async () => {
  const { ask, entries } = await office()
  await ask('901 dc 35 nha, con vuong mat bang o xa Bac Ha')
  await ask('UBND tinh quyet')
  expect(await entries()).toMatchObject([{ kind: 'obstacle', what: expect.stringContaining('mat bang') }])
})
