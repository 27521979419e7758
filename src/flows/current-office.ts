// Everything a chat turn reads of the register, kept until its revision grows.
import { dayOf, type Moment } from '../domain/calendar.ts'
import type { Chat, Member } from '../domain/chat.ts'
import { destinationsToday } from '../domain/destinations.ts'
import type { Storage } from '../ports.ts'
import { type Bot, createBot } from './answer.ts'
import type { CurrentRegister } from './current-register.ts'

export type OfficeNow = { readonly bot: Bot; readonly chats: readonly Chat[]; readonly members: readonly Member[] }
/** Where what is pushed goes now: of each body its first destination that is reached. */
export function placesNow({ chats, members }: Pick<OfficeNow, 'chats' | 'members'>, now: Moment): readonly Chat[] {
  return destinationsToday(chats, members, dayOf(now))
}
export type CurrentOffice = { readonly read: () => Promise<OfficeNow> }

export function createCurrentOffice(storage: Storage, current: CurrentRegister): CurrentOffice {
  let bot: Bot | null = null
  let held: (OfficeNow & { readonly revision: number }) | null = null
  return {
    read: async () => {
      const revision = await storage.revision()
      if (held?.revision === revision) return held
      const register = await current.read()
      if (bot?.register !== register) bot = createBot(register)
      held = { revision, bot, chats: await storage.chats(), members: await storage.members() }
      return held
    },
  }
}
