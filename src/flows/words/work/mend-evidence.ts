// /sua ID số …, /rut ID LÝ DO: evidence that still waits is put right or taken back by the body that sent it; both stay in the ledger.
import { mayTouch } from '../../../domain/access.ts'
import { recorded } from '../../../domain/assignment.ts'
import { dayOf, type Moment } from '../../../domain/calendar.ts'
import type { Evidence } from '../../../domain/evidence.ts'
import type { NewEntry } from '../../../domain/ledger.ts'
import type { Task } from '../../../domain/register.ts'
import { reply } from '../../../domain/reply.ts'
import { readEvidence } from '../../../text/evidence-words.ts'
import { fold } from '../../../text/fold.ts'
import { readPeriodKey } from '../../../text/period-words.ts'
import { REFUSED } from '../../../wording/access.ts'
import {
  CORRECT_HOW,
  NONE_WAITS,
  sayAcceptedAlready,
  sayEvidence,
  sayNoneToMend,
  sayWhatIsRight,
  sayWhichToMend,
  sayWithdrawAsk,
  sayWithdrawn,
  sayWithdrawnNotice,
  WITHDRAW_HOW,
  WITHDRAW_LABEL,
} from '../../../wording/evidence.ts'
import { sayTaskName } from '../../../wording/work.ts'
import { asking, askingWhich, noticesTo, type Word, type WordOutcome, type WordTurn } from '../word-turn.ts'
import { prove } from './evidence.ts'
import { readTaskNo, writePeriod } from './own-task.ts'
import { type Waiting, waitingOf } from './waiting-evidence.ts'

type Verb = 'sua' | 'rut'
export const correctEvidence: Word = (turn) => mend(turn, 'sua', corrected)
export const withdrawEvidence: Word = (turn) => mend(turn, 'rut', withdrawn)

type Mend = (turn: WordTurn, waiting: Waiting, words: string) => WordOutcome | Promise<WordOutcome>
async function mend(turn: WordTurn, verb: Verb, run: Mend): Promise<WordOutcome> {
  const { register } = turn.office.bot
  const read = readTaskNo(turn.rest)
  const task = read && register.task(read.no)
  if (read && (!task || !mayTouch(verb, turn.asker, task, register))) return { reply: reply(REFUSED) }
  const tasks = task ? [task] : tasksWaiting(turn)
  const all = (await Promise.all(tasks.map((t) => waitingOf(turn, t)))).flat()
  const own = all.filter((w) => w.state.body === turn.asker.member?.body)
  const words = read?.rest ?? turn.rest
  const inPeriod = readPeriodKey(words, dayOf(turn.now))
  const rest = inPeriod?.rest ?? words
  const fitting = named(
    own.filter((w) => !inPeriod || w.state.period.startsWith(inPeriod.key)),
    rest,
    turn.shown,
  )
  const [only, second] = fitting
  if (only && !second) return run(turn, only, rest)
  if (second)
    return askingWhich(
      sayWhichToMend(),
      fitting.slice(0, CHOICES_MAX).map((w) => ({
        label: `${sayTaskName(w.task)}: ${sayEvidence(w.evidence)}`,
        says: written(verb, w, rest),
      })),
    )
  if (!task)
    return { reply: reply([...(turn.isSpoken ? NONE_WAITS : []), ...(verb === 'sua' ? CORRECT_HOW : WITHDRAW_HOW)]) }
  const { body } = turn.asker.member ?? {}
  const isAccepted = register.statesOf(task.no).some((s) => s.body === body && s.state === 'closed' && !s.ending)
  return { reply: reply(isAccepted ? sayAcceptedAlready(task.no) : sayNoneToMend(task.no)) }
}
const CHOICES_MAX = 6
const written = (verb: Verb, { task, state }: Waiting, rest: string) =>
  `/${verb} ${task.no} ${writePeriod(state.period)}${rest}`.trim()

/** Whatever of theirs waits, for words that name no task. */
function tasksWaiting({ asker, office }: Pick<WordTurn, 'asker' | 'office'>): readonly Task[] {
  const { register } = office.bot
  const nos = register.states.filter((s) => s.awaitingAcceptance && s.body === asker.member?.body).map((s) => s.task)
  return [...new Set(nos)].flatMap((no) => register.task(no) ?? []).filter((t) => mayTouch('sua', asker, t, register))
}
/** «Gửi nhầm rồi» of one who sent nothing is no word of ours. */
export const hasWaiting = (turn: Pick<WordTurn, 'asker' | 'office'>): boolean => tasksWaiting(turn).length > 0
/** The one whose number is said, else those of the list shown last, else all. */
function named(own: readonly Waiting[], words: string, shown: readonly number[]): readonly Waiting[] {
  const key = ` ${fold(words)} `
  const byNumber = own.filter(({ evidence }) => evidence.number && key.includes(` ${fold(evidence.number)} `))
  if (byNumber.length) return byNumber
  const seen = own.filter((w) => shown.includes(w.task.no))
  return seen.length ? seen : own
}

function withdrawn(turn: WordTurn, { task, state, evidence }: Waiting, words: string): WordOutcome {
  const { body, period } = state
  const { register } = turn.office.bot
  const reason = words.replace(/^(vì|vi|do|lý do|ly do)(?!\p{L})[\s:]*/iu, '').slice(0, 500)
  if (turn.isSpoken)
    return asking(sayWithdrawAsk(task, period, evidence), written('rut', { task, state, evidence }, reason))
  const base = { id: `withdrawn:${evidence.id}`, task: task.no, body, period }
  const entry: NewEntry = { ...base, kind: 'evidence-withdrawn', request: evidence.id, reason }
  const text = sayWithdrawnNotice(task, { body, period, evidence, reason })
  return {
    reply: reply(sayWithdrawn(task, period, evidence)),
    changes: {
      ...recorded(register, [entry], turn.now),
      queue: noticesTo(turn.office, task.province, { key: entry.id, text, now: turn.now }),
    },
  }
}

/** What is not told anew stays as it was sent. */
function corrected(turn: WordTurn, waiting: Waiting, words: string): WordOutcome | Promise<WordOutcome> {
  const { task, state, evidence } = waiting
  const { said } = turn
  const right = rightOne(evidence, words, turn)
  const { channel, file } = said
  const files = file ? [{ channel, id: file.id, name: file.name, size: file.size }] : evidence.files
  const merged: Evidence = { ...right, files }
  if (sayEvidence(merged) === sayEvidence(evidence))
    return askingWhich(sayWhatIsRight(task, state.period, evidence), [
      { label: WITHDRAW_LABEL, says: written('rut', waiting, '') },
    ])
  const own = { task, body: state.body, period: state.period, rest: sayNew(merged) }
  return prove(turn, own, merged, written('sua', waiting, own.rest))
}
/** What a question about evidence would have to say, put right before anything is sent; null: nothing is told that differs. */
export function rightWords(rest: string, words: string, now: Moment): string | null {
  const inPeriod = readPeriodKey(rest, dayOf(now))
  const old = { ...readEvidence(inPeriod?.rest ?? rest, dayOf(now)), files: [] }
  const right = { ...rightOne(old, words, { now }), files: [] }
  if (sayEvidence(right) === sayEvidence(old)) return null
  return `${writePeriod(inPeriod?.key ?? '')}${sayNew(right)}`
}
function rightOne(old: Evidence, words: string, { now }: Pick<WordTurn, 'now'>): Omit<Evidence, 'files'> {
  const without = old.number ? withoutNumber(words, old.number) : words
  const tail = RIGHT.exec(without)?.groups?.right
  const read = (text: string) => readEvidence(text, dayOf(now))
  const [first, whole] = [read(tail ?? without), read(without)]
  const told = first.number ? first : whole
  const bare = told.number ? null : (BARE.exec(tail ?? without)?.groups?.n ?? null)
  const isNew = told.number !== null
  return {
    number: told.number ?? (bare && old.number ? old.number.replace(/^\d+/, bare) : old.number),
    documentKind: isNew ? told.documentKind : old.documentKind,
    issuer: isNew ? told.issuer : old.issuer,
    day: first.day ?? whole.day ?? old.day,
    receiver: (first.receiver ?? whole.receiver)?.replace(NOT_THAT, '') ?? old.receiver,
  }
}
// nhầm ngày 8/8, ngày đúng là 9/8 | không phải 45 mà là 78/BC-SNV | sửa số thành 78/BC-SNV
const RIGHT =
  /^[\s\S]*(?<!\p{L})(?:(?:đúng|dung|phải|phai|mà|ma)(?:\s+(?:ra|phải|phai))?\s+(?:là|la)|thành|thanh|sang|bằng|bang)\s+(?<right>[\s\S]+)$/iu
// gửi UBND tỉnh chứ không phải BTV
const NOT_THAT = /[\s,]+(?:chứ|chu|không|khong)(?!\p{L})[\s\S]*$/iu
// số đúng là 78      not: số 78/BC-SNV, which is read as a whole
const BARE =
  /(?<![\p{L}\p{N}/.-])(?:(?:số|so)\s+)?(?<n>\d{1,5})(?=\s*(?:$|[,;.]|(?:mới|moi|chứ|chu|ạ|nhé|nhe)(?!\p{L})))/iu
const withoutNumber = (words: string, number: string) =>
  words.replace(new RegExp(number.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s*'), 'giu'), ' ')
/** As it would be typed. */
const sayNew = ({ number, day, receiver }: Evidence) =>
  [
    number ? `số ${number}` : '',
    day ? `ngày ${day.split('-').reverse().join('/')}` : '',
    receiver ? `gửi ${receiver}` : '',
  ]
    .filter(Boolean)
    .join(' ')
