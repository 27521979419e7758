// The office's own work while it has no group: its people are handed it, acknowledge it and are pressed, as a body would be.
import { expect, test } from 'vitest'
import { momentOf } from '../../src/domain/calendar.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { createCurrentRegister } from '../../src/flows/current-register.ts'
import { listUnacknowledged } from '../../src/flows/unacknowledged.ts'
import { directory, rules } from '../data/shipped.ts'
import { groupOf, member, NOW, saying } from './chat-world.ts'
import { importingOffice } from './importing-office.ts'

const OFFICE = 'Văn phòng Tỉnh ủy'
const CONCLUSION = `TỈNH ỦY LÀO CAI
*
Số 631-KL/TU
Lào Cai, ngày 8 tháng 8 năm 2025

KẾT LUẬN
của Ban Thường vụ Tỉnh ủy về công tác lưu trữ

Ban Thường vụ Tỉnh ủy thống nhất kết luận như sau:
1. Giao Văn phòng Tỉnh ủy chủ trì lập danh mục hồ sơ lưu trữ của các kho cấp huyện cũ, hoàn thành trước ngày 20/10/2025.
2. Giao Sở Tài chính bố trí kinh phí thuê kho tạm, hoàn thành trước ngày 30/10/2025.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
`
async function office(more: Parameters<typeof importingOffice>[0] = {}) {
  const made = await importingOffice({ members: [member('secretariat', '1'), member('secretariat', '2')], ...more })
  const { world, holds, says } = made
  holds(CONCLUSION)
  const imported = await says('/nhapvanban', true)
  const id = /Bản nháp (N\d+):/.exec(imported.text)?.[1] ?? ''
  const preview = await says(`/guiketluan ${id}`)
  const publish = async () => {
    const { text } = await says('đúng')
    const no = (await world.storage.register()).files.find((f) => f.doc.number === '631-KL/TU')?.tasks[0]?.no ?? 0
    return { text, no }
  }
  const handouts = async (chat: string) => await world.storage.messages({ kinds: ['handout'], chat })
  const list = async (day: string) => {
    const at = momentOf(day, '10:05')
    const current = createCurrentRegister(world.storage, { directory, rules })
    await listUnacknowledged({ storage: world.storage, current, clock: { now: () => at } })
    return (await world.storage.messages()).find((m) => m.key.includes(`unacknowledged:Lào Cai:${day}>telegram:1`))
      ?.text
  }
  return { ...made, preview: preview.text, publish, handouts, list }
}

test('each secretary is handed the office’s task with its sentence; one press is enough', async () => {
  const { preview, publish, handouts, list, says, world } = await office()
  expect(preview).not.toContain(`công văn: ${OFFICE}`)
  const { no } = await publish()
  for (const user of ['1', '2']) {
    const [one, ...more] = await handouts(user)
    expect(more).toEqual([])
    expect(one?.text).toContain('lập danh mục hồ sơ lưu trữ')
    expect(one?.text).not.toContain('thuê kho tạm')
    expect(one?.offers?.choices).toEqual([{ label: 'Đã nhận', says: `/danhan ${no}+` }])
  }
  expect(await list('2025-08-12')).toContain(`${OFFICE} (đã gửi, chưa báo nhận): 1 việc (${no})`)
  expect((await says(`/danhan ${no}+`)).text).toContain(`${OFFICE} nhận 1 việc`)
  expect((await says('/danhan')).text).toContain('Không có việc nào đang chờ')
  const entries = await world.storage.entries({ tasks: [no], kinds: ['acknowledged'] })
  expect(entries.map((e) => [e.body, e.by])).toEqual([[OFFICE, 'telegram:1']])
  expect((await list('2025-08-18')) ?? '').not.toContain(OFFICE)
})
test('with a group of its own the office reads there, and its people nothing a second time', async () => {
  const { publish, handouts } = await office({ chats: [groupOf('-5', [OFFICE])] })
  await publish()
  expect(await handouts('-5')).toHaveLength(1)
  expect(await handouts('1')).toEqual([])
})
test('a group tied later is not handed what the people of the office were', async () => {
  const { publish, handouts, world } = await office()
  await publish()
  const { withLateHandouts } = await import('../../src/flows/late-handout.ts')
  const { bot, chats, members } = await world.office.read()
  const world_ = { register: bot.register, chats, members, now: NOW, quiet: [] }
  const late = await withLateHandouts(world.storage, { chats: [groupOf('-5', [OFFICE])] }, world_)
  expect(late.queue ?? []).toEqual([])
  expect(await handouts('1')).toHaveLength(1)
})
test('a correction of the office’s task reaches its people', async () => {
  const { publish, handouts, says } = await office()
  const { no } = await publish()
  await says(`/dinhchinh ${no} hạn: trước 25/10/2025 | theo 45-CV/VPTU`)
  await says('đúng')
  expect((await handouts('2')).map((m) => m.text.includes('25/10'))).toEqual([false, true])
})
test('near misses: the office does not acknowledge another body’s task', async () => {
  const { publish, says } = await office()
  const { no } = await publish()
  expect((await says(`/danhan ${no + 1}`)).text).toContain('Chỉ đầu mối')
})

const lost = (user: string) => ({ to: { channel: 'telegram', chat: user, thread: null }, why: 'bot was blocked' })
test('a secretary whose private chat is lost is no place of the office, and gets nothing twice when back', async () => {
  const { publish, handouts, world } = await office({
    members: [member('secretariat', '1'), member('secretariat', '2')],
    parks: [lost('2')],
  })
  await publish()
  expect(await handouts('1')).toHaveLength(1)
  expect(await handouts('2')).toEqual([])
  await chatTurn(world, saying('xin chào', { user: '2', chat: '2', isGroup: false }))
  expect(await handouts('2')).toEqual([])
})

test('a second secretary who is admitted later is handed what nobody of the office has received, once', async () => {
  const { publish, handouts, says, world } = await office()
  const { no } = await publish()
  const code = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec((await says('/ma văn phòng')).text)?.[0] ?? ''
  const third = (text: string) => chatTurn(world, saying(text, { user: '3', chat: '3' }))
  await third(`/ghep ${code}`)
  const [one, ...more] = await handouts('3')
  expect(more).toEqual([])
  expect(one?.offers?.choices).toEqual([{ label: 'Đã nhận', says: `/danhan ${no}+` }])
  await third('xin chào')
  expect(await handouts('3')).toHaveLength(1)
  await says(`/danhan ${no}+`)
  const next = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec((await says('/ma văn phòng')).text)?.[0] ?? ''
  await chatTurn(world, saying(`/ghep ${next}`, { user: '4', chat: '4' }))
  expect(await handouts('4')).toEqual([])
})
