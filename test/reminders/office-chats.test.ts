// What is meant for the office reaches its people while its group is missing; what climbs to nobody reaches the office.
import { expect, test } from 'vitest'
import { readMoment } from '../../src/domain/calendar.ts'
import { noPlaceOf, withOfficeChats } from '../../src/reminders/office-chats.ts'
import { planDigests } from '../../src/reminders/plan.ts'
import { directory, shippedRegister } from '../data/shipped.ts'
import { groupOf, member } from '../flows/chat-world.ts'

const register = shippedRegister()
const PEOPLE = [member('secretariat', '1'), member('leader', '2'), member('secretariat', '3', { province: 'Nghệ An' })]
const at = (day: string) => readMoment(`${day}T07:31`) ?? 0
const plan = (chats: Parameters<typeof withOfficeChats>[0], day: string) =>
  planDigests({
    register,
    chats: withOfficeChats(chats, PEOPLE, directory),
    told: new Set(),
    now: at(day),
    digestAt: '07:30',
    quiet: [],
  })

test('without a group of the office its own people get its digest, those of another province theirs', () => {
  const digests = plan([], '2025-08-18')
  expect(digests.map((d) => [d.to.chat, d.province])).toContainEqual(['1', 'Lào Cai'])
  expect(digests.filter((d) => d.to.chat === '2')).toEqual([])
  const [mine] = digests.filter((d) => d.to.chat === '1')
  expect(mine?.office?.needDeadline.length).toBeGreaterThan(0)
  expect(mine?.key).toBe('digest:telegram:1::2025-08-18:Lào Cai')
})
test('a living group of the office is enough, one that is gone is none', () => {
  const office = groupOf('-9', ['Văn phòng Tỉnh ủy'])
  expect(plan([office], '2025-08-18').map((d) => d.to.chat)).not.toContain('1')
  expect(plan([{ ...office, parked: 'kicked' }], '2025-08-18').map((d) => d.to.chat)).toContain('1')
})
test('what climbs to a superior whom nothing reaches stands with the office, and no longer once he is reached', () => {
  const without = (chats: Parameters<typeof plan>[0]) =>
    plan(chats, '2025-08-18')
      .find((d) => d.to.chat === '1')
      ?.pressed.flatMap((p) => (p.level === 2 ? p.without.map((w) => w.name) : []))
  expect(without([])).toContain('UBND tỉnh')
  const superior = groupOf('-5', ['UBND tỉnh'])
  expect(without([superior])).not.toContain('UBND tỉnh')
  expect(without([{ ...superior, muted: true }])).toContain('UBND tỉnh')
})
test('why nothing reaches a body', () => {
  const group = groupOf('-5', ['UBND tỉnh'])
  const why = (...chats: (typeof group)[]) => noPlaceOf('UBND tỉnh', 'Lào Cai', chats)
  expect(why()).toBe('never')
  expect(why(group)).toBeNull()
  expect(why({ ...group, parked: 'kicked' })).toBe('parked')
  expect(why({ ...group, muted: true })).toBe('muted')
  expect(why({ ...group, muted: true }, { ...group, to: { ...group.to, chat: '-6' } })).toBeNull()
})
