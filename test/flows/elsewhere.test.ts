// What the asker's register does not have is said: another province, a day that no calendar has. No false «không có».
import { describe, expect, test } from 'vitest'
import { readMoment } from '../../src/domain/calendar.ts'
import type { Viewer } from '../../src/domain/chat.ts'
import { replyText } from '../../src/domain/reply.ts'
import { answer, createBot, NEW_CONVERSATION } from '../../src/flows/answer.ts'
import { shippedRegister } from '../data/shipped.ts'

const bot = createBot(shippedRegister())
const now = readMoment('2025-08-20T08:00') ?? 0
const LAO_CAI: Viewer = { role: 'secretariat', province: 'Lào Cai' }
const DEMO: Viewer = { role: 'secretariat', province: null }
const ask = (text: string, viewer: Viewer, addressed = true) => {
  const { reply } = answer(bot, { text, viewer, now, addressed, pageSize: 20 }, NEW_CONVERSATION)
  return reply ? replyText(reply) : ''
}

describe('another province', () => {
  const asked = [
    'việc quá hạn của Lai Châu',
    'viec qua han cua lai chau',
    'Lai Châu có bao nhiêu việc',
    'việc sắp đến hạn ở tỉnh Lai Châu',
    'tình hình thực hiện của Lai Châu',
    'nhiệm vụ của Sở Nội vụ Lai Châu',
  ]
  test.each(asked)('«%s» is not in the register of Lào Cai', (text) => {
    expect(ask(text, LAO_CAI)).toMatch(/^Trong sổ không có Lai Châu\. Đã tìm trong sổ của Lào Cai/)
    expect(ask(text, { role: 'agency', province: 'Lào Cai', bodies: ['Sở Nội vụ'] })).toContain('không có Lai Châu')
  })
  test.each(asked)('«%s»: forbidden looks as unknown does', (text) => {
    const unknown = ask(text.replace(/Lai Châu/, 'Gia Lai').replace(/lai chau/, 'gia lai'), LAO_CAI)
    expect(unknown).toBe(ask(text, LAO_CAI).replace('Lai Châu', 'Gia Lai'))
  })
  test.each([
    'việc quá hạn của Gia Lai',
    'việc của Gia Lai',
    'viec cua gia lai',
  ])('«%s» asks for no «gia hạn»', (text) =>
    expect(ask(text, DEMO)).toBe(
      'Trong sổ không có Gia Lai. Đã tìm trong sổ của Lào Cai, Lai Châu, Nghệ An; xem: «danh sách văn bản».',
    ))
  test('who may see a province gets its work, under its name', () => {
    expect(ask('việc quá hạn của Lai Châu', DEMO)).toMatch(/^Việc quá hạn ở Lai Châu: 16 việc/)
    expect(ask('Lai Châu có bao nhiêu việc', DEMO)).toContain('/141 việc')
    expect(ask('Lào Cai có mấy việc quá hạn', LAO_CAI)).toContain('ở Lào Cai')
  })
  test('two provinces are both answered, or the one that is not there is told', () => {
    const both = ask('việc quá hạn của Lào Cai và Lai Châu', DEMO)
    expect(both).toContain('— Lào Cai —')
    expect(both).toContain('— Lai Châu —')
    expect(ask('việc quá hạn của Lào Cai và Lai Châu', LAO_CAI)).toContain('Trong sổ không có Lai Châu')
  })
  test('a follow-up names a province, or stays with it', () => {
    const talk = (viewer: Viewer, ...texts: readonly string[]) => {
      let conversation = NEW_CONVERSATION
      let said = ''
      for (const text of texts) {
        const turn = answer(bot, { text, viewer, now, addressed: false, pageSize: 20 }, conversation)
        conversation = turn.conversation
        said = turn.reply ? replyText(turn.reply) : ''
      }
      return said
    }
    expect(talk(DEMO, 'việc quá hạn của Lào Cai', 'còn Lai Châu?')).toMatch(/^Việc quá hạn ở Lai Châu: 16 việc/)
    expect(talk(DEMO, 'việc của Lai Châu tháng 8', 'còn tháng 9?')).toContain('ở Lai Châu')
    expect(talk(LAO_CAI, 'việc của Lai Châu tháng 8', 'còn tháng 9?')).toContain('Trong sổ không có Lai Châu')
    expect(talk(LAO_CAI, 'việc của Sở Nội vụ tháng 8', 'còn Lai Châu thì sao')).toContain('Trong sổ không có Lai Châu')
    expect(talk(DEMO, 'còn Lai Châu?')).toBe('')
  })
  test.each([
    'mai em đi Lai Châu',
    'Lai Châu mưa to quá',
    'Huế mưa có vui không',
    'bên Hải Phòng có việc gì vui không',
    'nhà anh ở Thanh Hóa có mấy việc',
  ])('«%s» is talk', (text) => expect(ask(text, LAO_CAI, false)).toBe(''))
  test('«gia hạn» stays an extension, also beside that province', () => {
    expect(ask('Gia Lai gia hạn việc 12 đến 30/9', DEMO)).toContain('/giahan')
  })
})

describe('a day that no calendar has', () => {
  test.each([
    ['nhiệm vụ của Sở Nội vụ tháng 13', 'Không có tháng 13'],
    ['tháng 0 có việc gì', 'Không có tháng 0'],
    ['nhiem vu cua so noi vu quy 5', 'Không có quý 5'],
    ['việc của Sở Nội vụ trước 31/2', 'Không có ngày 31/2'],
    ['việc của Sở Nội vụ đến ngày 32/8', 'Không có ngày 32/8'],
    ['việc hạn 30/2/2026', 'Không có ngày 30/2/2026'],
    ['việc của Sở Nội vụ ngày 31 tháng 9', 'Không có ngày 31/9'],
  ])('«%s»: %s', (text, said) => expect(ask(text, DEMO)).toContain(said))
  test.each([
    'nhiệm vụ của Sở Nội vụ tháng 12',
    'việc của Sở Nội vụ quý 4',
    'việc của Sở Nội vụ ngày 29/2',
    'việc của Sở Nội vụ trong 3 tháng 15 ngày tới',
    'việc hạn trước 31/8/2025',
    'hạn chi lương tháng 13 là bao giờ',
  ])('«%s» is left alone', (text) => expect(ask(text, DEMO)).not.toContain('Không có'))
})

describe('a commune that the register does not name', () => {
  const unnamed = 'Trong sổ không có cơ quan «Xã Bảo Thắng».'
  test.each([
    'việc của xã Bảo Thắng',
    'xã bảo thắng có việc quá hạn không',
    'bao nhiêu việc của xã Bảo Thắng',
    'tình hình thực hiện của xã Bảo Thắng',
    'báo cáo tháng của xã Bảo Thắng',
  ])('«%s» has no false «không có»', (text) => {
    expect(ask(text, LAO_CAI)).toContain(unnamed)
    expect(ask(text, LAO_CAI)).toContain('Cấp xã: sổ mới ghi tên 12/99 nơi ở Lào Cai.')
  })
  test('beside a known one it is said, and the known one is answered', () => {
    const said = ask('việc của xã Bảo Thắng và xã Bát Xát', LAO_CAI)
    expect(said).toMatch(/^Trong sổ không có cơ quan «Xã Bảo Thắng»; dưới đây là của các nơi còn lại\./)
    expect(said).toContain('Xã Bát Xát: 8 việc.')
  })
  test('one of another province looks the same', () => {
    expect(ask('việc của xã Than Uyên', LAO_CAI)).toContain('Trong sổ không có cơ quan «Xã Than Uyên».')
  })
  test('a name of no directory that a document gives work to is known', () =>
    expect(ask('việc của Các tổ công tác theo Kết luận số 44-KL/TU', LAO_CAI)).not.toContain('không có cơ quan'))
})
