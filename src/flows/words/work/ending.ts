// /ketthuc ID [kỳ …|mọi kỳ] rút|gộp N|thay bằng N|chuyển BODY, số DOCUMENT ngày DAY, PERSON: a task ends otherwise than done.
import { mayTouch } from '../../../domain/access.ts'
import { recorded } from '../../../domain/assignment.ts'
import { dayOf } from '../../../domain/calendar.ts'
import type { EndingHow, NewEntry } from '../../../domain/ledger.ts'
import { instancesOf, type Task } from '../../../domain/register.ts'
import { reply } from '../../../domain/reply.ts'
import { isOpen, wholeStanding } from '../../../domain/status.ts'
import { fold } from '../../../text/fold.ts'
import { REFUSED } from '../../../wording/access.ts'
import { sayStatus } from '../../../wording/deadlines.ts'
import { sayLacking } from '../../../wording/decision.ts'
import {
  ENDING_HOW,
  type SaidEnding,
  sayEnded,
  sayEndingAsk,
  sayEndingWholeAsk,
  sayIntoEnded,
  sayNoPeriodHandover,
  sayNotInto,
  sayOnlyPeriod,
  sayUnknownBody,
  sayUnreached,
} from '../../../wording/endings.ts'
import { sayReceiveOne } from '../../../wording/import.ts'
import { RIGHT, YES_LABEL } from '../../../wording/pending.ts'
import { sayClosed } from '../../../wording/work.ts'
import { asking, noticesToBody, type Word, type WordOutcome, type WordTurn } from '../word-turn.ts'
import { readDecision } from './decision.ts'
import { type EndedPart, EVERY_PERIOD, readEndedPart } from './ended-period.ts'
import { givenBack } from './given-back.ts'
import { readTaskNo } from './own-task.ts'
import { readUnproven } from './unproven.ts'

// rút | gộp vào việc 15 | thay bằng 20 | chuyển Sở Tài chính
const HOW =
  /^(?<how>rút|rut|thu hồi|thu hoi|gộp|gop|thay thế|thay the|thay|chuyển|chuyen)(?![\p{L}])\s*(?:(?:vào|vao|bằng|bang|bởi|boi|sang|cho)\s+)?(?:(?:việc|viec)\s*)?(?<into>[^,;]*)(?<rest>[\s\S]*)$/iu

export const endTask: Word = async (turn) => {
  const read = readTaskNo(turn.rest)
  const { register } = turn.office.bot
  if (!read) return { reply: reply(ENDING_HOW) }
  const task = register.task(read.no)
  if (!task || !mayTouch('ketthuc', turn.asker, task, register)) return { reply: reply(REFUSED) }
  const { status } = wholeStanding(task, register, turn.now)
  if (!isOpen(status)) return { reply: reply(sayClosed(task.no, sayStatus(status, dayOf(turn.now)))) }
  const unproven = readUnproven(turn, task, read.rest)
  if (unproven?.kind === 'not') return { reply: reply(unproven.why) }
  if (unproven) {
    const entry = { id: `ended:${turn.said.key}:${unproven.entry.body}`, ...unproven.entry }
    return end(turn, task, { said: unproven.entry, entries: [entry], typed: `/ketthuc ${read.no} ${read.rest}` })
  }
  const part = readEndedPart(turn, task, read.rest)
  if (part.kind === 'not') return { reply: reply(part.why) }
  const groups = HOW.exec(part.rest)?.groups
  const ending =
    groups && readEnding(turn, task, { how: groups.how ?? '', into: groups.into ?? '', rest: groups.rest ?? '' })
  if (!ending) return { reply: reply(ENDING_HOW) }
  if (ending.kind === 'not') return { reply: reply(ending.why) }
  const said = ending.ending
  if (said.intoBody && part.kind === 'period') return { reply: reply(sayNoPeriodHandover(task.no)) }
  if (!said.intoBody && part.kind === 'unsaid') return whichPeriods(turn, task, said, part)
  const id = `ended:${turn.said.key}`
  const back = said.intoBody ? givenBack({ register, task, into: said.intoBody, id }) : []
  const period = part.kind === 'period' ? part.due.period : ''
  const entries = [...entriesOf(turn, task, said, period), ...back]
  return end(turn, task, { said, entries, typed: `/ketthuc ${read.no} ${read.rest}` })
}
/** A recurring duty: all of it with «đúng», one of its periods by a button. */
function whichPeriods(
  { now }: WordTurn,
  task: Task,
  said: SaidEnding,
  { owed, rest }: Extract<EndedPart, { kind: 'unsaid' }>,
): WordOutcome {
  const written = (which: string) => `/ketthuc ${task.no} ${which} ${rest}`
  const single = owed.slice(0, PERIODS_SHOWN).map(({ period }) => ({
    label: sayOnlyPeriod(period),
    says: written(`kỳ ${period}`),
  }))
  const asks = [{ label: YES_LABEL, says: written(EVERY_PERIOD), isYes: true } as const, ...single]
  return { reply: reply([...sayEndingWholeAsk(task, said, { owed, today: dayOf(now) }), RIGHT]), asks }
}
const PERIODS_SHOWN = 4
type Ending = { readonly said: SaidEnding; readonly entries: readonly NewEntry[]; readonly typed: string }
function end(turn: WordTurn, task: Task, { said, entries, typed }: Ending): WordOutcome {
  const { register } = turn.office.bot
  if (turn.isSpoken) return asking(sayEndingAsk(task, said, entries[0]?.period ?? ''), typed)
  const made = recorded(register, entries, turn.now)
  const parts = sayEnded(task, said, entries[0])
  const names = [...new Set([...task.shares.keys(), ...(said.intoBody ? [said.intoBody] : [])])]
  const notice = { key: `ended:${turn.said.key}`, text: parts.join('\n'), now: turn.now }
  const told = names.map((name) => ({
    name,
    messages: noticesToBody(
      turn.office,
      { province: task.province, name },
      name === said.intoBody ? { ...notice, choices: [sayReceiveOne(task.no)] } : notice,
    ),
  }))
  const unreached = told
    .filter((t) => !t.messages.length && register.directory.hasBody({ province: task.province, name: t.name }))
    .map((t) => t.name)
  return {
    reply: reply([...parts, ...sayUnreached(unreached)]),
    changes: { ...made, queue: told.flatMap((t) => t.messages) },
  }
}

type Words = { readonly how: string; readonly into: string; readonly rest: string }
type EndingRead =
  | { readonly kind: 'ending'; readonly ending: SaidEnding }
  | { readonly kind: 'not'; readonly why: readonly string[] }
function readEnding(turn: WordTurn, task: Task, { how: word, into, rest }: Words): EndingRead {
  const { register } = turn.office.bot
  const key = fold(word)
  const how: EndingHow = key.startsWith('gop')
    ? 'merged'
    : key.startsWith('thay')
      ? 'superseded'
      : key.startsWith('chuyen')
        ? 'handed-over'
        : 'withdrawn'
  const words = how === 'withdrawn' ? `${into} ${rest}` : rest
  const read = readDecision(words, task, dayOf(turn.now))
  if (read.kind === 'lacking') return { kind: 'not', why: [...ENDING_HOW, ...sayLacking(read.parts, read.untimely)] }
  const base = { how, ...read.decision, intoTask: null, intoBody: null }
  if (how === 'withdrawn') return { kind: 'ending', ending: base }
  if (how === 'handed-over') {
    const body = register.directory.find(into.trim(), task.province)
    if (!body || body.type === 'nhóm') return { kind: 'not', why: sayUnknownBody(into.trim()) }
    return { kind: 'ending', ending: { ...base, intoBody: body.name } }
  }
  const no = Number(into.trim())
  const other = Number.isInteger(no) ? register.task(no) : null
  if (!other || other.no === task.no || other.province !== task.province) return { kind: 'not', why: sayNotInto(no) }
  // Merged into what nobody owes any more, or replaced by it, the work would be owed nowhere.
  const { status } = wholeStanding(other, register, turn.now)
  if (status.kind === 'ended') return { kind: 'not', why: sayIntoEnded(no, sayStatus(status, dayOf(turn.now))) }
  return { kind: 'ending', ending: { ...base, intoTask: other.no } }
}
// Handed over, each body's own share ends; otherwise the task as a whole.
function entriesOf({ said, office }: WordTurn, task: Task, ending: SaidEnding, period: string): readonly NewEntry[] {
  const { how, document, day, person, intoTask, intoBody } = ending
  const owed = instancesOf(task).filter((name) => office.bot.register.state(task, name, '')?.state !== 'closed')
  const bodies = how === 'handed-over' && owed.length ? owed.filter((name) => name !== intoBody) : ['']
  return bodies.map((body) => ({
    id: `ended:${said.key}:${body}`,
    task: task.no,
    body,
    period,
    kind: 'ended',
    how,
    document,
    day,
    person,
    intoTask,
    intoBody,
  }))
}
