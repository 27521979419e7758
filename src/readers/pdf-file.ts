import type { ReadingOptions } from '../domain/reading.ts'
import type { SourceText } from '../domain/source-text.ts'
export async function readPdf(_b: Uint8Array, _f: string, _o: ReadingOptions): Promise<SourceText> {
  throw new Error('todo')
}
