// A chat world in memory on the shipped data, with a clock turned by hand.
import { readMoment } from '../../src/domain/calendar.ts'
import type { Chat, Member } from '../../src/domain/chat.ts'
import type { Said } from '../../src/domain/heard.ts'
import type { ChatWorld } from '../../src/flows/chat-world.ts'
import { createCurrentOffice } from '../../src/flows/current-office.ts'
import { createCurrentRegister } from '../../src/flows/current-register.ts'
import type { Log, Storage } from '../../src/ports.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'
import { directory, files, rules } from '../data/shipped.ts'

export const NOW = readMoment('2025-08-11T09:00') ?? 0
export const noLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
export const TELEGRAM = {
  buttons: true,
  edit: true,
  files: true,
  groups: true,
  mention: true,
  writeFirst: 'after-start' as const,
  textMax: 4096,
}
export const ZALO = {
  buttons: false,
  edit: false,
  files: false,
  groups: true,
  mention: false,
  writeFirst: 'always' as const,
  textMax: 2000,
}

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
