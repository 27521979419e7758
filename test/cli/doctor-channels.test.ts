// dondoc doctor asks each bot who it is, and tells what would keep the service from working.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { channelFindings, strandedFindings } from '../../src/cli/doctor-channels.ts'
import { readConfig } from '../../src/config.ts'
import { saySetup } from '../../src/wording/setup-problems.ts'
import { startTelegramApi, type TelegramApi } from '../fakes/telegram-api.ts'
import { startZaloApi, type ZaloApi } from '../fakes/zalo-api.ts'
import { groupOf } from '../flows/chat-world.ts'

let telegram: TelegramApi
let zalo: ZaloApi
beforeAll(async () => {
  telegram = await startTelegramApi({ token: '1000:bi-mat-telegram' })
  zalo = await startZaloApi({ token: '2000:bi-mat-zalo' })
})
afterAll(async () => {
  await telegram.stop()
  await zalo.stop()
})
const bots = () => ({
  TELEGRAM_BOT_TOKEN: telegram.token,
  TELEGRAM_API_ROOT: telegram.root,
  ZALO_BOT_TOKEN: zalo.token,
  ZALO_API_ROOT: zalo.root,
  PUBLIC_URL: 'https://dondoc.example',
})
async function found(over: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const read = readConfig('/khong-co', { ...bots(), ...over })
  if (read.kind === 'wrong') throw new Error(read.problems.join())
  const findings = await channelFindings(read.config.settings)
  const lines = findings.map((f) => `${f.level} ${f.says}`)
  expect(lines.join()).not.toMatch(/bi-mat|127\.0\.0\.1/)
  for (const { says } of findings) expect(saySetup(says), says).not.toBeNull()
  return lines
}

test('a good token is told with the name of its bot', async () =>
  expect(await found()).toEqual([
    'ok Telegram @dondoc_thu_bot: the token is good',
    'ok zalo «Bot Đôn Đốc»: the token is good',
  ]))
test('a refused token keeps the service from working', async () => {
  expect(await found({ TELEGRAM_BOT_TOKEN: '1000:bi-mat-khac' })).toContain(
    'fail Telegram: the platform refuses the token (mend it in .env)',
  )
  expect(await found({ ZALO_BOT_TOKEN: `${zalo.token},2001:bi-mat-khac` })).toEqual([
    expect.stringContaining('ok Telegram'),
    expect.stringContaining('ok zalo «'),
    'fail zalo2: the platform refuses the token (mend it in .env)',
  ])
})
test('a platform that is out of reach is worth a look, no more: the service waits for it', async () =>
  expect(await found({ TELEGRAM_API_ROOT: 'http://127.0.0.1:9' })).toContain(
    'warn Telegram: the platform cannot be reached, ECONNREFUSED (look at the network; where it is barred set TELEGRAM_PROXY)',
  ))
test('a webhook without its secret or without https, files without an address', async () => {
  const lines = await found({ ZALO_WEBHOOK_URL: 'http://dondoc.example/zalo', PUBLIC_URL: '' })
  expect(lines.filter((l) => !l.startsWith('ok'))).toEqual([
    'fail ZALO_WEBHOOK_URL is set without ZALO_WEBHOOK_SECRET (mend .env; every setting stands in .env.example)',
    'warn ZALO_WEBHOOK_URL begins with http: the platforms call https alone (mend .env; every setting stands in .env.example)',
    'warn no PUBLIC_URL: on Zalo no file can be had (mend .env; every setting stands in .env.example)',
  ])
})
test.each(['2000:a,2000:a', '2000:a b', '2000:a/../x', '2000:a?x=1'])('ZALO_BOT_TOKEN «%s» is refused', (tokens) =>
  expect(readConfig('/khong-co', { ZALO_BOT_TOKEN: tokens }).kind).toBe('wrong'))
test('several Zalo tokens, with spaces and a comma too many', () =>
  expect(readConfig('/khong-co', { ZALO_BOT_TOKEN: ' 2000:a, 2001:b,' }).kind).toBe('ok'))
test('chats of a bot whose token is gone are pointed at; with the terminal alone nobody expects one', () => {
  const on = (channel: string) => groupOf('1', ['Sở Nội vụ'], { to: { channel, chat: '1', thread: null } })
  const chats = [on('telegram'), on('zalo'), on('zalo2'), on('zalo2')]
  const told = (env: Readonly<Record<string, string>>) => {
    const read = readConfig('/khong-co', env)
    return read.kind === 'ok' ? strandedFindings(chats, read.config.settings) : []
  }
  const [only, second] = told({ TELEGRAM_BOT_TOKEN: telegram.token, ZALO_BOT_TOKEN: zalo.token })
  expect(second).toBeUndefined()
  expect(only).toMatchObject({ level: 'warn', says: expect.stringContaining('zalo2: 2 chats are tied there') })
  expect(saySetup(only?.says ?? '')).toContain('zalo2: 2 nơi đã nối mà chưa có mã bot')
  // Telegram may be carried by a bot of the office's own, whose token stands elsewhere.
  const [mounted, more] = told({ ZALO_BOT_TOKEN: 'a,b' })
  expect(more).toBeUndefined()
  expect(mounted?.says).toMatch(/^telegram: 1 chats .*unless a bot of your own carries the program/)
  expect(saySetup(mounted?.says ?? '')).toMatch(/^telegram: 1 nơi .*trừ khi bot riêng của cơ quan đang mang/)
  expect(told({})).toEqual([])
})
