// Whatever goes wrong with a file or a call, no answer of a channel carries the token or an address that holds it.
import { expect, test } from 'vitest'
import { createApiCall } from '../../src/channels/bot-api.ts'
import { createTelegramChannel } from '../../src/channels/telegram.ts'
import { createTelegramBot } from '../../src/channels/telegram-bot.ts'
import { telegramFetch, telegramFileAddress } from '../../src/channels/telegram-files.ts'
import { createZaloChannel } from '../../src/channels/zalo.ts'
import { newlyQueued } from '../../src/domain/delivery.ts'
import { aMessage } from '../contracts/storage.ts'
import type { Fault } from '../fakes/api-server.ts'
import { startTelegramApi } from '../fakes/telegram-api.ts'

const SECRET = 'bi-mat-khong-duoc-lo'
const FAULTS: readonly Fault[] = [
  'reset-before',
  'reset-after',
  'bad-gateway',
  { code: 401, description: 'Unauthorized' },
  { code: 404, description: 'Not Found' },
  { code: 500, description: 'Internal Server Error' },
]

test('no failure of a send or of a fetch carries the token', async () => {
  const api = await startTelegramApi({ token: `1000:${SECRET}` })
  const file = { name: 'a.docx', base64: Buffer.from('x').toString('base64') }
  const messages = [newlyQueued(aMessage('a')), newlyQueued(aMessage('b', { file }))]
  const seen: unknown[] = []
  for (const root of [api.root, 'http://127.0.0.1:9', 'http://khong-co.invalid'])
    for (const fault of FAULTS) {
      api.faults = () => fault
      const calls = [createTelegramBot(api.token, root).call, createApiCall({ root, token: api.token })]
      for (const call of calls) {
        for (const message of messages) seen.push(await createTelegramChannel(call).send(message))
        const addressOf = telegramFileAddress(root, api.token)
        seen.push(await telegramFetch({ call, addressOf })({ id: 'F', name: 'f', size: null }))
        seen.push(await createZaloChannel('zalo', call).send(messages[0] ?? newlyQueued(aMessage('c'))))
      }
    }
  expect(seen.length).toBe(3 * FAULTS.length * 2 * 4)
  expect(JSON.stringify(seen)).not.toContain(SECRET)
  expect(JSON.stringify(seen)).not.toMatch(/bot1000|127\.0\.0\.1/)
  await api.stop()
})
