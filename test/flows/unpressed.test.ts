// Nobody unpressed: the list for the office at ten and paused lines.
import { beforeEach, expect, test } from 'vitest'
import { readMoment } from '../../src/domain/calendar.ts'
import { wrongKey } from '../../src/domain/wrong-report.ts'
import { createCurrentRegister } from '../../src/flows/current-register.ts'
import { digestsNow, noneKnown, remind } from '../../src/flows/remind.ts'
import { listUnpressed } from '../../src/flows/unpressed.ts'
import type { Storage } from '../../src/ports.ts'
import { afterSending } from '../../src/reminders/outbox.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'
import { directory, files, rules } from '../data/shipped.ts'
import { groupOf, member } from './chat-world.ts'

const at = (time: string) => readMoment(`2025-08-11T${time}`) ?? 0
let storage: Storage
const world = (time: string) => ({
  storage,
  current: createCurrentRegister(storage, { directory, rules }),
  clock: { now: () => at(time) },
  settings: { digestAt: '07:30', quiet: [] },
  known: noneKnown(),
})
beforeEach(async () => {
  storage = createMemoryStorage()
  const chats = [groupOf('-1', ['Sở Nội vụ']), groupOf('-2', ['Ban Tổ chức Tỉnh ủy'])]
  await storage.commit({ at: 0, documents: files, chats, members: [member('secretariat', '1')] })
})
const notices = async () => (await storage.messages({ kinds: ['notice'] })).map((m) => m.text)

test('who was reached is not in the list, who was not and who was never bound is', async () => {
  await remind(world('07:31'))
  const [message] = (await storage.messages()).filter((m) => m.to.chat === '-1')
  if (!message) throw new Error('a digest was to be queued')
  await storage.commit({ at: at('07:31'), settled: [afterSending(message, { kind: 'sent', id: '1' }, at('07:31'))] })
  expect(await listUnpressed(world('10:00'))).toBe(1)
  const [list] = await notices()
  expect(list).not.toContain('• Sở Nội vụ (')
  expect(list).toContain('Ban Tổ chức Tỉnh ủy (chưa gửi được)')
  expect(list).toContain('(chưa nối nhóm)')
})
test('whom to call stands beside the body, where the name is known, for the office of that province alone', async () => {
  await storage.commit({
    at: 0,
    members: [
      member('focal', '5', { name: 'Đồng chí Hoa' }),
      member('focal', '6', { body: 'Ban Tổ chức Tỉnh ủy' }),
      member('secretariat', '9', { province: 'Nghệ An' }),
    ],
  })
  await listUnpressed(world('10:00'))
  const told = await storage.messages({ kinds: ['notice'] })
  const own = told.find((m) => m.to.chat === '1')?.text ?? ''
  expect(own).toMatch(/• Sở Nội vụ \([^)]*; đầu mối: Đồng chí Hoa\): /)
  expect(own).toMatch(/• Ban Tổ chức Tỉnh ủy \([^);]*\): /)
  expect(told.filter((m) => m.text.includes('Đồng chí Hoa')).map((m) => m.to.chat)).toEqual(['1'])
})
test('those of a collective who stand in no list are told with what they owe; alone they are told on the first day of a week', async () => {
  await listUnpressed(world('10:00'))
  const [list] = await notices()
  expect(list).toMatch(/📇 Lào Cai: nơi chưa có trong danh bạ/)
  expect(list).toContain('   Đảng ủy các xã, phường (12/99 có trong danh bạ; 87 chưa có danh sách): 1 việc sắp đến hạn')
  // Everybody who has a name is reached.
  const reached = async (day: string) => {
    storage = createMemoryStorage()
    const bodies = directory.bodies('Lào Cai').map((b) => b.name)
    await storage.commit({
      at: 0,
      documents: files,
      chats: [groupOf('-3', bodies)],
      members: [member('secretariat', '1')],
    })
    const moment = (time: string) => readMoment(`${day}T${time}`) ?? 0
    await remind({ ...world('07:31'), clock: { now: () => moment('07:31') } })
    const sent = await storage.messages()
    const settled = sent.map((m) => afterSending(m, { kind: 'sent', id: '1' }, moment('07:31')))
    await storage.commit({ at: moment('07:31'), settled })
    await listUnpressed({ ...world('10:00'), clock: { now: () => moment('10:00') } })
    return notices()
  }
  expect(await reached('2025-08-12')).toEqual([])
  expect(await reached('2025-08-18')).toEqual([
    expect.stringMatching(
      /^📇 Lào Cai: .*\n {3}Đảng ủy các xã, phường \(12\/99 có trong danh bạ; 87 chưa có danh sách\): 1 việc quá hạn/,
    ),
  ])
})
test('the list comes once a day, not before ten and not on a day off', async () => {
  expect(await listUnpressed(world('09:59'))).toBe(0)
  expect(await listUnpressed(world('10:00'))).toBe(1)
  expect(await listUnpressed(world('10:01'))).toBe(0)
  const sunday = { ...world('10:00'), clock: { now: () => readMoment('2025-08-17T10:00') ?? 0 } }
  expect(await listUnpressed(sunday)).toBe(0)
})
test('a body whose own hour is later is not unreached, unless what its last hour brought did not arrive', async () => {
  const late = groupOf('-1', ['Sở Nội vụ'], { digestAt: '15:00' })
  await storage.commit({ at: 0, chats: [late] })
  await listUnpressed(world('10:00'))
  expect((await notices())[0]).not.toContain('• Sở Nội vụ (')
  const next = (day: string) => ({ ...world('10:00'), clock: { now: () => readMoment(`${day}T10:00`) ?? 0 } })
  await remind({ ...world('15:01'), known: noneKnown() })
  await listUnpressed(next('2025-08-12'))
  expect((await notices()).at(-1)).toContain('• Sở Nội vụ (chưa gửi được)')
  const [digest] = await storage.messages({ kinds: ['digest'], chat: '-1' })
  if (!digest) throw new Error('a digest was to be queued')
  await storage.commit({ at: 0, settled: [afterSending(digest, { kind: 'sent', id: '1' }, at('15:01'))] })
  await listUnpressed(next('2025-08-13'))
  expect((await notices()).at(-1)).not.toContain('• Sở Nội vụ (')
})
test('a body that has called all its near lines wrong is in no list; one that is silenced or new is told apart', async () => {
  const { tasks } = await world('10:00').current.read()
  const own = tasks.filter((t) => t.province === 'Lào Cai' && t.shares.has('Sở Nội vụ'))
  const report = (task: number) => JSON.stringify({ task, body: 'Sở Nội vụ', note: '', at: 0, state: 'open' })
  const settings = Object.fromEntries(own.map(({ no }) => [wrongKey(no, 'Sở Nội vụ'), report(no)]))
  const chats = [
    groupOf('-2', ['Ban Tổ chức Tỉnh ủy'], { muted: true }),
    groupOf('-3', ['Sở Tài chính'], { boundAt: at('09:00') }),
  ]
  await storage.commit({ at: 0, settings, chats })
  await listUnpressed(world('10:00'))
  const [list] = await notices()
  expect(list).not.toContain('• Sở Nội vụ (')
  expect(list).toContain('Ban Tổ chức Tỉnh ủy (đã tắt hoặc hoãn nhắc)')
  expect(list).toContain('Sở Tài chính (mới nối, bản tin đầu tiên vào ngày làm việc sau)')
})
test('a line called wrong is not pressed until the office has rejected the report', async () => {
  await remind(world('07:31'))
  const before = (await storage.messages({ chat: '-1' }))[0]?.text ?? ''
  const no = /🔴 (\d+) ·/.exec(before)?.[1] ?? /🟡 (\d+) ·/.exec(before)?.[1] ?? ''
  expect(no).not.toBe('')
  const digestWith = async (state: string) => {
    const again = createMemoryStorage()
    storage = again
    const report = { task: Number(no), body: 'Sở Nội vụ', note: '', at: 0, state }
    const settings = { [wrongKey(Number(no), 'Sở Nội vụ')]: JSON.stringify(report) }
    await again.commit({ at: 0, documents: files, chats: [groupOf('-1', ['Sở Nội vụ'])], settings })
    await remind(world('07:31'))
    return (await again.messages({ chat: '-1' }))[0]?.text ?? ''
  }
  expect(await digestWith('open')).not.toContain(` ${no} ·`)
  expect(await digestWith('error')).not.toContain(` ${no} ·`)
  expect(await digestWith('rejected')).toContain(` ${no} ·`)
})
test('the digest says what is paused instead of denying it', async () => {
  const { tasks } = await world('07:31').current.read()
  const own = tasks.filter((t) => t.province === 'Lào Cai' && t.shares.get('Sở Nội vụ')?.some((s) => s.role === 'lead'))
  const report = (task: number) => JSON.stringify({ task, body: 'Sở Nội vụ', note: '', at: 0, state: 'open' })
  const settings = Object.fromEntries(own.map(({ no }) => [wrongKey(no, 'Sở Nội vụ'), report(no)]))
  await storage.commit({ at: 0, settings })
  await remind(world('07:31'))
  const text = (await storage.messages({ chat: '-1' }))[0]?.text ?? ''
  expect(text).toContain('nào khác quá hạn hoặc sắp đến hạn.')
  expect(text).toMatch(new RegExp(`⏸ Tạm dừng nhắc vì cơ quan báo sai: ${own.length} việc \\(số ${own[0]?.no}`))
})
test('what `dondoc remind` shows is what would be queued: nothing that is called wrong', async () => {
  const register = await world('07:31').current.read()
  const wanted = { register, now: at('07:31'), digestAt: '07:30', quiet: [] }
  const before = (await digestsNow(storage, wanted)).queue.find((m) => m.to.chat === '-1')
  const no = Number(/🟡 (\d+) ·/.exec(before?.text ?? '')?.[1])
  const report = JSON.stringify({ task: no, body: 'Sở Nội vụ', note: '', at: 0, state: 'open' })
  await storage.commit({ at: 0, settings: { [wrongKey(no, 'Sở Nội vụ')]: report } })
  const after = (await digestsNow(storage, wanted)).queue.find((m) => m.to.chat === '-1')
  expect(before?.text).toContain(` ${no} ·`)
  expect(after?.text).not.toContain(` ${no} ·`)
  expect(await storage.messages()).toEqual([])
})
