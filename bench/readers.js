// How long the readers take: a document of 40 pages and one of 400, as .docx, .pdf and .txt, cold and warm.
// node bench/readers.js [--json]        (after `npm run build`)
import { createRequire } from 'node:module'
import { performance } from 'node:perf_hooks'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import PDFDocument from 'pdfkit'
import { readDocument } from '../dist/readers/read-document.js'
import { readHere } from '../dist/readers/read-here.js'

const font = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSerif.ttf')
const LINES_A_PAGE = 36
const sentence = (n) =>
  `(${n}) Giao Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành và địa phương liên quan rà soát nhóm nhiệm vụ thứ ${n}, tham mưu phương án xử lý, báo cáo Ban Thường vụ Tỉnh ủy trước ngày ${1 + (n % 28)}/9/2031.`
/** Three lines a paragraph; every tenth page carries a table. */
const paragraphs = (pages) => Array.from({ length: (pages * LINES_A_PAGE) / 3 }, (_, index) => sentence(index + 1))
const row = (n) => [
  String(n),
  `Rà soát nhóm nhiệm vụ thứ ${n} của các đơn vị sự nghiệp.`,
  'Các ban đảng',
  `Trước ${1 + (n % 28)}/9/2031`,
]

async function makeDocx(pages) {
  const texts = paragraphs(pages).map((text) => new Paragraph(text))
  const rows = Array.from(
    { length: pages * 2 },
    (_, index) =>
      new TableRow({ children: row(index + 1).map((text) => new TableCell({ children: [new Paragraph(text)] })) }),
  )
  return new Uint8Array(
    await Packer.toBuffer(new Document({ sections: [{ children: [...texts, new Table({ rows })] }] })),
  )
}

async function makePdf(pages) {
  const pdf = new PDFDocument({ size: 'A4', margins: { top: 57, bottom: 57, left: 85, right: 43 } })
  const chunks = []
  pdf.on('data', (chunk) => chunks.push(chunk))
  const ended = new Promise((done) => pdf.on('end', done))
  pdf.font(font).fontSize(12)
  let n = 0
  for (let page = 1; page <= pages; page += 1) {
    if (page > 1) pdf.addPage()
    while (pdf.y < 600) pdf.text(sentence(++n), { align: 'justify' })
    let y = pdf.y + 10
    for (let at = 0; at < 2; at += 1, y += 40) {
      let x = 85
      for (const [index, text] of row(n + at).entries()) {
        const width = [30, 230, 110, 97][index]
        pdf.rect(x, y, width, 40).stroke()
        pdf.text(text, x + 4, y + 4, { width: width - 8 })
        x += width
      }
    }
  }
  pdf.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}

async function time(read, bytes, name, runs) {
  const times = []
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now()
    const outcome = await read(bytes, name)
    times.push(performance.now() - began)
    if (outcome.kind !== 'text') throw new Error(`${name}: ${outcome.why}`)
  }
  return { first: Math.round(times[0]), warm: Math.round(times.slice(1).sort((a, b) => a - b)[(runs - 1) >> 1]) }
}

const results = []
for (const pages of [40, 400]) {
  const files = {
    txt: new TextEncoder().encode(paragraphs(pages).join('\n')),
    docx: await makeDocx(pages),
    pdf: await makePdf(pages),
  }
  for (const [kind, bytes] of Object.entries(files)) {
    const here = await time(readHere, bytes, `a.${kind}`, pages === 40 ? 5 : 3)
    const thread = await time(readDocument, bytes, `a.${kind}`, 3)
    results.push({
      kind,
      pages,
      kB: Math.round(bytes.length / 1024),
      firstMs: here.first,
      warmMs: here.warm,
      threadMs: thread.warm,
    })
  }
}
if (process.argv.includes('--json')) console.log(JSON.stringify(results))
else console.table(results)
