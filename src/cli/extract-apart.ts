// A long document is extracted in a thread of its own: nobody in another chat waits for it.
import type { SourceText } from '../domain/source-text.ts'
import { type Extraction, extract } from '../extraction/extract.ts'
import type { Extracted } from '../flows/import-document.ts'
import { hasThreads, inThread } from '../readers/thread.ts'
import { EXTRACTION_TOO_BIG, EXTRACTION_TOO_SLOW } from '../wording/import.ts'

/** A conclusion of ten pages: less than a thread takes to start. */
const LETTERS_SMALL = 15_000
const TIMEOUT_MS = 60_000

export async function extractApart(source: SourceText): Promise<Extracted> {
  if (!hasThreads || source.text.length < LETTERS_SMALL) return { kind: 'extracted', extraction: extract(source) }
  const file = new URL('./extract-worker.js', import.meta.url)
  const end = await inThread<Extraction>({ file, order: source, allowedMs: TIMEOUT_MS })
  if (end.kind === 'done') return { kind: 'extracted', extraction: end.outcome }
  if (end.kind === 'too-slow') return { kind: 'refused', why: 'too-slow', detail: EXTRACTION_TOO_SLOW }
  const isTooBig = end.kind === 'out-of-memory' || (end.kind === 'threw' && end.error instanceof RangeError)
  if (isTooBig) return { kind: 'refused', why: 'out-of-memory', detail: EXTRACTION_TOO_BIG }
  throw new Error('a document was to be extracted', { cause: end })
}
