// «Việc 12 vướng gì, cần ai quyết?» outlasts a question in between, for half an hour, and takes no question for its answer.
import { expect, test } from 'vitest'
import { NOW, officeWith } from './chat-world.ts'
import { deadline, task } from './generated-registers.ts'

const due = [deadline({ raw: 'trước ngày 20/9/2025', due: '2025-09-20', before: true })]
async function office() {
  const { world, ask } = await officeWith([
    task(901, { deadlines: due, title: 'Rà soát hồ sơ cán bộ' }),
    task(902, { deadlines: due, title: 'Xây dựng quy chế' }),
  ])
  const told = async () =>
    (await world.storage.entries({ kinds: ['obstacle'] })).map((e) =>
      e.kind === 'obstacle' ? [e.what, e.decider] : [],
    )
  return { world, ask, told }
}
test('questions in between are answered, and it is said that the other one still waits', async () => {
  const { ask, told } = await office()
  await ask('việc 902 vướng mặt bằng')
  expect(await ask('hạn việc 901 là bao giờ')).toMatch(/20\/9[\s\S]*Vẫn chờ: việc 902 vướng «mặt bằng» cần ai quyết/)
  expect(await ask('việc quá hạn')).toContain('Vẫn chờ')
  expect(await told()).toEqual([])
  expect(await ask('UBND tỉnh')).toContain('Đã ghi vướng mắc của việc 902')
  expect(await told()).toEqual([['mặt bằng', 'UBND tỉnh']])
})
test('«thôi» drops it, half an hour ends it, and so does another report', async () => {
  const { world, ask, told } = await office()
  await ask('việc 902 vướng')
  await ask('hạn việc 901 là bao giờ')
  expect(await ask('thôi')).toContain('chưa ghi gì')
  expect(await ask('hạn việc 901 là bao giờ')).not.toContain('Vẫn chờ')
  await ask('việc 902 vướng mặt bằng')
  await ask('việc 901 được 40%')
  await ask('đúng')
  expect(await ask('UBND tỉnh')).not.toContain('Đã ghi')
  await ask('việc 902 vướng mặt bằng')
  world.clockAt(NOW + 31 * 60_000)
  expect(await ask('UBND tỉnh')).not.toContain('Đã ghi')
  expect(await told()).toEqual([])
})
