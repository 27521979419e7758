// «việc 187 lên mức mấy rồi»: when whom was told of one task, by which level; who may read it, and what is no such question.
import { describe, expect, test } from 'vitest'
import { type Moment, momentOf, readMoment } from '../../src/domain/calendar.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { createCurrentRegister } from '../../src/flows/current-register.ts'
import { noneKnown, remind } from '../../src/flows/remind.ts'
import { readQuietHours } from '../../src/reminders/quiet-hours.ts'
import { readRegisterQuestion } from '../../src/understanding/register-question.ts'
import { createVocabulary } from '../../src/understanding/vocabulary.ts'
import { directory, rules, shippedRegister } from '../data/shipped.ts'
import { groupOf, member, NOW, saying, testWorld } from './chat-world.ts'
import { deadline, documentFile, task } from './generated-registers.ts'

const at = (text: string): Moment => readMoment(text) ?? 0
const by20 = [deadline({ raw: 'trước ngày 20/8/2025', due: '2025-08-20', before: true })]
const ONE = task(906, { lead: ['Sở Nội vụ'], coop: ['Sở Xây dựng'], deadlines: by20, title: 'Lập sổ theo dõi' })
const WITHOUT = task(907, { lead: ['Sở Công Thương'], deadlines: by20, title: 'Dự trữ hàng hóa' })

async function office() {
  const world = await testWorld()
  await world.storage.commit({
    at: NOW,
    members: [
      member('secretariat', '1'),
      member('leader', '3'),
      member('focal', '2'),
      member('leader', '21', { body: 'UBND tỉnh' }),
      member('focal', '22', { body: 'UBND tỉnh' }),
      member('focal', '23', { body: 'Sở Y tế' }),
    ],
    chats: [
      groupOf('-1', ['Sở Nội vụ']),
      groupOf('-2', ['UBND tỉnh']),
      groupOf('-3', ['Sở Xây dựng']),
      groupOf('-4', ['Văn phòng Tỉnh ủy']),
      groupOf('-5', ['Sở Y tế']),
    ],
    documents: [documentFile('x', [ONE, WITHOUT])],
  })
  const current = createCurrentRegister(world.storage, { directory, rules })
  const quiet = readQuietHours('11:30-13:30,17:00-07:30') ?? []
  const known = noneKnown()
  const ask = async (text: string, user = '1', chat = user) => {
    const said = saying(text, { user, chat, isGroup: chat !== user })
    await chatTurn(world, said)
    return (await world.storage.messages({ keys: [`answer:${said.key}`] }))[0]?.text ?? ''
  }
  const morning = async (day: string) => {
    const now = at(`${day} 08:00`)
    world.clockAt(now)
    await remind({ storage: world.storage, current, clock: world.clock, settings: { digestAt: '07:30', quiet }, known })
    const taken = await world.storage.claim({ channel: 'telegram', now, leaseMs: 9, limit: 999, lease: 'a' })
    const sent = { lease: 'a', state: 'sent', tries: 1, doubts: 0, nextTryAt: now, sentAt: now, late: false } as const
    await world.storage.commit({
      at: now,
      settled: taken.map(({ key }) => ({ key, ...sent, why: null, platformId: null })),
    })
  }
  return { ask, morning }
}

test('from the first day to the third level: when, whom, what was answered, and what comes next', async () => {
  const { ask, morning } = await office()
  await morning('2025-08-12')
  expect(await ask('việc 906 lên mức mấy rồi')).toContain(
    'chưa tới mức báo động nào.\n   Sở Nội vụ · trước 20/8 (hết 19/8) · còn 7 ngày',
  )
  expect(await ask('việc 906 lên mức mấy rồi')).toContain(
    'Nếu chưa xong: mức 1 từ 14/8; mức 2 (UBND tỉnh) từ 20/8; mức 3 (Ban Thường vụ Tỉnh ủy) từ 25/8',
  )
  await morning('2025-08-14')
  await ask('/tiendo 906 40', '2')
  await morning('2025-08-20')
  const second = await ask('906 đã báo cấp trên chưa')
  expect(second).toContain('đang ở mức 2.')
  expect(second).toContain('   Mức 1: nhắc cơ quan 14/8\n   Mức 2: báo UBND tỉnh 20/8')
  expect(second).toContain('Cơ quan trả lời: 14/8: tiến độ 40%')
  await morning('2025-08-25')
  const third = await ask('việc 906 đã nhắc những gì')
  expect(third).toContain('Mức 3: báo văn phòng 25/8; chưa báo được Ban Thường vụ Tỉnh ủy (chưa có nơi nhận)')
  expect(third).not.toContain('Nếu chưa xong')
})

test('a body that nothing reaches was not reminded, and is not called silent', async () => {
  const { ask, morning } = await office()
  for (const day of ['2025-08-14', '2025-08-20']) await morning(day)
  const answer = await ask('việc 907 đã nhắc ai chưa')
  expect(answer).toContain('Cơ quan chưa có nơi nhận tin, chưa gửi được gì.')
  expect(answer).toContain('Mức 1: chưa nhắc được cơ quan (chưa có nơi nhận)\n   Mức 2: báo UBND tỉnh 20/8')
  expect(answer).not.toContain('chưa trả lời')
})

describe('who may read it', () => {
  test('the owner, leaders, and whom it has climbed to; not a helper in its group, nor others', async () => {
    const { ask, morning } = await office()
    const where = [
      ['3', '3'],
      ['2', '-1'],
      ['8', '-2'],
      ['8', '-3'],
      ['8', '-5'],
    ] as const
    const reading = async () => {
      const answers = []
      for (const [user, chat] of where) answers.push(await ask('việc 906 lên mức mấy rồi', user, chat))
      return answers.map((a) => a.includes('mức'))
    }
    await morning('2025-08-14')
    expect(await reading()).toEqual([true, true, false, false, false])
    await morning('2025-08-20')
    expect(await reading()).toEqual([true, true, true, false, false])
    // In the group of a superior without a name; alone his people read all of it, by the number that the group was told.
    const counts = await ask('việc 906 lên mức mấy rồi', '8', '-2')
    expect(counts).toContain('Việc 906: đang ở mức 2, 1 cơ quan chưa xong, quá hạn nhiều nhất 1 ngày.\n🔒 Tên cơ quan')
    expect(counts).not.toMatch(/Sở Nội vụ|Lập sổ|Mức 1/)
    for (const user of ['21', '22'])
      expect(await ask('việc 906 lên mức mấy', user)).toContain('Sở Nội vụ · trước 20/8 (hết 19/8) · QUÁ HẠN 1 ngày')
    const helper = await ask('việc 906 lên mức mấy rồi', '8', '-3')
    expect(helper).toContain('906')
    expect(helper).not.toMatch(/QUÁ HẠN|UBND tỉnh/)
  })
})

test('who must decide on an obstacle reads it too: by name in private, counted in a group', async () => {
  const { ask, morning } = await office()
  await morning('2025-08-14')
  await ask('/vuong 906 chưa có kinh phí cần Sở Y tế quyết', '2')
  const counts = await ask('việc 906 lên mức mấy rồi', '8', '-5')
  expect(counts).toContain('Việc 906: đang ở mức 1, 1 cơ quan chưa xong, đang chờ quyết định.')
  expect(counts).not.toMatch(/Sở Nội vụ|kinh phí/)
  expect(await ask('việc 906 lên mức mấy rồi', '23')).toContain('Cấp cần quyết định: Sở Y tế (vướng: chưa có kinh phí)')
})

describe('what is read as this question', () => {
  const register = shippedRegister()
  const vocabulary = createVocabulary(register.directory.file, register.documents)
  const read = (text: string) => readRegisterQuestion(text, { now: momentOf('2025-08-25', '09:00'), vocabulary })
  test.each([
    'việc 12 lên mức mấy rồi',
    'viec 12 len muc may roi a',
    'cho hỏi việc 12 đang ở mức nào vậy em',
    'việc 1 lên mức mấy rồi',
    '12 mức mấy rồi',
    'việc 12 lên mức 3 chưa',
    'việc 12 báo động mức nào rồi',
    'việc 12 đã nhắc những gì',
    'nhiệm vụ 12 nhắc ai rồi',
    'việc 12 nhắc mấy lần rồi',
    'việc 12 nhắc lần cuối hôm nào',
    'đã nhắc việc 12 chưa',
    'bot đã nhắc Sở Y tế việc 12 chưa',
    'đã đôn đốc việc 12 mấy lần rồi',
    '12 đã báo cấp trên chưa',
    'việc 12 báo lên những ai rồi',
    'việc 12 đã báo lên UBND tỉnh chưa',
    'đã báo cấp trên việc 12 chưa',
    'việc 12 đã thử những gì rồi',
    'mục 4.(3) đã nhắc mấy lần rồi',
  ])('«%s»', (text) => expect(read(text)).toMatchObject({ kind: 'pressing' }))
  test.each([
    'nhắc việc 12',
    'đừng nhắc việc 12',
    'nhắc việc 12 trước 3 ngày',
    'việc 12 nhắc trước mấy ngày',
    'việc 12 đã báo cáo UBND tỉnh chưa',
    'việc 12 báo cấp trên đi',
    'việc 12 mức 3',
    'đã nhắc ai chưa',
    '3 lần nhắc rồi',
    'việc 12 xong chưa',
    'nhắc anh 3 giờ họp',
    'việc 12 đã báo xong chưa',
    'việc 12 đến đâu rồi',
    'mức 3 là gì',
  ])('«%s» is none', (text) => expect(read(text)?.kind).not.toBe('pressing'))
})

test.each([
  'việc đó lên mức mấy',
  'viec do len muc may roi',
  'việc này đã nhắc những gì',
  'nó đã báo cấp trên chưa',
  'lên mức mấy rồi',
])('behind an answer about one task «%s» is asked of that one', async (text) => {
  const { ask, morning } = await office()
  await morning('2025-08-18')
  await ask('chi tiết việc 906')
  expect(await ask(text)).toMatch(/^Việc 906 · Lập sổ theo dõi: đang ở mức 1/)
})
test('behind a list nobody knows which one «việc đó» is; of what was done it is no such question', async () => {
  const { ask, morning } = await office()
  await morning('2025-08-18')
  await ask('việc của Sở Nội vụ')
  expect(await ask('việc đó lên mức mấy')).not.toContain('đang ở mức')
  await ask('chi tiết việc 906')
  expect(await ask('việc đó xong chưa')).not.toContain('đang ở mức')
})
