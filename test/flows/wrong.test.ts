// «Sai»: a body says so, its reminder pauses, the office decides; undecided it comes back to the office.
import { beforeEach, expect, test } from 'vitest'
import { readMoment } from '../../src/domain/calendar.ts'
import { errorRates, pausedBy, readWrongReport, wrongKey } from '../../src/domain/wrong-report.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { createCurrentRegister } from '../../src/flows/current-register.ts'
import { listOpenWrong } from '../../src/flows/open-wrong.ts'
import { planHandouts } from '../../src/flows/publish.ts'
import { readPlainWord } from '../../src/flows/words/word-turn.ts'
import { readWrongReports } from '../../src/flows/wrong-reports.ts'
import { planDigests } from '../../src/reminders/plan.ts'
import { sayDigest } from '../../src/wording/digest.ts'
import { directory, files, rules } from '../data/shipped.ts'
import { groupOf, member, NOW, saying, type TestWorld, testWorld } from './chat-world.ts'

let world: TestWorld
let mine: number
const OFFICE = { user: '1', chat: '1' }
beforeEach(async () => {
  world = await testWorld()
  const second = member('focal', '8', { body: 'Sở Tài chính' })
  await world.storage.commit({ at: 0, members: [member('secretariat', '1'), member('focal', '7'), second] })
  const { register } = (await world.office.read()).bot
  mine = register.tasksIn('Lào Cai').find((t) => t.shares.get('Sở Nội vụ')?.some((s) => s.role === 'lead'))?.no ?? 0
})
async function answer(text: string, over = {}) {
  const said = saying(text, over)
  await chatTurn(world, said)
  const [message] = await world.storage.messages({ keys: [`answer:${said.key}`] })
  return message?.text ?? ''
}
const paused = async () => {
  const { reports, correctedAt } = await readWrongReports(world.storage)
  return [...pausedBy(reports, correctedAt)]
}

test('the office gets it with both answers as buttons, and each answer does what it says', async () => {
  for (const [i, [verdict, stays]] of (
    [
      ['không', false],
      ['đúng', true],
    ] as const
  ).entries()) {
    await answer(`/sai ${mine} không phải việc của chúng tôi`)
    expect(await paused()).toEqual([`${mine}:Sở Nội vụ`])
    const notice = (await world.storage.messages({ kinds: ['notice'], chat: '1' })).at(-1)
    expect(notice?.text).toContain('không phải việc của chúng tôi')
    expect(notice?.offers?.choices.map((c) => c.says)).toEqual([
      `/sai ${mine} đúng #${i + 1}`,
      `/sai ${mine} không #${i + 1}`,
    ])
    for (const { says } of notice?.offers?.choices ?? []) expect(Buffer.byteLength(says)).toBeLessThan(62)
    await answer(`/sai ${mine} ${verdict}`, OFFICE)
    expect((await paused()).length > 0).toBe(stays)
  }
})
test('a body has one open report of a task, however often it presses; what it adds joins it', async () => {
  expect(await answer(`/sai ${mine}`)).toContain('Sai ở đâu')
  await answer(`/sai ${mine}`)
  expect(await answer(`/sai ${mine} nhầm hạn`)).not.toContain('Sai ở đâu')
  await answer(`/sai ${mine} nhầm hạn`)
  await answer(`/sai ${mine}`)
  await answer(`/sai ${mine} nhầm cơ quan`)
  const kept = [...(await world.storage.settings(wrongKey(mine, ''))).values()].map((t) => readWrongReport(t))
  expect(kept.map((r) => [r?.n, r?.note, r?.state])).toEqual([[1, 'nhầm hạn; nhầm cơ quan', 'open']])
  // The office hears of the report and of each thing that is added, once, and one verdict is of all.
  const notices = (await world.storage.messages({ kinds: ['notice'], chat: '1' })).filter((m) => m.offers)
  expect(notices).toHaveLength(3)
  expect(await answer(`/sai ${mine} không`, OFFICE)).toContain('Đã bác')
  expect(await paused()).toEqual([])
})
test('an old button decides its own report and no other, and a later report leaves what was confirmed', async () => {
  await answer(`/sai ${mine} nhầm hạn`)
  // A register may hold two open reports of a body from before.
  const second_ = { task: mine, body: 'Sở Nội vụ', note: 'nhầm cơ quan', at: 0, n: 2, state: 'open' }
  await world.storage.commit({ at: 0, settings: { [wrongKey(mine, 'Sở Nội vụ', 2)]: JSON.stringify(second_) } })
  const [first, second] = [1, 2].map((n) => [`/sai ${mine} đúng #${n}`, `/sai ${mine} không #${n}`])
  const reports = async () =>
    [...(await world.storage.settings(wrongKey(mine, ''))).values()].flatMap((t) => readWrongReport(t) ?? [])
  const states = async () => Object.fromEntries((await reports()).map((r) => [r.note, r.state]))

  expect(await answer(`/sai ${mine} đúng`, OFFICE)).toContain('Quyết báo nào?')
  expect(await answer(first?.[0] ?? '', OFFICE)).toContain('Đã nhận')
  expect(await states()).toEqual({ 'nhầm hạn': 'error', 'nhầm cơ quan': 'open' })
  expect(await answer(first?.[1] ?? '', OFFICE)).toContain('đã quyết rồi: đúng là sai')
  expect(await states()).toEqual({ 'nhầm hạn': 'error', 'nhầm cơ quan': 'open' })
  expect(await answer(second?.[1] ?? '', OFFICE)).toContain('Đã bác')
  expect(await answer(`/sai ${mine} thêm điều nữa`)).toContain('Đã ghi')
  expect(errorRates(await reports(), () => 'kl')).toEqual(new Map([['kl', { reported: 1, errors: 1 }]]))
})
test('the words of the office are understood in several forms, with and without the body', async () => {
  for (const words of ['bác', 'không sai', 'khong Sở Nội vụ', 'bác Sở Nội vụ']) {
    await answer(`/sai ${mine} sai hạn`)
    expect(await answer(`/sai ${mine} ${words}`, OFFICE), words).toContain('Đã bác')
  }
  await answer(`/sai ${mine} sai hạn`)
  expect(await answer(`/sai ${mine} đúng là sai`, OFFICE)).toContain('Đã nhận')
  expect(await answer(`/sai ${mine} đúngx`, OFFICE)).toContain('Báo sai như sau')
})
test('where several bodies said so, the office is asked for which', async () => {
  const of = (body: string) => JSON.stringify({ task: mine, body, note: '', at: 0, state: 'open' })
  const settings = {
    [wrongKey(mine, 'Sở Nội vụ')]: of('Sở Nội vụ'),
    [wrongKey(mine, 'Sở Tài chính')]: of('Sở Tài chính'),
  }
  await world.storage.commit({ at: 0, settings })
  expect(await answer(`/sai ${mine} đúng`, OFFICE)).toContain('nhiều cơ quan')
  expect(await answer('2', OFFICE)).toContain('Đã nhận')
  expect(await world.storage.settings(wrongKey(mine, 'Sở Tài chính')).then((m) => [...m.values()][0])).toContain(
    'error',
  )
})
test('what is not decided within a working day comes back, once a day, to the office of that province', async () => {
  await answer(`/sai ${mine} sai hạn`)
  const current = createCurrentRegister(world.storage, { directory, rules })
  const at = async (moment: string) => {
    world.clockAt(readMoment(moment) ?? 0)
    return listOpenWrong({ storage: world.storage, current, clock: world.clock })
  }
  expect(await at('2025-08-12T10:00')).toBe(0)
  expect(await at('2025-08-13T09:59')).toBe(0)
  expect(await at('2025-08-13T10:00')).toBe(1)
  expect(await at('2025-08-13T10:01')).toBe(0)
  const [notice] = (await world.storage.messages({ kinds: ['notice'] })).slice(-1)
  expect(notice?.text).toContain(`/sai ${mine} đúng Sở Nội vụ`)
  await answer(`/sai ${mine} không`, OFFICE)
  expect(await at('2025-08-14T10:00')).toBe(0)
})

test('what the office found wrong is pressed again once the task is corrected, and told each week until then', async () => {
  const { storage } = world
  await answer(`/sai ${mine} thiếu hạn`)
  await answer(`/sai ${mine} đúng`, { user: '1', chat: '1' })
  expect(await paused()).toEqual([`${mine}:Sở Nội vụ`])
  const current = createCurrentRegister(storage, { directory, rules })
  const at = async (moment: string) => {
    await listOpenWrong({ storage, current, clock: { now: () => readMoment(moment) ?? 0 } })
    return (await storage.messages({ kinds: ['notice'], chat: '1' })).filter((m) => m.text.includes('chưa đính chính'))
  }
  expect(await at('2025-08-13T10:00')).toHaveLength(0)
  expect((await at('2025-08-18T10:00')).map((m) => m.text)).toEqual([
    expect.stringContaining(`việc ${mine} · Sở Nội vụ: thiếu hạn`),
  ])
  expect(await at('2025-08-19T10:00')).toHaveLength(1)
  await answer(`/dinhchinh ${mine} hạn: trước 20/9/2025 | lý do nhập sai`, { user: '1', chat: '1' })
  await answer('đúng', { user: '1', chat: '1' })
  expect(await paused()).toEqual([])
  expect(await at('2025-08-25T10:00')).toHaveLength(1)
})

test('a digest, a hand-out, a list and the help tell once each how to say that a line is wrong', async () => {
  const { register } = (await world.office.read()).bot
  const count = (text: string) => text.split('/sai ').length - 1
  const group = groupOf('-1', ['Sở Nội vụ'])
  const file = files.find((f) => f.doc.province === 'Lào Cai' && f.tasks.some((t) => t.no === mine))
  if (!file) throw new Error('a document for Sở Nội vụ was expected')
  const [handout] = planHandouts(file, [group], { register, now: NOW, quiet: [] }).messages
  expect(count(handout?.text ?? '')).toBe(1)
  const [digest] = planDigests({ register, chats: [group], told: new Set(), now: NOW, digestAt: '07:30', quiet: [] })
  expect(count(digest ? sayDigest(digest) : '')).toBe(1)
  for (const text of ['/viec', '/trogiup']) expect(count(await answer(text)), text).toBe(1)
  // The office decides: it reports nothing.
  expect(count(await answer('việc của Sở Nội vụ', OFFICE))).toBe(0)
})

test('what the office calls wrong is a correction: offered, and with the right value shown before it is written', async () => {
  const offered = await answer(`việc ${mine} sai hạn`, OFFICE)
  expect(offered).toContain(`/dinhchinh ${mine} hạn: trước`)
  expect(offered).not.toContain('Báo sai như sau')
  expect(await answer(`việc ${mine} sai cơ quan chủ trì`, OFFICE)).toContain(`/dinhchinh ${mine} chủ trì: `)
  expect(await answer(`việc ${mine} sai hạn rồi`, OFFICE)).toContain(`/dinhchinh ${mine} hạn: trước`)
  const shown = await answer(`việc ${mine} sai hạn, văn bản ghi trước 20/9/2025`, OFFICE)
  expect(shown).toContain('20/9/2025')
  expect(shown).toMatch(/[Đđ]úng/)
  const dueOf = async () =>
    (await world.office.read()).bot.register.task(mine)?.record.deadlines.map((d) => d.due ?? null)
  expect(await dueOf()).not.toContain('2025-09-20')
  await answer('đúng', OFFICE)
  expect(await dueOf()).toEqual(['2025-09-20'])
  expect(await paused()).toEqual([])
})
test('near misses: a verdict stays one, a body’s own words stay a report, other words of the office are told how', async () => {
  await answer(`/sai ${mine} sai hạn`)
  expect(await paused()).toEqual([`${mine}:Sở Nội vụ`])
  expect(await answer(`/sai ${mine} sai số liệu`, OFFICE)).toContain('Báo sai như sau')
  expect(await answer(`/sai ${mine} không sai hạn`, OFFICE)).toContain('Đã bác')
})

test.each([
  ['việc 12 báo sai: không phải việc của sở', '12 không phải việc của sở'],
  ['việc số 12, xin báo sai', '12'],
  ['viec 12 bao sai <b>nhầm</b> hạn', '12 <b>nhầm</b> hạn'],
  ['việc 12 sai hạn, văn bản ghi 20/9', '12 sai hạn, văn bản ghi 20/9'],
  ['báo sai việc 12 nhầm cơ quan', '12 nhầm cơ quan'],
])('«%s» reports it as wrong', (text, rest) => expect(readPlainWord(text)).toEqual({ word: 'sai', rest }))
test.each([
  'việc 12 không sai',
  'việc 12 sai sót đã sửa xong',
  'việc 12 báo cáo sai số liệu',
  'việc 12 sai hạn à?',
  'việc 12 sai ngày nào thì nộp',
])('«%s» does not', (text) => expect(readPlainWord(text)?.word).not.toBe('sai'))
