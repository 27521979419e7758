// /molai ID [BODY:] [kỳ …] REASON: what was closed by mistake is opened; of several parts that are closed, the office says which.
import { recorded } from '../../../domain/assignment.ts'
import { dayOf } from '../../../domain/calendar.ts'
import type { NewEntry } from '../../../domain/ledger.ts'
import type { AssignmentState } from '../../../domain/progress.ts'
import type { Task } from '../../../domain/register.ts'
import { reply } from '../../../domain/reply.ts'
import { readPeriodKey } from '../../../text/period-words.ts'
import {
  REOPEN_ALL,
  REOPEN_HOW,
  sayNotClosed,
  sayReopenAbout,
  sayReopenAsk,
  sayReopened,
  sayReopenPart,
  sayReopenWhich,
} from '../../../wording/pause.ts'
import {
  asking,
  askingReason,
  askingWhich,
  noticesToBody,
  type Word,
  type WordOutcome,
  type WordTurn,
} from '../word-turn.ts'
import { writePeriod } from './own-task.ts'
import { officeTask, once } from './pause.ts'

type Part = Pick<AssignmentState, 'body' | 'period'>

export const reopenTask: Word = async (turn) => {
  const read = officeTask(turn, 'molai', REOPEN_HOW)
  if (!('task' in read)) return read
  const { task } = read
  const { isAll, body, period, rest } = readWhich(turn, task, read.rest)
  const reason = rest.replace(/^(vì|vi|do|lý do|ly do)(?!\p{L})[\s:]*/iu, '').trim()
  // What another body took over stays with it; a sum opens by itself.
  const closed = turn.office.bot.register
    .statesOf(task.no)
    .filter((s) => s.state === 'closed' && !s.isSum && !s.ending?.intoBody)
    .filter((s) => (body === null || s.body === body) && (period === null || s.period.startsWith(period)))
  if (!closed.length) return { reply: reply(sayNotClosed(task.no)) }
  if (closed.length > 1 && !isAll) return which(task, closed, reason)
  if (!reason)
    return askingReason(turn, {
      says: `/molai ${task.no} ${isAll ? ALL : wordsOf(closed[0] ?? { body: '', period: '' })}`.trim(),
      task: task.no,
      about: sayReopenAbout(task.no),
    })
  if (turn.isSpoken) return asking(sayReopenAsk(task, reason), `/molai ${task.no} ${read.rest}`)
  return reopened(turn, task, closed, reason)
}

const ALL = 'tất cả:'
type Which = {
  readonly isAll: boolean
  readonly body: string | null
  readonly period: string | null
  readonly rest: string
}
// tất cả: nhầm | Sở Y tế: nhầm | kỳ tháng 8 nhầm | Sở Y tế: kỳ tháng 8 nhầm
function readWhich({ office, now }: WordTurn, task: Task, text: string): Which {
  const [head = '', ...tail] = text.split(':')
  const isAll = /^(?:tất cả|tat ca)$/iu.test(head.trim()) && tail.length > 0
  const named = tail.length && !isAll ? office.bot.register.directory.find(head.trim(), task.province) : null
  const words = named || isAll ? tail.join(':').trim() : text
  const inPeriod = readPeriodKey(words, dayOf(now))
  return { isAll, body: named?.name ?? null, period: inPeriod?.key ?? null, rest: inPeriod?.rest ?? words }
}
const wordsOf = ({ body, period }: Part): string => `${body ? `${body}: ` : ''}${writePeriod(period)}`

function which(task: Task, closed: readonly Part[], reason: string): WordOutcome {
  const one = (part: Part) => ({
    label: sayReopenPart(part.body, part.period),
    says: `/molai ${task.no} ${wordsOf(part)}${reason}`.trim(),
  })
  const all = { label: REOPEN_ALL(closed.length), says: `/molai ${task.no} ${ALL} ${reason}`.trim() }
  return askingWhich(sayReopenWhich(task, closed.length), [...closed.slice(-SHOWN).map(one), all])
}
const SHOWN = 8

function reopened(turn: WordTurn, task: Task, closed: readonly Part[], reason: string): WordOutcome {
  const { office, said, now } = turn
  const entries = closed.map(({ body, period }): NewEntry => {
    const id = `reopened:${said.key}:${body}:${period}`
    return { id, task: task.no, body, period, kind: 'reopened', reason: reason.slice(0, 500) }
  })
  const [only, second] = closed
  const parts = sayReopened(
    task,
    reason,
    only && !second && task.shares.size > 1 ? only : { body: '', period: only && !second ? only.period : '' },
  )
  const names = closed.flatMap((s) => (s.body ? [s.body] : [...task.shares.keys()]))
  const notice = { key: `reopened:${said.key}`, text: parts.join('\n'), now }
  const queue = [...new Set(names)].flatMap((name) => noticesToBody(office, { province: task.province, name }, notice))
  return { reply: reply(parts), changes: { ...recorded(office.bot.register, entries, now), queue: once(queue) } }
}
