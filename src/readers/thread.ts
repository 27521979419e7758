// Heavy work in a thread of its own, within bounded time and memory: what answers chats goes on meanwhile.
import { Worker } from 'node:worker_threads'

/** What a thread tells: how far it is, and in the end what came of it. */
export type ThreadMessage<Outcome> =
  | { readonly kind: 'progress'; readonly page: number; readonly pages: number }
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
export type ThreadWork = {
  /** The file the thread runs; whoever asks names it beside itself. */
  readonly file: URL
  readonly order: object
  readonly transfer?: readonly ArrayBuffer[]
  readonly allowedMs: number
  /** Of its heap; what a stranger sent is given the least. */
  readonly heapMb?: number
  readonly onProgress?: (page: number, pages: number) => void
}
export type ThreadEnd<Outcome> =
  | { readonly kind: 'done'; readonly outcome: Outcome }
  | { readonly kind: 'too-slow' | 'out-of-memory' }
  | { readonly kind: 'threw'; readonly error: unknown }

const HEAP_MAX_MB = 512
/** Beyond the heap: buffers of the process, watched from outside because the thread is busy. */
const GROWTH_MAX = 1024 * 1024 * 1024
const WATCH_EVERY_MS = 100
const AT_ONCE_MAX = 2

/** Only the compiled product has a thread to work in: Node 20 runs no .ts file there. */
export const hasThreads = import.meta.url.endsWith('.js')

export async function inThread<Outcome>(work: ThreadWork): Promise<ThreadEnd<Outcome>> {
  await takeSeat()
  try {
    return await run<Outcome>(work)
  } finally {
    leaveSeat()
  }
}

let seatsTaken = 0
const waiting: (() => void)[] = []

/** Whether a thread would begin at once. */
export function hasFreeSeat(): boolean {
  return seatsTaken < AT_ONCE_MAX
}

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

function run<Outcome>(work: ThreadWork): Promise<ThreadEnd<Outcome>> {
  const { file, order, transfer = [], allowedMs, heapMb = HEAP_MAX_MB, onProgress } = work
  const worker = new Worker(file, {
    workerData: order,
    transferList: [...transfer],
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
    stdout: true,
    stderr: true,
  })
  return new Promise<ThreadEnd<Outcome>>((resolve) => {
    const stopWatching = watch(resolve, allowedMs)
    worker.on('message', (message: ThreadMessage<Outcome>) => {
      if (message.kind === 'progress') onProgress?.(message.page, message.pages)
      else resolve({ kind: 'done', outcome: message.outcome })
    })
    worker.on('error', (error) => resolve(isOutOfMemory(error) ? { kind: 'out-of-memory' } : { kind: 'threw', error }))
    worker.on('exit', () => {
      stopWatching()
      resolve({ kind: 'threw', error: null })
    })
  }).finally(() => worker.terminate())
}

/** Ends the waiting when time or memory is used up. */
function watch(end: (how: { readonly kind: 'too-slow' | 'out-of-memory' }) => void, allowedMs: number): () => void {
  const before = process.memoryUsage.rss()
  const alarm = setTimeout(() => end({ kind: 'too-slow' }), allowedMs)
  const scale = setInterval(() => {
    if (process.memoryUsage.rss() - before > GROWTH_MAX) end({ kind: 'out-of-memory' })
  }, WATCH_EVERY_MS)
  return () => {
    clearTimeout(alarm)
    clearInterval(scale)
  }
}

function isOutOfMemory(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
