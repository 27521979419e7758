// Work that comes back, of the document that was named and of no other.
import { expect, test } from 'vitest'
import { member, NOW, speaking, testWorld } from './chat-world.ts'

async function office() {
  const world = await testWorld()
  await world.storage.commit({ at: NOW, members: [member('secretariat', '9', { province: null })] })
  return { ask: speaking(world, '9') }
}
test('of one document only its own work, and the document is named', async () => {
  const { ask } = await office()
  const all = await ask('những ai phải báo cáo định kỳ')
  expect(all).toContain('376-KH/TU')
  expect(all).toContain('KL Lào Cai 8/2025')
  const one = await ask('nhiệm vụ định kỳ của KH 376')
  expect(one).toMatch(/^Báo cáo định kỳ trong 376-KH\/TU/)
  expect(one).toContain('82 · VI.2.14')
  expect(one).not.toContain('KL Lào Cai')
  const other = await ask('những việc hằng tháng của KL Lào Cai 8/2025 là gì')
  expect(other).toContain('189 · 5.(3)')
  expect(other).not.toContain('376-KH')
})
test('of a document that is not in the register it is said so', async () => {
  const { ask } = await office()
  expect(await ask('những báo cáo hằng tháng của KH 999 là gì')).not.toMatch(/Báo cáo định kỳ.*\d+ việc/)
})
