// /tiendo ID 60 NOTE: how far it is, the value of a target, a partial product.
import { recorded } from '../../../domain/assignment.ts'
import { dayOf } from '../../../domain/calendar.ts'
import type { NewEntry } from '../../../domain/ledger.ts'
import { reply } from '../../../domain/reply.ts'
import { isOpen, standingOf } from '../../../domain/status.ts'
import { spelledIn, targetOf, writeNumber } from '../../../domain/whole.ts'
import { aroundCount, readCounts } from '../../../text/counts-told.ts'
import { fold } from '../../../text/fold.ts'
import { type Progress, readProgress } from '../../../text/progress-words.ts'
import { sayStatus } from '../../../wording/deadlines.ts'
import { REACHED_LABEL, sayAddedToWhat, sayNegative } from '../../../wording/values.ts'
import {
  PROGRESS_HOW,
  sayClosed,
  sayNoShare,
  sayNoteAlone,
  sayNoteAsks,
  sayProgressAsk,
  sayProgressEntry,
  sayProgressKept,
} from '../../../wording/work.ts'
import { asking, type Word, type WordOutcome, type WordTurn } from '../word-turn.ts'
import { askedShare, countedOf, countOfWhich, hasGoalIn } from './counted.ts'
import { doubtOf, isReached, type Measured, type Told, valuesOf, wholeOf } from './measured.ts'
import { noted } from './noted.ts'
import { type Own, readOwn, writePeriod } from './own-task.ts'

export const reportProgress: Word = async (turn) => {
  const which = countOfWhich(turn)
  if (which) return which
  const read = readOwn(turn, 'tiendo', PROGRESS_HOW)
  if (read.kind === 'other') return read.outcome
  const { own } = read
  const over = whenOver(turn, own) ?? askedShare(turn, own)
  if (over) return over
  const told = await toldOf(turn, own)
  if (told?.kind === 'out-of-range') return { reply: reply(sayNoShare(told.said)) }
  if (told?.kind === 'negative') return { reply: reply(sayNegative(told.said)) }
  if (told?.kind === 'added') return { reply: reply(sayAddedToWhat(own.task.no, told)) }
  const whole = told?.kind === 'measured' ? await wholeOf(turn, own, told) : null
  if (whole?.kind === 'differs') return whole.outcome
  const measured = told?.kind === 'measured' ? { ...told, unit: spelledIn(whole?.target ?? '', told.unit) } : null
  const entry = told && progressEntry(turn, own, measured ?? told, whole?.target ?? '')
  if (!entry) return { reply: reply(PROGRESS_HOW) }
  const beside = measured?.note ? besideValue(turn, entry, measured.note) : []
  const said = [entry, ...beside].map(sayProgressEntry).join(', ')
  const asks = entry.kind === 'progress' || measured?.note ? askedIn(measured?.note ?? own.rest) : null
  const doubt = measured ? await doubtOf(turn, own, measured, whole?.target ?? '') : null
  const isGuess = measured !== null && /^\d/.test(own.rest)
  if (turn.isSpoken || ((doubt !== null || isGuess) && !turn.isConfirmed))
    return asking(
      [...sayProgressAsk(own.task, own.period, said), ...(doubt === null ? [] : [doubt])],
      `/tiendo ${own.task.no} ${writePeriod(own.period)}${written(own, measured)}`,
    )
  const { register } = turn.office.bot
  const isEnd = measured !== null && isReached(measured, whole?.target ?? '')
  const isWhole = isEnd || (entry.kind === 'progress' && entry.percent === 100)
  const parts = [
    ...sayProgressKept(own.task, own.period, said, isWhole),
    ...(entry.kind === 'progress' && entry.percent === null ? [sayNoteAlone(own.task.no)] : []),
    ...(asks ? [sayNoteAsks(own.task.no, asks)] : []),
  ]
  const done = { label: REACHED_LABEL, says: `/xong ${own.task.no} ${writePeriod(own.period)}`.trim() }
  return { reply: reply(parts, isEnd ? [done] : []), changes: recorded(register, [entry, ...beside], turn.now) }
}

type Added = { readonly kind: 'added'; readonly value: number; readonly unit: string }
/** «thêm 20 nhà» is told on top of the last value; «xong 20 nhà» is a value of the goal. */
async function toldOf(turn: WordTurn, own: Own): Promise<Progress | Added | null> {
  const told = readProgress(own.rest)
  // «60 nhà» of a goal in houses is no per cent; «60 đang chờ thẩm định» is.
  const [bare] = /^\d[\d.,/\s]*\p{L}/u.test(own.rest) ? readCounts(`đạt ${own.rest}`) : []
  const [head, note] = aroundCount(own.rest)
  const withNote = (said: string) => readProgress(note ? `${said}, ${note}` : said)
  if (bare && hasGoalIn(own.task, bare.unit)) return withNote(countedOf(own.task, `đạt ${head}`)?.said ?? own.rest)
  const [count, another] = readCounts(own.rest)
  // «Được 20 nhà nhưng vướng mặt bằng»: the number is of houses, not of a hundred.
  const isShare =
    told?.kind === 'progress' && told.percent !== null && (count?.value !== told.percent || SHARE.test(head))
  // «Đạt 20 nhà nhưng vướng mặt bằng»: what stands behind «nhà» is no part of the unit.
  const isLong = told?.kind === 'measured' && note !== '' && hasGoalIn(own.task, count?.unit ?? '')
  if ((told?.kind !== 'progress' && !isLong) || isShare || head.length > SHORT) return told
  if (!count || another) return told
  if (note && (count.how === 'added' || !hasGoalIn(own.task, readCounts(head)[0]?.unit ?? ''))) return told
  const { value, unit } = count
  if (count.how === 'added') {
    const last = (await valuesOf(turn, own, unit)).at(-1)
    const spelled = spelledIn(targetOf(own.task, unit)?.target ?? '', unit)
    return last
      ? { kind: 'measured', value: last.value + value, unit: last.unit }
      : { kind: 'added', value, unit: spelled }
  }
  const counted = countedOf(own.task, head)
  return counted?.kind === 'value' ? withNote(counted.said) : told
}
/** Longer than a value with its thing is told in. */
const SHORT = 60
const SHARE = /\d\s*(?:%|phần trăm|phan tram)/iu
/** As a value, so that a confirmed «thêm 20 nhà» adds nothing twice. */
const written = (own: Own, measured: Measured | null) =>
  measured
    ? `đạt ${writeNumber(measured.value)}${measured.of === undefined ? '' : `/${writeNumber(measured.of)}`} ${measured.unit}${measured.note ? `, ${measured.note}` : ''}`
    : own.rest

// xin lùi đến 30/9 | đề nghị gia hạn | còn vướng mặt bằng      not: đã được gia hạn | hết vướng
const LATER_ASKED = /(^| )(xin|de nghi)( duoc| cho)* (gia han|lui|them thoi gian)( |$)/
const STUCK_TOLD = /(?<!het )(?<!khong )(?<!khong con )(?<=^| )(vuong|ach tac)( |$)/
function askedIn(note: string): 'extension' | 'obstacle' | null {
  const key = fold(note)
  return LATER_ASKED.test(key) ? 'extension' : STUCK_TOLD.test(key) ? 'obstacle' : null
}
/** What is told behind a value is kept as a note of its own. */
function besideValue(turn: WordTurn, entry: NewEntry, note: string): readonly NewEntry[] {
  const { task, body, period } = entry
  return [{ id: `${entry.id}:note`, task, body, period, kind: 'progress', percent: null, note: noted(turn, note) }]
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
