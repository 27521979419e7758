// /ketthuc ID [BODY:] [kỳ …] xong không văn bản ngày DAY, căn cứ WHAT, PERSON: work that was done and of which no document tells.
import { type Day, dayOf } from '../../../domain/calendar.ts'
import { hasPeriods } from '../../../domain/events.ts'
import type { NewEntry } from '../../../domain/ledger.ts'
import type { Task } from '../../../domain/register.ts'
import { openDues, standingOf, wholeStanding } from '../../../domain/status.ts'
import { readEvidence } from '../../../text/evidence-words.ts'
import { readPeriod } from '../../../text/period-words.ts'
import { type DecisionPart, sayLacking, type Untimely } from '../../../wording/decision.ts'
import { sayUnknownBody, UNPROVEN_HOW } from '../../../wording/endings.ts'
import { sayPeriodSaid } from '../../../wording/periods.ts'
import { sayWhichPeriod } from '../../../wording/work.ts'
import type { WordTurn } from '../word-turn.ts'
import { personIn, untimelyOf } from './decision.ts'

// xong không văn bản … | Sở Y tế: hoàn thành, không có văn bản … | kỳ tháng 8 đã xong …
const DONE =
  /^(?:(?<who>[^:]{2,120}?):\s*)?(?:đã\s+|da\s+)?(?:làm\s+|lam\s+)?(?:xong|hoàn thành|hoan thanh)(?![\p{L}])\s*,?\s*(?<rest>[\s\S]*)$/iu
const WITHOUT =
  /^(?:(?:nhưng|nhung|mà|ma)\s+)?(?:không|khong|chưa|chua)(?:\s+(?:có|co))?\s+(?:văn bản|van ban|minh chứng|minh chung)\s*,?\s*/iu

type Ended = Extract<NewEntry, { kind: 'ended' }>
export type UnprovenRead =
  | { readonly kind: 'entry'; readonly entry: Omit<Ended, 'id'> }
  | { readonly kind: 'not'; readonly why: readonly string[] }

/** Null: something else than «xong» is said. */
export function readUnproven(turn: WordTurn, task: Task, words: string): UnprovenRead | null {
  const { register } = turn.office.bot
  const today = dayOf(turn.now)
  const named = readPeriod(words, today)
  const groups = DONE.exec(named?.rest ?? words)?.groups
  if (!groups) return null
  const rest = groups.rest ?? ''
  if (!WITHOUT.test(rest)) return { kind: 'not', why: UNPROVEN_HOW }
  const body = groups.who ? register.directory.find(groups.who.trim(), task.province) : null
  if (groups.who && !(body && task.shares.has(body.name)))
    return { kind: 'not', why: sayUnknownBody(groups.who.trim()) }
  const name = body?.name ?? ''
  // Named, any period that is known; otherwise what has come and the next one.
  const known = named
    ? openDues(task, name, { register, now: turn.now })
    : (name ? standingOf(task, name, register, turn.now) : wholeStanding(task, register, turn.now)).owed
  const owed = known.filter((d) => d.period !== '')
  const fitting = named ? named.among(owed) : owed
  const [period] = fitting
  if (task.record.deadlines.some(hasPeriods) && (!period || (!named && fitting.length > 1)))
    return { kind: 'not', why: sayWhichPeriod(task.no, named && sayPeriodSaid(named), owed, today) }
  const said = readSaid(rest.replace(WITHOUT, ''), task, today)
  if ('lacking' in said) return { kind: 'not', why: [...UNPROVEN_HOW, ...sayLacking(said.lacking, said.untimely)] }
  const { day, reason, person } = said
  const base = { task: task.no, body: name, period: period?.period ?? '', kind: 'ended', how: 'unproven' } as const
  return { kind: 'entry', entry: { ...base, document: reason, day, person, intoTask: null, intoBody: null } }
}

type Said =
  | { readonly day: Day; readonly reason: string; readonly person: string }
  | { readonly lacking: readonly DecisionPart[]; readonly untimely: Untimely | null }
// ngày 14/8/2025, căn cứ biên bản nghiệm thu, đồng chí Chánh Văn phòng
function readSaid(words: string, task: Task, today: Day): Said {
  const { day } = readEvidence(words, today)
  const parts = words.split(/[,;]/).map((p) => p.trim())
  const isDay = (p: string) => /^(?:ngày|ngay)?\s*\d{1,2}[/.-]\d{1,2}/iu.test(p)
  const plain = parts.filter((p) => p && !isDay(p))
  const person = plain.length > 1 ? personIn(plain.at(-1) ?? '', null) : ''
  const reason = plain
    .slice(0, person ? -1 : undefined)
    .join(', ')
    .replace(/^(?:căn cứ|can cu|lý do|ly do|vì|vi)\s*:?\s*/iu, '')
    .slice(0, 300)
  const untimely = untimelyOf(day, task, today)
  if (day && !untimely && reason && person) return { day, reason, person }
  const lacking: DecisionPart[] = []
  if (!day) lacking.push('day')
  if (!reason) lacking.push('reason')
  if (!person) lacking.push('person')
  return { lacking, untimely }
}
