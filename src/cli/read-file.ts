// A file named on the command line, read through the same door as one sent in a chat.
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { ReadingOptions } from '../domain/reading.ts'
import type { SourceText } from '../domain/source-text.ts'
import { hasOcr } from '../readers/ocr.ts'
import { readDocument } from '../readers/read-document.ts'
import { Failure, reasonOf } from './failure.ts'
import { type Lang, line } from './lines.ts'

const SIZE_MAX = 20 * 1024 * 1024

export function fileBytes(file: string, lang: Lang): Uint8Array {
  try {
    // A larger file is not even loaded: the door would refuse it.
    if (statSync(file).size > SIZE_MAX) throw new Failure(2, line(lang, 'too-big', file), line(lang, 'mend-too-big'))
    return readFileSync(file)
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(2, line(lang, 'cannot-read', file, reasonOf(error, lang)), line(lang, 'give-a-file'), error)
  }
}

export type Ways = { readonly ocr: string | null; readonly lang: Lang }
/** How the command line reads: with OCR where asked for and installed; long documents say on stderr how far they are. */
export async function readingOf({ ocr, lang }: Ways): Promise<ReadingOptions> {
  if (ocr !== null && !(await hasOcr(ocr))) throw new Failure(2, line(lang, 'no-ocr', ocr), line(lang, 'mend-no-ocr'))
  const onProgress = (page: number, pages: number) => {
    const long = pages > (ocr === null ? 10 : 1)
    if (process.stderr.isTTY && long) process.stderr.write(`\r${page}/${pages}${page === pages ? '\n' : ''}`)
  }
  return { onProgress, ...(ocr !== null && { ocr: { command: ocr } }) }
}

export async function sourceOf(file: string, bytes: Uint8Array, ways: Ways): Promise<SourceText> {
  const outcome = await readDocument(bytes, basename(file), await readingOf(ways))
  if (outcome.kind === 'text') return outcome.source
  if (outcome.kind === 'sheets') throw new Failure(2, `${basename(file)}: a workbook`, 'dondoc import reads it')
  throw new Failure(2, `${basename(file)}: ${outcome.why}`, outcome.detail)
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
