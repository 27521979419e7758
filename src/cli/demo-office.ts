// The demo's office: the chat turn of every channel over a temporary register, with the digests of the terminal groups.
import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Console } from '../channels/console.ts'
import { hearLine, sayWritten, TERMINAL_CAN } from '../channels/terminal.ts'
import { readTyped, type saveInto } from '../channels/terminal-files.ts'
import type { Viewer } from '../domain/chat.ts'
import type { OutboxMessage } from '../domain/delivery.ts'
import { type Choice, reply } from '../domain/reply.ts'
import { chatTurn } from '../flows/chat.ts'
import { listOpenWrong } from '../flows/open-wrong.ts'
import { pressFollowers } from '../flows/press-followers.ts'
import { noneKnown, remind } from '../flows/remind.ts'
import { listUnacknowledged } from '../flows/unacknowledged.ts'
import { listUnpressed } from '../flows/unpressed.ts'
import { DEMO_START, type Opened, terminalGroups } from '../main.ts'
import type { Channel, Clock, Log, Storage } from '../ports.ts'
import { sayChoices } from '../wording/choices.ts'
import { PICK_PROVINCE, sayPrivateFor, sayProvinceChoices, wantsOneProvince } from '../wording/demo.ts'
import { isWord, memberOf } from './office-chat.ts'
import { reminderHours } from './reminder-hours.ts'
import { createService } from './service.ts'
import type { Talk } from './talk.ts'

/** Twenty tasks in one answer. */
const CAN = { ...TERMINAL_CAN, groups: true, textMax: 5_000 }

export type DemoOfficeParts = {
  readonly opened: Opened
  readonly storage: Storage
  readonly console: Console
  readonly clock: Clock
  readonly log: Log
  readonly save: ReturnType<typeof saveInto>
  /** Shows what the groups got. */
  readonly show: (sent: readonly OutboxMessage[]) => void
}
export type DemoOffice = {
  readonly talk: Talk
  /** One turn of the clock: what is due goes out. */
  readonly tick: () => Promise<void>
  readonly stop: () => Promise<void>
}

export function createDemoOffice(parts: DemoOfficeParts): DemoOffice {
  const { opened, storage, console, clock, show } = parts
  const { settings } = opened.config
  const reminders = reminderHours(settings)
  const service = createService({
    ...{ storage, clock, reminders, log: parts.log },
    directory: opened.directory,
    rules: opened.rules,
    firstCode: '',
    twoPersons: settings.DONDOC_TWO_PERSON,
  })
  const sent: OutboxMessage[] = []
  const sender = service.carry(terminalInto(sent), { pace: null, isLeaping: true })
  const current = { read: async () => (await service.world.office.read()).bot.register }
  const known = noneKnown()
  const seats = createSeats(storage, clock)
  const inTurn = createQueue()
  const session = randomUUID()
  let serial = 0
  // A slow turn of the clock is not overtaken by the next second.
  let ticking: Promise<void> | null = null

  async function beat(): Promise<void> {
    await remind({ storage, clock, current, known, settings: reminders })
    await pressFollowers({ storage, clock, current, settings: reminders })
    await deliver()
    // At ten what nothing reached stands before the office, after what the digests of the same turn of the clock reached.
    await listOpenWrong({ storage, current, clock })
    await listUnpressed({ storage, current, clock, settings: reminders })
    await listUnacknowledged({ storage, current, clock })
    await deliver()
  }
  /** What went out: the answer, what others get in private, the groups. Gives the texts for the one who sits here. */
  async function deliver(answer = ''): Promise<readonly string[]> {
    await sender.drain()
    const isOther = (m: OutboxMessage) => Number(m.key !== answer)
    const gone = sent.splice(0).sort((a, b) => isOther(a) - isOther(b))
    const inPrivate = gone.filter((m) => seats.viewer(m.to.chat))
    for (const message of inPrivate) tell(message)
    show(inOrder(gone, opened))
    return inPrivate.filter((m) => m.to.chat === seats.current()).map((m) => m.text)
  }
  function tell({ to, text, offers, file }: OutboxMessage): void {
    const viewer = seats.viewer(to.chat)
    const choices = offers?.choices ?? []
    // The numbers of a question are for the one who is asked.
    if (viewer && to.chat !== seats.current()) console.say(sayPrivateFor(viewer, text, choices))
    // An answer's numbers are the ones typed next; what was pushed has letters of its own.
    else if (offers?.code) console.say([text, ...sayChoices(choices, false, offers.code)].join('\n'))
    else if (text) console.reply(reply([text], choices))
    if (file) console.say(sayWritten(file.name, parts.save(file.name, Buffer.from(file.base64, 'base64'))))
  }
  /** Some words are of one province, and the office at the start of the demo sees all. */
  function offerProvinces(texts: readonly string[], typed: string): readonly Choice[] {
    const { provinces } = opened.directory
    if (!texts.some((text) => wantsOneProvince(text, provinces))) return []
    const choices = sayProvinceChoices(provinces, typed)
    console.reply(reply([PICK_PROVINCE], choices))
    return choices
  }
  return {
    talk: {
      hear: async (line) => {
        const text = line.normalize('NFC').trim()
        if (!text) return null
        return inTurn(async () => {
          serial++
          const heard = hearLine(text, `${session}:${serial}`, seats.current())
          await chatTurn(service.world, heard)
          return offerProvinces(await deliver(`answer:${heard.key}`), text)
        })
      },
      become: (viewer) => inTurn(() => seats.take(viewer)),
      knows: isWord,
    },
    tick: () => {
      ticking ??= inTurn(beat).finally(() => {
        ticking = null
      })
      return ticking
    },
    stop: async () => {
      // A turn of the clock that is under way ends first: nothing writes into a register that is gone.
      await ticking?.catch(() => {})
      await service.stop()
    },
  }
}

/** The shipped documents, and a group in the terminal for each body. */
export async function seedDemo(storage: Storage, { data, register }: Opened): Promise<void> {
  await storage.commit({ at: DEMO_START, documents: data.documents, chats: terminalGroups(register) })
}

/** Each person of the demo has an account of his own: nobody confirms what he reported himself. */
function createSeats(storage: Storage, clock: Clock) {
  const taken = new Map<string, Viewer>()
  let current = ''
  return {
    current: () => current,
    viewer: (user: string) => taken.get(user) ?? null,
    take: async (viewer: Viewer) => {
      // The office is one person, of whichever province: a notice to it is shown once.
      const isSame = (v: Viewer) => (v.role === 'secretariat' ? v.role === viewer.role : isDeepStrictEqual(v, viewer))
      const known = [...taken].find(([, v]) => isSame(v))?.[0]
      current = known ?? `demo-${taken.size + 1}`
      taken.set(current, viewer)
      const member = memberOf(viewer, current)
      const key = `terminal:${current}::${current}`
      await storage.commit({
        at: clock.now(),
        members: member ? [member] : [],
        turns: [{ key, texts: [], memo: null, at: clock.now() }],
      })
    },
  }
}

/** One thing after the other: a digest never comes into the middle of an answer. */
function createQueue() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work, work)
    last = done.catch(() => {})
    return done
  }
}

/** Of the groups, as the directory has them: province by province, the departments first. */
function inOrder(sent: readonly OutboxMessage[], { register }: Opened): readonly OutboxMessage[] {
  const place = new Map(terminalGroups(register).map((chat, i) => [chat.to.chat, i] as const))
  const placeOf = (m: OutboxMessage) => place.get(m.to.chat) ?? 0
  return sent.filter((m) => place.has(m.to.chat)).sort((a, b) => placeOf(a) - placeOf(b))
}

/** The terminal as a channel that takes everything. */
const terminalInto = (sent: OutboxMessage[]): Channel => ({
  name: 'terminal',
  can: CAN,
  send: async (message) => {
    sent.push(message)
    return { kind: 'sent', id: null }
  },
  fetch: readTyped,
})
