// The office's short asks, also behind another question.
import { expect, test } from 'vitest'
import { createFileDoor } from '../../src/cli/files.ts'
import { groupOf, member, NOW, speaking, testWorld } from './chat-world.ts'
import { deadline, documentFile, task } from './generated-registers.ts'

const due = [deadline({ raw: 'trước ngày 20/9/2025', due: '2025-09-20', before: true })]
async function office() {
  const world = await testWorld(undefined, { files: createFileDoor() })
  await world.storage.commit({
    at: NOW,
    members: [member('focal', '2'), member('secretariat', '9')],
    chats: [groupOf('-5', ['Sở Nội vụ'])],
    documents: [documentFile('x', [task(901, { deadlines: due, title: 'Rà soát hồ sơ cán bộ' })])],
  })
  return { world, ask: speaking(world, '2'), asOffice: speaking(world, '9') }
}

test('«báo cáo tuần này» behind another question: asked, then made', async () => {
  const { asOffice } = await office()
  await asOffice('việc quá hạn của Sở Nội vụ')
  expect(await asOffice('báo cáo tuần này')).toMatch(/Lập báo cáo tuần[\s\S]*Đúng không ạ\?/)
  expect(await asOffice('đúng')).toContain('Báo cáo tuần gửi Thường trực')
})
test('of another month there is none to make, and a body makes none', async () => {
  const { ask, asOffice } = await office()
  expect(await asOffice('báo cáo tháng 8')).toContain('Lập báo cáo tháng')
  expect(await asOffice('báo cáo tháng 3')).not.toContain('Lập báo cáo')
  expect(await ask('báo cáo tuần này')).not.toContain('Lập báo cáo')
})
test('«ai đã nhận tin rồi»: of the message sent last', async () => {
  const { ask, asOffice } = await office()
  expect(await asOffice('ai đã nhận tin rồi')).toContain('Chưa có tin nào')
  await asOffice('/guitin Sở Nội vụ: mai họp lúc 8 giờ')
  await asOffice('đúng')
  expect(await asOffice('ai đã nhận tin rồi')).toMatch(/B1[\s\S]*Sở Nội vụ/)
  expect(await ask('ai đã nhận tin rồi')).not.toContain('B1')
})
test('«901 sao rồi» is about the task, whatever was asked before', async () => {
  const { asOffice } = await office()
  await asOffice('việc quá hạn của Sở Nội vụ')
  expect(await asOffice('901 sao rồi')).toContain('901 · Rà soát hồ sơ cán bộ')
  expect(await asOffice('99901 sao rồi')).not.toContain('Rà soát')
})
