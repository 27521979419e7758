// The thread in which long tables are written.
import { parentPort, workerData } from 'node:worker_threads'
import type { ThreadMessage } from '../readers/thread.ts'
import { type TableOrder, writeTable } from './table-apart.ts'

void write()
async function write(): Promise<void> {
  const told: ThreadMessage<Uint8Array> = { kind: 'outcome', outcome: await writeTable(workerData as TableOrder) }
  parentPort?.postMessage(told)
}
