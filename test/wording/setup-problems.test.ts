// What settings, data files and `doctor` say has its Vietnamese line; names and numbers stay what they are.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { doctor } from '../../src/cli/doctor.ts'
import { readConfig, SETTING_NAMES } from '../../src/config.ts'
import { readDataFiles } from '../../src/storage/data-files.ts'
import { DOCTOR_PARTS, saySetup } from '../../src/wording/setup-problems.ts'

const ENGLISH = /\b(the|expected|found|unknown|wrong|nothing|whole|letters|check|Invalid|Too small|received|no body)\b/
const folder = mkdtempSync(join(tmpdir(), 'dondoc-setup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
function expectSaid(text: string): void {
  const said = saySetup(text)
  expect(said, text).not.toBeNull()
  expect(said).not.toMatch(ENGLISH)
  expect(said).not.toMatch(/\{\d\}/)
}

describe('settings', () => {
  test('every setting that can be wrong is told in Vietnamese', () => {
    const wrong = Object.fromEntries(SETTING_NAMES.map((name) => [name, 'không đúng \u0000']))
    const read = readConfig(folder, { ...wrong, DONDOC_DIGEST: '1', DONDOC_XYZ: '1' })
    if (read.kind !== 'wrong') throw new Error('expected problems')
    expect(read.problems.length).toBeGreaterThan(15)
    for (const problem of read.problems) expectSaid(problem)
  })
  test('the name, the limits and what may be meant stay', () => {
    expect(saySetup('wrong setting HTTP_PORT: expected a whole number from 0 to 65535')).toBe(
      'cài đặt HTTP_PORT sai: cần số nguyên từ 0 đến 65535',
    )
    expect(saySetup('unknown setting DONDOC_DIGEST (meant: DONDOC_DIGEST_AT?)')).toBe(
      'không có cài đặt DONDOC_DIGEST (có phải DONDOC_DIGEST_AT?)',
    )
    const mend = (problem: string) => `${problem} (mend .env; every setting stands in .env.example)`
    expect(saySetup(mend('wrong setting DONDOC_REHEARSAL: expected true or false'))).toBe(
      'cài đặt DONDOC_REHEARSAL sai: cần true hoặc false (sửa .env; mọi cài đặt có trong .env.example)',
    )
    expect(saySetup(mend('unknown setting DONDOC_DIGEST (meant: DONDOC_DIGEST_AT?)'))).toBe(
      'không có cài đặt DONDOC_DIGEST (có phải DONDOC_DIGEST_AT?) (sửa .env; mọi cài đặt có trong .env.example)',
    )
    expect(saySetup('.env line 3 is not NAME=value')).toBe('.env dòng 3 không có dạng TÊN=giá trị')
  })
})

describe('data files', () => {
  test('every problem of a broken folder is told in Vietnamese', async () => {
    const shipped = (name: string) =>
      JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')) as Record<string, unknown>
    const agencies = shipped('agencies.json') as { agencies: Record<string, unknown>[] }
    Object.assign(agencies.agencies[0] ?? {}, { name: '', id: 'a b', type: 7, hue: 1, counts: { a: -1 } })
    const first = shipped('documents/lao-cai-kl-2025-08.json') as {
      doc: Record<string, unknown>
      tasks: { deadlines: Record<string, unknown>[]; no: unknown }[]
    }
    Object.assign(first.doc, { issued: '2025-02-31', kind: 'XX', known_from_assumed: 'yes' })
    delete first.doc.title
    Object.assign(first.tasks[0]?.deadlines[0] ?? {}, { time: '25:00', offset: '7', due: null, kind: 'date' })
    if (first.tasks[1]) first.tasks[1].no = 1.5
    mkdirSync(join(folder, 'documents'))
    writeFileSync(join(folder, 'agencies.json'), JSON.stringify(agencies))
    writeFileSync(join(folder, 'documents', 'a.json'), JSON.stringify(first))
    writeFileSync(join(folder, 'documents', 'b.json'), '')
    const read = await readDataFiles(folder)
    if (read.kind !== 'refused') throw new Error('expected problems')
    expect(read.problems.length).toBeGreaterThan(10)
    for (const problem of read.problems) expectSaid(problem)
  })
  test.each([
    'agencies.json: agencies[1] (Sở Y tế): the name stands twice, first at agencies[0]',
    'agencies.json: agencies[1] (Sở Y tế).province: «Sao Hỏa» is not in provinces',
    'agencies.json: agencies[1] (Sở Y tế).parent: no body is called «Sao Hỏa»',
    'kl-1: doc.province «Sao Hỏa» is not in agencies.json',
    'kl-1: this id stands twice',
    'kl-1: tasks[3].no 12 is taken by kl-0 4.(3)',
    'kl-1: tasks[3].ref 4.(3) stands twice',
    'documents: may not be read (check its rights)',
  ])('«%s»', expectSaid)
  test('where and what was found stay', () => {
    expect(saySetup('documents/a.json: tasks[0].ref: found nothing, expected string')).toBe(
      'documents/a.json: tasks[0].ref: đang là (không có gì), cần chữ',
    )
  })
})

describe('doctor', () => {
  const source = readFileSync(new URL('../../src/cli/doctor.ts', import.meta.url), 'utf8')
  // Texts of the findings, what is put in standing for itself.
  const findings = (source.match(/'[^'\n]*'|`[^`\n]*`/g) ?? [])
    .map((text) => text.slice(1, -1).replace(/\$\{[^{}]*\}/g, 'x7'))
    .filter((text) => /[a-z]{2,} [a-z(]/.test(text) && !text.includes('$'))
  test('the source has such texts', () => expect(findings.length).toBeGreaterThan(8))
  test.each(findings)('«%s»', (text) => {
    expect(saySetup(text), text).not.toBeNull()
  })
  test('an hour of the digests in which nothing is sent is pointed at', async () => {
    vi.stubEnv('DONDOC_DIGEST_AT', '06:30')
    const asked = { json: false, now: 0, lang: 'vi', who: 'secretariat', data: folder } as const
    const { lines } = await doctor(asked)
    vi.unstubAllEnvs()
    expect(lines.filter((l) => l.startsWith('LƯU Ý cài đặt'))).toEqual([
      'LƯU Ý cài đặt: DONDOC_DIGEST_AT 06:30 nằm trong giờ không gửi tin: bản tin đi lúc 07:30 (đổi DONDOC_DIGEST_AT hoặc DONDOC_QUIET)',
    ])
  })
  test('every part has its name', () => {
    const parts = [...source.matchAll(/(?:good|warn|bad)\(\s*'(?<part>\w+)'/g)].map((m) => m.groups?.part ?? '')
    expect(parts.length).toBeGreaterThan(8)
    for (const part of parts) expect(DOCTOR_PARTS[part]).toBeDefined()
  })
  test('--lang vi: all lines, and how to mend what is wrong', async () => {
    const asked = { json: false, now: 0, lang: 'vi', who: 'secretariat' } as const
    const gone = await doctor({ ...asked, data: join(folder, 'khong-co') })
    expect(gone.ok).toBe(false)
    expect(gone.lines.join('\n')).toMatch(
      /^HỎNG dữ liệu: không có .*khong-co \(đặt DONDOC_DATA_DIR, hoặc chạy dondoc init/m,
    )
    const broken = await doctor({ ...asked, data: folder })
    expect(broken.lines.find((l) => l.includes('b.json'))).toMatch(
      /tệp trống \(cần JSON\) \(sửa tệp đó; chưa nạp gì cả\)$/,
    )
    for (const said of [...gone.lines, ...broken.lines]) expect(said).not.toMatch(ENGLISH)
  })
})
