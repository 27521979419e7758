// The smallest channels over the loopback APIs: what the sender needs, without rendering or receiving.
import { createApiCall } from '../../src/channels/bot-api.ts'
import { telegramAttempt } from '../../src/channels/telegram-attempt.ts'
import { zaloAttempt } from '../../src/channels/zalo-attempt.ts'
import type { Channel } from '../../src/ports.ts'
import { TELEGRAM, ZALO } from './capabilities.ts'

type Api = { readonly root: string; readonly token: string }

export function plainTelegram(api: Api, timeoutMs = 5_000): Channel {
  const call = createApiCall({ ...api, timeoutMs })
  return {
    name: 'telegram',
    can: TELEGRAM,
    send: async ({ to, text }) =>
      telegramAttempt(
        await call('sendMessage', {
          chat_id: to.chat,
          text,
          ...(to.thread ? { message_thread_id: Number(to.thread) } : {}),
        }),
      ),
  }
}

export function plainZalo(api: Api, timeoutMs = 5_000): Channel {
  const call = createApiCall({ ...api, timeoutMs })
  return {
    name: 'zalo',
    can: ZALO,
    send: async ({ to, text }) => zaloAttempt(await call('sendMessage', { chat_id: to.chat, text })),
  }
}
