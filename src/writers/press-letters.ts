// Letters that press, as one Word file: each on a page of its own, the list for the telephone at the end.
import { AlignmentType, Document, Packer, PageOrientation, Paragraph, TextRun } from 'docx'
import type { PressFile, PressLetter } from '../wording/press-letter.ts'
import { frameLine, sideBySide, writeParty, writeSignature } from './docx-frame.ts'
import { writeTable } from './docx-table.ts'
import { printable } from './printable.ts'

const PAGE = { width: 11906, height: 16838 }
const MARGIN = { top: 1134, bottom: 1134, left: 1701, right: 850 }
const WIDTH = PAGE.width - MARGIN.left - MARGIN.right
const WIDE_MARGIN = { top: 1134, bottom: 850, left: 850, right: 850 }
const WIDE = PAGE.height - WIDE_MARGIN.left - WIDE_MARGIN.right

export async function writePressLetters({ letters, calls, asOf }: PressFile): Promise<Uint8Array> {
  const upright = letters.map((letter) => ({
    properties: { page: { size: PAGE, margin: MARGIN } },
    children: writeLetter(letter),
  }))
  const list = calls && {
    properties: { page: { size: { ...PAGE, orientation: PageOrientation.LANDSCAPE }, margin: WIDE_MARGIN } },
    children: [
      frameLine(calls.title, { bold: true }),
      frameLine(asOf, { italics: true, size: 24 }),
      writeTable(calls, WIDE, 22),
    ],
  }
  const document = new Document({
    title: letters[0]?.frame.subject.replace('\n', ' ') ?? '',
    creator: letters[0]?.frame.issuer ?? '',
    styles: { default: { document: { run: { font: 'Times New Roman', size: 28 } } } },
    sections: list ? [...upright, list] : upright,
  })
  return Packer.toBuffer(document)
}

function writeLetter({ frame, paragraphs, table }: PressLetter) {
  return [
    sideBySide(
      [
        frameLine(frame.superior),
        frameLine(frame.issuer, { bold: true }),
        frameLine('*'),
        frameLine(frame.symbol),
        ...frame.subject.split('\n').map((line) => frameLine(line, { italics: true, size: 24 })),
      ],
      writeParty(frame, WIDTH),
      WIDTH,
    ),
    frameLine(''),
    frameLine(printable(frame.to)),
    frameLine(''),
    ...paragraphs.map(
      (text) =>
        new Paragraph({
          alignment: AlignmentType.BOTH,
          indent: { firstLine: 567 },
          spacing: { before: 80, after: 80 },
          children: [new TextRun(printable(text))],
        }),
    ),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: 160, after: 80 },
      children: [new TextRun({ text: table.title, bold: true, size: 26 })],
    }),
    writeTable(table, WIDTH, 24),
    ...table.notes.map(
      (note) =>
        new Paragraph({ spacing: { before: 60 }, children: [new TextRun({ text: note, italics: true, size: 22 })] }),
    ),
    ...writeSignature(frame, WIDTH),
  ]
}
