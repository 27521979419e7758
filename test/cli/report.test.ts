import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mammoth from 'mammoth'
import readExcelFile from 'read-excel-file/node'
import { afterAll, describe, expect, test } from 'vitest'
import { Failure } from '../../src/cli/failure.ts'
import { type ReportOptions, report } from '../../src/cli/report.ts'
import { momentOf } from '../../src/domain/calendar.ts'
import { taskFigures } from '../../src/domain/snapshot-figures.ts'
import { openOffice } from '../../src/main.ts'

const folder = mkdtempSync(join(tmpdir(), 'dondoc-report-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = momentOf('2025-09-01', '17:00')
const opened = await openOffice({ data: 'data', now: at, lang: 'en' })
const options = (out: string, more: Partial<ReportOptions> = {}): ReportOptions => ({
  at,
  out: join(folder, out),
  province: 'Lào Cai',
  who: 'secretariat',
  json: false,
  lang: 'en',
  ...more,
})
const failure = (kind: string, wrong: ReportOptions) =>
  report(kind, wrong, opened).then(
    () => null,
    (error) => (error instanceof Failure ? { code: error.code, what: error.message, mend: error.mend } : error),
  )

test('a workbook, a Word file and Markdown say the same total', async () => {
  const { snapshot } = await report('monthly', options('r.xlsx'), opened)
  await report('monthly', options('r.docx'), opened)
  await report('monthly', options('r.md'), opened)
  const total = taskFigures(snapshot).total
  const sheet = (await readExcelFile(join(folder, 'r.xlsx')))[0]?.data ?? []
  expect(sheet.find((row) => row[0] === 'Tổng số việc')?.[1]).toBe(total)
  const word = await mammoth.extractRawText({ path: join(folder, 'r.docx') })
  expect(word.value).toContain(`Sổ theo dõi có ${total} việc`)
  expect(readFileSync(join(folder, 'r.md'), 'utf8')).toContain(`| Tổng số việc | ${total} |`)
})
test('a chart is a PNG', async () => {
  await report('weekly', options('r.png'), opened)
  expect(readFileSync(join(folder, 'r.png')).subarray(1, 4).toString()).toBe('PNG')
})
test('without a kept report it is compared with the register of a week ago, and says so', async () => {
  await report('weekly', options('w.md'), opened)
  expect(readFileSync(join(folder, 'w.md'), 'utf8')).toContain('số liệu dựng lại ngày 25/8/2025')
})
test('with a kept one it is compared with that', async () => {
  const { snapshot: previous } = await report('weekly', options('a.md', { at: momentOf('2025-08-20') }), opened)
  await report('weekly', options('b.md', { previous }), opened)
  expect(readFileSync(join(folder, 'b.md'), 'utf8')).toContain('Báo cáo trước lấy số liệu ngày 20/8/2025')
})
test('the version for wide circulation names nobody; the snapshot to be kept does', async () => {
  const { snapshot } = await report('weekly', options('wide.md', { isAnonymous: true }), opened)
  const text = readFileSync(join(folder, 'wide.md'), 'utf8')
  expect(text).toContain('| 1 | Cơ quan 01 |')
  expect(text).not.toMatch(/Sở Nội vụ|Ban Tổ chức/)
  expect(snapshot.anonymous).toBe(false)
})
test('--json prints figures', async () => {
  const { lines } = await report('weekly', options('j.md', { json: true }), opened)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ kind: 'weekly', province: 'Lào Cai', figures: { total: 37 } })
})
test('leaves nothing but the reports behind', () =>
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]))

describe('what it refuses, in one line', () => {
  test.each([
    ['an unknown kind', 'daily', options('x.md'), 2, 'daily'],
    ['an unknown ending', 'weekly', options('x.pdf'), 2, 'x.pdf'],
    ['an unknown province', 'weekly', options('x.md', { province: 'Atlantis' }), 2, 'Atlantis'],
    ['no province where there are several', 'weekly', options('x.md', { province: null }), 2, 'several'],
    ['another province than the asker’s', 'weekly', options('x.md', { who: 'secretariat@Nghệ An' }), 2, 'Lào Cai'],
    ['a body that asks', 'weekly', options('x.md', { who: 'agency:Sở Nội vụ@Lào Cai' }), 2, 'secretariat'],
    ['a folder that is not there', 'weekly', options('none/x.md'), 1, 'does not exist'],
  ] as const)('%s', async (_, kind, wrong, code, what) => {
    expect(await failure(kind, wrong)).toMatchObject({ code, what: expect.stringContaining(what) })
    expect(existsSync(wrong.out)).toBe(false)
  })
  test('the asker’s own province need not be named', async () => {
    const { snapshot } = await report('weekly', options('n.md', { province: null, who: 'leader@Nghệ An' }), opened)
    expect(snapshot.province).toBe('Nghệ An')
  })
})
