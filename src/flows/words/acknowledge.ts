// «Đã nhận»: a body says that it has its tasks; written in the ledger once, whoever presses how often.

import { isOf } from '../../domain/access.ts'
import { recorded } from '../../domain/assignment.ts'
import { dayOf } from '../../domain/calendar.ts'
import type { Member } from '../../domain/chat.ts'
import type { NewEntry } from '../../domain/ledger.ts'
import { isKnown, leads, type Register, type Task } from '../../domain/register.ts'
import { reply } from '../../domain/reply.ts'
import {
  ACKNOWLEDGE_WHO,
  NOTHING_TO_ACKNOWLEDGE,
  sayAcknowledged,
  sayAcknowledgedBefore,
} from '../../wording/hand-out.ts'
import { ownBody } from '../access.ts'
import { HANDED } from '../publish.ts'
import { takeReceipt } from './broadcast.ts'
import type { Word, WordTurn } from './word-turn.ts'

export const acknowledge: Word = async (turn) => {
  // «B3» is a message sent round, everything else a task.
  if (/^b\d/i.test(turn.rest.trim())) return takeReceipt(turn)
  const { asker, office, storage, now } = turn
  const { register } = office.bot
  const body = bodyMeant(turn)
  if (!body) return { reply: reply([ACKNOWLEDGE_WHO]) }
  const handed = await storage.settings(HANDED)
  const { directory } = register
  const { member } = asker
  const provinces = directory.provinces.filter((p) => member !== null && isOf(member, p, directory))
  const own = provinces
    .flatMap((p) => register.tasksIn(p))
    .filter((t) => isKnown(t.document, dayOf(now)) && isShareOf(t, body))
  const tasks = tasksMeant(own, turn, (t) => handed.has(HANDED + t.document.id) && !isAcknowledged(register, t, body))
  // The office sees every task: of one that is another's it is told who says so.
  const isOthers = member?.role === 'secretariat' && /\d/.test(turn.rest)
  if (!tasks.length) return { reply: reply([isOthers ? ACKNOWLEDGE_WHO : NOTHING_TO_ACKNOWLEDGE]) }
  const fresh = tasks.filter((t) => !isAcknowledged(register, t, body))
  if (!fresh.length) {
    const entries = await alsoBy(turn, tasks, body)
    const said = reply([sayAcknowledgedBefore(body, tasks)])
    return entries.length ? { reply: said, changes: recorded(register, entries, now) } : { reply: said }
  }
  const entries = fresh.map((t) => received(firstOf(t, body, register), t, body))
  return { reply: reply([sayAcknowledged(body, fresh)]), changes: recorded(register, entries, now) }
}

function received(id: string, task: Task, body: string): NewEntry<'acknowledged'> {
  const base = { kind: 'acknowledged', id, task: task.no, body, period: '' } as const
  return leads(task, body) ? base : { ...base, as: 'coop' }
}
/** Who helped and leads now says it a second time. */
function firstOf({ no }: Task, body: string, register: Register): string {
  const before = register.ownState(no, body, '')?.acknowledgedAt
  return before === undefined ? `ack:${no}:${body}` : `ack:${no}:${body}:lead`
}
/** Another person of the same body: the first one's hour holds, both stand in the ledger, each once. */
async function alsoBy({ said, storage }: WordTurn, tasks: readonly Task[], body: string) {
  const me = `${said.channel}:${said.user}`
  const before = await storage.entries({ tasks: tasks.map((t) => t.no), kinds: ['acknowledged'] })
  return tasks.flatMap((t) => {
    const mine = before.filter((e) => e.task === t.no && e.body === body)
    // Closed without having been received: there is nothing to add to.
    if (!mine.length || mine.some((e) => e.by === me)) return []
    return [received(`ack:${t.no}:${body}:${mine.length + 1}`, t, body)]
  })
}

/** The body for which a person may say it here: his own, and in a group only where the group is bound to it. */
function bodyMeant({ asker }: WordTurn): string | null {
  const { member, chat, isGroup } = asker
  const body = member && SPEAKS.has(member.role) ? ownBody(member) : null
  return body && (!isGroup || chat?.bodies.includes(body)) ? body : null
}

const SPEAKS: ReadonlySet<Member['role']> = new Set(['focal', 'member', 'secretariat'])

// «12»: this task; «12+», the button of a hand-out: all of its document; nothing: all that was handed out and not received.
function tasksMeant(
  own: readonly Task[],
  { rest, office }: WordTurn,
  isMissing: (task: Task) => boolean,
): readonly Task[] {
  if (!/\d/.test(rest)) return own.filter(isMissing)
  const whole = /^(?<no>\d{1,7})\+$/.exec(rest.trim())?.groups?.no
  if (whole) {
    // In a chat of several bodies the first task of the hand-out may be another body's.
    const document = office.bot.register.task(Number(whole))?.document.id
    return own.filter((t) => t.document.id === document)
  }
  const numbers = new Set(rest.match(/\d{1,7}/g)?.map(Number))
  return own.filter((t) => numbers.has(t.no))
}

/** True when a task is a body's own or one of its circle's; what goes to everybody is received by nobody in particular. */
export function isShareOf(task: Task, body: string): boolean {
  return task.shares.get(body)?.some((s) => s.how !== 'everybody') ?? false
}
export function isAcknowledged(register: Register, task: Task, body: string): boolean {
  const state = register.ownState(task.no, body, '')
  const isReceived = state?.acknowledgedAt !== undefined && !(state.acknowledgedAs === 'coop' && leads(task, body))
  return isReceived || register.state(task, body, '')?.state === 'closed'
}
