import { expect, test } from 'vitest'
import { chatTurn } from '../../src/flows/chat.ts'
import { officeWords } from '../../src/flows/words/office-words.ts'
import { readPlainWord } from '../../src/flows/words/word-turn.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'
import { groupOf, member, NOW, saying, testWorld } from './chat-world.ts'

test('two people of one body receive a task: the first one’s hour holds, both stand in the ledger, each once', async () => {
  const storage = createMemoryStorage()
  const world = await testWorld(storage, {
    words: officeWords({ read: async () => ({ kind: 'refused', why: 'broken', detail: '' }), hash: () => '' }),
  })
  await storage.commit({
    at: NOW,
    chats: [groupOf('-200', ['Sở Nội vụ'])],
    members: [member('focal', '5'), member('member', '6'), member('focal', '7', { body: 'Sở Tài chính' })],
  })
  let n = 0
  const press = async (user: string) => {
    const key = `telegram:${++n}`
    await chatTurn(world, saying('/danhan 188', { key, user, chat: user }))
    return (await storage.messages({ keys: [`answer:${key}`] }))[0]?.text ?? ''
  }
  expect(await press('5')).toContain('nhận 1 việc')
  for (let times = 0; times < 3; times++) expect(await press('6')).toContain('từ trước')
  for (let times = 0; times < 3; times++) expect(await press('5')).toContain('từ trước')
  await press('7')
  const entries = await storage.entries({ tasks: [188], kinds: ['acknowledged'] })
  expect(entries.map((e) => [e.body, e.by])).toEqual([
    ['Sở Nội vụ', 'telegram:5'],
    ['Sở Nội vụ', 'telegram:6'],
  ])
  const { states } = await storage.register()
  expect(states.find((s) => s.task === 188)?.acknowledgedAt).toBe(entries[0]?.at)
})

test.each([
  ['đã nhận', ''],
  ['đã nhận cả 12 và 15', '12 15'],
  ['da nhan viec 12, 15', '12 15'],
  ['bên em đã nhận việc 12 ạ', '12'],
  ['việc 12 và 15 đã nhận', '12 15'],
  ['việc 12, việc 15 bên em đã nhận rồi ạ', '12 15'],
])('«%s» says that work was received', (text, rest) => expect(readPlainWord(text)).toEqual({ word: 'danhan', rest }))
test.each([
  'đã nhận 2 việc của Sở Y tế',
  'việc 12 đã nhận chưa',
  'việc 12 đã nhận được văn bản hướng dẫn',
  'em đã nhận lương rồi',
])('«%s» does not', (text) => expect(readPlainWord(text)?.word).not.toBe('danhan'))
