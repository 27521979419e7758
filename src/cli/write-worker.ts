// The thread in which long files are written.
import { parentPort, workerData } from 'node:worker_threads'
import type { ThreadMessage } from '../readers/thread.ts'
import { type WriteOrder, writeHere } from './write-apart.ts'

void write()
async function write(): Promise<void> {
  const told: ThreadMessage<Uint8Array> = { kind: 'outcome', outcome: await writeHere(workerData as WriteOrder) }
  parentPort?.postMessage(told)
}
