// A document that is longer than any office writes: refused in a sentence, and no draft of it is kept.
import { expect, test } from 'vitest'
import { listDrafts } from '../../src/flows/drafts.ts'
import { importingOffice } from './importing-office.ts'

const documentOf = (tasks: number) =>
  `TỈNH ỦY LÀO CAI\nSố 12-KL/TU\n\nKẾT LUẬN\n${Array.from(
    { length: tasks },
    (_, i) => `${i + 1}. Giao Sở Nội vụ rà soát trụ sở thứ ${i + 1}, trước ngày 20/9/2025.\n`,
  ).join('')}`

test.each([
  [1_500, 1],
  [3_500, 0],
] as const)('a document with %d tasks leaves %d drafts', async (tasks, drafts) => {
  const office = await importingOffice()
  office.holds(documentOf(tasks))
  const { text } = await office.says('/nhapvanban Lào Cai', true)
  expect(await listDrafts(office.world.storage)).toHaveLength(drafts)
  if (!drafts) expect(text).toContain('quá 3.000 việc')
})
