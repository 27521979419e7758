// The chat words about work that is under way.
import type { Word } from '../word-turn.ts'
import { acceptEvidence, returnEvidence } from './acceptance.ts'
import { endTask } from './ending.ts'
import { recordEvent } from './event.ts'
import { reportDone } from './evidence.ts'
import { handOver } from './handover.ts'
import { reportOnBehalf } from './on-behalf.ts'
import { pauseTask, reopenTask, resumeTask } from './pause.ts'
import { reportObstacle } from './progress.ts'
import { extensionWord, progressWord } from './spoken.ts'

export const WORK_WORDS: Readonly<Record<string, Word>> = {
  tiendo: progressWord,
  xong: reportDone,
  vuong: reportObstacle,
  giahan: extensionWord,
  chuyen: handOver,
  xacnhan: acceptEvidence,
  tralai: returnEvidence,
  sukien: recordEvent,
  ketthuc: endTask,
  baoho: reportOnBehalf,
  tamdung: pauseTask,
  tieptuc: resumeTask,
  molai: reopenTask,
}
