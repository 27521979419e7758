// A place that nothing reached lives again: it is handed what its body missed meanwhile, with «Đã nhận», once.
import { expect, test } from 'vitest'
import type { Heard } from '../../src/domain/heard.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { officeWords } from '../../src/flows/words/office-words.ts'
import { groupOf, member, NOW, saying, testWorld } from './chat-world.ts'
import { deadline, documentFile, task } from './generated-registers.ts'

const GROUP = { channel: 'telegram', chat: '-2', thread: null }
const due = [deadline({ raw: 'trước ngày 15/10/2025', due: '2025-10-15', before: true })]
const words = officeWords({ read: async () => ({ kind: 'refused', why: 'broken', detail: '' }), hash: () => '' })

let serial = 0
async function office({ parked = 'bot was removed' as string | null, thread = null as string | null } = {}) {
  const world = await testWorld(undefined, { words })
  const { storage } = world
  const to = { ...GROUP, thread }
  await storage.commit({
    at: NOW - 86_400_000,
    chats: [groupOf('-2', ['Sở Y tế'], { to }), groupOf('-3', ['Sở Tài chính'])],
    members: [member('secretariat', '1'), member('focal', '8', { body: 'Sở Y tế' })],
    parks: [
      { to, why: parked },
      { to: { ...GROUP, chat: '-3' }, why: 'bot was removed' },
    ],
  })
  const file = documentFile('x', [
    task(901, { deadlines: due, lead: ['Sở Y tế'], coop: ['Sở Tài chính'], title: 'Tiêm chủng' }),
    task(902, { deadlines: due, lead: ['Sở Nội vụ'] }),
  ])
  await storage.commit({ at: NOW, documents: [file], settings: { 'handed:x': '2025-08-11T09:00' } })
  const hear = (kind: 'joined' | 'left', over: object = {}) => {
    const place = { channel: 'telegram', chat: '-2', thread, isGroup: true }
    return chatTurn(world, { key: `telegram:u${++serial}`, ...place, kind, why: 'bot was removed', ...over } as Heard)
  }
  const say = async (text: string, over: object = {}) => {
    const said = saying(text, { user: '1', chat: '1', ...over })
    await chatTurn(world, said)
    return (await storage.messages({ keys: [`answer:${said.key}`] }))[0]?.text ?? ''
  }
  const handouts = async (chat = '-2') =>
    (await storage.messages({ kinds: ['handout'] })).filter((m) => m.to.chat === chat)
  const settle = async (key: string, state: 'never' | 'sent') => {
    const base = { key, lease: null, tries: 1, doubts: 0, nextTryAt: NOW, late: false, platformId: null }
    const settled = [{ ...base, state, sentAt: state === 'sent' ? NOW : null, why: null }]
    await storage.commit({ at: NOW, settled })
  }
  return { world, storage, hear, say, handouts, settle }
}

test('the bot is let in again: the group gets its task with its sentence and «Đã nhận», nobody else’s', async () => {
  const { hear, handouts, say } = await office()
  await hear('joined')
  const [one, ...more] = await handouts()
  expect(more).toEqual([])
  expect(one?.text).toContain('Tiêm chủng')
  expect(one?.tells).toEqual(['new:901:telegram:-2:'])
  expect(one?.offers?.choices).toEqual([{ label: 'Đã nhận', says: '/danhan 901+' }])
  expect(await handouts('-3')).toEqual([])
  await hear('joined')
  await hear('left')
  await hear('joined')
  expect(await handouts()).toHaveLength(1)
  expect(await say('/danhan 901+', { user: '8', chat: '-2', isGroup: true })).toContain('Sở Y tế nhận 1 việc')
})
test('somebody writes in a private chat or a group that was lost: it lives, and hears what it missed', async () => {
  const { say, handouts } = await office()
  await say('xin chào', { user: '8', chat: '-2', isGroup: true })
  expect(await handouts()).toHaveLength(1)
})
test('a topic is opened again', async () => {
  const { hear, handouts } = await office({ thread: '5' })
  await hear('joined')
  expect((await handouts()).map((m) => m.to.thread)).toEqual(['5'])
})
test('what was lost on the way goes again, what waits or was read does not', async () => {
  const { hear, handouts, settle } = await office()
  await hear('joined')
  await settle('handout:x:telegram:-2::Sở Y tế', 'never')
  await hear('left')
  await hear('joined')
  expect((await handouts()).map((m) => m.key)).toEqual([
    'handout:x:telegram:-2::Sở Y tế',
    'handout:x:telegram:-2::Sở Y tế:2',
  ])
  await settle('handout:x:telegram:-2::Sở Y tế:2', 'sent')
  await hear('left')
  await hear('joined')
  expect(await handouts()).toHaveLength(2)
})
test('handed to the focal person meanwhile, received, or closed: the group that returns gets nothing twice', async () => {
  const { storage, hear, handouts, say } = await office()
  await storage.commit({ at: NOW, chats: [groupOf('8', ['Sở Y tế'], { boundAt: 5 })] })
  await hear('joined', { chat: '8', isGroup: false })
  expect(await handouts('8')).toEqual([])
  const text = { text: 'Tiêm chủng', tells: ['new:901:telegram:8:'], dueAt: NOW, staleAt: null, queuedAt: NOW }
  const to = { ...GROUP, chat: '8' }
  await storage.commit({ at: NOW, queue: [{ key: 'handout:x:telegram:8:', to, kind: 'handout', ...text }] })
  await hear('joined')
  expect(await handouts()).toEqual([])

  const received = await office()
  await received.say('/danhan 901', { user: '8', chat: '8' })
  await received.hear('joined')
  expect(await received.handouts()).toEqual([])
  expect(await say('chi tiết việc 901')).toContain('Tiêm chủng')
})
test('while the group lives, a private chat that returns is the second place and gets nothing', async () => {
  const { storage, hear, handouts } = await office({ parked: null })
  const chats = [groupOf('8', ['Sở Y tế'], { boundAt: 5 })]
  await storage.commit({ at: NOW, chats, parks: [{ to: { ...GROUP, chat: '8' }, why: 'bot was blocked' }] })
  await hear('joined', { chat: '8', isGroup: false })
  expect(await handouts('8')).toEqual([])
})
test('a helper that came to lead while nothing arrived is handed the task as its own', async () => {
  const { storage, hear, handouts, say } = await office({ parked: null })
  const to = { ...GROUP, chat: '-3' }
  const before = { text: 'phối hợp', tells: ['new:901:telegram:-3:'], dueAt: NOW, staleAt: null, queuedAt: NOW - 9e6 }
  await storage.commit({ at: NOW, queue: [{ key: 'handout:x:telegram:-3:', to, kind: 'handout', ...before }] })
  await say('/dinhchinh 901 chủ trì: Sở Tài chính | theo 45-CV/VPTU')
  await say('đúng')
  await hear('joined', { chat: '-3' })
  const late = (await handouts('-3')).filter((m) => m.key !== 'handout:x:telegram:-3:')
  expect(late.map((m) => [m.tells, m.text.includes('phối hợp')])).toEqual([[['new:901:telegram:-3:'], false]])
})
test('rejoining asks the outbox about this body’s places alone', async () => {
  const { world, hear } = await office()
  const asked: unknown[] = []
  const { messages } = world.storage
  const noting = (filter: object) => {
    asked.push(filter)
    return messages(filter)
  }
  Object.assign(world.storage, { messages: noting })
  await hear('joined')
  expect(asked.length).toBeGreaterThan(0)
  for (const filter of asked) expect(filter).toMatchObject({ chat: expect.any(String), queuedFrom: expect.any(Number) })
})

test('a private chat that nobody tied lives again when its person writes: the answer leaves', async () => {
  const { storage, say } = await office({ parked: null })
  for (const user of ['8', '77']) {
    const to = { channel: 'telegram', chat: user, thread: null }
    await storage.commit({ at: NOW, parks: [{ to, why: 'bot was blocked by the user' }] })
    expect(await say('xin chào', { user, chat: user, isGroup: false })).not.toBe('')
    expect((await storage.parked()).map((p) => p.to.chat)).toEqual(['-3'])
  }
})
test('what others say to others in a lost group is no sign of life', async () => {
  const { storage, say } = await office()
  await say('xin chào', { user: '8', chat: '-2', isGroup: true, isAddressed: false })
  expect((await storage.parked()).map((p) => p.to.chat)).toEqual(['-2', '-3'])
})
test('the office had no place at all: the first of its people who comes back is handed its task, the next nothing', async () => {
  const { storage, say, handouts } = await office()
  const people = ['1', '2'].map((chat) => ({ channel: 'telegram', chat, thread: null }))
  const file = documentFile('y', [task(911, { deadlines: due, lead: ['Văn phòng Tỉnh ủy'], title: 'Kho lưu trữ' })])
  await storage.commit({
    at: NOW,
    members: [member('secretariat', '2')],
    parks: people.map((to) => ({ to, why: 'bot was blocked by the user' })),
    documents: [file],
    settings: { 'handed:y': '2025-08-11T09:00' },
  })
  await say('xin chào', { user: '2', chat: '2', isGroup: false })
  const [one, ...more] = await handouts('2')
  expect(more).toEqual([])
  expect(one?.text).toContain('Kho lưu trữ')
  expect(one?.offers?.choices).toEqual([{ label: 'Đã nhận', says: '/danhan 911+' }])
  await say('xin chào', { user: '2', chat: '2', isGroup: false })
  await say('xin chào')
  expect((await handouts('1')).length + (await handouts('2')).length).toBe(1)
})
test('near misses: with a group of the office, or for somebody else’s body, a secretary who comes back gets nothing', async () => {
  const { storage, say, handouts } = await office()
  const to = { channel: 'telegram', chat: '1', thread: null }
  await storage.commit({ at: NOW, parks: [{ to, why: 'bot was blocked by the user' }] })
  await say('xin chào')
  expect(await handouts('1')).toEqual([])
  const file = documentFile('y', [task(911, { deadlines: due, lead: ['Văn phòng Tỉnh ủy'] })])
  const settings = { 'handed:y': '2025-08-11T09:00' }
  const parks = [{ to, why: 'bot was blocked by the user' }]
  await storage.commit({ at: NOW, documents: [file], settings, parks, chats: [groupOf('-9', ['Văn phòng Tỉnh ủy'])] })
  await say('xin chào')
  expect(await handouts('1')).toEqual([])
})
