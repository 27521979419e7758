// /chuyen ID BODY REASON: a share goes to another body once that body and the office agree.
import { isOf, mayTouch } from '../../../domain/access.ts'
import { recorded } from '../../../domain/assignment.ts'
import { dayOf } from '../../../domain/calendar.ts'
import { type NewEntry, SIDES, type Side } from '../../../domain/ledger.ts'
import type { AssignmentState } from '../../../domain/progress.ts'
import { leads, type Task } from '../../../domain/register.ts'
import { reply } from '../../../domain/reply.ts'
import { fold } from '../../../text/fold.ts'
import { REFUSED } from '../../../wording/access.ts'
import {
  AGREE_LABEL,
  DECLINE_LABEL,
  sayDeclineAbout,
  sayHandedOver,
  sayHandoverAgreed,
  sayHandoverAsk,
  sayHandoverAsked,
  sayHandoverNotice,
  sayHandoverRefused,
  sayLeadsToo,
  sayNoHandover,
  sayUnknownBody,
  sayUnreached,
  TAKE_LABEL,
} from '../../../wording/endings.ts'
import { sayReceiveOne } from '../../../wording/import.ts'
import { HANDOVER_HOW } from '../../../wording/work.ts'
import { correctTask } from '../correct.ts'
import {
  asking,
  askingReason,
  noticesTo,
  noticesToBody,
  type Word,
  type WordOutcome,
  type WordTurn,
} from '../word-turn.ts'
import { givenBack, handedOn } from './given-back.ts'
import { readTaskNo } from './own-task.ts'
import { whenOver } from './progress.ts'

export const handOver: Word = async (turn) => {
  const read = readTaskNo(turn.rest)
  const { register } = turn.office.bot
  const task = read && register.task(read.no)
  if (!read) return { reply: reply(HANDOVER_HOW) }
  if (!task) return { reply: reply(REFUSED) }
  const answer = ANSWER.exec(read.rest)?.groups
  if (answer)
    return decide(turn, task, {
      isYes: !/^(khong|tu choi|bac)/.test(fold(answer.how ?? '')),
      id: answer.id ?? null,
      reason: (answer.rest ?? '').trim(),
    })
  // «Giao việc 12 cho Sở Y tế» of the office asks nobody: it is a correction of the lead, shown first.
  const isOffice = turn.isSpoken && turn.asker.member?.role === 'secretariat'
  if (isOffice && read.rest && mayTouch('dinhchinh', turn.asker, task, register))
    return correctTask({ ...turn, rest: asCorrection(read) })
  return ask(turn, task, read.rest)
}
function asCorrection({ no, rest }: { readonly no: number; readonly rest: string }): string {
  const { name, reason } = target(rest)
  const into = name || rest.replace(/^(?:sang|cho|tới|đến)\s+/iu, '')
  return `${no} chủ trì: ${into}${reason ? ` | lý do ${reason}` : ''}`
}

// nhận | đồng ý #id | không nhận: LÝ DO
const ANSWER =
  /^(?<how>nhận|nhan|đồng ý|dong ?y|không(?: nhận| đồng ý)?|khong(?: nhan| dong ?y)?|từ chối|tu choi|bác|bac)(?![\p{L}])\s*(?:#(?<id>\S+))?[\s:]*(?<rest>[\s\S]*)$/iu

function ask(turn: WordTurn, task: Task, words: string): WordOutcome {
  const { asker, office, said, now } = turn
  const { register } = office.bot
  const body = asker.member?.body
  if (!body || !mayTouch('xong', asker, task, register)) return { reply: reply(REFUSED) }
  const over = whenOver(turn, { task, body, period: '', rest: words })
  if (over) return over
  const { name, reason } = target(words)
  const into = register.directory.find(name, task.province)
  if (!name || !reason) return { reply: reply(HANDOVER_HOW) }
  if (!into || into.type === 'nhóm' || into.name === body) return { reply: reply(sayUnknownBody(name)) }
  if (leads(task, into.name) && !handedOn(register, task, into.name).length)
    return { reply: reply(sayLeadsToo(task, into.name)) }
  if (turn.isSpoken)
    return asking(sayHandoverAsk(task, into.name, reason), `/chuyen ${task.no} ${into.name} vì ${reason}`)
  const id = `handover:${said.key}`
  const base = { task: task.no, body, period: '' }
  const entries: readonly NewEntry[] = [
    { ...base, id, kind: 'handover-asked', into: into.name, reason },
    { ...base, id: `${id}:giver`, kind: 'handover-agreed', request: id, side: 'giver' },
  ]
  const text = sayHandoverNotice(task, body, into.name, reason)
  const choices = (yes: string) => [
    { label: yes, says: `/chuyen ${task.no} đồng ý #${said.key}` },
    { label: DECLINE_LABEL, says: `/chuyen ${task.no} không #${said.key}` },
  ]
  const notice = { key: id, text, now }
  const receiver = { province: task.province, name: into.name }
  const toTaker = noticesToBody(office, receiver, { ...notice, choices: choices(TAKE_LABEL) })
  const queue = [...toTaker, ...noticesTo(office, task.province, { ...notice, choices: choices(AGREE_LABEL) })]
  return {
    reply: reply([...sayHandoverAsked(task, into.name), ...sayUnreached(toTaker.length ? [] : [into.name])]),
    changes: { ...recorded(register, entries, now), queue },
  }
}
// «Sở Tài chính vì là việc ngân sách» | «sang Sở Tài chính: là việc ngân sách»
function target(words: string): { readonly name: string; readonly reason: string } {
  const m =
    /^(?:sang|cho|tới|đến)?\s*(?<name>[^:]+?)\s*(?:[:]|(?<![\p{L}])(?:vì|vi|do|lý do|ly do)(?![\p{L}]))\s*(?<reason>[\s\S]+)$/iu.exec(
      words,
    )
  return {
    name: m?.groups?.name?.replace(/[,;]$/, '').trim() ?? '',
    reason: (m?.groups?.reason ?? '').trim().slice(0, 500),
  }
}

type Answer = { readonly isYes: boolean; readonly id: string | null; readonly reason: string }
function decide(turn: WordTurn, task: Task, { isYes, id, reason }: Answer): WordOutcome {
  const { office, now } = turn
  const { register } = office.bot
  const asked = register
    .statesOf(task.no)
    .filter((s) => s.handover && (id === null || s.handover.request === `handover:${id}`))
  const state = asked.find((s) => sideOf(turn, task, s) !== null)
  const side = state && sideOf(turn, task, state)
  if (!state?.handover || !side) {
    // Only who may ask for one learns that none waits: to everybody else the task is as if it were not there.
    const maySay = !asked.length && mayTouch('chuyen', turn.asker, task, register)
    return { reply: reply(maySay ? sayNoHandover(task.no) : REFUSED) }
  }
  const over = whenOver(turn, { task, body: state.body, period: state.period, rest: reason })
  if (over) return over
  const { request, into, agreed } = state.handover
  const base = { task: task.no, body: state.body, period: state.period }
  if (!isYes && !reason)
    return askingReason(turn, {
      says: `/chuyen ${task.no} không #${request.replace(/^handover:/, '')}`,
      task: task.no,
      about: sayDeclineAbout(task.no, state.body),
    })
  if (!isYes) {
    const entry: NewEntry = { ...base, id: `${request}:refused`, kind: 'handover-refused', request, side, reason }
    const parts = sayHandoverRefused(task, side, reason)
    return {
      reply: reply(parts),
      changes: { ...recorded(register, [entry], now), queue: told(turn, task, [state.body], entry.id, parts) },
    }
  }
  const yes: NewEntry = { ...base, id: `${request}:${side}`, kind: 'handover-agreed', request, side }
  const missing = SIDES.filter((s) => s !== side && !agreed.includes(s))
  if (agreed.includes(side)) return { reply: reply(sayHandoverAgreed(task, side, missing)) }
  if (missing.length)
    return { reply: reply(sayHandoverAgreed(task, side, missing)), changes: recorded(register, [yes], now) }
  const ended: NewEntry = {
    ...base,
    id: `${request}:done`,
    kind: 'ended',
    how: 'handed-over',
    document: 'thỏa thuận của hai cơ quan và văn phòng trong sổ',
    day: dayOf(now),
    person: turn.said.name ?? '',
    intoTask: null,
    intoBody: into,
  }
  const parts = sayHandedOver(task, state.body, into)
  const queue = told(turn, task, [state.body, into], ended.id, parts, into)
  const back = givenBack({ register, task, into, id: ended.id })
  return {
    reply: reply(parts, side === 'taker' ? [sayReceiveOne(task.no)] : []),
    changes: { ...recorded(register, [yes, ended, ...back], now), queue },
  }
}
// The office agrees for itself, the focal person of the other body for that body.
function sideOf({ asker, office }: WordTurn, task: Task, { handover }: AssignmentState): Side | null {
  const { member } = asker
  if (!member || !isOf(member, task.province, office.bot.register.directory)) return null
  if (member.role === 'secretariat') return 'office'
  return member.role === 'focal' && member.body === handover?.into ? 'taker' : null
}
function told(
  turn: WordTurn,
  task: Task,
  names: readonly string[],
  key: string,
  parts: readonly string[],
  taker: string | null = null,
) {
  const notice = { key, text: parts.join('\n'), now: turn.now }
  // Who takes it over acknowledges it as the lead, also where it helped before.
  const choicesOf = (name: string) => (name === taker ? { choices: [sayReceiveOne(task.no)] } : {})
  const bodies = names.flatMap((name) =>
    noticesToBody(turn.office, { province: task.province, name }, { ...notice, ...choicesOf(name) }),
  )
  // The one who acts has the answer already.
  const { channel, chat } = turn.said
  const all = [...bodies, ...noticesTo(turn.office, task.province, notice)]
  return all.filter((m) => m.to.channel !== channel || m.to.chat !== chat)
}
