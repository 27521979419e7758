// Makes PDF files for the tests: paragraphs, ruled tables in three manners of drawing, numbers, footnotes, stamps.
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'

const require = createRequire(import.meta.url)
export const SERIF = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSerif.ttf')

export type Pdf = InstanceType<typeof PDFDocument>
/** One cell: its text and how many rows and columns it takes; `null` where another reaches. */
export type Cell = { readonly text: string; readonly rows?: number; readonly columns?: number } | null
/** `strokes`: a rectangle per cell; `rules`: whole lines; `bars`: thin filled rectangles, as browsers do. */
export type Manner = 'strokes' | 'rules' | 'bars'

export async function makePdf(write: (pdf: Pdf) => void, options: object = {}): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', margins: { top: 57, bottom: 57, left: 85, right: 43 }, ...options })
  const chunks: Uint8Array[] = []
  const ended = new Promise<void>((done) => pdf.on('end', () => done()))
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  pdf.font(SERIF).fontSize(13)
  write(pdf)
  pdf.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}

const PAD = 4

/** Draws a table at the cursor with equal row heights; texts stand in the middle of their cells. */
export function drawTable(
  pdf: Pdf,
  rows: readonly (readonly Cell[])[],
  widths: readonly number[],
  look: { readonly manner: Manner; readonly height: number; readonly top?: number; readonly size?: number },
): void {
  const left = pdf.page.margins.left
  const top = look.top ?? pdf.y
  const size = look.size ?? 10
  const xs = [left]
  for (const width of widths) xs.push(xs.at(-1)! + width)
  pdf.fontSize(size)
  for (const [r, row] of rows.entries()) {
    for (const [c, cell] of row.entries()) {
      if (cell === null) continue
      const box = {
        x: xs[c]!,
        y: top + r * look.height,
        w: xs[c + (cell.columns ?? 1)]! - xs[c]!,
        h: look.height * (cell.rows ?? 1),
      }
      drawBox(pdf, box, look.manner)
      const width = box.w - 2 * PAD
      const tall = pdf.heightOfString(cell.text, { width })
      if (cell.text !== '') pdf.text(cell.text, box.x + PAD, box.y + (box.h - tall) / 2, { width })
    }
  }
  pdf.x = left
  pdf.y = top + rows.length * look.height + 10
  pdf.fontSize(13)
}

function drawBox(pdf: Pdf, { x, y, w, h }: { x: number; y: number; w: number; h: number }, manner: Manner): void {
  pdf.lineWidth(0.5)
  if (manner === 'strokes') pdf.rect(x, y, w, h).stroke()
  else if (manner === 'rules') {
    for (const [a, b, c, d] of [
      [x, y, x + w, y],
      [x, y + h, x + w, y + h],
      [x, y, x, y + h],
      [x + w, y, x + w, y + h],
    ] as const) {
      pdf.moveTo(a, b).lineTo(c, d).stroke()
    }
  } else {
    pdf
      .rect(x, y, w, 0.75)
      .rect(x, y + h, w, 0.75)
      .rect(x, y, 0.75, h)
      .rect(x + w, y, 0.75, h)
      .fill('black')
  }
}
