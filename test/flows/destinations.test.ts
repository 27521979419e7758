// A body with a group and the private chat of its focal person: what is pressed goes to one of them, the first that is reached.
import { beforeEach, expect, test } from 'vitest'
import { readMoment } from '../../src/domain/calendar.ts'
import type { Heard } from '../../src/domain/heard.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { makeCode } from '../../src/flows/codes.ts'
import { createCurrentRegister } from '../../src/flows/current-register.ts'
import { noneKnown, remind } from '../../src/flows/remind.ts'
import { afterSending } from '../../src/reminders/outbox.ts'
import { directory, rules } from '../data/shipped.ts'
import { member, saying, type TestWorld, testWorld } from './chat-world.ts'

const GROUP = { chat: '-100', isGroup: true, user: '7' }
const at = (text: string) => readMoment(text) ?? 0
let world: TestWorld
let no: number
beforeEach(async () => {
  world = await testWorld(undefined, { manners: { digestAt: '07:30', quiet: [], twoPersons: false } })
  world.clockAt(at('2025-08-11T06:00'))
  await world.storage.commit({ at: 0, members: [member('secretariat', '1')] })
  for (const over of [GROUP, {}]) {
    const grant = { role: 'focal', deputy: false, province: 'Lào Cai', body: 'Sở Nội vụ' } as const
    const code = await makeCode(world.storage, grant, world.clock.now())
    await world.storage.commit({ ...code.changes, at: world.clock.now() })
    await chatTurn(world, saying(`/ghep ${code.written}`, over))
  }
  const { register } = (await world.office.read()).bot
  no = register.tasksIn('Lào Cai').find((t) => t.shares.get('Sở Nội vụ')?.some((s) => s.role === 'lead'))?.no ?? 0
})
let turns = 0
const happens = (kind: 'left' | 'joined') => {
  const place = { key: `h:${turns++}`, channel: 'telegram', chat: '-100', thread: null }
  const heard: Heard =
    kind === 'left'
      ? { kind, ...place, why: 'bot was kicked', isGroup: true }
      : ({ kind, ...place, isGroup: true } as Heard)
  return chatTurn(world, heard)
}
/** The chats that a kind of message was queued to since the last look; all of it is sent. */
async function heardIn(kind: 'digest' | 'handout' | 'broadcast' | 'notice') {
  const open = await world.storage.messages({ states: ['pending'] })
  const now = world.clock.now()
  const settled = open.map((m) => afterSending(m, { kind: 'sent', id: '1' }, now))
  await world.storage.commit({ at: now, settled })
  return open.filter((m) => m.kind === kind && m.to.chat !== '1').map((m) => m.to.chat)
}
async function morning(time: string) {
  world.clockAt(at(time))
  await remind({
    storage: world.storage,
    current: createCurrentRegister(world.storage, { directory, rules }),
    clock: world.clock,
    settings: { digestAt: '07:30', quiet: [] },
    known: noneKnown(),
  })
  return heardIn('digest')
}
async function office(text: string) {
  await chatTurn(world, saying(text, { user: '1', chat: '1' }))
  await chatTurn(world, saying('đúng', { user: '1', chat: '1' }))
}

test('the group hears while it is reached, the focal person while it is lost, the group again when it returns', async () => {
  expect((await world.storage.chats()).map((c) => c.to.chat).toSorted()).toEqual(['-100', '7'])
  expect(await morning('2025-08-11T07:30')).toEqual(['-100'])
  await happens('left')
  // What the group has read today is not said again elsewhere.
  expect(await morning('2025-08-11T09:00')).toEqual([])
  expect(await morning('2025-08-12T07:30')).toEqual(['7'])
  await happens('joined')
  expect(await morning('2025-08-12T09:00')).toEqual([])
  expect(await morning('2025-08-13T07:30')).toEqual(['-100'])
})
test('a group that is lost as its digest fails hands it on at the next turn', async () => {
  const [to] = (await world.storage.chats()).filter((c) => c.to.chat === '-100').map((c) => c.to)
  world.clockAt(at('2025-08-11T07:30'))
  const turn = () =>
    remind({
      storage: world.storage,
      current: createCurrentRegister(world.storage, { directory, rules }),
      clock: world.clock,
      settings: { digestAt: '07:30', quiet: [] },
      known: noneKnown(),
    })
  await turn()
  const [digest] = await world.storage.messages({ kinds: ['digest'] })
  if (!digest || !to) throw new Error('a digest to the group was to be queued')
  const gone = afterSending(digest, { kind: 'never', who: 'chat', why: 'bot was kicked' }, world.clock.now())
  await world.storage.commit({ at: 0, settled: [gone], parks: [{ to, why: 'bot was kicked' }] })
  await turn()
  expect(await heardIn('digest')).toEqual(['7'])
})
test('hand-outs, notices and what is sent round go the same way, and say so', async () => {
  const all = async () => {
    await office(`/dinhchinh ${no} hạn: trước ${20 + turns}/9/2025 | theo 45-CV/VPTU | lý do lùi theo chỉ đạo`)
    const handouts = await heardIn('handout')
    await office('/guitin Sở Nội vụ: mai họp')
    const round = await heardIn('broadcast')
    await chatTurn(world, saying(`/sai ${no} sai hạn`))
    await chatTurn(world, saying(`/sai ${no} không`, { user: '1', chat: '1' }))
    return [handouts, round, await heardIn('notice')]
  }
  await heardIn('notice')
  expect(await all()).toEqual([['-100'], ['-100'], ['-100']])
  await happens('left')
  await heardIn('notice')
  expect(await all()).toEqual([['7'], ['7'], ['7']])
})
