// Who said «đã nhận» as a helper and comes to lead says it again; until then it stands among those who have not.
import { expect, test } from 'vitest'
import { dayOf, type Moment, momentOf } from '../../src/domain/calendar.ts'
import { createRegister } from '../../src/domain/register.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { createCurrentRegister } from '../../src/flows/current-register.ts'
import { listUnacknowledged } from '../../src/flows/unacknowledged.ts'
import { officeWords } from '../../src/flows/words/office-words.ts'
import { directory, rules } from '../data/shipped.ts'
import { groupOf, member, NOW, saying, testWorld } from './chat-world.ts'
import { deadline, documentFile, task } from './generated-registers.ts'

const words = officeWords({ read: async () => ({ kind: 'refused', why: 'broken', detail: '' }), hash: () => '' })
const due = [deadline({ raw: 'trước ngày 15/10/2025', due: '2025-10-15', before: true })]
async function office() {
  const world = await testWorld(undefined, { words })
  const { storage } = world
  await storage.commit({
    at: NOW,
    documents: [documentFile('x', [task(901, { deadlines: due, lead: ['Sở Nội vụ'], coop: ['Sở Y tế'] })])],
    settings: { 'handed:x': '2025-08-08T09:00' },
    chats: [groupOf('-1', ['Sở Nội vụ']), groupOf('-2', ['Sở Y tế'])],
    members: [member('secretariat', '1'), member('focal', '7'), member('focal', '8', { body: 'Sở Y tế' })],
  })
  const ask = async (text: string, user = '1') => {
    const said = saying(text, { user, chat: user })
    await chatTurn(world, said)
    return (await storage.messages({ keys: [`answer:${said.key}`] }))[0]?.text ?? ''
  }
  const list = async (at: Moment) => {
    world.clockAt(at)
    const current = createCurrentRegister(storage, { directory, rules })
    await listUnacknowledged({ storage, current, clock: { now: () => at } })
    const found = (await storage.messages()).filter((m) => m.key.includes(`unacknowledged:Lào Cai:${dayOf(at)}`))
    return found.at(-1)?.text ?? ''
  }
  const toYTe = async () => (await storage.messages({ chat: '-2' })).at(-1)
  return { world, ask, list, toYTe }
}

test('a correction makes the helper the lead', async () => {
  const { world, ask, list } = await office()
  expect(await ask('/danhan 901', '8')).toContain('Sở Y tế nhận 1 việc')
  expect(await ask('/danhan 901', '8')).toContain('từ trước')
  expect(await ask('/danhan 901', '7')).toContain('Sở Nội vụ nhận 1 việc')
  expect(await ask('việc nào chưa ai nhận', '8')).not.toContain('901')
  await ask('/dinhchinh 901 chủ trì: Sở Y tế | theo 45-CV/VPTU')
  await ask('đúng')
  expect(await ask('việc nào chưa ai nhận', '8')).toMatch(/Sở Y tế[^\n]*901/)
  expect(await list(momentOf('2025-08-12', '10:05'))).toMatch(/Sở Y tế[^\n]*901/)
  expect(await ask('/danhan', '8')).toContain('Sở Y tế nhận 1 việc')
  expect(await ask('/danhan 901', '8')).toContain('từ trước')
  expect(await ask('việc nào chưa ai nhận', '8')).not.toMatch(/Sở Y tế[^\n]*901/)
  expect(await list(momentOf('2025-08-18', '10:05'))).not.toMatch(/Sở Y tế[^\n]*901/)
  const entries = (await world.storage.entries({ tasks: [901], kinds: ['acknowledged'] })).filter(
    (e) => e.body === 'Sở Y tế',
  )
  expect(entries.map((e) => [e.id, 'as' in e ? e.as : 'lead'])).toEqual([
    ['ack:901:Sở Y tế', 'coop'],
    ['ack:901:Sở Y tế:lead', 'lead'],
  ])
})
test('the task is handed on to the helper: it is offered «Đã nhận» and is waited for', async () => {
  const { world, ask, list, toYTe } = await office()
  await ask('/danhan 901', '8')
  await ask('/ketthuc 901 chuyển Sở Y tế, số 16-TB/TU ngày 11/8/2025, CVP')
  expect((await toYTe())?.offers?.choices).toEqual([{ label: 'Đã nhận', says: '/danhan 901' }])
  expect(await list(momentOf('2025-08-12', '10:05'))).toMatch(/Sở Y tế[^\n]*901/)
  await ask('/danhan 901', '8')
  const { states } = createRegister({ rules, directory, ...(await world.storage.register()) })
  expect(states.find((s) => s.body === 'Sở Y tế')?.acknowledgedAs).toBeUndefined()
})
test('both bodies and the office agree to a handover: «Đã nhận» is offered, the giver is offered nothing', async () => {
  const { world, ask, toYTe } = await office()
  await ask('/chuyen 901 Sở Y tế vì là việc của y tế', '7')
  const request = (await toYTe())?.offers?.choices[0]?.says ?? ''
  await ask(request, '8')
  await ask(request)
  expect((await toYTe())?.offers?.choices).toEqual([{ label: 'Đã nhận', says: '/danhan 901' }])
  expect((await world.storage.messages({ chat: '-1' })).at(-1)?.offers).toBeUndefined()
})
test('near misses: who led already, or helps still, is not asked again; who has reported of it has it', async () => {
  const { ask, list } = await office()
  await ask('/danhan 901', '7')
  await ask('/danhan 901', '8')
  await ask('/dinhchinh 901 phối hợp: Sở Y tế; Sở Tài chính | theo 45-CV/VPTU')
  await ask('đúng')
  expect(await list(momentOf('2025-08-12', '10:05'))).not.toContain('901')
  await ask('/dinhchinh 901 chủ trì: Sở Nội vụ; Sở Y tế | theo 46-CV/VPTU')
  await ask('đúng')
  await ask('/tiendo 901 40% đang làm', '8')
  expect(await ask('việc nào chưa ai nhận', '8')).not.toMatch(/Sở (Nội vụ|Y tế)[^\n]*901/)
})

test('nobody is called about what is suspended', async () => {
  const open = await office()
  expect(await open.list(momentOf('2025-08-18', '10:05'))).toContain('901')
  const { ask, list } = await office()
  await ask('/tamdung 901 số 15-TB/TU ngày 11/8/2025, đồng chí Chánh Văn phòng')
  expect(await list(momentOf('2025-08-18', '10:05'))).not.toContain('901')
})
