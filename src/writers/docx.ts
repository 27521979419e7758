// A report as a Word file in Party layout: the report itself upright, its annexes on A4 landscape.
import { AlignmentType, Document, Footer, Header, Packer, PageNumber, PageOrientation, Paragraph, TextRun } from 'docx'
import type { Report } from '../wording/report.ts'
import type { ReportTable } from '../wording/report-tables.ts'
import { writeFrame, writeSignature } from './docx-frame.ts'
import { writeTable } from './docx-table.ts'
import { printable } from './printable.ts'

const FONT = 'Times New Roman'
/** Half points, as Word counts. */
const SIZE = 28
/** Twentieths of a point: A4, and margins of 20 mm above and below, 30 left, 15 right. */
const PAGE = { width: 11906, height: 16838 }
const MARGIN = { top: 1134, bottom: 1134, left: 1701, right: 850 }
const LANDSCAPE_MARGIN = { top: 1134, bottom: 850, left: 850, right: 850 }
const UPRIGHT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right
const LANDSCAPE_WIDTH = PAGE.height - LANDSCAPE_MARGIN.left - LANDSCAPE_MARGIN.right

export async function writeDocx(report: Report): Promise<Uint8Array> {
  const document = new Document({
    title: `${report.frame.title} ${report.frame.subject}`,
    creator: `${report.frame.issuer}, ${report.frame.superior}`,
    styles: { default: { document: { run: { font: FONT, size: SIZE } } } },
    sections: [
      {
        properties: { titlePage: true, page: { size: PAGE, margin: MARGIN } },
        headers: { default: pageNumber() },
        children: [
          ...writeFrame(report.frame, report.asOf, UPRIGHT_WIDTH),
          ...report.paragraphs.slice(0, 1).flatMap(writeParagraph),
          writeTable(report.totals, UPRIGHT_WIDTH, 24),
          ...report.totals.notes.map((n) => note(n)),
          ...report.paragraphs.slice(1).flatMap(writeParagraph),
          ...writeSignature(report.frame, UPRIGHT_WIDTH),
        ],
      },
      {
        properties: {
          page: { size: { ...PAGE, orientation: PageOrientation.LANDSCAPE }, margin: LANDSCAPE_MARGIN },
        },
        headers: { default: pageNumber() },
        footers: { default: new Footer({ children: [note(report.asOf)] }) },
        children: report.annexes.flatMap((table, i) => writeAnnex(table, report.asOf, i > 0)),
      },
    ],
  })
  return Packer.toBuffer(document)
}

/** One table as a Word file, on A4 landscape. */
export async function writeTableDocx(table: ReportTable, asOf: string): Promise<Uint8Array> {
  const document = new Document({
    title: table.title,
    styles: { default: { document: { run: { font: FONT, size: SIZE } } } },
    sections: [
      {
        properties: {
          page: { size: { ...PAGE, orientation: PageOrientation.LANDSCAPE }, margin: LANDSCAPE_MARGIN },
        },
        headers: { default: pageNumber() },
        children: writeAnnex(table, asOf, false),
      },
    ],
  })
  return Packer.toBuffer(document)
}

function writeParagraph({ heading, lines }: Report['paragraphs'][number]): readonly Paragraph[] {
  const body = { alignment: AlignmentType.BOTH, indent: { firstLine: 567 }, spacing: { before: 80, after: 80 } }
  return [
    new Paragraph({ ...body, keepNext: true, children: [new TextRun({ text: heading, bold: true })] }),
    ...lines.map((line) => new Paragraph({ ...body, children: [new TextRun(printable(line))] })),
  ]
}

function writeAnnex(table: ReportTable, asOf: string, onNewPage: boolean) {
  const title = { alignment: AlignmentType.CENTER, keepNext: true, spacing: { after: 60 } }
  return [
    new Paragraph({ ...title, pageBreakBefore: onNewPage, children: [new TextRun({ text: table.title, bold: true })] }),
    new Paragraph({ ...title, children: [new TextRun({ text: asOf, italics: true, size: 24 })] }),
    ...table.notes.map((n) => note(n)),
    ...(table.rows.length ? [writeTable(table, LANDSCAPE_WIDTH, 20)] : []),
  ]
}
function note(text: string): Paragraph {
  return new Paragraph({
    spacing: { before: 40, after: 80 },
    children: [new TextRun({ text, italics: true, size: 22 })],
  })
}
function pageNumber(): Header {
  const children = [new TextRun({ children: [PageNumber.CURRENT] })]
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children })] })
}
