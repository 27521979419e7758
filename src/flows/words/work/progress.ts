// /tiendo ID 60 NOTE: how far it is, the value of a target, a partial product.
import { recorded } from '../../../domain/assignment.ts'
import { dayOf } from '../../../domain/calendar.ts'
import type { NewEntry } from '../../../domain/ledger.ts'
import { reply } from '../../../domain/reply.ts'
import { isOpen, standingOf } from '../../../domain/status.ts'
import { readProgress } from '../../../text/progress-words.ts'
import { sayStatus } from '../../../wording/deadlines.ts'
import {
  PROGRESS_HOW,
  sayClosed,
  sayNoShare,
  sayNoteAlone,
  sayProgressAsk,
  sayProgressEntry,
  sayProgressKept,
} from '../../../wording/work.ts'
import { asking, type Word, type WordOutcome, type WordTurn } from '../word-turn.ts'
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
