import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { documentFileSchema } from '../../src/domain/document.ts'
import { readDataFiles, writeDataFile } from '../../src/storage/data-files.ts'
import { aDocument } from '../contracts/storage.ts'

const agencies = {
  about: 'thử',
  provinces: [{ name: 'Sơn Hà' }],
  self: ['bên em'],
  agencies: [{ id: 'SNV', name: 'Sở Nội vụ', type: 'sở', province: null, aliases: [] }],
}
const holidays = { source: 'thử', years: {} }

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-data-'))
  await mkdir(join(folder, 'documents'))
  await put('agencies.json', agencies)
  await put('holidays.json', holidays)
  await put('documents/a.json', aDocument('a', [1]))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const put = (name: string, value: unknown) =>
  writeFile(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value))
const problems = async () => {
  const read = await readDataFiles(folder)
  return read.kind === 'refused' ? read.problems : []
}

test('reads the three kinds of files', async () => {
  const read = await readDataFiles(folder)
  expect(read).toEqual({ kind: 'read', files: { agencies, holidays, documents: [aDocument('a', [1])] } })
})
test('a folder without documents has none', async () => {
  await rm(join(folder, 'documents'), { recursive: true })
  expect(await readDataFiles(folder)).toMatchObject({ kind: 'read', files: { documents: [] } })
})
test('names file, path, what was found and what was expected, all problems of all files at once', async () => {
  const [task] = aDocument('b', [2]).tasks
  const doc = { ...aDocument('b', []).doc, issued: '2025-02-30', mood: 'gấp' }
  await put('documents/b.json', { doc, tasks: [{ ...task, no: 'hai', status: 'xong' }] })
  await put('holidays.json', { source: 'thử' })
  expect(await problems()).toEqual([
    'holidays.json: years: found nothing, expected record',
    'documents/b.json: doc.issued: found "2025-02-30", expected a day that exists, written 2025-08-20',
    'documents/b.json: doc: found the key "mood", expected no such key',
    'documents/b.json: tasks[0].no: found "hai", expected number',
    'documents/b.json: tasks[0].status: found "xong", expected "open" or "done"',
  ])
})
test.each([
  ['empty', '', 'agencies.json: the file is empty (expected JSON)'],
  ['cut off', '{"about": ', /^agencies\.json: this is no JSON \(/],
  ['a list', '[]', 'agencies.json: the whole file: found [], expected object'],
])('refuses a file that is %s', async (_what, text, problem) => {
  await put('agencies.json', text)
  const [found, ...rest] = await problems()
  expect(rest).toEqual([])
  expect(found).toMatch(problem)
})
test('refuses a missing file instead of an empty table', async () => {
  await rm(join(folder, 'agencies.json'))
  expect(await problems()).toEqual(['agencies.json: there is no such file'])
})
test('refuses a task number that stands in two documents', async () => {
  await put('documents/b.json', aDocument('b', [1]))
  expect((await problems()).join()).toMatch(/b: tasks\[0\]\.no 1 is taken by a/)
})
test('writes what can be read back, and leaves no temporary file', async () => {
  await writeDataFile(folder, 'documents/c.json', documentFileSchema, aDocument('c', [9]))
  expect(JSON.parse(await readFile(join(folder, 'documents/c.json'), 'utf8'))).toEqual(aDocument('c', [9]))
  expect((await readdir(join(folder, 'documents'))).sort()).toEqual(['a.json', 'c.json'])
})
test('writes nothing that its schema refuses', async () => {
  const wrong = { ...aDocument('c', [9]), tasks: 'không' } as never
  await expect(writeDataFile(folder, 'documents/c.json', documentFileSchema, wrong)).rejects.toThrow()
  expect(await readdir(join(folder, 'documents'))).toEqual(['a.json'])
})
test('many writers at once leave one whole file', async () => {
  const write = (n: number) => writeDataFile(folder, 'documents/c.json', documentFileSchema, aDocument('c', [n]))
  await Promise.all(Array.from({ length: 20 }, (_, i) => write(i + 1)))
  const file = documentFileSchema.parse(JSON.parse(await readFile(join(folder, 'documents/c.json'), 'utf8')))
  expect(file.tasks).toHaveLength(1)
  expect((await readdir(join(folder, 'documents'))).sort()).toEqual(['a.json', 'c.json'])
})
