// The short words with something behind them, and bodies that nobody knows: never an answer about everybody.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { agenciesFileSchema } from '../../src/domain/agency.ts'
import { createWorkCalendar, momentOf } from '../../src/domain/calendar.ts'
import type { Viewer } from '../../src/domain/chat.ts'
import { createDirectory } from '../../src/domain/directory.ts'
import { createRegister } from '../../src/domain/register.ts'
import { replyText } from '../../src/domain/reply.ts'
import { answer, createBot, NEW_CONVERSATION } from '../../src/flows/answer.ts'

const json = (path: string) => JSON.parse(readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8'))
const bot = createBot(
  createRegister({
    directory: createDirectory(agenciesFileSchema.parse(json('agencies.json'))),
    rules: { calendar: createWorkCalendar(json('holidays.json')), reading: { strictBefore: true } },
    files: readdirSync(new URL('../../data/documents', import.meta.url)).map((f) => json(`documents/${f}`)),
    states: [],
    events: [],
  }),
)
const BODY: Viewer = { role: 'agency', province: 'Lào Cai', bodies: ['Sở Nội vụ'] }
const LEADER: Viewer = { role: 'leader', province: 'Lào Cai' }
const ask = (text: string, viewer: Viewer) => {
  const said = { text, viewer, now: momentOf('2025-08-11', '09:00'), addressed: true, pageSize: 9 }
  const { reply, tasks } = answer(bot, said, NEW_CONVERSATION)
  return { text: reply ? replyText(reply) : '', first: reply ? replyText(reply).split('\n')[0] : null, tasks }
}

describe('a short word', () => {
  test('asks for one’s own tasks, of those who oversee others for all in their sight', () => {
    expect(ask('/viec', BODY).first).toBe('Việc chưa xong của Sở Nội vụ: 9 việc.')
    expect(ask('/viec', LEADER).first).toBe('Việc chưa xong: 37 việc.')
    expect(ask('/han', LEADER).first).toBe('Việc sắp đến hạn: 6 việc.')
  })
  test.each([
    ['/viec Sở Tài chính', 'Việc chưa xong của Sở Tài chính: 5 việc.'],
    ['/viec@dondoc_bot của Sở Y tế tháng 9', 'Việc chưa xong của Sở Y tế, tháng 9/2025: 1 việc.'],
    ['/VIEC tháng 9', 'Việc chưa xong, tháng 9/2025: 20 việc.'],
    ['/viec trong KL 8/2025', 'Việc chưa xong trong KL Lào Cai 8/2025 (họp 6/8/2025): 37 việc.'],
    ['/viec nhà ở xã hội', 'Việc chưa xong về «nhà ở xã hội»: 1 việc.'],
    ['/thongke Sở Tài chính', 'Tình hình thực hiện: Sở Tài chính'],
  ])('«%s» takes what stands behind it', (typed, first) => {
    expect(ask(typed, LEADER).first).toBe(first)
  })
  test('another body’s tasks stay as unseen as ever', () => {
    expect(ask('/viec Sở Tài chính', BODY)).toMatchObject({
      first: 'Việc chưa xong của Sở Tài chính: không có trong phần việc anh/chị được xem.',
      tasks: [],
    })
  })
})
describe('a body that nobody knows', () => {
  test.each([
    ['/viec Sở Ma', 'Sở Ma'],
    ['/thongke Ma Trận', 'Ma Trận'],
    ['Sở Biển Đảo còn mấy việc', 'Sở Biển Đảo'],
    ['Sở Thủy sản có việc gì', 'Sở Thủy sản'],
    ['Sở Khoa giáo quá hạn bao nhiêu việc', 'Sở Khoa giáo'],
    ['việc chưa xong của Sở Ma', 'Sở Ma'],
    ['việc chưa xong của sở ma', 'sở ma'],
    ['Chi cục Mây Mưa có việc nào quá hạn không', 'Chi cục Mây Mưa'],
  ])('«%s»', (typed, name) => {
    for (const viewer of [BODY, LEADER])
      expect(ask(typed, viewer)).toMatchObject({ first: `Trong sổ không có cơ quan «${name}».`, tasks: [] })
  })
  test('the nearest are named, by the marks that were typed', () => {
    expect(ask('Sở Công Nghệ còn mấy việc', LEADER).text).toContain('Sở Khoa học và Công nghệ')
    expect(ask('Sở Biển Đảo còn mấy việc', LEADER).text).not.toContain('Đào tạo')
  })
  test.each([
    'việc của sở tháng 8',
    'việc chưa xong của sở em',
    'Sở Y tế và Hội Nông dân tỉnh còn mấy việc',
  ])('«%s» names none', (typed) => expect(ask(typed, BODY).text).not.toContain('không có cơ quan'))
})
