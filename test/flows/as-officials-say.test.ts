// How officials tell of their work: dozens of per cent, drafts, what is planned, a document without «xong».
import { expect, test } from 'vitest'
import { chatTurn } from '../../src/flows/chat.ts'
import { member, NOW, saying, testWorld } from './chat-world.ts'
import { deadline, documentFile, task } from './generated-registers.ts'

const due = [deadline({ raw: 'trước ngày 20/9/2025', due: '2025-09-20', before: true })]
async function office() {
  const world = await testWorld()
  const tasks = [task(902, { deadlines: due, title: 'Rà soát hồ sơ cán bộ' })]
  await world.storage.commit({ at: NOW, members: [member('focal', '2')], documents: [documentFile('x', tasks)] })
  const ask = async (text: string) => {
    const said = saying(text, { user: '2', chat: '2' })
    await chatTurn(world, said)
    return (await world.storage.messages({ keys: [`answer:${said.key}`] }))[0]?.text ?? ''
  }
  const kinds = async () => (await world.storage.entries({ tasks: [902] })).map((e) => e.kind)
  return { ask, kinds }
}

test.each([
  ['việc 902 đang làm được tầm 6 chục phần trăm', 'tiến độ 60%'],
  ['việc 902 mới làm được 1 nửa', 'tiến độ 50%'],
  ['việc 902 có dự thảo lần 1 rồi', 'sản phẩm từng phần: dự thảo lần 1.'],
  ['việc 902 sản phẩm: dự thảo lần 2', 'sản phẩm từng phần: dự thảo lần 2.'],
  ['việc 902 dự kiến xong ngày 15/8', 'Ghi cho việc 902 · Rà soát hồ sơ cán bộ: dự kiến xong ngày 15/8.'],
  ['việc 902 cơ bản hoàn thành', 'Ghi cho việc 902'],
  ['việc 902 kẹt do chưa có kinh phí', 'vướng: do chưa có kinh phí'],
  ['xong viec 902 so 45/bc-snv ngay 8/8 gui btv', '45/BC-SNV ngày 8/8/2025, gửi btv'],
  ['việc 902 xong rồi', 'Ghi là cơ quan báo xong việc 902'],
  ['việc 902 đã có dự thảo chưa', 'Chủ trì: Sở Nội vụ'],
  ['việc 902 đã trình 12/TTr-SNV ngày 9/8, chờ ký', 'Ghi cho việc 902'],
])('«%s» comes to «%s»', async (text, said) => {
  const { ask, kinds } = await office()
  expect(await ask(text)).toContain(said)
  expect(await kinds()).toEqual([])
})
test.each([
  'việc 902 đã nộp báo cáo 45/BC-SNV ngày 8/8',
  'đã báo cáo việc 902 bằng văn bản 45/BC-SNV ngày 8/8, gửi UBND tỉnh',
])('«%s»: the end or a step is asked', async (text) => {
  const { ask, kinds } = await office()
  const asked = await ask(text)
  expect(asked).toContain('Việc đã hoàn thành, hay đây là một bước?')
  expect(asked).not.toContain('gửi báo cáo')
  await ask('1')
  expect(await kinds()).toEqual(['evidence'])
  const other = await office()
  await other.ask(text)
  await other.ask('2')
  expect(await other.kinds()).toEqual(['progress'])
})
