// «việc thứ 3» of a list just shown, and what is asked about it then.
import { expect, test } from 'vitest'
import { readMoment } from '../../src/domain/calendar.ts'
import { replyText } from '../../src/domain/reply.ts'
import { answer, createBot, NEW_CONVERSATION } from '../../src/flows/answer.ts'
import { shippedRegister } from '../data/shipped.ts'

const bot = createBot(shippedRegister())
const now = readMoment('2025-08-20T08:00') ?? 0

/** The first line of each reply. */
function chat(...texts: readonly string[]): readonly string[] {
  let conversation = NEW_CONVERSATION
  return texts.map((text) => {
    const viewer = { role: 'secretariat', province: 'Lào Cai' } as const
    const turn = answer(bot, { text, viewer, now, addressed: true, pageSize: 20 }, conversation)
    conversation = turn.conversation
    return turn.reply ? replyText(turn.reply).split('\n')[0]! : ''
  })
}

test('«việc đó» is the one of the list that was asked about', () => {
  const said = chat('việc quá hạn', 'việc thứ 3', 'ai chủ trì việc đó', 'việc đó hạn bao giờ')
  expect(said.slice(1).every((line) => line.includes('180 · 4.(3)-2-c'))).toBe(true)
})
test('the list stays behind it', () => {
  const said = chat('việc quá hạn', 'việc thứ 3', 'việc đó hạn bao giờ', 'việc thứ 4', 'cái thứ 5 hạn khi nào')
  expect(said.slice(3)).toEqual([expect.stringContaining('187 · 5.(1)'), expect.stringContaining('188 · 5.(2)')])
})
test('a weekday with more to it is no place in the list', () =>
  expect(chat('việc quá hạn', 'việc thứ 3', 'việc thứ 4 tuần sau')[2]).toContain('Việc, ngày 27/8'))
