// The service from its settings to its end, over loopback platforms: codes, digests, restarts, tokens that stay secret.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startService } from '../../src/cli/start-service.ts'
import { openOffice } from '../../src/main.ts'
import { messageUpdate, zaloEvent } from '../contracts/channel-benches.ts'
import { startTelegramApi, type TelegramApi } from '../fakes/telegram-api.ts'
import { startZaloApi, type ZaloApi } from '../fakes/zalo-api.ts'

const CODE = 'K7MQ4-9XHTR'
let folder: string
let telegram: TelegramApi
let zalo: ZaloApi
let logged: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc-service-'))
  cpSync(new URL('../../data', import.meta.url), folder, { recursive: true })
  telegram = await startTelegramApi()
  zalo = await startZaloApi()
  logged = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    logged += String(text)
    return true
  })
})
afterEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  await telegram.stop()
  await zalo.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function running(over: Readonly<Record<string, string>>, work: () => Promise<void>): Promise<void> {
  const env = { DONDOC_CLOCK: '2025-08-11T07:29:57+07:00', DONDOC_FIRST_CODE: CODE, HTTP_PORT: '0', ...over }
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  const options = { json: false, data: folder, now: null, lang: 'en', who: 'secretariat' } as const
  const opened = await openOffice(options)
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const service = startService(opened, options, () => ended)
  try {
    await work()
  } finally {
    end()
    await service
    await opened.close()
  }
}
async function until(check: () => boolean) {
  for (let i = 0; i < 1_200 && !check(); i++) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(check(), logged).toBe(true)
}
const onTelegram = () => ({ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root })
const told = (chat: string) => telegram.sent.filter((m) => m.chat === chat).map((m) => m.text)

test('from the first code to the morning digest of a group', async () => {
  await running(onTelegram(), async () => {
    telegram.push(messageUpdate(`/start ${CODE}`, { user: '1' }))
    await until(() => told('1').length === 1)
    telegram.push(messageUpdate('/ma Sở Nội vụ@Lào Cai', { user: '1' }))
    await until(() => told('1').length === 2)
    const code = /([A-Z0-9]{5}-[A-Z0-9]{5})/.exec(told('1')[1] ?? '')?.[1]
    telegram.push(messageUpdate(`/ghep ${code}`, { user: '2', group: '-100' }))
    await until(() => told('-100').length >= 1)
    expect(told('-100')[0]).toContain('Sở Nội vụ')
  })
  expect(telegram.commands().length).toBeGreaterThanOrEqual(3)
}, 30_000)

test('the digest leaves when the test clock comes to its hour', async () => {
  const { openSqlite } = await import('../../src/storage/sqlite.ts')
  const storage = await openSqlite(join(folder, 'dondoc.db'))
  const to = { channel: 'telegram', chat: '-100', thread: '5' }
  const chat = { to, province: 'Lào Cai', bodies: ['Sở Nội vụ'], boundAt: 0, parked: null }
  await storage.commit({ at: 0, chats: [{ ...chat, digestAt: null, muted: false, snoozedUntil: null }] })
  await storage.close()
  await running(onTelegram(), async () => {
    await until(() => told('-100').length >= 1)
  })
  expect(told('-100')[0]).toContain('📌')
  expect(telegram.sent[0]?.thread).toBe(5)
}, 30_000)

test('Zalo and Telegram run beside each other, and no token is ever written', async () => {
  const env = { ...onTelegram(), ZALO_BOT_TOKEN: zalo.token, ZALO_API_ROOT: zalo.root, LOG_LEVEL: 'trace' }
  telegram.faults = () => 'reset-before'
  await running(env, async () => {
    zalo.push(zaloEvent(`/start ${CODE}`, { user: 'ab12' }))
    await until(() => zalo.sent.length >= 1)
    zalo.push(zaloEvent('việc quá hạn của Sở Nội vụ', { user: 'ab12' }))
    await until(() => zalo.sent.length >= 2)
  })
  expect(logged).toContain('the platform cannot be reached')
  for (const secret of [telegram.token, zalo.token, CODE]) expect(logged).not.toContain(secret)
  for (const { text } of zalo.sent)
    for (const secret of [telegram.token, zalo.token]) expect(text).not.toContain(secret)
}, 30_000)

const hooks = () => ({
  ...onTelegram(),
  TELEGRAM_WEBHOOK_URL: 'https://vp.example/telegram',
  TELEGRAM_WEBHOOK_SECRET: 'mot-hai-ba-bon',
  ZALO_BOT_TOKEN: zalo.token,
  ZALO_API_ROOT: zalo.root,
  ZALO_WEBHOOK_URL: 'https://vp.example/zalo',
  ZALO_WEBHOOK_SECRET: 'nam-sau-bay-tam',
})
test('webhooks are set once the platforms can be reached, and what is refused is said', async () => {
  let isAway = true
  telegram.faults = () => (isAway ? 'reset-before' : null)
  zalo.faults = () => (isAway ? 'bad-gateway' : null)
  await running(hooks(), async () => {
    await until(() => logged.split('the webhook cannot be set: trying again').length === 3)
    isAway = false
    await until(() => telegram.webhook() !== null && zalo.webhook() !== null)
    await until(() => logged.split('the webhook is set').length === 3)
  })
  for (const secret of ['mot-hai-ba-bon', 'nam-sau-bay-tam']) expect(logged).not.toContain(secret)
  telegram.faults = () => ({ code: 401, description: 'Unauthorized' })
  await running(hooks(), () => until(() => logged.includes('the platform refuses the webhook')))
}, 30_000)
test('a new secret is told to Zalo though the address stays; the same one costs no call', async () => {
  const calls = () => zalo.setWebhookCalls()
  const asks = () => zalo.calls.filter((c) => c.method === 'getWebhookInfo').length
  // Of Telegram and of Zalo, each once what was told is noted.
  const areSet = (times: number) => logged.split('the webhook is set').length - 1 === 2 * times
  await running(hooks(), () => until(() => areSet(1)))
  await running(hooks(), () => until(() => areSet(2)))
  expect([asks(), calls()]).toEqual([2, 1])
  await running({ ...hooks(), ZALO_WEBHOOK_SECRET: 'mot-khoa-khac' }, () => until(() => calls() === 2))
  expect(zalo.webhook()?.secret).toBe('mot-khoa-khac')
}, 30_000)
