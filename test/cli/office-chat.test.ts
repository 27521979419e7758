// dondoc chat on an office's own register: import, review, preview, publish, ask; wrong input is answered.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const conclusion = join(root, 'test/transcripts/files/kl-31.txt')
let folder = ''
const run = (words: readonly string[], input = '') =>
  spawnSync(process.execPath, [join(root, 'bin/dondoc.js'), ...words, '--data', join(folder, 'data')], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', DONDOC_DATA_DIR: join(folder, 'data') },
  })
const chat = (...lines: readonly string[]) =>
  run(['chat', '--now', '2025-09-04T08:30:00+07:00'], `${lines.join('\n')}\n`)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc-office-'))
  expect(run(['init', '--province', 'Lào Cai']).status).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a document is imported, reviewed, published and asked about; the review goes on after a new start', () => {
  const first = chat(`/nhapvanban ${conclusion}`, '1', 'hạn: trước 10/10/2025')
  expect(first.stdout).toContain('30 việc, 1 chưa chắc, 0 bỏ sót (53 câu')
  const second = chat('đúng', 'bối cảnh', 'việc còn lại đều đúng', '/guiketluan', 'đúng', 'hạn việc 2')
  expect(second.stderr).toBe('')
  expect(second.stdout).toContain('Đã ghi: II.3.5: đúng')
  expect(second.stdout).toContain('Đã công bố 31-KL/TU ngày 1/9/2025: 30 việc (số 1–30); giao tới 0 nhóm')
  expect(second.stdout).toContain('ngày cuối còn kịp 31/10/2025')
  expect(chat(`/nhapvanban ${conclusion}`).stdout).toContain('trùng việc')
}, 60_000)
test('what is not there and what is no document is answered, not thrown', () => {
  const said = chat('/nhapvanban /khong/co.docx', '/duyet N99', '/guiketluan N99', '/constructor', '/dinhchinh x')
  expect(said.stderr).toBe('')
  expect(said.stdout).toContain('Không tải được tệp này')
  expect(said.stdout).toContain('Không có bản nháp N99')
}, 60_000)
test('a guest at the terminal imports nothing', () => {
  const said = run(['chat', '--as', 'guest'], `/nhapvanban ${conclusion}\n`)
  expect(said.stdout).not.toContain('Bản nháp')
}, 60_000)
