// Talk that is for nobody changes nothing, whatever was asked for before it: every silent line of the questions behind four turns.
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ACTIONS } from '../../src/understanding/follow-up.ts'
import { read } from './fixtures.ts'
import { readQuestions } from './question-lines.ts'

const talk = readdirSync(new URL('questions', import.meta.url))
  .flatMap((file) => readQuestions(file.replace('.txt', '')))
  .filter((line) => line.intent === 'out_of_scope' && !line.context.length)
/** Said alone they are for nobody; behind such a turn they go on with it. */
const LEANING = new Set([
  'em làm xong rồi nhé chị',
  'xong rồi ạ',
  '50% thôi nhé',
  'lùi sang tuần sau đi anh',
  'dời sang thứ 6 đi các bác',
  'tắt đi',
  'thôi tắt đi em',
  'Sở Y tế cơ |',
  'Sở Y tế cơ',
  'không, hôm qua cơ |',
  'không, hôm qua cơ',
  '20/3 nhé',
  'ok 8h30',
  'bên em chưa làm được vì chưa có kinh phí',
])

describe.each([
  'chi tiết việc 7',
  'việc quá hạn của Sở Nội vụ',
  'nhắc trước 5 ngày nhé',
  'xin gia hạn việc 9 đến 20/3',
])('behind «%s»', (before) => {
  test('nothing is changed by talk', () => {
    const changing = talk.filter(({ text, now }) => {
      const { intent, slots } = read(text, [before], now)
      return intent === 'follow_up' && ACTIONS.includes(slots.resolved_intent!) && !LEANING.has(text)
    })
    expect(changing.map((line) => line.text)).toEqual([])
  })
})
