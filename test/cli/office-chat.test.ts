// dondoc chat on an office's own register: import, review, preview, publish, ask; wrong input is answered.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const conclusion = join(root, 'test/transcripts/files/kl-31.txt')
let folder = ''
const PLAIN = `TỈNH ỦY LÀO CAI
*
Số 40-KL/TU
Lào Cai, ngày 3 tháng 9 năm 2025

KẾT LUẬN
của Ban Thường vụ Tỉnh ủy về công tác lưu trữ

Sau khi nghe báo cáo, Ban Thường vụ Tỉnh ủy thống nhất kết luận như sau:

1. Giao Sở Nội vụ chủ trì lập danh mục hồ sơ lưu trữ của các kho cấp huyện cũ, hoàn thành trước ngày 20/10/2025.
2. Giao Sở Tài chính bố trí kinh phí thuê kho tạm, hoàn thành trước ngày 30/10/2025.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
`
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
test('publish shows what goes out before it goes; correct does from a shell what /dinhchinh does', () => {
  expect(run(['bind', '--channel', 'telegram', '--chat', '-100', '--agency', 'Sở Nội vụ']).status).toBe(0)
  const at = ['--now', '2025-09-05T09:00:00+07:00']
  const office = (...words: readonly string[]) => run([...words, ...at])
  const file = join(folder, 'kl-40.txt')
  writeFileSync(file, PLAIN)
  const made = office('import', file, '--json')
  const { draft } = JSON.parse(made.stdout) as { draft: string }
  const seen = office('publish', draft, '--preview')
  expect(seen.stdout).toMatch(/^Sẽ công bố .*: \d+ việc; gửi 1 tin tới 1 nhóm, ngay bây giờ\.\n— Tin 1\/1:/)
  expect(seen.stdout).toMatch(/cơ quan chưa có nhóm, phải gọi điện hoặc gửi công văn/)
  expect(office('drafts').stdout).toContain(draft)
  const json = JSON.parse(office('publish', draft, '--preview', '--json').stdout)
  expect(json).toMatchObject({ published: false, handouts: [{ channel: 'telegram', chat: '-100' }] })
  const sent = office('publish', draft)
  expect(sent.stdout).toMatch(/^Sẽ công bố [\s\S]*\nĐã công bố .*; giao tới 1 nhóm\./)
  const no = /số (\d+)–/.exec(sent.stdout)?.[1] ?? ''

  const look = office('correct', no, 'hạn: trước 20/12/2025', '--reason', 'nhầm năm', '--preview')
  expect(look.stdout).toMatch(/Đính chính việc .*\n.*hạn: «.*» → «trước 20\/12\/2025»/)
  expect(office('ask', `hạn việc ${no}`).stdout).not.toContain('20/12')
  const words = ['hạn: trước 20/12/2025', '--document', '45-CV/VPTU', '--reason', 'nhầm năm']
  const done = office('correct', no, ...words, '--json')
  expect(JSON.parse(done.stdout)).toMatchObject({ applied: true, changes: [{ field: 'deadlines' }] })
  expect(office('ask', `hạn việc ${no}`).stdout).toContain('20/12')
  expect(office('correct', no, ...words).stdout).toContain('không có gì để đính chính')
  for (const wrong of [
    ['999999', 'hạn: trước 20/12/2025'],
    [no, 'hạn: trước 20/11/2025'],
    [no, 'hạn: hôm nào đó'],
    [no, 'chủ trì: Sở Không Có'],
    [no, 'xin chào'],
  ]) {
    const told = office('correct', ...wrong)
    expect([told.status, told.stdout]).toEqual([2, ''])
    expect(told.stderr).toMatch(/^dondoc: .* \(.*\)\n$/)
  }
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
