// «việc 6 đơn vị nào chưa báo cáo»: who of many has not reported, by who asks and where; and those who have, page by page.
import { expect, test } from 'vitest'
import { chatTurn } from '../../src/flows/chat.ts'
import { groupOf, member, NOW, saying, testWorld } from './chat-world.ts'
import { deadline, documentFile, task } from './generated-registers.ts'

const BODIES = [
  'Sở Nội vụ',
  'Sở Tài chính',
  'Sở Y tế',
  'Sở Xây dựng',
  'Sở Công Thương',
  'Sở Tư pháp',
  'Sở Giáo dục và Đào tạo',
  'Sở Khoa học và Công nghệ',
  'Thanh tra tỉnh',
]
const due = [deadline({ raw: 'trước ngày 20/9/2025', due: '2025-09-20', before: true })]
const ALL = task(906, { lead: BODIES, deadlines: due, title: 'Rà soát thủ tục hành chính' })
const ONE = task(907, { lead: ['Sở Y tế'], coop: ['Sở Nội vụ'], deadlines: due, title: 'Lập sổ theo dõi dịch' })

async function office() {
  const world = await testWorld()
  await world.storage.commit({
    at: NOW,
    members: [
      member('secretariat', '1'),
      member('leader', '3'),
      ...BODIES.map((body, i) => member('focal', `1${i}`, { body })),
    ],
    chats: [groupOf('-7', ['Sở Nội vụ'])],
    documents: [documentFile('x', [ALL, ONE])],
  })
  const ask = async (text: string, user = '1', over = {}) => {
    const said = saying(text, { user, chat: user, ...over })
    await chatTurn(world, said)
    const answer = (await world.storage.messages({ keys: [`answer:${said.key}`] }))[0]
    return [answer?.text, ...(answer?.offers?.choices ?? []).map((c) => `[${c.label}]`)].join('\n')
  }
  return { ask, inGroup: (text: string) => ask(text, '10', { chat: '-7', isGroup: true }) }
}

test.each([
  'việc 906 đơn vị nào chưa báo cáo',
  'việc 906 nơi nào chưa nộp',
  'việc 906 ai chưa báo',
  'việc 906 còn ai chưa báo cáo ạ',
  'viec 906 don vi nao chua bao cao',
  'nv 906 mấy nơi chưa nộp',
  'việc 906 bao nhiêu đơn vị chưa báo',
  'những đơn vị nào chưa báo cáo việc 906',
  'ai chưa nộp việc 906',
])('«%s» is answered with counts and names', async (text) => {
  const { ask } = await office()
  await ask('/xong 906 số 12/BC-SYT ngày 8/8/2025 gửi UBND tỉnh', '12')
  await ask('/tiendo 906 60', '13')
  const answer = await ask(text)
  expect(answer).toContain('Việc 906 · Rà soát thủ tục hành chính: 0/9 nơi đã xong, 1 chờ văn phòng xác nhận, 8 chưa')
  expect(answer).toContain('Chưa báo xong (8): Sở Nội vụ; Sở Tài chính; Sở Xây dựng (đã báo 60%); Sở Công Thương')
  expect(answer).not.toContain('Sở Y tế')
})
test.each([
  'việc 906 ai chủ trì',
  'việc 906 ai chưa báo thì báo giúp em nhé',
  'việc 906 chưa báo cáo',
  'hạn việc 906',
])('beside it «%s» is something else', async (text) => {
  const { ask } = await office()
  expect(await ask(text)).not.toContain('nơi đã xong')
})
test('leaders hear names; a body and its group that share the task hear counts', async () => {
  const { ask, inGroup } = await office()
  expect(await ask('việc 906 đơn vị nào chưa báo cáo', '3')).toContain('Chưa báo xong (9): Sở Nội vụ')
  for (const answer of [
    await ask('việc 906 đơn vị nào chưa báo cáo', '10'),
    await inGroup('việc 906 đơn vị nào chưa báo cáo'),
  ]) {
    expect(answer).toContain('0/9 nơi đã xong, 9 chưa báo xong.')
    expect(answer).not.toContain('Sở Tài chính')
  }
})
test('whoever coordinates by name hears who is missing; once the task is late, when missing is being late, in private alone', async () => {
  const LATE = [deadline({ raw: 'trước ngày 5/8/2025', due: '2025-08-05', before: true })]
  const world = await testWorld()
  const lead = ['Sở Nội vụ', 'các sở, ngành']
  await world.storage.commit({
    at: NOW,
    members: [member('focal', '10', { body: 'Sở Nội vụ' })],
    chats: [groupOf('-7', ['Sở Nội vụ'])],
    documents: [documentFile('x', [task(908, { lead, deadlines: LATE }), task(909, { lead, deadlines: due })])],
  })
  const ask = async (no: number, over = {}) => {
    const said = saying(`việc ${no} đơn vị nào chưa báo cáo`, { user: '10', chat: '10', ...over })
    await chatTurn(world, said)
    return (await world.storage.messages({ keys: [`answer:${said.key}`] }))[0]?.text ?? ''
  }
  const group = { chat: '-7', isGroup: true }
  expect(await ask(908)).toContain('Sở Tài chính')
  expect(await ask(909, group)).toContain('Sở Tài chính')
  const late = await ask(908, group)
  expect(late).toContain('chưa báo xong')
  expect(late).not.toContain('Sở Tài chính')
})
test('a group that only helps one owner hears what it hears of the task', async () => {
  const { inGroup } = await office()
  expect(await inGroup('việc 907 ai chưa báo')).not.toContain('chưa báo xong')
})
test('of nine that have reported six are shown, the other three behind «xem tiếp»', async () => {
  const { ask } = await office()
  for (const [i] of BODIES.entries()) await ask(`/tiendo 906 ${10 + i}`, `1${i}`)
  const first = await ask('chi tiết việc 906')
  expect(first).toContain('(còn 3 cơ quan khác đã báo: gõ «xem tiếp»)')
  expect(first).toContain('[Xem tiếp]')
  expect(first).toContain('   Thanh tra tỉnh: ')
  expect(first).not.toContain('   Sở Tài chính: ')
  const next = await ask('xem tiếp')
  expect(next).toContain('Việc 906, các cơ quan đã báo trước đó:\n   Sở Nội vụ: ')
  expect(next).toContain('   Sở Tài chính: ')
  expect(next).not.toContain('[Xem tiếp]')
  expect(await ask('xem tiếp')).toContain('đã kể hết')
})
