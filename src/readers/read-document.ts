// The reader that the bot uses: a file's bytes in, its text or a refusal out, within bounded time and memory.
import type { ReadingOptions, ReadingOutcome } from '../domain/reading.ts'
import { readKind } from './file-kind.ts'
import { guardName, readHere } from './read-here.ts'
import type { ReaderOrder } from './reader-worker.ts'
import { refusedBy } from './refusal.ts'
import { hasThreads, inThread } from './thread.ts'

const TIMEOUT_MS = 60_000
const OCR_TIMEOUT_MS = 20 * 60_000
/** Read at once where it is asked for: some milliseconds, less than starting a thread takes. */
const TEXT_SMALL = 64 * 1024

export async function readDocument(
  bytes: Uint8Array,
  fileName: string,
  options: ReadingOptions = {},
): Promise<ReadingOutcome> {
  try {
    guardName(fileName)
    const kind = readKind(bytes, fileName)
    if (!hasThreads || (kind === 'text' && bytes.length < TEXT_SMALL)) return await readHere(bytes, fileName, options)
  } catch (error) {
    return refusedBy(error)
  }
  return readInThread(bytes, fileName, options)
}

async function readInThread(bytes: Uint8Array, fileName: string, options: ReadingOptions): Promise<ReadingOutcome> {
  const own = bytes.slice()
  const order: ReaderOrder = { bytes: own, fileName, ocr: options.ocr ?? null }
  const end = await inThread<ReadingOutcome>({
    file: new URL('./reader-worker.js', import.meta.url),
    order,
    transfer: [own.buffer],
    allowedMs: options.timeoutMs ?? (options.ocr ? OCR_TIMEOUT_MS : TIMEOUT_MS),
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
  })
  if (end.kind === 'done') return end.outcome
  return end.kind === 'threw' ? refusedBy(end.error) : REFUSED[end.kind]
}

const REFUSED: Readonly<Record<'too-slow' | 'out-of-memory', ReadingOutcome>> = {
  'too-slow': {
    kind: 'refused',
    why: 'too-slow',
    detail: 'Đọc tệp quá lâu nên đã dừng; hãy tách nhỏ hoặc lưu lại tệp rồi gửi lại.',
  },
  'out-of-memory': {
    kind: 'refused',
    why: 'out-of-memory',
    detail: 'Tệp đòi quá nhiều bộ nhớ để đọc; hãy tách nhỏ tệp.',
  },
}
