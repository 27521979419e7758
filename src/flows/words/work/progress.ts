// /tiendo ID 60 NOTE: how far it is, the value of a target, a partial product.
import { recorded } from '../../../domain/assignment.ts'
import { dayOf } from '../../../domain/calendar.ts'
import type { NewEntry } from '../../../domain/ledger.ts'
import { reply } from '../../../domain/reply.ts'
import { isOpen, standingOf } from '../../../domain/status.ts'
import { readCounts } from '../../../text/counts-told.ts'
import { type Progress, readProgress } from '../../../text/progress-words.ts'
import { sayStatus } from '../../../wording/deadlines.ts'
import { REACHED_LABEL, sayAddedToWhat, sayNegative, sayValueWithNote } from '../../../wording/values.ts'
import {
  PROGRESS_HOW,
  sayClosed,
  sayNoShare,
  sayNoteAlone,
  sayProgressAsk,
  sayProgressEntry,
  sayProgressKept,
  writeNumber,
} from '../../../wording/work.ts'
import { asking, type Word, type WordOutcome, type WordTurn } from '../word-turn.ts'
import { countedOf, countOfWhich, hasGoalIn } from './counted.ts'
import { doubtOf, isReached, type Measured, type Told, valuesOf, wholeOf } from './measured.ts'
import { noted } from './noted.ts'
import { type Own, readOwn, writePeriod } from './own-task.ts'

export const reportProgress: Word = async (turn) => {
  const which = countOfWhich(turn)
  if (which) return which
  const read = readOwn(turn, 'tiendo', PROGRESS_HOW)
  if (read.kind === 'other') return read.outcome
  const { own } = read
  const over = whenOver(turn, own)
  if (over) return over
  const told = await toldOf(turn, own)
  const beside = besideValue(own)
  if (told?.kind === 'out-of-range') return { reply: reply(sayNoShare(told.said)) }
  if (told?.kind === 'negative') return { reply: reply(sayNegative(told.said)) }
  if (told?.kind === 'added') return { reply: reply(sayAddedToWhat(own.task.no, told)) }
  const whole = told?.kind === 'measured' ? await wholeOf(turn, own, told) : null
  if (whole?.kind === 'differs') return whole.outcome
  const entry = told && progressEntry(turn, own, told, whole?.target ?? '')
  if (!entry) return { reply: reply(PROGRESS_HOW) }
  const measured = told.kind === 'measured' ? told : null
  const note = measured && beside ? noteEntry(turn, own) : null
  const said = note ? sayValueWithNote(sayProgressEntry(entry), note.note) : sayProgressEntry(entry)
  const doubt = measured ? await doubtOf(turn, own, measured, whole?.target ?? '') : null
  const isGuess = measured !== null && /^\d/.test(own.rest)
  if (turn.isSpoken || ((doubt !== null || isGuess) && !turn.isConfirmed))
    return asking(
      [...sayProgressAsk(own.task, own.period, said), ...(doubt === null ? [] : [doubt])],
      `/tiendo ${own.task.no} ${writePeriod(own.period)}${written(own, note ? null : measured)}`,
    )
  const { register } = turn.office.bot
  const isEnd = measured !== null && isReached(measured, whole?.target ?? '')
  const isWhole = isEnd || (entry.kind === 'progress' && entry.percent === 100)
  const parts = [
    ...sayProgressKept(own.task, own.period, said, isWhole),
    ...(entry.kind === 'progress' && entry.percent === null ? [sayNoteAlone(own.task.no)] : []),
  ]
  const done = { label: REACHED_LABEL, says: `/xong ${own.task.no} ${writePeriod(own.period)}`.trim() }
  return {
    reply: reply(parts, isEnd ? [done] : []),
    changes: recorded(register, note ? [entry, note] : [entry], turn.now),
  }
}

type Added = { readonly kind: 'added'; readonly value: number; readonly unit: string }
/** «thêm 20 nhà» is told on top of the last value; «xong 20 nhà» is a value of the goal. */
async function toldOf(turn: WordTurn, own: Own): Promise<Progress | Added | null> {
  const told = readProgress(own.rest)
  const beside = besideValue(own)
  // «60 nhà» of a goal in houses is no per cent; «60 đang chờ thẩm định» is.
  const [bare] = /^\d[\d.,/\s]*\p{L}/u.test(own.rest) ? readCounts(`đạt ${own.rest}`) : []
  if (bare && hasGoalIn(own.task, bare.unit))
    return readProgress(countedOf(own.task, `đạt ${own.rest}`)?.said ?? own.rest)
  const [count, another] = readCounts(own.rest)
  // «Được 20 nhà nhưng vướng mặt bằng»: the number is of houses, not of a hundred.
  const isShare =
    told?.kind === 'progress' && told.percent !== null && (count?.value !== told.percent || SHARE.test(own.rest))
  // «Đạt 20 nhà nhưng vướng mặt bằng»: what stands behind «nhà» is no part of the unit.
  const isLong = told?.kind === 'measured' && beside && hasGoalIn(own.task, count?.unit ?? '')
  if ((told?.kind !== 'progress' && !isLong) || isShare || !count) return told
  const words: Progress = { kind: 'progress', percent: null, note: own.rest }
  if (another || own.rest.length > (beside ? NOTED : SHORT)) return words
  const { value, unit } = count
  if (count.how === 'added') {
    if (beside) return words
    const last = (await valuesOf(turn, own, unit)).at(-1)
    return last ? { kind: 'measured', value: last.value + value, unit: last.unit } : { kind: 'added', value, unit }
  }
  const counted = countedOf(own.task, own.rest)
  // Beside other words only what is of the goal is surely its value.
  const isSure = !beside || (count.how !== 'left' && hasGoalIn(own.task, unit))
  return counted?.kind === 'value' && isSure ? readProgress(counted.said) : words
}
/** A note beside the value would be lost. */
const SHORT = 60
/** As long as a note that stands beside its value may be. */
const NOTED = 300
const SHARE = /\d\s*(?:%|phần trăm|phan tram)/iu
// được 20 nhà, đang chờ vật liệu | được 20 nhà nhưng vướng mặt bằng      not: được 20 nhà rồi ạ | xong 20 nhà trong số 60 nhà | đạt 12,5 km
const BESIDE =
  /\d\s+\p{L}[^\n]*?(?:[,;.]\s+\p{L}|(?<!\p{L})(?:nhưng|nhung|song|do|vì|đang|dang|chờ|vướng|vuong|chưa|chua)(?!\p{L}))/iu
/** More is told than the value alone. */
export const besideValue = ({ rest }: Pick<Own, 'rest'>): boolean => BESIDE.test(rest)
/** The words of a value, so that what stands beside it is kept. */
function noteEntry(turn: WordTurn, { task, body, period, rest }: Own) {
  const base = { id: `told:${turn.said.key}:note`, task: task.no, body, period }
  return { ...base, kind: 'progress' as const, percent: null, note: noted(turn, rest) }
}
/** As a value, so that a confirmed «thêm 20 nhà» adds nothing twice. */
const written = (own: Own, measured: Measured | null) =>
  measured
    ? `đạt ${writeNumber(measured.value)}${measured.of === undefined ? '' : `/${writeNumber(measured.of)}`} ${measured.unit}`
    : own.rest

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
