// «Việc 12 không phải của sở em, của Sở Tài chính»: a line that is wrong, or a share to hand over; asked, never shown alone.
import { expect, test } from 'vitest'
import { readNotOurs } from '../../src/text/not-ours.ts'
import { member, NOW, officeWith, speaking } from './chat-world.ts'
import { deadline, task } from './generated-registers.ts'

const due = [deadline({ raw: 'trước ngày 20/9/2025', due: '2025-09-20', before: true })]
const TASKS = [
  task(901, { deadlines: due, title: 'Rà soát hồ sơ cán bộ' }),
  task(902, { deadlines: due, title: 'Xây dựng quy chế', lead: ['Sở Tài chính'], coop: ['Sở Nội vụ'] }),
]

test('with the body whose it is: a report of the error or a handover, as is picked', async () => {
  const { world, ask } = await officeWith(TASKS)
  const asked = await ask('việc 901 không phải của sở em, của Sở Tài chính')
  expect(asked).toMatch(/Chưa ghi gì[\s\S]*\[Báo sai cơ quan\][\s\S]*\[Đề nghị chuyển sang Sở Tài chính\]/)
  expect(await world.storage.entries({ tasks: [901] })).toEqual([])
  await world.storage.commit({ at: NOW, members: [member('focal', '3')] })
  const another = speaking(world, '3')
  await another('việc 901 không phải của sở em, của Sở Tài chính')
  expect(await another('đúng')).toContain('Xin chọn đúng một mục')
})
test('without one, and of a helper: the report of the error alone', async () => {
  const { ask } = await officeWith(TASKS)
  expect(await ask('việc 901 không thuộc thẩm quyền của bên em ạ')).toMatch(/Báo sai việc 901[\s\S]*Đúng không ạ\?/)
  expect(await ask('đúng')).toContain('Đã ghi việc 901 bị báo sai')
  expect(await ask('việc 902 không phải của sở em, của Sở Y tế')).toMatch(
    /Báo sai việc 902[\s\S]*Sở Y tế[\s\S]*Đúng không/,
  )
})
test('«việc này» is the one shown last', async () => {
  const { ask } = await officeWith(TASKS)
  await ask('chi tiết việc 901')
  expect(await ask('việc này không phải của bên em mà là của Sở Y tế ạ')).toContain('chuyển sang Sở Y tế')
})
test.each([
  ['việc 12 giao nhầm cho sở em, Sở Y tế mới đúng', 'Sở Y tế'],
  ['viec 12 khong phai cua so em, cua So Tai chinh', 'So Tai chinh'],
])('%s', (text, whose) => expect(readNotOurs(text)).toEqual({ no: 12, whose }))
test.each([
  'việc 12 không phải em làm, anh Hùng làm',
  'việc 12 không phải của sở em à',
  'việc 12 không phải của sở em?',
  'việc 12 không phải của Sở Y tế',
  'việc nhà không phải của em',
  'việc 12 không phải báo cáo tháng',
])('not: %s', (text) => expect(readNotOurs(text)).toBeNull())
