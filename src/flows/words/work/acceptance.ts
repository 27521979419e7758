// /xacnhan ID [BODY] [grade] and /tralai ID [BODY:] REASON: a second person of the office decides on evidence.
import { mayTouch, viewerOf } from '../../../domain/access.ts'
import type { Agency } from '../../../domain/agency.ts'
import { recorded } from '../../../domain/assignment.ts'
import { dayOf } from '../../../domain/calendar.ts'
import { onlyHelps } from '../../../domain/discretion.ts'
import { instancesDone } from '../../../domain/instances.ts'
import type { Entry, Grade, NewEntry } from '../../../domain/ledger.ts'
import { unaccent } from '../../../domain/names.ts'
import type { AssignmentState } from '../../../domain/progress.ts'
import { createRegister, type Task } from '../../../domain/register.ts'
import { reply } from '../../../domain/reply.ts'
import { type Due, duesFor, type Status, standingOf, whenDone } from '../../../domain/status.ts'
import { readGrade } from '../../../text/grade-words.ts'
import { REFUSED } from '../../../wording/access.ts'
import { sayHowDone } from '../../../wording/deadlines.ts'
import {
  ACCEPT_HOW,
  GRADES,
  NO_GRADE_LABEL,
  OWN_EVIDENCE,
  RETURN_HOW,
  sayAccepted,
  sayDecideAsk,
  sayEvidence,
  sayNoGrade,
  sayNothingWaits,
  sayReplaced,
  sayReturnAbout,
  sayReturned,
  sayStillUnlisted,
  sayWhichBody,
  sayWhose,
} from '../../../wording/evidence.ts'
import {
  asking,
  askingReason,
  askingWhich,
  noticesToBody,
  type Word,
  type WordOutcome,
  type WordTurn,
} from '../word-turn.ts'
import { againstAccepting } from './doubts.ts'
import { gradeLater } from './grading.ts'
import { readTaskNo } from './own-task.ts'
import { whenOver } from './progress.ts'
import { type Waiting, waitingOf } from './waiting-evidence.ts'

export const acceptEvidence: Word = (turn) => decide(turn, 'accept')
export const returnEvidence: Word = (turn) => decide(turn, 'return')

type Verb = 'accept' | 'return'
const WORD = { accept: 'xacnhan', return: 'tralai' } as const

async function decide(turn: WordTurn, verb: Verb): Promise<WordOutcome> {
  const read = readTaskNo(turn.rest)
  const { register } = turn.office.bot
  if (!read) return { reply: reply(verb === 'accept' ? ACCEPT_HOW : RETURN_HOW) }
  const task = register.task(read.no)
  if (!task || !mayTouch(WORD[verb], turn.asker, task, register)) return { reply: reply(REFUSED) }
  const waiting = await waitingOf(turn, task)
  const { id, rest } = idIn(read.rest)
  if (id !== null) {
    const one = waiting.find((w) => w.evidence.id === `evidence:${id}`)
    if (one) return decideOne(turn, one, verb, rest)
    const later = verb === 'accept' ? await gradedLater(turn, task, rest, `evidence:${id}`) : null
    if (later) return later
    return { reply: reply(waiting.length ? sayReplaced(task.no) : sayNothingWaits(task.no)) }
  }
  const named = namedBody(turn, task, rest)
  const fitting = named ? waiting.filter((w) => w.state.body === named.body) : waiting
  const later = verb === 'accept' && !fitting.length ? await gradedLater(turn, task, rest, null) : null
  if (later) return later
  if (!waiting.length) return { reply: reply(sayNothingWaits(task.no)) }
  const [only, second] = fitting
  if (only && !second) return decideOne(turn, only, verb, named?.rest ?? rest)
  const shown = fitting.length ? fitting : waiting
  return askingWhich(
    sayWhichBody(
      task.no,
      shown.map((w) => w.state),
    ),
    shown.slice(0, 8).map((w) => ({
      label: sayWhose(w.state),
      says: `/${WORD[verb]} ${task.no} #${w.evidence.id.replace(/^evidence:/, '')} ${named?.rest ?? rest}`.trim(),
    })),
  )
}

/** The grade that was left out when it was accepted; null: none is said, or nothing waits for one. */
async function gradedLater(turn: WordTurn, task: Task, words: string, request: string | null) {
  const named = namedBody(turn, task, words)
  const grade = readGrade(named?.rest ?? words)
  return grade && grade !== 'unknown' ? gradeLater(turn, task, { grade, body: named?.body ?? null, request }) : null
}

// «#telegram:123 tốt»: under a notice's button stands which evidence it was about.
function idIn(text: string): { readonly id: string | null; readonly rest: string } {
  const groups = /^#(?<id>\S+)\s*(?<rest>[\s\S]*)$/.exec(text)?.groups
  return groups ? { id: groups.id ?? '', rest: groups.rest ?? '' } : { id: null, rest: text }
}
// «văn bản chưa có dấu» is a reason, not «Xã Văn Bàn»: marks may be missing, never contradict.
function marksAgree(written: string, { name, aliases }: Agency): boolean {
  const known = [name, ...aliases.map((a) => a.alias)].flatMap((one) => one.split(/\s+/))
  return written.split(/\s+/).every((word) => {
    const same = known.filter((k) => unaccent(k) === unaccent(word))
    return marksOf(word) === '' || same.length === 0 || same.some((k) => marksOf(k) === marksOf(word))
  })
}
/** The marks of a word wherever they stand: «thuỷ» and «thủy» have the same. */
function marksOf(word: string): string {
  const letters = [...word.normalize('NFD').toLowerCase()]
  return letters
    .filter((c) => /[\u0300-\u036fđ]/.test(c))
    .sort()
    .join('')
}
// «SNV tốt», «Sở Nội vụ: chưa có dấu»: the longest beginning that is a body of this register.
function namedBody(
  { office }: WordTurn,
  task: Task,
  text: string,
): { readonly body: string; readonly rest: string } | null {
  const { directory } = office.bot.register
  const words = text.split(/\s+/).filter(Boolean)
  for (let n = Math.min(words.length, 12); n > 0; n--) {
    const head = words.slice(0, n).join(' ').replace(/[:,]$/, '')
    const found = directory.find(head, task.province)
    if (found && task.shares.has(found.name) && marksAgree(head, found))
      return { body: found.name, rest: words.slice(n).join(' ') }
  }
  return null
}

async function decideOne(turn: WordTurn, waiting: Waiting, verb: Verb, words: string): Promise<WordOutcome> {
  const { task, state, evidence } = waiting
  const { said } = turn
  // Withdrawn, merged, handed over in between: there is nothing left to accept or to send back.
  const over = whenOver(turn, { task, body: state.body, period: state.period, rest: words })
  if (over) return over
  if (evidence.by === `${said.channel}:${said.user}` && verb === 'accept') return { reply: reply(OWN_EVIDENCE) }
  const reason = words.replace(/^(vì|vi|do|lý do|ly do)(?!\p{L})[\s:]*/iu, '').trim()
  if (verb === 'return' && !reason)
    return askingReason(turn, {
      says: `/tralai ${task.no} #${evidence.id.replace(/^evidence:/, '')}`,
      task: task.no,
      about: sayReturnAbout(task.no, state.body),
    })
  const grade = verb === 'accept' ? readGrade(words) : null
  if (grade === 'unknown') return whichGrade(task, evidence, words)
  const doubts = verb === 'accept' ? await againstAccepting(turn, task, evidence) : []
  // Against a doubt it is accepted knowingly: with a second press.
  if (turn.isSpoken || (doubts.length && (!turn.isConfirmed || turn.isChosen))) {
    const detail = verb === 'accept' ? sayEvidence(evidence) : reason
    const says = `/${WORD[verb]} ${task.no} #${evidence.id.replace(/^evidence:/, '')} ${words}`.trim()
    return asking(sayDecideAsk(task, state.body, verb, { detail, doubts, period: state.period, grade }), says)
  }
  return verb === 'accept' ? accept(turn, waiting, grade) : giveBack(turn, waiting, reason)
}

function whichGrade(task: Task, { id }: Entry<'evidence'>, words: string): WordOutcome {
  const says = `/xacnhan ${task.no} #${id.replace(/^evidence:/, '')}`
  return askingWhich(sayNoGrade(task.no, words.slice(0, 60)), [
    ...Object.values(GRADES).map((label) => ({ label, says: `${says} ${label}` })),
    { label: NO_GRADE_LABEL, says },
  ])
}

function accept(turn: WordTurn, waiting: Waiting, grade: Grade | null): WordOutcome {
  const { task, state, evidence } = waiting
  const { body, period } = state
  const base = { id: `decided:${evidence.id}`, task: task.no, body, period }
  const entry: NewEntry = { ...base, kind: 'accepted', request: evidence.id, grade, day: evidence.day }
  const { register } = turn.office.bot
  const made = recorded(register, [entry], turn.now)
  const then = after(turn, made.states)
  const today = dayOf(turn.now)
  const status = period ? periodStatus(turn, waiting) : standingOf(task, body, then, turn.now).status
  const due = dueOf(turn, waiting)
  const how = status ? sayHowDone(status, due?.last ?? null, today) : ''
  const left = instancesDone(task, then, turn.now)
  const say = (status: string) => sayAccepted(task, { body, period, grade, status: status || 'hoàn thành' })
  // A group that only helps hears that it is done; how late, its owner hears.
  const isTold = !onlyHelps(viewerOf(turn.asker, register.directory), task, register)
  return {
    reply: reply([...say(isTold ? how : ''), ...sayStillUnlisted(left)]),
    changes: { ...made, queue: told(turn, task, body, entry.id, say(how)) },
  }
}
/** The due that the evidence is held against, with the later date that was granted. */
function dueOf({ office, now }: WordTurn, { task, state: { body, period } }: Waiting): Due | null {
  const dues = duesFor(task, body, { register: office.bot.register, today: dayOf(now) })
  return dues.filter((d) => d.period === period).at(-1) ?? null
}
/** Of one period: a recurring duty itself is never through. */
function periodStatus(turn: WordTurn, waiting: Waiting): Status | null {
  const { day } = waiting.evidence
  const due = dueOf(turn, waiting)
  return day && due ? { kind: 'done', when: whenDone(day, due.last), on: day } : null
}
/** The register as it will be, to say what the decision came to. */
function after({ office }: WordTurn, states: readonly AssignmentState[]) {
  const { rules, directory, documents, tasks, states: before, occasions } = office.bot.register
  const no = states[0]?.task
  const files = documents.map((doc) => ({
    doc,
    tasks: tasks.filter((t) => t.no === no && t.document.id === doc.id).map((t) => t.record),
  }))
  const after = [...before.filter((s) => s.task === no), ...states]
  return { ...createRegister({ rules, directory, files, states: after, events: [] }), occasions }
}
function giveBack(turn: WordTurn, { task, state, evidence }: Waiting, reason: string): WordOutcome {
  const { body, period } = state
  const base = { id: `decided:${evidence.id}`, task: task.no, body, period }
  const entry: NewEntry = { ...base, kind: 'returned', request: evidence.id, reason: reason.slice(0, 1000) }
  const parts = sayReturned(task, body, period, reason)
  const made = recorded(turn.office.bot.register, [entry], turn.now)
  return { reply: reply(parts), changes: { ...made, queue: told(turn, task, body, entry.id, parts) } }
}
function told(turn: WordTurn, task: Task, name: string, key: string, parts: readonly string[]) {
  return noticesToBody(turn.office, { province: task.province, name }, { key, text: parts.join('\n'), now: turn.now })
}
