// Where a body is pressed: one place at a time, groups first, the next when it is lost, the first again when it returns.
import { expect, test } from 'vitest'
import { destinationsOf, destinationsToday } from '../../src/domain/destinations.ts'
import { groupOf, member } from '../flows/chat-world.ts'

const SNV = 'Sở Nội vụ'
const TODAY = '2025-08-11'
const focal = [member('focal', '7'), member('focal', '9')]
const own = groupOf('7', [SNV], { boundAt: 1 })
const second = groupOf('9', [SNV], { boundAt: 3 })
const group = groupOf('-1', [SNV], { boundAt: 2 })
const newer = groupOf('-2', [SNV], { boundAt: 4 })
const lost = { parked: 'kicked' }
const places = (...chats: (typeof own)[]) =>
  destinationsToday(chats, focal, TODAY).map((c) => [c.to.chat, c.bodies] as const)

test('groups stand before private chats, older ones before newer', () =>
  expect(
    destinationsOf({ province: 'Lào Cai', name: SNV }, [second, newer, own, group], focal).map((c) => c.to.chat),
  ).toEqual(['-1', '-2', '7', '9']))
test('only the first that is reached hears; each takes over when those before it are lost', () => {
  expect(places(own, group, newer)).toEqual([['-1', [SNV]]])
  expect(places(own, { ...group, ...lost }, newer)).toEqual([['-2', [SNV]]])
  expect(places(own, second, { ...group, ...lost })).toEqual([['7', [SNV]]])
  expect(places({ ...own, ...lost }, second, { ...group, ...lost })).toEqual([['9', [SNV]]])
  expect(places({ ...own, ...lost }, { ...group, ...lost })).toEqual([])
})
test('a chat that chose silence is not lost', () =>
  expect(places(own, { ...group, muted: true })).toEqual([['-1', [SNV]]]))
test('a group of several bodies hears for those that have no place before it', () => {
  const shared = groupOf('-3', ['Sở Y tế', SNV], { boundAt: 5 })
  expect(places(group, shared)).toEqual([
    ['-1', [SNV]],
    ['-3', ['Sở Y tế']],
  ])
  expect(places({ ...group, ...lost }, shared)).toEqual([['-3', ['Sở Y tế', SNV]]])
})
test('bodies of one name in two provinces are two', () => {
  const elsewhere = groupOf('-4', [SNV], { province: 'Lai Châu', boundAt: 5 })
  expect(places(group, elsewhere).map(([chat]) => chat)).toEqual(['-1', '-4'])
})
test('in an absence the deputy hears where no group does, also when the private chat of who is away is lost', () => {
  const people = [member('focal', '7', { awayUntil: '2025-08-25' }), member('member', '8', { deputy: true })]
  const chats = (...all: (typeof own)[]) => destinationsToday(all, people, TODAY).map((c) => c.to.chat)
  expect(chats(own, group)).toEqual(['-1'])
  expect(chats(own, { ...group, ...lost })).toEqual(['7', '8'])
  expect(chats({ ...own, ...lost }, { ...group, ...lost })).toEqual(['8'])
  expect(chats()).toEqual(['8'])
  // What stands for another body already stands for this one too.
  const busy = groupOf('8', ['Sở Y tế'])
  expect(destinationsToday([own, busy], people, TODAY).find((c) => c.to.chat === '8')?.bodies).toEqual(['Sở Y tế', SNV])
})
