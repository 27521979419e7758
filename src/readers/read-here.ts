// Reads a file in the thread that asks: the door first, then the reader of its kind. Nothing is written to disk.
import type { ReadingOptions, ReadingOutcome } from '../domain/reading.ts'
import { readSecretName } from '../domain/secret-signs.ts'
import type { SourceText } from '../domain/source-text.ts'
import { readDocx } from './docx-file.ts'
import { readKind } from './file-kind.ts'
import { Refusal, refusedBy } from './refusal.ts'
import { readTextFile } from './text-file.ts'
import { readXlsx } from './xlsx-file.ts'

/** The outcome of a file, without a limit on time: `readDocument` sets one. */
export async function readHere(
  bytes: Uint8Array,
  fileName: string,
  options: ReadingOptions = {},
): Promise<ReadingOutcome> {
  try {
    guardName(fileName)
    const kind = readKind(bytes, fileName)
    if (kind === 'text') return short(readTextFile(bytes, fileName))
    if (kind === 'docx') return short(readDocx(bytes, fileName))
    if (kind === 'xlsx') return { kind: 'sheets', sheets: readXlsx(bytes) }
    const { readPdf } = await import('./pdf-file.ts')
    return short(await readPdf(bytes, fileName, options))
  } catch (error) {
    return refusedBy(error)
  }
}

/** More than any document of an office has; whoever reads on may take it that there is not more. */
const LETTERS_MAX = 1_000_000
function short(source: SourceText): ReadingOutcome {
  if (source.text.length > LETTERS_MAX)
    throw new Refusal('too-big', 'Tệp có hơn một triệu chữ cái (khoảng 500 trang); hãy tách thành nhiều văn bản.')
  return { kind: 'text', source }
}

export function guardName(fileName: string): void {
  if (readSecretName(fileName) !== null) {
    throw new Refusal('secret', 'Tên tệp mang dấu độ mật; bot không nhận tài liệu mật.')
  }
}
