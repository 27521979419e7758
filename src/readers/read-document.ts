// The reader that the bot uses: a file's bytes in, its text or a refusal out, within bounded time and memory.
import { Worker } from 'node:worker_threads'
import type { ReadingOptions, ReadingOutcome } from '../domain/reading.ts'
import { readKind } from './file-kind.ts'
import { guardName, readHere } from './read-here.ts'
import type { ReaderMessage, ReaderOrder } from './reader-worker.ts'
import { refusedBy } from './refusal.ts'

const TIMEOUT_MS = 60_000
const OCR_TIMEOUT_MS = 20 * 60_000
const HEAP_MAX_MB = 512
/** Beyond the heap: buffers of the process, watched from outside because the thread is busy. */
const GROWTH_MAX = 1024 * 1024 * 1024
const WATCH_EVERY_MS = 100
const TEXT_SMALL = 1024 * 1024
const AT_ONCE_MAX = 2

/** Only the compiled product has a thread to read in: Node 20 runs no .ts file there. */
const isCompiled = import.meta.url.endsWith('.js')

export async function readDocument(
  bytes: Uint8Array,
  fileName: string,
  options: ReadingOptions = {},
): Promise<ReadingOutcome> {
  try {
    guardName(fileName)
    const kind = readKind(bytes, fileName)
    if (!isCompiled || (kind === 'text' && bytes.length < TEXT_SMALL)) return await readHere(bytes, fileName, options)
  } catch (error) {
    return refusedBy(error)
  }
  await takeSeat()
  try {
    return await readInThread(bytes, fileName, options)
  } finally {
    leaveSeat()
  }
}

let seatsTaken = 0
const waiting: (() => void)[] = []

/** A seat that is left goes straight to the next in the queue. */
async function takeSeat(): Promise<void> {
  if (seatsTaken < AT_ONCE_MAX) seatsTaken += 1
  else await new Promise<void>((seated) => waiting.push(seated))
}

function leaveSeat(): void {
  const next = waiting.shift()
  if (next === undefined) seatsTaken -= 1
  else next()
}

function readInThread(bytes: Uint8Array, fileName: string, options: ReadingOptions): Promise<ReadingOutcome> {
  const own = bytes.slice()
  const order: ReaderOrder = { bytes: own, fileName, ocr: options.ocr ?? null }
  const worker = new Worker(new URL('./reader-worker.js', import.meta.url), {
    workerData: order,
    transferList: [own.buffer],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MAX_MB, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
    stdout: true,
    stderr: true,
  })
  return new Promise<ReadingOutcome>((resolve) => {
    const stopWatching = watch(resolve, options)
    worker.on('message', (message: ReaderMessage) => {
      if (message.kind === 'progress') options.onProgress?.(message.page, message.pages)
      else resolve(message.outcome)
    })
    worker.on('error', (error) => resolve(isOutOfMemory(error) ? OUT_OF_MEMORY : refusedBy(error)))
    worker.on('exit', () => {
      stopWatching()
      resolve(refusedBy(null))
    })
  }).finally(() => worker.terminate())
}

/** Ends the waiting when time or memory is used up. */
function watch(end: (outcome: ReadingOutcome) => void, options: ReadingOptions): () => void {
  const allowed = options.timeoutMs ?? (options.ocr ? OCR_TIMEOUT_MS : TIMEOUT_MS)
  const before = process.memoryUsage.rss()
  const alarm = setTimeout(() => end(TOO_SLOW), allowed)
  const scale = setInterval(() => {
    if (process.memoryUsage.rss() - before > GROWTH_MAX) end(OUT_OF_MEMORY)
  }, WATCH_EVERY_MS)
  return () => {
    clearTimeout(alarm)
    clearInterval(scale)
  }
}

function isOutOfMemory(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

const TOO_SLOW: ReadingOutcome = {
  kind: 'refused',
  why: 'too-slow',
  detail: 'Đọc tệp quá lâu nên đã dừng; hãy tách nhỏ hoặc lưu lại tệp rồi gửi lại.',
}
const OUT_OF_MEMORY: ReadingOutcome = {
  kind: 'refused',
  why: 'out-of-memory',
  detail: 'Tệp đòi quá nhiều bộ nhớ để đọc; hãy tách nhỏ tệp.',
}
