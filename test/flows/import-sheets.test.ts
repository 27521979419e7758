// Registers as clerks keep them: headings in two rows, cells with several lines, several sheets, states half done; and lists edited the wrong way.
import { describe, expect, test } from 'vitest'
import writeExcelFile, { type Row } from 'write-excel-file/node'
import { createFileDoor } from '../../src/cli/files.ts'
import { readMoment } from '../../src/domain/calendar.ts'
import { ANY_TASK, findTasks } from '../../src/domain/task-list.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { SLICE } from '../../src/flows/give-way.ts'
import { planImport } from '../../src/flows/import-document.ts'
import { readDocument } from '../../src/readers/read-document.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'
import { sayTableAsOf, sayTaskTable } from '../../src/wording/task-table.ts'
import { shippedRegister } from '../data/shipped.ts'
import { member, saying, testWorld } from './chat-world.ts'

const NOW = readMoment('2025-08-20T09:00') ?? 0
const register = shippedRegister()
const storage = createMemoryStorage()
const imported = async (bytes: Uint8Array) => {
  const file = { fileName: 'so.xlsx', bytes, province: 'Lào Cai', by: 'telegram:1' }
  return (await planImport(file, { storage, register, now: NOW, read: readDocument, hash: () => 'h' })).imported
}
type Cell = string | number | null
const row = (cells: readonly Cell[]): Row =>
  cells.map((value) =>
    value === null ? null : typeof value === 'number' ? { value, type: Number } : { value, type: String },
  )
const draftOf = async (...sheets: readonly (readonly (readonly Cell[])[])[]) => {
  const data = sheets.map((rows, i) => ({ data: rows.map(row), sheet: `Trang ${i + 1}` }))
  const got = await imported(await writeExcelFile(data).toBuffer())
  return got.kind === 'draft' ? got.draft : null
}
const HEAD = ['TT', 'Nội dung', 'Cơ quan chủ trì', 'Phối hợp', 'Hạn', 'Trạng thái']
const one = (over: readonly Cell[]): readonly (readonly Cell[])[] => [HEAD, [1, 'Kiểm kê thiết bị họp', ...over]]

describe('a state that is not all done leaves the task open', () => {
  for (const [state, status] of [
    ['Hoàn thành', 'done'],
    ['Đã hoàn thành 100%', 'done'],
    ['Đã xong ngày 5/8', 'done'],
    ['hoàn thành 5/8, đúng hạn', 'done'],
    ['Hoàn thành 50%', 'open'],
    ['xong bước 1', 'open'],
    ['Hoàn thành một phần', 'open'],
    ['Hoàn thành cơ bản', 'open'],
    ['Chưa hoàn thành', 'open'],
  ] as const)
    test(`«${state}» is ${status}`, async () =>
      expect((await draftOf(one(['Sở Nội vụ', null, '20/9/2025', state])))?.items[0]?.status).toBe(status))
})

describe('several bodies in a cell', () => {
  for (const [cell, lead, coop] of [
    ['Sở Nội vụ\nSở Tư pháp', ['Sở Nội vụ', 'Sở Tư pháp'], []],
    ['- Sở Nội vụ\n- Sở Tư pháp', ['Sở Nội vụ', 'Sở Tư pháp'], []],
    ['Sở Văn hóa, Thể thao\nvà Du lịch', ['Sở Văn hóa, Thể thao và Du lịch'], []],
    ['Sở Nội vụ (chủ trì)\nSở Tư pháp (phối hợp)', ['Sở Nội vụ'], ['Sở Tư pháp']],
    ['Chủ trì: Sở Nội vụ; phối hợp: Sở Tư pháp', ['Sở Nội vụ'], ['Sở Tư pháp']],
    ['Sở Nội vụ, Sở Tư pháp (phối hợp)', ['Sở Nội vụ'], ['Sở Tư pháp']],
    ['Sở Văn hóa, Thể thao và Du lịch, Sở Y tế (phối hợp)', ['Sở Văn hóa, Thể thao và Du lịch'], ['Sở Y tế']],
    ['Sở Nội vụ (chủ trì), Sở Tư pháp, Sở Y tế (phối hợp)', ['Sở Nội vụ'], ['Sở Tư pháp', 'Sở Y tế']],
    ['Sở Nội vụ; Sở Văn hóa, Thể thao và Du lịch (p/h)', ['Sở Nội vụ'], ['Sở Văn hóa, Thể thao và Du lịch']],
  ] as const)
    test(JSON.stringify(cell), async () => {
      const item = (await draftOf(one([cell, null, '20/9/2025', null])))?.items[0]
      expect([item?.lead, item?.coop]).toEqual([lead, coop])
    })
})

describe('times as they are typed', () => {
  for (const [cell, due] of [
    ['2025-09-30', '2025-09-30'],
    ['2025-09-30 00:00:00', '2025-09-30'],
    ['20/08/25', '2025-08-20'],
    ['trước 15/9', '2025-09-15'],
  ] as const)
    test(cell, async () =>
      expect((await draftOf(one(['Sở Nội vụ', null, cell, null])))?.items[0]?.deadlines[0]?.due).toBe(due),
    )
  test('the year over the table holds for a day without one; a guessed year that makes it late is looked at', async () => {
    const titled = await draftOf([['SỔ THEO DÕI NĂM 2024'], ...one(['Sở Nội vụ', null, '15/9', null])])
    expect(titled?.items[0]?.deadlines[0]?.due).toBe('2024-09-15')
    const bare = await draftOf(one(['Sở Nội vụ', null, '15/3', null]))
    expect(bare?.flags.map((f) => f.kind)).toEqual(['assumed-day'])
  })
})

describe('headings', () => {
  test('over two rows: the end is the deadline, the start is none', async () => {
    const draft = await draftOf([
      ['TT', 'Nội dung', 'Cơ quan, đơn vị thực hiện', null, 'Thời gian', null],
      [null, null, 'Chủ trì', 'Phối hợp', 'Bắt đầu', 'Kết thúc'],
      [1, 'Lập phương án bố trí trụ sở', 'Sở Tài chính', 'Sở Nội vụ', '10/10/2025', '20/11/2025'],
    ])
    const item = draft?.items[0]
    expect([item?.lead, item?.coop, item?.deadlines.map((d) => d.due)]).toEqual([
      ['Sở Tài chính'],
      ['Sở Nội vụ'],
      ['2025-11-20'],
    ])
  })
  test('of one column for both: the first body leads', async () => {
    const draft = await draftOf([
      ['TT', 'Nhiệm vụ được giao', 'Đơn vị chủ trì/phối hợp', 'Thời hạn hoàn thành (ngày/tháng/năm)'],
      [1, 'Lập báo cáo thu chi quỹ khuyến học', 'Sở Giáo dục và Đào tạo/Sở Tài chính', '10/10/2025'],
    ])
    expect([draft?.items[0]?.lead, draft?.items[0]?.coop]).toEqual([['Sở Giáo dục và Đào tạo'], ['Sở Tài chính']])
  })
  test('a sheet whose headings nobody knows is named, not left out', async () => {
    const draft = await draftOf(one(['Sở Nội vụ', null, '20/9/2025', null]), [
      ['Mã', 'Diễn giải'],
      [1, 'Kiểm tra kho'],
    ])
    expect(draft?.problems).toMatchObject([{ row: 0, why: 'no-table', sheet: 'Trang 2' }])
  })
  test('without a row below there is nothing to import', async () =>
    expect(await imported(await writeExcelFile([{ data: [row(HEAD)], sheet: 'A' }]).toBuffer())).toMatchObject({
      kind: 'refused',
      why: 'no-table',
    }))
})

test('a numbered band is no task; work alone in its row is one without an owner', async () => {
  const draft = await draftOf([
    HEAD,
    ['I', 'Lĩnh vực nội chính', null, null, null, null],
    [1, 'Kiểm kê kho vật chứng ở các xã'],
  ])
  expect(draft?.items.map((i) => [i.title, i.lead])).toEqual([['Kiểm kê kho vật chứng ở các xã', []]])
})
test('a lead that the register does not know, and the same work twice, are looked at', async () => {
  const draft = await draftOf([
    HEAD,
    [1, 'Kiểm kê kho vật chứng ở các xã', 'Sở Không Có Thật', null, '20/9/2025'],
    [2, 'Kiểm kê thiết bị họp ở các xã', 'Sở Nội vụ', null, '20/9/2025'],
    [3, 'Kiểm kê thiết bị họp ở các xã', 'Sở Nội vụ', null, '30/9/2025'],
  ])
  expect(draft?.flags).toEqual([
    { ref: 'h2', kind: 'unknown-body', words: 'Sở Không Có Thật' },
    { ref: 'h4', kind: 'twin-row', words: 'h3: 20/9/2025' },
  ])
})
test('a row that cannot be read is told with its days as days', async () => {
  const draft = await draftOf([
    ['Nội dung', 'Chủ trì', 'Hạn', 'Ngày ban hành'],
    ['Kiểm kê kho vật chứng', 'Sở Nội vụ', 45_930, 45_810],
    [null, 'Công an tỉnh', 45_930, 45_810],
  ])
  expect(draft?.problems).toEqual([{ row: 3, why: 'no-work', words: 'Công an tỉnh · 30/9/2025 · 2/6/2025' }])
})
test('a date of issue that does not exist is told', async () => {
  const draft = await draftOf([
    ['Nội dung', 'Chủ trì', 'Ngày ban hành'],
    ['Kiểm kê kho vật chứng', 'Sở Nội vụ', '30/2/2025'],
  ])
  expect(draft?.problems).toEqual([{ row: 2, why: 'no-issued', words: '30/2/2025' }])
})

describe('a list of the bot edited the wrong way', () => {
  const viewer = { role: 'secretariat' as const, province: 'Lào Cai' }
  const listed = findTasks(register, ANY_TASK, viewer, NOW).flatMap((l) => l.own)
  const edited = async (edit: (rows: unknown[][]) => void) => {
    const table = sayTaskTable(listed, 'Danh sách', '2025-08-20')
    const rows = table.rows.map((r) => [...r])
    edit(rows)
    const got = await imported(
      await createFileDoor().table('xlsx', { ...table, rows: rows as typeof table.rows }, sayTableAsOf('2025-08-20')),
    )
    if (got.kind !== 'edited') throw new Error('edits were to come')
    return got
  }
  test('numbers exchanged between two rows change nothing', async () => {
    const got = await edited((rows) => {
      const [a, b] = [rows[0]![0], rows[1]![0]]
      rows[0]![0] = b
      rows[1]![0] = a
    })
    expect(got.corrections).toEqual([])
    expect(got.problems.map((p) => p.why)).toEqual(['other-task', 'other-task'])
  })
  test('a row without a number is told how work is added', async () => {
    const got = await edited((rows) => {
      rows.push([null, null, null, 'Việc mới thêm tay vào sổ', 'Sở Y tế', null, '30/9/2025', null, null, null])
    })
    expect(got.problems.map((p) => p.why)).toEqual(['new-row'])
  })
  test('one task in two rows with two deadlines changes nothing', async () => {
    const got = await edited((rows) => {
      const onTime = rows[listed.findIndex((l) => l.status.kind === 'not-due')]!
      rows.push([...onTime])
      onTime[6] = 'trước 30/11/2025'
      rows.at(-1)![6] = 'trước 15/12/2025'
    })
    expect(got.corrections).toEqual([])
    expect(got.problems.map((p) => p.why)).toEqual(['twice', 'twice'])
  })
  test('a list from before a correction does not take it back', async () => {
    const at = listed.findIndex(
      (l) => l.task.record.deadlines.length === 1 && l.dues.length === 1 && !l.dues[0]?.period,
    )
    const { task } = listed[at]!
    const change = { field: 'deadlines', before: 'trước ngày 05/9/2025', after: 'x', document: null, reason: '' }
    const about = { kind: 'corrected' as const, id: 'c', task: task.no, body: '', period: '' }
    await storage.commit({ at: NOW, entries: [{ ...about, ...change }] })
    const got = await edited((rows) => {
      rows[at]![6] = 'trước 5/9 (hết 4/9)'
    })
    expect(got.corrections).toEqual([])
    expect(got.problems.map((p) => p.why)).toContain('outdated')
  })
  test('a list from before a deadline was filled in does not clear it; «xóa hạn» does', async () => {
    const at = listed.findIndex(
      (l) =>
        l.status.kind === 'not-due' &&
        l.task.record.deadlines.length === 1 &&
        l.dues.length === 1 &&
        !l.dues[0]?.period,
    )
    const { task } = listed[at]!
    const change = { field: 'deadlines', before: '', after: 'x', was: '[]', document: null, reason: '' }
    const about = { kind: 'corrected' as const, id: 'filled', task: task.no, body: '', period: '' }
    await storage.commit({ at: NOW, entries: [{ ...about, ...change }] })
    const got = await edited((rows) => {
      rows[at]![6] = 'cần điền hạn'
    })
    expect(got.corrections).toEqual([])
    expect(got.problems.map((p) => [p.why, p.words])).toContainEqual(['outdated', 'cần điền hạn'])
    const meant = await edited((rows) => {
      rows[at]![6] = 'xóa hạn'
    })
    expect(meant.corrections.map((c) => [c.task.no, c.wanted.deadlines])).toEqual([[task.no, []]])
  })
  test('the last day in time of a duty that recurs is not edited here either, typed or as a day', async () => {
    const at = listed.findIndex((l) => l.dues[0]?.period)
    for (const cell of [46_387, '31/12/2026']) {
      const got = await edited((rows) => {
        rows[at]![7] = cell
      })
      expect(got.problems.map((p) => p.why)).toEqual(['last-here'])
    }
  })
  test('what the bot works out itself is not edited here, and that is said', async () => {
    const at = listed.findIndex((l) => l.dues.length === 1 && !l.dues[0]?.period && l.status.kind === 'not-due')
    const got = await edited((rows) => {
      rows[at]![7] = 46_387
      rows[at]![8] = 'Đã hoàn thành'
    })
    expect(got.corrections).toEqual([])
    expect(got.problems.map((p) => p.why)).toEqual(['state-here', 'last-here'])
  })
})

describe('a long list', () => {
  const many = (rows: number) => [
    HEAD,
    ...Array.from({ length: rows }, (_, i) => [
      i + 1,
      `Kiểm kê thiết bị họp lần ${i}`,
      'Sở Nội vụ',
      null,
      '20/9/2025',
      null,
    ]),
  ]
  test('is taken in a time that grows with its rows', async () => {
    const timed = async (rows: number) => {
      const began = performance.now()
      expect((await draftOf(many(rows)))?.items).toHaveLength(rows)
      return performance.now() - began
    }
    await timed(100)
    const [few, more] = [await timed(300), await timed(1_500)]
    expect(more).toBeLessThan(few * 15 + 500)
  })
  test('is taken a slice at a time: whoever asks meanwhile in another chat is answered between two slices', async () => {
    const world = await testWorld()
    await world.storage.commit({ at: NOW, members: [member('focal', '7')] })
    const bytes = await writeExcelFile([{ data: many(1_000).map(row), sheet: 'Sổ' }]).toBuffer()
    const asked = saying('việc quá hạn của bên em')
    let pauses = 0
    let answered = 0
    const pause = async () => {
      pauses++
      if (pauses === 3) void chatTurn(world, asked).then(() => (answered = pauses))
      await new Promise((resolve) => setImmediate(resolve))
    }
    const file = { fileName: 'so.xlsx', bytes, province: 'Lào Cai', by: 'telegram:1' }
    const { imported: got } = await planImport(file, {
      ...{ storage: world.storage, register, now: NOW, read: readDocument, hash: () => 'h', pause },
    })
    expect(got).toMatchObject({ kind: 'draft', draft: { items: { length: 1_000 } } })
    // Each row is read twice (as a cell, as a task), never more than a slice of them at a stretch.
    expect(pauses).toBeGreaterThanOrEqual((2 * 1_000) / SLICE)
    expect(answered).toBeGreaterThan(0)
    expect(answered).toBeLessThan(pauses)
    expect((await world.storage.messages({ keys: [`answer:${asked.key}`] }))[0]?.text).toContain('Sở Nội vụ')
  })
  test('of more rows than anybody reviews is refused in a sentence', async () => {
    const got = await imported(await writeExcelFile([{ data: many(3_300).map(row), sheet: 'Sổ' }]).toBuffer())
    expect(got).toMatchObject({ kind: 'refused', why: 'too-big', detail: expect.stringContaining('quá 3.000 hàng') })
  })
})
