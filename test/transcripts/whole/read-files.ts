// The files of a report opened again by other libraries than those that wrote them.
import { inflateSync } from 'node:zlib'
import ICAL from 'ical.js'
import mammoth from 'mammoth'
import readExcelFile from 'read-excel-file/node'
import type { Table } from './tables.ts'

/** Title, «Số liệu tính đến …» and the headings stand above the rows. */
const HEAD_ROWS = 3
const DATE = (cell: unknown) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)

export async function readWorkbook(bytes: Uint8Array): Promise<readonly (Table & { readonly asOf: string })[]> {
  const sheets = await readExcelFile(Buffer.from(bytes))
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    asOf: String(data[1]?.[0]),
    // Notes stand below, in the first column alone.
    rows: data
      .slice(HEAD_ROWS)
      .filter((row) => row.slice(1).some((cell) => cell !== null))
      .map((row) => row.map((cell) => DATE(cell) as string | number | null)),
  }))
}

/** The tables of a Word file that have rows, each cell as text; and the whole text. */
export async function readWord(bytes: Uint8Array) {
  const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
  const plain = (part: string) =>
    part
      .replace(/<[^>]+>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
  const tables = [...html.matchAll(/<table>(.*?)<\/table>/gs)].map((m) =>
    [...(m[1] ?? '').matchAll(/<tr>(.*?)<\/tr>/gs)].map((row) =>
      [...(row[1] ?? '').matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map((cell) => plain(cell[1] ?? '')),
    ),
  )
  return { tables, text: plain(html.replace(/<\/p>/g, '\n')) }
}

/** The entries of a calendar, each by its day and what it says, the nearest first. */
export function readCalendar(bytes: Uint8Array): readonly string[] {
  const calendar = new ICAL.Component(ICAL.parse(Buffer.from(bytes).toString('utf8')))
  return calendar
    .getAllSubcomponents('vevent')
    .map((entry) => new ICAL.Event(entry))
    .map((entry) => `${entry.startDate.toString()} ${entry.summary}`)
}

type Picture = {
  readonly width: number
  readonly height: number
  readonly at: (x: number, y: number) => readonly [number, number, number]
}
/** A PNG of eight bits a channel with transparency, not interlaced, down to its points. */
export function readPicture(bytes: Uint8Array): Picture {
  const data = Buffer.from(bytes)
  const parts: Buffer[] = []
  let [width, height] = [0, 0]
  for (let at = 8; at < data.length; ) {
    const length = data.readUInt32BE(at)
    const kind = data.toString('latin1', at + 4, at + 8)
    const body = data.subarray(at + 8, at + 8 + length)
    if (kind === 'IHDR') {
      ;[width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)]
      if (body[8] !== 8 || body[9] !== 6 || body[12] !== 0) throw new Error('another kind of PNG')
    }
    if (kind === 'IDAT') parts.push(body)
    at += 12 + length
  }
  const raw = inflateSync(Buffer.concat(parts))
  const line = width * 4
  const points = Buffer.alloc(line * height)
  for (let y = 0; y < height; y++)
    for (let i = 0; i < line; i++) {
      const [left, up] = [i < 4 ? 0 : (points[y * line + i - 4] ?? 0), y === 0 ? 0 : (points[(y - 1) * line + i] ?? 0)]
      const corner = y === 0 || i < 4 ? 0 : (points[(y - 1) * line + i - 4] ?? 0)
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][raw[y * (line + 1)] ?? 0] ?? 0
      points[y * line + i] = ((raw[y * (line + 1) + 1 + i] ?? 0) + guess) & 255
    }
  const at = (x: number, y: number) => {
    const i = y * line + x * 4
    return [points[i] ?? 0, points[i + 1] ?? 0, points[i + 2] ?? 0] as const
  }
  return { width, height, at }
}
function paeth(a: number, b: number, c: number): number {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)]
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c
}

/** Green, brown, blue, red: done in time, done late, open in time, open late. Hatching only makes them paler. */
const COLOURS = [
  [46, 125, 50],
  [141, 110, 0],
  [21, 101, 192],
  [183, 28, 28],
] as const
function colourAt(picture: Picture, x: number, y: number): number | null {
  const [r, g, b] = picture.at(x, y)
  const paler = (c: number) => c + (255 - c) * 0.22
  const isLike = ([cr, cg, cb]: (typeof COLOURS)[number]) =>
    [1, 0].some((hatched) => {
      const [wr, wg, wb] = hatched ? [cr, cg, cb].map(paler) : [cr, cg, cb]
      return Math.abs(r - (wr ?? 0)) + Math.abs(g - (wg ?? 0)) + Math.abs(b - (wb ?? 0)) < 24
    })
  const found = COLOURS.findIndex(isLike)
  return found < 0 ? null : found
}
/** The bars of the chart, measured: how many points of each colour lie in each, from the top. */
export function measureBars(bytes: Uint8Array): readonly (readonly number[])[] {
  const picture = readPicture(bytes)
  const scale = picture.width / 360
  const x = Math.round(19 * scale)
  const bars: number[][] = []
  for (let y = 0; y < picture.height; y++) {
    if (colourAt(picture, x, y) === null) continue
    let end = y
    while (colourAt(picture, x, end) !== null || colourAt(picture, x, end + 1) !== null) end++
    const height = (end - y) / scale
    // Tiles are much higher than bars.
    if (height > 12 && height < 20) {
      const low = end - Math.round(3 * scale)
      const lengths = [0, 0, 0, 0]
      for (let at = 0; at < picture.width; at++) {
        const colour = colourAt(picture, at, low)
        if (colour !== null) lengths[colour] = (lengths[colour] ?? 0) + 1
      }
      bars.push(lengths)
    }
    y = end
  }
  return bars
}
