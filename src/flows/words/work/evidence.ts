// /xong ID so 45/BC-SNV ngay 20/8/2025 gui BTV: what proves that a task is done, checked and put before a second person.
import { mayTouch } from '../../../domain/access.ts'
import { recorded } from '../../../domain/assignment.ts'
import { fileName } from '../../../domain/attachment.ts'
import { dayOf } from '../../../domain/calendar.ts'
import { checkEvidence, type Evidence, type Finding, isRefused } from '../../../domain/evidence.ts'
import type { NewEntry } from '../../../domain/ledger.ts'
import { type OfferedFile, reply } from '../../../domain/reply.ts'
import { duesFor, standingOf } from '../../../domain/status.ts'
import { readEvidence } from '../../../text/evidence-words.ts'
import { readMatters } from '../../../text/two-matters.ts'
import { sayDue } from '../../../wording/deadlines.ts'
import {
  ACCEPT_LABEL,
  EVIDENCE_HOW,
  FILE_UNSEEN,
  ONE_FOR_TWO,
  RETURN_LABEL,
  sayDoneAsk,
  sayEvidenceAsk,
  sayEvidenceMissing,
  sayEvidenceNotice,
  sayEvidenceSent,
  sayOneAtATime,
  sayReplaces,
} from '../../../wording/evidence.ts'
import { sayStillUnread } from '../../../wording/pending.ts'
import { offered } from '../../files.ts'
import { asking, noticesTo, type Word, type WordOutcome, type WordTurn } from '../word-turn.ts'
import { askedPart } from './counted.ts'
import { type Looked, lookAt, lookAtPeriod, toldTo } from './doubts.ts'
import { noted } from './noted.ts'
import { alsoNamed, type Own, readOwn, writePeriod } from './own-task.ts'
import { whenOver } from './progress.ts'
import { severalDone } from './several-done.ts'
import { waitingOf } from './waiting-evidence.ts'

export const reportDone: Word = async (turn) => (await severalDone(turn, reportOne)) ?? reportOne(turn)

const reportOne: Word = async (turn) => {
  const read = readOwn(turn, 'xong', EVIDENCE_HOW)
  if (read.kind === 'other') return read.outcome
  const { own } = read
  const also = alsoNamed(turn, own.rest)
  if (also.length) return { reply: reply(sayOneAtATime([own.task, ...also])) }
  const over = whenOver(turn, own) ?? askedPart(turn, own)
  if (over) return over
  return prove(turn, own, evidenceOf(turn, own), `/xong ${own.task.no} ${writePeriod(own.period)}${own.rest}`.trim())
}

/** What was sent, checked and written; `says`: what would have to be typed for it. */
export async function prove(turn: WordTurn, own: Own, evidence: Evidence, says: string): Promise<WordOutcome> {
  const periods = await lookAtPeriod(turn, own, evidence)
  const looked = { ...(await lookAt(turn, own.task, evidence)), ...periods }
  const findings = checkEvidence(evidence, {
    task: own.task,
    body: own.body,
    today: dayOf(turn.now),
    register: turn.office.bot.register,
    expectedKinds: looked.expectedKinds,
    others: looked.others,
    ...periods,
  })
  const [before] = (await waitingOf(turn, own.task)).filter(
    ({ state }) => state.body === own.body && state.period === own.period,
  )
  const proof = { evidence, findings, looked, before: before?.evidence ?? null, says }
  if (turn.isSpoken) return ask(turn, own, proof)
  if (isRefused(findings)) return saidDone(turn, own, findings)
  // One document may really prove two tasks, or two periods: who sends it says so.
  const isUsed = findings.some((f) => f === 'number-used' || f === 'number-of-period')
  if (isUsed && (!turn.isConfirmed || turn.isChosen)) return ask(turn, own, proof)
  // Whoever picked the period has seen the late ones beside it.
  if (findings.includes('earlier-owed') && !turn.isConfirmed) return ask(turn, own, proof)
  return sent(turn, own, { ...proof, file: await fileSent(turn, findings) })
}

/** Kept and shown to whoever decides; larger ones are looked at elsewhere. */
const SHOWN_MAX = 10 * 1024 * 1024
/** Null: nothing that is to be shown was attached; 'unseen': it cannot be had. */
async function fileSent(
  { said, fetch }: WordTurn,
  findings: readonly Finding[],
): Promise<OfferedFile | 'unseen' | null> {
  if (!said.file || findings.includes('other-file')) return null
  if ((said.file.size ?? 0) > SHOWN_MAX) return 'unseen'
  const got = await fetch()
  if (got.kind !== 'fetched' || got.bytes.length > SHOWN_MAX) return 'unseen'
  return offered(fileName(said.file.name), got.bytes)
}

function evidenceOf({ said, now }: WordTurn, { rest }: Own): Evidence {
  const { file, channel } = said
  const files = file ? [{ channel, id: file.id, name: file.name, size: file.size }] : []
  return { ...readEvidence(rest, dayOf(now)), files }
}

type Checked = {
  readonly evidence: Evidence
  readonly findings: readonly Finding[]
  readonly looked: Looked
  /** What waits already, and is replaced. */
  readonly before: Evidence | null
  readonly says: string
}
function ask(turn: WordTurn, { task, body, period }: Own, proof: Checked): WordOutcome {
  const { evidence, findings, looked, before, says } = proof
  const refused = findings.filter((f) => isRefused([f]))
  const parts = refused.length
    ? sayDoneAsk(task, period, evidence, refused)
    : sayEvidenceAsk(task, period, evidence, findings, toldTo(body, turn, looked))
  return asking(
    [
      ...parts,
      ...(!refused.length && before ? [sayReplaces(before)] : []),
      ...(!refused.length && findings.includes('number-used') ? [ONE_FOR_TWO] : []),
    ],
    says,
  )
}

// Three answers are kept apart: what they say (here), what is proved, how it compares with the first day.
function saidDone(turn: WordTurn, { task, body, period, rest }: Own, findings: readonly Finding[]): WordOutcome {
  const base = { id: `told:${turn.said.key}`, task: task.no, body, period }
  const entry: NewEntry = { ...base, kind: 'progress', percent: 100, note: noted(turn, `báo xong ${rest}`) }
  return {
    reply: reply(
      sayEvidenceMissing(
        task,
        period,
        findings.filter((f) => isRefused([f])),
      ),
    ),
    changes: recorded(turn.office.bot.register, [entry], turn.now),
  }
}

type Proof = Checked & { readonly file: OfferedFile | 'unseen' | null }
function sent(turn: WordTurn, own: Own, { evidence, findings, looked, before, file }: Proof): WordOutcome {
  const { task, body, period, rest } = own
  const { office, said, now } = turn
  const { register } = office.bot
  const entry: NewEntry<'evidence'> = {
    id: `evidence:${said.key}`,
    task: task.no,
    body,
    period,
    kind: 'evidence',
    ...evidence,
    files: [...evidence.files],
    findings: [...findings],
    note: noted(turn, rest),
  }
  const due = dueWords(turn, own)
  const lines = sayEvidenceNotice(task, {
    body,
    period,
    evidence,
    findings,
    due,
    before,
    behalf: turn.behalf ?? '',
    doubts: looked,
  })
  const text = file === 'unseen' ? `${lines}\n${FILE_UNSEEN}` : lines
  const which = `${task.no} #${said.key}`
  const choices = [
    { label: ACCEPT_LABEL, says: `/xacnhan ${which}` },
    { label: RETURN_LABEL, says: `/tralai ${which}` },
  ]
  return {
    reply: reply([
      ...sayEvidenceSent(task, period, evidence, findings, toldTo(body, turn, looked)),
      ...unread(turn, own),
    ]),
    changes: {
      ...recorded(register, [entry], now),
      queue: noticesTo(office, task.province, {
        key: entry.id,
        text,
        now,
        choices,
        ...(file && file !== 'unseen' ? { file } : {}),
      }),
    },
  }
}
/** «/xong 12 số …, còn việc 13 chưa làm được»: a command writes one thing, and says what it left. */
function unread({ asker, office }: WordTurn, { task, rest }: Own): readonly string[] {
  const { register } = office.bot
  const others = readMatters(`việc ${task.no} xong ${rest}`).slice(1)
  const isOwn = (no: number) => {
    const other = register.task(no)
    return other !== null && mayTouch('xong', asker, other, register)
  }
  return others.filter(({ no }) => isOwn(no)).map(({ text }) => sayStillUnread(text))
}
function dueWords({ office, now }: WordTurn, { task, body, period }: Own): string {
  const { register } = office.bot
  const today = dayOf(now)
  const standing = standingOf(task, body, register, now)
  const due = standing.owed.find((d) => d.period === period) ?? duesFor(task, body, { register, today }).at(-1)
  return due ? `Hạn: ${sayDue(due, today)}` : ''
}
