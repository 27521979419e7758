// /xacnhan ID [BODY] tốt, once it is accepted: the grade that was left out then.
import { recorded } from '../../../domain/assignment.ts'
import { type Entry, type Grade, type NewEntry, ofKind } from '../../../domain/ledger.ts'
import type { Task } from '../../../domain/register.ts'
import { reply } from '../../../domain/reply.ts'
import { OWN_EVIDENCE, sayGraded, sayGradeLater, sayWhichBody, sayWhose } from '../../../wording/evidence.ts'
import { asking, askingWhich, noticesToBody, type WordOutcome, type WordTurn } from '../word-turn.ts'

type Wanted = { readonly grade: Grade; readonly body: string | null; readonly request: string | null }
/** Null: nothing that was accepted is without a grade. */
export async function gradeLater(
  turn: WordTurn,
  task: Task,
  { grade, body, request }: Wanted,
): Promise<WordOutcome | null> {
  const entries = await turn.storage.entries({ tasks: [task.no], kinds: ['evidence', 'accepted'] })
  const accepted = ofKind(entries, 'accepted')
  const bare = accepted.filter(
    (e) =>
      accepted.every((other) => other.request !== e.request || other.grade === null) &&
      (body === null || e.body === body) &&
      (request === null || e.request === request) &&
      isLast(e, accepted) &&
      turn.office.bot.register.ownState(task.no, e.body, e.period)?.state === 'closed',
  )
  const [only, second] = bare
  if (!only) return null
  if (second)
    return askingWhich(
      sayWhichBody(task.no, bare),
      bare.slice(0, 8).map((e) => ({
        label: sayWhose(e),
        says: `/xacnhan ${task.no} #${e.request.replace(/^evidence:/, '')} ${GRADE_WORDS[grade]}`,
      })),
    )
  const evidence = entries.find((e) => e.id === only.request)
  if (evidence?.by === `${turn.said.channel}:${turn.said.user}`) return { reply: reply(OWN_EVIDENCE) }
  if (turn.isSpoken)
    return asking(
      sayGradeLater(task, only.body, grade),
      `/xacnhan ${task.no} #${only.request.replace(/^evidence:/, '')} ${GRADE_WORDS[grade]}`,
    )
  return graded(turn, task, only, grade)
}
const GRADE_WORDS: Readonly<Record<Grade, string>> = { pass: 'đạt', good: 'tốt', excellent: 'xuất sắc' }
const isLast = (entry: Entry<'accepted'>, all: readonly Entry<'accepted'>[]) =>
  all.findLast((e) => e.body === entry.body && e.period === entry.period) === entry

// The same acceptance, told with its grade: the day and what it accepts stay as they were.
function graded({ office, now }: WordTurn, task: Task, accepted: Entry<'accepted'>, grade: Grade): WordOutcome {
  const { body, period, request, day } = accepted
  const base = { id: `graded:${request}`, task: task.no, body, period }
  const entry: NewEntry = { ...base, kind: 'accepted', request, grade, day }
  const parts = sayGraded(task, body, period, grade)
  const notice = { key: entry.id, text: parts.join('\n'), now }
  return {
    reply: reply(parts),
    changes: {
      ...recorded(office.bot.register, [entry], now),
      queue: noticesToBody(office, { province: task.province, name: body }, notice),
    },
  }
}
