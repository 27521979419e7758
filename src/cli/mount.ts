// Đôn Đốc inside a bot that already runs: what `import … from 'dondoc'` gives.
import type { ApiCall } from '../channels/bot-api.ts'
import type { Mount } from '../channels/mount.ts'
import { createTelegramChannel } from '../channels/telegram.ts'
import type { TelegramMe } from '../channels/telegram-updates.ts'
import { createPace, type Pace, TELEGRAM_LIMITS } from '../reminders/pace.ts'
import type { Service } from './service.ts'

/** What a mount sends goes through the bot that carries it; until that bot has spoken up, it waits. */
export function mountOn(service: Service, pace: Pace | null = createPace(TELEGRAM_LIMITS)): Mount {
  let way: ApiCall | null = null
  let me: TelegramMe | null = null
  const call: ApiCall = async (method, body) =>
    way ? way(method, body) : { kind: 'unsent', why: 'the bot has not started yet' }
  service.carry(createTelegramChannel(call), { pace })
  return {
    call,
    me: () => me,
    receive: service.receive,
    connect: (through, who) => {
      way = through
      if (me?.username !== who.username) service.knowBot(who.username)
      me = { id: who.id, username: who.username }
    },
  }
}
