// Two things told in one message, numbers without «việc», receivers without marks: nothing of it is lost, nothing is written that was not said.
import { expect, test } from 'vitest'
import { officeWith } from './chat-world.ts'
import { deadline, task } from './generated-registers.ts'

const due = [deadline({ raw: 'trước ngày 20/9/2025', due: '2025-09-20', before: true })]
const TASKS = [
  task(901, { deadlines: due, title: 'Xóa 60 nhà tạm cho hộ nghèo' }),
  task(902, { deadlines: due, title: 'Lắp đặt 25 trạm phát sóng' }),
  task(903, { deadlines: due, title: 'Rà soát hồ sơ cán bộ' }),
  task(904, {
    deadlines: [
      deadline({ raw: 'sau Đại hội Hội Nhà thơ 10 ngày', kind: 'event', event: 'Đại hội Hội Nhà thơ', offset: '+10d' }),
    ],
    title: 'Trình đề án',
  }),
]

async function office() {
  const { world, ask, asOffice } = await officeWith(TASKS)
  const entries = () => world.storage.entries({ tasks: [901, 902, 903] })
  return { ask, office: asOffice, entries, world }
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
  expect(await entries()).toMatchObject([
    { kind: 'obstacle', what: expect.stringContaining('mat bang') },
    { kind: 'measured', value: 35 },
  ])
})

async function withEvidence() {
  const all = await office()
  await all.ask('/xong 903 số 12/BC-SNV ngày 8/8/2025 gửi Ban Thường vụ')
  return all
}
test.each([
  ['xac nhan 903 tot', /Xác nhận minh chứng của Sở Nội vụ, việc 903.*xếp loại tốt\.\nĐúng không ạ/s],
  ['903 xác nhận', /Xác nhận minh chứng của Sở Nội vụ, việc 903.*\nĐúng không ạ/s],
  ['việc 903 nghiệm thu xếp loại xuất sắc nhé', /xếp loại xuất sắc\.\nĐúng không ạ/],
  ['xác nhận 903 xếp loại khá', /không có xếp loại/],
  ['tra lai 903 vi chua co dau', /Trả lại minh chứng.*: chua co dau\.\nĐúng không ạ/s],
  ['903 trả lại, thiếu dấu', /Trả lại minh chứng.*: thiếu dấu\.\nĐúng không ạ/s],
  ['việc 903 trả lại vì chưa có dấu', /Trả lại minh chứng.*: chưa có dấu\.\nĐúng không ạ/s],
])('the office decides with the number alone: «%s»', async (text, said) => {
  const { office: says } = await withEvidence()
  expect(await says(text)).toMatch(said)
})
test.each([
  'xác nhận 903 hộ',
  'trả lại 903 hồ sơ cho dân',
  'việc 903 xác nhận chưa',
  '903 trả lại hồ sơ rồi',
])('beside it «%s» decides nothing', async (text) => {
  const { office: says, entries } = await withEvidence()
  expect(await says(text)).not.toContain('Đúng không ạ')
  await says('đúng')
  expect((await entries()).map((e) => e.kind)).toEqual(['evidence'])
})

test.each([
  ['dai hoi hoi nha tho doi sang 3/10', '3/10/2025'],
  ['đại hội hội nhà thơ lùi lại đến ngày 5/10 nhé', '5/10/2025'],
  ['hội nhà thơ dời sang 6/10', '6/10/2025'],
])('an event that moves is asked about: «%s»', async (text, day) => {
  const { office: says } = await office()
  expect(await says(text)).toContain(`Ghi sự kiện «Đại hội Hội Nhà thơ» ngày ${day}.\nĐúng không ạ?`)
})
test.each([
  'hội nghị giao ban dời sang 3/10',
  'hoãn sang 3/10',
  'họp dời sang 3/10',
])('beside it «%s» is no event that work waits for', async (text) => {
  const { office: says } = await office()
  expect(await says(text)).not.toContain('Ghi sự kiện')
})

test.each([
  'xong 25 nha roi nhe em',
  'em xong 25 nha rồi',
  'da hoan thanh 25 nha nhe',
])('«%s» counts houses where a goal is counted in them', async (text) => {
  const { ask } = await office()
  expect(await ask(text)).toContain('việc 901 · Xóa 60 nhà tạm cho hộ nghèo: đạt 25 nhà.')
})
test.each(['xong 903 rồi nhé', 'xong 903 nhé em', '903 xong rồi nha'])('beside it «%s» is that task', async (text) => {
  const { ask } = await office()
  expect(await ask(text)).toContain('Ghi là cơ quan báo xong việc 903')
})

test.each([
  'sua han viec 901 thanh 15/10/2025 vi thuong truc cho lui',
  'sửa hạn việc 901: trước 15/10/2025 do mưa lũ',
  '/dinhchinh 901 hạn: trước 15/10/2025, lý do: mưa lũ',
])('the office gives the reason in the same breath: «%s»', async (text) => {
  const { office: says } = await office()
  const asked = await says(text)
  expect(asked).toContain('15/10')
  expect(asked).toContain('Đúng không ạ?')
  expect(await says('đúng')).toContain('Đã đính chính việc 901')
})
test('the office that asks for a later day hears how it gives one', async () => {
  const { office: says } = await office()
  expect(await says('lùi hạn việc 901 đến 10/10 vì mưa lũ')).toContain('/dinhchinh 901 hạn:')
})

test.each([
  'viec 901 het vuong roi',
  'hết vướng rồi ạ',
  '901 đã hết vướng mặt bằng',
])('what was in the way is settled: «%s»', async (text) => {
  const { ask, entries } = await office()
  await ask('901 vuong mat bang')
  await ask('UBND tinh quyet nhe')
  expect(await ask(text)).toContain('Ghi hết vướng: việc 901')
  await ask('đúng')
  expect(await entries()).toMatchObject([
    { kind: 'obstacle', what: 'mat bang', decider: 'UBND tỉnh' },
    { kind: 'obstacle-settled' },
  ])
})
test.each([
  'việc 901 hết vướng chưa',
  'việc 901 chưa hết vướng',
  'hết vướng rồi ạ',
])('beside it «%s» settles nothing', async (text) => {
  const { ask, entries } = await office()
  if (text !== 'hết vướng rồi ạ') await ask('/vuong 901 mặt bằng cần UBND tỉnh quyết')
  expect(await ask(text)).not.toContain('Ghi hết vướng')
  expect((await entries()).map((e) => e.kind)).not.toContain('obstacle-settled')
})
test('thêm without a value before spells the thing as the goal does', async () => {
  const { ask } = await office()
  expect(await ask('/tiendo 901 thêm 5 nha')).toContain('tính bằng «nhà»')
})
test('a task alone is no empty message', async () => {
  const { office: says } = await office()
  expect(await says('nhắc Sở Tài chính việc 901')).toContain('Nội dung: «việc 901»')
})
