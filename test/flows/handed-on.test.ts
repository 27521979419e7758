// A task that changes hands more than once: who helped before helps again, and goes on hearing of it.
import { expect, test } from 'vitest'
import { momentOf } from '../../src/domain/calendar.ts'
import { feedOf } from '../../src/domain/feed.ts'
import { createRegister } from '../../src/domain/register.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { planDigests } from '../../src/reminders/plan.ts'
import { directory, rules } from '../data/shipped.ts'
import { groupOf, member, NOW, saying, testWorld } from './chat-world.ts'
import { deadline, documentFile, task } from './generated-registers.ts'

async function office() {
  const world = await testWorld()
  const due = [deadline({ raw: 'trước ngày 15/8/2025', due: '2025-08-15', before: true })]
  const file = documentFile('x', [task(901, { deadlines: due, lead: ['Sở Nội vụ'], coop: ['Sở Y tế'] })])
  const chats = [groupOf('-2', ['Sở Y tế'])]
  const focal = member('focal', '8', { body: 'Sở Y tế' })
  await world.storage.commit({ at: NOW, members: [member('secretariat', '1'), focal], documents: [file], chats })
  const ask = async (text: string, user = '1') => {
    const said = saying(text, { user, chat: user })
    await chatTurn(world, said)
    return (await world.storage.messages({ keys: [`answer:${said.key}`] }))[0]?.text ?? ''
  }
  const heard = async () => {
    const register = createRegister({ rules, directory, ...(await world.storage.register()) })
    const now = momentOf('2025-08-13', '07:30')
    const [digest] = planDigests({ register, chats, told: new Set(), now, digestAt: '07:30', quiet: [] })
    const nos = (list: readonly { readonly task: { readonly no: number } }[] = []) =>
      list.map((a) => a.task.no).filter((no) => no === 901)
    const feed = feedOf(register, { province: 'Lào Cai', name: 'Sở Y tế' }, now).entries
    return { coop: nos(digest?.coop), feed: feed.filter((e) => e.task.no === 901).map((e) => e.share.role) }
  }
  const hand = (into: string) => ask(`/ketthuc 901 chuyển ${into}, số 16-TB/TU ngày 11/8/2025, CVP`)
  return { world, ask, heard, hand }
}

test('given back, the helper hears as a helper', async () => {
  const { heard, hand } = await office()
  const before = await heard()
  expect(before).toEqual({ coop: [901], feed: ['coop'] })
  await hand('Sở Y tế')
  expect((await heard()).feed).toEqual(['lead'])
  await hand('Sở Nội vụ')
  expect(await heard()).toEqual(before)
})
test('handed on to a third body, the helper hears as a helper', async () => {
  const { ask, heard, hand } = await office()
  await hand('Sở Y tế')
  await hand('Sở Tài chính')
  expect(await heard()).toEqual({ coop: [901], feed: ['coop'] })
  expect(await ask('ai chủ trì việc 901')).toContain('Sở Tài chính')
  expect(await ask('việc của bên em', '8')).toContain('phối hợp (chủ trì: Sở Tài chính)')
})
test('the office gives a task to another lead in plain words: shown first, as a correction', async () => {
  const { ask } = await office()
  const shown = await ask('giao việc 901 cho Sở Tài chính')
  expect(shown).toContain('chủ trì: «Sở Nội vụ» → «Sở Tài chính»')
  expect(await ask('ai chủ trì việc 901')).toContain('Sở Nội vụ')
  await ask('chuyển việc 901 cho Sở Tài chính vì là việc ngân sách')
  expect(await ask('đúng')).toContain('Đã đính chính việc 901')
  expect(await ask('ai chủ trì việc 901')).toContain('Sở Tài chính')
  expect(await ask('chuyển việc 901 cho Sở Ma')).toContain('Sổ không có cơ quan: Sở Ma')
})
test('of another province the office learns no more than of a number that nobody has', async () => {
  const { world, ask } = await office()
  const { register } = (await world.office.read()).bot
  const away = register.tasks.find((t) => t.province !== 'Lào Cai')?.no ?? 0
  expect(await ask(`giao việc ${away} cho Sở Tài chính`)).toBe(await ask('giao việc 99999 cho Sở Tài chính'))
})
test('a helper that asks for it changes nothing', async () => {
  const { ask } = await office()
  expect(await ask('giao việc 901 cho Sở Tài chính', '8')).not.toContain('Đính chính')
  expect(await ask('đúng', '8')).not.toContain('Đã đính chính')
  expect(await ask('ai chủ trì việc 901')).toContain('Sở Nội vụ')
})
