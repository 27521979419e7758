import { expect, test } from 'vitest'
import { withStored } from '../../src/domain/document.ts'
import { planCorrections } from '../../src/flows/correct.ts'
import { createCurrentRegister } from '../../src/flows/current-register.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'
import { directory, files, rules } from '../data/shipped.ts'

test('a shipped document that was corrected stands in storage, and its tasks count once', async () => {
  const storage = createMemoryStorage()
  const current = createCurrentRegister(storage, { directory, rules, shipped: files })
  const before = await current.read()
  const task = before.tasks[0]!
  const correction = { task, wanted: { title: 'Tên mới' }, document: null, reason: '' }
  const plan = planCorrections([correction], { register: before, chats: [], now: 0, quiet: [], origin: 'x' })!
  await storage.commit({ ...plan.changes, at: 0 })
  const after = await current.read()
  expect(after.tasks.length).toBe(before.tasks.length)
  expect(after.documents.length).toBe(before.documents.length)
  expect(after.task(task.no)?.record.title).toBe('Tên mới')
  expect((await storage.register()).files.map((f) => f.doc.id)).toEqual([task.document.id])
})
test('what is stored takes the place of what was shipped', () => {
  const [first, second] = files
  expect(withStored([first!, second!], [second!]).map((f) => f.doc.id)).toEqual([first!.doc.id, second!.doc.id])
})
