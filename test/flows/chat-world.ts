// A chat world in memory on the shipped data, with a clock turned by hand.
import { readMoment } from '../../src/domain/calendar.ts'
import type { Chat, Member } from '../../src/domain/chat.ts'
import type { TaskRecord } from '../../src/domain/document.ts'
import type { Said } from '../../src/domain/heard.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import type { ChatWorld } from '../../src/flows/chat-world.ts'
import { createCurrentOffice } from '../../src/flows/current-office.ts'
import { createCurrentRegister } from '../../src/flows/current-register.ts'
import type { Log, Storage } from '../../src/ports.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'
import { directory, files, rules } from '../data/shipped.ts'
import { TELEGRAM, ZALO } from '../fakes/capabilities.ts'
import { documentFile } from './generated-registers.ts'

export { TELEGRAM, ZALO }

export const NOW = readMoment('2025-08-11T09:00') ?? 0
export const noLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

export type TestWorld = ChatWorld & { readonly clockAt: (moment: number) => void }
export async function testWorld(storage: Storage = createMemoryStorage(), over: Partial<ChatWorld> = {}) {
  let now = NOW
  await storage.commit({ at: NOW, documents: files })
  const world: TestWorld = {
    storage,
    office: createCurrentOffice(storage, createCurrentRegister(storage, { directory, rules })),
    clock: { now: () => now },
    log: noLog,
    can: (channel) => (channel === 'telegram' ? TELEGRAM : ZALO),
    firstCode: '',
    botName: () => 'dondoc_thu_bot',
    clockAt: (moment) => {
      now = moment
    },
    ...over,
  }
  return world
}
export function member(role: Member['role'], user: string, over: Partial<Member> = {}): Member {
  const body = role === 'focal' || role === 'member' ? 'Sở Nội vụ' : null
  return { channel: 'telegram', user, role, province: 'Lào Cai', body, ...over }
}
export function groupOf(chat: string, bodies: readonly string[], over: Partial<Chat> = {}): Chat {
  return {
    to: { channel: 'telegram', chat, thread: null },
    province: 'Lào Cai',
    bodies,
    boundAt: 0,
    parked: null,
    digestAt: null,
    muted: false,
    snoozedUntil: null,
    ...over,
  }
}
let serial = 0
export function saying(text: string, over: Partial<Said> = {}): Said {
  serial++
  return {
    kind: 'said',
    key: `telegram:${serial}`,
    channel: 'telegram',
    chat: '7',
    thread: null,
    isGroup: false,
    user: '7',
    name: 'Đồng chí A',
    text,
    isAddressed: true,
    quoted: null,
    file: null,
    ...over,
  }
}

/** Speaks as somebody in private; gives what the bot answered, its choices in brackets below. */
export function speaking(world: ChatWorld, user: string): (text: string) => Promise<string> {
  return async (text) => {
    const said = saying(text, { user, chat: user })
    await chatTurn(world, said)
    const [answer] = await world.storage.messages({ keys: [`answer:${said.key}`] })
    return [answer?.text ?? '', ...(answer?.offers?.choices ?? []).map((c) => `[${c.label}]`)].join('\n')
  }
}
/** A world with one document of these tasks, a focal person of Sở Nội vụ and somebody of the office. */
export async function officeWith(tasks: readonly TaskRecord[]) {
  const world = await testWorld()
  await world.storage.commit({
    at: NOW,
    members: [member('focal', '2'), member('secretariat', '9')],
    documents: [documentFile('x', tasks)],
  })
  return { world, ask: speaking(world, '2'), asOffice: speaking(world, '9') }
}
