// Who hears for a body while its focal person is away.
import { expect, test } from 'vitest'
import { destinationsToday } from '../../src/domain/destinations.ts'
import { standInsOf } from '../../src/domain/stand-ins.ts'
import { noticesToBody } from '../../src/flows/words/word-turn.ts'
import { groupOf, member, NOW, testWorld } from '../flows/chat-world.ts'

const BODY = { province: 'Lào Cai', name: 'Sở Nội vụ' }
const away = member('focal', '7', { awayUntil: '2025-08-25' })
const deputy = member('member', '8', { deputy: true })
const others = [member('member', '9'), member('member', '6', { deputy: true, body: 'Sở Y tế' })]
const members = [away, deputy, ...others]
const chats = [groupOf('7', [BODY.name])]
const places = (today: string) => destinationsToday(chats, members, today).map((c) => [c.to.chat, c.bodies])

test('the deputy gets the digests of who is away, up to and including the last day', () => {
  expect(places('2025-08-25')).toEqual([
    ['7', [BODY.name]],
    ['8', [BODY.name]],
  ])
  expect(places('2025-08-26')).toEqual([['7', [BODY.name]]])
  expect(standInsOf(BODY, [deputy, member('focal', '7')], '2025-08-25')).toEqual([])
})
test('of an absence to come the deputy hears from its first day on, not before', () => {
  const later = [member('focal', '7', { awayFrom: '2025-09-01', awayUntil: '2025-09-05' }), deputy]
  const heard = (today: string) => destinationsToday(chats, later, today).map((c) => c.to.chat)
  expect(heard('2025-08-31')).toEqual(['7'])
  expect(heard('2025-09-01')).toEqual(['7', '8'])
  expect(heard('2025-09-05')).toEqual(['7', '8'])
  expect(heard('2025-09-06')).toEqual(['7'])
  expect(standInsOf(BODY, later, '2025-08-31')).toEqual([])
})
test('of several absences the deputy hears in each', () => {
  const twice = member('focal', '7', {
    awayUntil: '2025-08-25',
    awayLater: [{ from: '2025-09-01', until: '2025-09-05' }],
  })
  const heard = (today: string) => destinationsToday(chats, [twice, deputy], today).map((c) => c.to.chat)
  expect(['2025-08-25', '2025-08-28', '2025-09-05', '2025-09-06'].map((d) => heard(d).length)).toEqual([2, 1, 2, 1])
})
test('a deputy whose private chat is lost is no place', () => {
  const lost = [away, { ...deputy, parked: 'bot was blocked' }]
  expect(destinationsToday(chats, lost, '2025-08-25').map((c) => c.to.chat)).toEqual(['7'])
})
test('a group that is reached is enough', () => {
  const group = groupOf('-1', [BODY.name])
  expect(destinationsToday([group], members, '2025-08-11')).toEqual([group])
})
test.each([
  ['in his private chat', chats, ['7', '8']],
  ['without a chat', [], ['7', '8']],
  ['in a group', [groupOf('-1', [BODY.name])], ['-1']],
])('a notice to the body %s is heard by the deputy where no group hears it', async (_, bound, wanted) => {
  const office = { ...(await (await testWorld()).office.read()), chats: bound, members }
  const notices = noticesToBody(office, BODY, { key: 'k', text: 'Tin', now: NOW })
  expect(notices.map((m) => m.to.chat)).toEqual(wanted)
})
