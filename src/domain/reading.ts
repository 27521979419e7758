// What becomes of a file at the door: its text, or a refusal with the reason.
import type { Sheet } from './sheet.ts'
import type { SourceText } from './source-text.ts'

export const REFUSALS = [
  'secret', // a secrecy stamp in the name, the properties or a stamp of the file
  'too-big', // over the size limit, or far more pages than an office document has
  'empty', // nothing to read in it
  'unknown-kind', // not .txt, .md, .docx or .pdf
  'wrong-extension', // the name says one kind, the content is another
  'legacy-doc', // .doc, .rtf, .odt: to be saved as .docx first
  'macros', // carries a VBA project
  'encrypted', // needs a password
  'broken', // damaged, cut off, or not what its format allows
  'zip-bomb', // unpacks to far more than a document does
  'xml-entities', // a DTD or entities of its own
  'scanned', // pictures of pages without text: OCR may be offered
  'unreadable-font', // letters whose code is unknown: an old font or encoding that cannot be converted
  'too-slow', // the time limit passed
  'out-of-memory', // the memory limit was met
] as const
export type RefusalCode = (typeof REFUSALS)[number]

export type ReadingOutcome =
  | { readonly kind: 'text'; readonly source: SourceText }
  | { readonly kind: 'sheets'; readonly sheets: readonly Sheet[] }
  /** `detail`: one Vietnamese sentence, the reason and what to do about it. */
  | { readonly kind: 'refused'; readonly why: RefusalCode; readonly detail: string }

export type ReadingOptions = {
  /** Told after each page of a document that has pages. */
  readonly onProgress?: (page: number, pages: number) => void
  /** The command of an installed tesseract with `vie`; without it scanned pages are refused. */
  readonly ocr?: { readonly command: string }
  readonly timeoutMs?: number
}
