import { describe, expect, test } from 'vitest'
import { reply } from '../../src/domain/reply.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { asking, askingWhich, type Word } from '../../src/flows/words/word-turn.ts'
import { readPendingAnswer } from '../../src/text/yes-no.ts'
import { member, NOW, saying, testWorld } from './chat-world.ts'

/** «/nhac» asks before it writes; «/nhac ghi X» writes. */
const word: Word = async ({ rest, said, isConfirmed }) => {
  if (rest.startsWith('ghi'))
    return {
      reply: reply([`Đã ${rest}.`]),
      changes: {
        settings: { [said.key]: rest },
        noted: [{ what: 'seen', about: String(isConfirmed), value: said.file?.name ?? null }],
      },
    }
  if (rest === 'hai')
    return askingWhich(
      ['Việc nào?'],
      [
        { label: 'A', says: '/nhac ghi A' },
        { label: 'B', says: '/nhac ghi B' },
      ],
    )
  if (rest === 'gấp')
    return askingWhich(
      ['Gửi?'],
      [
        { label: 'Sáng mai', says: '/nhac ghi sáng mai', isYes: true },
        { label: 'Ngay', says: '/nhac ghi ngay' },
      ],
    )
  return asking([`Ghi «${rest}».`], `/nhac ghi ${rest}`)
}
async function scene() {
  const world = await testWorld(undefined, { words: { nhac: word } })
  await world.storage.commit({ at: NOW, members: [member('secretariat', '7'), member('secretariat', '8')] })
  const say = async (text: string, over: object = {}) => {
    const heard = saying(text, over)
    await chatTurn(world, heard)
    const sent = await world.storage.messages({ keys: [`answer:${heard.key}`] })
    return { text: sent[0]?.text ?? '', choices: sent[0]?.offers?.choices ?? [] }
  }
  const written = async () => [...(await world.storage.settings()).values()].filter((v) => v.startsWith('ghi'))
  return { world, say, written }
}

describe('a question before acting', () => {
  test('acts on «đúng», and once', async () => {
    const { say, written } = await scene()
    const asked = await say('/nhac A')
    expect(asked.text).toBe('Ghi «A».\nĐúng không ạ?')
    expect(asked.choices.map((c) => c.label)).toEqual(['Đúng', 'Không'])
    expect(await written()).toEqual([])
    expect((await say('dạ đúng rồi ạ')).text).toBe('Đã ghi A.')
    expect(await written()).toEqual(['ghi A'])
    await say('đúng')
    expect(await written()).toEqual(['ghi A'])
  })
  test('its button pressed ten times acts once and says so, by its words and by its number', async () => {
    for (const press of [(c: { says: string }) => c.says, () => '1']) {
      const { say, written } = await scene()
      const [yes] = (await say('/nhac A')).choices
      const texts = []
      for (let i = 0; i < 10; i++) texts.push((await say(press(yes!))).text)
      expect(await written()).toEqual(['ghi A'])
      expect(texts[0]).toBe('Đã ghi A.')
      expect(new Set(texts.slice(1))).toEqual(new Set(['Câu hỏi này đã được trả lời rồi; không làm lại lần nữa.']))
    }
  })
  test('«không» throws it away', async () => {
    const { say, written } = await scene()
    await say('/nhac A')
    expect((await say('không')).text).toBe('Đã bỏ, chưa ghi gì.')
    await say('đúng')
    expect(await written()).toEqual([])
  })
  test('an old button does nothing to a new question', async () => {
    const { say, written } = await scene()
    const [old] = (await say('/nhac A')).choices
    await say('/nhac B')
    expect((await say(old!.says)).text).toMatch(/không còn hiệu lực/)
    expect(await written()).toEqual([])
  })
  test('a typed «đúng» means the last thing said; the button still holds after other talk', async () => {
    const { say, written } = await scene()
    const [yes] = (await say('/nhac A')).choices
    await say('việc quá hạn')
    await say('đúng')
    expect(await written()).toEqual([])
    await say(yes!.says)
    expect(await written()).toEqual(['ghi A'])
  })
  test('expires after half an hour, by word and by button', async () => {
    const { world, say, written } = await scene()
    const [yes] = (await say('/nhac A')).choices
    world.clockAt(NOW + 31 * 60_000)
    expect((await say('đúng')).text).toMatch(/không còn hiệu lực/)
    expect((await say(yes!.says)).text).toMatch(/không còn hiệu lực/)
    expect(await written()).toEqual([])
  })
  test('of several only what is picked is done; «đúng» picks none', async () => {
    const { say, written } = await scene()
    const { choices } = await say('/nhac hai')
    expect(choices.map((c) => c.label)).toEqual(['A', 'B', 'Không'])
    await say('đúng')
    expect(await written()).toEqual([])
    await say('2')
    expect(await written()).toEqual(['ghi B'])
    await say(choices[0]!.says)
    expect(await written()).toEqual(['ghi B'])
  })
  test('the words of one label pick it; words of none do not', async () => {
    const { say, written } = await scene()
    await say('/nhac gấp')
    await say('chiều')
    expect(await written()).toEqual([])
    await say('/nhac gấp')
    await say('mai')
    await say('/nhac hai')
    await say('cái B ạ')
    expect(await written()).toEqual(['ghi sáng mai', 'ghi B'])
  })
  test('belongs to the one who was asked', async () => {
    const { say, written } = await scene()
    const [yes] = (await say('/nhac A')).choices
    await say(yes!.says, { user: '8', chat: '7' })
    expect(await written()).toEqual([])
  })
  test('keeps the file that came with what was said', async () => {
    const { world, say } = await scene()
    await say('/nhac A', { file: { id: 'f', name: 'bao-cao.pdf', size: 9 } })
    await say('đúng')
    const seen = (await world.storage.audit()).find((row) => row.what === 'seen')
    expect([seen?.about, seen?.after]).toEqual(['true', 'bao-cao.pdf'])
  })
})

for (const text of ['đúng', 'Đúng rồi ạ', 'dạ đúng', 'ok', 'vâng ạ', 'chính xác', 'dung roi'])
  test(`«${text}» says yes`, () => expect(readPendingAnswer(text)?.kind).toBe('yes'))
for (const text of ['không', 'Không ạ', 'thôi', 'hủy', 'không phải', 'dạ không'])
  test(`«${text}» says no`, () => expect(readPendingAnswer(text)?.kind).toBe('no'))
for (const text of ['đúng hạn', 'không có việc nào', 'việc 12', '1', 'có việc gì không', '/viec'])
  test(`«${text}» answers no question`, () => expect(readPendingAnswer(text)).toBeNull())
test('of several, «đúng» means the one that is the yes', async () => {
  const { say, written } = await scene()
  await say('/nhac gấp')
  expect((await say('đúng')).text).toContain('sáng mai')
  expect(await written()).toEqual(['ghi sáng mai'])
})
