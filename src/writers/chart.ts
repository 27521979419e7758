// The picture of a report, drawn by hand as SVG for a phone: 360 units wide, nothing said by colour alone.
import type { Chart, RatedCell } from '../wording/report-chart.ts'
import { printable } from './printable.ts'

export const CHART_WIDTH = 360
export const CHART_FONT = 'Be Vietnam Pro'
const EDGE = 16
const INNER = CHART_WIDTH - 2 * EDGE
/** Late ones are hatched as well, so that a grey print and an eye that sees no red tell them apart. */
const COLOURS: Record<RatedCell, string> = {
  'done-in-time': '#2e7d32',
  'done-late': '#8d6e00',
  'open-in-time': '#1565c0',
  'open-late': '#b71c1c',
}
const TILE = { width: (INNER - 8) / 2, height: 80, gap: 8 }
const BAR = { height: 16, width: 216, gap: 10, line: 17 }

/** What is drawn so far, and how far down it reaches. */
type Drawing = { readonly svg: readonly string[]; readonly y: number }

export function drawChart(chart: Chart): string {
  const steps = [drawHead, drawTiles, drawApart, drawBars, drawFoot]
  const { svg, y } = steps.reduce<Drawing>((drawing, step) => step(chart, drawing), { svg: [], y: EDGE })
  const height = Math.ceil(y + EDGE)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CHART_WIDTH}" height="${height}" viewBox="0 0 ${CHART_WIDTH} ${height}" font-family="${CHART_FONT}">`,
    '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">',
    '<rect width="2" height="6" fill="#ffffff" fill-opacity="0.22"/></pattern></defs>',
    `<rect width="${CHART_WIDTH}" height="${height}" fill="#ffffff"/>`,
    ...svg,
    '</svg>',
  ].join('\n')
}

function drawHead({ title, asOf }: Chart, { svg, y }: Drawing): Drawing {
  const lines = wrap(title, 32)
  const titles = lines.map((line, i) => label(line, { x: EDGE, y: y + 18 + i * 24, size: 19, bold: true }))
  const below = y + lines.length * 24
  return { svg: [...svg, ...titles, label(asOf, { x: EDGE, y: below + 14, size: 13, colour: GREY })], y: below + 28 }
}

function drawTiles({ tiles }: Chart, { svg, y }: Drawing): Drawing {
  const drawn = tiles.flatMap((tile, i) => {
    const x = EDGE + (i % 2) * (TILE.width + TILE.gap)
    const top = y + Math.floor(i / 2) * (TILE.height + TILE.gap)
    const value = String(tile.value)
    const box = { x, y: top, width: TILE.width, height: TILE.height }
    const strip = { ...box, x: x + TILE.width - 14, width: 14 }
    return [
      plain(box, tile.cell, 8),
      ...(isHatched(tile.cell) ? [hatch(strip, 2)] : []),
      label(value, { x: x + 10, y: top + 32, size: 26, bold: true, colour: WHITE }),
      label(tile.label, { x: x + 10, y: top + 52, size: 13.5, bold: true, colour: WHITE }),
      label(tile.share, { x: x + 10, y: top + 70, size: 13, colour: WHITE }),
    ]
  })
  return { svg: [...svg, ...drawn], y: y + Math.ceil(tiles.length / 2) * (TILE.height + TILE.gap) }
}

function drawApart({ apart }: Chart, { svg, y }: Drawing): Drawing {
  const lines = apart === null ? [] : wrap(apart, 46)
  const drawn = lines.map((line, i) => label(line, { x: EDGE, y: y + 14 + i * 18, size: 13, colour: GREY }))
  return { svg: [...svg, ...drawn], y: y + lines.length * 18 + 8 }
}

function drawBars({ heading, bars }: Chart, { svg, y }: Drawing): Drawing {
  const lines = wrap(heading, 40)
  const titles = lines.map((line, i) => label(line, { x: EDGE, y: y + 18 + i * 19, size: 14.5, bold: true }))
  const most = Math.max(1, ...bars.map((b) => b.parts.reduce((sum, p) => sum + p.value, 0)))
  const start: Drawing = { svg: [...svg, ...titles], y: y + lines.length * 19 + 10 }
  return bars.reduce((drawing, bar) => drawBar(bar, BAR.width / most, drawing), start)
}
function drawBar({ name, parts, label: words }: Chart['bars'][number], unit: number, { svg, y }: Drawing): Drawing {
  const lines = wrap(name, 47)
  const names = lines.map((line, i) => label(line, { x: EDGE, y: y + 12 + i * BAR.line, size: 13.5 }))
  const top = y + lines.length * BAR.line + 1
  const froms = parts.map((_, i) => parts.slice(0, i).reduce((sum, p) => sum + p.value * unit, EDGE))
  const blocks = parts.flatMap(({ cell, value }, i) => {
    const [x, width] = [froms[i] ?? EDGE, value * unit]
    const box = { x, y: top, width: Math.max(1, width - 1), height: BAR.height }
    const fits = width >= 6 + String(value).length * 8
    const inside = { x: x + width / 2, y: top + 12.5, size: 12, bold: true, colour: WHITE, middle: true }
    return [...block(box, cell, 2), ...(fits ? [label(String(value), inside)] : [])]
  })
  const end = EDGE + parts.reduce((sum, p) => sum + p.value * unit, 0)
  const size = fitting(words, CHART_WIDTH - EDGE - end - 6)
  const after = label(words, { x: end + 6, y: top + 12.5, size, colour: GREY })
  return { svg: [...svg, ...names, ...blocks, after], y: top + BAR.height + BAR.gap }
}

function drawFoot({ foot }: Chart, { svg, y }: Drawing): Drawing {
  if (!foot) return { svg, y }
  return { svg: [...svg, label(foot, { x: EDGE, y: y + 12, size: 13, colour: GREY })], y: y + 16 }
}

const GREY = '#424242'
const WHITE = '#ffffff'
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
const isHatched = (cell: RatedCell) => cell.endsWith('-late')
function block(box: Box, cell: RatedCell, radius: number): readonly string[] {
  return [plain(box, cell, radius), ...(isHatched(cell) ? [hatch(box, radius)] : [])]
}
function plain(box: Box, cell: RatedCell, radius: number): string {
  return `<rect ${shape(box, radius)} fill="${COLOURS[cell]}"/>`
}
function hatch(box: Box, radius: number): string {
  return `<rect ${shape(box, radius)} fill="url(#hatch)"/>`
}
function shape({ x, y, width, height }: Box, radius: number): string {
  return `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${height}" rx="${radius}"`
}
type LabelStyle = {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly bold?: boolean
  readonly colour?: string
  readonly middle?: boolean
}
function label(text: string, { x, y, size, bold, colour, middle }: LabelStyle): string {
  const anchor = middle ? ' text-anchor="middle"' : ''
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${bold ? 700 : 400}" fill="${colour ?? '#111111'}"${anchor}>${inXml(text)}</text>`
}
function round(n: number): number {
  return Math.round(n * 10) / 10
}
function inXml(text: string): string {
  return printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
/** The size at which a text keeps within a width: 13, or less where that would run over. */
function fitting(text: string, width: number): number {
  return Math.min(13, round(width / (text.length * 0.6)))
}
/** Lines of at most so many letters, broken between words; a word longer than a line is cut. */
export function wrap(text: string, max: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ').flatMap((w) => w.match(new RegExp(`.{1,${max}}`, 'gu')) ?? [])) {
    const longer = `${lines.at(-1) ?? ''} ${word}`
    if (lines.length > 0 && longer.length <= max) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
