// Who comes back earlier than told says so in plain words.
import { expect, test } from 'vitest'
import { chatTurn } from '../../src/flows/chat.ts'
import { readPlainWord } from '../../src/flows/words/word-turn.ts'
import { member, NOW, saying, testWorld } from './chat-world.ts'

test.each([
  'hết nghỉ',
  'tôi hết nghỉ phép rồi ạ',
  'em đi làm lại rồi',
  'tôi đã trở lại làm việc từ hôm nay',
])('«%s» ends an absence', async (text) => {
  const world = await testWorld()
  await world.storage.commit({ at: NOW, members: [member('focal', '7', { awayUntil: '2025-08-25' })] })
  const said = saying(text, { user: '7', chat: '7' })
  await chatTurn(world, said)
  const [answer] = await world.storage.messages({ keys: [`answer:${said.key}`] })
  expect(answer?.text).toContain('trở lại làm việc')
  expect((await world.storage.member('telegram', '7'))?.awayUntil ?? null).toBeNull()
})
test.each(['hết nghỉ hè', 'em làm lại rồi', 'đi làm lại giấy tờ', 'nghỉ hết 25/8'])('«%s» does not', (text) =>
  expect(readPlainWord(text)).not.toEqual({ word: 'nghi', rest: 'hết' }))
