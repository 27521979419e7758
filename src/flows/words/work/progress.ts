// /tiendo ID 60 NOTE: how far it is, the value of a target, a partial product. /vuong ID WHAT can BODY quyet: what is in the way.
import { recorded } from '../../../domain/assignment.ts'
import { dayOf } from '../../../domain/calendar.ts'
import type { NewEntry } from '../../../domain/ledger.ts'
import { reply } from '../../../domain/reply.ts'
import { isOpen, standingOf } from '../../../domain/status.ts'
import { fold } from '../../../text/fold.ts'
import { readObstacle } from '../../../text/obstacle-words.ts'
import { readProgress } from '../../../text/progress-words.ts'
import { sayStatus } from '../../../wording/deadlines.ts'
import {
  OBSTACLE_HOW,
  PROGRESS_HOW,
  sayClosed,
  sayNoShare,
  sayNoteAlone,
  sayObstacleAsk,
  sayObstacleKept,
  sayObstacleNotice,
  sayObstacleSettled,
  sayProgressAsk,
  sayProgressEntry,
  sayProgressKept,
  sayUnknownDecider,
} from '../../../wording/work.ts'
import { asking, noticesTo, noticesToBody, type Word, type WordOutcome, type WordTurn } from '../word-turn.ts'
import { type Told, wholeOf } from './measured.ts'
import { noted } from './noted.ts'
import { type Own, readOwn, writePeriod } from './own-task.ts'

export const reportProgress: Word = async (turn) => {
  const read = readOwn(turn, 'tiendo', PROGRESS_HOW)
  if (read.kind === 'other') return read.outcome
  const { own } = read
  const over = whenOver(turn, own)
  if (over) return over
  const told = readProgress(own.rest)
  if (told?.kind === 'out-of-range') return { reply: reply(sayNoShare(told.said)) }
  const whole = told?.kind === 'measured' ? await wholeOf(turn, own, told) : null
  if (whole?.kind === 'differs') return whole.outcome
  const entry = told && progressEntry(turn, own, told, whole?.target ?? '')
  if (!entry) return { reply: reply(PROGRESS_HOW) }
  const said = sayProgressEntry(entry)
  if (turn.isSpoken)
    return asking(
      sayProgressAsk(own.task, own.period, said),
      `/tiendo ${own.task.no} ${writePeriod(own.period)}${own.rest}`,
    )
  const { register } = turn.office.bot
  const isWhole = entry.kind === 'progress' && entry.percent === 100
  return {
    reply: reply([
      ...sayProgressKept(own.task, own.period, said, isWhole),
      ...(entry.kind === 'progress' && entry.percent === null ? [sayNoteAlone(own.task.no)] : []),
    ]),
    changes: recorded(register, [entry], turn.now),
  }
}

function progressEntry(turn: WordTurn, { task, body, period }: Own, read: Told, target: string): NewEntry {
  const { said, now } = turn
  const base = { id: `told:${said.key}`, task: task.no, body, period }
  switch (read.kind) {
    case 'measured':
      return { ...base, kind: 'measured', target, value: read.value, unit: read.unit, on: dayOf(now) }
    case 'product':
      return { ...base, kind: 'product', what: noted(turn, read.what) }
    case 'progress':
      return { ...base, kind: 'progress', percent: read.percent, note: noted(turn, read.note) }
  }
}

/** What is closed takes no more words: «việc 12 đã kết thúc». */
export function whenOver(turn: WordTurn, { task, body, period }: Own): WordOutcome | null {
  const { register } = turn.office.bot
  const { status } = standingOf(task, body, register, turn.now)
  const isClosed = !isOpen(status) || (period !== '' && register.state(task, body, period)?.state === 'closed')
  return isClosed ? { reply: reply(sayClosed(task.no, sayStatus(status, dayOf(turn.now)))) } : null
}

export const reportObstacle: Word = async (turn) => {
  const read = readOwn(turn, 'vuong', OBSTACLE_HOW)
  if (read.kind === 'other') return read.outcome
  const { own } = read
  const over = whenOver(turn, own)
  if (over) return over
  const { task, body, period } = own
  const { register } = turn.office.bot
  const base = { id: `told:${turn.said.key}`, task: task.no, body, period }
  if (/^(het|da het|khong con|thoi)( vuong)?( mac)?$/.test(fold(own.rest))) {
    const entry: NewEntry = { ...base, kind: 'obstacle-settled', note: '' }
    return { reply: reply(sayObstacleSettled(task)), changes: recorded(register, [entry], turn.now) }
  }
  const obstacle = readObstacle(own.rest)
  if (!obstacle) return { reply: reply(OBSTACLE_HOW) }
  const known = register.directory.find(obstacle.decider, task.province)
  const decider = known?.name ?? obstacle.decider
  if (turn.isSpoken)
    return asking(
      sayObstacleAsk(task, obstacle.what, decider),
      `/vuong ${task.no} ${writePeriod(period)}${obstacle.what} cần ${decider} quyết`,
    )
  const entry: NewEntry = { ...base, kind: 'obstacle', what: noted(turn, obstacle.what), decider }
  const notice = {
    key: `obstacle:${turn.said.key}`,
    text: sayObstacleNotice(task, body, obstacle.what, decider),
    now: turn.now,
  }
  const queue = [
    ...noticesTo(turn.office, task.province, notice),
    ...noticesToBody(turn.office, { province: task.province, name: decider }, notice),
  ]
  return {
    reply: reply([...sayObstacleKept(task, decider), ...(known ? [] : [sayUnknownDecider(decider)])]),
    changes: { ...recorded(register, [entry], turn.now), queue },
  }
}
