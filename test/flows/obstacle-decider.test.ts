// Who must decide on an obstacle: by name in private, by number in a group that is not the owner's.
import { expect, test } from 'vitest'
import type { Chat, Member } from '../../src/domain/chat.ts'
import { groupOf, member, NOW, officeWith } from './chat-world.ts'
import { deadline, task } from './generated-registers.ts'

const due = [deadline({ raw: 'trước ngày 20/9/2025', due: '2025-09-20', before: true })]
const DECIDER = 'Sở Tài chính'
async function told(chats: readonly Chat[], members: readonly Member[], decider = DECIDER) {
  const { world, ask } = await officeWith([task(902, { deadlines: due, title: 'Xây dựng quy chế' })])
  await world.storage.commit({ at: NOW, chats, members })
  await ask(`/vuong 902 chưa bố trí vốn cần ${decider} quyết`)
  const notices = await world.storage.messages({ kinds: ['notice'] })
  const at = (chat: string) => notices.filter((m) => m.to.chat === chat).map((m) => m.text)
  return { at, count: notices.length }
}
const named = /Xây dựng quy chế[\s\S]*Sở Nội vụ: chưa bố trí vốn/
const group = groupOf('-7', [DECIDER])
const leader = member('leader', '71', { body: DECIDER })
const focal = member('focal', '72', { body: DECIDER })

test('its group reads the number alone, its leader and focal person the name beside it', async () => {
  const { at, count } = await told([group], [leader, focal])
  expect(at('-7')).toHaveLength(1)
  expect(at('-7')[0]).toMatch(/việc 902, chờ Sở Tài chính quyết/)
  expect(at('-7')[0]).not.toMatch(/Sở Nội vụ|quy chế|vốn/)
  for (const person of ['71', '72']) expect(at(person)).toEqual([expect.stringMatching(named)])
  expect(at('9')).toEqual([expect.stringMatching(named)])
  expect(count).toBe(4)
})

test('a private chat bound to it reads the name, and nobody hears it twice', async () => {
  const { at, count } = await told([{ ...groupOf('72', [DECIDER]) }], [focal])
  expect(at('72')).toEqual([expect.stringMatching(named)])
  expect(count).toBe(2)
})

test('without a place of its own its persons hear it once each', async () => {
  const { at, count } = await told([], [leader, focal])
  for (const person of ['71', '72']) expect(at(person)).toEqual([expect.stringMatching(named)])
  expect(count).toBe(3)
})

test('a group that stands for both reads the name, that of another province nothing', async () => {
  const both = groupOf('-8', [DECIDER, 'Sở Nội vụ'])
  const { at } = await told([both, { ...group, province: 'Lạng Sơn' }], [])
  expect(at('-8')).toEqual([expect.stringMatching(named)])
  expect(at('-7')).toEqual([])
})

test('who has turned the reminders of his private chat off is not told beside the group', async () => {
  const { at } = await told([group, { ...groupOf('71', ['Sở Xây dựng']), muted: true }], [leader])
  expect(at('71')).toEqual([])
  expect(at('-7')).toHaveLength(1)
})
