// The thread in which long documents are extracted.
import { parentPort, workerData } from 'node:worker_threads'
import type { SourceText } from '../domain/source-text.ts'
import { type Extraction, extract } from '../extraction/extract.ts'
import type { ThreadMessage } from '../readers/thread.ts'

const told: ThreadMessage<Extraction> = { kind: 'outcome', outcome: extract(workerData as SourceText) }
parentPort?.postMessage(told)
