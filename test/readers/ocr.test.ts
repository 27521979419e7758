// OCR with a stand-in for tesseract that tells what it was given; the real one is used only where installed.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { extract } from '../../src/extraction/extract.ts'
import { hasOcr, toGrey, turn } from '../../src/readers/ocr.ts'
import { findRules, withoutRules } from '../../src/readers/picture-rules.ts'
import { readHere } from '../../src/readers/read-here.ts'
import { makePdf } from './making-pdf.ts'

const folder = mkdtempSync(join(tmpdir(), 'dondoc-ocr-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function standIn(name: string, script: string): string {
  const command = join(folder, name)
  writeFileSync(command, `#!${process.execPath}\n${script}`)
  chmodSync(command, 0o755)
  return command
}
const READS = standIn(
  'tesseract',
  `const args = process.argv.slice(2)
if (args[0] === '--list-langs') { console.log('List of available languages (2):\\neng\\nvie'); process.exit(0) }
const chunks = []; process.stdin.on('data', (c) => chunks.push(c)).on('end', () => {
  const head = Buffer.concat(chunks).toString('latin1').split('\\n').slice(0, 3).join(' ')
  const words = ['Giao', 'Sở', 'Nội', 'vụ', ...args.slice(2)]
  const row = (...cells) => cells.join('\\t') + '\\n'
  process.stdout.write(row('level', 'page_num', 'block_num', 'par_num', 'line_num', 'word_num', 'left', 'top', 'width', 'height', 'conf', 'text'))
  process.stdout.write(row(4, 1, 1, 1, 1, 0, 0, 0, 1, 1, -1, ''))
  words.forEach((word, i) => process.stdout.write(row(5, 1, 1, 1, 1, i + 1, i / 20, 0, 1 / 10, 1, 90, word)))
})`,
)
const FAILS = standIn('fails', 'process.exit(1)')

/** A grey PNG of one colour, 200 × 280. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
  'base64',
)
const scan = () =>
  makePdf((pdf) => {
    pdf.text('Trang có chữ.')
    pdf.addPage()
    pdf.image(PICTURE, 0, 0, { width: 595, height: 842 })
  })

describe('OCR', () => {
  test('is asked for Vietnamese', async () => {
    expect(await hasOcr(READS)).toBe(true)
    expect(await hasOcr(FAILS)).toBe(false)
    expect(await hasOcr(join(folder, 'none'))).toBe(false)
  })
  test('reads the pages that are pictures, and the text is marked as guessed', async () => {
    const outcome = await readHere(await scan(), 'a.pdf', { ocr: { command: READS } })
    expect(outcome.kind === 'text' && outcome.source.uncertain).toBe('ocr')
    expect(outcome.kind === 'text' && outcome.source.text).toMatch(
      /^Trang có chữ\.\nGiao Sở Nội vụ -l vie --dpi \d+ tsv\n$/,
    )
    expect(outcome.kind === 'text' && outcome.source.pages).toEqual([0, 14])
  })
  test('that fails is a refusal with its reason', async () => {
    const outcome = await readHere(await scan(), 'a.pdf', { ocr: { command: FAILS } })
    expect(outcome).toMatchObject({ kind: 'refused', why: 'scanned' })
  })
})

describe('a picture', () => {
  test('of bits, of three bytes and of four becomes grey', () => {
    expect([...toGrey({ width: 3, height: 1, kind: 1, data: Uint8Array.of(0b10100000) }).pixels]).toEqual([255, 0, 255])
    expect([...toGrey({ width: 2, height: 1, kind: 2, data: Uint8Array.of(255, 255, 255, 0, 0, 0) }).pixels]).toEqual([
      255, 0,
    ])
    expect([...toGrey({ width: 1, height: 1, kind: 3, data: Uint8Array.of(100, 100, 100, 255) }).pixels]).toEqual([100])
  })
  test('is turned clockwise', () => {
    const grey = { width: 2, height: 1, pixels: Uint8Array.of(1, 2) }
    expect(turn(grey, 90)).toEqual({ width: 1, height: 2, pixels: Uint8Array.of(1, 2) })
    expect(turn(grey, 180)).toEqual({ width: 2, height: 1, pixels: Uint8Array.of(2, 1) })
    expect(turn(grey, 0)).toEqual(grey)
  })
})

const WIDTH = 595
const HEIGHT = 842
const EDGES = [40, 80, 300, 440, 560]
const LEVELS = [100, 130, 170, 210]
/** A page ruled as a table of three rows; a line of it is not quite level and broken, as scanners leave them. */
function ruledPage(): Uint8Array {
  const pixels = new Uint8Array(WIDTH * HEIGHT).fill(255)
  for (const [i, y] of LEVELS.entries())
    for (let x = EDGES[0] ?? 0; x <= (EDGES.at(-1) ?? 0); x++) {
      const broken = i === 1 && x % 190 < 2
      if (!broken) pixels[(y + (i === 1 && x > 300 ? 1 : 0)) * WIDTH + x] = 20
    }
  for (const x of EDGES) for (let y = LEVELS[0] ?? 0; y <= (LEVELS.at(-1) ?? 0); y++) pixels[y * WIDTH + x] = 20
  // A letter: a short stroke is no line.
  for (let y = 300; y < 310; y++) pixels[y * WIDTH + 100] = 0
  return pixels
}
function greyPng(pixels: Uint8Array): Buffer {
  const raw = Buffer.alloc((WIDTH + 1) * HEIGHT)
  for (let y = 0; y < HEIGHT; y++) raw.set(pixels.subarray(y * WIDTH, (y + 1) * WIDTH), y * (WIDTH + 1) + 1)
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
    const out = Buffer.alloc(body.length + 8)
    out.writeUInt32BE(data.length, 0)
    body.copy(out, 4)
    out.writeUInt32BE(crc32(body), body.length + 4)
    return out
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(WIDTH, 0)
  head.writeUInt32BE(HEIGHT, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
function crc32(data: Buffer): number {
  let crc = ~0
  for (const byte of data) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}
const CELLS: readonly (readonly [number, number, string])[] = [
  [45, 110, 'TT'],
  [90, 110, 'Nội dung công việc'],
  [305, 110, 'Cơ quan chủ trì'],
  [445, 110, 'Thời gian'],
  [50, 140, '1'],
  [85, 140, 'Lập hồ sơ đất công.'],
  [305, 140, 'Sở Y tế'],
  [445, 140, 'Trước 30/9/2026'],
  [50, 180, '2'],
  [85, 180, 'Sửa các trạm y tế xã.'],
  [305, 180, 'Sở Tài chính'],
  [445, 180, 'Quý IV/2026'],
]
const SEES = standIn(
  'sees',
  `const args = process.argv.slice(2)
process.stdin.on('data', () => {}).on('end', () => {
  const row = (...cells) => process.stdout.write(cells.join('\\t') + '\\n')
  for (const [i, [x, y, text]] of ${JSON.stringify(CELLS)}.entries()) {
    row(4, 1, 1, 1, i, 0, x, y, 100, 12, -1, '')
    // Boxes that reach into the next word, and what is left of a rule.
    text.split(' ').forEach((word, k) => row(5, 1, 1, 1, i, k + 1, x + 22 * k, y, 26, 12, 90, word))
    row(5, 1, 1, 1, i, 9, x + 100, y, 1, 12, 90, '|')
  }
})`,
)
describe('a ruled table on a scan', () => {
  const grey = { width: WIDTH, height: HEIGHT, pixels: ruledPage() }
  test('its lines are found, broken and crooked ones too; strokes of letters are none', () => {
    const { level, upright } = findRules(grey, 1)
    expect(level.map((r) => Math.round(r.at))).toEqual([101, 131, 171, 211])
    expect(upright.map((r) => Math.round(r.at))).toEqual([41, 81, 301, 441, 561])
    expect(level.every((r) => r.from <= 41 && r.to >= 560)).toBe(true)
  })
  test('they are painted out before the letters are read; the letters stay', () => {
    const { pixels } = withoutRules(grey, 1)
    expect(pixels[100 * WIDTH + 200]).toBe(255)
    expect(pixels[150 * WIDTH + 80]).toBe(255)
    expect(pixels[305 * WIDTH + 100]).toBe(0)
  })
  test('comes out as rows and cells, and its tasks with them', async () => {
    const scanned = await makePdf((pdf) => pdf.image(greyPng(grey.pixels), 0, 0, { width: WIDTH, height: HEIGHT }))
    const outcome = await readHere(scanned, 'a.pdf', { ocr: { command: SEES } })
    if (outcome.kind !== 'text') throw new Error('not read')
    expect(outcome.source.uncertain).toBe('ocr')
    expect(extract(outcome.source).tasks.map((t) => [t.ref, t.text, t.lead, t.deadlines[0]?.due])).toEqual([
      ['1', 'Lập hồ sơ đất công. Sở Y tế Trước 30/9/2026', ['Sở Y tế'], '2026-09-30'],
      ['2', 'Sửa các trạm y tế xã. Sở Tài chính Quý IV/2026', ['Sở Tài chính'], '2026-12-31'],
    ])
  })
})
