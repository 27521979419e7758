// Reports in chat: made as files, kept to be asked back, offered on the day that the conclusion itself sets; the three answers.
import mammoth from 'mammoth'
import readExcelFile from 'read-excel-file/node'
import { beforeEach, describe, expect, test } from 'vitest'
import { createFileDoor } from '../../src/cli/files.ts'
import { recorded } from '../../src/domain/assignment.ts'
import { momentOf } from '../../src/domain/calendar.ts'
import type { Said } from '../../src/domain/heard.ts'
import type { NewEntry } from '../../src/domain/ledger.ts'
import { readSnapshot } from '../../src/domain/snapshot.ts'
import { answeredShares, daysAgainstFirst, stuckShares, taskFigures } from '../../src/domain/snapshot-figures.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { createCurrentRegister } from '../../src/flows/current-register.ts'
import { takeSnapshot } from '../../src/flows/report.ts'
import { keptReports } from '../../src/flows/report-archive.ts'
import { offerReports, reportDuties } from '../../src/flows/report-duties.ts'
import { messageFacts } from '../../src/flows/report-facts.ts'
import { directory, rules } from '../data/shipped.ts'
import { groupOf, member, NOW, saying, type TestWorld, testWorld } from './chat-world.ts'

let world: TestWorld
async function says(text: string, over: Partial<Said> = {}) {
  const said = saying(text, { user: '1', chat: '1', ...over })
  await chatTurn(world, said)
  const text_ = (await world.storage.messages({ keys: [`answer:${said.key}`] }))[0]?.text ?? ''
  const file = async (key: string) => {
    const found = await world.storage.file(`answer:${said.key}${key}`)
    return found && { name: found.name, bytes: Buffer.from(found.base64, 'base64') }
  }
  return { text: text_, docx: await file(''), xlsx: await file(':xlsx'), png: await file(':png') }
}
const registerNow = async () => (await world.office.read()).bot.register
async function write(entries: readonly NewEntry[], at: number) {
  await world.storage.commit({ at, ...recorded(await registerNow(), entries, at) })
}
beforeEach(async () => {
  world = await testWorld(undefined, { files: createFileDoor() })
  await world.storage.commit({
    at: NOW,
    chats: [groupOf('-100', ['Sở Nội vụ'])],
    members: [member('secretariat', '1'), member('leader', '2'), member('focal', '7')],
  })
})

describe('/baocao', () => {
  test('the way to report it as done that stands under a report can be gone by the office', async () => {
    await world.storage.commit({ at: NOW, members: [member('secretariat', '3')] })
    world.clockAt(momentOf('2025-08-22', '16:00'))
    const { text } = await says('/baocao tuan')
    const [, told = '', no] = /«(\/baoho [^»]*xong (\d+) số … ngày … gửi …)»/.exec(text) ?? []
    const typed = told.replace('số …', 'số 45-BC/VPTU').replace('ngày …', 'ngày 22/8/2025')
    expect((await says(typed.replace('gửi …', 'gửi Thường trực Tỉnh ủy'))).text).toContain('báo cho kỳ nào?')
    const kept = await says('2')
    expect(kept.text).toContain('Ghi hộ')
    expect((await says(`/xacnhan ${no}`)).text).toMatch(/^Không ai tự xác nhận/)
    expect((await says(`/xacnhan ${no}`, { user: '3', chat: '3' })).text).toContain('đã được xác nhận')
  })
  test('tuan: Word, Excel and the chart, the same figures in each, kept under its moment', async () => {
    world.clockAt(momentOf('2025-08-22', '16:00'))
    const { text, docx, xlsx, png } = await says('/baocao tuan')
    const [kept] = (await keptReports(world.storage, 'Lào Cai')).reports
    const total = kept ? taskFigures(kept.snapshot).total : -1
    expect(text).toContain(`${total} việc`)
    expect(text).toContain('gửi Thường trực Tỉnh ủy')
    expect(docx?.name).toBe('bao-cao-tuan-lao-cai-2025-08-22.docx')
    expect((await mammoth.extractRawText({ buffer: docx?.bytes ?? Buffer.alloc(0) })).value).toContain(
      `Sổ theo dõi có ${total} việc`,
    )
    const sheets = await readExcelFile(xlsx?.bytes ?? Buffer.alloc(0))
    expect(sheets[0]?.data.find((row) => row[0] === 'Tổng số việc')?.[1]).toBe(total)
    expect(png?.bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(kept).toMatchObject({ kind: 'weekly', snapshot: { province: 'Lào Cai', day: '2025-08-22' } })
  })
  test('files without names are known by theirs', async () => {
    world.clockAt(momentOf('2025-08-22', '16:00'))
    const { docx, xlsx, png } = await says('/baocao tuan không tên')
    const name = 'bao-cao-tuan-lao-cai-khong-ten-2025-08-22'
    expect([docx?.name, xlsx?.name, png?.name]).toEqual([`${name}.docx`, `${name}.xlsx`, `${name}.png`])
  })
  test('the next one is compared with the kept one, and its figures can be asked back', async () => {
    world.clockAt(momentOf('2025-08-15', '16:00'))
    await says('/baocao tuan')
    world.clockAt(momentOf('2025-08-22', '16:00'))
    expect((await says('/baocao tuần')).text).toMatch(/Khác báo cáo trước: \d+ việc/)
    expect((await says('trong báo cáo ngày 15/8 việc nào quá hạn')).text).toContain('16h00 ngày 15/8/2025')
  })
  test('thang goes to the Board; without names nobody is named, and the named one is kept', async () => {
    world.clockAt(momentOf('2025-08-29', '16:00'))
    const { text, docx } = await says('/baocao tháng không tên')
    expect(text).toContain('gửi Ban Thường vụ Tỉnh ủy, bản không nêu tên')
    const words = (await mammoth.extractRawText({ buffer: docx?.bytes ?? Buffer.alloc(0) })).value
    expect(words).toContain('Cơ quan 01')
    expect(words).not.toContain('Sở Nội vụ')
    expect((await keptReports(world.storage, 'Lào Cai')).reports[0]?.snapshot.anonymous).toBe(false)
  })
  test('for the office, in private; without a kind it says which there are', async () => {
    for (const who of ['2', '7'])
      expect((await says('/baocao tuan', { user: who, chat: who })).text).toContain('không có quyền')
    expect((await says('/baocao')).text).toContain('/baocao tuan')
    expect((await says('/baocao tuan', { chat: '-100', isGroup: true })).docx).toBeNull()
  })
})

describe('the rhythm that the conclusion sets', () => {
  const settings = { digestAt: '07:30', quiet: [] }
  const offered = async (day: string, time = '07:31') => {
    world.clockAt(momentOf(day, time))
    const current = createCurrentRegister(world.storage, { directory, rules })
    await offerReports({ storage: world.storage, current, clock: world.clock, settings })
    return (await world.storage.messages({ kinds: ['notice'] })).filter((m) => m.key.startsWith('report-offer:'))
  }
  test('weekly and monthly, from the duty of the office in the register', async () => {
    const duties = reportDuties(await registerNow(), 'Lào Cai', momentOf('2025-08-20'))
    expect(duties.map((d) => [d.kind, d.task.record.ref, d.due])).toEqual([
      ['weekly', '10', '2025-08-22'],
      ['monthly', '10', '2025-08-29'],
    ])
    expect(reportDuties(await registerNow(), 'Nghệ An', momentOf('2025-08-20'))).toEqual([])
  })
  test('offered on the morning of its day, once, to the office of that province, with a button', async () => {
    expect(await offered('2025-08-21')).toHaveLength(0)
    expect(await offered('2025-08-22', '07:00')).toHaveLength(0)
    const [offer, second] = await offered('2025-08-22')
    expect(second).toBeUndefined()
    expect(offer).toMatchObject({ to: { chat: '1' }, offers: { choices: [{ says: '/baocao tuan' }] } })
    expect(offer?.text).toMatch(/Báo cáo tuần đến kỳ hôm nay[\s\S]*mục 10/)
    expect(await offered('2025-08-22', '15:00')).toHaveLength(1)
    expect(await offered('2025-08-29')).toHaveLength(3)
  })
  test('what was missed on Friday is offered on Monday, not weeks later', async () => {
    expect(await offered('2025-08-25')).toHaveLength(1)
    world = await testWorld()
    await world.storage.commit({ at: NOW, members: [member('secretariat', '1')] })
    expect((await offered('2025-08-27')).map((m) => m.key)).toEqual([])
  })
})

describe('the three answers', () => {
  const at = momentOf('2025-08-20', '10:00')
  const entry = (id: string, body: string, more: object) => ({ id, task: 182, body, period: '', ...more }) as NewEntry
  test('are kept apart: what is said, what is proved, against the first date', async () => {
    const register = await registerNow()
    const dated = register.tasks.find((t) => t.record.ref === '5.(2)' && t.province === 'Lào Cai')
    const no = dated?.no ?? 0
    const body = 'Ban Tổ chức Tỉnh ủy'
    await write(
      [
        {
          id: 'x1',
          task: no,
          body,
          period: '',
          kind: 'extension-asked',
          of: '2025-08-15',
          until: '2025-08-30',
          reason: 'chờ số liệu',
        },
      ],
      at,
    )
    await write(
      [
        {
          id: 'x2',
          task: no,
          body,
          period: '',
          kind: 'extension-granted',
          request: 'x1',
          of: '2025-08-15',
          until: '2025-08-30',
        },
      ],
      at,
    )
    await write([{ id: 'p1', task: no, body, period: '', kind: 'progress', percent: 80, note: '' }], at)
    await write([entry('o1', 'Sở Nội vụ', { kind: 'obstacle', what: 'thiếu kinh phí', decider: 'UBND tỉnh' })], at)
    const snapshot = takeSnapshot({
      register: await registerNow(),
      province: 'Lào Cai',
      now: momentOf('2025-08-22', '17:00'),
    })
    const share = answeredShares(snapshot).find((s) => s.row.no === no)?.share
    expect(share).toMatchObject({
      body,
      says: 'under-way',
      percent: 80,
      proved: 'nothing',
      first: '2025-08-14',
      last: '2025-08-30',
      extensions: 1,
      cell: 'open-in-time',
    })
    expect(share && daysAgainstFirst(share, snapshot.day)).toBe(8)
    expect(stuckShares(snapshot)).toMatchObject([
      { row: { no: 182 }, share: { obstacle: 'thiếu kinh phí', decider: 'UBND tỉnh' } },
    ])
    expect(readSnapshot(JSON.stringify(snapshot)).kind).toBe('read')
  })
  test('stand in the files side by side, with the level that must decide', async () => {
    await write([entry('o1', 'Sở Nội vụ', { kind: 'obstacle', what: 'thiếu kinh phí', decider: 'UBND tỉnh' })], at)
    world.clockAt(momentOf('2025-08-22', '16:00'))
    const { docx, xlsx } = await says('/baocao tuan')
    expect((await mammoth.extractRawText({ buffer: docx?.bytes ?? Buffer.alloc(0) })).value).toMatch(
      /Vướng mắc cần quyết định[\s\S]*thiếu kinh phí[\s\S]*UBND tỉnh/,
    )
    const sheet =
      (await readExcelFile(xlsx?.bytes ?? Buffer.alloc(0))).find((s) => s.sheet === 'Nói và chứng minh')?.data ?? []
    const row = sheet.find((r) => r[1] === 182) ?? []
    expect(row).toEqual(
      expect.arrayContaining([
        'Sở Nội vụ',
        'đang làm',
        'chưa có minh chứng',
        'không có hạn đầu',
        'thiếu kinh phí',
        'UBND tỉnh',
      ]),
    )
  })
  test('ended otherwise is outside the rate of work in time', async () => {
    const before = taskFigures(
      takeSnapshot({ register: await registerNow(), province: 'Lào Cai', now: momentOf('2025-08-22') }),
    )
    const no = (await registerNow()).tasks.find((t) => t.record.ref === '4.(3)-3')?.no ?? 0
    const end = {
      how: 'withdrawn',
      document: '50-TB/TU',
      day: '2025-08-20',
      person: 'Thường trực',
      intoTask: null,
      intoBody: null,
    }
    await write([{ ...entry('e1', '', { kind: 'ended', ...end }), task: no }], at)
    const after = taskFigures(
      takeSnapshot({ register: await registerNow(), province: 'Lào Cai', now: momentOf('2025-08-22') }),
    )
    expect([after.ended, after.rated, after.total]).toEqual([before.ended + 1, before.rated - 1, before.total])
  })
  test('a snapshot of an earlier version is still read', async () => {
    const snapshot = takeSnapshot({ register: await registerNow(), province: 'Lào Cai', now: at })
    const old = JSON.stringify(snapshot, (key, value) =>
      ['says', 'percent', 'proved', 'obstacle'].includes(key) ? undefined : value,
    )
    expect(readSnapshot(old)).toMatchObject({ kind: 'read' })
  })
})

describe('who has taken what on', () => {
  test('«việc nào chưa ai nhận» counts shares until they are acknowledged or reported', async () => {
    const first = (await says('việc nào chưa ai nhận')).text
    const [, waiting, asked] = /(\d+)\/(\d+) phần việc/.exec(first) ?? []
    expect(waiting).toBe(asked)
    await write([{ id: 'ack:182', task: 182, body: 'Sở Nội vụ', period: '', kind: 'acknowledged' }], NOW)
    expect((await says('việc nào chưa ai nhận')).text).toContain(`${Number(waiting) - 1}/${asked} phần việc`)
    const own = (await says('việc nào chưa ai nhận', { user: '7', chat: '7' })).text
    expect(own).toMatch(/^Sở Nội vụ: /m)
    expect(own).not.toContain('Ban Tổ chức')
    expect(own).not.toMatch(/(?<!\d)182(?!\d)/)
  })
  test('a report counts as read what was acknowledged, and lists the missed', async () => {
    const register = await registerNow()
    const to = { channel: 'telegram', chat: '-100', thread: null }
    const text = 'Giao việc\n❔ 182 · 4.(4) · Giải quyết chính sách\n🟡 188 · 5.(2) · Rà soát'
    const message = {
      key: 'handout:x:-100',
      to,
      kind: 'handout' as const,
      text,
      tells: [],
      dueAt: NOW,
      staleAt: null,
      queuedAt: NOW,
    }
    await world.storage.commit({ at: NOW, queue: [message] })
    const [waiting] = await world.storage.claim({ channel: 'telegram', now: NOW, leaseMs: 1000, limit: 1, lease: 'a' })
    await world.storage.commit({
      at: NOW,
      settled: [
        {
          key: waiting?.key ?? '',
          lease: 'a',
          state: 'sent',
          tries: 1,
          doubts: 0,
          nextTryAt: NOW,
          sentAt: NOW,
          late: false,
          why: null,
          platformId: '1',
        },
      ],
    })
    const before = await messageFacts(world.storage, register, NOW)
    expect(before.pressings.map((p) => [p.task, p.readAt])).toEqual([
      [182, null],
      [188, null],
    ])
    await write([{ id: 'ack:182', task: 182, body: 'Sở Nội vụ', period: '', kind: 'acknowledged' }], NOW + 60_000)
    const after = await messageFacts(world.storage, await registerNow(), NOW + 120_000)
    expect(after.pressings.map((p) => [p.task, p.readAt !== null])).toEqual([
      [182, true],
      [188, false],
    ])
    const { coverage } = takeSnapshot({
      register: await registerNow(),
      province: 'Lào Cai',
      now: NOW + 120_000,
      messages: after,
    })
    expect(coverage?.read).toBe(1)
    expect((coverage?.read ?? 0) + (coverage?.notRead ?? 0) + (coverage?.notPressed ?? 0)).toBe(coverage?.of)
  })
})
