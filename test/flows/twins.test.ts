// A document that repeats work of several older ones: every twin is shown, each may end; what is published keeps its urgency and a name of its own.
import { beforeEach, describe, expect, test } from 'vitest'
import { groupOf, type TestWorld } from './chat-world.ts'
import { type ImportingOffice, importingOffice } from './importing-office.ts'

const WORK = 'lập danh mục hồ sơ lưu trữ của các kho cấp huyện cũ và phương án số hóa tài liệu quý hiếm'
const conclusion = (number: string, day: string, due: string, stamp = '') => `TỈNH ỦY LÀO CAI
*
Số ${number}
${stamp}
Lào Cai, ngày ${day} tháng 8 năm 2025

KẾT LUẬN
của Ban Thường vụ Tỉnh ủy về công tác lưu trữ

Ban Thường vụ Tỉnh ủy thống nhất kết luận như sau:
1. Giao Sở Nội vụ chủ trì ${WORK}, hoàn thành trước ngày ${due}/2025.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
`
let office: ImportingOffice
let world: TestWorld
beforeEach(async () => {
  office = await importingOffice({ chats: [groupOf('-100', ['Sở Nội vụ'])] })
  world = office.world
})
const says = (words: string, file = false) => office.says(words, file)
/** Imported, every double kept, published. */
async function publishes(document: string): Promise<string> {
  office.holds(document)
  const draft = /N\d+/.exec((await says('/nhapvanban', true)).text)?.[0] ?? ''
  await says(`/duyet ${draft} 1 giữ cả hai`)
  await says(`/guiketluan ${draft}`)
  return (await says('đúng')).text
}
const number = (published: string) => Number(/số (\d+)/.exec(published)?.[1])

describe('a task with several twins', () => {
  async function third() {
    const first = number(await publishes(conclusion('50-KL/TU', '05', '20/10')))
    const second = number(await publishes(conclusion('51-KL/TU', '06', '30/10')))
    office.holds(conclusion('52-KL/TU', '08', '30/10'))
    const draft = /N\d+/.exec((await says('/nhapvanban', true)).text)?.[0] ?? ''
    return { draft, first, second, twins: [second, first].sort((a, b) => a - b) }
  }
  const ended = async () =>
    (await world.storage.entries({ kinds: ['ended'] })).map((e) => [e.task, e.kind === 'ended' ? e.person : ''])

  test('shows all of them side by side, and a button for each', async () => {
    const { draft, first, second } = await third()
    const shown = await says(`/duyet ${draft} 1`)
    for (const no of [first, second]) expect(shown.text).toMatch(new RegExp(`Cũ \\(việc ${no}\\): .*`))
    expect(shown.text).toMatch(/50-KL\/TU[\s\S]*20\/10\/2025|20\/10\/2025[\s\S]*50-KL\/TU/)
    const labels = shown.choices.map((c) => c.label)
    expect(labels).toContain(`Thay thế việc ${first}`)
    expect(labels).toContain(`Thay thế việc ${second}`)
    expect(labels).toContain('Thay thế cả 2 việc')
  })
  for (const [say, which] of [
    ['thay thế tất cả', 'both'],
    ['thay thế việc FIRST', 'first'],
    ['thay the viec FIRST, SECOND', 'both'],
    ['giữ cả hai', 'none'],
  ] as const)
    test(`«${say}» ends ${which}, by the person who published`, async () => {
      const { draft, first, second, twins } = await third()
      await says(`/duyet ${draft} 1 ${say.replace('FIRST', String(first)).replace('SECOND', String(second))}`)
      await says(`/guiketluan ${draft}`)
      expect((await says('đúng')).text).toMatch(/^Đã công bố 52-KL\/TU/)
      const wanted = which === 'both' ? twins : which === 'first' ? [first] : []
      expect((await ended()).sort((a, b) => Number(a[0]) - Number(b[0]))).toEqual(
        wanted.map((no) => [no, 'Đồng chí Lan']),
      )
    })
  test('a document from before the older task replaces nothing', async () => {
    const first = number(await publishes(conclusion('50-KL/TU', '05', '20/10')))
    office.holds(conclusion('49-KL/TU', '04', '30/10'))
    const draft = /N\d+/.exec((await says('/nhapvanban', true)).text)?.[0] ?? ''
    expect((await says(`/duyet ${draft} 1 thay thế việc cũ`)).text).toContain(`có trước việc ${first} (5/8/2025)`)
    expect((await says(`/guiketluan ${draft}`)).text).toMatch(/^Chưa gửi được: còn 1 điểm/)
    // Nor when its day is corrected after the decision.
    await says('ngày: 06/8/2025')
    await says(`/duyet ${draft} 1 thay thế việc cũ`)
    await says('ngày: 04/8/2025')
    expect((await says(`/guiketluan ${draft}`)).text).toMatch(/^Chưa gửi được: còn 1 điểm/)
    expect(await ended()).toEqual([])
  })
  test('a number that is no twin is refused', async () => {
    const { draft } = await third()
    expect((await says(`/duyet ${draft} 1 thay thế việc 3`)).text).toMatch(/không trùng việc nào/)
  })
})

test('two documents of one number have names of their own; the stamp stays', async () => {
  await publishes(conclusion('50-KL/TU', '05', '20/10'))
  await publishes(conclusion('50-KL/TU', '07', '30/10', 'HỎA TỐC'))
  await publishes(conclusion('50-KL/TU', '07', '15/10'))
  const documents = (await world.storage.register()).files.map((f) => f.doc).filter((d) => d.number === '50-KL/TU')
  expect(documents.map((d) => [d.short_name, d.urgency])).toEqual([
    ['50-KL/TU', undefined],
    ['50-KL/TU (7/8/2025)', 'hỏa tốc'],
    ['50-KL/TU (7/8/2025) (3)', undefined],
  ])
  const handed = (await world.storage.messages({ kinds: ['handout'] })).map((m) => m.text.split('\n')[0])
  expect(handed.filter((line) => line?.startsWith('📄 HỎA TỐC · 50-KL/TU'))).toHaveLength(1)
})
