// A file named on the command line, read through the same door as one sent in a chat.
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { SourceText } from '../domain/source-text.ts'
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
    throw new Failure(2, line(lang, 'cannot-read', file, reasonOf(error)), line(lang, 'give-a-file'), error)
  }
}

/** Long documents say on stderr how far they are, when somebody looks. */
export async function sourceOf(file: string, bytes: Uint8Array): Promise<SourceText> {
  const onProgress = (page: number, pages: number) => {
    if (process.stderr.isTTY && pages > 10) process.stderr.write(`\r${page}/${pages}${page === pages ? '\n' : ''}`)
  }
  const outcome = await readDocument(bytes, basename(file), { onProgress })
  if (outcome.kind === 'text') return outcome.source
  throw new Failure(2, `${basename(file)}: ${outcome.why}`, outcome.detail)
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
