// The chat words about work that is under way.
import { withRealDays } from '../real-days.ts'
import type { Word } from '../word-turn.ts'
import { acceptEvidence, returnEvidence } from './acceptance.ts'
import { endTask } from './ending.ts'
import { recordEvent } from './event.ts'
import { reportDone } from './evidence.ts'
import { handOver } from './handover.ts'
import { correctEvidence, withdrawEvidence } from './mend-evidence.ts'
import { reportObstacle } from './obstacle.ts'
import { reportOnBehalf } from './on-behalf.ts'
import { pauseTask, resumeTask } from './pause.ts'
import { reopenTask } from './reopen.ts'
import { extensionWord, progressWord } from './spoken.ts'

export const WORK_WORDS: Readonly<Record<string, Word>> = {
  sua: withRealDays(correctEvidence),
  rut: withdrawEvidence,
  tiendo: progressWord,
  xong: withRealDays(reportDone),
  vuong: reportObstacle,
  giahan: withRealDays(extensionWord),
  chuyen: handOver,
  xacnhan: acceptEvidence,
  tralai: returnEvidence,
  sukien: withRealDays(recordEvent),
  ketthuc: withRealDays(endTask),
  baoho: withRealDays(reportOnBehalf),
  tamdung: withRealDays(pauseTask),
  tieptuc: withRealDays(resumeTask),
  molai: reopenTask,
}
