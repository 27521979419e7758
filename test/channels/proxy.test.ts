import { describe, expect, test } from 'vitest'
import { fetchThrough } from '../../src/channels/proxy.ts'
import { createTelegramChannel } from '../../src/channels/telegram.ts'
import { createTelegramBot } from '../../src/channels/telegram-bot.ts'
import { telegramFetch, telegramFileAddress } from '../../src/channels/telegram-files.ts'
import { newlyQueued } from '../../src/domain/delivery.ts'
import { aMessage } from '../contracts/storage.ts'
import { startHttpProxy, startSocksProxy } from '../fakes/proxies.ts'
import { startTelegramApi } from '../fakes/telegram-api.ts'

describe.each([
  ['an http proxy', startHttpProxy],
  ['a SOCKS5 proxy', startSocksProxy],
] as const)('Telegram through %s', (_name, startProxy) => {
  test('polls, sends, sends a file and fetches one', async () => {
    const [api, proxy] = [await startTelegramApi(), await startProxy()]
    const fetch = await fetchThrough(proxy.url)
    const { call, api: bot } = createTelegramBot(api.token, api.root, fetch)
    const channel = createTelegramChannel(call)
    api.push({ message: { message_id: 1 } })
    expect(await bot.getUpdates({ timeout: 1 }, new AbortController().signal as never)).toHaveLength(1)
    expect(await channel.send(newlyQueued(aMessage('a')))).toMatchObject({ kind: 'sent' })
    const file = { name: 'báo cáo.docx', base64: Buffer.from('nội dung').toString('base64') }
    expect(await channel.send(newlyQueued(aMessage('b', { file })))).toMatchObject({ kind: 'sent' })
    expect((api.sent.at(-1)?.body.document as { bytes: Buffer }).bytes.toString()).toBe('nội dung')
    api.addFile('F', 'documents/f', Buffer.from('x'))
    const fetchFile = telegramFetch({ call, addressOf: telegramFileAddress(api.root, api.token), fetch })
    expect(await fetchFile({ id: 'F', name: 'f', size: null })).toMatchObject({ kind: 'fetched' })
    expect(proxy.tunnels()).toBeGreaterThan(0)
    await proxy.stop()
    await api.stop()
  })
  test('a proxy that is gone is a network that is gone: the message waits', async () => {
    const proxy = await startProxy()
    await proxy.stop()
    const { call } = createTelegramBot('1:x', 'http://127.0.0.1:9', await fetchThrough(proxy.url))
    const attempt = await createTelegramChannel(call).send(newlyQueued(aMessage('a')))
    expect(JSON.stringify(attempt)).not.toContain('1:x')
    expect(['later', 'unknown']).toContain(attempt.kind)
  })
})
