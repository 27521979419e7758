// Documents named by kind and month, read only as far as the register holds them.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { agenciesFileSchema } from '../../src/domain/agency.ts'
import { momentOf } from '../../src/domain/calendar.ts'
import { understand } from '../../src/understanding/understand.ts'
import { createVocabulary, type KnownDocument } from '../../src/understanding/vocabulary.ts'

const file = agenciesFileSchema.parse(
  JSON.parse(readFileSync(new URL('../../data/agencies.json', import.meta.url), 'utf8')),
)
const paper = (short_name: string, kind: string, province: string, meeting: string): KnownDocument => ({
  number: null,
  short_name,
  kind,
  province,
  meeting,
  issued: null,
})
const vocabulary = createVocabulary(file, [
  paper('KL họp tháng hai', 'KL', 'Lào Cai', '2026-02-05'),
  paper('KL đầu tháng ba', 'KL', 'Lào Cai', '2026-03-02'),
  paper('KL giữa tháng ba', 'KL', 'Lào Cai', '2026-03-16'),
  paper('KL Nghệ An 3/2026', 'KL', 'Nghệ An', '2026-03-09'),
  paper('TB về ba xã', 'TB', 'Nghệ An', '2026-01-20'),
])
const slotsOf = (text: string) =>
  understand(text, { now: momentOf('2026-03-20', '09:00'), context: [], vocabulary }).slots

describe('a kind and a month', () => {
  test.each([
    ['KL tháng 2 giao những việc gì', 'KL họp tháng hai'],
    ['KL 2/2026 có bao nhiêu việc', 'KL họp tháng hai'],
    ['kết luận của Lào Cai tháng 2/2026 còn việc nào chưa xong', 'KL họp tháng hai'],
    ['kl thang 2 tinh lao cai co viec gi qua han', 'KL họp tháng hai'],
    ['KL Nghệ An tháng 3 có mấy việc', 'KL Nghệ An 3/2026'],
    ['TB tháng 1 giao các xã việc gì', 'TB về ba xã'],
    ['thông báo kết luận tháng 1 giao những gì', 'TB về ba xã'],
  ])('«%s» names %s', (text, name) => expect(slotsOf(text)).toMatchObject({ document: name }))

  test('several of one month stay together', () => {
    expect(slotsOf('KL tháng 3 giao những việc gì').document).toBe('KL 3/2026')
    expect(slotsOf('KL Lào Cai tháng 3 giao những việc gì').document).toBe('KL Lào Cai 3/2026')
  })
  test('a conclusion that the register lacks is still no period', () => {
    expect(slotsOf('KL tháng 5/2025 có bao nhiêu việc')).toEqual({ document: 'KL 5/2025' })
  })
  test.each([
    'kế hoạch tháng 2 của Sở Y tế có việc gì',
    'thông báo tháng 1 có việc gì của Sở Y tế',
    'tháng 2 Sở Y tế có việc gì',
  ])('«%s» names none', (text) => {
    expect(slotsOf(text).document).toBeUndefined()
    expect(slotsOf(text).from).toBeDefined()
  })
})

describe('the day of the meeting', () => {
  test.each([
    'kết luận họp 16/3/2026 có bao nhiêu việc',
    'KL họp 16/3 có bao nhiêu việc',
    'KL họp ngày 16/3 có bao nhiêu việc',
    'kết luận của cuộc họp ngày 16 tháng 3 có bao nhiêu việc',
    'ket luan phien hop ngay 16/3 co bao nhieu viec',
    'kết luận hội nghị ngày 16/3 có bao nhiêu việc',
    'KL ngày 16/3 có bao nhiêu việc',
  ])('«%s» names the conclusion of that day and no period', (text) => {
    expect(slotsOf(text)).toEqual({ document_date: '2026-03-16' })
  })
  test.each([
    ['thông báo họp 20/1/2026', 'TB về ba xã'],
    ['thông báo họp ngày 20/1 có bao nhiêu việc', 'TB về ba xã'],
    ['KL Lào Cai họp 16/3 có mấy việc', 'KL giữa tháng ba'],
    ['kết luận của Nghệ An ngày 9/3 có mấy việc', 'KL Nghệ An 3/2026'],
    ['KL giữa tháng ba (họp 16/3/2026) có bao nhiêu việc', 'KL giữa tháng ba'],
    ['việc quá hạn trong KL giữa tháng ba (họp ngày 16/3/2026)', 'KL giữa tháng ba'],
  ])('«%s» names %s, as documents are printed', (text, name) => {
    const understood = understand(text, { now: momentOf('2026-03-20', '09:00'), context: [], vocabulary })
    expect(understood.heard?.document ?? understood.slots.document).toBe(name)
    expect(understood.slots.from).toBeUndefined()
  })
  test.each([
    'thông báo họp 21/1/2026',
    'thông báo họp sáng mai',
    'kế hoạch họp 16/3',
    'họp 16/3 nhé cả nhà',
    'báo cáo họp 16/3',
  ])('«%s» is talk about a meeting', (text) => {
    const understood = understand(text, { now: momentOf('2026-03-20', '09:00'), context: [], vocabulary })
    expect(understood.slots).toEqual({ reply: 'silent' })
  })
  test('work due on the day of a meeting is still asked for by that day', () => {
    expect(slotsOf('KL giữa tháng ba có việc nào hạn 16/4')).toMatchObject({
      document: 'KL giữa tháng ba',
      from: '2026-04-16',
    })
  })
})
