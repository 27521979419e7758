// bind, unbind, chats, member, members as a person types them, on a register in a temporary folder.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { main } from '../../src/cli.ts'
import { readMoment } from '../../src/domain/calendar.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'dondoc-access-'))
beforeAll(async () => {
  cpSync(new URL('../../data', import.meta.url), folder, { recursive: true })
  await (await openSqlite(join(folder, 'dondoc.db'))).close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(...words: string[]) {
  const heard = { out: '', err: '' }
  const hear = (where: 'out' | 'err') => (text: unknown) => {
    heard[where] += String(text)
    return true
  }
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(hear('out'))
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(hear('err'))
  const code = await main([...words, '--data', folder])
  out.mockRestore()
  err.mockRestore()
  return { code, ...heard }
}
const GROUP = ['--channel', 'telegram', '--chat', '-100'] as const

test('a chat is bound, listed and unbound', async () => {
  expect(await run('bind', ...GROUP, '--agency', 'SNV@Lào Cai')).toMatchObject({ code: 0, out: 'done\n' })
  const listed = JSON.parse((await run('chats', '--json')).out)
  expect(listed).toMatchObject([{ agency: 'Sở Nội vụ', province: 'Lào Cai', state: 'reached' }])
  expect((await run('unbind', ...GROUP)).code).toBe(0)
  expect(JSON.parse((await run('chats', '--json')).out)).toEqual([])
})
test('a silent chat is listed with the day and the reason, in either language', async () => {
  expect((await run('bind', ...GROUP, '--agency', 'SNV@Lào Cai')).code).toBe(0)
  const to = { channel: 'telegram', chat: '-100', thread: null }
  const storage = await openSqlite(join(folder, 'dondoc.db'))
  await storage.commit({ at: readMoment('2025-08-09T08:10') ?? 0, parks: [{ to, why: 'bot was kicked' }] })
  await storage.close()
  expect((await run('chats')).out).toContain(
    'PARKED Sở Nội vụ@Lào Cai: telegram:-100 (parked since 08:10 9/8/2025: bot was kicked)',
  )
  expect((await run('chats', '--lang', 'vi')).out).toContain(
    'KHÔNG TỚI Sở Nội vụ@Lào Cai: telegram:-100 (không nhận được tin từ 08:10 9/8/2025: bot was kicked)',
  )
  const [listed] = JSON.parse((await run('chats', '--json')).out)
  expect(listed).toMatchObject({ state: 'parked', chats: [{ parked: 'bot was kicked', parkedAt: expect.any(Number) }] })
  expect((await run('unbind', ...GROUP)).code).toBe(0)
})
test('a chat that is silent for a while, or has an hour of its own, says so', async () => {
  await run('bind', ...GROUP, '--agency', 'SNV@Lào Cai')
  const storage = await openSqlite(join(folder, 'dondoc.db'))
  const [chat] = await storage.chats()
  if (chat) await storage.commit({ at: 0, chats: [{ ...chat, snoozedUntil: '2025-08-20', digestAt: '15:00' }] })
  await storage.close()
  expect((await run('chats')).out).toContain(
    'Sở Nội vụ@Lào Cai: telegram:-100 (no reminders until 20/8/2025) (at 15:00)',
  )
  expect((await run('unbind', ...GROUP)).code).toBe(0)
})
test('a name that stands in several provinces is asked back', async () => {
  const { code, err } = await run('bind', ...GROUP, '--agency', 'Sở Nội vụ')
  expect(code).toBe(2)
  expect(err).toContain('Sở Nội vụ@Lào Cai')
})
test('what is not bound cannot be unbound', async () => {
  expect((await run('unbind', '--channel', 'zalo', '--chat', 'x')).code).toBe(1)
})
test('a person gets a role, is listed, and loses it', async () => {
  const person = ['--channel', 'zalo', '--user', 'ab12'] as const
  expect((await run('member', ...person, '--role', 'focal', '--agency', 'Sở Nội vụ@Lào Cai')).code).toBe(0)
  expect((await run('members')).out).toBe('zalo:ab12 · focal · Sở Nội vụ@Lào Cai\n')
  expect((await run('member', ...person, '--remove')).code).toBe(0)
  expect(JSON.parse((await run('members', '--json')).out)).toEqual([])
})
test('removing a person unties the private chat: nothing is pushed there', async () => {
  const place = ['--channel', 'zalo', '--chat', 'ab12'] as const
  const person = ['--channel', 'zalo', '--user', 'ab12'] as const
  expect((await run('member', ...person, '--role', 'focal', '--agency', 'Sở Nội vụ@Lào Cai')).code).toBe(0)
  await run('bind', ...place, '--agency', 'Sở Nội vụ@Lào Cai')
  expect((await run('member', ...person, '--remove')).code).toBe(0)
  const chats: { state: string }[] = JSON.parse((await run('chats', '--json')).out)
  expect(chats.filter((c) => c.state === 'reached')).toEqual([])
  expect(JSON.parse((await run('remind', '--at', '2025-08-12T07:30:00+07:00', '--json')).out)).toEqual([])
})
test('a focal person of Telegram has no place until he writes, one of Zalo has; `chats` says so, and what was untied', async () => {
  const of = (channel: string, user: string) =>
    ['member', '--channel', channel, '--user', user, '--role', 'focal'] as const
  await run('bind', ...GROUP, '--agency', 'Sở Y tế@Lào Cai')
  await run('unbind', ...GROUP)
  const day = /^NONE .*Sở Y tế@Lào Cai: untied on \d+\/\d+\/\d{4}/m
  const storage = await openSqlite(join(folder, 'dondoc.db'))
  await run(...of('telegram', '501'), '--agency', 'Sở Y tế@Lào Cai')
  expect(await storage.member('telegram', '501')).toMatchObject({ role: 'focal', unheard: true })
  await run(...of('zalo', 'ab99'), '--agency', 'Sở Nội vụ@Lào Cai')
  expect((await storage.chats()).map((c) => c.to.chat)).toEqual(['ab99'])
  // Bodies with tasks are listed; here only those with a chat are.
  await run('bind', '--channel', 'telegram', '--chat', '-200', '--agency', 'Sở Nội vụ@Lào Cai')
  expect((await run('chats')).out).toContain('zalo:ab99')
  expect(day.test((await run('chats')).out) || !(await run('chats')).out.includes('Sở Y tế')).toBe(true)
  // Who has written to the bot is not asked to do so again.
  await storage.commit({ at: 0, turns: [{ key: 'telegram:502::502', texts: [], memo: null, at: 0 }] })
  await run(...of('telegram', '502'), '--agency', 'Sở Y tế@Lào Cai')
  expect(await storage.member('telegram', '502')).not.toHaveProperty('unheard')
  await storage.close()
  for (const [channel, user] of [
    ['telegram', '501'],
    ['telegram', '502'],
    ['zalo', 'ab99'],
  ] as const)
    await run('member', '--channel', channel, '--user', user, '--remove')
  await run('unbind', '--channel', 'telegram', '--chat', '-200')
})
test('`members` says who has not written yet, who stands in, whose chat is lost, in the language asked for', async () => {
  const person = ['member', '--channel', 'telegram', '--user', '701', '--agency', 'Sở Y tế@Lào Cai'] as const
  await run(...person, '--deputy')
  const own = async (...more: readonly string[]) =>
    (await run('members', ...more)).out.split('\n').find((l) => l.includes('701'))
  expect(await own()).toBe('telegram:701 · member · Sở Y tế@Lào Cai · deputy · has never written to the bot')
  const storage = await openSqlite(join(folder, 'dondoc.db'))
  const to = { channel: 'telegram', chat: '701', thread: null }
  await storage.commit({ at: 0, parks: [{ to, why: 'bot was blocked' }] })
  await storage.close()
  expect(await own('--lang', 'vi')).toMatch(/người thay · chưa nhắn cho bot lần nào · \(.*bot was blocked.*\)$/)
  await run('member', '--channel', 'telegram', '--user', '701', '--remove')
})
test('a chat, its topics and the private chat of a person belong to one province', async () => {
  const topic = ['bind', '--channel', 'telegram', '--chat', '-300', '--thread', '7'] as const
  expect((await run('bind', '--channel', 'telegram', '--chat', '-300', '--agency', 'SNV@Lào Cai')).code).toBe(0)
  expect((await run(...topic, '--agency', 'Sở Y tế@Nghệ An')).code).toBe(2)
  expect((await run(...topic, '--agency', 'Sở Y tế@Lào Cai')).code).toBe(0)
  await run('member', '--channel', 'telegram', '--user', '601', '--role', 'focal', '--agency', 'Sở Y tế@Lào Cai')
  const own = ['bind', '--channel', 'telegram', '--chat', '601'] as const
  const { code, err } = await run(...own, '--agency', 'Sở Y tế@Nghệ An')
  expect([code, err]).toEqual([2, expect.stringContaining('Lào Cai')])
  expect((await run(...own, '--agency', 'Sở Y tế@Lào Cai')).code).toBe(0)
  await run('member', '--channel', 'telegram', '--user', '601', '--remove')
  await run('unbind', '--channel', 'telegram', '--chat', '-300')
  await run('unbind', '--channel', 'telegram', '--chat', '-300', '--thread', '7')
})
test.each([
  ['member', '--channel', 'zalo', '--user', 'a', '--role', 'focal'],
  ['member', '--channel', 'zalo', '--user', 'a', '--role', 'inspector'],
  ['member', '--channel', 'zalo', '--user', 'a', '--role', 'king'],
  ['bind', '--channel', 'pigeon', '--chat', '1', '--agency', 'Sở Nội vụ@Lào Cai'],
  ['member', '--channel', 'telegram', '--user', '@an', '--agency', 'Sở Nội vụ@Lào Cai'],
  ['bind', '--channel', 'zalo2', '--chat', 'a b', '--agency', 'Sở Nội vụ@Lào Cai'],
  ['bind', '--channel', 'zalo', '--chat', 'a', '--thread', '3', '--agency', 'Sở Nội vụ@Lào Cai'],
  ['bind', '--channel', 'telegram', '--chat', '-1', '--thread', 'chung', '--agency', 'Sở Nội vụ@Lào Cai'],
])('%s %s %s %s %s %s %s is wrong usage, in one line', async (...words) => {
  const { code, err } = await run(...words.filter((w) => typeof w === 'string'))
  expect(code).toBe(2)
  expect(err.trim().split('\n')).toHaveLength(1)
})
test('a question on the command line leaves its intent and bodies in the audit, not its words', async () => {
  expect((await run('ask', 'việc quá hạn của Sở Tài chính Lào Cai', '--now', '2025-08-11T09:00:00+07:00')).code).toBe(0)
  const storage = await openSqlite(join(folder, 'dondoc.db'))
  const last = (await storage.audit()).at(-1)
  await storage.close()
  expect(last).toMatchObject({ who: 'cli', what: 'asked', about: 'question list_tasks', after: 'Sở Tài chính' })
})
test.each([
  ['telegram', ' '],
  ['telegram', '-1/../x'],
  ['telegram', 'nhom'],
  ['zalo', 'a b'],
])('on %s «%s» is no chat', async (channel, chat) => {
  const { code, err } = await run('bind', '--channel', channel, `--chat=${chat}`, '--agency', 'SNV@Lào Cai')
  expect(code).toBe(2)
  expect(err.trim().split('\n')).toHaveLength(1)
})
