// Every clause of the shipped documents is found as the bot prints it.
import { describe, expect, test } from 'vitest'
import { readMoment } from '../../src/domain/calendar.ts'
import type { Viewer } from '../../src/domain/chat.ts'
import { replyText } from '../../src/domain/reply.ts'
import { type Answer, answer, createBot, NEW_CONVERSATION } from '../../src/flows/answer.ts'
import { shippedRegister } from '../data/shipped.ts'

const register = shippedRegister()
const bot = createBot(register)
const now = readMoment('2026-06-01T09:00') ?? 0
const office = (province: string): Viewer => ({ role: 'secretariat', province })
const ask = (text: string, viewer: Viewer, before = NEW_CONVERSATION): Answer =>
  answer(bot, { text, viewer, now, addressed: true, pageSize: 20 }, before)
const found = (text: string, viewer: Viewer) => ask(text, viewer).tasks.map((t) => t.task.no)

/** One number alone, «6» or «X», is a clause where it is called one. */
const isPart = (ref: string) => /^([IVX]+|\d+)$/.test(ref)
const ways = (ref: string, document: string): readonly string[] => [
  isPart(ref) ? `mục ${ref}` : ref,
  isPart(ref) ? `hạn mục ${ref}` : `hạn ${ref}`,
  `ai chủ trì mục ${ref}`,
  `${ref} của ${document}`,
  `mục ${ref} ${document}`,
]

describe.each(
  register.documents.filter((d) => register.tasks.some((t) => t.document.id === d.id)),
)('of $short_name', (document) => {
  const tasks = register.tasks.filter((t) => t.document.id === document.id)
  test.each(tasks.map((t) => [t.record.ref, t.no] as const))('%s is task %i', (ref, no) => {
    for (const text of ways(ref, document.number ?? document.short_name))
      expect([text, ...found(text, office(document.province))]).toEqual([text, no])
  })
})

describe('other ways of writing a clause', () => {
  const no = (ref: string, province: string) =>
    register.tasks.find((t) => t.record.ref === ref && t.province === province)?.no
  test.each([
    ['xiv.2.13', 'XIV.2.13', 'Lai Châu'],
    ['việc XIV.2.13', 'XIV.2.13', 'Lai Châu'],
    ['4(3)-2-c', '4.(3)-2-c', 'Lào Cai'],
    ['mục 4.(3)-2c', '4.(3)-2-c', 'Lào Cai'],
    ['2.(5)a', '2.(5)-a', 'Lào Cai'],
    ['hạn II.8a', 'II.8-a', 'Lào Cai'],
    ['VI.2.13 của KH 376', 'VI.2.13', 'Lai Châu'],
    ['ai chủ trì 3.2-1', '3.2-1', 'Nghệ An'],
  ] as const)('«%s» is %s', (text, ref, province) => {
    expect(found(text, office(province))).toEqual([no(ref, province)])
  })
  test('a clause above others lists them', () => {
    expect(found('4.(3)-2', office('Lào Cai'))).toEqual(
      ['4.(3)-2-a', '4.(3)-2-b', '4.(3)-2-c'].map((ref) => no(ref, 'Lào Cai')),
    )
    expect(found('3.4', office('Nghệ An'))).toHaveLength(7)
  })
  test('two are two', () => {
    expect(found('4.(3)-1, 4.(3)-3', office('Lào Cai'))).toEqual([no('4.(3)-1', 'Lào Cai'), no('4.(3)-3', 'Lào Cai')])
  })
  test('«mục 6» stays a clause in the question after it, «việc 6» the number', () => {
    const first = ask('mục 6 hạn bao giờ', office('Lào Cai'))
    const second = ask('ai chủ trì?', office('Lào Cai'), first.conversation)
    expect(second.tasks.map((t) => t.task.record.ref)).toEqual(['6'])
    expect(found('việc 6', office('Lai Châu'))).toEqual([6])
  })
})

describe('days stay days', () => {
  const slots = (text: string, viewer = office('Nghệ An')) => ask(text, viewer).understanding?.slots
  test.each([
    'việc hạn 3.1',
    'việc đến hạn ngày 3.1',
    '3.1 có việc gì',
    'việc của Sở Nội vụ trước 3.1',
  ])('«%s» asks for a day, though there is a clause 3.1', (text) => {
    expect(slots(text)?.task).toBeUndefined()
    expect(slots(text)?.to).toMatch(/-01-0[23]$/)
  })
  test('«20.8» is no clause', () => expect(slots('20.8')?.task).toBeUndefined())
  test('«Sở Nội vụ 3.1» names a body and a day', () => {
    expect(slots('Sở Nội vụ 3.1')?.task).toBeUndefined()
  })
  test('«việc của Sở Nội vụ từ 3.4-7.4» is a stretch of days', () => {
    expect(slots('việc của Sở Nội vụ từ 3.4-7.4')).toMatchObject({ from: '2026-04-03', to: '2026-04-07' })
  })
  test('where the register one sees has no clause 3.1 it is no clause', () => {
    expect(slots('3.1', office('Lai Châu'))?.task).toBeUndefined()
  })
  test('what is not there is said', () => {
    const reply = ask('mục XV.1', office('Lai Châu')).reply
    expect(reply && replyText(reply)).toContain('XV.1')
  })
})
