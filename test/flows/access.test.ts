// Codes and bindings over a register in memory: single use, limits, what stands in the audit.
import { beforeEach, describe, expect, test } from 'vitest'
import { readMoment } from '../../src/domain/calendar.ts'
import { readCode } from '../../src/domain/one-time-code.ts'
import { bindChat, reachOf, unbindChat } from '../../src/flows/access.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { type CodeTry, type Grant, makeCode, oneTimeCode, tryCode } from '../../src/flows/codes.ts'
import { roleChanges, unbinding } from '../../src/flows/leaving.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'
import { groupOf, member, saying, type TestWorld, testWorld } from './chat-world.ts'

const NOW = readMoment('2025-08-11T09:00') ?? 0
const HOUR = 3_600_000
const GRANT: Grant = { role: 'focal', deputy: false, province: 'Lào Cai', body: 'Sở Nội vụ' }
const tryWith = (code: string, over: Partial<CodeTry> = {}): CodeTry => ({
  given: readCode(code),
  text: code,
  channel: 'telegram',
  user: '7',
  now: NOW,
  first: null,
  ...over,
})
async function made() {
  const storage = createMemoryStorage()
  const code = await makeCode(storage, GRANT, NOW)
  await storage.commit({ ...code.changes, at: NOW, by: 'cli' })
  return { storage, ...code }
}

describe('a code as it is written', () => {
  test('two blocks of five, without look-alikes', () =>
    expect(oneTimeCode()).toMatch(/^[ACDEFGHJKMNPQRTWXY234679]{5}-[ACDEFGHJKMNPQRTWXY234679]{5}$/))
  test.each(['K7MQ4-9XHTR', 'k7mq4 9xhtr', 'k7mq49xhtr', ' K7MQ4–9XHTR ', 'K7 MQ 49 XH TR'])('reads «%s»', (text) =>
    expect(readCode(text)).toEqual({ form: 'typed', code: 'K7MQ49XHTR' }))
  test.each([
    ['KZMQ4-9XHTR', 'K2MQ49XHTR'],
    ['kzmq4 9xhtr', 'K2MQ49XHTR'],
    // Typed with Telex on: W, DD, AA, EE, and the tones that the letters after a vowel make.
    ['K7MQ4-9XHTƯ', 'K7MQ49XHTW'],
    ['k7đ4-9xhtr', 'K7DD49XHTR'],
    ['ả7MQ4-9XHT', 'AR7MQ49XHT'],
    ['ê7mq4-9xht', 'EE7MQ49XHT'],
    ['ẫ7mq4-9xh', 'AAX7MQ49XH'],
  ])('reads «%s» as %s', (text, code) => expect(readCode(text)).toEqual({ form: 'typed', code }))
  test.each(['K7MQ4', 'O7MQ4-9XHTR', 'nhiệm vụ của Sở Nội vụ', '', '1234567890'])('«%s» is none', (text) =>
    expect(readCode(text)).toBeNull())
})
describe('using a code', () => {
  test('gives its grant once', async () => {
    const { storage, written } = await made()
    const first = await tryCode(storage, tryWith(written.toLowerCase()))
    expect(first).toMatchObject({ kind: 'granted', grant: GRANT })
    await storage.commit({ ...first.changes, at: NOW })
    expect((await tryCode(storage, tryWith(written))).kind).toBe('wrong')
  })
  test('two at the same moment have one winner', async () => {
    const { storage, written } = await made()
    const [a, b] = [await tryCode(storage, tryWith(written)), await tryCode(storage, tryWith(written, { user: '8' }))]
    const ends = [await storage.commit({ ...a.changes, at: NOW }), await storage.commit({ ...b.changes, at: NOW })]
    expect(ends.map((e) => e.kind)).toEqual(['done', 'stale'])
  })
  test('the link’s form works once too and ends the typed one', async () => {
    const { storage, written, link } = await made()
    expect(link).toMatch(/^[\w-]{22}$/)
    const used = await tryCode(storage, tryWith(link))
    expect(used.kind).toBe('granted')
    await storage.commit({ ...used.changes, at: NOW })
    expect((await tryCode(storage, tryWith(written))).kind).toBe('wrong')
  })
  test('ends after 24 hours', async () => {
    const { storage, written } = await made()
    expect((await tryCode(storage, tryWith(written, { now: NOW + 24 * HOUR - 1 }))).kind).toBe('granted')
    expect((await tryCode(storage, tryWith(written, { now: NOW + 24 * HOUR }))).kind).toBe('wrong')
  })
  test('neither code nor link stands anywhere in storage', async () => {
    const { storage, written, link } = await made()
    const kept = JSON.stringify([...(await storage.notes()), ...(await storage.settings()), await storage.audit()])
    for (const secret of [written, written.replace('-', ''), link]) expect(kept).not.toContain(secret)
  })
})
describe('guessing', () => {
  const guess = async (storage: ReturnType<typeof createMemoryStorage>, over: Partial<CodeTry>) => {
    const used = await tryCode(storage, tryWith('AAAAA-AAAAA', over))
    await storage.commit({ ...used.changes, at: over.now ?? NOW })
    return used.kind
  }
  test('a sender has five tries an hour; then even the right code is refused', async () => {
    const { storage, written } = await made()
    for (let i = 0; i < 5; i++) expect(await guess(storage, {})).toBe('wrong')
    expect((await tryCode(storage, tryWith(written))).kind).toBe('too-often')
    expect((await tryCode(storage, tryWith(written, { user: '8' }))).kind).toBe('granted')
    expect((await tryCode(storage, tryWith(written, { now: NOW + HOUR }))).kind).toBe('granted')
  })
  test('tries at the same time count each other, a right one among them too', async () => {
    const { storage, written } = await made()
    const tries = [...Array(20).fill('AAAAA-AAAAA'), written]
    const uses = await Promise.all(tries.map((text) => tryCode(storage, tryWith(text))))
    const committed = await Promise.all(uses.map((used) => storage.commit({ ...used.changes, at: NOW })))
    expect(committed.filter((c) => c.kind === 'done')).toHaveLength(1)
    expect(committed.at(-1)?.kind).toBe('stale')
  })
  test.each([
    ['of one sender in many groups', 20, () => '66', 5, 'quá nhiều lần'],
    ['of many senders', 60, (i: number) => `u${i}`, 50, 'tới hết ngày'],
  ] as const)('wrong codes sent at once %s are not more than so many', async (_, count, userOf, most, words) => {
    const world = await testWorld()
    await world.storage.commit({ at: NOW, members: [member('secretariat', '1')] })
    const said = Array.from({ length: count }, (_, i) =>
      saying('/ghep AAAAA-AAAAA', { user: userOf(i), chat: `-${100 + i}`, isGroup: true }),
    )
    await Promise.all(said.map((one) => chatTurn(world, one)))
    const texts = (await world.storage.messages({ kinds: ['answer'] })).map((m) => m.text)
    expect(texts.filter((text) => text.includes('không đúng'))).toHaveLength(most)
    expect(texts.filter((text) => text.includes(words))).toHaveLength(count - most)
    const told = (await world.storage.messages({ kinds: ['notice'] })).map((m) => m.text)
    expect(told).toHaveLength(most === 50 ? 1 : 0)
    if (most === 50) expect(told[0]).toContain('Telegram: hôm nay đã có 50 lần thử mã sai')
  })
  test('a bot has fifty a day, whoever sends', async () => {
    const { storage, written } = await made()
    for (let i = 0; i < 50; i++) expect(await guess(storage, { user: `u${i}` })).toBe('wrong')
    expect((await tryCode(storage, tryWith(written, { user: 'new' }))).kind).toBe('too-often')
    expect((await tryCode(storage, tryWith(written, { user: 'new', channel: 'zalo' }))).kind).toBe('granted')
  })
})
describe('the first code of the settings', () => {
  const first = { code: 'k7mq4-9xhtr', province: 'Lào Cai' }
  test('makes one person secretariat, once', async () => {
    const storage = createMemoryStorage()
    const used = await tryCode(storage, tryWith('K7MQ49XHTR', { first }))
    expect(used).toMatchObject({ kind: 'granted', grant: { role: 'secretariat', province: 'Lào Cai' } })
    await storage.commit({ ...used.changes, at: NOW })
    expect((await tryCode(storage, tryWith('K7MQ49XHTR', { first, user: '8' }))).kind).toBe('wrong')
  })
  test('any letters of the settings are a code: people choose their own', async () => {
    const own = { code: 'VPTU-2025-OK', province: 'Lào Cai' }
    expect(await tryCode(createMemoryStorage(), tryWith('vptu 2025 ok', { first: own }))).toMatchObject({
      kind: 'granted',
    })
    expect((await tryCode(createMemoryStorage(), tryWith('VPTU-2025', { first: own }))).kind).toBe('wrong')
  })
  test('an empty setting is no code', async () => {
    const storage = createMemoryStorage()
    const none = { code: '', province: 'Lào Cai' }
    expect((await tryCode(storage, tryWith('', { first: none }))).kind).toBe('wrong')
  })
})
describe('binding', () => {
  const to = { channel: 'telegram', chat: '-1', thread: null }
  const body = { province: 'Lào Cai', name: 'Sở Nội vụ' }
  test('a chat takes more bodies of its province and none of another', () => {
    const bound = bindChat([], to, body, NOW)
    if (bound.kind !== 'bound') throw new Error('was to be bound')
    const more = bindChat([bound.chat], to, { ...body, name: 'Sở Tài chính' }, NOW)
    expect(more.kind === 'bound' && more.chat.bodies).toEqual(['Sở Nội vụ', 'Sở Tài chính'])
    expect(bindChat([bound.chat], to, { ...body, province: 'Lai Châu' }, NOW).kind).toBe('other-province')
    expect(bindChat([bound.chat], to, body, NOW).kind).toBe('already')
  })
  test('unbinding the last body takes the chat away and leaves a trace', async () => {
    const storage = createMemoryStorage()
    const bound = bindChat([], to, body, NOW)
    if (bound.kind === 'bound') await storage.commit({ ...bound.changes, at: NOW, by: 'telegram:7' })
    const unbound = unbindChat(await storage.chats(), to, null, NOW)
    if (unbound.kind === 'unbound') await storage.commit({ ...unbound.changes, at: NOW, by: 'telegram:7' })
    expect(await storage.chats()).toEqual([])
    expect((await storage.audit()).map((row) => row.what)).toEqual(['chat added', 'chat removed'])
  })
  test('each body is reached, parked or never bound', () => {
    const bound = bindChat([], to, body, NOW)
    if (bound.kind !== 'bound') throw new Error('was to be bound')
    const other = { province: 'Lào Cai', name: 'Sở Tài chính' }
    const state = (parked: string | null) => reachOf([body, other], [{ ...bound.chat, parked }], []).map((r) => r.state)
    expect(state(null)).toEqual(['reached', 'never'])
    expect(state('kicked')).toEqual(['parked', 'never'])
  })
})
describe('who leaves, or changes body', () => {
  let world: TestWorld
  const to = (user: string) => ({ channel: 'telegram', chat: user, thread: null })
  const use = async (user: string, over: Partial<Grant> = {}) => {
    const code = await makeCode(world.storage, { ...GRANT, ...over }, NOW)
    await world.storage.commit({ ...code.changes, at: NOW, by: 'cli' })
    await chatTurn(world, saying(`/ghep ${code.written}`, { user, chat: user }))
    // Where a role is replaced, the bot asks first.
    await chatTurn(world, saying('đúng', { user, chat: user }))
  }
  const bound = async () => Object.fromEntries((await world.storage.chats()).map((c) => [c.to.chat, c.bodies]))
  const waiting = async (user: string) =>
    (await world.storage.messages({ channel: 'telegram', chat: user, states: ['pending', 'sending'] })).map(
      (m) => m.key,
    )
  const push = (user: string, kind: 'digest' | 'answer') =>
    world.storage.commit({
      at: NOW,
      queue: [
        {
          key: `${kind}:${user}`,
          to: to(user),
          kind,
          text: 'Bản tin',
          tells: [],
          dueAt: NOW,
          staleAt: null,
          queuedAt: NOW,
        },
      ],
    })
  const leaves = async (user: string) => {
    const before = await world.storage.member('telegram', user)
    const step = { chats: await world.storage.chats(), to: to(user), before, after: null, now: NOW }
    await world.storage.commit({ ...(await roleChanges(world.storage, step)), at: NOW })
  }
  beforeEach(async () => {
    world = await testWorld()
  })
  test('the private chat of who is dismissed is tied to nothing, and what waits for it does not leave', async () => {
    await use('71')
    expect(await bound()).toEqual({ 71: ['Sở Nội vụ'] })
    await push('71', 'digest')
    await leaves('71')
    expect(await bound()).toEqual({})
    expect(await world.storage.member('telegram', '71')).toBeNull()
    // The answer to who asked is his.
    expect((await waiting('71')).filter((key) => key.startsWith('digest'))).toEqual([])
    expect((await waiting('71')).length).toBeGreaterThan(0)
  })
  test('a code of another body takes the place of the first', async () => {
    await use('71')
    await push('71', 'digest')
    await use('71', { body: 'Sở Y tế' })
    await use('71', { body: 'Sở Tư pháp' })
    expect(await bound()).toEqual({ 71: ['Sở Tư pháp'] })
    expect((await waiting('71')).filter((key) => key.startsWith('digest'))).toEqual([])
  })
  test('a code of another province too', async () => {
    await use('71')
    await use('71', { province: 'Lai Châu' })
    expect((await world.storage.chats()).map((c) => [c.province, c.bodies])).toEqual([['Lai Châu', ['Sở Nội vụ']]])
  })
  test.each([
    'member',
    'leader',
    'inspector',
    'secretariat',
  ] as const)('who was focal and is now %s no longer hears for the body', async (role) => {
    await use('71')
    await use('71', { role, ...(role === 'member' ? {} : { body: null }) })
    expect(await bound()).toEqual({})
  })
  test('a role is replaced only after «đúng»; until then nothing changes and the code is not used up', async () => {
    await use('71')
    const code = await makeCode(world.storage, { ...GRANT, body: 'Sở Y tế' }, NOW)
    await world.storage.commit({ ...code.changes, at: NOW, by: 'cli' })
    const role = async () => (await world.storage.member('telegram', '71'))?.body
    const answered = async (text: string) => {
      const said = saying(text, { user: '71', chat: '71' })
      await chatTurn(world, said)
      return (await world.storage.messages({ keys: [`answer:${said.key}`] }))[0]?.text
    }
    expect(await answered(`/ghep ${code.written}`)).toContain('vai đang giữ thôi')
    expect(await role()).toBe('Sở Nội vụ')
    await answered('không')
    expect(await role()).toBe('Sở Nội vụ')
    await answered(`/ghep ${code.written}`)
    expect(await answered('đúng')).toContain('đầu mối của Sở Y tế')
    expect(await role()).toBe('Sở Y tế')
  })
  test('the last secretariat keeps its role; with a second one it may go', async () => {
    await use('71', { role: 'secretariat', body: null })
    await use('71')
    expect((await world.storage.member('telegram', '71'))?.role).toBe('secretariat')
    await use('72', { role: 'secretariat', body: null, province: 'Lai Châu' })
    await use('71')
    expect((await world.storage.member('telegram', '71'))?.role).toBe('secretariat')
    await use('73', { role: 'secretariat', body: null })
    await use('71')
    expect((await world.storage.member('telegram', '71'))?.role).toBe('focal')
  })
  test('the same role again changes nothing, and what the office tied by hand stays', async () => {
    await use('71')
    const more = bindChat(await world.storage.chats(), to('71'), { province: 'Lào Cai', name: 'Sở Y tế' }, NOW)
    if (more.kind === 'bound') await world.storage.commit({ ...more.changes, at: NOW })
    await push('71', 'digest')
    await use('71')
    expect(await bound()).toEqual({ 71: ['Sở Nội vụ', 'Sở Y tế'] })
    expect(await waiting('71')).toContain('digest:71')
  })
  test('the one who comes after gets the digests in the place of the one who left', async () => {
    await use('71')
    await leaves('71')
    await use('72')
    expect(await bound()).toEqual({ 72: ['Sở Nội vụ'] })
  })
  test('what waits for a group does not leave once it is unbound', async () => {
    await world.storage.commit({ at: NOW, chats: [groupOf('-5', ['Sở Nội vụ'])] })
    await push('-5', 'digest')
    const done = await unbinding(world.storage, to('-5'), null, NOW)
    await world.storage.commit({ ...done?.changes, at: NOW })
    expect([await bound(), await waiting('-5')]).toEqual([{}, []])
  })
})
