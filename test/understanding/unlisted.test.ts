// «trừ Sở Nội vụ», «ngoài KH 376», «dưới 10 ngày»: no list says that, so none is given. A wrong list is worse than no answer.
import { describe, expect, test } from 'vitest'
import { momentOf } from '../../src/domain/calendar.ts'
import { understand } from '../../src/understanding/understand.ts'
import { createVocabulary } from '../../src/understanding/vocabulary.ts'
import { directory, files } from '../data/shipped.ts'

const vocabulary = createVocabulary(
  directory.file,
  files.map((f) => f.doc),
)
const ask = (text: string, context: readonly string[] = []) =>
  understand(text, { now: momentOf('2025-08-20', '09:00'), context, vocabulary, addressed: true })

describe('what is left out', () => {
  test.each([
    'việc quá hạn trừ các việc của Sở Nội vụ',
    'viec qua han tru So Noi vu',
    'việc tháng 8 không tính Sở Y tế',
    'việc quá hạn không kể các việc của Sở Nội vụ',
    'có bao nhiêu việc quá hạn không bao gồm Sở Nội vụ',
    'việc ngoài KH 376',
    'việc không thuộc KH 376',
    'việc của Sở Nội vụ trừ KH 376',
  ])('«%s» is not answered with what it leaves out', (text) => {
    expect(ask(text)).toMatchObject({ intent: 'out_of_scope', unlisted: true })
  })
  test.each([
    ['ngoài ra Sở Nội vụ còn việc gì', ['Sở Nội vụ']],
    ['trụ sở Sở Nội vụ có việc gì', ['Sở Nội vụ']],
    ['ngoài việc của Sở Y tế thì Sở Nội vụ có việc nào quá hạn', ['Sở Nội vụ']],
    ['việc của Sở Nội vụ trong KH 376', ['Sở Nội vụ']],
  ])('«%s» leaves nobody out who is asked about', (text, agency) => {
    expect(ask(text)).toMatchObject({ intent: 'list_tasks', slots: { agency } })
  })
  test('after a list it is not read as a part of it', () => {
    expect(ask('việc quá hạn trừ Sở Nội vụ', ['việc của Sở Y tế'])).toMatchObject({ unlisted: true })
  })
  test('after a list, «trừ …» leaves the others of it', () => {
    const { intent, slots } = ask('trừ Sở Y tế', ['việc quá hạn của Sở Nội vụ và Sở Y tế'])
    expect([intent, slots.agency]).toEqual(['follow_up', ['Sở Nội vụ']])
  })
})

describe('a length that is bounded from above', () => {
  test.each([
    'việc quá hạn dưới 10 ngày của Sở Y tế',
    'viec qua han chua den 2 tuan',
    'việc chậm từ 5 đến 10 ngày',
    'có bao nhiêu việc còn hơn 10 ngày',
    'việc còn dưới 5 ngày nữa là hết hạn',
  ])('«%s» is not answered with all of them', (text) => {
    expect(ask(text)).toMatchObject({ intent: 'out_of_scope', unlisted: true })
  })
  test.each([
    ['việc quá hạn trên 10 ngày', { overdue_min_days: 10 }],
    ['việc từ 1 đến 15 tháng 8', { from: '2025-08-01', to: '2025-08-15' }],
    ['việc từ ngày 5 đến ngày 10', { from: '2025-08-05', to: '2025-08-10' }],
    ['việc trong vòng 5 ngày tới', { from: '2025-08-20', to: '2025-08-25' }],
  ])('«%s» is', (text, slots) => {
    expect(ask(text)).toMatchObject({ intent: 'list_tasks', slots })
  })
})

describe('a role that is left out leaves the other', () => {
  test.each([
    ['việc của Sở Nội vụ trừ phối hợp', 'lead'],
    ['việc của Sở Nội vụ ngoài phần phối hợp', 'lead'],
    ['viec cua So Noi vu khong tinh viec phoi hop', 'lead'],
    ['việc Sở Nội vụ không chủ trì', 'coop'],
    ['việc của Sở Nội vụ không chủ trì, chỉ phối hợp', 'coop'],
  ])('«%s»', (text, role) => {
    expect(ask(text).slots).toMatchObject({ agency: ['Sở Nội vụ'], role })
  })
})

describe('committees of communes', () => {
  test.each([
    ['việc giao cho UBND xã', ['UBND các xã, phường']],
    ['nhiệm vụ của Ủy ban nhân dân phường tháng 8', ['UBND các xã, phường']],
    ['ubnd xa con viec gi chua xong', ['UBND các xã, phường']],
    ['việc của UBND xã Mường Khương', ['Xã Mường Khương']],
    ['việc của UBND tỉnh', ['UBND tỉnh']],
  ])('«%s»', (text, agency) => {
    expect(ask(text).slots.agency).toEqual(agency)
  })
  test.each([
    'việc của UBND huyện',
    'việc của HĐND xã',
    'viec cua hdnd phuong',
  ])('«%s» is of none that the province gives work to', (text) => {
    expect(ask(text).slots.agency).toBeUndefined()
  })
})
