// The nightly backup in a thread of its own: SQLite writes it in one go, and the bot answers meanwhile.
import { Worker } from 'node:worker_threads'
import { StorageError } from '../ports.ts'
import { type Counts, nightlyBackup } from './backup.ts'
import type { BackupDone, BackupOrder } from './backup-worker.ts'

/** Only the compiled product has a thread for it: Node 20 runs no .ts file there. */
const isCompiled = import.meta.url.endsWith('.js')

export async function backupAside(order: BackupOrder): Promise<Counts> {
  if (!isCompiled) return nightlyBackup(order.from, order.folder, order.day, order.dataDir)
  const worker = new Worker(new URL('./backup-worker.js', import.meta.url), { workerData: order })
  const done = await new Promise<BackupDone>((resolve) => {
    worker.on('message', resolve)
    worker.on('error', (error) => resolve({ kind: 'failed', why: error.message }))
    worker.on('exit', () => resolve({ kind: 'failed', why: 'the backup ended before it was done (try again)' }))
  }).finally(() => worker.terminate())
  if (done.kind === 'failed') throw new StorageError(done.why, { again: false })
  return done.counts
}
