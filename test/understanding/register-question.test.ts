// Questions about the register as a whole: what is read as one, and what is not.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { momentOf } from '../../src/domain/calendar.ts'
import { readRegisterQuestion } from '../../src/understanding/register-question.ts'
import { createVocabulary } from '../../src/understanding/vocabulary.ts'
import { shippedRegister } from '../data/shipped.ts'

const register = shippedRegister()
const vocabulary = createVocabulary(register.directory.file, register.documents)
const read = (text: string) => readRegisterQuestion(text, { now: momentOf('2025-08-25', '09:00'), vocabulary })

describe('figures of a report asked back', () => {
  test.each([
    ['việc nào trong 7 việc trễ?', { figure: 'open-late', count: 7 }],
    ['7 viec qua han la nhung viec nao', { figure: 'open-late', count: 7 }],
    ['12 phần việc quá hạn là của ai, cụ thể việc nào', { figure: 'open-late', count: 12, unit: 'share' }],
    ['liệt kê 3 việc quá hạn trên 30 ngày', { figure: 'longLate', count: 3 }],
    ['2 việc xong quá hạn là việc nào', { figure: 'done-late', count: 2 }],
    ['5 việc hoàn thành đúng hạn gồm những việc nào', { figure: 'done-in-time', count: 5 }],
    ['4 việc mới quá hạn là việc gì', { figure: 'moved:came-late', count: 4 }],
    ['9 việc chưa được nhắc là việc nào', { figure: 'not-pressed', count: 9 }],
    ['trong báo cáo tuần việc nào chưa có hạn', { figure: 'undated', count: null }],
    ['báo cáo tháng 7 ghi những việc nào quá hạn', { figure: 'open-late', count: null }],
    ['6 việc quá hạn của Sở Nội vụ là việc nào', { figure: 'open-late', bodies: ['Sở Nội vụ'] }],
  ] as const)('reads «%s»', (text, wanted) => expect(read(text)).toMatchObject({ kind: 'figure', ...wanted }))
  test('the report that is named', () => {
    expect(read('trong báo cáo ngày 20/8 việc nào quá hạn')).toMatchObject({
      report: { from: '2025-08-20', to: '2025-08-20' },
    })
    expect(read('việc nào trong 2 việc quá hạn của báo cáo này')).toMatchObject({ count: 2, report: { isNamed: true } })
    expect(read('theo báo cáo tháng 7 việc nào quá hạn')).toMatchObject({
      report: { kind: 'monthly', from: '2025-07-01' },
    })
  })
})
describe('a day that today is held against', () => {
  test.each([
    ['so với ngày 1/8 thì sao', '2025-08-01'],
    ['so voi hom 1/8 co gi thay doi', '2025-08-01'],
    ['từ 1/8 đến nay có gì thay đổi', '2025-08-01'],
    ['So với 20/7, khác gì không?', '2025-07-20'],
    ['so với hồi 15/7', '2025-07-15'],
    ['so với tuần trước thì sao', null],
  ])('«%s»', (text, since) => expect(read(text)).toMatchObject({ kind: 'moves', since }))
  test.each([
    'từ 1/8 đến nay có việc gì mới giao cho Sở Nội vụ',
    'so với ngày 30/12/2025',
    'từ 1/8 đến 20/8 có gì thay đổi',
  ])('«%s» is none', (text) => expect(read(text)?.kind).not.toBe('moves'))
})
describe('who was reminded, and of what nobody has said anything', () => {
  test.each([
    ['tuần này việc nào chưa được nhắc', 'not-pressed'],
    ['tuan nay viec nao chua duoc nhac', 'not-pressed'],
    ['còn cơ quan nào chưa được đôn đốc tuần này không', 'not-pressed'],
    ['trong tuần có sở nào chưa nhắc không', 'not-pressed'],
    ['đã nhắc những ai tuần này', 'pressed'],
    ['tuần này bot đã nhắc những cơ quan nào rồi', 'pressed'],
    ['tuần trước nhắc được những đơn vị nào', 'pressed'],
    ['những sở nào đã được đôn đốc trong tuần', 'pressed'],
    ['tuần này nhắc rồi mà cơ quan nào chưa đọc', 'not-read'],
  ] as const)('«%s»', (text, which) => expect(read(text)).toMatchObject({ kind: 'coverage', which }))
  test('the week before is looked at as it ended', () => {
    expect(read('tuần trước đã nhắc những ai')).toMatchObject({ at: momentOf('2025-08-24', '23:59') })
    expect(read('tuần này đã nhắc những ai')).toMatchObject({ at: momentOf('2025-08-25', '09:00') })
  })
  test.each([
    'việc nào chưa báo gì',
    'những việc nào chưa có báo cáo nào',
    'việc của Sở Y tế chưa thấy phản hồi gì',
    'nhiem vu nao den gio van chua bao cao gi',
    'việc nào của KL 44 chưa báo gì ạ',
  ])('«%s»', (text) => expect(read(text)).toMatchObject({ kind: 'unreported' }))
  test('with the body that is named', () =>
    expect(read('việc của Sở Y tế chưa báo gì')).toMatchObject({ bodies: ['Sở Y tế'] }))
  test.each([
    'việc nào chưa báo cáo',
    'anh đã nhắc chị ấy chưa',
    'em nhắc ai rồi',
    'nhắc tôi việc 12 tuần này',
    'tuần này nhắc việc cho Sở Y tế',
    'việc 12 chưa báo gì',
    'trong báo cáo tuần việc nào chưa được nhắc',
    'cơ quan nào chưa báo cáo',
    'hôm nay chưa thấy ai nhắc gì cả',
    'nhắc các sở chưa nộp báo cáo',
  ])('«%s» is none', (text) => expect(['coverage', 'unreported']).not.toContain(read(text)?.kind))
  test('nor is talk, nor what other answers are for', () => {
    const folder = new URL('questions/', import.meta.url)
    const lines = readdirSync(folder).flatMap((f) => readFileSync(new URL(f, folder), 'utf8').split('\n'))
    const texts = lines.filter((l) => l.includes('|') && !l.startsWith('#')).map((l) => l.split('|')[1]?.trim() ?? '')
    expect(texts.length).toBeGreaterThan(3000)
    expect(texts.filter((t) => ['coverage', 'unreported'].includes(read(t)?.kind ?? ''))).toEqual([])
  })
})
describe('the other questions', () => {
  test.each([
    ['so với tuần trước thì sao', 'moves'],
    ['khác gì so với báo cáo trước', 'moves'],
    ['tuần này thay đổi gì so với tuần trước?', 'moves'],
    ['việc nào chưa ai nhận', 'unacknowledged'],
    ['viec nao con chua co ai nhan', 'unacknowledged'],
    ['cơ quan nào chưa nhận việc', 'unacknowledged'],
    ['KL 21-KL/TW được triển khai bằng những văn bản nào?', 'chain'],
    ['văn bản nào cụ thể hóa KL 44', 'chain'],
    ['KH 376 căn cứ văn bản nào', 'chain'],
    ['TB Nghệ An 7/2025 triển khai văn bản nào', 'chain'],
    ['KL 44 đã giao những ai', 'given-to'],
    ['KH 376 giao việc cho những đơn vị nào', 'given-to'],
    ['kế hoạch 376 phân công cho ai', 'given-to'],
  ])('«%s» is %s', (text, kind) => expect(read(text)?.kind).toBe(kind))
  test.each([
    'việc quá hạn của Sở Nội vụ',
    '5 việc gần hạn nhất',
    'việc 12 xong rồi',
    'báo cáo việc 12 đã hoàn thành',
    'việc nào quá hạn phải báo cáo Ban Thường vụ',
    'KH 376 có bao nhiêu việc',
    'KH 376 là văn bản gì',
    'ai giao KL 44 cho Sở Nội vụ',
    'việc nào chưa nhận được hướng dẫn của Trung ương',
    'Sở Nội vụ so với Sở Tài chính thế nào',
    'xin gia hạn việc 12 thêm 10 ngày',
    '',
    '🙂',
    'a'.repeat(5000),
  ])('«%s» is none', (text) => expect(read(text)).toBeNull())
})
