// A PDF as one text: page by page through pdf.js, ruled tables as tables, scans refused or sent to OCR.
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import type { ReadingOptions } from '../domain/reading.ts'
import { readSecretProperty } from '../domain/secret-signs.ts'
import type { SourceText } from '../domain/source-text.ts'
import { LOCKED } from './file-kind.ts'
import { type Block, layOut } from './lay-out.ts'
import { mendLetters } from './mend-letters.ts'
import { recognisePage } from './ocr.ts'
import { refusePdfBomb } from './pdf-bomb.ts'
import { flowPages } from './pdf-flow.ts'
import { findGrids } from './pdf-grid.ts'
import { type PageContent, type PdfPage, place, readPage } from './pdf-page.ts'
import { Refusal } from './refusal.ts'

const PAGES_MAX = 1000
/** In pixels: pictures are decoded for OCR alone. */
const NO_PICTURES = 1
const PICTURE_MAX = 60_000_000

/** Node 20 lacks it, and pdf.js then drops the drawing operators of some pages with only a warning. */
function lendTransfer(): void {
  const buffers = ArrayBuffer.prototype as { transferToFixedLength?: (length?: number) => ArrayBuffer }
  buffers.transferToFixedLength ??= function (this: ArrayBuffer, length?: number) {
    return this.slice(0, length ?? this.byteLength)
  }
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

export async function readPdf(bytes: Uint8Array, fileName: string, options: ReadingOptions): Promise<SourceText> {
  refusePdfBomb(bytes)
  const pdf = await openPdf(bytes, NO_PICTURES)
  try {
    await refuseSecretProperties(pdf)
    const read = await readPages(pdf, options)
    const pages = options.ocr === undefined ? read : await recognise(bytes, read, options)
    if (pages.every((page) => page.placed.length === 0)) throw noText(bytes)
    return finish(flowPages(pages), pages, fileName)
  } finally {
    await pdf.destroy()
  }
}

async function openPdf(bytes: Uint8Array, maxImageSize: number): Promise<Pdf> {
  lendTransfer()
  try {
    // The library keeps the buffer for itself: it gets a copy.
    const settings = { maxImageSize, useSystemFonts: false, disableFontFace: true, isOffscreenCanvasSupported: false }
    const pdf = await getDocumentProxy(bytes.slice(), { ...settings, verbosity: 0 })
    if (pdf.numPages <= PAGES_MAX) return pdf
    await pdf.destroy()
    throw new Refusal('too-big', `Tệp có ${pdf.numPages} trang, quá mức ${PAGES_MAX} trang; hãy tách nhỏ.`)
  } catch (error) {
    if (error instanceof Refusal) throw error
    if ((error as Error).name === 'PasswordException') throw new Refusal('encrypted', LOCKED)
    throw new Refusal('broken', 'Tệp PDF bị hỏng, không mở được; hãy xuất lại rồi gửi lại.')
  }
}

async function readPages(pdf: Pdf, options: ReadingOptions): Promise<PageContent[]> {
  const { OPS } = await getResolvedPDFJS()
  const pages: PageContent[] = []
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const pdfPage = (await pdf.getPage(page)) as unknown as PdfPage
    pages.push(await readPage(pdfPage, page, OPS as Readonly<Record<string, number>>))
    options.onProgress?.(page, pdf.numPages)
  }
  return pages
}

/** Pages without text that may be scans, read by OCR in a second opening of the file. */
async function recognise(
  bytes: Uint8Array,
  pages: readonly PageContent[],
  options: ReadingOptions,
): Promise<PageContent[]> {
  if (pages.every((page) => page.placed.length > 0)) return [...pages]
  const { OPS } = await getResolvedPDFJS()
  const pdf = await openPdf(bytes, PICTURE_MAX)
  try {
    const result: PageContent[] = []
    for (const page of pages) {
      if (page.placed.length > 0) result.push(page)
      else {
        const pdfPage = await pdf.getPage(page.page)
        const seen = await recognisePage(pdfPage, OPS.paintImageXObject, options.ocr?.command ?? '')
        const placed = seen ? place(seen.items, findGrids(seen.level, seen.upright), page.page) : []
        result.push(placed.length === 0 ? page : { ...page, placed, recognised: true })
        pdfPage.cleanup()
      }
      options.onProgress?.(page.page, pages.length)
    }
    return result
  } finally {
    await pdf.destroy()
  }
}

function noText(bytes: Uint8Array): Refusal {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (!/\/Subtype\s*\/Image\b/.test(file.toString('latin1'))) return new Refusal('empty', 'Tệp PDF không có chữ nào.')
  return new Refusal(
    'scanned',
    'Tệp PDF là ảnh quét, không có chữ. Hãy gửi bản .docx gốc hoặc PDF xuất từ Word; nếu máy chủ đã cài tesseract (vie) thì có thể chọn nhận dạng chữ (OCR), kết quả phải soát lại.',
  )
}

function finish(blocks: readonly Block[], pages: readonly PageContent[], fileName: string): SourceText {
  const mended = mendLetters(blocks, pages.flatMap((page) => page.legacy)[0] ?? null)
  const isGuess = pages.some((page) => page.picture === 'with-hidden-text' || page.recognised)
  return layOut(mended.blocks, { fileName, uncertain: isGuess ? 'ocr' : mended.uncertain })
}

async function refuseSecretProperties(pdf: Pdf): Promise<void> {
  const { info } = (await pdf.getMetadata()) as unknown as { info: Readonly<Record<string, unknown>> }
  const own = (info.Custom ?? {}) as Readonly<Record<string, unknown>>
  for (const [name, value] of [...Object.entries(info), ...Object.entries(own)]) {
    if (typeof value === 'string' && readSecretProperty(name, value) !== null) {
      throw new Refusal('secret', 'Thuộc tính của tệp mang dấu độ mật; bot không nhận tài liệu mật.')
    }
  }
}
