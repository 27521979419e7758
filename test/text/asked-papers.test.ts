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
