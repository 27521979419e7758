// Gathers how a task was pressed: the steps that left, the messages that named it, what was answered.
import { dayOf, type Moment, momentOf } from '../domain/calendar.ts'
import { destinationsToday } from '../domain/destinations.ts'
import { addressKey, readAlarmKey } from '../domain/message.ts'
import type { NamedIn, PressedSoFar, StepTold } from '../domain/pressed.ts'
import type { Register, Task } from '../domain/register.ts'
import type { Storage } from '../ports.ts'
import { withLadderChats } from '../reminders/ladder-chats.ts'
import { noPlaceOf, withOfficeChats } from '../reminders/office-chats.ts'
import { TRIED_KINDS } from '../reminders/tried.ts'
import { pressingsOf } from './report-coverage.ts'

type Reading = Pick<Storage, 'chats' | 'members' | 'messages' | 'entries' | 'toldSteps' | 'toldAt'>

export async function pressedSoFar(
  storage: Reading,
  register: Register,
  task: Task,
  now: Moment,
): Promise<PressedSoFar> {
  const [bound, members] = [await storage.chats(), await storage.members()]
  const own = withOfficeChats(destinationsToday(bound, members, dayOf(now)), members, register.directory)
  const chats = [...bound, ...withLadderChats(own, members, bound).filter((c) => !bound.includes(c))]
  const keys = [...(await storage.toldSteps({ tasks: [task.no], keys: [] }))]
  const toldAt = await storage.toldAt(keys)
  const standsFor = (address: string) => [
    ...new Set(chats.filter((c) => addressKey(c.to) === address).flatMap((c) => c.bodies)),
  ]
  const steps = keys.flatMap((key): readonly StepTold[] => {
    const step = readAlarmKey(key)
    const at = toldAt.get(key)
    if (!step || at === undefined || at > now) return []
    const { body, period, level, to } = step
    return [{ body, period, level, whom: standsFor(to), at }]
  })
  const names = new Set([...bodiesOf(task), ...register.directory.bodies(task.province).map((b) => b.name)])
  const without = (places: typeof chats) => [...names].filter((name) => noPlaceOf(name, task.province, places) !== null)
  return {
    steps,
    named: await namedIn(storage, task, { chats, now }),
    said: await storage.entries({ tasks: [task.no], kinds: [...TRIED_KINDS, 'evidence'], until: now + 1 }),
    unreached: new Set(without(chats)),
    unreminded: new Set(without(chats.filter((c) => !c.hearsClimbed))),
  }
}
const bodiesOf = (task: Task) =>
  [...task.shares].flatMap(([name, s]) => (s.some((x) => x.role === 'lead') ? [name] : []))

async function namedIn(
  storage: Reading,
  task: Task,
  { chats, now }: { readonly chats: Awaited<ReturnType<Storage['chats']>>; readonly now: Moment },
): Promise<readonly NamedIn[]> {
  const owers = new Set(bodiesOf(task))
  const places = new Map(
    chats
      .filter((c) => !c.hearsClimbed && c.province === task.province && c.bodies.some((b) => owers.has(b)))
      .map((c) => [addressKey(c.to), c] as const),
  )
  const queuedFrom = momentOf(task.document.known_from)
  const found = await Promise.all(
    (['digest', 'handout'] as const).flatMap((kind) =>
      [...places.values()].map(async ({ to: { channel, chat } }) => {
        const messages = await storage.messages({ channel, chat, kinds: [kind], queuedFrom, states: ['sent'] })
        return pressingsOf({ messages, chats, readAt: new Map() })
          .filter((p) => p.task === task.no && owers.has(p.body) && p.sentAt <= now)
          .map(({ body, sentAt }): NamedIn => ({ body, kind, at: sentAt }))
      }),
    ),
  )
  return found.flat()
}
