// /sukien: what is asked back before a day is written, and which documents a day is for.
import { expect, test } from 'vitest'
import { momentOf } from '../../src/domain/calendar.ts'
import { createRegister } from '../../src/domain/register.ts'
import { registerAt } from '../../src/domain/register-past.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { directory, rules } from '../data/shipped.ts'
import { groupOf, member, NOW, saying, speaking, testWorld } from './chat-world.ts'
import { deadline, documentFile, task } from './generated-registers.ts'

const GUIDE = 'hướng dẫn của Bộ'
const MEETING = 'mỗi phiên họp Ban Thường vụ'
async function office() {
  const world = await testWorld()
  const event = (name: string, offset: string) => [deadline({ kind: 'event', raw: name, event: name, offset })]
  const { doc, tasks } = documentFile('x', [
    task(901, { deadlines: event('lễ hội', '+7d') }),
    task(902, { deadlines: event(MEETING, '-2wd') }),
    task(903, { deadlines: event(GUIDE, '+5d') }),
    task(904, { deadlines: event('ban hành Kết luận này', '+10wd') }),
  ])
  const documents = [{ doc: { ...doc, issued: '2025-08-08', known_from: '2025-08-11' }, tasks }]
  await world.storage.commit({ at: NOW, members: [member('secretariat', '1')], documents })
  const ask = async (text: string) => {
    const said = saying(text, { user: '1', chat: '1' })
    await chatTurn(world, said)
    return (await world.storage.messages({ keys: [`answer:${said.key}`] }))[0]?.text ?? ''
  }
  const lasts = async (no: number) => (await ask(`chi tiết việc ${no}`)).match(/= [\d/]+/g) ?? []
  return { world, ask, lasts, doc }
}

test('the date of the document itself is never asked for', async () => {
  const { ask, lasts } = await office()
  expect(await ask('/sukien')).not.toContain('ban hành')
  expect(await lasts(904)).toEqual(['= 22/8'])
})
test('a day before the document is asked back, and written when it is confirmed', async () => {
  const { ask, lasts } = await office()
  expect(await ask('/sukien lễ hội 18/8/2020')).toContain('trước ngày văn bản (8/8/2025)')
  await ask('đúng')
  expect(await lasts(901)).toEqual(['= 25/8/2020'])
})
test('a name that says more than the event is asked back', async () => {
  const { ask, lasts } = await office()
  expect(await ask('/sukien lễ hội chùa Hương 18/8/2025')).toContain('Đúng không ạ?')
  await ask('đúng')
  expect(await lasts(901)).toEqual(['= 25/8'])
})
test('what takes place again gets a day each time, asked for again after it is over', async () => {
  const { world, ask, lasts } = await office()
  await ask(`/sukien ${MEETING} 21/8/2025`)
  expect(await ask(`/sukien ${MEETING} 04/9/2025`)).not.toContain('trước đây ghi')
  expect(await lasts(902)).toEqual(['= 19/8'])
  world.clockAt(momentOf('2025-08-20', '09:00'))
  expect(await lasts(902)).toEqual(['= 19/8', '= 29/8'])
  expect(await ask('chi tiết việc 902')).toContain('= 29/8 (kỳ 4/9/2025)')
  expect(await ask(`/sukien ${MEETING} 05/9/2025 thay 04/9/2025`)).toContain('trước đây ghi 4/9/2025')
  expect(await lasts(902)).toEqual(['= 19/8', '= 3/9'])
  expect(await ask('/sukien')).not.toContain(MEETING)
  world.clockAt(momentOf('2025-09-06', '09:00'))
  expect(await ask('/sukien')).toContain(MEETING)
})
test('a later document has its own day for the same words', async () => {
  const { world, ask, lasts, doc } = await office()
  await ask(`/sukien ${GUIDE} 12/8/2025`)
  expect(await lasts(903)).toEqual(['= 18/8'])
  world.clockAt(momentOf('2025-09-15', '09:00'))
  const later = {
    ...doc,
    id: 'y',
    number: '99-KL/TU',
    short_name: 'KL 99',
    issued: '2025-09-10',
    known_from: '2025-09-12',
  }
  const deadlines = [deadline({ kind: 'event', raw: GUIDE, event: GUIDE, offset: '+5d' })]
  await world.storage.commit({ at: NOW, documents: [{ doc: later, tasks: [task(910, { deadlines })] }] })
  expect(await lasts(910)).toEqual([])
  expect(await ask('/sukien')).toContain(`${GUIDE}: 1 việc (số 910)`)
  const question = await ask(`/sukien ${GUIDE} 16/9/2025`)
  expect(question).toContain('đã có ngày trong sổ')
  await ask('1')
  expect(await lasts(910)).toEqual(['= 22/9'])
  expect(await lasts(903)).toEqual(['= 18/8'])
})
test.each([
  'sự kiện nào chưa có ngày',
  'những sự kiện còn thiếu ngày',
  'su kien nao chua co ngay',
])('«%s» lists what is missing, as /sukien does', async (text) => {
  const { ask } = await office()
  expect(await ask(text)).toContain('Các sự kiện chưa có ngày')
})
test('a day recorded by mistake is taken back: what hung on it waits again, and its body hears of it', async () => {
  const { world, ask, lasts } = await office()
  await world.storage.commit({ at: NOW, chats: [groupOf('-100', ['Sở Nội vụ'])] })
  await ask('/sukien lễ hội 18/8/2025')
  expect(await lasts(901)).toEqual(['= 25/8'])
  expect(await ask('/sukien lễ hội bỏ 19/8/2025')).toContain('đã ghi: 18/8/2025')
  const answer = await ask('/sukien lễ hội bỏ ngày 18/8/2025')
  expect(answer).toContain('Đã bỏ ngày 18/8/2025 của «lễ hội» (ghi nhầm): 1 việc; đã báo 1 cơ quan.')
  expect(answer).toContain('chờ sự kiện (trước: hết 25/8/2025)')
  expect(await lasts(901)).toEqual([])
  expect(await ask('/sukien')).toContain('lễ hội: 1 việc (số 901)')
  const notices = await world.storage.messages({ kinds: ['notice'] })
  expect(notices.map((m) => m.text).filter((t) => t.includes('ghi nhầm, đã bỏ'))).toHaveLength(1)
  await ask('/sukien lễ hội 20/8/2025')
  expect(await lasts(901)).toEqual(['= 27/8'])
})
test.each([
  'lễ hội bỏ',
  'lễ hội bỏ ngày đã ghi',
  'bỏ ngày lễ hội',
  'le hoi huy',
])('«/sukien %s» offers the one day recorded and asks', async (words) => {
  const { ask, lasts } = await office()
  expect(await ask(`/sukien ${words}`)).toContain('«lễ hội» chưa ghi ngày nào.')
  await ask('/sukien lễ hội 18/8/2025')
  expect(await ask(`/sukien ${words}`)).toContain(
    'Bỏ ngày 18/8/2025 đã ghi của «lễ hội»; việc 901 trở lại chờ sự kiện.',
  )
  expect(await ask('đúng')).toContain('Đã bỏ ngày 18/8/2025')
  expect(await lasts(901)).toEqual([])
})
test('of several days it is asked which; an event nobody waits for is none; a name that only ends like the verb is a name', async () => {
  const { world, ask, doc } = await office()
  await ask(`/sukien ${MEETING} 21/8/2025`)
  await ask(`/sukien ${MEETING} 28/8/2025`)
  expect(await ask(`/sukien ${MEETING} bỏ`)).toContain('có mấy ngày đã ghi. Bỏ ngày nào?')
  expect(await ask('2')).toContain('Đã bỏ ngày 28/8/2025')
  expect(await ask('/sukien hội chợ bỏ')).toContain('hội chợ')
  const event = 'Đại hội Đảng bộ'
  const deadlines = [deadline({ kind: 'event', raw: `sau ${event}`, event, offset: '+5d' })]
  const file = { doc: { ...doc, id: 'z', number: '98-KL/TU' }, tasks: [task(911, { deadlines })] }
  await world.storage.commit({ at: NOW, documents: [file] })
  await ask(`/sukien ${event} 15/8/2025`)
  expect(await ask('/sukien dai hoi dang bo')).not.toContain('Bỏ ngày')
  expect(await ask('/sukien dai hoi dang bo bo')).toContain(`Bỏ ngày 15/8/2025 đã ghi của «${event}»`)
})
test('of what takes place again only that time is taken back', async () => {
  const { world, ask, lasts } = await office()
  await ask(`/sukien ${MEETING} 21/8/2025`)
  await ask(`/sukien ${MEETING} 28/8/2025`)
  expect(await ask(`/sukien ${MEETING} bỏ 28/8/2025`)).toContain('không còn kỳ 28/8/2025 (trước: hết 26/8/2025)')
  world.clockAt(momentOf('2025-08-20', '09:00'))
  expect(await lasts(902)).toEqual(['= 19/8'])
})
test('said in plain words, taking a day back is asked first, with the tasks that wait again', async () => {
  const { ask, lasts } = await office()
  await ask('/sukien lễ hội 18/8/2025')
  expect(await ask('sự kiện lễ hội bỏ ngày 18/8/2025')).toContain(
    'Bỏ ngày 18/8/2025 đã ghi của «lễ hội»; việc 901 trở lại chờ sự kiện.',
  )
  expect(await lasts(901)).toEqual(['= 25/8'])
})
test('a look back before a day was taken back still knows it', async () => {
  const { world, ask } = await office()
  await ask('/sukien lễ hội 18/8/2025')
  world.clockAt(momentOf('2025-08-13', '09:00'))
  await ask('/sukien lễ hội bỏ 18/8/2025')
  const rows = await world.storage.register()
  const register = createRegister({ rules, directory, ...rows })
  const dayAt = (moment: number) => {
    const then = registerAt(register, moment)
    const task = then.task(901)
    return task && then.occasions(task.document, 'lễ hội').map((o) => o.day)
  }
  expect(dayAt(momentOf('2025-08-12', '09:00'))).toEqual(['2025-08-18'])
  expect(dayAt(momentOf('2025-08-14', '09:00'))).toEqual([])
})

test('the office takes a day back, or says the right one, in plain words', async () => {
  const world = await testWorld()
  const CONGRESS = 'đại hội Đảng bộ tỉnh'
  const deadlines = [deadline({ kind: 'event', raw: CONGRESS, event: CONGRESS, offset: '+7d' })]
  await world.storage.commit({
    at: NOW,
    members: [member('secretariat', '1'), member('focal', '2')],
    documents: [documentFile('x', [task(905, { deadlines })])],
  })
  const ask = speaking(world, '1')
  const lasts = async () => (await ask('chi tiết việc 905')).match(/= [\d/]+/g) ?? []
  await ask('/sukien đại hội Đảng bộ tỉnh 3/10/2025')
  const asked = await ask('sai rồi, đại hội vẫn là ngày 25/9')
  expect(asked).toContain('ngày 25/9/2025 (đang ghi 3/10/2025)')
  expect(asked).toContain('Đúng không ạ?')
  expect(await lasts()).toEqual(['= 10/10'])
  await ask('sai rồi, đại hội vẫn là ngày 25/9')
  await ask('đúng')
  expect(await lasts()).toEqual(['= 2/10'])
  for (const words of ['bỏ ngày đại hội 25/9', 'hủy ngày 25/9 của đại hội']) {
    expect(await ask(words)).toMatch(/Bỏ ngày 25\/9\/2025 đã ghi[\s\S]*Đúng không ạ\?/)
    expect(await lasts()).toEqual(['= 2/10'])
  }
  await ask('bỏ ngày đại hội 25/9')
  await ask('đúng')
  expect(await lasts()).toEqual([])
  // Talk, and what a body says.
  for (const words of [
    'bỏ họp 3/10',
    'sai rồi, họp ngày 3/10',
    'đại hội cổ đông vẫn là ngày 3/10',
    'bỏ phiếu đại hội 3/10',
  ])
    expect(await ask(words)).not.toContain('sự kiện')
  expect(await speaking(world, '2')('bỏ ngày đại hội 25/9')).not.toContain('Bỏ ngày')
})
