// The thread in which heavy files are read: it may be stopped, or run out of its memory, without harm to the bot.
import { parentPort, workerData } from 'node:worker_threads'
import type { ReadingOptions, ReadingOutcome } from '../domain/reading.ts'
import { readHere } from './read-here.ts'
import type { ThreadMessage } from './thread.ts'

export type ReaderOrder = {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly ocr: ReadingOptions['ocr'] | null
}

const tell = (message: ThreadMessage<ReadingOutcome>) => parentPort?.postMessage(message)
const order = workerData as ReaderOrder
void read()
async function read(): Promise<void> {
  const outcome = await readHere(order.bytes, order.fileName, {
    onProgress: (page, pages) => tell({ kind: 'progress', page, pages }),
    ...(order.ocr ? { ocr: order.ocr } : {}),
  })
  tell({ kind: 'outcome', outcome })
}
