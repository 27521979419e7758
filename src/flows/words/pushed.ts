// /tin: reads what was pushed here, the newest first. Needed where pushes carry no content.
import { viewerOf } from '../../domain/access.ts'
import { addDays, dayOf, type Moment, momentOf } from '../../domain/calendar.ts'
import type { Chat, Viewer } from '../../domain/chat.ts'
import type { OutboxMessage } from '../../domain/delivery.ts'
import { type Address, addressKey } from '../../domain/message.ts'
import type { Register, Task } from '../../domain/register.ts'
import { reply } from '../../domain/reply.ts'
import { maySee } from '../../domain/task-list.ts'
import { audienceOf, OFFICE } from '../../reminders/alarms.ts'
import { sayMoment } from '../../wording/broadcast.ts'
import { NO_PUSH, OLDER_PUSH, sayPushedRead } from '../../wording/private-push.ts'
import { tasksNamed } from '../private-push.ts'
import type { Word, WordTurn } from './word-turn.ts'

const KEPT_DAYS = 7

export const readPushed: Word = async (turn) => {
  const messages = await pushedTo(turn)
  const nth = Math.min(Math.max(Number(/^\d{1,3}$/.exec(turn.rest.trim())?.[0] ?? 1), 1), Math.max(messages.length, 1))
  const message = messages[nth - 1]
  if (!message) return { reply: reply(NO_PUSH) }
  const file = await turn.storage.file(message.key)
  const older = nth < messages.length ? [{ label: OLDER_PUSH, says: `/tin ${nth + 1}` }] : []
  const head = sayPushedRead(nth, messages.length, sayMoment(message.sentAt ?? message.dueAt, turn.now))
  const choices = [...(message.offers?.choices ?? []), ...older]
  // Each task with what is indented under it is a part of its own: as one part nothing would say where it may be cut.
  const parts = message.text.split(/\n(?=\S)/)
  return { reply: { ...reply([head, ...parts], choices), ...(file ? { file } : {}) } }
}

async function pushedTo(turn: WordTurn): Promise<readonly OutboxMessage[]> {
  const { storage, asker, office, now } = turn
  const viewer = viewerOf(asker, office.bot.register.directory)
  const queuedFrom = momentOf(addDays(dayOf(now), -KEPT_DAYS))
  const kinds = ['digest', 'handout', 'broadcast', 'notice'] as const
  const found = await Promise.all(
    placesOf(turn, viewer).map(async ({ to, since }) => {
      const { channel, chat } = to
      const sent = await storage.messages({ channel, chat, kinds, queuedFrom, states: ['sent'] })
      return sent.filter((m) => addressKey(m.to) === addressKey(to) && m.queuedAt >= since)
    }),
  )
  return found
    .flat()
    .filter((m) => m.text !== '' && seesAll(turn, viewer, m))
    .sort((a, b) => (b.sentAt ?? 0) - (a.sentAt ?? 0))
}
type Place = { readonly to: Address; readonly since: Moment }
/** The chat that it is asked in; in private also the chats of the asker's own body. Nothing from before a chat was theirs. */
function placesOf({ said, asker, office }: WordTurn, viewer: Viewer): readonly Place[] {
  if (asker.chat) return [{ to: asker.chat.to, since: sinceOf(asker.chat) }]
  const here = { to: { channel: said.channel, chat: said.chat, thread: null }, since: 0 }
  if (viewer.role !== 'agency') return [here]
  const isOwn = (bodies: readonly string[]) => bodies.length > 0 && bodies.every((b) => viewer.bodies.includes(b))
  const own = office.chats.filter((c) => c.province === viewer.province && isOwn(c.bodies))
  const others = own.filter((c) => addressKey(c.to) !== addressKey(here.to))
  return [here, ...others.map((c) => ({ to: c.to, since: sinceOf(c) }))]
}
const sinceOf = (chat: Chat) => chat.bodiesAt ?? chat.boundAt
// Rights are those of today: what the asker may no longer see is not read out of old messages either.
function seesAll({ office }: WordTurn, viewer: Viewer, { text }: OutboxMessage): boolean {
  const { register } = office.bot
  return tasksNamed(text).every((no) => {
    const task = register.task(no)
    return task !== null && (maySee(viewer, task, register) || hearsOf(viewer, task, register))
  })
}
// What climbs to a body, and all of its province to the office's own group: neither is its own work, both stand in its digest.
function hearsOf(viewer: Viewer, task: Task, register: Register): boolean {
  if (viewer.role !== 'agency' || viewer.province !== task.province) return false
  const { bodies } = viewer
  const isHere = (name: string) => bodies.includes(name)
  const climbsTo = (name: string) =>
    ([2, 3] as const).some((level) => audienceOf(task, name, level, register).some((b) => isHere(b.name)))
  const deciders = register.statesOf(task.no).flatMap((s) => s.stuck?.decider ?? [])
  const leads = [...task.shares].flatMap(([name, shares]) => (shares.some((s) => s.role === 'lead') ? [name] : []))
  return isHere(OFFICE) || deciders.some(isHere) || (leads.length ? leads : [OFFICE]).some(climbsTo)
}
