// An SVG becomes a PNG, with letters from a font of the package: the machine's own fonts have no part in it.
import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'
import { CHART_FONT } from './chart.ts'

const find = createRequire(import.meta.url).resolve
const FONT_FILES = ['400Regular/BeVietnamPro_400Regular.ttf', '700Bold/BeVietnamPro_700Bold.ttf'].map((path) =>
  find(`@expo-google-fonts/be-vietnam-pro/${path}`),
)
/** Two pixels a unit: sharp on a phone of 360 points, and below 200 kB. */
const SCALE = 2

export function writePng(svg: string): Uint8Array {
  return drawing(svg, SCALE).render().asPng()
}
/** Width and height of what is drawn, in units of the picture: text that runs over the edge shows here. */
export function measure(svg: string): { readonly right: number; readonly bottom: number } {
  const box = drawing(svg, 1).innerBBox()
  return box ? { right: box.x + box.width, bottom: box.y + box.height } : { right: 0, bottom: 0 }
}
function drawing(svg: string, scale: number): Resvg {
  const font = { fontFiles: FONT_FILES, loadSystemFonts: false, defaultFontFamily: CHART_FONT }
  return new Resvg(svg, { font, fitTo: { mode: 'zoom', value: scale } })
}
