// A document as a reader gives it: one text with marks into it, the same for .txt, .docx and .pdf.

/** UTF-16 offsets into the text, end excluded. */
export type Span = { readonly from: number; readonly to: number }
export type TableCell = Span & {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
}
export type SourceTable = Span & {
  readonly rows: number
  readonly columns: number
  readonly cells: readonly TableCell[]
}

export type SourceText = {
  /** NFC. Cells of a table stand in it row by row, a line break after each. */
  readonly text: string
  readonly fileName: string
  /** Where each page begins; one page where the format has none. */
  readonly pages: readonly number[]
  readonly tables: readonly SourceTable[]
  /** Set when the text was guessed (OCR) or converted (a legacy font): said to the reader of the result. */
  readonly uncertain: 'ocr' | 'tcvn3' | 'vni' | null
}
