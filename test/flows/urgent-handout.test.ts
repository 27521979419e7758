// A document stamped HỎA TỐC published at night: its hand-outs wait, unless a named person of the office says otherwise.
import { beforeEach, expect, test } from 'vitest'
import { momentOf } from '../../src/domain/calendar.ts'
import { readUrgency } from '../../src/extraction/urgency.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { importDocument } from '../../src/flows/import-document.ts'
import { officeWords } from '../../src/flows/words/office-words.ts'
import { groupOf, member, NOW, saying, type TestWorld, testWorld } from './chat-world.ts'

const NIGHT = momentOf('2025-08-16', '22:10')
const TEXT = `TỈNH ỦY LÀO CAI
*
Số 77-KL/TU
HỎA TỐC
Lào Cai, ngày 16 tháng 8 năm 2025
KẾT LUẬN
CỦA BAN THƯỜNG VỤ TỈNH ỦY
về ứng phó mưa lũ
-----
Ban Thường vụ Tỉnh ủy kết luận như sau:
1. Giao Sở Nội vụ chủ trì lập danh sách cán bộ trực, báo cáo Ban Thường vụ Tỉnh ủy trước ngày 18/8/2025.
T/M BAN THƯỜNG VỤ
`
let world: TestWorld
async function says(text: string) {
  const said = saying(text, { user: '1', chat: '1', name: 'Đồng chí Lan' })
  await chatTurn(world, said)
  const [message] = await world.storage.messages({ keys: [`answer:${said.key}`] })
  return { text: message?.text ?? '', choices: message?.offers?.choices ?? [] }
}
const handed = async () => (await world.storage.messages({ kinds: ['handout'] })).map((m) => m.dueAt)
beforeEach(async () => {
  const read = async () => ({ kind: 'refused' as const, why: 'broken' as const, detail: '' })
  const quiet = [{ from: '17:00', to: '07:30' }]
  world = await testWorld(undefined, {
    manners: { digestAt: '07:30', quiet, twoPersons: false },
    words: officeWords({ read, hash: () => 'h' }),
  })
  await world.storage.commit({
    at: NOW,
    chats: [groupOf('-100', ['Sở Nội vụ'])],
    members: [member('secretariat', '1')],
  })
  world.clockAt(NIGHT)
  const { bot } = await world.office.read()
  const source = { text: TEXT, fileName: 'kl.txt', pages: [0], tables: [], uncertain: null }
  await importDocument(
    { fileName: 'kl.txt', bytes: new Uint8Array(), province: 'Lào Cai', by: 'a' },
    {
      storage: world.storage,
      register: bot.register,
      now: NIGHT,
      read: async () => ({ kind: 'text', source }),
      hash: () => 'h',
    },
  )
})

test('the preview says what the document says, and offers both ways', async () => {
  const { text, choices } = await says('/guiketluan N1')
  expect(text).toContain('Văn bản ghi «HỎA TỐC»')
  expect(choices.map((c) => c.label)).toEqual(['Đúng, gửi đi', 'Hỏa tốc: đi ngay, cả ngoài giờ', 'Không'])
})
test('sent as usual it waits for Monday morning', async () => {
  await says('/guiketluan N1')
  await says('1')
  expect(await handed()).toEqual([momentOf('2025-08-18', '07:30')])
})
test('confirmed by name it goes now, and that stands in the audit', async () => {
  await says('/guiketluan N1')
  expect((await says('2')).text).toContain('Người xác nhận: Đồng chí Lan')
  expect(await handed()).toEqual([NIGHT])
  expect((await world.storage.audit()).map((row) => row.what)).toContain('sent at once, confirmed by name')
})
test('typed without the question it hurries nothing', async () => {
  const seal = /[0-9a-f]{8}/.exec((await says('/guiketluan N1')).choices.map((c) => c.says).join())?.[0]
  await says(`/guiketluan N1 ${seal ?? 'deadbeef'} hoatoc`)
  expect((await handed()).filter((at) => at === NIGHT)).toEqual([])
})
test.each([
  ['HỎA TỐC', 'hỏa tốc'],
  ['| HOẢ TỐC HẸN GIỜ |', 'hỏa tốc'],
  ['**THƯỢNG KHẨN**', 'thượng khẩn'],
  ['KHẨN', 'khẩn'],
  ['khẩn trương triển khai', null],
  ['Công điện khẩn', null],
])('the stamp «%s»', (line, wanted) => expect(readUrgency(`UBND TỈNH\n${line}\n1. Giao Sở Y tế …`)).toBe(wanted))
