// The chat in the terminal on an office's own register: the same words as on any other channel, said by whoever sits there.
import { randomUUID } from 'node:crypto'
import type { Console } from '../channels/console.ts'
import { createTerminalChannel, hearLine } from '../channels/terminal.ts'
import { saveInto } from '../channels/terminal-files.ts'
import { WORDS } from '../domain/access.ts'
import type { Member, Viewer } from '../domain/chat.ts'
import { chatTurn } from '../flows/chat.ts'
import type { ChatWorld } from '../flows/chat-world.ts'
import type { Opened } from '../main.ts'
import type { Log, Storage } from '../ports.ts'
import { sayOfficeStart, sayUnknownCommand } from '../wording/demo.ts'
import { reminderHours } from './reminder-hours.ts'
import { createService } from './service.ts'

export type OfficeChat = {
  readonly onLine: (line: string) => Promise<boolean>
  readonly greet: () => void
  readonly stop: () => Promise<void>
}
/** Who sits at the terminal has no account: the role is the one that the command was given. */
const HERE = { channel: 'terminal', user: 'local' } as const

export function createOfficeChat(parts: {
  readonly opened: Opened
  readonly storage: Storage
  readonly console: Console
  readonly viewer: Viewer
  readonly log: Log
}): OfficeChat {
  const { opened, storage, console, viewer, log } = parts
  const { settings, clockStart } = opened.config
  const service = createService({
    storage,
    directory: opened.directory,
    rules: opened.rules,
    shipped: clockStart === null ? [] : opened.data.documents,
    clock: opened.clock,
    log,
    reminders: reminderHours(settings),
    firstCode: '',
    twoPersons: settings.DONDOC_TWO_PERSON,
  })
  const channel = createTerminalChannel(console.say, saveInto(process.cwd()))
  const sender = service.carry(channel, { pace: null })
  const world = withMember(service.world, memberOf(viewer, HERE.user))
  const session = randomUUID()
  let serial = 0
  return {
    greet: () => console.say(sayOfficeStart(opened.clock.now())),
    onLine: async (line) => {
      const text = line.normalize('NFC').trim()
      if (['/thoat', '/exit', '/quit'].includes(text.toLowerCase())) return false
      if (!text) return true
      const word = /^\/(?<word>[^\s@]+)/.exec(text)?.groups?.word?.toLowerCase()
      if (word !== undefined && !isWord(word)) {
        console.say(sayUnknownCommand(`/${word}`))
        return true
      }
      serial++
      await chatTurn(world, hearLine(text, `${session}:${serial}`, HERE.user))
      await sender.drain()
      return true
    },
    stop: () => service.stop(),
  }
}

/** Words beside those of the table: other spellings, and the answers to a question that waits. */
const MORE = new Set(['help', 'tatnhac', 'batnhac', 'hoan', 'chon', 'thoi'])
export function isWord(word: string): boolean {
  return Object.hasOwn(WORDS, word) || MORE.has(word)
}

/** Someone at the terminal as a member of the office; a guest is none. */
export function memberOf(viewer: Viewer, user: string): Member | null {
  const here = { channel: HERE.channel, user }
  switch (viewer.role) {
    case 'guest':
      return null
    case 'agency':
      return { ...here, role: 'focal', province: viewer.province, body: viewer.bodies[0] ?? null }
    default:
      return { ...here, role: viewer.role, province: viewer.province, body: null }
  }
}
function withMember(world: ChatWorld, member: Member | null): ChatWorld {
  if (!member) return world
  return {
    ...world,
    office: {
      read: async () => {
        const office = await world.office.read()
        return { ...office, members: [...office.members, member] }
      },
    },
  }
}
