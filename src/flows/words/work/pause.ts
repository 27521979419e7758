// /tamdung ID [đến DAY], số DOCUMENT ngày DAY, PERSON · /tieptuc ID [số … ngày …, PERSON]: the office suspends a task and takes it up again.
import { mayTouch } from '../../../domain/access.ts'
import { recorded } from '../../../domain/assignment.ts'
import { type Day, dayOf } from '../../../domain/calendar.ts'
import type { NewEntry } from '../../../domain/ledger.ts'
import type { Task } from '../../../domain/register.ts'
import { reply } from '../../../domain/reply.ts'
import { isOpen, wholeStanding } from '../../../domain/status.ts'
import { readDates } from '../../../text/asked-dates.ts'
import { readWords } from '../../../text/words.ts'
import { REFUSED } from '../../../wording/access.ts'
import { sayStatus } from '../../../wording/deadlines.ts'
import { sayLacking } from '../../../wording/decision.ts'
import {
  PAUSE_HOW,
  RESUME_HOW,
  sayNotPaused,
  sayPauseAsk,
  sayPaused,
  sayPausedAlready,
  sayResumeAsk,
  sayResumed,
  sayUntilPast,
} from '../../../wording/pause.ts'
import { sayClosed } from '../../../wording/work.ts'
import { asking, noticesToBody, type Word, type WordOutcome, type WordTurn } from '../word-turn.ts'
import { readDecision } from './decision.ts'
import { readTaskNo } from './own-task.ts'

type Read = { readonly task: Task; readonly rest: string }
export function officeTask(
  turn: WordTurn,
  word: 'tamdung' | 'tieptuc' | 'molai',
  how: readonly string[],
): Read | WordOutcome {
  const read = readTaskNo(turn.rest)
  const { register } = turn.office.bot
  if (!read) return { reply: reply(how) }
  const task = register.task(read.no)
  if (!task || !mayTouch(word, turn.asker, task, register)) return { reply: reply(REFUSED) }
  return { task, rest: read.rest }
}

export const pauseTask: Word = async (turn) => {
  const read = officeTask(turn, 'tamdung', PAUSE_HOW)
  if (!('task' in read)) return read
  const { task } = read
  const today = dayOf(turn.now)
  const { status } = wholeStanding(task, turn.office.bot.register, turn.now)
  if (!isOpen(status)) return { reply: reply(sayClosed(task.no, sayStatus(status, today))) }
  if (status.kind === 'paused') return { reply: reply(sayPausedAlready(task.no)) }
  const { until, rest } = untilIn(read.rest, today)
  const decision = readDecision(rest, task, today)
  if (decision.kind === 'lacking')
    return { reply: reply([...PAUSE_HOW, ...sayLacking(decision.parts, decision.untimely)]) }
  if (until !== null && until <= today) return { reply: reply([...PAUSE_HOW, sayUntilPast(until)]) }
  const said = { ...decision.decision, until }
  if (turn.isSpoken) return asking(sayPauseAsk(task, said), `/tamdung ${task.no} ${read.rest}`)
  return written(turn, task, { kind: 'paused', ...said }, sayPaused(task, said))
}

export const resumeTask: Word = async (turn) => {
  const read = officeTask(turn, 'tieptuc', RESUME_HOW)
  if (!('task' in read)) return read
  const { task, rest } = read
  if (!turn.office.bot.register.ownState(task.no, '', '')?.paused) return { reply: reply(sayNotPaused(task.no)) }
  const given = rest ? readDecision(rest, task, dayOf(turn.now)) : null
  if (given?.kind === 'lacking') return { reply: reply([...RESUME_HOW, ...sayLacking(given.parts, given.untimely)]) }
  const decision = given?.decision ?? null
  if (turn.isSpoken) return asking(sayResumeAsk(task, decision), `/tieptuc ${task.no} ${rest}`)
  const { document = '', day = dayOf(turn.now), person = turn.said.name ?? '' } = decision ?? {}
  return written(turn, task, { kind: 'resumed', document, day, person }, sayResumed(task, decision))
}

// đến 30/10 | đến hết ngày 30/10/2025
const UNTIL =
  /(?:^|[\s,;])(?:đến|den|tới|toi)\s+(?:hết\s+|het\s+)?(?:ngày\s+|ngay\s+)?(?<day>\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?)/iu
function untilIn(words: string, today: Day): { readonly until: Day | null; readonly rest: string } {
  const hit = UNTIL.exec(words)
  const until = hit ? (readDates(readWords(hit.groups?.day ?? ''), today)[0]?.named ?? null) : null
  return until && hit ? { until, rest: words.replace(hit[0], ' ').trim() } : { until: null, rest: words }
}

type Told =
  | Pick<NewEntry<'paused'>, 'kind' | 'document' | 'day' | 'person' | 'until'>
  | Pick<NewEntry<'resumed'>, 'kind' | 'document' | 'day' | 'person'>
/** One entry for the task as a whole; every body that has a part in it is told. */
function written(turn: WordTurn, task: Task, told: Told, parts: readonly string[]): WordOutcome {
  const { office, said, now } = turn
  const entry: NewEntry = { id: `${told.kind}:${said.key}`, task: task.no, body: '', period: '', ...told }
  const notice = { key: entry.id, text: parts.join('\n'), now }
  const queue = [...task.shares.keys()].flatMap((name) =>
    noticesToBody(office, { province: task.province, name }, notice),
  )
  return { reply: reply(parts), changes: { ...recorded(office.bot.register, [entry], now), queue: once(queue) } }
}
// A group that stands for several bodies hears it once.
export function once<T extends { readonly key: string }>(queue: readonly T[]): readonly T[] {
  return [...new Map(queue.map((m) => [m.key, m] as const)).values()]
}
