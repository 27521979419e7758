// /dinhchinh 12 hạn: trước 20/9: a published task is corrected, after «đúng không», with the old value kept.
import { mayTouch } from '../../domain/access.ts'
import { dayOf } from '../../domain/calendar.ts'
import type { Directory } from '../../domain/directory.ts'
import type { Task } from '../../domain/register.ts'
import { reply } from '../../domain/reply.ts'
import { leadsAmong } from '../../domain/roles.ts'
import { saysMistyped } from '../../text/mistyped.ts'
import {
  CORRECT_HOW,
  NO_CHANGE,
  NO_SUCH_TASK,
  sayCorrected,
  sayCorrectionAsked,
  sayLack,
  TASK_CHANGED_SINCE,
} from '../../wording/correct.ts'
import { sayTrouble, type Trouble } from '../../wording/review.ts'
import { type Correction, lackOf, planCorrections, taskSeal, type Wanted, warningsOf, withLead } from '../correct.ts'
import { placesNow } from '../current-office.ts'
import { readSpoken } from '../review/spoken.ts'
import { readNames, readTyped } from '../review/typed.ts'
import { asking, type Word } from './word-turn.ts'

export const correctTask: Word = async (turn) => {
  const { rest, asker, office, now, manners, said, isConfirmed } = turn
  const { register } = office.bot
  const [head = '', ...all] = withReasonApart(rest).split(/\s*\|\s*/)
  // «| #3f9a…»: what stood there when it was shown.
  const seen = all.find((n) => SEAL.test(n))?.slice(1) ?? null
  const notes = all.filter((n) => !SEAL.test(n))
  const read = /^(?:việc\s+|viec\s+)?(?:số\s+|so\s+)?(?<no>\d{1,7})\s*[:,]?\s+(?<words>[\s\S]+)$/iu.exec(head)?.groups
  if (!read) return { reply: reply([...CORRECT_HOW]) }
  const task = register.task(Number(read.no))
  if (!task || !mayTouch('dinhchinh', asker, task, register)) return { reply: reply([NO_SUCH_TASK]) }
  const wanted = readWanted(read.words ?? '', { task, directory: register.directory, today: dayOf(now) })
  if (!wanted) return { reply: reply([...CORRECT_HOW]) }
  if ('kind' in wanted) return { reply: reply([sayTrouble(wanted)]) }
  const correction = { task, wanted, ...readNotes(notes), person: said.name ?? said.user }
  const world = { register, chats: placesNow(office, now), now, quiet: manners.quiet, origin: said.key }
  const plan = planCorrections([correction], world)
  if (!plan) return { reply: reply([NO_CHANGE]) }
  const lack = lackOf(correction, world)
  if (lack) return { reply: reply(sayLack(lack)) }
  const seal = taskSeal([task])
  if (!isConfirmed || (seen !== null && seen !== seal)) {
    const warned = warningsOf(correction, world)
    const shown = sayCorrectionAsked(task, plan.told, plan.messages.length, plan.unreached, warned)
    const says = `/dinhchinh ${[head, ...notes, `#${seal}`].join(' | ')}`
    return asking([...(isConfirmed ? [TASK_CHANGED_SINCE] : []), ...shown], says)
  }
  return { reply: reply([sayCorrected(task, plan.messages.length)]), changes: plan.changes }
}

// 12 hạn: trước 15/10 vì Thường trực cho lùi → … | lý do Thường trực cho lùi      not: a document or reason set apart already
function withReasonApart(rest: string): string {
  const groups = rest.includes('|') ? undefined : REASON.exec(rest)?.groups
  return groups ? `${groups.head} | lý do ${groups.why}` : rest
}
const REASON =
  /^(?<head>(?:(?:việc|viec)\s+)?(?:(?:số|so)\s+)?\d{1,7}\s*[:,]?\s+(?:thời\s+|thoi\s+)?(?:hạn|han)\s*(?::|thành|thanh)\s*(?=[^|]*\d)[^|]+?)[\s,;]+(?:vì|vi|do|lý do|ly do)[\s:]+(?<why>\p{L}[^|]+)$/iu
const SEAL = /^#[0-9a-f]{8}$/

type About = { readonly task: Task; readonly directory: Directory; readonly today: string }
/** «hạn: trước 20/9», «chủ trì: Sở Y tế»; null: no correction; a trouble where a value cannot be read. */
export function readWanted(words: string, { task, directory, today }: About): Wanted | Trouble | null {
  const spoken = readSpoken(words.replace(/^(?<field>[^:]{2,20}?)\s+(?:thành|thanh)\s+/iu, '$<field>: '))?.spoken
  switch (spoken?.kind) {
    case 'lead':
    case 'coop': {
      const { names, unknown } = readNames(spoken.words, directory, task.province)
      if (unknown.length) return { kind: 'unknown-bodies', names: unknown }
      if (spoken.kind === 'lead' && !names.length) return { kind: 'lead-needed' }
      if (spoken.kind === 'lead') return withLead([...names], task)
      const leading = leadsAmong({ lead: task.record.lead, coop: [...names] })
      return leading.length ? { kind: 'leads-already', names: leading } : { coop: [...names] }
    }
    case 'deadlines': {
      const issued = task.document.issued ?? task.document.meeting
      const read = readTyped(spoken.words, { issued, today, about: task.record.text ?? '' })
      return read ? { deadlines: [...read] } : { kind: 'no-time', words: spoken.words }
    }
    case 'title':
      return { title: spoken.words.replace(/\s+/g, ' ').slice(0, 300) }
    default:
      return null
  }
}

// | theo 45-CV/VPTU | lý do nhầm năm
function readNotes(notes: readonly string[]): Pick<Correction, 'document' | 'reason' | 'isMistyped'> {
  const after = (pattern: RegExp) => notes.map((n) => pattern.exec(n)?.groups?.words?.trim()).find(Boolean) ?? null
  const document = after(/^theo\s+(?<words>.+)$/isu)
  const reason = after(/^(?:lý do|ly do)\s*:?\s*(?<words>.+)$/isu)
  const why = reason ?? notes.find((n) => n && !/^(theo|lý do|ly do)(?!\p{L})/iu.test(n)) ?? ''
  return { document, reason: why, isMistyped: saysMistyped(why) }
}
