// The frame of a Party report in Word: committee and office at the left, the Party at the right, title, recipients.
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { ReportFrame } from '../wording/report-frame.ts'

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE }
const CENTER = AlignmentType.CENTER
type RunStyle = {
  readonly bold?: boolean
  readonly italics?: boolean
  readonly underline?: object
  readonly size?: number
}

export function writeFrame(frame: ReportFrame, asOf: string, width: number) {
  return [
    sideBySide(
      [frameLine(frame.superior), frameLine(frame.issuer, { bold: true }), frameLine('*'), frameLine(frame.symbol)],
      writeParty(frame, width),
      width,
    ),
    frameLine(''),
    frameLine(frame.title, { bold: true, size: 32 }),
    frameLine(frame.subject, { bold: true }),
    frameLine('-----'),
    ...(frame.version ? [frameLine(frame.version, { italics: true })] : []),
    frameLine(asOf, { italics: true }),
    frameLine(''),
    frameLine(frame.to),
    frameLine(''),
  ]
}

/** Half points of the Party's name, and about how wide a capital of it is in twentieths of a point. */
const PARTY_SIZE = 30
const CAPITAL = 199
/** The Party's name with a rule as long as itself under it, then place and day. An underline would cut the marks of «Ệ», «Ạ». */
export function writeParty({ party, placeAndDay }: ReportFrame, width: number): readonly Paragraph[] {
  const side = Math.max(0, Math.floor((width * RIGHT_SHARE - CELL_MARGINS - party.length * CAPITAL) / 2))
  const rule = { style: BorderStyle.SINGLE, size: 6, color: 'auto', space: 1 }
  const name = new TextRun({ text: party, bold: true, size: PARTY_SIZE })
  return [
    new Paragraph({
      alignment: CENTER,
      indent: { left: side, right: side },
      border: { bottom: rule },
      spacing: { after: 120 },
      children: [name],
    }),
    frameLine(placeAndDay, { italics: true }),
  ]
}

/** Recipients at the left; at the right the office of the one who signs, and room for the signature. */
export function writeSignature({ signature, recipients }: ReportFrame, width: number) {
  const [head = '', ...list] = recipients
  const left = (text: string, style: RunStyle) => new Paragraph({ children: [new TextRun({ text, ...style })] })
  return [
    frameLine(''),
    sideBySide(
      [left(head, { underline: {}, size: 24 }), ...list.map((text) => left(text, { size: 24 }))],
      [...signature.map((text) => frameLine(text, { bold: true })), frameLine(''), frameLine(''), frameLine('')],
      width,
    ),
  ]
}

/** How much of the page the right half of a frame takes. */
const RIGHT_SHARE = 0.56
const CELL_MARGINS = 216

export function frameLine(text: string, style: RunStyle = {}): Paragraph {
  return new Paragraph({ alignment: CENTER, children: [new TextRun({ text, ...style })] })
}
export function sideBySide(left: readonly Paragraph[], right: readonly Paragraph[], width: number): Table {
  const widths = [Math.floor(width * (1 - RIGHT_SHARE)), Math.floor(width * RIGHT_SHARE)]
  const cell = (children: readonly Paragraph[], i: number) =>
    new TableCell({
      borders: NO_BORDERS,
      width: { size: widths[i] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.TOP,
      children: [...children],
    })
  return new Table({
    columnWidths: widths,
    width: { size: width, type: WidthType.DXA },
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: [new TableRow({ cantSplit: true, children: [cell(left, 0), cell(right, 1)] })],
  })
}
