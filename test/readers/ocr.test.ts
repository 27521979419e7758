// OCR with a stand-in for tesseract that tells what it was given; the real one is used only where installed.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { hasOcr, toGrey, turn } from '../../src/readers/ocr.ts'
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
  process.stdout.write('Giao Sở Nội vụ (' + head + ') ' + args.slice(2).join(' ') + '\\n\\f')
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
      /^Trang có chữ\.\nGiao Sở Nội vụ \(P5 \d+ \d+ 255\) -l vie --dpi \d+\n$/,
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
