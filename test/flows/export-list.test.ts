// Lists as files: the one asked for, the one just shown; opened again by other libraries.
import mammoth from 'mammoth'
import readExcelFile from 'read-excel-file/node'
import { beforeEach, expect, test } from 'vitest'
import { createFileDoor } from '../../src/cli/files.ts'
import type { Said } from '../../src/domain/heard.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { groupOf, member, NOW, saying, type TestWorld, testWorld } from './chat-world.ts'
import { documentFile, task } from './generated-registers.ts'

let world: TestWorld
async function says(text: string, over: Partial<Said> = {}) {
  const said = saying(text, { user: '1', chat: '1', ...over })
  await chatTurn(world, said)
  const [message] = await world.storage.messages({ keys: [`answer:${said.key}`] })
  return { text: message?.text ?? '', file: (await world.storage.file(`answer:${said.key}`)) ?? undefined }
}
const bytesOf = (file: { readonly base64: string } | undefined) => Buffer.from(file?.base64 ?? '', 'base64')
const sheetOf = async (file: { readonly base64: string } | undefined) =>
  (await readExcelFile(bytesOf(file)))[0]?.data ?? []
beforeEach(async () => {
  world = await testWorld(undefined, { files: createFileDoor() })
  await world.storage.commit({
    at: NOW,
    chats: [groupOf('-100', ['Sở Nội vụ'])],
    members: [member('secretariat', '1'), member('focal', '7')],
  })
})

test('«xuất excel việc của Sở Nội vụ tháng 8» is the list that the question gives, row by row', async () => {
  const { text, file } = await says('xuất excel việc của Sở Nội vụ tháng 8')
  expect(file?.name).toMatch(/^viec-cua-so-noi-vu.*-2025-08-11\.xlsx$/)
  const rows = await sheetOf(file)
  expect(rows[2]).toEqual(expect.arrayContaining(['Việc số', 'Nội dung việc', 'Ngày cuối còn kịp']))
  const clauses = rows.slice(3).map((row) => row[2])
  expect(clauses).toEqual(expect.arrayContaining(['5.(2)', '2.(5)-a', '4.(4)']))
  expect(text).toContain(`${rows.length - 3} việc`)
  expect((await world.storage.audit()).some((row) => row.what === 'exported')).toBe(true)
})
test('the words of time are those of the document, what follows from them stands beside', async () => {
  const rows = await sheetOf((await says('xuất excel tất cả các việc')).file)
  const at = (heading: string) => rows[2]?.indexOf(heading) ?? -1
  const { register } = (await world.office.read()).bot
  expect(rows.length).toBeGreaterThan(30)
  for (const row of rows.slice(3)) {
    const words = register.task(Number(row[0]))?.record.deadlines.map((d) => d.raw) ?? []
    expect(row[at('Hạn ghi trong văn bản')]).toBe(words.join('; ') || 'cần điền hạn')
  }
})
test('«xuất excel danh sách này» is the list just shown', async () => {
  await says('việc quá hạn của Ban Tổ chức Tỉnh ủy')
  const shown = await says('việc của Sở Nội vụ tháng 8')
  const { file } = await says('xuất excel danh sách này')
  const rows = (await sheetOf(file)).slice(3)
  const own = rows.filter((row) => shown.text.includes(`${row[0]} · ${row[2]} · `))
  // The rest is what is given to every body, in one line of the answer.
  expect(own).toHaveLength(9)
  expect(rows).toHaveLength(9 + 6)
})
test('a Word file where Word is asked for; of .pdf it is said plainly', async () => {
  const word = await says('in ra word danh sách việc đến hạn tuần này')
  expect(word.file?.name).toMatch(/\.docx$/)
  expect((await mammoth.extractRawText({ buffer: bytesOf(word.file) })).value).toContain('Ngày cuối còn kịp')
  const pdf = await says('tải danh sách việc của Sở Nội vụ dạng pdf')
  expect(pdf.file?.name).toMatch(/\.docx$/)
  expect(pdf.text).toContain('Chưa làm được tệp .pdf')
})
test('a body gets its own tasks alone', async () => {
  const { file } = await says('xuất excel tất cả các việc', { user: '7', chat: '7' })
  const register = (await world.office.read()).bot.register
  const rows = (await sheetOf(file)).slice(3)
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) {
    const task = register.task(Number(row[0]))
    expect(task?.shares.has('Sở Nội vụ') || task?.forEverybody).toBeTruthy()
  }
})
test('nothing to export, nothing shown yet, no door to files: each is said', async () => {
  expect((await says('xuất excel việc quá hạn trên 900 ngày')).text).toContain('Không có việc nào')
  expect((await says('xuất excel')).file).toBeUndefined()
  world = await testWorld(world.storage)
  expect((await says('xuất excel việc quá hạn')).text).toContain('chưa gửi được tệp')
})
test.each([
  '/xuat',
  'xuất excel danh sách này',
  'cái số 2',
  'việc thứ 2',
  '/theodoi danh sách này',
  'in ra word danh sách này',
])('after the office’s list «%s» of who has become another body’s tells and keeps nothing of it', async (text) => {
  await says('việc của Sở Nội vụ tháng 8')
  const memo = JSON.parse((await world.storage.turn('telegram:1::1'))?.memo ?? '{}') as { shown: number[] }
  const { register } = (await world.office.read()).bot
  const titles = memo.shown.flatMap((no) => register.task(no)?.record.title.slice(0, 40) ?? [])
  expect(titles.length).toBeGreaterThan(8)
  await world.storage.commit({ at: NOW, members: [member('member', '1', { body: 'Sở Y tế' })] })
  const { text: answered, file } = await says(text)
  expect(file).toBeUndefined()
  expect(titles.filter((title) => answered.includes(title))).toEqual([])
  expect((await world.storage.member('telegram', '1'))?.follow?.tasks ?? []).toEqual([])
})
test('a list too long for Word comes as a workbook, and the answer says why', async () => {
  const many = Array.from({ length: 2_001 }, (_, i) => task(5_001 + i, { title: `Rà soát trụ sở thứ ${i + 1}` }))
  await world.storage.commit({ at: NOW, documents: [documentFile('dài', many)] })
  const { text, file } = await says('xuất word tất cả các việc')
  expect(file?.name).toMatch(/\.xlsx$/)
  expect((await sheetOf(file)).length).toBeGreaterThan(2_001)
  expect(text).toContain('Danh sách dài hơn 2.000 việc nên gửi bằng Excel')
  expect((await says('xuất word việc của Sở Y tế')).file?.name).toMatch(/\.docx$/)
})
