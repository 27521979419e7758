// Optional: letters recognised on scanned pages by an installed tesseract with `vie`. Nothing is written to disk.
import { spawn } from 'node:child_process'
import { cleanText } from './clean-text.ts'
import type { Item } from './pdf-lines.ts'
import type { Rule } from './pdf-rules.ts'
import { findRules, type Grey, withoutRules } from './picture-rules.ts'
import { Refusal } from './refusal.ts'

/** One picture of pdf.js: a bit, three or four bytes a pixel. */
export type Picture = {
  readonly width: number
  readonly height: number
  readonly kind: number
  readonly data: Uint8Array
}
type OcrPage = {
  getOperatorList(): Promise<{ fnArray: readonly number[]; argsArray: readonly unknown[] }>
  getViewport(options: { scale: number }): { readonly width: number; readonly height: number }
  readonly rotate: number
  readonly objs: { get(id: string): unknown }
  readonly commonObjs: { get(id: string): unknown }
}

const PAGE_TIMEOUT_MS = 90_000

/** Whether the command is an installed tesseract that knows Vietnamese. */
export async function hasOcr(command: string): Promise<boolean> {
  try {
    return /^vie$/m.test(await runCommand(command, ['--list-langs'], null))
  } catch {
    return false
  }
}

/** The words of a scanned page with their places, and the lines it is ruled with. */
export type Recognised = {
  readonly items: readonly Item[]
  readonly level: readonly Rule[]
  readonly upright: readonly Rule[]
}

/** What stands in the largest picture on a page; null where there is none. */
export async function recognisePage(page: OcrPage, paint: number, command: string): Promise<Recognised | null> {
  const picture = await largestPicture(page, paint)
  if (picture === null) return null
  const turned = turn(toGrey(picture), page.rotate)
  const scale = page.getViewport({ scale: 1 }).width / turned.width
  const dpi = Math.min(1200, Math.max(70, Math.round(72 / scale)))
  const { level, upright } = findRules(turned, scale)
  const isRuled = level.length >= 3 && upright.length >= 3
  // In a table columns stand beside one another: read line by line, without the lines between the cells.
  const args = ['stdin', 'stdout', '-l', 'vie', '--dpi', String(dpi), ...(isRuled ? ['--psm', '4'] : []), 'tsv']
  const seen = isRuled ? withoutRules(turned, scale) : turned
  try {
    const items = wordsOfTsv(await runCommand(command, args, toPgm(seen)), scale)
    return isRuled ? { items, level, upright } : { items, level: [], upright: [] }
  } catch {
    throw new Refusal(
      'scanned',
      'Tệp là ảnh quét và nhận dạng chữ (OCR) không chạy được; kiểm tra tesseract và gói tiếng Việt (vie).',
    )
  }
}

const LETTERS = 0.72 // of the height of a line's box: the rest are marks above and tails below
const BASELINE = 0.2
/** The words of tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
export function wordsOfTsv(printed: string, scale: number): readonly Item[] {
  const items: { -readonly [K in keyof Item]: Item[K] }[] = []
  let line = { y: 0, size: 0 }
  let isFirst = true
  for (const row of printed.split('\n')) {
    const [level, , , , , , left, top, width, height, , ...text] = row.split('\t')
    const [x, y, w, h] = [left, top, width, height].map((n) => Number(n) * scale) as [number, number, number, number]
    if (level === '4') {
      line = { y: y + h * (1 - BASELINE), size: h * LETTERS }
      isFirst = true
    }
    if (level !== '5') continue
    const word = cleanText(text.join(' ')).trim()
    // A lone bar is what is left of a rule.
    if (!word || /^[|_¦]+$/.test(word)) continue
    // The box of a word may reach into that of a single letter after it.
    const last = items.at(-1)
    if (!isFirst && last) last.x1 = Math.min(last.x1, x - 0.1 * line.size)
    items.push({ text: word.replace(/^\|/, ''), x0: x, x1: x + w, y: line.y, size: line.size, spaced: !isFirst })
    isFirst = false
  }
  return items
}

async function largestPicture(page: OcrPage, paint: number): Promise<Picture | null> {
  const { fnArray, argsArray } = await page.getOperatorList()
  let best: Picture | null = null
  for (const [index, code] of fnArray.entries()) {
    if (code !== paint) continue
    const id = String((argsArray[index] as unknown[])[0])
    const found = (id.startsWith('g_') ? page.commonObjs : page.objs).get(id) as Partial<Picture> | null
    if (!found?.data || !found.width || !found.height) continue
    if (best === null || found.width * found.height > best.width * best.height) best = found as Picture
  }
  return best
}

export function toGrey({ width, height, kind, data }: Picture): Grey {
  const pixels = new Uint8Array(width * height)
  const rowBytes = kind === 1 ? (width + 7) >> 3 : width * (kind === 2 ? 3 : 4)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) pixels[y * width + x] = greyAt(data, kind, y * rowBytes, x)
  }
  return { width, height, pixels }
}

function greyAt(data: Uint8Array, kind: number, row: number, x: number): number {
  if (kind === 1) return ((data[row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 255 : 0
  const at = row + x * (kind === 2 ? 3 : 4)
  return Math.round(0.3 * (data[at] ?? 0) + 0.59 * (data[at + 1] ?? 0) + 0.11 * (data[at + 2] ?? 0))
}

/** Clockwise by quarters of a turn, as the page says. */
export function turn(grey: Grey, degrees: number): Grey {
  const quarters = (((Math.round(degrees / 90) % 4) + 4) % 4) as 0 | 1 | 2 | 3
  let turned = grey
  for (let i = 0; i < quarters; i += 1) {
    const { width, height, pixels } = turned
    const next = new Uint8Array(pixels.length)
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) next[x * height + (height - 1 - y)] = pixels[y * width + x] ?? 0
    }
    turned = { width: height, height: width, pixels: next }
  }
  return turned
}

function toPgm({ width, height, pixels }: Grey): Uint8Array {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), pixels])
}

/** What the command prints for the given input; rejects when it fails or takes too long. */
function runCommand(command: string, args: readonly string[], input: Uint8Array | null): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] })
    // Not spawn's own time limit: where the command does not exist, that one keeps the process waiting.
    const alarm = setTimeout(() => child.kill('SIGKILL'), PAGE_TIMEOUT_MS)
    const printed: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk))
    child.on('error', (error) => {
      clearTimeout(alarm)
      reject(error)
    })
    child.stdin.on('error', () => {})
    child.on('close', (code) => {
      clearTimeout(alarm)
      if (code === 0) resolve(Buffer.concat(printed).toString('utf8'))
      else reject(new Error(`${command} ended with ${code}`))
    })
    child.stdin.end(input ?? undefined)
  })
}
