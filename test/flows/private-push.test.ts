// Pushes without content: every kind, and how the whole is read by those who may.
import { beforeEach, describe, expect, test } from 'vitest'
import { readMoment } from '../../src/domain/calendar.ts'
import type { Attempt, OutboxMessage } from '../../src/domain/delivery.ts'
import type { Said } from '../../src/domain/heard.ts'
import { bindChat } from '../../src/flows/access.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { createCurrentRegister } from '../../src/flows/current-register.ts'
import { unbinding } from '../../src/flows/leaving.ts'
import { pressFollowers } from '../../src/flows/press-followers.ts'
import { tasksNamed } from '../../src/flows/private-push.ts'
import { planHandouts } from '../../src/flows/publish.ts'
import { noneKnown, remind } from '../../src/flows/remind.ts'
import { createSender } from '../../src/flows/send.ts'
import { listUnpressed } from '../../src/flows/unpressed.ts'
import { sayPrivately } from '../../src/wording/private-push.ts'
import { directory, files, rules, shippedRegister } from '../data/shipped.ts'
import { groupOf, member, NOW, noLog, saying, TELEGRAM, type TestWorld, testWorld } from './chat-world.ts'

const register = shippedRegister()
const file = files.find((f) => f.doc.province === 'Lào Cai' && f.tasks.some((t) => t.lead.includes('Sở Nội vụ')))
const own = register.tasks.find((t) => t.province === 'Lào Cai' && t.record.lead.includes('Sở Nội vụ'))
const no = own?.no ?? 0
let world: TestWorld
beforeEach(async () => {
  world = await testWorld(undefined, { manners: { digestAt: '07:30', quiet: [], twoPersons: false } })
  await world.storage.commit({
    at: NOW,
    chats: [groupOf('-100', ['Sở Nội vụ']), groupOf('-200', ['Sở Tài chính'])],
    members: [
      member('secretariat', '1'),
      member('leader', '2'),
      member('focal', '7'),
      member('focal', '9', { body: 'Sở Tài chính' }),
    ],
  })
})
async function says(text: string, over: Partial<Said> = {}) {
  const said = saying(text, over)
  await chatTurn(world, said)
  const [message] = await world.storage.messages({ keys: [`answer:${said.key}`] })
  return { text: message?.text ?? '', labels: message?.offers?.choices.map((c) => c.label) ?? [], file: message?.file }
}
const asOffice = (text: string) => says(text, { user: '1', chat: '1' })
/** What leaves, in words. */
async function delivered(isPrivate = true, gone: string | null = null): Promise<OutboxMessage[]> {
  const sent: OutboxMessage[] = []
  const send = async (m: OutboxMessage): Promise<Attempt> => {
    sent.push(m)
    return m.to.chat === gone ? { kind: 'never', who: 'chat', why: 'bot was kicked' } : { kind: 'sent', id: '1' }
  }
  const channel = { name: 'telegram', can: TELEGRAM, send }
  const { storage, clock } = world
  await createSender({ storage, channel, clock, log: noLog, pace: null, lease: 't', isSole: true, isPrivate }).drain()
  return sent
}
const settings = { digestAt: '07:30', quiet: [] }
const beat = () => ({
  storage: world.storage,
  current: createCurrentRegister(world.storage, { directory, rules }),
  clock: world.clock,
  settings,
  known: noneKnown(),
})
/** Nothing of any task but its number, no words of people, no files, nothing to press unread. */
function expectBare(message: OutboxMessage | undefined, ...words: readonly string[]) {
  expect(message?.text).toMatch(/^📌|^Có \d+ việc/)
  const secret = files.flatMap((f) => [f.doc.short_name, ...f.tasks.flatMap((t) => [t.title, ...t.lead])])
  for (const word of [...secret, ...words]) expect(message?.text).not.toContain(word)
  expect(message?.file).toBeUndefined()
  expect(message?.offers).toBeUndefined()
}
const to = (sent: readonly OutboxMessage[], chat: string, kind: string) =>
  sent.find((m) => m.to.chat === chat && m.kind === kind)

describe('what leaves carries no content', () => {
  test('a digest: counts alone', async () => {
    world.clockAt(readMoment('2025-08-11T07:31') ?? 0)
    await remind(beat())
    const message = to(await delivered(), '-100', 'digest')
    expectBare(message)
    expect(message?.text).toMatch(/^📌 Có \d+ việc sắp đến hạn/)
  })
  test('a digest of the office: how much has climbed, and where it is read', async () => {
    world.clockAt(readMoment('2025-08-18T07:31') ?? 0)
    await remind(beat())
    const [message] = (await world.storage.messages({ kinds: ['digest'] })).filter((m) => m.to.chat === '1')
    expect(message?.withoutContent).toMatch(/[1-9]\d* việc quá hạn của nơi khác báo lên[^\n]*\.\n.*\/tin để đọc\.$/)
  })
  test('a note to one who follows a task', async () => {
    const due = register.tasks.find((t) => t.province === 'Lào Cai' && t.record.ref === '5.(2)')
    await says(`theo dõi việc ${due?.no}`, { user: '2', chat: '2' })
    world.clockAt(readMoment('2025-08-11T07:31') ?? 0)
    await pressFollowers(beat())
    const message = (await delivered()).find((m) => m.key.startsWith('follow:'))
    expectBare(message)
    expect(message?.text).toContain('việc anh/chị theo dõi')
  })
  test('a hand-out: the numbers of its tasks', async () => {
    if (!file) throw new Error('a document for Sở Nội vụ was expected')
    const { messages } = planHandouts(file, await world.storage.chats(), { register, now: NOW, quiet: [] })
    await world.storage.commit({ at: NOW, queue: messages })
    const message = to(await delivered(), '-100', 'handout')
    expectBare(message)
    expect(message?.text).toMatch(/^📌 Có \d+ việc mới giao: số \d+/)
  })
  test('a correction: the task by its number, and to whom it is lost, that', async () => {
    await asOffice(`/dinhchinh ${no} chủ trì: Sở Tài chính | theo 45-CV/VPTU`)
    await asOffice('đúng')
    const sent = await delivered()
    expectBare(to(sent, '-100', 'handout'), '45-CV/VPTU')
    expectBare(to(sent, '-200', 'handout'), '45-CV/VPTU')
    expect(to(sent, '-200', 'handout')?.text).toContain(`việc mới giao: số ${no}.`)
  })
  test('a broadcast: its number', async () => {
    await asOffice('nhắn Sở Nội vụ nộp báo cáo trước 17h')
    await asOffice('đúng')
    const message = to(await delivered(), '-100', 'broadcast')
    expectBare(message, 'báo cáo', '17h')
    expect(message?.text).toContain('B1')
  })
  test('a notice about a task: its number, without what somebody wrote', async () => {
    await says(`/sai ${no} sai tên người ký`)
    const message = (await delivered()).find((m) => m.key.startsWith('wrong:'))
    expectBare(message, 'người ký')
    expect(message?.text).toContain(`việc số ${no}.`)
  })
  test('the office’s list of those whom nothing reached: no bodies, no letters', async () => {
    world.clockAt(readMoment('2025-08-11T10:00') ?? 0)
    const letters = { name: 'cong-van.zip', base64: 'AA==' }
    await listUnpressed(beat())
    const [list] = await world.storage.messages({ kinds: ['notice'], chat: '1' })
    if (!list) throw new Error('a list was to be queued')
    await world.storage.commit({ at: NOW, queue: [{ ...list, key: 'with-file', file: letters }] })
    const sent = (await delivered()).filter((m) => m.to.chat === '1')
    expect(sent).toHaveLength(2)
    for (const message of sent) expectBare(message, 'Ban Tổ chức')
  })
  test('an answer and an alarm about the service itself stay whole', async () => {
    await says('/viec')
    const [answer] = await delivered()
    expect(answer?.text).toContain(' · ')
    await asOffice('nhắn Sở Nội vụ nộp báo cáo')
    await asOffice('đúng')
    const sent = await delivered(true, '-100')
    const alarm = sent.find((m) => m.key.startsWith('parked:'))
    expect(alarm?.text).toContain('nhóm của Sở Nội vụ (Telegram -100): bot bị đưa ra khỏi nhóm')
  })
  test('without the setting everything leaves whole', async () => {
    await asOffice('nhắn Sở Nội vụ nộp báo cáo trước 17h')
    await asOffice('đúng')
    expect(to(await delivered(false), '-100', 'broadcast')?.text).toContain('báo cáo trước 17h')
  })
})

describe('/tin', () => {
  beforeEach(async () => {
    await asOffice('nhắn Sở Nội vụ nộp báo cáo trước 17h')
    await asOffice('đúng')
    await delivered()
  })
  test('reads it in the group and in the private chat of the body, with what may be pressed', async () => {
    const inGroup = await says('/tin', { chat: '-100', isGroup: true })
    expect(inGroup.text).toContain('Nộp báo cáo trước 17h')
    expect(inGroup.labels).toContain('Đã nhận')
    expect((await says('xem tin')).text).toContain('Nộp báo cáo trước 17h')
  })
  test('another body, a stranger and a group of today’s other body read nothing of it', async () => {
    expect((await says('/tin', { user: '9', chat: '9' })).text).toContain('Không có tin nào')
    expect((await says('/tin', { user: '66', chat: '66' })).text).not.toContain('Nộp báo cáo')
    const rebound = groupOf('-100', ['Sở Tài chính'], { boundAt: NOW + 1 })
    await world.storage.commit({ at: NOW, chats: [rebound] })
    expect((await says('/tin', { chat: '-100', isGroup: true, user: '9' })).text).not.toContain('Nộp báo cáo')
  })
  test('a group that stands for another body by and by: neither its members nor its focal person read what the first got', async () => {
    const to = { channel: 'telegram', chat: '-100', thread: null }
    world.clockAt(NOW + 60_000)
    const more = bindChat(await world.storage.chats(), to, { province: 'Lào Cai', name: 'Sở Tài chính' }, NOW + 60_000)
    await world.storage.commit({ at: NOW, ...(more.kind === 'bound' ? more.changes : {}) })
    const less = await unbinding(world.storage, to, 'Sở Nội vụ', NOW + 60_000)
    await world.storage.commit({ at: NOW, ...less?.changes })
    expect((await says('/tin', { chat: '-100', isGroup: true, user: '9' })).text).not.toContain('Nộp báo cáo')
    expect((await says('/tin', { user: '9', chat: '9' })).text).not.toContain('Nộp báo cáo')
  })
  test('older ones one by one; a number too high or no number at all is no error', async () => {
    world.clockAt(NOW + 60_000)
    await asOffice('nhắn Sở Nội vụ gửi danh sách')
    await asOffice('đúng')
    await delivered()
    const first = await says('/tin')
    expect(first.text).toMatch(/^Tin 1\/2[\s\S]*Gửi danh sách/)
    expect(first.labels).toContain('Tin trước đó')
    expect((await says('/tin 2')).text).toContain('Nộp báo cáo')
    expect((await says('/tin 999')).text).toContain('Tin 2/2')
    expect((await says('/tin abc')).text).toContain('Tin 1/2')
  })
})

describe('what climbed', () => {
  const bodies = ['Ban Thường vụ Tỉnh ủy', 'UBND tỉnh', 'Văn phòng Tỉnh ủy']
  const morning = async (isPrivate: boolean) => {
    await world.storage.commit({
      at: NOW,
      chats: bodies.map((name, i) => groupOf(`-5${i}`, [name])),
      members: bodies.map((body, i) => member('focal', `5${i}`, { body })),
    })
    world.clockAt(readMoment('2025-08-25T07:31') ?? 0)
    await remind(beat())
    const sent = await delivered(isPrivate)
    return bodies.map((_, i) => to(sent, `-5${i}`, 'digest'))
  }
  test('is counted in the push, with all else that the digest holds, and read with the word that it names', async () => {
    const pushed = await morning(true)
    for (const [i, message] of pushed.entries()) {
      expectBare(message)
      expect(message?.text).toMatch(/: \/tin để đọc\.$/)
      const [kept] = await world.storage.messages({ keys: [message?.key ?? ''] })
      const climbed = /MỨC|mức [23](?:, (\d+) việc|\):)/.test(kept?.text ?? '')
      expect(climbed, bodies[i]).toBe(/[1-9]\d* việc quá hạn của nơi khác báo lên/.test(message?.text ?? ''))
      const inGroup = await says('/tin', { user: `5${i}`, chat: `-5${i}`, isGroup: true })
      expect(inGroup.text, bodies[i]).toContain(kept?.text)
      const alone = [
        await says('/tin', { user: `5${i}`, chat: `5${i}` }),
        await says('/tin 2', { user: `5${i}`, chat: `5${i}` }),
      ]
      // By name in private alone, what the group reads stands behind it; the office reads names in its own group.
      const isAbove = i === 0
      expect(/mức 3, \d+ việc/.test(alone[0]?.text ?? ''), bodies[i]).toBe(isAbove || i === 2)
      expect(
        alone.some((a) => kept && a.text.includes(kept.text)),
        bodies[i],
      ).toBe(true)
      expect(/mức 3, \d+ việc/.test(inGroup.text), bodies[i]).toBe(i === 2)
    }
    expect(pushed[0]?.text).toContain('việc quá hạn của nơi khác báo lên')
    expect(pushed[2]?.text).toContain('việc văn phòng cần bổ sung')
  })
  test('is read with /tin by who got it without the setting too, by nobody else', async () => {
    const [board] = await morning(false)
    expect(board?.text).toContain('QUÁ HẠN LÊN CẤP GIAO VIỆC')
    expect((await says('/tin', { user: '50', chat: '-50', isGroup: true })).text).toContain('QUÁ HẠN LÊN CẤP GIAO VIỆC')
    expect((await says('/tin', { user: '9', chat: '9' })).text).not.toContain('QUÁ HẠN LÊN CẤP')
  })
  test('a digest of new work alone says so', async () => {
    const fresh = [{ task: own }, { task: own }] as never
    const none: never[] = []
    const empty = { overdue: none, today: none, soon: none, rest: none, coop: none, everybody: none, proxy: none }
    const said = sayPrivately({ ...empty, pressed: none, counted: { pressed: none }, fresh, office: null } as never)
    expect(said).toBe('📌 Có 2 việc mới giao.\nNhắn riêng cho tôi: /tin để đọc.')
  })
})

test('numbers of tasks are read from words, days are not', () => {
  expect(tasksNamed('việc 12 của Sở Nội vụ, Việc số 7; việc 20/8, việc 3.5, 15 việc')).toEqual([7, 12])
})
