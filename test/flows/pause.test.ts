import { expect, test } from 'vitest'
import type { Said } from '../../src/domain/heard.ts'
import { countCells, shareFigures, taskFigures } from '../../src/domain/snapshot-figures.ts'
import { wholeStanding } from '../../src/domain/status.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { takeSnapshot } from '../../src/flows/report.ts'
import { collectWork } from '../../src/reminders/work.ts'
import { sayByBody, sayTotals } from '../../src/wording/report-tables.ts'
import { groupOf, member, NOW, saying, testWorld } from './chat-world.ts'

const DAY = 24 * 60 * 60 * 1000
async function scene() {
  const world = await testWorld()
  await world.storage.commit({
    at: NOW,
    members: [
      member('secretariat', '7'),
      member('secretariat', '8'),
      member('focal', '5', { body: 'Ban Tổ chức Tỉnh ủy' }),
    ],
    chats: [groupOf('-100', ['Ban Tổ chức Tỉnh ủy'])],
  })
  const say = async (text: string, over: Partial<Said> = {}) => {
    const user = over.user ?? '7'
    const heard = saying(text, { chat: user, ...over, user })
    await chatTurn(world, heard)
    return (await world.storage.messages({ keys: [`answer:${heard.key}`] }))[0]?.text ?? ''
  }
  const register = async () => (await world.office.read()).bot.register
  const status = async () => {
    const now = world.clock.now()
    const read = await register()
    return wholeStanding(read.task(187)!, read, now).status
  }
  return { world, say, register, status }
}
const PAUSE = '/tamdung 187 đến 30/10/2025, số 15-TB/TU ngày 8/8/2025, đồng chí Chánh Văn phòng'

test('a task is suspended with document, day and person, and goes on after the day named', async () => {
  const { world, say, status, register } = await scene()
  expect(await say('/tamdung 187')).toMatch(/^Tạm dừng một việc: \/tamdung/)
  expect(await say('/tamdung 187 số 15-TB/TU ngày 8/8/2025')).toMatch(/^Tạm dừng một việc/)
  expect(await say(PAUSE)).toMatch(
    /^⏸️ việc 187 · .*: tạm dừng đến 30\/10\/2025, theo 15-TB\/TU ngày 8\/8\/2025, người quyết: đồng chí Chánh Văn phòng/,
  )
  expect(await say(PAUSE)).toMatch(/đang tạm dừng rồi/)
  expect(await status()).toEqual({ kind: 'paused', until: '2025-10-30' })
  const told = await world.storage.messages({ chat: '-100' })
  expect(told.map((m) => m.text)).toEqual([expect.stringMatching(/^⏸️ việc 187/)])

  world.clockAt(NOW + 20 * DAY) // past its last day: neither late nor pressed
  expect(await status()).toEqual({ kind: 'paused', until: '2025-10-30' })
  const read = await register()
  const work = collectWork({ register: read, now: world.clock.now() })
  const lines = [...work.assigned.values(), ...work.pressed.values()].flatMap((bodies) => [...bodies.values()].flat())
  expect(lines.filter((l) => l.task.no === 187)).toEqual([])
  expect(lines.some((l) => l.task.no === 188)).toBe(true)
  expect(await say('chi tiết việc 187')).toMatch(/Trạng thái: tạm dừng đến 30\/10/)
  expect(await say('việc quá hạn của Ban Tổ chức Tỉnh ủy')).not.toMatch(/ 187 ·/)

  world.clockAt(NOW + 90 * DAY)
  expect((await status()).kind).toBe('overdue')
})

test('the office takes it up again; only the office', async () => {
  const { say, status, world } = await scene()
  expect(await say(PAUSE, { user: '5' })).toMatch(/^Không làm được/)
  expect(await say('/tieptuc 187')).toBe('Việc 187 không đang tạm dừng.')
  await say('/tamdung 187 số 15-TB/TU ngày 8/8/2025, đồng chí Chánh Văn phòng')
  expect(await status()).toEqual({ kind: 'paused', until: null })
  expect(await say('tiếp tục việc 187')).toMatch(/Đúng không ạ\?$/)
  expect(await say('đúng')).toMatch(/^▶️ việc 187 .*: tiếp tục\. Hạn như trước/)
  expect((await status()).kind).toBe('due-soon')
  const kinds = (await world.storage.entries({ tasks: [187] })).map((e) => e.kind)
  expect(kinds).toEqual(['paused', 'resumed'])
})

test('evidence closes what is suspended, and a reopened task is as it was', async () => {
  const { say, status } = await scene()
  await say(PAUSE)
  await say('/xong 187 số 45-BC/BTCTU ngày 10/8/2025 gửi BTV', { user: '5' })
  expect(await say('/xacnhan 187')).toMatch(/đã được xác nhận/)
  expect((await status()).kind).toBe('done')
  expect(await say('/molai 188')).toMatch(/không có phần nào đã đóng/)
  expect(await say('/molai 187')).toMatch(/^Lý do mở lại việc 187\?/)
  expect(await say('nhận nhầm báo cáo của việc khác')).toMatch(/^🔓 việc 187 .* được mở lại/)
  expect((await status()).kind).toBe('due-soon')
  expect(await say('chi tiết việc 187')).toMatch(/mở lại: nhận nhầm báo cáo của việc khác/)
})

test('suspended work has its own cell, outside every rate, and sums stay whole', async () => {
  const { say, register, world } = await scene()
  const before = takeSnapshot({ register: await register(), province: 'Lào Cai', now: NOW })
  await say(PAUSE)
  const after = takeSnapshot({ register: await register(), province: 'Lào Cai', now: world.clock.now() })
  const [was, is] = [taskFigures(before), taskFigures(after)]
  expect([is.total, is.rated, is.paused]).toEqual([was.total, was.rated - 1, 1])
  expect(after.rows.find((r) => r.no === 187)).toMatchObject({ cell: 'paused', status: 'paused', daysLate: null })
  const columns = (of: typeof after) => sayByBody(of).columns.map((c) => c.title)
  expect(columns(before)).not.toContain('Tạm dừng')
  expect(columns(after)).toContain('Tạm dừng')
  const { rows, total } = sayByBody(after)
  for (let i = 2; i < (total?.length ?? 0) - 1; i++)
    expect(rows.reduce((sum, row) => sum + Number(row[i]), 0)).toBe(total?.[i])
  expect(sayTotals(after).rows.map((r) => r[0])).toContain('Tạm dừng')
  expect(countCells(after.rows).paused).toBe(shareFigures(after).paused)
})

test('nobody is called about what is suspended: it stands in no list of what nobody took', async () => {
  const { say } = await scene()
  expect(await say('việc nào chưa ai nhận')).toContain('235/235 phần việc')
  await say(PAUSE)
  expect(await say('việc nào chưa ai nhận')).toContain('234/234 phần việc')
})
