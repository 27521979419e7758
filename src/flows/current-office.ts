// Everything a chat turn reads of the register, kept until its revision grows.
import { dayOf, type Moment } from '../domain/calendar.ts'
import type { Chat, Member, Parked } from '../domain/chat.ts'
import { destinationsToday } from '../domain/destinations.ts'
import type { Directory } from '../domain/directory.ts'
import type { Storage } from '../ports.ts'
import { withOfficeChats } from '../reminders/office-chats.ts'
import { type Bot, createBot } from './answer.ts'
import type { CurrentRegister } from './current-register.ts'

export type OfficeNow = {
  readonly bot: Bot
  readonly chats: readonly Chat[]
  readonly members: readonly Member[]
  /** Where nothing arrives, bound or not. */
  readonly parked: readonly Parked[]
}
/** Where what is pushed goes now: of each body its first destination that is reached; of an office without one its people. */
export function placesNow({ bot, chats, members }: OfficeNow, now: Moment): readonly Chat[] {
  return placesOn({ chats, members, directory: bot.register.directory }, now)
}
type Places = Pick<OfficeNow, 'chats' | 'members'> & { readonly directory: Directory }
export function placesOn({ chats, members, directory }: Places, now: Moment): readonly Chat[] {
  return withOfficeChats(destinationsToday(chats, members, dayOf(now)), members, directory)
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
      const [chats, members, parked] = [await storage.chats(), await storage.members(), await storage.parked()]
      held = { revision, bot, chats, members, parked }
      return held
    },
  }
}
