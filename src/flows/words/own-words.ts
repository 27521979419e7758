// Every word that the chat itself carries out; others are brought by who wires the service.
import { setAway } from './absence.ts'
import { acknowledge } from './acknowledge.ts'
import { sendAtOnce } from './at-once.ts'
import { sendRound } from './broadcast.ts'
import { giveCalendar } from './calendar.ts'
import { giveCode, useCode } from './codes.ts'
import { correctTask } from './correct.ts'
import { exportList } from './export-list.ts'
import { followTasks } from './follow.ts'
import { goLive } from './go-live.ts'
import { makeOfficeReport } from './office-report.ts'
import { writeLetters } from './press-letter.ts'
import { readPushed } from './pushed.ts'
import { showReach } from './reach.ts'
import { withRealDays } from './real-days.ts'
import { setReminders } from './reminders.ts'
import type { Word } from './word-turn.ts'
import { WORK_WORDS } from './work/words.ts'
import { reportWrong } from './wrong.ts'

export const OWN_WORDS: Readonly<Record<string, Word>> = {
  start: useCode,
  ghep: useCode,
  ma: giveCode,
  nhac: setReminders,
  nghi: setAway,
  sai: reportWrong,
  chaythat: goLive,
  ...WORK_WORDS,
  tin: readPushed,
  theodoi: followTasks,
  xuat: exportList,
  lich: giveCalendar,
  guitin: sendRound,
  danhan: acknowledge,
  dinhchinh: withRealDays(correctTask),
  hoatoc: sendAtOnce,
  baocao: makeOfficeReport,
  congvan: writeLetters,
  kenh: showReach,
}
