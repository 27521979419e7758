// A superior without a group: what climbs to it is read in the private chat of its leader, and counts as told.
import { expect, test } from 'vitest'
import { type Moment, readMoment } from '../../src/domain/calendar.ts'
import type { Chat, Member } from '../../src/domain/chat.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { createCurrentRegister } from '../../src/flows/current-register.ts'
import { noneKnown, remind } from '../../src/flows/remind.ts'
import { listUnpressed } from '../../src/flows/unpressed.ts'
import { officeWords } from '../../src/flows/words/office-words.ts'
import { directory, rules } from '../data/shipped.ts'
import { groupOf, member, NOW, saying, testWorld } from './chat-world.ts'
import { deadline, documentFile, task } from './generated-registers.ts'

const words = officeWords({ read: async () => ({ kind: 'refused', why: 'broken', detail: '' }), hash: () => '' })
const ABOVE = directory.superior({ province: 'Lào Cai', name: 'Sở Y tế' })?.name ?? ''
const due = [deadline({ raw: 'trước ngày 12/8/2025', due: '2025-08-12', before: true })]
const far = [deadline({ raw: 'trước ngày 13/8/2025', due: '2025-08-13', before: true })]
const at = (text: string): Moment => readMoment(text) ?? 0
const leader = member('leader', '9', { body: ABOVE })

async function office(more: { readonly chats?: readonly Chat[]; readonly members?: readonly Member[] } = {}) {
  const world = await testWorld(undefined, { words })
  const { storage } = world
  const file = documentFile('x', [
    task(901, { deadlines: due, lead: ['Sở Y tế'] }),
    task(902, { deadlines: far, lead: [ABOVE] }),
  ])
  await storage.commit({
    at: NOW,
    documents: [{ ...file, doc: { ...file.doc, known_from: '2025-08-08' } }],
    chats: [groupOf('-2', ['Sở Y tế']), ...(more.chats ?? [])],
    members: [member('secretariat', '1'), ...(more.members ?? [leader])],
  })
  for (const { to, parked } of more.chats ?? [])
    if (parked) await storage.commit({ at: NOW, parks: [{ to, why: parked }] })
  let now = NOW
  const current = createCurrentRegister(storage, { directory, rules })
  const settings = { digestAt: '07:30' as const, quiet: [] }
  const desk = { storage, current, clock: { now: () => now }, settings }
  /** The digest of a morning in a chat. */
  const morning = async (day: string, chat: string) => {
    now = at(`${day} 08:00`)
    await remind({ ...desk, known: noneKnown() })
    const found = (await storage.messages({ kinds: ['digest'], chat })).filter((m) => m.queuedAt === now)
    return found.map((m) => m.text).join('\n')
  }
  const list = async (day: string) => {
    now = at(`${day} 10:05`)
    await listUnpressed(desk)
    return (await storage.messages({ chat: '1' })).filter((m) => m.key.startsWith('unpressed')).at(-1)?.text ?? ''
  }
  const ask = async (text: string) => {
    world.clockAt(now)
    const said = saying(text, { user: '1', chat: '1' })
    await chatTurn(world, said)
    return (await storage.messages({ keys: [`answer:${said.key}`] }))[0]?.text ?? ''
  }
  return { storage, morning, list, ask }
}

test('late work climbs to the leader’s private chat, once; the office is not told to carry it there', async () => {
  const { morning, ask, list } = await office()
  expect(await morning('2025-08-11', '9')).toBe('')
  const read = await morning('2025-08-12', '9')
  expect(read).toContain(ABOVE)
  expect(read).toMatch(/901/)
  expect(await morning('2025-08-12', '1')).not.toContain(`chưa có nơi nhận: ${ABOVE}`)
  expect(await morning('2025-08-13', '9')).not.toMatch(/901/)
  const named = new RegExp(`^ +${ABOVE}[^\\n]*việc đang mở`, 'm')
  expect(await ask('/kenh')).not.toMatch(named)
  expect(await list('2025-08-14')).not.toMatch(named)
})
test('what the body owes itself is not in it', async () => {
  const { morning } = await office()
  expect(await morning('2025-08-12', '9')).not.toMatch(/902/)
})
test('a focal person whose private chat nobody tied hears the same', async () => {
  const { morning } = await office({ members: [member('focal', '9', { body: ABOVE })] })
  expect(await morning('2025-08-12', '9')).toMatch(/901/)
})
test('no naming and shaming: the group reads counts, the leader’s private chat names; with the group lost the leader hears as before', async () => {
  const lives = await office({ chats: [groupOf('-9', [ABOVE])], members: [leader] })
  const group = await lives.morning('2025-08-12', '-9')
  expect(group).toContain('CẤP DƯỚI QUÁ HẠN (mức 2): 1 việc của 1 cơ quan (số 901), quá hạn nhiều nhất 1 ngày.')
  expect(group).toContain('🔒 Tên cơ quan và từng việc: lãnh đạo, đầu mối nhắn riêng cho bot, gõ /tin hoặc «việc 901')
  expect(group).not.toMatch(/Sở Y tế|Việc thử số 901|Đã thử|👉/)
  expect(group).toContain('Việc thử số 902')
  const read = await lives.morning('2025-08-12', '9')
  expect(read).toContain('Sở Y tế · trước 12/8 (hết 11/8) · QUÁ HẠN 1 ngày')
  expect(read).not.toMatch(/902/)
  expect(await lives.morning('2025-08-13', '9')).not.toMatch(/901/)
  const lost = await office({ chats: [groupOf('-9', [ABOVE], { parked: 'bot was removed' })], members: [leader] })
  expect(await lost.morning('2025-08-12', '9')).toMatch(/901/)
})
test('with a group alone the office hears once a week that nobody there reads names, and what to do', async () => {
  const { list, storage } = await office({ chats: [groupOf('-9', [ABOVE])], members: [member('leader', '10')] })
  const grouped = new RegExp(`mới có nhóm[^\\n]*/ma lãnh đạo ${ABOVE}\\n {3}${ABOVE}: \\d+ việc đang mở`)
  expect(await list('2025-08-11')).toMatch(grouped)
  expect(await list('2025-08-12')).not.toMatch(/mới có nhóm/)
  await storage.commit({ at: NOW, members: [leader] })
  expect(await list('2025-08-18')).not.toMatch(/mới có nhóm/)
})
test('a private chat whose reminders are off hears nothing of the ladder either', async () => {
  const chats = [groupOf('-9', [ABOVE], { boundAt: 0 }), groupOf('9', [ABOVE], { boundAt: 1, muted: true })]
  const { morning } = await office({ chats, members: [member('focal', '9', { body: ABOVE })] })
  expect(await morning('2025-08-12', '9')).toBe('')
  expect(await morning('2025-08-12', '-9')).toContain('(số 901)')
})
test('near misses: a leader of another body, or of the whole province, is no place; the office hears that there is none', async () => {
  const others = [member('leader', '9', { body: 'Sở Nội vụ' }), member('leader', '10')]
  const { morning } = await office({ members: others })
  expect(await morning('2025-08-12', '9')).toBe('')
  expect(await morning('2025-08-12', '10')).toBe('')
  expect(await morning('2025-08-12', '1')).toContain(`chưa có nơi nhận: ${ABOVE}`)
})
test('who has blocked the bot, or never wrote where that is needed, is no place: the office hears that there is none', async () => {
  const silent = await office({ members: [{ ...leader, unheard: true as const }] })
  expect(await silent.morning('2025-08-12', '9')).toBe('')
  expect(await silent.morning('2025-08-12', '1')).toContain(`chưa có nơi nhận: ${ABOVE}`)

  const lost = await office()
  const to = { channel: 'telegram', chat: '9', thread: null }
  await lost.storage.commit({ at: NOW, parks: [{ to, why: 'bot was blocked by the user' }] })
  expect(await lost.morning('2025-08-12', '9')).toBe('')
  expect(await lost.morning('2025-08-12', '1')).toContain(`chưa có nơi nhận: ${ABOVE}`)
  await lost.storage.commit({ at: NOW, parks: [{ to, why: null }] })
  expect(await lost.morning('2025-08-13', '9')).toMatch(/901/)
})
