import { describe, expect, test } from 'vitest'
import { sayChart } from '../../src/wording/report-chart.ts'
import { CHART_WIDTH, drawChart, wrap } from '../../src/writers/chart.ts'
import { measure, writePng } from '../../src/writers/png.ts'
import { snapshot } from './sample-report.ts'

const chart = sayChart(snapshot)
const svg = drawChart(chart)
const withoutBackground = (drawn: string) => drawn.replace(/<rect width="360"[^>]*\/>/, '')

test('the four tiles are the four cells, each with its denominator', () =>
  expect(chart.tiles.map((t) => [t.label, t.value, t.share])).toEqual([
    ['Xong đúng hạn', 2, '11% của 18'],
    ['Xong quá hạn', 1, '6% của 18'],
    ['Chưa xong, trong hạn', 2, '11% của 18'],
    ['Chưa xong, quá hạn', 13, '72% của 18'],
  ]))
test('the parts of a bar come to the denominator of its words', () => {
  for (const { parts, label } of chart.bars) expect(label).toContain(String(parts.reduce((sum, p) => sum + p.value, 0)))
})
test('the SVG escapes what names may hold', () =>
  expect(drawChart({ ...chart, foot: 'A & B <script>' })).toContain('A &amp; B &lt;script&gt;'))

describe('nothing runs over the edge of a phone', () => {
  const wide = {
    ...chart,
    title: 'TP. Hồ Chí Minh và một tên tỉnh rất dài: 21914 việc trong sổ',
    tiles: chart.tiles.map((t) => ({ ...t, value: 14068, share: '64% của 21914' })),
    bars: chart.bars.map((b) => ({
      ...b,
      name: 'Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số của tỉnh',
      parts: b.parts.map((p) => ({ ...p, value: p.value * 1000 })),
      label: 'quá hạn 4000/5000',
    })),
  }
  test.each([
    ['as it is', svg],
    ['with long names and large numbers', drawChart(wide)],
  ])('%s', (_, drawn) => {
    const { right, bottom } = measure(withoutBackground(drawn))
    expect(right).toBeLessThanOrEqual(CHART_WIDTH - 4)
    expect(bottom).toBeLessThanOrEqual(Number(/height="(\d+)"/.exec(drawn)?.[1]))
  })
})
describe('the PNG', () => {
  const png = Buffer.from(writePng(svg))
  test('is a PNG of 720 pixels, below 200 kB', () => {
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.readUInt32BE(16)).toBe(720)
    expect(png.length).toBeLessThan(200_000)
  })
  test('has letters with all Vietnamese marks: each word is drawn differently', () => {
    const drawn = ['Ủy', 'Uy', 'Ưy', 'Ửy', 'Ệ', 'Ê', 'Ẫ', 'Ộ', 'Ợ', 'Ỹ', 'Đ', 'D'].map((word) =>
      Buffer.from(writePng(drawChart({ ...chart, title: word, bars: [] }))).toString('base64'),
    )
    expect(new Set(drawn).size).toBe(drawn.length)
  })
})
test.each([
  ['Đảng ủy các xã, phường', 12, ['Đảng ủy các', 'xã, phường']],
  ['ngắn', 12, ['ngắn']],
  ['', 12, []],
  ['xxxxxxxxxxxxxxx', 6, ['xxxxxx', 'xxxxxx', 'xxx']],
])('wraps «%s» at %i', (text, max, lines) => expect(wrap(text, max)).toEqual(lines))
