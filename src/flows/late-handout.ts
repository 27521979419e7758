// A chat tied to a body after a document was published: what the body still owes of it, and was never handed, is handed out now.
import { dayOf, type Moment } from '../domain/calendar.ts'
import type { Chat } from '../domain/chat.ts'
import type { OutboxMessage } from '../domain/delivery.ts'
import { addressKey, type Message, newsKey, taskOfStep } from '../domain/message.ts'
import type { Register, Task } from '../domain/register.ts'
import { isOpen, standingOf } from '../domain/status.ts'
import type { Changes, Storage } from '../ports.ts'
import { firstAllowed, type QuietHours } from '../reminders/quiet-hours.ts'
import { sayHandout, sayReceive } from '../wording/import.ts'
import { chatAt } from './access.ts'
import { HANDED, handedKey } from './publish.ts'
import { isAcknowledged } from './words/acknowledge.ts'

type LateWorld = {
  readonly register: Register
  /** The chats as they were tied before. */
  readonly chats: readonly Chat[]
  readonly now: Moment
  readonly quiet: QuietHours
}

/** The changes that tie chats to bodies, with the hand-outs that those bodies have missed. */
export async function withLateHandouts(
  storage: Pick<Storage, 'messages' | 'settings'>,
  changes: Partial<Changes>,
  world: LateWorld,
): Promise<Partial<Changes>> {
  const tied = (changes.chats ?? []).flatMap((chat) => {
    const before = chatAt(world.chats, chat.to)
    const isNew = (body: string) => !before?.bodies.includes(body) || before.parked !== null
    return chat.parked === null ? chat.bodies.filter(isNew).map((body) => ({ chat, body })) : []
  })
  if (!tied.length) return changes
  const handed = await storage.settings(HANDED) // gather
  if (!handed.size) return changes
  const sent = await storage.messages({ kinds: ['handout'] })
  const late = tied.flatMap((one) => lateHandouts(one, { ...world, handed, sent })) // decide
  return late.length ? { ...changes, queue: [...(changes.queue ?? []), ...late] } : changes
}

type Tied = { readonly chat: Chat; readonly body: string }
type Facts = LateWorld & { readonly handed: ReadonlyMap<string, string>; readonly sent: readonly OutboxMessage[] }
function lateHandouts({ chat, body }: Tied, facts: Facts): readonly Message[] {
  const { register, now, quiet, handed } = facts
  const { to, province } = chat
  const told = toldTo(body, province, facts)
  const isMissed = (task: Task) =>
    task.shares.has(body) &&
    handed.has(handedKey(task.document.id)) &&
    !told.has(task.no) &&
    !isAcknowledged(register, task, body) &&
    isOpen(standingOf(task, body, register, now).status)
  const missed = register.tasksIn(province).filter(isMissed)
  const documents = [...new Set(missed.map((t) => t.document))]
  return documents.map((document) => {
    const tasks = missed.filter((t) => t.document === document)
    return {
      key: `handout:${document.id}:${addressKey(to)}:${body}`,
      to,
      kind: 'handout',
      text: sayHandout(document, tasks, [body], { register, today: dayOf(now) }),
      offers: { choices: [sayReceive(tasks[0]?.no ?? null)], isGroup: true },
      tells: tasks.map((t) => newsKey(t.no, to)),
      dueAt: firstAllowed(now, quiet, register.rules.calendar),
      staleAt: null,
      queuedAt: now,
    }
  })
}
/** The tasks that a hand-out has told any chat of a body. */
function toldTo(body: string, province: string, { chats, sent }: Facts): ReadonlySet<number> {
  const own = new Set(
    chats.filter((c) => c.province === province && c.bodies.includes(body)).map((c) => addressKey(c.to)),
  )
  const reached = sent.filter((m) => own.has(addressKey(m.to)) && m.state !== 'never' && m.state !== 'stale')
  return new Set(reached.flatMap((m) => m.tells.map(taskOfStep)))
}
