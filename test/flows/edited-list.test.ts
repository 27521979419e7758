// A list of many rows comes back edited: the first edits in the chat, all of them in a file; nobody else waits for the planning.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createFileDoor } from '../../src/cli/files.ts'
import { ANY_TASK, findTasks } from '../../src/domain/task-list.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { type CorrectWorld, correctInSteps, planCorrections } from '../../src/flows/correct.ts'
import { inSlices, SLICE } from '../../src/flows/give-way.ts'
import { officeWords } from '../../src/flows/words/office-words.ts'
import { readDocument } from '../../src/readers/read-document.ts'
import { sayTableAsOf, sayTaskTable } from '../../src/wording/task-table.ts'
import { groupOf, member, NOW, saying, testWorld } from './chat-world.ts'
import { documentFile, registerOf, task } from './generated-registers.ts'

const many = (count: number) =>
  documentFile(
    'x',
    Array.from({ length: count }, (_, i) => task(1_000 + i)),
  )
const files = createFileDoor()

async function officeWithList(count: number) {
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  let bytes: Uint8Array = new Uint8Array()
  const world = await testWorld(undefined, {
    files,
    fetch: async () => ({ kind: 'fetched', bytes }),
    words: officeWords({ read: readDocument, hash }),
  })
  const chats = [groupOf('-1', ['Sở Nội vụ'])]
  await world.storage.commit({ at: NOW, members: [member('secretariat', '1')], chats, documents: [many(count)] })
  const { register } = (await world.office.read()).bot
  const viewer = { role: 'secretariat', province: 'Lào Cai' } as const
  const lists = findTasks(register, { ...ANY_TASK, status: 'open' }, viewer, NOW)
  const listed = lists.flatMap((l) => [...l.own, ...l.member, ...l.everybody]).filter((l) => l.task.no >= 1_000)
  const table = sayTaskTable(listed, 'Danh sách', '2025-08-11')
  const rows = table.rows.map((row) =>
    row.map((c, i) => (table.columns[i]?.title === 'Nội dung việc' ? `${c} sửa` : c)),
  )
  bytes = await files.table('xlsx', { ...table, rows }, sayTableAsOf('2025-08-11'))
  return async (text: string, isFile = false) => {
    const file = isFile ? { id: 'f', name: 'ds.xlsx', size: bytes.length } : null
    const said = saying(text, { user: '1', chat: '1', file })
    await chatTurn(world, said)
    const [sent] = await world.storage.messages({ keys: [`answer:${said.key}`] })
    const corrected = (await world.office.read()).bot.register.tasks.filter((t) => t.record.title.endsWith(' sửa'))
    return {
      text: sent?.text ?? '',
      file: sent?.file ? await world.storage.file(sent.key) : null,
      corrected: corrected.length,
    }
  }
}

test('of many edits the first stand in the chat, all of them in the file, and «đúng» writes all', async () => {
  const says = await officeWithList(60)
  const shown = await says('/nhapvanban', true)
  expect(shown.text).toContain('60 hàng; 60 việc đã sửa:')
  expect(shown.text.match(/^ {3}việc \d+ ·/gm)).toHaveLength(20)
  expect(shown.text).toContain('… và 40 việc nữa; xem đủ trong tệp doi-chieu')
  expect(shown.text).toContain('Đúng không ạ?')
  const read = await readDocument(Buffer.from(shown.file?.base64 ?? '', 'base64'), 'a.xlsx')
  expect(JSON.stringify(read)).toContain('Việc thử số 1059 sửa')
  expect(shown.corrected).toBe(0)
  const done = await says('đúng')
  expect(done.text).toBe('Đã đính chính 60 việc; gửi 1 tin.')
  expect([done.corrected, done.file]).toEqual([60, null])
})
test('a few stand in the chat alone', async () => {
  const shown = await (await officeWithList(5))('/nhapvanban', true)
  expect(shown.text.match(/^ {3}việc \d+ ·/gm)).toHaveLength(5)
  expect(shown.file).toBeNull()
})
test('planning gives way every few tasks and comes to the same', async () => {
  const register = registerOf([many(200)])
  const world: CorrectWorld = { register, chats: [groupOf('-1', ['Sở Nội vụ'])], now: NOW, quiet: [], origin: 'o' }
  const corrections = register.tasks.map((t) => ({
    task: t,
    wanted: { title: `${t.record.title} sửa` },
    document: null,
    reason: 'sửa',
  }))
  let pauses = 0
  const planned = await inSlices(correctInSteps(corrections, world), async () => void pauses++)
  expect(pauses).toBeGreaterThanOrEqual((2 * 200) / SLICE)
  expect(planned).toEqual(planCorrections(corrections, world))
  expect(planned?.messages).toHaveLength(1)
})
