// «việc 1 xong 20 nhà rồi»: a count is a value of the goal, never the end of the task; what does not fit is asked about.
import { expect, test } from 'vitest'
import { chatTurn } from '../../src/flows/chat.ts'
import { member, NOW, saying, testWorld } from './chat-world.ts'
import { deadline, documentFile, task } from './generated-registers.ts'

const due = [deadline({ raw: 'trước ngày 20/9/2025', due: '2025-09-20', before: true })]
const HOUSES = task(901, { deadlines: due, title: 'Xóa 60 nhà tạm', targets: ['60 căn nhà'] })
const FILES = task(902, { deadlines: due, title: 'Rà soát hồ sơ cán bộ' })
const WELLS = task(903, { deadlines: due, title: 'Sửa 12 giếng nước' })
const MORE_HOUSES = task(904, { deadlines: due, title: 'Sửa 15 nhà công vụ' })

async function office(tasks = [HOUSES, FILES, WELLS]) {
  const world = await testWorld()
  await world.storage.commit({ at: NOW, members: [member('focal', '2')], documents: [documentFile('x', tasks)] })
  const ask = async (text: string) => {
    const said = saying(text, { user: '2', chat: '2' })
    await chatTurn(world, said)
    const answer = (await world.storage.messages({ keys: [`answer:${said.key}`] }))[0]
    return [answer?.text, ...(answer?.offers?.choices ?? []).map((c) => `[${c.label}]`)].join('\n')
  }
  const told = async () =>
    (await world.storage.entries({ tasks: [901, 902, 903, 904] })).map((e) =>
      e.kind === 'measured' ? [e.task, e.value, e.unit] : [e.task, e.kind],
    )
  return { ask, told }
}

test.each([
  ['việc 901 xong 20 nhà rồi', 20],
  ['việc 901 làm xong 20 nhà', 20],
  ['đã hoàn thành 20/60 nhà việc 901', 20],
  ['việc 901 được ba mươi nhà', 30],
  ['viec 901 xong 20 nha roi', 20],
  ['việc 901 đã xóa 20 nhà', 20],
  ['việc 901: 20/60 nhà', 20],
  ['xong 20 nhà trong số 60 nhà của việc 901', 20],
  ['việc 901 còn 40 nhà nữa là xong', 20],
])('«%s» is a value, asked first', async (text, value) => {
  const { ask, told } = await office()
  const asked = await ask(text)
  expect(asked).toContain('việc 901 · Xóa 60 nhà tạm: chỉ tiêu «60 căn nhà»: đạt')
  expect(asked).not.toContain('báo xong')
  expect(await told()).toEqual([])
  await ask('đúng')
  expect(await told()).toEqual([[901, value, 'nhà']])
})
test.each([
  ['việc 901 xong rồi', 'Ghi là cơ quan báo xong việc 901'],
  ['việc 901 xong trong 20 ngày', 'Ghi là cơ quan báo xong việc 901'],
  ['việc 901 xong 50%', 'tiến độ 50%'],
  ['việc 902 hoàn thành hai bên đường', 'Ghi là cơ quan báo xong việc 902'],
  ['việc 901 xong, số 45/BC-SNV ngày 8/8/2025', 'Báo hoàn thành việc 901'],
  ['việc 901 xong 60/60 nhà, số 45/BC-SNV ngày 8/8/2025', 'Báo hoàn thành việc 901'],
])('beside it «%s» stays what it was', async (text, said) => {
  const { ask } = await office()
  expect(await ask(text)).toContain(said)
})
test('at the goal completion is offered, with a document as always', async () => {
  const { ask, told } = await office()
  await ask('việc 901 xong 60 nhà')
  const kept = await ask('đúng')
  expect(kept).toContain('Việc vẫn mở cho tới khi có văn bản: /xong 901')
  expect(kept).toContain('[Báo hoàn thành]')
  expect(await told()).toEqual([[901, 60, 'nhà']])
})
test('the goal may stand in the title alone', async () => {
  const { ask } = await office()
  expect(await ask('việc 903 xong 5 giếng')).toContain('đạt 5/12 giếng')
})
test('a part with a document is asked about: progress, or the end', async () => {
  const { ask, told } = await office()
  const asked = await ask('việc 901 xong 20 nhà, số 45/BC-SNV ngày 8/8/2025 gửi Ban Thường vụ')
  expect(asked).toContain('có chỉ tiêu «60 căn nhà», tin báo 20 nhà')
  expect(asked).toContain('[Tiến độ: đạt 20 nhà]\n[Đã hoàn thành cả việc]')
  expect(await ask('2')).toContain('Đã nhận minh chứng của việc 901')
  expect(await told()).toEqual([[901, 'evidence']])
})
test('behind /xong as well', async () => {
  const { ask, told } = await office()
  expect(await ask('/xong 901 20 nhà')).toContain('Đây là tiến độ, hay đã hoàn thành cả việc?')
  await ask('1')
  expect(await told()).toEqual([[901, 20, 'nhà']])
})
test('without a goal it is asked whether it is progress or the end', async () => {
  const { ask, told } = await office()
  expect(await ask('việc 902 xong 20 hồ sơ')).toContain('không có chỉ tiêu bằng số để so với «20 hồ sơ»')
  expect(await told()).toEqual([])
  await ask('1')
  expect(await told()).toEqual([[902, 20, 'hồ sơ']])
})
test('a unit that is not the one of the goal is asked about', async () => {
  const { ask, told } = await office()
  expect(await ask('việc 901 xong 20 xã')).toContain('không tính bằng đơn vị của «20 xã»')
  expect(await ask('/tiendo 901 đạt 20 xã')).toContain('việc 901 có chỉ tiêu «60 căn nhà», tin tính bằng «xã»')
  expect(await told()).toEqual([])
  await ask('đúng')
  expect(await told()).toEqual([[901, 20, 'xã']])
})
test('more than the goal, less than last time and below nothing are not written silently', async () => {
  const { ask, told } = await office()
  expect(await ask('/tiendo 901 đạt 70 nhà')).toContain('70 nhà là nhiều hơn chỉ tiêu 60')
  expect(await ask('/tiendo 901 đạt -5 nhà')).toContain('«-5 nhà» là số âm')
  expect(await ask('việc 901 đạt -5 nhà')).toContain('«-5 nhà» là số âm')
  expect(await told()).toEqual([])
  await ask('/tiendo 901 đạt 30 nhà')
  expect(await ask('việc 901 xong 20 nhà')).toContain('Lần trước (11/8) đã báo 30 nhà, nay 20 nhà là ít hơn')
  await ask('đúng')
  expect(await told()).toEqual([
    [901, 30, 'nhà'],
    [901, 20, 'nhà'],
  ])
})
test('«thêm 5 nhà» is told on top of the last value, once', async () => {
  const { ask, told } = await office()
  expect(await ask('việc 901 xong thêm 5 nhà')).toContain('chưa có số nào tính bằng «nhà»')
  await ask('/tiendo 901 đạt 30 nhà')
  expect(await ask('việc 901 xong thêm 5 nhà')).toContain('đạt 35 nhà')
  await ask('đúng')
  expect(await told()).toEqual([
    [901, 30, 'nhà'],
    [901, 35, 'nhà'],
  ])
})
test('without a task: the only one whose goal is counted so, else which one, else a short answer', async () => {
  const one = await office()
  expect(await one.ask('đạt 30 nhà rồi')).toContain('Ý đồng chí là việc 901 · Xóa 60 nhà tạm: đạt 30 nhà.')
  await one.ask('đúng')
  expect(await one.told()).toEqual([[901, 30, 'nhà']])
  const several = await office([HOUSES, MORE_HOUSES])
  const asked = await several.ask('được ba mươi nhà')
  expect(asked).toContain('[việc 901 · Xóa 60 nhà tạm]\n[việc 904 · Sửa 15 nhà công vụ]')
  const none = await office([FILES])
  expect(await none.ask('đạt 30 nhà rồi')).toContain('Chưa rõ «đạt 30 nhà» là của việc nào')
  expect(await none.ask('được 3 con gà')).not.toContain('của việc nào')
  expect(await one.ask('đạt 30 nhà chưa')).not.toContain('Ý đồng chí')
})
test('/tiendo with a bare number of the goal’s unit is no per cent: it is asked', async () => {
  const { ask, told } = await office()
  expect(await ask('/tiendo 901 20 nhà')).toContain('đạt 20 nhà.\nĐúng không ạ?')
  expect(await told()).toEqual([])
  await ask('đúng')
  expect(await told()).toEqual([[901, 20, 'nhà']])
  expect(await ask('/tiendo 901 60 đang chờ thẩm định')).toContain('tiến độ 60%, đang chờ thẩm định')
  expect(await ask('việc 901 xong hết 60 nhà rồi')).toContain('đạt 60 nhà.')
})
test('a value told with what is in the way is kept beside it', async () => {
  const { ask, told } = await office()
  expect(await ask('việc 901 được 20 nhà nhưng vướng mặt bằng, cần UBND tỉnh quyết')).toContain('đạt 20 nhà')
  expect(await told()).toEqual([])
  expect(await ask('đúng')).toContain('Ghi cả tiến độ')
  expect(await told()).toEqual([
    [901, 'obstacle'],
    [901, 20, 'nhà'],
  ])
  const apart = await office()
  await apart.ask('việc 901 được 20 nhà nhưng vướng mặt bằng')
  await apart.ask('UBND tỉnh')
  expect(await apart.told()).toEqual([
    [901, 'obstacle'],
    [901, 20, 'nhà'],
  ])
})
test('near misses: a fallen value, one above the goal, and a count of something else stay in the words alone', async () => {
  const { ask, told } = await office()
  await ask('/tiendo 901 đạt 30 nhà')
  for (const words of ['mới được 20 nhà', 'được 80 nhà', 'được 3 giếng', 'còn thiếu 12 nhà'])
    expect(await ask(`/vuong 901 ${words}, vướng mặt bằng, cần UBND tỉnh quyết`), words).not.toContain('Ghi cả')
  expect((await told()).filter(([, what]) => typeof what === 'number')).toEqual([[901, 30, 'nhà']])
})
test.each([
  '/tiendo 901 được 20 nhà nhưng vướng mặt bằng',
  '/tiendo 901 đạt 20 nhà nhưng vướng mặt bằng',
  '/tiendo 901 được 20 nhà, đang chờ vật liệu',
])('«%s» is a value with a note, no per cent', async (text) => {
  const { ask, told } = await office()
  const answer = await ask(text)
  expect(answer).toContain('đạt 20 nhà')
  expect(answer).not.toContain('%')
  expect(await told()).toEqual([
    [901, 20, 'nhà'],
    [901, 'progress'],
  ])
})
test('spoken, the note goes with the value, and is written with it', async () => {
  const { ask, told } = await office()
  const asked = await ask('việc 901 được 20 nhà nhưng đang chờ vật liệu')
  expect(asked).toContain('đạt 20 nhà')
  expect(asked).toContain('đang chờ vật liệu')
  await ask('đúng')
  expect(await told()).toEqual([
    [901, 20, 'nhà'],
    [901, 'progress'],
  ])
})
test('near misses: a per cent with a note is one, and a value with a courtesy has no note', async () => {
  const { ask, told } = await office()
  expect(await ask('/tiendo 901 được 50% nhưng vướng mặt bằng')).toContain('tiến độ 50%')
  expect(await ask('/tiendo 901 60 đang chờ thẩm định')).toContain('tiến độ 60%')
  await ask('/tiendo 901 được 20 nhà rồi ạ')
  expect(await told()).toEqual([
    [901, 'progress'],
    [901, 'progress'],
    [901, 20, 'nhà'],
  ])
})
test('what is in the way keeps the value beside it', async () => {
  const { ask } = await office()
  const asked = await ask('việc 901 xong 20 nhà, còn vướng mặt bằng, cần UBND tỉnh quyết')
  expect(asked).toContain('Ghi vướng mắc của việc 901')
  expect(asked).toContain('20 nhà')
})
test('a bare number of things that the task has no goal in is asked about: so many, or so many of a hundred', async () => {
  const { ask, told } = await office()
  expect(await ask('/tiendo 902 20 hồ sơ')).toMatch(/Chưa ghi gì[\s\S]*\[Tiến độ: đạt 20 hồ sơ\][\s\S]*\[Tiến độ 20%\]/)
  expect(await ask('/tiendo 901 20 hồ sơ')).toContain('Chưa ghi gì')
  expect(await told()).toEqual([])
  await ask('1')
  for (const note of ['60 đang trình hồ sơ', '60 trình ký', '60%, 20 hồ sơ', '150 hồ sơ đã xử lý'])
    expect(await ask(`/tiendo 902 ${note}`)).toContain('Đã ghi việc 902')
})
test('from a thousand on values have dots, asked, written and read back', async () => {
  const { ask, told } = await office([task(901, { deadlines: due, title: 'Số hóa hồ sơ', targets: ['1.500 hồ sơ'] })])
  expect(await ask('việc 901 đạt 1250 hồ sơ')).toContain('đạt 1.250/1.500 hồ sơ')
  expect(await ask('đúng')).toContain('1.250')
  expect(await told()).toEqual([[901, 1250, 'hồ sơ']])
  expect(await ask('việc 901 đạt 1.300/1.500 hồ sơ')).toContain('1.300')
  await ask('đúng')
  expect(await told()).toEqual([
    [901, 1250, 'hồ sơ'],
    [901, 1300, 'hồ sơ'],
  ])
})
