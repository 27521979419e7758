// «đạt 45/60 xã»: the value and the whole, and what is asked where the whole is another one than before.
import { expect, test } from 'vitest'
import { chatTurn } from '../../src/flows/chat.ts'
import { member, NOW, saying, testWorld } from './chat-world.ts'
import { deadline, documentFile, task } from './generated-registers.ts'

async function office() {
  const world = await testWorld()
  const due = [deadline({ raw: 'trước ngày 20/9/2025', due: '2025-09-20', before: true })]
  const { doc, tasks } = documentFile('x', [
    task(901, { deadlines: due }),
    task(902, { deadlines: due, targets: ['sửa chữa 157 căn nhà'] }),
  ])
  await world.storage.commit({ at: NOW, members: [member('focal', '2')], documents: [{ doc, tasks }] })
  const ask = async (text: string) => {
    const said = saying(text, { user: '2', chat: '2' })
    await chatTurn(world, said)
    return (await world.storage.messages({ keys: [`answer:${said.key}`] }))[0]?.text ?? ''
  }
  const told = async () =>
    (await world.storage.entries({ kinds: ['measured'] })).map((e) =>
      e.kind === 'measured' ? [e.task, e.value, e.target] : [],
    )
  return { ask, told }
}

test('the value is kept with its whole, and what comes later is of the same whole', async () => {
  const { ask, told } = await office()
  expect(await ask('/tiendo 901 đạt 45/60 xã')).toContain('đạt 45/60 xã')
  expect(await ask('/tiendo 901 đạt 50 xã')).toContain('đạt 50/60 xã')
  expect(await told()).toEqual([
    [901, 45, '60 xã'],
    [901, 50, '60 xã'],
  ])
  expect(await ask('chi tiết việc 901')).toContain('11/8: đạt 50/60 xã')
})
test('said in plain words it is asked first, with both numbers', async () => {
  const { ask, told } = await office()
  expect(await ask('việc 901 đạt 45/60 xã rồi ạ')).toContain('đạt 45/60 xã')
  await ask('đúng')
  expect(await told()).toEqual([[901, 45, '60 xã']])
})
test('another whole than last time is asked about, and written only as picked', async () => {
  const { ask, told } = await office()
  await ask('/tiendo 901 đạt 45/60 xã')
  expect(await ask('/tiendo 901 đạt 50/65 xã')).toContain('lần trước báo trên tổng số 60 xã, nay 65. Số nào đúng?')
  expect(await told()).toHaveLength(1)
  await ask('2')
  expect((await told()).at(-1)).toEqual([901, 50, '65 xã'])
})
test('the whole of the document is not changed by a report', async () => {
  const { ask, told } = await office()
  expect(await ask('/tiendo 902 đạt 90/157 nhà')).toContain('chỉ tiêu «sửa chữa 157 căn nhà»: đạt 90 nhà')
  expect(await ask('/tiendo 902 đạt 95/150 nhà')).toContain('theo văn bản, tin nói trên tổng số 150')
  expect(await told()).toHaveLength(1)
  await ask('đúng')
  expect((await told()).at(-1)).toEqual([902, 95, 'sửa chữa 157 căn nhà'])
})
