import { expect, test } from 'vitest'
import { chatTurn } from '../../src/flows/chat.ts'
import { groupOf, member, NOW, saying, testWorld } from './chat-world.ts'

test('a group that stands for several bodies hears of an event once, with the lines of all of them', async () => {
  const world = await testWorld()
  const province = 'Lai Châu'
  const group = (chat: string, bodies: readonly string[]) => groupOf(chat, bodies, { province })
  await world.storage.commit({
    at: NOW,
    members: [member('secretariat', '1', { province })],
    chats: [
      group('-100', ['Đảng ủy các cơ quan Đảng tỉnh', 'Văn phòng Tỉnh ủy', 'Ban Tổ chức Tỉnh ủy']),
      // Behind the first: it hears nothing while that one is reached.
      group('-200', ['Văn phòng Tỉnh ủy']),
    ],
  })
  await chatTurn(world, saying('/sukien Đại hội Đảng bộ tỉnh 3/10/2025', { user: '1', chat: '1' }))
  const notices = await world.storage.messages({ kinds: ['notice'] })
  expect(notices.map((m) => m.to.chat)).toEqual(['-100'])
  const lines = (chat: string) => notices.find((m) => m.to.chat === chat)?.text.match(/việc \d+/g) ?? []
  expect(lines('-100')).toEqual([...new Set(lines('-100'))])
  expect(lines('-100')).toEqual(expect.arrayContaining(['việc 37', 'việc 65', 'việc 99']))
})

test('whom no chat and no person of theirs could be told through is named, and not counted as told', async () => {
  const world = await testWorld()
  const province = 'Lai Châu'
  await world.storage.commit({ at: NOW, members: [member('secretariat', '1', { province })] })
  const said = saying('/sukien Đại hội Đảng bộ tỉnh 3/10/2025', { user: '1', chat: '1' })
  await chatTurn(world, said)
  const [answer] = await world.storage.messages({ keys: [`answer:${said.key}`] })
  expect(answer?.text).toContain('đã báo 0 cơ quan')
  expect(answer?.text).toMatch(/Chưa báo được \(chưa có nhóm, đầu mối\): [^\n]*Văn phòng Tỉnh ủy/)
})
