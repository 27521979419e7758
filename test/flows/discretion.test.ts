// No naming and shaming: every way in which a group could read how late another body is, and what it reads instead.
import readExcelFile from 'read-excel-file/node'
import { beforeEach, describe, expect, test } from 'vitest'
import { createFileDoor } from '../../src/cli/files.ts'
import { type Moment, momentOf } from '../../src/domain/calendar.ts'
import type { Deadline } from '../../src/domain/deadline.ts'
import type { DocumentFile, TaskRecord } from '../../src/domain/document.ts'
import type { Said } from '../../src/domain/heard.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { createCurrentRegister } from '../../src/flows/current-register.ts'
import { pressFollowers } from '../../src/flows/press-followers.ts'
import { noneKnown, remind } from '../../src/flows/remind.ts'
import { directory, rules } from '../data/shipped.ts'
import { groupOf, member, NOW, saying, type TestWorld, testWorld } from './chat-world.ts'

const LEAD = 'Sở Tài chính'
const HELPER = 'Sở Y tế'
const dated = (due: string): Deadline => ({
  kind: 'date',
  raw: `trước ngày ${due.slice(8)}/${due.slice(5, 7)}/2025`,
  due,
  start: null,
  time: null,
  before: true,
  rrule: null,
  event: null,
  offset: null,
})
const work = (no: number, title: string, due: readonly string[], over: Partial<TaskRecord> = {}): TaskRecord => ({
  no,
  ref: `1.(${no})`,
  title,
  lead: [LEAD],
  coop: [HELPER],
  report_to: [],
  deadlines: due.map(dated),
  targets: [],
  status: 'open',
  ...over,
})
const LATE = work(9001, 'Rà soát kho vật tư', ['2025-08-02'])
const NEAR = work(9002, 'Lập danh mục thiết bị', ['2025-08-14'])
const BOTH = work(9003, 'Kiểm tra hai đợt', ['2025-08-02', '2025-08-14'])
const DONE = work(9004, 'Bàn giao hồ sơ', ['2025-08-02'])
const OWN = work(9005, 'Tập huấn nội bộ', ['2025-08-02'], { lead: [HELPER], coop: [LEAD] })
const RECURRING = work(9006, 'Báo cáo tồn kho', [], {
  deadlines: [
    {
      ...dated('2025-08-02'),
      kind: 'recurring',
      raw: 'hằng tuần',
      due: null,
      before: false,
      rrule: 'FREQ=WEEKLY;BYDAY=MO',
    },
  ],
})
const FILE: DocumentFile = {
  doc: {
    id: 'thu-kho',
    number: '99-KL/TU',
    kind: 'KL',
    issuer: 'Ban Thường vụ Tỉnh ủy',
    province: 'Lào Cai',
    issued: '2025-07-20',
    meeting: null,
    short_name: 'KL 99',
    title: 'Kết luận về kho vật tư',
    known_from: '2025-07-21',
    known_from_assumed: false,
    cites: [],
    names: {},
  },
  tasks: [LATE, NEAR, BOTH, DONE, OWN, RECURRING],
}
/** What shames: a red light, days late, done late, of a task that the group does not lead. */
const SHAME = /🔴|QUÁ HẠN|quá hạn \d+ ngày|hoàn thành (?:[\d/]+, )?quá hạn|đã quá \d+ ngày/

let world: TestWorld
beforeEach(async () => {
  world = await testWorld(undefined, { files: createFileDoor() })
  const closed = { task: 9004, body: LEAD, period: '', state: 'closed', closedOn: '2025-08-06' } as const
  const whole = { ...closed, body: '' }
  const state = { awaitingAcceptance: false, changedAt: NOW }
  await world.storage.commit({
    at: NOW,
    documents: [FILE],
    states: [
      { ...closed, ...state },
      { ...whole, ...state },
    ],
    chats: [groupOf('-1', [HELPER]), groupOf('-2', [LEAD]), groupOf('-3', [HELPER, LEAD])],
    members: [
      member('focal', '5', { body: HELPER }),
      member('focal', '6', { body: LEAD }),
      member('secretariat', '1'),
      member('secretariat', '8'),
    ],
  })
})
async function says(text: string, over: Partial<Said> = {}): Promise<string> {
  const said = saying(text, { user: '5', chat: '-1', isGroup: true, ...over })
  await chatTurn(world, said)
  return (await world.storage.messages({ keys: [`answer:${said.key}`] }))[0]?.text ?? ''
}
/** The lines of tasks that others lead: a head with its number and what is indented under it. */
const ofOthers = (text: string) =>
  text
    .split(/\n(?! )/)
    .filter((block) => /900[12346]/.test(block))
    .join('\n')

const WAYS = [
  ['the open list', '/viec'],
  ['the late list', '/quahan'],
  ['the near list', '/han'],
  ['a plain list', 'việc của bên em chưa xong'],
  ['work that it helps with', 'việc phối hợp của bên em'],
  ['late work that it helps with', 'việc phối hợp quá hạn của bên em'],
  ['a month', 'việc của bên em tháng 8'],
  ['the work of the lead', 'việc của Sở Tài chính'],
  ['the late work of the lead', 'Sở Tài chính có việc nào quá hạn không'],
  ['how much of it is late', 'bên em có bao nhiêu việc quá hạn'],
  ['figures', '/thongke'],
  ['figures of the document', 'tình hình thực hiện KL 99'],
  ['who is latest', 'sở nào trễ nhiều nhất'],
  ['a detail', 'chi tiết việc 9001'],
  ['a detail of two days', 'chi tiết việc 9003'],
  ['a detail of what is done', 'chi tiết việc 9004'],
  ['a detail of what recurs', 'chi tiết việc 9006'],
  ['a deadline', 'hạn việc 9001'],
  ['a deadline in a month', 'hạn việc 9003 trong tháng 8'],
  ['the deadline of what is done', 'hạn việc 9004'],
  ['who leads', 'ai chủ trì việc 9001'],
  ['a topic', 'việc rà soát kho vật tư đến đâu rồi'],
  ['what is done', 'việc đã xong của bên em'],
  ['the document', 'KL 99 có những việc gì'],
  ['regular reports', 'báo cáo định kỳ của bên em'],
  ['what nobody took', 'việc nào chưa ai nhận'],
  ['what moved', 'so với tuần trước'],
] as const

describe.each(['5', '1'])('in the group of a helping body, asked by %s', (user) => {
  test.each(WAYS)('%s names nobody’s lateness', async (_, text) => {
    const said = await says(text, { user })
    expect(said).not.toBe('')
    expect(ofOthers(said)).not.toMatch(SHAME)
  })
})
test('of a task that both lead a group hears its own share, whoever else is asked about', async () => {
  const both = work(9007, 'Kiểm kê kho', ['2025-08-02'], { lead: [LEAD, HELPER], coop: [] })
  const closed = { task: 9007, body: HELPER, period: '', state: 'closed', closedOn: '2025-08-01' } as const
  await world.storage.commit({
    at: NOW,
    documents: [{ ...FILE, tasks: [...FILE.tasks, both] }],
    states: [{ ...closed, awaitingAcceptance: false, changedAt: NOW }],
  })
  for (const text of ['hạn việc 9007 của Sở Tài chính', 'việc 9007 của Sở Tài chính đến đâu rồi']) {
    const told = await says(text)
    expect(told).toContain('9007')
    expect(told).not.toMatch(SHAME)
  }
  expect(await says('hạn việc 9007 của Sở Tài chính', { user: '6', chat: '6', isGroup: false })).toMatch(SHAME)
})
test('lists count what is late elsewhere; what is still ahead and what is its own stay in full', async () => {
  const open = await says('/viec')
  expect(open).toMatch(/Phối hợp, đã quá hạn: 1 việc \(trong nhóm chỉ nêu số/)
  expect(open).not.toContain('9001')
  expect(open).toMatch(/🟡 9002[^\n]*\n {3}trước 14\/08[^\n]*còn 2 ngày/)
  expect(open).toMatch(/🟡 9003/)
  expect(open).toMatch(/🔴 9005[^\n]*\n[^\n]*QUÁ HẠN 10 ngày/)
  const late = await says('/quahan')
  expect(late).toContain('9005')
  expect(late).toMatch(/Phối hợp, đã quá hạn: \d việc/)
  expect(late).not.toMatch(/900[1346]/)
})
test('a task asked about by number is shown with its words of time, and its state left to its owner', async () => {
  const detail = await says('chi tiết việc 9001')
  expect(detail).toContain('Hạn: trước ngày 02/08/2025')
  expect(detail).toContain('Trạng thái: do cơ quan chủ trì báo cáo')
  expect(await says('chi tiết việc 9004')).toContain('Trạng thái: hoàn thành\n')
})
test('the owner’s group, a group of both, and everybody in private read all of it', async () => {
  for (const place of [
    { chat: '-2', user: '6' },
    { chat: '-3', user: '6' },
    { chat: '5', user: '5', isGroup: false },
    { chat: '1', user: '1', isGroup: false },
  ])
    expect(await says('chi tiết việc 9001', place), place.chat).toContain('QUÁ HẠN 10 ngày')
})
test('a file asked for in the group has no late work of others in it, and says how much', async () => {
  const said = saying('xuất excel tất cả các việc', { user: '5', chat: '-1', isGroup: true })
  await chatTurn(world, said)
  const key = `answer:${said.key}`
  expect((await world.storage.messages({ keys: [key] }))[0]?.text).toMatch(/Phối hợp, đã quá hạn: \d việc/)
  const base64 = (await world.storage.file(key))?.base64 ?? ''
  const rows = (await readExcelFile(Buffer.from(base64, 'base64')))[0]?.data ?? []
  const others = rows.filter((row) => /^900[12346]$/.test(String(row[0])))
  expect(others.length).toBeGreaterThan(0)
  for (const row of others) expect(row.join(' ')).not.toMatch(SHAME)
  for (const row of others) expect(row.at(-1)).toBeNull()
})

const settings = { digestAt: '07:30', quiet: [] }
const worldAt = (at: Moment) => {
  world.clockAt(at)
  return {
    storage: world.storage,
    clock: world.clock,
    current: createCurrentRegister(world.storage, { directory, rules }),
    settings,
  }
}
test('the digest of a helping group names no lateness of others, on any day of the week', async () => {
  for (const day of ['2025-08-12', '2025-08-13', '2025-08-14', '2025-08-15', '2025-08-18']) {
    await remind({ ...worldAt(momentOf(day, '07:31')), known: noneKnown() })
    const [digest] = (await world.storage.messages({ kinds: ['digest'], chat: '-1' })).filter((m) =>
      m.key.endsWith(day),
    )
    expect(digest?.text, day).toContain('9005')
    expect(ofOthers(digest?.text ?? ''), day).not.toMatch(SHAME)
  }
})
test('what a helping group follows is told without it too, its number alone', async () => {
  expect(await says('theo dõi việc 9001, 9002, 9003')).toContain('9001')
  await pressFollowers(worldAt(momentOf('2025-08-18', '07:31')))
  const [note] = (await world.storage.messages({ chat: '-1', kinds: ['notice'] })).filter((m) =>
    m.key.startsWith('follow'),
  )
  expect(note?.text).toMatch(/Phối hợp, đã quá hạn: \d việc/)
  expect(ofOthers(note?.text ?? '')).not.toMatch(SHAME)
})
test('a document sent round shows a helping group no lateness', async () => {
  await says('gửi KL 99 cho Sở Y tế và Sở Tài chính', { user: '1', chat: '1', isGroup: false })
  await says('đúng', { user: '1', chat: '1', isGroup: false })
  const sent = await world.storage.messages({ kinds: ['broadcast'] })
  expect(sent.map((m) => m.to.chat).sort()).toEqual(['-1', '-2'])
  expect(ofOthers(sent.find((m) => m.to.chat === '-1')?.text ?? '')).not.toMatch(SHAME)
  expect(sent.find((m) => m.to.chat === '-2')?.text).toContain('QUÁ HẠN')
})
