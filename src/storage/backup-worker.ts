// The thread that makes a night's backup.
import { parentPort, workerData } from 'node:worker_threads'
import { type Counts, nightlyBackup, type Place } from './backup.ts'

export type BackupOrder = {
  readonly from: Place
  readonly folder: string
  readonly day: string
  readonly dataDir: string
}
export type BackupDone =
  | { readonly kind: 'done'; readonly counts: Counts }
  | { readonly kind: 'failed'; readonly why: string }

const { from, folder, day, dataDir } = workerData as BackupOrder
const tell = (done: BackupDone) => parentPort?.postMessage(done)
void backUp()
async function backUp(): Promise<void> {
  try {
    tell({ kind: 'done', counts: await nightlyBackup(from, folder, day, dataDir) })
  } catch (error) {
    tell({ kind: 'failed', why: error instanceof Error ? error.message : String(error) })
  }
}
