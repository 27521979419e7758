// Rehearsal: what is pushed is seen by the office alone, until the office says «chạy thật».
import { beforeEach, expect, test } from 'vitest'
import { newlyQueued, type OutboxMessage } from '../../src/domain/delivery.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { rehearsed } from '../../src/flows/rehearsal.ts'
import type { Channel } from '../../src/ports.ts'
import { groupOf, member, NOW, saying, TELEGRAM, type TestWorld, testWorld } from './chat-world.ts'

let world: TestWorld
let sent: OutboxMessage[]
const channel: Channel = {
  name: 'telegram',
  can: TELEGRAM,
  send: async (message) => {
    sent.push(message)
    return { kind: 'sent', id: null }
  },
}
const message = (kind: OutboxMessage['kind']) =>
  newlyQueued({
    key: kind,
    to: { channel: 'telegram', chat: '-100', thread: '5' },
    kind,
    text: 'Bản tin',
    tells: [],
    dueAt: 0,
    staleAt: null,
    queuedAt: 0,
  })
beforeEach(async () => {
  sent = []
  world = await testWorld()
  const to = { channel: 'telegram', chat: '-100', thread: '5' }
  await world.storage.commit({ at: NOW, chats: [groupOf('-100', ['Sở Nội vụ'], { to })] })
})
const asSecretary = () => world.storage.commit({ at: NOW, members: [member('secretariat', '1')] })

test('a digest goes to a secretary, marked with whom it is for', async () => {
  await asSecretary()
  await rehearsed(channel, world.storage).send(message('digest'))
  expect(sent.map((m) => m.to)).toEqual([{ channel: 'telegram', chat: '1', thread: null }])
  expect(sent[0]?.text).toBe('[TẬP DƯỢT] Tin này sẽ gửi tới: Sở Nội vụ (telegram -100)\nBản tin')
})
test('the group of the office comes before a secretary’s own chat', async () => {
  await asSecretary()
  await world.storage.commit({ at: NOW, chats: [groupOf('-9', ['Văn phòng Tỉnh ủy'])] })
  await rehearsed(channel, world.storage).send(message('digest'))
  expect(sent[0]?.to.chat).toBe('-9')
})
test('without anybody of the office it reaches nobody', async () => {
  expect((await rehearsed(channel, world.storage).send(message('digest'))).kind).toBe('never')
  expect(sent).toEqual([])
})
test('answers and notices go their way', async () => {
  const on = rehearsed(channel, world.storage)
  for (const kind of ['answer', 'notice'] as const) await on.send(message(kind))
  expect(sent.map((m) => m.to.chat)).toEqual(['-100', '-100'])
})
test('«chạy thật» of the office ends it, of anybody else it does not', async () => {
  await asSecretary()
  await chatTurn(world, saying('chạy thật', { user: '99', chat: '99' }))
  await rehearsed(channel, world.storage).send(message('digest'))
  await chatTurn(world, saying('chạy thật', { user: '1', chat: '1' }))
  await rehearsed(channel, world.storage).send(message('digest'))
  expect(sent.map((m) => m.to.chat)).toEqual(['1', '-100'])
})
