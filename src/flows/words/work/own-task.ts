// Which task, body and period a word about work means, for the one who writes.
import { type ChatWord, mayTouch } from '../../../domain/access.ts'
import { compareDays, dayOf } from '../../../domain/calendar.ts'
import { hasPeriods } from '../../../domain/events.ts'
import { isKnown, type Task } from '../../../domain/register.ts'
import type { Choice } from '../../../domain/reply.ts'
import { reply } from '../../../domain/reply.ts'
import { isOpen, type Owed, type Standing, standingOf } from '../../../domain/status.ts'
import { readPeriod } from '../../../text/period-words.ts'
import { pairsShared } from '../../../text/plain-reports.ts'
import { REFUSED } from '../../../wording/access.ts'
import { sayPeriodKey, sayPeriodSaid } from '../../../wording/periods.ts'
import { sayTaskName, sayWhichPeriod, sayWhichTask } from '../../../wording/work.ts'
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

// 12 … | việc 12 … | nv số 12 …      not: số 46-BC/BTCTU, a document      «12 -5»: the sign stays with what stands behind
const TASK =
  /^(?:(?:việc|viec|nhiệm vụ|nhiem vu|nv)\s*)?(?:số\s*|so\s*)?(?<no>\d{1,7})(?![\p{L}\p{N}/]|\s?[-–]\s?\p{L}{1,6}\s?[-–/]\s?\p{L})(?:[:,.-]|\s(?!-\d))*(?<rest>[\s\S]*)$/iu
export function readTaskNo(text: string): { readonly no: number; readonly rest: string } | null {
  const groups = TASK.exec(text.trim())?.groups
  return groups ? { no: Number(groups.no), rest: (groups.rest ?? '').trim() } : null
}

/** The task of a focal person's word; a recurring duty also asks for the period where several are owed. */
export function readOwn(turn: WordTurn, word: ChatWord, how: readonly string[]): OwnRead {
  const other = (outcome: WordOutcome): OwnRead => ({ kind: 'other', outcome })
  const read = readTaskNo(turn.rest)
  if (!read) return withoutNumber(turn, word, how)
  const { register } = turn.office.bot
  const task = register.task(read.no)
  const body = turn.asker.member?.body
  if (!task || !body || !mayTouch('xong', turn.asker, task, register)) return other({ reply: reply(REFUSED) })
  const today = dayOf(turn.now)
  const named = readPeriod(read.rest, today)
  const owed = standingOf(task, body, register, turn.now).owed.filter((d) => d.period !== '')
  if (!task.record.deadlines.some(hasPeriods)) return { kind: 'own', own: { task, body, period: '', rest: read.rest } }
  const fitting = named ? named.among(owed) : owed
  const rest = named?.rest ?? read.rest
  const [only, second] = fitting
  if (only && !second) return { kind: 'own', own: { task, body, period: only.period, rest } }
  if (!only) {
    const of = named && sayPeriodSaid(named)
    return other({ reply: reply(sayWhichPeriod(task.no, of, owed, today)) })
  }
  return other(askingWhich(sayWhichPeriod(task.no, null, fitting, today), periodChoices(word, task, fitting, rest)))
}
function periodChoices(word: ChatWord, task: Task, owed: readonly Owed[], rest: string): readonly Choice[] {
  return owed
    .slice(0, 6)
    .map((d) => ({ label: sayPeriodKey(d.period), says: `/${word} ${task.no} kỳ ${d.period} ${rest}`.trim() }))
}
// «xong rồi, số 46-BC/BTCTU ngày 11/8»: the one task shown last, or the only one that is open; of several, which one is asked.
function withoutNumber(turn: WordTurn, word: ChatWord, how: readonly string[]): OwnRead {
  const other = (outcome: WordOutcome): OwnRead => ({ kind: 'other', outcome })
  if (!turn.isSpoken || !turn.rest) return other({ reply: reply(how) })
  const open = openTasks(turn)
  const named = namedIn(turn.rest, open)
  const [shown, another] = open.filter((t) => turn.shown.includes(t.no))
  const meant = named ? [named, ...open.filter((t) => t !== named)] : shown && !another ? [shown] : open
  const [only, second] = meant
  if (only && !second) return readOwn({ ...turn, rest: `${only.no} ${turn.rest}` }, word, how)
  if (!only) return other({ reply: reply(how) })
  const choices = meant
    .slice(0, CHOICES_MAX)
    .map((t) => ({ label: sayTaskName(t), says: `/${word} ${t.no} ${turn.rest}` }))
  return other(askingWhich(sayWhichTask(Math.max(0, meant.length - CHOICES_MAX)), choices))
}
const CHOICES_MAX = 6
/** The one task that words speak of more than of any other; null: none, or several alike. */
export function namedIn(words: string, tasks: readonly Task[]): Task | null {
  const scored = tasks
    .map((task) => ({ task, score: pairsShared(words, task.record.title) }))
    .sort((a, b) => b.score - a.score)
  const [best, next] = scored
  return best && best.score > (next?.score ?? 0) ? best.task : null
}
/** What the one who writes may report on, the nearest last day first. */
export function openTasks({ asker, office, now }: Pick<WordTurn, 'asker' | 'office' | 'now'>): readonly Task[] {
  const { register } = office.bot
  const body = asker.member?.body
  if (!body) return []
  return register.tasks
    .filter((t) => isKnown(t.document, dayOf(now)) && t.shares.has(body) && mayTouch('xong', asker, t, register))
    .map((task) => ({ task, standing: standingOf(task, body, register, now) }))
    .filter(({ standing }) => isOpen(standing.status) && standing.status.kind !== 'awaiting-acceptance')
    .sort((a, b) => compareDays(lastOf(a.standing), lastOf(b.standing)))
    .map(({ task }) => task)
}
const lastOf = ({ due }: Standing) => due?.last ?? '9999'

/** «187 188 số …»: the tasks behind the first that could be meant as well. */
export function alsoNamed(turn: WordTurn, rest: string): readonly Task[] {
  const { register } = turn.office.bot
  const found = ANOTHER.exec(rest)?.groups
  const task = found && register.task(Number(found.no))
  if (!found || !task || !mayTouch('xong', turn.asker, task, register)) return []
  return [task, ...alsoNamed(turn, found.rest ?? '')]
}
// 188 số … | và việc 188 | , 188, 189      not: số 188 | 188-BC/BTCTU | 18/8
const ANOTHER =
  /^(?:[\s,;+&]|(?:và|va|với|voi|cùng|cung)(?!\p{L}))*(?:(?:việc|viec|nhiệm vụ|nhiem vu|nv)\s*)?(?<no>\d{1,7})(?![\p{L}\p{N}%]|\s?[-–/])(?<rest>[\s\S]*)$/iu

/** «kỳ 2025-08 », for a command that is written out. */
export function writePeriod(period: string): string {
  return period ? `kỳ ${period} ` : ''
}
