// One conclusion that comes in twice, as two files: noticed when the second draft is made, and again before it is published.
import { beforeEach, describe, expect, test } from 'vitest'
import { findDraft } from '../../src/flows/drafts.ts'
import { groupOf, type TestWorld } from './chat-world.ts'
import { type ImportingOffice, importingOffice } from './importing-office.ts'

const WORKS = [
  'Giao Sở Nội vụ chủ trì lập danh mục hồ sơ lưu trữ của các kho cấp huyện cũ, hoàn thành trước ngày 20/9/2025.',
  'Giao Sở Tài chính chủ trì kiểm kê trụ sở, xe công, máy móc dôi dư sau sắp xếp, hoàn thành trước ngày 30/9/2025.',
]
const conclusion = (number: string, day = '12', works: readonly string[] = WORKS) => `TỈNH ỦY LÀO CAI
*
Số ${number}
Lào Cai, ngày ${day} tháng 8 năm 2025

KẾT LUẬN
của Ban Thường vụ Tỉnh ủy về công tác lưu trữ

Ban Thường vụ Tỉnh ủy thống nhất kết luận như sau:
${works.map((w, i) => `${i + 1}. ${w}`).join('\n')}
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
`
let office: ImportingOffice
let world: TestWorld
beforeEach(async () => {
  office = await importingOffice({ chats: [groupOf('-100', ['Sở Nội vụ'])] })
  world = office.world
})
const says = async (words: string) => (await office.says(words)).text
async function imports(document: string): Promise<{ readonly id: string; readonly text: string }> {
  office.holds(document)
  const { text } = await office.says('/nhapvanban', true)
  return { id: /Bản nháp (N\d+):/.exec(text)?.[1] ?? '', text }
}
async function publishes(id: string): Promise<string> {
  await says(`/guiketluan ${id}`)
  return says('đúng')
}
/** The same conclusion, in a file of its own. */
const asAnotherFile = (text: string) => `${text}\n\n`

describe('in two drafts', () => {
  test('is named when the second one comes in, and neither is published until one of them goes', async () => {
    const first = await imports(conclusion('613-KL/TU'))
    const second = await imports(asAnotherFile(conclusion('613-KL/TU')))
    expect(second.id).not.toBe(first.id)
    expect(second.text).toContain(`Cùng văn bản này đang ở bản nháp ${first.id} (613-KL/TU, 2 việc)`)
    for (const { id } of [first, second]) expect(await says(`/guiketluan ${id}`)).toMatch(/^Chưa gửi được: văn bản này/)
    await says(`bỏ bản nháp ${first.id}`)
    await says('đúng')
    expect(await publishes(second.id)).toMatch(/^Đã công bố 613-KL\/TU/)
  })
  test('is kept twice where a person says so', async () => {
    const first = await imports(conclusion('613-KL/TU'))
    const second = await imports(asAnotherFile(conclusion('613-KL/TU')))
    expect(await says(`/guiketluan ${second.id}`)).toMatch(/^Chưa gửi được/)
    expect(await says('giữ cả hai bản nháp')).toContain(`giữ cả hai bản nháp (${first.id})`)
    expect(await publishes(second.id)).toMatch(/^Đã công bố/)
  })
  test('kept twice is taken back like any step: neither is published again', async () => {
    const first = await imports(conclusion('613-KL/TU'))
    const second = await imports(asAnotherFile(conclusion('613-KL/TU')))
    await says(`/duyet ${second.id} 1 đúng`)
    const before = await findDraft(second.id, world.storage)
    await says(`/duyet ${second.id} giữ cả hai bản nháp`)
    const back = await says('hoàn tác')
    expect(back).toContain(`Đã hoàn tác: giữ cả hai bản nháp (${first.id})`)
    expect(back).toContain(`Cùng văn bản này đang ở bản nháp ${first.id}`)
    expect(await findDraft(second.id, world.storage)).toEqual(before)
    for (const { id } of [first, second]) expect(await says(`/guiketluan ${id}`)).toMatch(/^Chưa gửi được: văn bản này/)
    // The step before it is the next to be taken back, and said again it holds again.
    expect(await says(`/duyet ${second.id} hoàn tác`)).toContain('Đã hoàn tác: 1')
    await says(`/duyet ${second.id} giữ cả hai bản nháp`)
    expect(await publishes(second.id)).toMatch(/^Đã công bố/)
  })
  test('a step taken back beside it leaves both drafts kept', async () => {
    const first = await imports(conclusion('613-KL/TU'))
    const second = await imports(asAnotherFile(conclusion('613-KL/TU')))
    await says(`/duyet ${second.id} giữ cả hai bản nháp`)
    await says(`/duyet ${second.id} 1 đúng`)
    expect(await says('hoàn tác')).not.toContain('Cùng văn bản này')
    expect((await findDraft(second.id, world.storage))?.beside).toEqual([first.id])
  })
  test('a number taken back is no longer the register’s document', async () => {
    await publishes((await imports(conclusion('613-KL/TU'))).id)
    const other = await imports(conclusion('614-KL/TU', '12', ['Giao Sở Y tế chủ trì rà soát các trạm y tế xã.']))
    await says(`/duyet ${other.id} số: 613-KL/TU`)
    expect((await findDraft(other.id, world.storage))?.standing).toBeDefined()
    await says('hoàn tác')
    expect((await findDraft(other.id, world.storage))?.standing).toBeUndefined()
  })
  for (const [what, other] of [
    ['another number', conclusion('614-KL/TU')],
    ['another day', conclusion('613-KL/TU', '13')],
    ['no number and other tasks', conclusion('      -KL/TU', '12', ['Giao Sở Y tế chủ trì rà soát trạm y tế xã.'])],
  ] as const)
    test(`with ${what} is another document`, async () => {
      await imports(conclusion('613-KL/TU'))
      expect((await imports(other)).text).not.toContain('Cùng văn bản này')
    })
  test('without its number is known by its day, issuer and tasks', async () => {
    const first = await imports(conclusion('613-KL/TU'))
    expect((await imports(conclusion('      -KL/TU'))).text).toContain(`đang ở bản nháp ${first.id}`)
  })
})

describe('published while another draft of it waited', () => {
  async function both() {
    const first = await imports(conclusion('613-KL/TU'))
    const second = await imports(asAnotherFile(conclusion('613-KL/TU')))
    await says(`/duyet ${first.id} giữ cả hai bản nháp`)
    await publishes(first.id)
    return second
  }
  test('is held: every task is a double that somebody decides about', async () => {
    const { id } = await both()
    const held = await says(`/guiketluan ${id}`)
    expect(held).toMatch(/^Chưa gửi được: còn 2 điểm phải quyết/)
    expect(held).toContain('Đã có trong sổ: 613-KL/TU ngày 12/8/2025 (2 việc)')
    expect(held).toMatch(/trùng việc \d+/)
    // What was found is kept with the draft.
    expect((await findDraft(id, world.storage))?.items.every((i) => i.double && !i.double.settled)).toBe(true)
    expect(await says('bỏ việc trùng')).toContain('bỏ 2 việc trùng nguyên văn')
    expect(await says(`/guiketluan ${id}`)).toMatch(/không còn việc nào để công bố/)
  })
  test('goes out again only as decided', async () => {
    const { id } = await both()
    await says(`/guiketluan ${id}`)
    for (const ref of ['1', '2']) await says(`/duyet ${id} ${ref} giữ cả hai`)
    expect(await publishes(id)).toMatch(/^Đã công bố/)
  })
})

test('a double that was decided is not asked about again, one that came since is', async () => {
  const first = await imports(conclusion('611-KL/TU', '10', WORKS.slice(0, 1)))
  await publishes(first.id)
  const third = await imports(conclusion('613-KL/TU', '12', WORKS.slice(0, 1)))
  await says(`/duyet ${third.id} 1 giữ cả hai`)
  expect(await says(`/guiketluan ${third.id}`)).toMatch(/^Sẽ công bố/)
  const second = await imports(conclusion('612-KL/TU', '11', WORKS.slice(0, 1)))
  await says(`/duyet ${second.id} 1 giữ cả hai`)
  await publishes(second.id)
  expect(await says(`/guiketluan ${third.id}`)).toMatch(/^Chưa gửi được: còn 1 điểm phải quyết/)
  await says(`/duyet ${third.id} 1 giữ cả hai`)
  expect(await publishes(third.id)).toMatch(/^Đã công bố/)
})
