// Who leaves the group of his body loses what he could see for it, at once and in private too; the office hears of it.
import { beforeEach, expect, test } from 'vitest'
import { chatTurn } from '../../src/flows/chat.ts'
import { groupOf, member, NOW, saying, type TestWorld, testWorld } from './chat-world.ts'

let world: TestWorld
let n = 0
beforeEach(async () => {
  world = await testWorld()
  await world.storage.commit({
    at: NOW,
    chats: [groupOf('-100', ['Sở Nội vụ']), groupOf('-200', ['Sở Tài chính'])],
    members: [member('secretariat', '1'), member('focal', '7'), member('member', '8'), member('leader', '2')],
  })
})
const leaves = (user: string, chat = '-100') =>
  chatTurn(world, {
    kind: 'departed',
    key: `telegram:gone${++n}`,
    channel: 'telegram',
    chat,
    thread: null,
    isGroup: true,
    user,
    name: 'Người đi',
  })
const asks = async (user: string) => {
  const key = `telegram:ask${++n}`
  await chatTurn(world, saying('việc của bên em', { key, user, chat: user }))
  return (await world.storage.messages({ keys: [`answer:${key}`] }))[0]?.text ?? ''
}
const roles = async () => (await world.storage.members()).map((m) => m.user).toSorted()
const toldOffice = async () => (await world.storage.messages({ chat: '1' })).map((m) => m.text)

test.each(['7', '8'])('a person of the body (%s)', async (user) => {
  expect(await asks(user)).toContain('Sở Nội vụ')
  await leaves(user)
  expect(await asks(user)).toContain('chưa được cấp quyền')
  expect(await roles()).not.toContain(user)
  expect(await toldOffice()).toEqual([expect.stringContaining('Người đi đã rời nhóm của Sở Nội vụ')])
  await leaves(user)
  expect(await toldOffice()).toHaveLength(1)
})
test('leaving the group of another body, or one’s office or leader’s seat in it, takes nothing', async () => {
  await leaves('7', '-200')
  await leaves('7', '-999')
  for (const user of ['1', '2', '55']) await leaves(user)
  expect(await roles()).toEqual(['1', '2', '7', '8'])
  expect(await toldOffice()).toEqual([])
})
