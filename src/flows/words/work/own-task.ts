// Which task, body and period a word about work means, for the one who writes.
import { type ChatWord, mayTouch } from '../../../domain/access.ts'
import { dayOf } from '../../../domain/calendar.ts'
import { hasPeriods } from '../../../domain/events.ts'
import type { Task } from '../../../domain/register.ts'
import type { Choice } from '../../../domain/reply.ts'
import { reply } from '../../../domain/reply.ts'
import { type Owed, standingOf } from '../../../domain/status.ts'
import { isPeriodNamed, readPeriodKey } from '../../../text/period-words.ts'
import { REFUSED } from '../../../wording/access.ts'
import { sayPeriodKey, sayWhichPeriod } from '../../../wording/work.ts'
import { askingWhich, type WordOutcome, type WordTurn } from '../word-turn.ts'

export type Own = {
  readonly task: Task
  /** The body that the one who writes answers for. */
  readonly body: string
  readonly period: string
  readonly rest: string
}
export type OwnRead =
  | { readonly kind: 'own'; readonly own: Own }
  | { readonly kind: 'other'; readonly outcome: WordOutcome }

// 12 … | việc 12 … | nv số 12 …      «12 -5»: the sign stays with what stands behind
const TASK =
  /^(?:(?:việc|viec|nhiệm vụ|nhiem vu|nv)\s*)?(?:số\s*|so\s*)?(?<no>\d{1,7})(?![\p{L}\p{N}/])(?:[:,.-]|\s(?!-\d))*(?<rest>[\s\S]*)$/iu
export function readTaskNo(text: string): { readonly no: number; readonly rest: string } | null {
  const groups = TASK.exec(text.trim())?.groups
  return groups ? { no: Number(groups.no), rest: (groups.rest ?? '').trim() } : null
}

/** The task of a focal person's word; a recurring duty also asks for the period where several are owed. */
export function readOwn(turn: WordTurn, word: ChatWord, how: readonly string[]): OwnRead {
  const other = (outcome: WordOutcome): OwnRead => ({ kind: 'other', outcome })
  const read = readTaskNo(turn.rest)
  if (!read) return other({ reply: reply(how) })
  const { register } = turn.office.bot
  const task = register.task(read.no)
  const body = turn.asker.member?.body
  if (!task || !body || !mayTouch('xong', turn.asker, task, register)) return other({ reply: reply(REFUSED) })
  const today = dayOf(turn.now)
  const named = readPeriodKey(read.rest, today)
  const owed = standingOf(task, body, register, turn.now).owed.filter((d) => d.period !== '')
  if (!task.record.deadlines.some(hasPeriods)) return { kind: 'own', own: { task, body, period: '', rest: read.rest } }
  const fitting = named ? owed.filter((d) => isPeriodNamed(named, d)) : owed
  const rest = named?.rest ?? read.rest
  const [only, second] = fitting
  if (only && !second) return { kind: 'own', own: { task, body, period: only.period, rest } }
  if (!only) {
    const of = named ? sayPeriodKey(named.key) : null
    return other({ reply: reply(sayWhichPeriod(task.no, of, owed, today)) })
  }
  return other(askingWhich(sayWhichPeriod(task.no, null, fitting, today), periodChoices(word, task, fitting, rest)))
}
function periodChoices(word: ChatWord, task: Task, owed: readonly Owed[], rest: string): readonly Choice[] {
  return owed
    .slice(0, 6)
    .map((d) => ({ label: sayPeriodKey(d.period), says: `/${word} ${task.no} kỳ ${d.period} ${rest}`.trim() }))
}
/** «kỳ 2025-08 », for a command that is written out. */
export function writePeriod(period: string): string {
  return period ? `kỳ ${period} ` : ''
}
