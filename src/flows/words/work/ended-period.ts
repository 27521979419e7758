// How much of a recurring duty an ending means: one period, or all of it from now on; where nothing is said, the office is asked.
import { dayOf } from '../../../domain/calendar.ts'
import { hasPeriods } from '../../../domain/events.ts'
import type { Task } from '../../../domain/register.ts'
import { type Owed, openDues, wholeStanding } from '../../../domain/status.ts'
import { readPeriod } from '../../../text/period-words.ts'
import { sayPeriodSaid } from '../../../wording/periods.ts'
import { sayWhichPeriod } from '../../../wording/work.ts'
import type { WordTurn } from '../word-turn.ts'

export type EndedPart =
  /** All of it: a duty without periods, or said so («mọi kỳ»). */
  | { readonly kind: 'whole'; readonly rest: string }
  | { readonly kind: 'period'; readonly due: Owed; readonly rest: string }
  /** A recurring duty, and nothing is said of its periods: those that are owed or come next. */
  | { readonly kind: 'unsaid'; readonly owed: readonly Owed[]; readonly rest: string }
  | { readonly kind: 'not'; readonly why: readonly string[] }

/** What the chat writes out for all periods. */
export const EVERY_PERIOD = 'mọi kỳ'
// mọi kỳ rút, … | rút cả việc, …      not: rút, số 5-TB/TU, … mọi kỳ họp
const EVERY =
  /(?<![\p{L}])(?:(?:mọi|moi|tất cả(?: các)?|tat ca(?: cac)?|các|cac)\s+k[ỳyìi]|(?:cả|ca)\s+(?:việc|viec))(?![\p{L}])/iu

export function readEndedPart({ office, now }: WordTurn, task: Task, words: string): EndedPart {
  // Behind the first comma the document begins.
  const at = words.search(/[,;]/)
  const head = at < 0 ? words : words.slice(0, at)
  const tail = words.slice(head.length)
  const { register } = office.bot
  const today = dayOf(now)
  const recurs = task.record.deadlines.some(hasPeriods)
  const named = readPeriod(head, today)
  if (named) {
    const known = openDues(task, '', { register, now }).filter((d) => d.period !== '')
    const [only, second] = named.among(known)
    if (only && !second) return { kind: 'period', due: only, rest: `${named.rest}${tail}` }
    return { kind: 'not', why: sayWhichPeriod(task.no, only ? null : sayPeriodSaid(named), known, today) }
  }
  if (EVERY.test(head)) return { kind: 'whole', rest: `${head.replace(EVERY, ' ').trim()}${tail}` }
  if (!recurs) return { kind: 'whole', rest: words }
  const owed = wholeStanding(task, register, now).owed.filter((d) => d.period !== '')
  return { kind: 'unsaid', owed, rest: words }
}
