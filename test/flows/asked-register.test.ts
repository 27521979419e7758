// Asking the register: figures of kept reports months later, what moved, whom a document gave work to, what carries it out.
import { beforeEach, describe, expect, test } from 'vitest'
import { type Moment, momentOf } from '../../src/domain/calendar.ts'
import type { Said } from '../../src/domain/heard.ts'
import { CELLS, type Snapshot } from '../../src/domain/snapshot.ts'
import { findFigure, ofBodies, rowsByShare } from '../../src/domain/snapshot-asked.ts'
import { byBody, countCells, taskFigures } from '../../src/domain/snapshot-figures.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { takeSnapshot } from '../../src/flows/report.ts'
import { keepReport } from '../../src/flows/report-archive.ts'
import { shippedRegister } from '../data/shipped.ts'
import { groupOf, member, NOW, saying, type TestWorld, testWorld } from './chat-world.ts'

const register = shippedRegister()
const take = (now: Moment): Snapshot => takeSnapshot({ register, province: 'Lào Cai', now })
const FRIDAY = momentOf('2025-08-22', '17:00')
const LATER = momentOf('2025-11-25', '09:00')

let world: TestWorld
async function says(text: string, over: Partial<Said> = {}): Promise<string> {
  const said = saying(text, { user: '1', chat: '1', ...over })
  await chatTurn(world, said)
  return (await world.storage.messages({ keys: [`answer:${said.key}`] }))[0]?.text ?? ''
}
const numbersIn = (text: string) => [...text.matchAll(/^(\d+) · /gm)].map((m) => Number(m[1]))
beforeEach(async () => {
  world = await testWorld()
  await world.storage.commit({
    at: NOW,
    chats: [groupOf('-100', ['Sở Nội vụ'])],
    members: [member('focal', '7'), member('secretariat', '1'), member('leader', '2'), member('inspector', '3')],
  })
})

describe('every figure can be asked back', () => {
  const snapshot = take(FRIDAY)
  test.each(CELLS)('the rows of «%s» are as many as were counted', (cell) => {
    expect(findFigure(snapshot, null, { figure: cell, bodies: null, documents: null }).rows).toHaveLength(
      taskFigures(snapshot)[cell],
    )
    for (const { body, counts } of byBody(snapshot))
      expect(findFigure(snapshot, null, { figure: cell, bodies: [body], documents: null }).rows).toHaveLength(
        counts[cell],
      )
  })
  test('shares come to the sum of the table by body', () => {
    const shares = countCells(snapshot.rows.flatMap((r) => r.shares))
    const wish = { figure: 'open-late', bodies: null, documents: null } as const
    expect(findFigure(snapshot, null, wish).shares).toBe(shares['open-late'])
    expect(rowsByShare(snapshot, null, wish).every((r) => r.shares.some((s) => s.cell === 'open-late'))).toBe(true)
  })
  test('a body’s part of a snapshot stands where its own shares stand', () => {
    const own = ofBodies(snapshot, ['Sở Nội vụ'])
    expect(own.rows.length).toBeGreaterThan(0)
    for (const row of own.rows) expect(row.shares.map((s) => s.body)).toEqual(['Sở Nội vụ'])
  })
})

describe('«việc nào trong 7 việc trễ?»', () => {
  const snapshot = take(FRIDAY)
  const late = snapshot.rows.filter((r) => r.cell === 'open-late').map((r) => r.no)
  beforeEach(async () => {
    await keepReport(world.storage, { kind: 'weekly', snapshot: take(momentOf('2025-08-15', '17:00')), now: NOW })
    await keepReport(world.storage, { kind: 'weekly', snapshot, now: NOW })
    world.clockAt(LATER)
  })
  test('gives the tasks of the frozen report, though much has happened since', async () => {
    await world.storage.commit({
      at: LATER,
      states: late.slice(0, 2).map((no) => ({
        task: no,
        body: '',
        period: '',
        state: 'closed' as const,
        closedOn: '2025-09-01',
        awaitingAcceptance: false,
        changedAt: LATER,
      })),
    })
    const text = await says(`việc nào trong ${late.length} việc trễ?`)
    expect(text).toContain('số liệu tính đến 17h00 ngày 22/8/2025')
    expect(numbersIn(text)).toEqual(late)
    expect(text).toContain('nay: hoàn thành 1/9, quá hạn')
  })
  test('a report is named by its day', async () => {
    const text = await says('trong báo cáo ngày 15/8 việc nào quá hạn')
    expect(text).toContain('17h00 ngày 15/8/2025')
    const then = take(momentOf('2025-08-15', '17:00')).rows.filter((r) => r.cell === 'open-late')
    expect(numbersIn(text)).toEqual(then.map((r) => r.no))
  })
  test('a figure that no report has is told with the nearest', async () =>
    expect(await says('trong báo cáo tuần 77 việc quá hạn là việc nào')).toMatch(
      /Không có báo cáo nào ghi 77 việc[\s\S]*22\/8\/2025/,
    ))
  test('nor is the first of today’s list taken for it', async () => {
    expect(await says('việc nào trong 3 việc trễ?')).toMatch(
      /^Không có báo cáo nào ghi 3 việc ở mục «chưa xong, quá hạn»\.\nGần nhất là báo cáo tuần .*22\/8\/2025\): \d+ việc\.$/,
    )
    expect(await says('77 việc quá hạn là những việc nào')).toMatch(/^Không có báo cáo nào ghi 77 việc/)
    // So many as stand there today are those of today; the first three wished for are three.
    const today = take(LATER).rows.filter((r) => r.cell === 'open-late').length
    expect(await says(`việc nào trong ${today} việc trễ?`)).toContain('Việc quá hạn')
    expect(numbersIn((await says('liệt kê 3 việc trễ nhất')).replace(/^\P{L}+/gmu, ''))).toHaveLength(0)
    expect(await says('liệt kê 3 việc trễ nhất')).not.toContain('Không có báo cáo')
  })
  test('without a report of that day it says which is the last', async () =>
    expect(await says('trong báo cáo ngày 1/8 việc nào quá hạn')).toMatch(
      /Không có báo cáo nào như vậy[\s\S]*22\/8\/2025/,
    ))
  test('leaders and inspectors may; a body hears what it would hear if none were kept', async () => {
    const question = 'trong báo cáo tuần việc nào quá hạn'
    expect(await says(question, { user: '2', chat: '2' })).toContain('22/8/2025')
    expect(await says(question, { user: '3', chat: '3' })).toContain('22/8/2025')
    expect(await says(question, { user: '7', chat: '7' })).toBe('Chưa có báo cáo nào được lưu để hỏi lại.')
    expect(await says(question, { chat: '-100', isGroup: true })).toBe('Chưa có báo cáo nào được lưu để hỏi lại.')
  })
  test('«cái số 1» is the first of them', async () => {
    await says(`${late.length} việc trễ là việc nào`)
    expect(await says('cái số 1')).toContain(`${late[0]} · `)
  })
})

describe('«so với tuần trước»', () => {
  test('without a kept report the register of a week ago is built anew, and that is said', async () => {
    world.clockAt(FRIDAY)
    const text = await says('so với tuần trước thì sao')
    expect(text).toContain('số liệu dựng lại')
    expect(text).toContain('Mới quá hạn')
  })
  test('with one it is compared with that', async () => {
    await keepReport(world.storage, { kind: 'weekly', snapshot: take(momentOf('2025-08-15', '17:00')), now: NOW })
    world.clockAt(FRIDAY)
    expect(await says('khác gì so với báo cáo trước')).toContain('17h00 ngày 15/8/2025')
  })
  test('a report of weeks ago is not last week, though it is the last report', async () => {
    await keepReport(world.storage, { kind: 'weekly', snapshot: take(momentOf('2025-08-15', '17:00')), now: NOW })
    world.clockAt(momentOf('2025-08-25', '09:00'))
    expect(await says('so với tuần trước thì sao')).toMatch(/^So với ngày 18\/8\/2025 .*số liệu dựng lại/)
    expect(await says('so với báo cáo tuần trước')).toMatch(/^So với báo cáo trước .*15\/8\/2025/)
    await keepReport(world.storage, { kind: 'weekly', snapshot: take(FRIDAY), now: NOW })
    expect(await says('so với tuần trước thì sao')).toMatch(/^So với báo cáo ngày 22\/8\/2025 \(/)
    expect(await says('so với tháng trước')).toMatch(/^So với ngày 25\/7\/2025 .*số liệu dựng lại/)
  })
  test('against the report of a day', async () => {
    await keepReport(world.storage, { kind: 'weekly', snapshot: take(momentOf('2025-08-15', '17:00')), now: NOW })
    world.clockAt(FRIDAY)
    for (const text of ['so với báo cáo ngày 15/8', 'so với báo cáo tuần ngày 15/8 thì sao', 'so với báo cáo hôm 15/8'])
      expect(await says(text)).toMatch(/^So với báo cáo ngày 15\/8\/2025 \(số liệu tính đến 17h00/)
    expect(await says('so với báo cáo ngày 11/8')).toMatch(/^So với ngày 11\/8\/2025 \(không có báo cáo nào lúc đó/)
  })
  test('against a day: its end is built anew, or what was kept of it is taken', async () => {
    world.clockAt(FRIDAY)
    expect(await says('so với ngày 10/8 thì sao')).toMatch(/So với ngày 10\/8\/2025 .*số liệu dựng lại/)
    await keepReport(world.storage, { kind: 'weekly', snapshot: take(momentOf('2025-08-15', '17:00')), now: NOW })
    expect(await says('so với ngày 15/8 có gì thay đổi')).toContain('17h00 ngày 15/8/2025')
    expect(await says('so với ngày 14/8 có gì thay đổi')).toContain('So với ngày 14/8/2025 ')
  })
  test('a body hears of its own work alone', async () => {
    world.clockAt(FRIDAY)
    const text = await says('so với tuần trước thì sao', { user: '7', chat: '7' })
    const own = ofBodies(take(FRIDAY), ['Sở Nội vụ']).rows.map((r) => r.no)
    for (const m of text.matchAll(/^ {3}(\d+) · /gm)) expect(own).toContain(Number(m[1]))
    expect(text).toContain(`nay ${own.length}.`)
  })
})

describe('documents', () => {
  test('whom a document gave work to, with numbers', async () => {
    const text = await says('KL Lào Cai 8/2025 đã giao những ai')
    expect(text).toMatch(/giao \d+ việc cho \d+ nơi chủ trì/)
    expect(text).toContain('Sở Nội vụ')
  })
  test('what carries one out though the register does not hold it', async () => {
    const text = await says('KL 44-KL/TU được triển khai bằng những văn bản nào?')
    expect(text).toContain('không có trong sổ, nhưng được nhắc tới')
    expect(text).toContain('KL Lào Cai 8/2025')
  })
  test('another province’s documents are unknown', async () => {
    const hidden = await says('21-KL/TW được triển khai bằng những văn bản nào')
    const missing = await says('77-KL/TW được triển khai bằng những văn bản nào')
    expect(hidden.replace('21', '')).toBe(missing.replace('77', ''))
  })
})
