// /giahan ID 30/9/2025 REASON: a later day is asked for before the last one; the office decides, the first day stays.
import { isOf, mayTouch } from '../../../domain/access.ts'
import { recorded } from '../../../domain/assignment.ts'
import { addDays, addMonths, type Day, dayOf, writeDay } from '../../../domain/calendar.ts'
import type { NewEntry } from '../../../domain/ledger.ts'
import { movedTo } from '../../../domain/moved.ts'
import type { AssignmentState } from '../../../domain/progress.ts'
import type { Task } from '../../../domain/register.ts'
import { reply } from '../../../domain/reply.ts'
import { isLate, type Owed, standingOf } from '../../../domain/status.ts'
import { readDates } from '../../../text/asked-dates.ts'
import { fold } from '../../../text/fold.ts'
import { readWords } from '../../../text/words.ts'
import { REFUSED } from '../../../wording/access.ts'
import { sayWhichBody, sayWhose } from '../../../wording/evidence.ts'
import {
  EXTENSION_HOW,
  GRANT_LABEL,
  REFUSE_LABEL,
  sayEvidenceWaits,
  sayExtendAbout,
  sayExtensionAsk,
  sayExtensionAsked,
  sayExtensionGranted,
  sayExtensionNotice,
  sayExtensionRefused,
  sayNoDue,
  sayNoRequest,
  sayNotLater,
  sayRefuseAbout,
  sayTooLate,
  WHY_NEEDED,
} from '../../../wording/work.ts'
import {
  asking,
  askingReason,
  askingWhich,
  noticesTo,
  noticesToBody,
  type Word,
  type WordOutcome,
  type WordTurn,
} from '../word-turn.ts'
import { type Own, readOwn, readTaskNo, writePeriod } from './own-task.ts'
import { whenOver } from './progress.ts'

export const askExtension: Word = async (turn) => {
  if (turn.asker.member?.role === 'secretariat') return decideExtension(turn)
  const read = readOwn(turn, 'giahan', EXTENSION_HOW)
  if (read.kind === 'other') return read.outcome
  const { own } = read
  const over = whenOver(turn, own)
  if (over) return over
  const { register } = turn.office.bot
  const { owed, status } = standingOf(own.task, own.body, register, turn.now)
  const mine = owed.filter((d) => d.period === own.period)
  const due = mine.find((d) => !isLate(d, turn.now)) ?? mine[0]
  if (!due && status.kind === 'awaiting-acceptance') return { reply: reply(sayEvidenceWaits(own.task.no)) }
  if (!due) return { reply: reply(sayNoDue(own.task.no)) }
  if (isLate(due, turn.now)) return { reply: reply(sayTooLate(own.task.no, due.last)) }
  const wish = readWish(own.rest, dayOf(turn.now)) ?? readAdded(own.rest, due.last)
  if (!wish) return { reply: reply(EXTENSION_HOW) }
  if (wish.until <= due.last) return { reply: reply(sayNotLater(own.task.no, due.last)) }
  if (!wish.reason) return whyWanted(turn, own, wish.until)
  return ask(turn, own, due, { until: wish.until, reason: wish.reason })
}

type Wish = { readonly until: Day; readonly reason: string }
// 30/9/2025 chờ Bộ | đến 30/9 vì chờ Bộ | hết tháng 9 do … : the first date, and the words behind it.
function readWish(text: string, today: Day): Wish | null {
  const words = readWords(text)
  const date = readDates(words, today)[0]
  if (!date) return null
  const until = date.how === 'before' && date.until ? addDays(date.until, 1) : (date.until ?? date.named)
  const end = words[date.to - 1]
  const rest = end ? text.slice(end.to) : ''
  return { until, reason: reasonIn(rest) }
}
function reasonIn(rest: string): string {
  const reason = rest.replace(/^[\s,.;:-]*(?:(?:vì|vi|do|lý do|ly do|bởi|boi)(?:\s+(?:là|la))?[\s:]+)?/iu, '').trim()
  return reason.slice(0, 500)
}

// thêm 10 ngày vì chờ Bộ | them 2 tuan do … : counted from the day that holds now
const ADDED =
  /^(?:thêm|them)\s+(?<n>\d{1,3})\s+(?<unit>ngày|ngay|tuần|tuan|tháng|thang)(?!\p{L})(?!\s+(?:làm việc|lam viec))(?<rest>[\s\S]*)$/iu
function readAdded(text: string, last: Day): Wish | null {
  const groups = ADDED.exec(text.trim())?.groups
  const n = Number(groups?.n)
  if (!groups || !n) return null
  const unit = fold(groups.unit ?? '')
  const until = unit === 'thang' ? addMonths(last, n) : addDays(last, unit === 'tuan' ? 7 * n : n)
  return { until, reason: reasonIn(groups.rest ?? '') }
}
/** A day without a reason: the reason is asked for. For a body that called the office, the office writes both at once. */
function whyWanted(turn: WordTurn, { task, period }: Own, until: Day): WordOutcome {
  if (turn.behalf !== undefined) return { reply: reply(WHY_NEEDED) }
  const says = `/giahan ${task.no} ${writePeriod(period)}${writeDay(until)}`
  return askingReason(turn, { says, task: task.no, about: sayExtendAbout(task.no, until) })
}
function ask(turn: WordTurn, own: Own, due: Owed, { until, reason }: Wish): WordOutcome {
  const { task, body, period } = own
  const { office, said, now } = turn
  if (turn.isSpoken)
    return asking(
      sayExtensionAsk(task, due.last, until, reason),
      `/giahan ${task.no} ${writePeriod(period)}${writeDay(until)} ${reason}`,
    )
  const id = `extension:${said.key}`
  const of = due.extended?.of ?? due.due
  const entry: NewEntry = { id, task: task.no, body, period, kind: 'extension-asked', of, until, reason }
  const first = due.extended?.last ?? due.last
  const text = sayExtensionNotice(task, { body, first, until, reason, times: due.extended?.times ?? 0 })
  const choices = [
    { label: GRANT_LABEL, says: `/giahan ${task.no} đồng ý #${said.key}` },
    { label: REFUSE_LABEL, says: `/giahan ${task.no} không #${said.key}` },
  ]
  return {
    reply: reply(sayExtensionAsked(task, until)),
    changes: {
      ...recorded(office.bot.register, [entry], now),
      queue: noticesTo(office, task.province, { key: id, text, now, choices }),
    },
  }
}

// đồng ý [#id | BODY] [NGÀY] · không [#id | BODY:] LÝ DO
const VERDICT =
  /^(?<how>đồng ý|dong ?y|cho|được|duoc|không(?: đồng ý)?|khong(?: ?dong ?y)?|bác|bac|từ chối|tu choi)(?![\p{L}])\s*(?:#(?<id>\S+))?\s*(?<rest>[\s\S]*)$/iu

function decideExtension(turn: WordTurn): WordOutcome {
  const { register } = turn.office.bot
  const read = readTaskNo(turn.rest)
  if (!read) return { reply: reply(EXTENSION_HOW) }
  const task = register.task(read.no)
  const { member } = turn.asker
  if (
    !task ||
    !member ||
    !mayTouch('xacnhan', turn.asker, task, register) ||
    !isOf(member, task.province, register.directory)
  )
    return { reply: reply(REFUSED) }
  const verdict = VERDICT.exec(read.rest)?.groups
  const asked = register.statesOf(task.no).filter((s) => s.asked)
  if (!verdict || !asked.length) return { reply: reply(sayNoRequest(task.no)) }
  const isYes = /^(dong ?y|cho|duoc)/.test(fold(verdict.how ?? ''))
  const rest = verdict.rest ?? ''
  const fitting = verdict.id
    ? asked.filter((s) => s.asked?.request === `extension:${verdict.id}`)
    : byBody(turn, task, asked, rest)
  const [only, second] = fitting
  if (!only) return { reply: reply(sayNoRequest(task.no)) }
  if (second)
    return askingWhich(
      sayWhichBody(task.no, fitting),
      fitting.map((s) => ({
        label: sayWhose(s),
        says: `/giahan ${task.no} ${isYes ? 'đồng ý' : 'không'} #${s.asked?.request.replace(/^extension:/, '')} ${rest}`.trim(),
      })),
    )
  // What has ended in between takes no later date.
  const over = whenOver(turn, { task, body: only.body, period: only.period, rest })
  return over ?? decided(turn, task, only, { isYes, rest: withoutBody(turn, task, rest, only.body) })
}
function byBody(turn: WordTurn, task: Task, asked: readonly AssignmentState[], rest: string) {
  const name = rest.split(':')[0]?.trim() ?? ''
  const found = name ? turn.office.bot.register.directory.find(name, task.province) : null
  return found ? asked.filter((s) => s.body === found.name) : asked
}
// «SXD: đã gia hạn một lần»: the short name in front is whose request it is, not a part of the reason.
function withoutBody({ office }: WordTurn, task: Task, rest: string, body: string): string {
  const at = rest.indexOf(':')
  const head = at < 0 ? '' : rest.slice(0, at).trim()
  const isName = head !== '' && office.bot.register.directory.find(head, task.province)?.name === body
  return (isName ? rest.slice(at + 1) : rest).trim()
}

type Verdict = { readonly isYes: boolean; readonly rest: string }
function decided(turn: WordTurn, task: Task, state: AssignmentState, { isYes, rest }: Verdict): WordOutcome {
  const { asked, body, period } = state
  if (!asked) return { reply: reply(sayNoRequest(task.no)) }
  const reason = rest.replace(/^(vì|vi|do|lý do|ly do)(?![\p{L}])[\s:]*/iu, '').trim()
  if (!isYes && !reason)
    return askingReason(turn, {
      says: `/giahan ${task.no} không #${asked.request.replace(/^extension:/, '')}`,
      task: task.no,
      about: sayRefuseAbout(task.no, body),
    })
  const base = { id: `decided:${asked.request}`, task: task.no, body, period }
  // The office may give another day than the one asked for.
  const until = (isYes ? readWish(rest, dayOf(turn.now))?.until : undefined) ?? asked.until
  const granted = state.extensions?.find((e) => e.of === asked.of)?.times ?? 0
  const times = granted + (movedTo(task.record, asked.of)?.times ?? 0) + 1
  const entry: NewEntry = isYes
    ? { ...base, kind: 'extension-granted', request: asked.request, of: asked.of, until }
    : { ...base, kind: 'extension-refused', request: asked.request, reason: reason.slice(0, 500) }
  const parts = isYes ? sayExtensionGranted(task, body, until, times) : sayExtensionRefused(task, body, reason)
  const notice = { key: base.id, text: parts.join('\n'), now: turn.now }
  const queue = noticesToBody(turn.office, { province: task.province, name: body }, notice)
  return { reply: reply(parts), changes: { ...recorded(turn.office.bot.register, [entry], turn.now), queue } }
}
