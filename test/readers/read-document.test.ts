// The compiled reader in its thread: the same outcomes, bounded time, nothing on disk. Built here from src.
import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import type * as Readers from '../../src/readers/read-document.ts'
import { readDocument } from '../../src/readers/read-document.ts'
import { makeRawDocx, paragraph, utf8 } from './making.ts'
import { makePdf } from './making-pdf.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const built = join(root, 'test/readers/dist')
let compiled: typeof Readers

beforeAll(async () => {
  rmSync(built, { recursive: true, force: true })
  const tsc = join(root, 'node_modules/.bin/tsc')
  execFileSync(tsc, [
    '-p',
    join(root, 'tsconfig.build.json'),
    '--outDir',
    built,
    '--declaration',
    'false',
    '--tsBuildInfoFile',
    join(built, 'b'),
  ])
  compiled = (await import(join(built, 'readers/read-document.js'))) as typeof Readers
})

const docx = makeRawDocx({ body: paragraph('Giao Sở Nội vụ rà soát.') })
const pages = (count: number) =>
  makePdf((pdf) => {
    for (let page = 1; page <= count; page += 1) {
      if (page > 1) pdf.addPage()
      pdf.text(`Trang ${page}: giao Sở Tài chính cân đối nguồn vốn.`)
    }
  })

describe('in a thread of its own', () => {
  test('gives the same as in the thread that asks', async () => {
    const pdf = await pages(2)
    for (const [bytes, name] of [
      [docx, 'a.docx'],
      [pdf, 'a.pdf'],
      [utf8('Giao Sở Nội vụ.'), 'a.txt'],
      [utf8('x'), 'a.pdf'],
    ] as const) {
      expect(await compiled.readDocument(bytes, name)).toEqual(await readDocument(bytes, name))
    }
    expect(pdf.length).toBeGreaterThan(0)
  })
  test('tells the progress of a long document', async () => {
    const told: number[] = []
    await compiled.readDocument(await pages(5), 'a.pdf', { onProgress: (page) => told.push(page) })
    expect(told).toEqual([1, 2, 3, 4, 5])
  })
  test('is stopped when its time is up, and the next file is read', async () => {
    const bytes = await pages(200)
    const outcome = await compiled.readDocument(bytes, 'a.pdf', { timeoutMs: 150 })
    expect(outcome).toMatchObject({ kind: 'refused', why: 'too-slow' })
    expect((await compiled.readDocument(docx, 'a.docx')).kind).toBe('text')
  })
  test('reads many files asked for at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => compiled.readDocument(docx, 'a.docx')))
    expect(outcomes.every((outcome) => outcome.kind === 'text')).toBe(true)
  })
  test('leaves the bytes of the caller alone and writes nothing', async () => {
    const before = readdirSync(tmpdir()).length
    const copy = docx.slice()
    await compiled.readDocument(docx, 'a.docx')
    expect(docx).toEqual(copy)
    expect(readdirSync(tmpdir()).length).toBeLessThanOrEqual(before + 2) // other programs use the folder too
  })
})
