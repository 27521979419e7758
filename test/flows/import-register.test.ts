// The office's own register in Excel: every row a task or a named problem; a list of the bot's own, edited, changes what was edited.

import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import writeExcelFile, { type Row } from 'write-excel-file/node'
import { createFileDoor } from '../../src/cli/files.ts'
import { readMoment } from '../../src/domain/calendar.ts'
import { openPoints } from '../../src/domain/draft.ts'
import { ANY_TASK, findTasks } from '../../src/domain/task-list.ts'
import { changesOf, planCorrections } from '../../src/flows/correct.ts'
import { planImport } from '../../src/flows/import-document.ts'
import { planPublishing } from '../../src/flows/publish.ts'
import { readDocument } from '../../src/readers/read-document.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'
import { sayDraft, sayRowTrouble } from '../../src/wording/import.ts'
import { sayItem } from '../../src/wording/review.ts'
import { sayTableAsOf, sayTaskTable } from '../../src/wording/task-table.ts'
import { shippedRegister } from '../data/shipped.ts'

const NOW = readMoment('2025-08-20T09:00') ?? 0
const register = shippedRegister()
const storage = createMemoryStorage()
const imported = async (bytes: Uint8Array, fileName = 'so.xlsx') => {
  const file = { fileName, bytes, province: 'Lào Cai', by: 'telegram:1' }
  return (await planImport(file, { storage, register, now: NOW, read: readDocument, hash: () => 'h' })).imported
}
const HEAD = [
  'STT',
  'Số TB/KL',
  'Ngày ban hành',
  'Nội dung kết luận',
  'Chủ trì theo dõi',
  'Cơ quan, đơn vị trình (chủ trì)',
  'Phối hợp',
  'Loại thời hạn',
  'Hạn xử lý',
  'Tiến độ',
]
const cell = (value: string | number) => (typeof value === 'number' ? { value, type: Number } : { value, type: String })
const book = (rows: readonly Row[]) => writeExcelFile([{ data: [...rows], sheet: 'Sổ' }]).toBuffer()
const head: readonly Row[] = [
  [{ value: 'SỔ THEO DÕI NHIỆM VỤ NĂM 2025', columnSpan: HEAD.length }],
  [{ value: 'Cập nhật đến 20/8/2025', columnSpan: HEAD.length }],
  HEAD.map(cell),
]

describe('the office’s own register', () => {
  const rows: readonly Row[] = [
    ...head,
    // One conclusion over two rows, its number and day merged; days as serials and as text.
    [
      cell(1),
      { value: '44-KL/TU', rowSpan: 2 },
      { value: 45_870, type: Number, rowSpan: 2 },
      cell('Rà soát trụ sở dôi dư ở các xã'),
      cell('Đ/c A'),
      cell('Sở Tài chính'),
      cell('Sở Xây dựng; SNV'),
      cell('Có hạn'),
      cell(45_920),
      cell('Đang thực hiện'),
    ],
    [
      cell(2),
      null,
      null,
      cell('Lập phương án sử dụng trụ sở sau rà soát'),
      cell('Đ/c A'),
      cell('Sở Xây dựng'),
      null,
      null,
      cell('trước ngày 30/9/2025'),
      null,
    ],
    [cell('II. Nội chính'), null, null, null, null, null, null, null, null, null],
    [
      cell(3),
      cell('12-TB/TU'),
      cell('05/8/2025'),
      cell('Tiếp công dân định kỳ'),
      cell('Đ/c B'),
      cell('Thanh tra tỉnh'),
      null,
      null,
      cell('hằng tháng'),
      cell('Hoàn thành'),
    ],
    [
      cell(4),
      cell('12-TB/TU'),
      cell('05/8/2025'),
      null,
      cell('Đ/c B'),
      cell('Thanh tra tỉnh'),
      null,
      null,
      cell('30/9/2025'),
      null,
    ],
    [
      cell(5),
      cell('12-TB/TU'),
      cell('05/8/2025'),
      cell('Kiểm tra kho vật chứng'),
      cell('Đ/c B'),
      null,
      null,
      null,
      cell('càng nhanh càng quý'),
      null,
    ],
  ]
  test('header on row 3, merged cells, serials, a band; a row without work is named by its number', async () => {
    const got = await imported(await book(rows))
    const draft = got.kind === 'draft' ? got.draft : null
    expect(
      draft?.items.map((i) => [
        i.ref,
        i.of?.number,
        i.of?.issued,
        i.lead,
        i.deadlines.map((d) => d.due ?? d.kind),
        i.status,
      ]),
    ).toEqual([
      ['h4', '44-KL/TU', '2025-08-01', ['Sở Tài chính'], ['2025-09-20'], 'open'],
      ['h5', '44-KL/TU', '2025-08-01', ['Sở Xây dựng'], ['2025-09-30'], 'open'],
      ['h7', '12-TB/TU', '2025-08-05', ['Thanh tra tỉnh'], ['recurring'], 'done'],
      ['h9', '12-TB/TU', '2025-08-05', [], [], 'open'],
    ])
    expect(draft?.items[0]?.coop).toEqual(['Sở Xây dựng', 'Sở Nội vụ'])
    expect(draft?.problems).toMatchObject([{ row: 8, why: 'no-work' }])
    expect(openPoints(draft!).map((p) => p.kind)).toEqual(['no-owner', 'flag'])
    // What comes in as done is seen before it is published: how many, and which.
    expect(sayDraft(draft!).join('\n')).toContain('1 việc tệp ghi đã hoàn thành: vào sổ là đã xong')
    const shown = { today: '2025-08-20', reading: register.rules.reading, counting: () => null }
    expect(sayItem(draft!, draft!.items[2]!, shown).join('\n')).toContain('Tệp ghi: đã hoàn thành')
    expect(sayItem(draft!, draft!.items[0]!, shown).join('\n')).not.toContain('Tệp ghi')
  })
  test('published it becomes the documents that its rows name', async () => {
    const got = await imported(await book(rows.slice(0, 7)))
    if (got.kind !== 'draft') throw new Error('a draft was to come')
    const world = { storage, register, now: NOW, by: 'telegram:2', person: 'Đồng chí B', twoPersons: false, quiet: [] }
    const plan = await planPublishing(got.draft, world)
    const files = plan.kind === 'ready' ? (plan.changes.documents ?? []) : []
    expect(files.map((f) => [f.doc.number, f.doc.kind, f.tasks.length])).toEqual([
      ['44-KL/TU', 'KL', 2],
      ['12-TB/TU', 'TB', 1],
    ])
  })
  test('300 rows in: every row is a task or a named problem, doubles with the register are shown', async () => {
    const known = register.tasksIn('Lào Cai').find((t) => t.record.lead[0] && t.record.title.split(' ').length > 14)
    const many = Array.from({ length: 300 }, (_, i): Row => {
      const work =
        i % 50 === 7 ? null : cell(i === 3 ? (known?.record.title ?? '') : `Việc số ${i + 1}: kiểm tra cơ sở ${i + 1}`)
      return [
        cell(i + 1),
        cell('44-KL/TU'),
        cell(45_870),
        work,
        cell('Đ/c A'),
        cell(i === 3 ? (known?.record.lead[0] ?? '') : 'Sở Y tế'),
        null,
        null,
        cell(45_900 + i),
        null,
      ]
    })
    const got = await imported(await book([...head, ...many]))
    const draft = got.kind === 'draft' ? got.draft : null
    expect([draft?.items.length, draft?.problems?.length]).toEqual([294, 6])
    expect(draft?.items[3]?.double?.no).toBe(known?.no)
    // Of many points the first few are told, and how many more there are.
    const bare = { ...draft!, items: draft!.items.map((i) => ({ ...i, lead: [] })) }
    const said = sayDraft(bare)
    expect(said.slice(said.findIndex((line) => line.startsWith('Còn ')))).toHaveLength(1 + 10 + 1)
    expect(said.at(-1)).toBe(`   … và ${openPoints(bare).length - 10} điểm nữa`)
  })
  test('a workbook without a table of tasks is refused with the reason', async () =>
    expect(await imported(await book([[cell('Thực đơn')], [cell('Cơm')]]))).toMatchObject({
      kind: 'refused',
      why: 'no-table',
    }))
  test('a bomb is refused before it is unpacked', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(30 * 1024 * 1024) }, { level: 9 })
    expect(await imported(bomb)).toMatchObject({ kind: 'refused', why: 'zip-bomb' })
  })
  test('what is no workbook, or bears macros by its name, is refused', async () => {
    expect(await imported(new TextEncoder().encode('xin chào'))).toMatchObject({
      kind: 'refused',
      why: 'wrong-extension',
    })
    expect(await imported(await book(rows), 'so.xlsm')).toMatchObject({ kind: 'refused', why: 'macros' })
  })
})

describe('a list that the bot wrote, read back', () => {
  const today = '2025-08-20'
  const viewer = { role: 'secretariat' as const, province: 'Lào Cai' }
  const listed = () => findTasks(register, ANY_TASK, viewer, NOW).flatMap((l) => [...l.own, ...l.member])
  const sheet = async (edit: (rows: unknown[][]) => void) => {
    const table = sayTaskTable(listed(), 'Danh sách', today)
    const rows = table.rows.map((r) => [...r])
    edit(rows)
    return createFileDoor().table('xlsx', { ...table, rows: rows as typeof table.rows }, sayTableAsOf(today))
  }
  test('unchanged it changes nothing', async () => {
    const got = await imported(await sheet(() => {}))
    expect(got).toMatchObject({ kind: 'edited', corrections: [], problems: [] })
  })
  const onTime = listed().findIndex((l, i) => i > 2 && l.status.kind === 'not-due' && !l.dues[0]?.period)
  test('edited it changes exactly what was edited; what cannot be read is named by its row', async () => {
    const got = await imported(
      await sheet((rows) => {
        rows[0]![3] = 'Tên mới của việc'
        rows[onTime]![6] = 'trước ngày 30/11/2025'
        rows[2]![4] = 'Sở Vũ trụ'
      }),
    )
    if (got.kind !== 'edited') throw new Error('edits were to come')
    expect(got.corrections.map((c) => changesOf(c).map((x) => [x.field, x.after]))).toEqual([
      [['title', 'Tên mới của việc']],
      [['deadlines', 'trước ngày 30/11/2025']],
    ])
    expect(got.problems).toMatchObject([{ row: 6, why: 'unknown-body' }])
  })
  test('who leads by a row helps no more, and is not written down to help as well', async () => {
    const at = listed().findIndex((l) => l.task.no === 188)
    const [lead, coop] = [listed()[at]?.task.record.lead[0], listed()[at]?.task.record.coop[0]]
    const told = async (...cells: readonly (readonly [number, unknown])[]) => {
      const got = await imported(
        await sheet((rows) => {
          for (const [column, cell] of cells) rows[at]![column] = cell
        }),
      )
      if (got.kind !== 'edited') throw new Error('edits were to come')
      return { wanted: got.corrections.map((c) => c.wanted), why: got.problems.map((p) => p.why) }
    }
    expect(await told([4, coop])).toEqual({ wanted: [{ lead: [coop], coop: [] }], why: [] })
    expect(await told([5, `${coop}; ${lead}`])).toEqual({ wanted: [], why: ['leads-already'] })
  })
  test('of late work the deadline is not moved by a cell: that takes a reason', async () => {
    const late = listed().findIndex((l) => l.status.kind === 'overdue' && !l.dues[0]?.period)
    const got = await imported(
      await sheet((rows) => {
        rows[late]![6] = 'trước ngày 30/11/2025'
      }),
    )
    expect(got).toMatchObject({ kind: 'edited', corrections: [], problems: [{ why: 'late-here' }] })
  })
  test('a word in the cell clears a deadline; the bot’s own words do not, nor an empty cell, which is told', async () => {
    const dated = listed()
      .flatMap((l, i) => (l.status.kind !== 'overdue' && l.task.record.deadlines.some((d) => d.due) ? [i] : []))
      .slice(0, 4)
    const bare = listed().findIndex((l) => l.status.kind === 'needs-deadline')
    const words = ['cần điền hạn', 'xóa hạn', 'Không có hạn', '']
    const got = await imported(
      await sheet((rows) => {
        dated.forEach((at, i) => {
          rows[at]![6] = words[i]
        })
        if (bare >= 0) rows[bare]![6] = 'cần điền hạn'
      }),
    )
    if (got.kind !== 'edited') throw new Error('edits were to come')
    const emptied = listed()[dated[3] ?? 0]?.task.record.deadlines.map((d) => d.raw) ?? []
    expect(got.problems).toMatchObject([{ why: 'empty-time', words: emptied.join('; ') }])
    expect(got.problems.map(sayRowTrouble)[0]).toContain('ô hạn để trống nên hạn giữ nguyên')
    expect(got.corrections.map((c) => [c.task.no, c.wanted.deadlines])).toEqual(
      dated.slice(0, 3).map((at) => [listed()[at]?.task.no, []]),
    )
  })
  test('several corrected tasks are one message to a chat', async () => {
    const mine = listed()
      .filter((l) => l.task.record.lead[0] === 'Ban Tổ chức Tỉnh ủy')
      .slice(0, 3)
    const corrections = mine.map((l) => ({ task: l.task, wanted: { deadlines: [] }, document: null, reason: 'sửa' }))
    const to = { channel: 'telegram', chat: '-1', thread: null }
    const chat = { to, province: 'Lào Cai', boundAt: 0, parked: null, digestAt: null, muted: false, snoozedUntil: null }
    const chats = [{ ...chat, bodies: ['Ban Tổ chức Tỉnh ủy'] }]
    const plan = planCorrections(corrections, { register, chats, now: NOW, quiet: [], origin: 'x' })
    expect(plan?.messages.map((m) => m.text.split('\n')[0])).toEqual(['Đính chính 3 việc của cơ quan:'])
    for (const { task } of corrections) expect(plan?.messages[0]?.text).toContain(`Đính chính việc ${task.no} (`)
    expect(plan?.messages[0]?.tells).toHaveLength(3)
  })
})
