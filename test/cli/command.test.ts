// The command as scripts call it: words in, exit code, stdout and one line of stderr out.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takeServiceLock } from '../../src/storage/service-lock.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const bin = join(root, 'bin', 'dondoc.js')
let work = ''
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'dondoc-cli-'))
  cpSync(join(root, 'data'), join(work, 'data'), { recursive: true })
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

function dondoc(
  words: readonly string[],
  { input = '', env = {}, cwd = work }: { input?: string; env?: Record<string, string>; cwd?: string } = {},
) {
  const ran = spawnSync(process.execPath, [bin, ...words], {
    cwd,
    input,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: 50_000,
  })
  return { code: ran.status, out: ran.stdout, err: ran.stderr }
}
const oneLine = /^dondoc: [^\n]+ \([^\n]+\)\n$/

describe('ask', () => {
  test('answers from the register', () => {
    const { code, out } = dondoc(['ask', 'KH 376 có bao nhiêu việc'])
    expect(code).toBe(0)
    expect(out).toContain('141 việc')
  })
  test('a guest hears how one is admitted, whatever was asked, and nothing of the register', () => {
    for (const asked of [
      'việc của bên em',
      'nhiệm vụ của Sở Nội vụ tháng 8',
      'hạn số hóa tài liệu',
      'KH 376 có mấy việc',
    ]) {
      const { out } = dondoc(['ask', '--as', 'guest', '--json', asked])
      expect(JSON.parse(out).tasks).toEqual([])
      expect(JSON.parse(out).reply).toContain('/ghep MÃ')
    }
    expect(dondoc(['ask', '--as', 'guest', '/trogiup']).out).toContain('/viec')
    expect(JSON.parse(dondoc(['ask', '--as', 'guest', '--json', 'đi cà phê không']).out).reply).toBeNull()
  })
  test('--json prints the shape of the contract alone', () => {
    const { code, out } = dondoc([
      'ask',
      '--json',
      'nhiệm vụ của Sở Nội vụ tháng 8',
      '--as',
      'agency:Sở Nội vụ@Lào Cai',
    ])
    expect(code).toBe(0)
    const answer = JSON.parse(out)
    expect(Object.keys(answer)).toEqual(['intent', 'slots', 'tasks', 'reply'])
    expect(Object.keys(answer.tasks[0])).toEqual([
      'id',
      'document',
      'clause',
      'title',
      'lead',
      'coop',
      'deadlines',
      'status',
    ])
    expect(answer.intent).toBe('list_tasks')
    expect(answer.tasks.map((t: { clause: string }) => t.clause).slice(0, 4)).toEqual([
      '5.(2)',
      '2.(5)-a',
      '5.(3)',
      '4.(4)',
    ])
  })
  test('--now sets the clock: a conclusion of May 2026 is unknown in 2025 and known in June 2026', () => {
    expect(dondoc(['ask', '--json', 'nhiệm vụ của các xã phường']).out).not.toContain('5/2026')
    expect(dondoc(['ask', '--json', 'nhiệm vụ của các xã phường', '--now', '2026-06-01T09:00:00+07:00']).out).toContain(
      '5/2026',
    )
  })
  test('--batch understands a file, one line each', () => {
    const file = join(work, 'questions.jsonl')
    writeFileSync(
      file,
      ['a', 'b']
        .map((id) => JSON.stringify({ id, text: 'việc quá hạn', now: '2025-08-11T09:00:00+07:00', context: [] }))
        .join('\n'),
    )
    const { code, out } = dondoc(['ask', '--batch', file, '--json'])
    expect(code).toBe(0)
    expect(
      out
        .trim()
        .split('\n')
        .map((l) => JSON.parse(l).id),
    ).toEqual(['a', 'b'])
  })
  test('--batch says «của xã» as scripts know it: the asker’s own', () => {
    const file = join(work, 'own.jsonl')
    const asked = { id: 'a', text: 'việc quá hạn của xã', now: '2025-08-11T09:00:00+07:00', context: [] }
    writeFileSync(file, JSON.stringify(asked))
    expect(JSON.parse(dondoc(['ask', '--batch', file, '--json']).out).slots.agency).toEqual(['@self'])
  })
  test('--explain says which words gave which slot', () =>
    expect(dondoc(['ask', '--explain', 'việc quá hạn của Sở Tài chính']).out).toMatch(/# .*Sở Tài chính/))
})

describe('wrong usage is one line and exit code 2', () => {
  test.each([
    ['no command', []],
    ['an unknown command', ['hỏi']],
    ['an unknown option', ['ask', '--tiếng', 'x']],
    ['no question', ['ask']],
    ['a moment that is none', ['ask', 'x', '--now', 'hôm nay']],
    ['an unknown asker', ['ask', 'x', '--as', 'vua']],
    ['an unknown body', ['ask', 'x', '--as', 'agency:Sở Trăng']],
    ['an unknown province', ['ask', 'x', '--as', 'secretariat@Sao Hỏa']],
    ['a body of several provinces', ['ask', 'x', '--as', 'agency:Sở Nội vụ']],
    ['a batch file that is not there', ['ask', '--batch', 'khong-co.jsonl', '--json']],
    ['remind without a moment', ['remind']],
    ['a data folder that is not there', ['ask', 'x', '--data', 'khong-co']],
    ['a data folder that is a file', ['ask', 'x', '--data', 'data/holidays.json']],
  ])('%s', (_, words) => {
    const { code, out, err } = dondoc(words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(oneLine)
  })
  test('a body of several provinces: the provinces are listed', () =>
    expect(dondoc(['ask', 'x', '--as', 'agency:Sở Nội vụ']).err).toContain(
      'Sở Nội vụ@Lào Cai, Sở Nội vụ@Lai Châu, Sở Nội vụ@Nghệ An',
    ))
  test('a batch line that is none: its number', () => {
    const file = join(work, 'bad.jsonl')
    writeFileSync(file, '{"id":"a","text":"x","now":"2025-08-11T09:00:00+07:00"}\n{"id":"b"}\n')
    const { code, err } = dondoc(['ask', '--batch', file, '--json'])
    expect(code).toBe(2)
    expect(err).toContain('line 2')
  })
  test('what every command understands may stand in front of it', () => {
    expect(dondoc(['--lang', 'vi', 'ask', 'x', '--as', 'vua']).err).toContain('không hiểu')
    expect(dondoc(['--json', '--now=2025-08-11T09:00:00+07:00', 'ask', 'việc quá hạn']).out).toContain('"intent"')
    expect(dondoc(['--lang', 'vi'])).toMatchObject({ out: '' })
    expect(dondoc(['--nothing', 'ask', 'x']).code).toBe(2)
  })
  test('--lang vi says it in Vietnamese', () =>
    expect(dondoc(['ask', 'x', '--as', 'vua', '--lang', 'vi']).err).toContain('không hiểu'))
})

describe('bad surroundings', () => {
  test.each([
    ['an unknown setting', { DONDOC_DIGEST: '07:30' }, 'unknown setting DONDOC_DIGEST'],
    ['a wrong setting', { DONDOC_DIGEST_AT: '7 giờ' }, 'wrong setting DONDOC_DIGEST_AT'],
    ['a wrong clock', { DONDOC_CLOCK: 'hôm qua' }, 'wrong setting DONDOC_CLOCK'],
  ])('%s', (_, env, says) => {
    const { code, err } = dondoc(['ask', 'việc quá hạn'], { env })
    expect(code).toBe(2)
    expect(err).toMatch(oneLine)
    expect(err).toContain(says)
  })
  test('a broken data file: one line, nothing loaded, nothing changed', () => {
    const folder = join(work, 'broken')
    cpSync(join(root, 'data'), folder, { recursive: true })
    const path = join(folder, 'documents', 'nghe-an-tb-2025-07.json')
    writeFileSync(path, '{"doc":')
    const { code, err } = dondoc(['ask', 'việc quá hạn', '--data', folder])
    expect(code).toBe(2)
    expect(err).toMatch(oneLine)
    expect(err).toContain('nghe-an-tb-2025-07.json')
    expect(readFileSync(path, 'utf8')).toBe('{"doc":')
    expect(dondoc(['doctor', '--data', folder]).code).toBe(1)
  })
})

describe('remind', () => {
  test('one digest per bound chat; run twice, the same keys', () => {
    const run = () =>
      JSON.parse(dondoc(['remind', '--at', '2025-08-11T07:30:00+07:00', '--json']).out) as {
        channel: string
        chat: string
        kind: string
        key: string
        text: string
      }[]
    const [first, second] = [run(), run()]
    expect(first.length).toBeGreaterThan(50)
    expect(new Set(first.map((m) => m.chat)).size).toBe(first.length)
    expect(first.map((m) => m.key)).toEqual(second.map((m) => m.key))
    expect(Object.keys(first[0] ?? {})).toEqual(['channel', 'chat', 'kind', 'key', 'text'])
  })
  test('nothing at night', () =>
    expect(dondoc(['remind', '--at', '2025-08-11T22:00:00+07:00', '--json']).out).toBe('[]\n'))
})

describe('start without a terminal', () => {
  test('reads a message a line, prints the replies, no digests, exits 0', () => {
    const { code, out } = dondoc(['start'], { input: 'nhiệm vụ của Sở Nội vụ tháng 8\ncòn tháng 9?\n' })
    expect(code).toBe(0)
    expect(out).toContain(' · 5.(2) · ')
    expect(out).toContain('tháng 9/2025')
    expect(out).not.toContain('┌─')
  })
  test('an empty input ends at once', () => expect(dondoc(['start'])).toEqual({ code: 0, out: '', err: '' }))
  test('the demo turns its clock forwards only and changes who asks', () => {
    const { out } = dondoc(['start'], {
      input:
        '/tua 2025-08-20 07:29\n/tua 2025-08-01\n/vai Sở Nội vụ\n1\nviệc quá hạn\n/vai Sao Hỏa\n/xong 1\n/abc\n/vai kiểm tra\n1\n/quahan\n',
    })
    expect(out).toContain('07:29 thứ Tư 20/8/2025')
    expect(out).toContain('Đồng hồ chỉ quay tới')
    expect(out).toContain('Người hỏi: Sở Nội vụ, Lào Cai.')
    expect(out).toMatch(/QUÁ HẠN \d+ ngày/)
    expect(out).toContain('Không có lệnh /abc')
    expect(out).toContain('1. kiểm tra, Lào Cai')
    expect(out).toContain('Người hỏi: kiểm tra, Lào Cai.\nViệc quá hạn: 7 việc.')
    // The mornings between are lines; the one of the last day is still to come.
    expect(out).not.toContain('┌─ nhóm')
  })
  test('every word of the chat works on piped lines too, over a register that is gone at the end', () => {
    const asked = { input: '/kenh\n/vai Sở Nội vụ@Lào Cai\nviệc 177 được 60%\n1\nchi tiết việc 177\n/xong 177\n' }
    const { out, code } = dondoc(['start'], asked)
    expect(code).toBe(0)
    expect(out).toContain('Lào Cai: 47 cơ quan')
    expect(out).toContain('Đã ghi việc 177')
    expect(out.split('Đã ghi việc 177')[1]).toContain('tiến độ 60%')
    expect(out).not.toMatch(/chưa làm được|Không có lệnh/)
    expect(dondoc(['start'], { input: 'chi tiết việc 177\n' }).out).not.toContain('60%')
  })
  test('two at once do not disturb each other', () => {
    const again = dondoc(['start'], { input: 'KH 376 có bao nhiêu việc\n' })
    expect(again.out).toContain('141 việc')
  })
})

describe('init', () => {
  test('fills an empty folder for one office, with no task, and chat then works', () => {
    const home = join(work, 'office')
    mkdirSync(home)
    const made = dondoc(['init', '--province', 'lào cai', '--data', 'so'], { cwd: home })
    expect(made.code).toBe(0)
    expect(made.out).toMatch(/[A-Z0-9]{5}-[A-Z0-9]{5}/)
    expect(readFileSync(join(home, '.env'), 'utf8')).toContain('DONDOC_REHEARSAL=true')
    expect(
      readdirSync(join(home, 'so'))
        .filter((f) => !/-(wal|shm)$/.test(f))
        .sort(),
    ).toEqual(['agencies.json', 'dondoc.db', 'holidays.json'])
    expect(JSON.parse(readFileSync(join(home, 'so', 'agencies.json'), 'utf8')).provinces).toEqual([{ name: 'Lào Cai' }])
    expect(dondoc(['doctor'], { cwd: home }).out).toContain('SQLite')
    const chat = dondoc(['chat'], { cwd: home, input: 'có bao nhiêu việc quá hạn\n/tua 2030-01-01\n' })
    expect(chat.code).toBe(0)
    expect(chat.out).toContain('0 việc')
    expect(chat.out).toContain('Không có lệnh /tua')
  })
  test('two services on one folder: the second is told who holds it', () => {
    const home = join(work, 'two')
    mkdirSync(home)
    dondoc(['init', '--province', 'Nghệ An', '--data', 'so'], { cwd: home })
    const held = takeServiceLock(join(home, 'so'))
    const second = dondoc(['start'], { cwd: home })
    expect(second.code).toBe(1)
    expect(second.err).toMatch(oneLine)
    expect(second.err).toContain(`process ${process.pid}`)
    if (held.kind === 'held') held.release()
    expect(dondoc(['start'], { cwd: home }).code).toBe(0)
  })
  test('a database that is none: one line, and it is left as it is', () => {
    const home = join(work, 'torn')
    mkdirSync(home)
    dondoc(['init', '--province', 'Nghệ An', '--data', 'so'], { cwd: home })
    writeFileSync(join(home, 'so', 'dondoc.db'), 'not a database, but long enough to be read as one. '.repeat(200))
    const { code, err } = dondoc(['ask', 'việc quá hạn'], { cwd: home })
    expect(code).toBe(1)
    expect(err).toMatch(oneLine)
    expect(readFileSync(join(home, 'so', 'dondoc.db'), 'utf8')).toContain('not a database')
  })
  test('a .env that serves an office already is not led to another one', () => {
    const home = join(work, 'first')
    mkdirSync(home)
    dondoc(['init', '--province', 'Nghệ An', '--data', 'so'], { cwd: home })
    const before = readFileSync(join(home, '.env'), 'utf8')
    const second = dondoc(['init', '--province', 'Lào Cai', '--data', 'khac'], { cwd: home })
    expect(second.code).toBe(2)
    expect(second.err).toMatch(oneLine)
    expect(readFileSync(join(home, '.env'), 'utf8')).toBe(before)
    expect(existsSync(join(home, 'khac'))).toBe(false)
  })
  test('a folder that is not empty is left as it is', () => {
    const { code, err } = dondoc(['init', '--province', 'Lào Cai', '--data', 'data'])
    expect(code).toBe(2)
    expect(err).toMatch(oneLine)
    expect(existsSync(join(work, 'data', 'dondoc.db'))).toBe(false)
  })
  test('a province that is none', () => expect(dondoc(['init', '--province', 'Atlantis', '--data', 'x']).code).toBe(2))
  test('chat without a register says how to make one', () => {
    const { code, err } = dondoc(['chat'])
    expect(code).toBe(1)
    expect(err).toContain('dondoc init --province')
  })
})
