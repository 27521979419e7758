// Work that no list can be made of is said to be so, and what was asked before stays what it was.
import { expect, test } from 'vitest'
import { member, NOW, speaking, testWorld } from './chat-world.ts'

async function office() {
  const world = await testWorld()
  await world.storage.commit({ at: NOW, members: [member('secretariat', '9', { province: null })] })
  return { ask: speaking(world, '9') }
}
test('what is left out is not listed', async () => {
  const { ask } = await office()
  for (const question of ['việc quá hạn trừ Sở Nội vụ', 'việc ngoài KH 376', 'việc quá hạn dưới 10 ngày']) {
    const answer = await ask(question)
    expect(answer).toContain('chưa lọc được')
    expect(answer).not.toMatch(/QUÁ HẠN|\d+ việc/)
  }
})
test('the list before it goes on', async () => {
  const { ask } = await office()
  const list = await ask('việc quá hạn của Lai Châu')
  const lines = /^🔴 (\d+)/gm
  const [, second] = [...(list ?? '').matchAll(lines)].map((found) => found[1])
  await ask('việc quá hạn trừ Sở Nội vụ')
  expect(await ask('việc thứ 2 hạn bao giờ')).toContain(`${second} · `)
})
