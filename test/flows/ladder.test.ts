// The pressing ladder with what was tried: owner, superior, assigning board; an obstacle reaches the one who must decide.
import { expect, test } from 'vitest'
import { recorded } from '../../src/domain/assignment.ts'
import { type Moment, readMoment } from '../../src/domain/calendar.ts'
import type { Member } from '../../src/domain/chat.ts'
import { createCurrentRegister } from '../../src/flows/current-register.ts'
import { noneKnown, remind } from '../../src/flows/remind.ts'
import { readQuietHours } from '../../src/reminders/quiet-hours.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'
import { directory, files, rules } from '../data/shipped.ts'

const at = (text: string): Moment => readMoment(text) ?? 0
const OWNER = 'Ban Tổ chức Tỉnh ủy'
const TASK = 187
const BOARD = 'Ban Thường vụ Tỉnh ủy'
const DECIDER = 'Sở Tài chính'
const bodies = [OWNER, 'Văn phòng Tỉnh ủy', BOARD, DECIDER]
const superior = directory.superior({ province: 'Lào Cai', name: OWNER })?.name ?? 'Văn phòng Tỉnh ủy'

/** Those above read in private, by name: what a group of theirs reads is in `ladder-persons`. */
const ABOVE = [superior, BOARD, DECIDER].map(
  (body): Member => ({ channel: 'terminal', user: body, role: 'focal', province: 'Lào Cai', body }),
)

async function office(named: readonly string[] = [...bodies, superior], members: readonly Member[] = ABOVE) {
  const storage = createMemoryStorage()
  const chats = [...new Set(named)].map((name) => ({
    to: { channel: 'terminal', chat: name, thread: null },
    province: 'Lào Cai',
    bodies: [name],
    boundAt: 0,
    parked: null,
    digestAt: null,
    muted: false,
    snoozedUntil: null,
  }))
  await storage.commit({ at: at('2025-08-07 08:00'), documents: files, chats, members })
  let now = 0
  const current = createCurrentRegister(storage, { directory, rules })
  const quiet = readQuietHours('11:30-13:30,17:00-07:30') ?? []
  const world = {
    storage,
    clock: { now: () => now },
    current,
    settings: { digestAt: '07:30' as const, quiet },
    known: noneKnown(),
  }
  const morning = async (day: string) => {
    now = at(`${day} 08:00`)
    await remind(world)
    const taken = await storage.claim({ channel: 'terminal', now, leaseMs: 9, limit: 99, lease: 'a' })
    const settled = taken.map(({ key }) => ({
      key,
      lease: 'a',
      state: 'sent' as const,
      tries: 1,
      doubts: 0,
      nextTryAt: now,
      sentAt: now,
      late: false,
      why: null,
      platformId: null,
    }))
    await storage.commit({ at: now, settled })
    const textTo = (body: string) => taken.find((m) => m.to.chat === body)?.text ?? ''
    /** The lines about the task in one body's digest. */
    const linesTo = (body: string) => {
      const text = textTo(body)
      const lines = text.split('\n')
      const first = lines.findIndex((l) => l.includes(` ${TASK} · `))
      if (first < 0) return ''
      const end = lines.findIndex((l, i) => i > first && !l.startsWith('   '))
      return lines.slice(first, end < 0 ? undefined : end).join('\n')
    }
    return Object.assign(linesTo, { whole: textTo })
  }
  const tell = async (kind: 'progress' | 'obstacle', payload: object, day: string) => {
    const entry = { id: `${kind}:${day}`, task: TASK, body: OWNER, period: '', kind, ...payload } as never
    const moment = at(`${day} 09:00`)
    await storage.commit({ at: moment, by: 'terminal:7', ...recorded(await current.read(), [entry], moment) })
  }
  return { morning, tell }
}

test('each level once, with what was tried and when; the decider of an obstacle hears of it', async () => {
  const { morning, tell } = await office()
  expect((await morning('2025-08-12'))(OWNER)).toContain('mức 1')
  await tell('progress', { percent: 40, note: '' }, '2025-08-12')
  const second = await morning('2025-08-15')
  expect(second(superior)).toContain('Đã thử: nhắc cơ quan 12/8; 12/8: tiến độ 40%')
  expect(second(DECIDER)).toBe('')
  await tell('obstacle', { what: 'chưa có kinh phí', decider: DECIDER }, '2025-08-15')
  const third = await morning('2025-08-20')
  const line = third(BOARD)
  expect(line).toContain(`Cấp cần quyết định: ${DECIDER} (vướng: chưa có kinh phí)`)
  expect(line).toContain('Đã thử: nhắc cơ quan 12/8; báo Thường trực Tỉnh ủy 15/8; 12/8: tiến độ 40%; 15/8: báo vướng')
  expect(third(DECIDER)).toContain(`Cấp cần quyết định: ${DECIDER}`)
  expect((await morning('2025-08-21'))(BOARD)).toBe('')
})

test('silence is said as such', async () => {
  const { morning } = await office()
  await morning('2025-08-12')
  expect((await morning('2025-08-15'))(superior)).toContain('Đã thử: nhắc cơ quan 12/8; cơ quan chưa trả lời')
})

test('whom nothing reaches was neither reminded nor silent', async () => {
  // Its focal person hears of what climbs to it, of its own work not.
  const focal = { channel: 'terminal', user: 'p', role: 'focal', province: 'Lào Cai', body: OWNER } as const
  const { morning } = await office([BOARD, superior, 'Văn phòng Tỉnh ủy'], [...ABOVE, focal])
  await morning('2025-08-12')
  const second = (await morning('2025-08-15'))(superior)
  expect(second).toContain('Đã thử: cơ quan chưa có nơi nhận tin, chưa nhắc được')
  expect(second).not.toContain('chưa trả lời')
  expect((await morning('2025-08-20'))(BOARD)).toContain(
    `Đã thử: cơ quan chưa có nơi nhận tin, chưa nhắc được; báo ${superior} 15/8`,
  )
})

test('the owner reads at which level its task stands and who hears of it, and how to answer when that is new', async () => {
  const { morning } = await office()
  const first = await morning('2025-08-12')
  expect(first(OWNER)).toContain('🔔 mức 1')
  expect(first.whole(OWNER)).toContain('Trả lời, ví dụ việc ')
  const second = await morning('2025-08-15')
  expect(second(OWNER)).toContain(`🔔 mức 2, báo lên ${superior}`)
  expect(second.whole(superior)).toContain('👉 Đề nghị đôn đốc, chỉ đạo')
  expect((await morning('2025-08-20'))(OWNER)).toContain(`🔔 mức 3, báo lên ${BOARD}`)
  const later = await morning('2025-08-21')
  expect(later(OWNER)).toContain(`🔔 mức 3, báo lên ${BOARD}`)
  expect(later.whole(OWNER)).not.toContain('Trả lời, ví dụ việc ')
})

test('who must decide is reminded of it once a week, until it is settled; where nothing reaches him the office is', async () => {
  const { morning, tell } = await office()
  await tell('obstacle', { what: 'chưa có kinh phí', decider: DECIDER }, '2025-08-12')
  await morning('2025-08-13')
  const monday = await morning('2025-08-18')
  await morning('2025-08-20')
  const week = await morning('2025-08-25')
  expect(monday.whole(DECIDER)).toContain('CẤP DƯỚI QUÁ HẠN')
  expect(monday.whole(DECIDER)).not.toContain('CHỜ QUYẾT ĐỊNH')
  expect(week.whole(DECIDER)).toContain('CHỜ QUYẾT ĐỊNH (1):')
  expect(week(DECIDER)).toContain(
    `${OWNER} vướng: chưa có kinh phí (báo 12/8) · QUÁ HẠN 11 ngày · cần ${DECIDER} quyết`,
  )
  expect((await morning('2025-08-26')).whole(DECIDER)).not.toContain('CHỜ QUYẾT ĐỊNH')
  await tell('obstacle', { what: 'chờ hướng dẫn', decider: 'Bộ Nội vụ' }, '2025-08-26')
  const carried = await morning('2025-09-03')
  expect(carried.whole(DECIDER)).not.toContain('CHỜ QUYẾT ĐỊNH')
  expect(carried('Văn phòng Tỉnh ủy')).toContain('📮 Bộ Nội vụ không có nơi nhận ở đây')
})
