// Rehearsal: what is pushed is seen by the office alone, until the office says «chạy thật».
import { beforeEach, expect, test } from 'vitest'
import { newlyQueued, type OutboxMessage, REHEARSED } from '../../src/domain/delivery.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { rehearsed } from '../../src/flows/rehearsal.ts'
import { createSender } from '../../src/flows/send.ts'
import type { Channel } from '../../src/ports.ts'
import { groupOf, member, NOW, noLog, saying, TELEGRAM, type TestWorld, testWorld } from './chat-world.ts'

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
test('a secretary whose private chat is lost sees nothing: another one does', async () => {
  await asSecretary()
  await world.storage.commit({
    at: NOW,
    members: [member('secretariat', '2')],
    parks: [{ to: { channel: 'telegram', chat: '1', thread: null }, why: 'bot was blocked' }],
  })
  await rehearsed(channel, world.storage).send(message('digest'))
  expect(sent.map((m) => m.to.chat)).toEqual(['2'])
})
test('without anybody of the office it reaches nobody', async () => {
  expect((await rehearsed(channel, world.storage).send(message('digest'))).kind).toBe('never')
  expect(sent).toEqual([])
})
test('an answer stays where it was asked for', async () => {
  await asSecretary()
  await rehearsed(channel, world.storage).send(message('answer'))
  expect(sent.map((m) => m.to.chat)).toEqual(['-100'])
})
test.each([
  'digest',
  'handout',
  'broadcast',
  'notice',
] as const)('a %s for a body is read by the office alone', async (kind) => {
  await asSecretary()
  const attempt = await rehearsed(channel, world.storage).send(message(kind))
  expect(sent.map((m) => [m.to.chat, m.offers])).toEqual([['1', undefined]])
  expect(attempt).toEqual({ kind: 'never', who: 'message', why: REHEARSED })
})
test('a notice for the office itself goes as it is', async () => {
  await asSecretary()
  const own = { ...message('notice'), to: { channel: 'telegram', chat: '1', thread: null } }
  expect((await rehearsed(channel, world.storage).send(own)).kind).toBe('sent')
  expect(sent).toEqual([own])
})
test('trouble with the office’s chat parks nobody else', async () => {
  await asSecretary()
  const gone: Channel = { ...channel, send: async () => ({ kind: 'never', who: 'chat', why: 'blocked' }) }
  expect(await rehearsed(gone, world.storage).send(message('digest'))).toMatchObject({ kind: 'never', who: 'message' })
})
test('a rehearsal tells no step of the ladder, and its hand-outs may go once it is over, each once', async () => {
  await asSecretary()
  const one = (kind: 'digest' | 'handout', step: string) => {
    const { key, to, text, dueAt, staleAt, queuedAt } = message(kind)
    return { key, to, kind, text, tells: [step], dueAt, staleAt, queuedAt }
  }
  await world.storage.commit({ at: NOW, queue: [one('digest', 'step'), one('handout', 'news')] })
  const parts = { storage: world.storage, clock: world.clock, log: noLog, pace: null, lease: 'test' }
  const sender = createSender({ ...parts, channel: rehearsed(channel, world.storage) })
  await sender.drain()
  expect(sent.map((m) => m.to.chat)).toEqual(['1', '1'])
  expect(await world.storage.toldSteps({ tasks: [], keys: ['step', 'news'] })).toEqual(new Set())
  expect(await world.storage.toldAt(['step'])).toEqual(new Map())
  sent = []
  await chatTurn(world, saying('chạy thật', { user: '1', chat: '1' }))
  for (let times = 0; times < 2; times++) await chatTurn(world, saying('/chaythat giaolai', { user: '1', chat: '1' }))
  await sender.drain()
  expect(sent.filter((m) => m.kind === 'handout').map((m) => [m.to.chat, m.text])).toEqual([['-100', 'Bản tin']])
  expect(sent[0]?.text).toContain('1 phiếu giao việc')
  expect(await world.storage.toldSteps({ tasks: [], keys: ['step', 'news'] })).toEqual(new Set(['news']))
})
test('«chạy thật» of the office ends it, of anybody else it does not', async () => {
  await asSecretary()
  await chatTurn(world, saying('chạy thật', { user: '99', chat: '99' }))
  await rehearsed(channel, world.storage).send(message('digest'))
  await chatTurn(world, saying('chạy thật', { user: '1', chat: '1' }))
  await rehearsed(channel, world.storage).send(message('digest'))
  expect(sent.map((m) => m.to.chat)).toEqual(['1', '-100'])
})
