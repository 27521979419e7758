// A draft as a whole: its head is corrected, its twins of the register go at one word, it is thrown away.
import { beforeEach, describe, expect, test } from 'vitest'
import { discardChange, findDraft, listDrafts } from '../../src/flows/drafts.ts'
import { NOW, type TestWorld } from './chat-world.ts'
import { type ImportingOffice, importingOffice } from './importing-office.ts'

const WORKS = [
  'Sở Nội vụ chủ trì lập danh mục hồ sơ lưu trữ của các kho cấp huyện cũ, hoàn thành trước ngày 20/9.',
  'Sở Tài chính chủ trì kiểm kê trụ sở, xe công, máy móc dôi dư sau sắp xếp, hoàn thành trước ngày 30/9/2025.',
]
const conclusion = (number: string, day: string, works: readonly string[] = WORKS) => `TỈNH ỦY LÀO CAI
*
Số ${number}
Lào Cai, ngày ${day} năm 2025

KẾT LUẬN
của Ban Thường vụ Tỉnh ủy về công tác lưu trữ

Ban Thường vụ Tỉnh ủy thống nhất kết luận như sau:
${works.map((w, i) => `${i + 1}. Giao ${w}`).join('\n')}
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
`
let office: ImportingOffice
let world: TestWorld
beforeEach(async () => {
  office = await importingOffice()
  world = office.world
})
const says = async (words: string, file = false) => (await office.says(words, file)).text
async function imports(document: string): Promise<string> {
  office.holds(document)
  return /N\d+/.exec(await says('/nhapvanban', true))?.[0] ?? ''
}
const draft = (id: string) => findDraft(id, world.storage)

describe('the head', () => {
  test('lacking is said, and can be given: number, day, issuer, name', async () => {
    office.holds(conclusion('     -KL/TU', '     tháng 8'))
    expect(await says('/nhapvanban', true)).toMatch(/Chưa đọc được số, ngày/)
    await says('số: 613-KL/TU')
    await says('ngày: 12/8/2025')
    await says('cơ quan ban hành: Thường trực Tỉnh ủy')
    const [now] = await listDrafts(world.storage)
    expect(now?.doc).toMatchObject({
      number: '613-KL/TU',
      kind: 'KL',
      issued: '2025-08-12',
      issuer: 'Thường trực Tỉnh ủy',
      title: '613-KL/TU',
    })
    await says('tên văn bản: KL về lưu trữ')
    expect((await listDrafts(world.storage))[0]?.doc.title).toBe('KL về lưu trữ')
  })
  test('a day corrected to another year moves the deadlines that had none of their own; taken back, they come back', async () => {
    const id = await imports(conclusion('613-KL/TU', '12 tháng 8'))
    const dues = async () => (await draft(id))?.items.map((i) => i.deadlines[0]?.due)
    await says('ngày: 12/8/2026')
    expect(await dues()).toEqual(['2026-09-20', '2025-09-30'])
    expect((await draft(id))?.flags).toMatchObject([{ ref: '2', kind: 'before-issue' }])
    await says('hoàn tác')
    expect(await dues()).toEqual(['2025-09-20', '2025-09-30'])
    expect(await draft(id)).toMatchObject({ doc: { issued: '2025-08-12' }, flags: [] })
  })
  test('what is no day and no number changes nothing and says how', async () => {
    const id = await imports(conclusion('613-KL/TU', '12 tháng 8'))
    expect(await says('ngày: 31/2/2025')).toMatch(/Không đọc được ngày/)
    expect((await draft(id))?.doc.issued).toBe('2025-08-12')
    expect(await says('ngày: 12/8/2025')).toContain('Không có gì đổi: ngày của văn bản đang là 12/8/2025.')
  })
  test('by its right number it is known as a document that the register has', async () => {
    const first = await imports(conclusion('613-KL/TU', '12 tháng 8'))
    await says(`/guiketluan ${first}`)
    await says('đúng')
    const again = await imports(conclusion('618-KL/TU', '12 tháng 8'))
    expect(await draft(again)).not.toHaveProperty('standing')
    expect(await says('số: 613-KL/TU')).toMatch(/Đã có trong sổ: 613-KL\/TU/)
    await says('hoàn tác')
    expect(await says('số: 619-KL/TU')).not.toMatch(/Đã có trong sổ/)
  })
})

test('«bỏ việc trùng» leaves what moved and what is new', async () => {
  const first = await imports(conclusion('613-KL/TU', '12 tháng 8'))
  await says(`/guiketluan ${first}`)
  await says('đúng')
  const works = [
    WORKS[0] ?? '',
    (WORKS[1] ?? '').replace('30/9', '30/10'),
    'Sở Y tế rà soát trạm y tế xã trước ngày 1/10/2025.',
  ]
  const again = await imports(conclusion('613-KL/TU', '12 tháng 8', works))
  await says('bỏ việc trùng')
  expect((await draft(again))?.items.map((i) => i.decision)).toEqual(['dropped', 'proposed', 'proposed'])
  expect(await says('bỏ việc trùng')).toMatch(/Không có việc nào trùng nguyên văn/)
})

test('a draft is thrown away after a question, another one by its number', async () => {
  const one = await imports(conclusion('613-KL/TU', '12 tháng 8'))
  const two = await imports(conclusion('614-KL/TU', '13 tháng 8'))
  expect(await says(`bỏ bản nháp ${one}`)).toMatch(/Không lấy lại được/)
  expect(await draft(one)).not.toBeNull()
  await says('đúng')
  expect((await listDrafts(world.storage)).map((d) => d.id)).toEqual([two])
  await says('xóa bản nháp')
  await says('không')
  expect((await listDrafts(world.storage)).map((d) => d.id)).toEqual([two])
})
test('a draft of which nothing is left is not published', async () => {
  const id = await imports(conclusion('613-KL/TU', '12 tháng 8'))
  await says('/duyet 1 không phải việc')
  await says('/duyet 2 không phải việc')
  expect(await says(`/guiketluan ${id}`)).toMatch(/không còn việc nào/)
})

describe('«việc 2» in the middle of a review', () => {
  test('is the second task of the draft, and what stands behind it is decided of that one', async () => {
    const id = await imports(conclusion('613-KL/TU', '12 tháng 8'))
    await says(`/duyet ${id} 1`)
    expect(await says('việc 2')).toContain(`${id} · việc 2/2 · mục 2`)
    expect(await says('việc 1: hạn: trước ngày 25/9/2025')).toContain('Đã ghi: 1: hạn')
    expect((await draft(id))?.items[0]?.deadlines[0]?.due).toBe('2025-09-25')
    expect(await says('viec 2 khong phai viec')).toContain('Đã ghi: 2')
  })
  test('the register’s task of that number is one press away; «chi tiết việc 186» goes there at once', async () => {
    const id = await imports(conclusion('613-KL/TU', '12 tháng 8'))
    await says(`/duyet ${id} 1`)
    const { text, choices } = await office.says('việc 186')
    expect(text).toContain('có 2 việc; không có việc 186')
    expect(choices.map((c) => c.says)).toContain('chi tiết việc 186')
    expect(await says('chi tiết việc 186')).toContain('186 ·')
  })
  test('without a review it is the register’s', async () => {
    expect(await says('việc 186')).toContain('186 ·')
  })
  test('a draft that is gone meanwhile does not hide the register', async () => {
    const id = await imports(conclusion('613-KL/TU', '12 tháng 8'))
    await says(`/duyet ${id} 1`)
    const kept = await draft(id)
    if (kept) await world.storage.commit({ at: NOW, ...discardChange(kept) })
    const { choices } = await office.says('việc 186')
    expect(choices.map((c) => c.says)).toContain('chi tiết việc 186')
  })
})
test.each(['duyệt', 'duyet tiep', 'bắt đầu duyệt nhé'])('«%s» alone goes on with the draft', async (text) => {
  const id = await imports(conclusion('613-KL/TU', 'ngày 12 tháng 8'))
  await says('xin chào')
  expect(await says(text)).toContain(`Bản nháp ${id}`)
})
test('«duyệt chi» and «đã duyệt chưa» are no word of the review', async () => {
  await imports(conclusion('613-KL/TU', 'ngày 12 tháng 8'))
  await says('xin chào')
  for (const text of ['duyệt chi tiền nước', 'đã duyệt chưa']) expect(await says(text)).not.toContain('Bản nháp N')
})
test.each(['/guiketluan', 'bỏ bản nháp'])('«không» to what «%s» asks goes on with the draft', async (asks) => {
  const id = await imports(conclusion('613-KL/TU', 'ngày 12 tháng 8'))
  expect(await says(asks)).toMatch(/Đúng không/)
  await says('không')
  expect(await says('việc 2 phối hợp: Sở Y tế')).toContain('Đã ghi: 2: phối hợp Sở Y tế')
  expect((await draft(id))?.items[1]?.coop).toEqual(['Sở Y tế'])
  expect(await says('hoàn tác')).toContain('Đã hoàn tác')
  expect((await world.storage.register()).files.some((f) => f.doc.number === '613-KL/TU')).toBe(false)
})

describe('a body that is no more', () => {
  test('named as the lead: who it is today is said with what was written, and again where the task is shown', async () => {
    const id = await imports(conclusion('45-KL/TU', '6 tháng 8'))
    const written = await says(`/duyet ${id} 1 chủ trì: Sở Kế hoạch và Đầu tư`)
    expect(written).toMatch(/Đã ghi: 1: chủ trì Sở Kế hoạch và Đầu tư/)
    expect(written.match(/Sở Kế hoạch và Đầu tư đã kết thúc ngày [\d/]+; nay là Sở Tài chính\./g)).toHaveLength(1)
    expect(await says(`/duyet ${id} 1`)).toContain('nay là Sở Tài chính.')
  })
  test('which became several: who has the task is said', async () => {
    const id = await imports(conclusion('45-KL/TU', '6 tháng 8'))
    const written = await says(`/duyet ${id} 1 phối hợp: Sở Thông tin và Truyền thông`)
    expect(written).toContain('nay là Sở Khoa học và Công nghệ, Sở Văn hóa, Thể thao và Du lịch.')
    expect(written).toContain('Việc này tính cho Sở Khoa học và Công nghệ')
  })
  test('near misses: today’s bodies, and one in quotation marks that nobody knows, say nothing of it', async () => {
    const id = await imports(conclusion('45-KL/TU', '6 tháng 8'))
    for (const name of ['Sở Y tế', '"Tổ công tác 12"'])
      expect(await says(`/duyet ${id} 1 chủ trì: ${name}`)).not.toContain('nay là')
  })
})
