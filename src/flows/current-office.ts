// Everything a chat turn reads of the register, kept until its revision grows.
import type { Chat, Member } from '../domain/chat.ts'
import type { Storage } from '../ports.ts'
import { type Bot, createBot } from './answer.ts'
import type { CurrentRegister } from './current-register.ts'

export type OfficeNow = { readonly bot: Bot; readonly chats: readonly Chat[]; readonly members: readonly Member[] }
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
