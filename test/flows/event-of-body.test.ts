// «Mỗi cơ quan tổ chức đại hội trong ngày của mình»: the day of one body dates that body's part alone.
import { describe, expect, test } from 'vitest'
import { momentOf } from '../../src/domain/calendar.ts'
import { createRegister } from '../../src/domain/register.ts'
import { registerAt } from '../../src/domain/register-past.ts'
import { standingOf, wholeStanding } from '../../src/domain/status.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { directory, rules } from '../data/shipped.ts'
import { groupOf, member, NOW, saying, testWorld } from './chat-world.ts'
import { deadline, documentFile, task } from './generated-registers.ts'

const CONGRESS = 'đại hội chi bộ'
const BODIES = ['Sở Nội vụ', 'Sở Y tế', 'Sở Tài chính']
async function office(lead: readonly string[] = BODIES) {
  const world = await testWorld()
  const after = [deadline({ kind: 'event', raw: `sau ${CONGRESS} 7 ngày`, event: CONGRESS, offset: '+7d' })]
  const { doc, tasks } = documentFile('x', [task(901, { deadlines: after, lead: [...lead] })])
  const documents = [{ doc: { ...doc, issued: '2025-08-08', known_from: '2025-08-11' }, tasks }]
  const chats = [groupOf('-1', ['Sở Nội vụ']), groupOf('-2', ['Sở Y tế'])]
  await world.storage.commit({ at: NOW, members: [member('secretariat', '1')], documents, chats })
  const ask = async (text: string) => {
    const said = saying(text, { user: '1', chat: '1' })
    await chatTurn(world, said)
    return (await world.storage.messages({ keys: [`answer:${said.key}`] }))[0]?.text ?? ''
  }
  const register = async () => createRegister({ rules, directory, ...(await world.storage.register()) })
  const lasts = async (names: readonly string[] = BODIES) => {
    const now = await register()
    return names.map((name) => standingOf(now.task(901)!, name, now, NOW).due?.last ?? null)
  }
  const heard = async () => (await world.storage.messages({ kinds: ['notice'] })).map((m) => m.to.chat)
  return { world, ask, register, lasts, heard }
}

test('the day of one body dates that body’s part, and only that body hears of it', async () => {
  const { ask, lasts, heard, register } = await office()
  const answer = await ask(`/sukien Sở Y tế: ${CONGRESS} 14/8/2025`)
  expect(answer).toContain(`Đã ghi «${CONGRESS} (Sở Y tế)» ngày 14/8/2025: 1 việc có ngày hạn; đã báo 1 cơ quan.`)
  expect(await lasts()).toEqual([null, '2025-08-21', null])
  expect(await heard()).toEqual(['-2'])
  const now = await register()
  expect(wholeStanding(now.task(901)!, now, NOW)).toMatchObject({ status: { kind: 'not-due' } })
  expect(await ask('/sukien')).toContain('còn 2/3 cơ quan chưa có ngày: Sở Nội vụ; Sở Tài chính')
})
test('written behind as well; a second body has its own day, and the day of everybody is for the rest', async () => {
  const { ask, lasts, heard } = await office()
  await ask(`/sukien ${CONGRESS} 14/8/2025 tại Sở Y tế`)
  await ask(`/sukien Sở Nội vụ: ${CONGRESS} 20/8/2025`)
  expect(await lasts()).toEqual(['2025-08-27', '2025-08-21', null])
  await ask(`/sukien ${CONGRESS} 25/8/2025`)
  expect(await lasts()).toEqual(['2025-08-27', '2025-08-21', '2025-09-03'])
  expect(await ask('/sukien')).not.toContain(CONGRESS)
  // Each heard of its own day, nobody of the third body's.
  expect((await heard()).sort()).toEqual(['-1', '-2'])
})
test('it is put right and taken back for that body alone', async () => {
  const { ask, lasts } = await office()
  await ask(`/sukien ${CONGRESS} 25/8/2025`)
  await ask(`/sukien Sở Y tế: ${CONGRESS} 14/8/2025`)
  expect(await ask(`/sukien Sở Y tế: ${CONGRESS} 15/8/2025`)).toContain('trước đây ghi 14/8/2025')
  expect(await lasts()).toEqual(['2025-09-03', '2025-08-22', '2025-09-03'])
  expect(await ask(`/sukien Sở Y tế: ${CONGRESS} bỏ 15/8/2025`)).toContain('hết 3/9/2025 (trước: hết 22/8/2025)')
  expect(await lasts()).toEqual(['2025-09-03', '2025-09-03', '2025-09-03'])
})
test('a body that leads nothing of the kind, or that nobody knows, is told', async () => {
  const { ask } = await office()
  expect(await ask(`/sukien Sở Xây dựng: ${CONGRESS} 14/8/2025`)).toContain('không chủ trì việc nào chờ')
  expect(await ask(`/sukien Sở Mây Mưa: ${CONGRESS} 14/8/2025`)).toContain('Sổ không có cơ quan «Sở Mây Mưa»')
})
describe('said without a colon', () => {
  test.each([
    `/sukien Sở Y tế ${CONGRESS} 14/8/2025`,
    `/sukien ${CONGRESS} Sở Y tế 14/8/2025`,
    `Sở Y tế tổ chức ${CONGRESS} ngày 14/8/2025 ạ`,
    `${CONGRESS} Sở Y tế vào ngày 14/8/2025`,
  ])('«%s» is of that body alone, and asked about first', async (text) => {
    const { ask, lasts } = await office()
    expect(await ask(text)).toContain(`Ghi sự kiện «${CONGRESS} (Sở Y tế)» ngày 14/8/2025`)
    expect(await lasts()).toEqual([null, null, null])
    await ask('đúng')
    expect(await lasts()).toEqual([null, '2025-08-21', null])
  })
  test.each([
    'Sở Y tế họp giao ban ngày 14/8/2025',
    `Sở Y tế ${CONGRESS} ngày nào`,
    `cơ quan mình ${CONGRESS} 14/8/2025`,
  ])('«%s» is no day of an event', async (text) => {
    const { ask } = await office()
    expect(await ask(text)).not.toContain('Ghi sự kiện')
  })
  test('an event that has a body in its name stays that event', async () => {
    const { world, ask } = await office()
    const after = [deadline({ kind: 'event', raw: 'sau đại hội', event: 'đại hội Sở Y tế', offset: '+7d' })]
    const { doc, tasks } = documentFile('y', [task(902, { deadlines: after, lead: ['Sở Nội vụ'] })])
    const documents = [{ doc: { ...doc, issued: '2025-08-08', known_from: '2025-08-11' }, tasks }]
    await world.storage.commit({ at: NOW, documents })
    expect(await ask('/sukien đại hội Sở Y tế 14/8/2025')).toContain('Đã ghi «đại hội Sở Y tế» ngày 14/8/2025: 1 việc')
  })
})
describe('told in plain words by the office', () => {
  test('the day of an event that work waits for, and another day in its place', async () => {
    const { ask, lasts } = await office()
    expect(await ask(`${CONGRESS} vào ngày 14/8/2025 nhé`)).toContain(`Ghi sự kiện «${CONGRESS}» ngày 14/8/2025`)
    await ask('đúng')
    expect(await lasts(['Sở Y tế'])).toEqual(['2025-08-21'])
    expect(await ask(`dời ${CONGRESS} sang ngày 18/8/2025`)).toContain(`Ghi sự kiện «${CONGRESS}» ngày 18/8/2025`)
    expect(await ask('đúng')).toContain('trước đây ghi 14/8/2025')
    expect(await lasts(['Sở Y tế'])).toEqual(['2025-08-25'])
  })
  test.each([
    `${CONGRESS} ngày nào`,
    'liên hoan ngày 14/8/2025',
    'dời cuộc họp sang 18/8/2025',
    `${CONGRESS} vui quá`,
  ])('«%s» writes nothing', async (text) => {
    const { ask, world } = await office()
    expect(await ask(text)).not.toContain('Ghi sự kiện')
    await ask('đúng')
    expect((await world.storage.register()).events).toEqual([])
  })
  test.each(['sự kiện', 'danh sách sự kiện', 'các sự kiện đang chờ'])('«%s» lists what waits', async (text) => {
    const { ask } = await office()
    expect(await ask(text)).toContain(`• ${CONGRESS}: 1 việc (số 901)`)
  })
  test('nobody else tells the register of an event', async () => {
    const { world, ask } = await office()
    await world.storage.commit({ at: NOW, members: [member('focal', '7')] })
    const said = saying(`${CONGRESS} vào ngày 14/8/2025`, { user: '7', chat: '7' })
    await chatTurn(world, said)
    expect((await world.storage.messages({ keys: [`answer:${said.key}`] }))[0]?.text).not.toContain('Ghi sự kiện')
    expect(await ask('/sukien')).toContain(CONGRESS)
  })
})
describe('a commune that the directory does not list', () => {
  const COMMUNES = 'Đảng ủy các xã, phường'
  async function withCommunes() {
    const made = await office([COMMUNES])
    const more = [
      task(910, { text: 'Giao xã Bảo Thắng và các xã Phong Hải, Cốc Ly làm điểm.', lead: ['Sở Nội vụ'] }),
      task(911, { targets: ['100% thôn của phường Nam Cường Mới có nhà văn hóa'], lead: ['Sở Nội vụ'] }),
    ]
    await made.world.storage.commit({ at: NOW, documents: [documentFile('z', more)] })
    return made
  }
  test.each([
    [`/sukien Xã Bảo Thắng: ${CONGRESS} 12/8/2025`, 'Xã Bảo Thắng'],
    [`/sukien xa bao thang: ${CONGRESS} 12/8/2025`, 'Xã Bảo Thắng'],
    [`/sukien ${CONGRESS} 12/8/2025 tại xã Phong Hải`, 'Xã Phong Hải'],
    [`/sukien phường Nam Cường Mới: ${CONGRESS} 12/8/2025`, 'Phường Nam Cường Mới'],
  ])('«%s»: named by a document it has a day of its own', async (text, name) => {
    const { ask, lasts, heard } = await withCommunes()
    const said = await ask(text)
    expect(said).toContain(`Đã ghi «${CONGRESS} (${name})» ngày 12/8/2025: 1 việc có ngày hạn; đã báo 0 cơ quan.`)
    expect(said).toContain(`${name} có trong văn bản, chưa có trong danh bạ`)
    expect(await lasts([name, 'Xã Bắc Hà', COMMUNES])).toEqual(['2025-08-19', null, null])
    expect(await heard()).toEqual([])
    expect(await ask(`/sukien ${name}: ${CONGRESS} bỏ 12/8/2025`)).toContain('Đã bỏ ngày 12/8/2025')
    expect(await lasts([name])).toEqual([null])
  })
  test('in plain words it is asked about first', async () => {
    const { ask, lasts } = await withCommunes()
    expect(await ask(`xã Bảo Thắng ${CONGRESS} ngày 12/8`)).toContain(`«${CONGRESS} (Xã Bảo Thắng)» ngày 12/8/2025`)
    expect(await ask('đúng')).toContain('Đã ghi')
    expect(await lasts(['Xã Bảo Thắng', COMMUNES])).toEqual(['2025-08-19', null])
  })
  test.each([
    [`/sukien Xã Ma Ma: ${CONGRESS} 12/8/2025`, 'Xã Ma Ma'],
    [`xã Ma Ma ${CONGRESS} ngày 12/8/2025`, 'xã Ma Ma'],
    [`/sukien Xã Bảo: ${CONGRESS} 12/8/2025`, 'Xã Bảo'],
    [`/sukien Phường Bảo Thắng: ${CONGRESS} 12/8/2025`, 'Phường Bảo Thắng'],
    [`/sukien Xã Bào Thăng: ${CONGRESS} 12/8/2025`, 'Xã Bào Thăng'],
  ])('«%s»: a name that nobody knows is said so', async (text, name) => {
    const { ask, world } = await withCommunes()
    expect(await ask(text)).toContain(`Sổ không có cơ quan «${name}»`)
    expect((await world.storage.register()).events).toEqual([])
  })
  test('of work that is given to single bodies it is no part', async () => {
    const { ask, world } = await office()
    const named = task(910, { text: 'Giao xã Bảo Thắng làm điểm.', lead: ['Sở Nội vụ'] })
    await world.storage.commit({ at: NOW, documents: [documentFile('z', [named])] })
    expect(await ask(`/sukien Xã Bảo Thắng: ${CONGRESS} 12/8/2025`)).toContain('không chủ trì việc nào chờ')
  })
})
describe('a group', () => {
  const COMMUNES = 'Đảng ủy các xã, phường'
  test('has a day of its own: its members go by it, listed or not, who has a nearer one by that', async () => {
    const { world, ask, lasts, heard } = await office(['Sở Y tế', COMMUNES])
    await world.storage.commit({ at: NOW, chats: [groupOf('-5', ['Xã Bắc Hà']), groupOf('-6', ['Xã Y Tý'])] })
    await ask(`/sukien Xã Y Tý: ${CONGRESS} 12/8/2025`)
    const answer = await ask(`/sukien các xã, phường: ${CONGRESS} 14/8/2025`)
    expect(answer).toContain(`Đã ghi «${CONGRESS} (${COMMUNES})» ngày 14/8/2025: 1 việc có ngày hạn; đã báo 1 cơ quan.`)
    const names = ['Sở Y tế', 'Xã Bắc Hà', 'Xã Y Tý', COMMUNES]
    expect(await lasts(names)).toEqual([null, '2025-08-21', '2025-08-19', '2025-08-21'])
    expect((await heard()).sort()).toEqual(['-5', '-6'])
    expect(await ask('/sukien')).toMatch(/còn 1\/\d+ cơ quan chưa có ngày: Sở Y tế/)
    // The day of everybody is for the rest alone, and nobody else hears of it.
    await ask(`/sukien ${CONGRESS} 25/8/2025`)
    expect(await lasts(names)).toEqual(['2025-09-03', '2025-08-21', '2025-08-19', '2025-08-21'])
    expect((await heard()).sort()).toEqual(['-2', '-5', '-6'])
  })
  test('that nobody has a list of goes by it as well, and so does the task that it alone leads', async () => {
    const { ask, lasts, register } = await office(['Các cấp ủy'])
    expect(await ask(`/sukien các cấp ủy: ${CONGRESS} 14/8/2025`)).toContain('1 việc có ngày hạn')
    expect(await lasts(['Các cấp ủy'])).toEqual(['2025-08-21'])
    const now = await register()
    expect(wholeStanding(now.task(901)!, now, NOW)).toMatchObject({ due: { last: '2025-08-21' } })
    expect(await ask('/sukien')).not.toContain(CONGRESS)
    await ask(`/sukien các cấp ủy: ${CONGRESS} bỏ 14/8/2025`)
    expect(await lasts(['Các cấp ủy'])).toEqual([null])
    expect(await ask('/sukien')).toContain(CONGRESS)
  })
  test('that leads nothing of the kind is told', async () => {
    const { ask } = await office()
    expect(await ask(`/sukien các xã, phường: ${CONGRESS} 14/8/2025`)).toContain('không chủ trì việc nào chờ')
  })
})
test('a look back before the day was recorded does not know it', async () => {
  const { world, ask, register } = await office()
  world.clockAt(momentOf('2025-08-13', '09:00'))
  await ask(`/sukien Sở Y tế: ${CONGRESS} 14/8/2025`)
  const then = registerAt(await register(), momentOf('2025-08-12', '09:00'))
  expect(standingOf(then.task(901)!, 'Sở Y tế', then, NOW).status.kind).toBe('awaiting-event')
})
